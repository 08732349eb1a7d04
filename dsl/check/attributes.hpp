#pragma once

#include "dsl/check/context.hpp"
#include "dsl/model/norm.hpp"
#include "dsl/model/provenance.hpp"

#include <optional>
#include <string>
#include <vector>

namespace casus::check {

/// The lines that clauses of every sort may begin with.
struct Attributes {
  std::string text;
  std::optional<model::Provenance> content;
  std::optional<model::Provenance> number;
  std::optional<model::Severity> severity;
  bool survives_termination = false;
  bool applies_from_signature = false;
  std::vector<Node> overrides;
  std::vector<Node> guides;  ///< the names
  std::string status, owner;
};

/// Reads them; reports those that have no meaning in this sort of clause, and those that stand
/// twice.
[[nodiscard]] Attributes lower_attributes(Context& context, Node clause);

/// The clause's own provenance of content, else that of its article.
[[nodiscard]] model::Provenance content_of(Context const& context, Attributes const& attributes,
                                           model::ArticleId article);

}  // namespace casus::check
