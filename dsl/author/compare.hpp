#pragma once

#include "dsl/model/rulebook.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::author {

/// How the first instrument stands to the second in one respect. `stricter` says that the first
/// binds more, `weaker` that the second does.
enum class Outcome : std::uint8_t {
  equal,
  stricter,
  weaker,
  mixed,      ///< stricter in one respect, weaker in another
  different,  ///< neither includes the other
  only_first,
  only_second,
  in_both,     ///< each has one; what it says is not compared
  cannot_tell  ///< the content of a clause is only inferred or assumed
};

/// `equal`, `only-first`, …: for tools.
[[nodiscard]] std::string_view name(Outcome outcome);
/// The same seen from the other instrument.
[[nodiscard]] Outcome swapped(Outcome outcome);
/// Several respects together.
[[nodiscard]] Outcome combined(Outcome left, Outcome right);

/// One instrument's half of a row.
struct Side {
  std::string name;
  std::string article;     ///< `Article 4(3)`; empty where it has none or its number is unknown
  std::string provenance;  ///< `seen in S14`, `inferred from sco-2009 "annex 1"`
  bool uncertain = false;  ///< only inferred or assumed
  std::string words;
  model::Place place;
};

/// One respect in which two clauses are not the same, and why.
struct Difference {
  std::string aspect;  ///< `kinds`, `deadline`, `defence`, …
  Outcome outcome = Outcome::different;
  std::string why;
};

struct Row {
  std::string subject;  ///< `commitment`, `term`, `threat`, …
  Outcome outcome = Outcome::equal;
  Outcome as_written = Outcome::equal;  ///< whatever the provenance
  std::optional<Side> first, second;
  bool named_only = false;  ///< paired by name, with contents that cannot be set side by side
  std::string paired_by;    ///< `name` or `structure`; empty for what stands alone
  std::vector<Difference> differences;
};

/// The claim "the first is the more comprehensive": where it holds, where not, and where the text
/// of one is not known well enough to tell. Each entry is a sentence.
struct Weighing {
  std::vector<std::string> holds, fails, open;
  std::string conclusion;
};

struct Comparison {
  std::string first, second;  ///< names of instruments
  std::vector<Row> commitments;
  std::vector<Row> instrument;
  Weighing weighing;
};

/// Compares two instruments over the taxonomy and their definitions; proves nothing. Amended texts
/// are compared as they stand now.
[[nodiscard]] Comparison compare(model::Rulebook const& rulebook, model::InstrumentId first,
                                 model::InstrumentId second);

}  // namespace casus::author
