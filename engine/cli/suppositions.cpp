#include "engine/cli/suppositions.hpp"

#include "engine/cli/inputs.hpp"
#include "engine/explain/select.hpp"
#include "engine/explain/what_if.hpp"
#include "engine/record/json.hpp"
#include "engine/record/read.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::cli {
namespace {

record::Case read_or_explain(Session const& session, std::string const& json,
                             std::string const& path, model::Rulebook const& rulebook,
                             bool supposed) {
  record::ReadResult result = record::read_case(json, path, rulebook, session.bounds);
  if (result.value) return std::move(*result.value);
  if (supposed) print_error(session, "the case as supposed is no case:");
  for (record::ReadError const& error : result.errors) print_error(session, error_line(error));
  throw Explained{};
}

judge::Finding const* find(judge::CaseFindings const& found, std::string const& id) {
  auto const same = std::find_if(found.findings.begin(), found.findings.end(),
                                 [&](judge::Finding const& row) { return row.id == id; });
  return same == found.findings.end() ? nullptr : &*same;
}

report::Span span_of(judge::Finding const* finding) {
  if (finding == nullptr) return {"no finding", report::Ink::faint};
  return {report::words(finding->verdict), report::ink_of(finding->verdict)};
}

}  // namespace

Supposed read_supposed(Session const& session, std::string const& path,
                       std::vector<std::string> const& changes, model::Rulebook const& rulebook) {
  FileText const text = read_text(path, session.bounds, text::Bound::case_bytes);
  if (text.problem) {
    print_error(session, error_line(*text.problem));
    throw Explained{};
  }
  record::Case before = read_or_explain(session, text.text, path, rulebook, false);
  record::ErrorList none(path, 1);
  record::JsonLimits limits;
  limits.bounds = session.bounds;
  std::optional<record::Value> root = record::parse_json(text.text, limits, none);
  for (std::string const& change : changes) {
    explain::SuppositionRead const read = explain::read_supposition(change);
    if (!read.value) throw UsageError("--what-if: " + read.refusal.message, read.refusal.hint);
    if (auto const refusal = explain::suppose(*root, *read.value)) {
      throw UsageError("--what-if " + change + ": " + refusal->message, refusal->hint);
    }
  }
  return {std::move(before),
          read_or_explain(session, record::pretty_json(*root), path, rulebook, true)};
}

std::string changes_text(model::Rulebook const& rulebook, Supposed const& supposed,
                         judge::CaseFindings const& before, judge::CaseFindings const& after,
                         std::vector<std::string> const& changes, report::TextStyle const& style) {
  report::Page page(style.width, style.colour);
  for (std::string const& change : changes) {
    bool const taken = change.back() == '=';
    page.row(2, "what if",
             {{taken ? change.substr(0, change.size() - 1) + " were not said" : change,
               report::Ink::strong}});
  }
  std::size_t same = 0;
  auto const line = [&](record::Case const& judged, judge::Finding const& named,
                        judge::Finding const* old, judge::Finding const* now) {
    page.paragraph(2, 6,
                   {{explain::address(rulebook, judged, named)},
                    {": "},
                    span_of(old),
                    {" → "},
                    span_of(now),
                    {"  " + named.id, report::Ink::faint}});
  };
  for (judge::Finding const& finding : before.findings) {
    judge::Finding const* const now = find(after, finding.id);
    if (now != nullptr && now->verdict == finding.verdict) {
      // What is not applicable is no finding to a reader who did not ask for all.
      if (finding.verdict != judge::Verdict::not_applicable) ++same;
    } else {
      line(supposed.before, finding, &finding, now);
    }
  }
  for (judge::Finding const& finding : after.findings) {
    if (find(before, finding.id) == nullptr) line(supposed.after, finding, nullptr, &finding);
  }
  std::string rest = fmt::format("{} other findings stay as they are", same);
  if (same == 0) rest = "there is no other finding";
  if (same == 1) rest = "one other finding stays as it is";
  page.paragraph(2, 2, {{rest, report::Ink::faint}});
  page.blank();
  return page.take();
}

}  // namespace casus::cli
