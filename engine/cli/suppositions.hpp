#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"
#include "engine/report/text.hpp"

#include <string>
#include <vector>

namespace casus::cli {

/// A case as it is and as it is supposed to be.
struct Supposed {
  record::Case before, after;
};

/// Reads the one case that the path names and makes the changes `OWNER.KEY=VALUE` in order; the
/// file stays as it is. Throws UsageError for a change that cannot be made or a path that is not
/// one case, Explained where the case, as it is or as changed, is in error.
[[nodiscard]] Supposed read_supposed(Session const& session, std::string const& path,
                                     std::vector<std::string> const& changes,
                                     model::Rulebook const& rulebook);

/// What the changes do to the findings: new ones, gone ones, changed verdicts, and how many stay.
[[nodiscard]] std::string changes_text(model::Rulebook const& rulebook, Supposed const& supposed,
                                       judge::CaseFindings const& before,
                                       judge::CaseFindings const& after,
                                       std::vector<std::string> const& changes,
                                       report::TextStyle const& style);

}  // namespace casus::cli
