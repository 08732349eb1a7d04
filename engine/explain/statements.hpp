#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace casus::explain {

/// One thing that a case says and could be without: a value of a role or a date of an event, an
/// answer to a question, a declaration that a record is complete.
struct Statement {
  std::string role;     ///< `by`; `answer` and `complete` for what stands outside events
  std::string event;    ///< the event's id, empty where there is none
  std::string words;    ///< `e1 by RU (state-organ), denied`
  std::string pointer;  ///< JSON Pointer into the case
  std::vector<record::SourceId> sources;  ///< its own, else those of its event
};

/// All statements of the case, in the order of the file. Events themselves are not among them: one
/// of which nothing is said has no effect.
[[nodiscard]] std::vector<Statement> statements_of(model::Rulebook const& rulebook,
                                                   record::Case const& judged);

/// The same case with only the statements for which `kept` is true, in the order of
/// `statements_of`.
[[nodiscard]] record::Case keeping(record::Case const& judged, std::vector<bool> const& kept);

/// The same case as if the source had not spoken: without the statements that rest on it alone, and
/// with the others resting on what is left.
[[nodiscard]] record::Case without_source(record::Case const& judged, record::SourceId source);

}  // namespace casus::explain
