#include "engine/report/reasons_text.hpp"

#include "engine/explain/tree.hpp"
#include "engine/report/finding_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace casus::report {
namespace {

constexpr std::size_t indent = 4;

class Writer {
 public:
  Writer(Page& page, record::Case const& judged, judge::Finding const& finding)
      : page_(page), judged_(judged), finding_(finding) {}

  void grounds(explain::Grounds const& grounds) {
    if (!grounds.searched) {
      row("stands on",
          {{"(the case says too much to be searched for the smallest set of claims)", Ink::faint}});
      return;
    }
    std::size_t const count = grounds.statements.size();
    if (count == 0) {
      row("stands on", {{"no claim: the verdict would be the same if the case said nothing"}});
      return;
    }
    std::string const these =
        count == 1 ? "this claim alone" : fmt::format("these {} claims alone", count);
    std::string_view rest = "; a smaller set may do too: not all were tried";
    if (grounds.smallest) rest = count == 1 ? "" : "; no fewer do";
    row("stands on",
        {{fmt::format("{} {} the verdict{}", these, count == 1 ? "keeps" : "keep", rest)}});
    for (explain::Statement const& statement : grounds.statements) write(statement);
  }

  void telling(std::vector<explain::Withdrawal> const& withdrawals) {
    if (judged_.sources.empty()) return;
    if (withdrawals.empty()) {
      row("hangs on", {{"no single source: without any one of them the verdict stays"}});
      return;
    }
    bool first = true;
    for (explain::Withdrawal const& withdrawal : withdrawals) {
      Text line{
          {"without "}, {explain::source_line(judged_.sources[withdrawal.source.value])}, {": "}};
      line.push_back(withdrawal.verdict
                         ? Span{words(*withdrawal.verdict), ink_of(*withdrawal.verdict)}
                         : Span{"no finding", Ink::faint});
      row(first ? "hangs on" : "", line);
      first = false;
    }
  }

  void why_not(explain::WhyNot const& why_not) {
    std::string const label = "why not";
    Text head{{words(why_not.wanted), ink_of(why_not.wanted)}};
    if (why_not.wanted == finding_.verdict) {
      head.push_back({": it is"});
      row(label, head);
      return;
    }
    head.push_back(
        {why_not.obstacles.empty() ? ": nothing on record alone stands in its way" : ":"});
    row(label, head);
    for (std::string const& obstacle : why_not.obstacles) row("", {{"· " + obstacle}});
    for (judge::MissingSet const& set : why_not.with) {
      row("", {{"it would be, if these came out so: ", Ink::faint},
               {fmt::format("{}", fmt::join(set.facts, " and "))}});
    }
    for (std::vector<explain::Statement> const& set : why_not.without) {
      Text line{{"it would be without: ", Ink::faint}};
      for (std::size_t i = 0; i < set.size(); ++i) {
        if (i > 0) line.push_back({" and "});
        line.push_back({set[i].words});
        line.push_back({" (" + set[i].pointer + ")", Ink::faint});
      }
      row("", line);
    }
    bool const hopeless = why_not.without.empty() && why_not.with.empty();
    if (hopeless && !why_not.truncated) {
      row("", {{"leaving claims out never makes it so", Ink::faint}});
    }
    if (why_not.truncated) {
      row("",
          {{"(not every set of claims was tried: the search stopped at its bound)", Ink::faint}});
    }
  }

 private:
  void row(std::string_view label, Text const& text) { page_.row(indent, label, text); }

  void write(explain::Statement const& statement) {
    Text line{{"· " + statement.words}, {" · " + statement.pointer, Ink::faint}};
    for (record::SourceId const source : statement.sources) {
      line.push_back({" · " + judged_.sources[source.value].id, Ink::faint});
    }
    row("", line);
  }

  Page& page_;
  record::Case const& judged_;
  judge::Finding const& finding_;
};

}  // namespace

void write_reasons(Page& page, record::Case const& judged, judge::Finding const& finding,
                   explain::Reasons const& reasons) {
  Writer writer(page, judged, finding);
  writer.grounds(reasons.grounds);
  writer.telling(reasons.telling_sources);
  if (reasons.why_not) writer.why_not(*reasons.why_not);
}

}  // namespace casus::report
