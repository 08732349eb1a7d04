#include "engine/report/changes.hpp"
#include "engine/report/finding_text.hpp"
#include "engine/report/json_text.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

namespace casus::report {
namespace {

using Json = nlohmann::ordered_json;

Json verdict_json(std::optional<judge::Verdict> verdict) {
  return verdict ? Json(judge::name(*verdict)) : Json(nullptr);
}

std::string_view kind_of(Change const& change) {
  if (!change.before) return "new";
  return change.after ? "changed" : "gone";
}

Span verdict_span(std::optional<judge::Verdict> verdict) {
  return verdict ? Span{words(*verdict), ink_of(*verdict)} : Span{"none", Ink::faint};
}

}  // namespace

std::string changes_text(Changes const& changes, TextStyle const& style) {
  Page page(style.width, style.colour);
  if (changes.tlp) page.paragraph(0, 2, {{record::label(*changes.tlp), Ink::strong}});
  for (std::string const& line : changes.general) page.paragraph(0, 2, {{line}});
  if (!changes.general.empty()) page.blank();
  std::size_t hardened = 0;
  for (Change const& change : changes.findings) {
    if (change.hardened()) ++hardened;
    page.paragraph(
        0, 4,
        {{std::string(kind_of(change)), Ink::strong},
         {change.hardened() ? " · harder · " : " · "},
         verdict_span(change.before),
         {" → "},
         verdict_span(change.after),
         {fmt::format(" · {} · {} · {}", change.case_id, change.address, change.finding)}});
    for (std::string const& line : change.because) page.paragraph(4, 6, {{line}});
  }
  if (!changes.findings.empty()) page.blank();
  page.paragraph(0, 2,
                 {{fmt::format("{} changed, {} of them harder; {} as before",
                               changes.findings.size(), hardened, changes.same)}});
  return page.take();
}

std::string changes_json(Changes const& changes) {
  Json list = Json::array();
  for (Change const& change : changes.findings) {
    list.push_back({{"case", change.case_id},
                    {"finding", change.finding},
                    {"address", change.address},
                    {"change", kind_of(change)},
                    {"before", verdict_json(change.before)},
                    {"after", verdict_json(change.after)},
                    {"hardened", change.hardened()},
                    {"because", change.because}});
  }
  Json json{{"format", "casus-changes/1"},
            {"hardened", changes.hardened()},
            {"same", changes.same},
            {"general", changes.general},
            {"changes", std::move(list)}};
  if (changes.tlp) json["tlp"] = record::label(*changes.tlp);
  return json_text(json, 2) + "\n";
}

}  // namespace casus::report
