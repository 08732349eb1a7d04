#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::explain {

/// Which finding of a case is meant: `f-3c9a1e07`, or
/// `TREATY/COMMITMENT[/EVENT[/BEARER[/COUNTERPARTY]]]`; an empty part means any.
struct Selector {
  std::string id;
  std::string treaty, commitment, event, bearer, counterparty;
};

/// Nothing for a text that is neither form.
[[nodiscard]] std::optional<Selector> read_selector(std::string_view text);

/// The whole address of a finding, as a selector would name it:
/// `russia-iran-2021/non-attack/e1/russia/iran`.
[[nodiscard]] std::string address(model::Rulebook const& rulebook, record::Case const& judged,
                                  judge::Finding const& finding);

[[nodiscard]] bool matches(Selector const& selector, model::Rulebook const& rulebook,
                           record::Case const& judged, judge::Finding const& finding);

/// How many leading parts of the address agree with the selector: to list the near ones where none
/// matches.
[[nodiscard]] std::size_t parts_in_common(Selector const& selector, model::Rulebook const& rulebook,
                                          record::Case const& judged,
                                          judge::Finding const& finding);

}  // namespace casus::explain
