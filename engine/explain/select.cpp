#include "engine/explain/select.hpp"

#include <fmt/format.h>

#include <array>

namespace casus::explain {
namespace {

using Parts = std::array<std::string, 5>;

Parts parts_of(model::Rulebook const& rulebook, record::Case const& judged,
               judge::Finding const& finding) {
  model::Commitment const& commitment = rulebook[finding.commitment];
  return {rulebook[commitment.instrument].name, commitment.name,
          finding.event ? judged.events[finding.event->value].id : std::string(),
          record::state_name(rulebook, judged, finding.bearer),
          finding.counterparty == record::nobody
              ? std::string("unidentified")
              : record::state_name(rulebook, judged, finding.counterparty)};
}

Parts parts_of(Selector const& selector) {
  return {selector.treaty, selector.commitment, selector.event, selector.bearer,
          selector.counterparty};
}

}  // namespace

std::optional<Selector> read_selector(std::string_view text) {
  Selector selector;
  if (text.find('/') == std::string_view::npos) {
    if (text.substr(0, 2) != "f-" || text.size() < 3) return std::nullopt;
    selector.id = text;
    return selector;
  }
  std::array<std::string*, 5> const parts{&selector.treaty, &selector.commitment, &selector.event,
                                          &selector.bearer, &selector.counterparty};
  for (std::string* part : parts) {
    std::size_t const slash = text.find('/');
    *part = text.substr(0, slash);
    if (slash == std::string_view::npos) return selector;
    text.remove_prefix(slash + 1);
  }
  return std::nullopt;
}

std::string address(model::Rulebook const& rulebook, record::Case const& judged,
                    judge::Finding const& finding) {
  Parts const parts = parts_of(rulebook, judged, finding);
  return fmt::format("{}", fmt::join(parts, "/"));
}

bool matches(Selector const& selector, model::Rulebook const& rulebook, record::Case const& judged,
             judge::Finding const& finding) {
  if (!selector.id.empty()) return finding.id == selector.id;
  Parts const wanted = parts_of(selector);
  Parts const has = parts_of(rulebook, judged, finding);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i].empty() && wanted[i] != has[i]) return false;
  }
  return true;
}

std::size_t parts_in_common(Selector const& selector, model::Rulebook const& rulebook,
                            record::Case const& judged, judge::Finding const& finding) {
  Parts const wanted = parts_of(selector);
  Parts const has = parts_of(rulebook, judged, finding);
  std::size_t common = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i].empty() && wanted[i] == has[i]) ++common;
  }
  return common;
}

}  // namespace casus::explain
