#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casus::model {

/// How sure we are of the rule itself, from the text read to a guess (semantics, section 6a). The
/// order is that of trust: later is weaker.
enum class Sureness : std::uint8_t { seen, reported, known, inferred, assumed };

[[nodiscard]] constexpr std::string_view name(Sureness sureness) {
  switch (sureness) {
    case Sureness::seen: return "seen";
    case Sureness::reported: return "reported";
    case Sureness::known: return "known";
    case Sureness::inferred: return "inferred";
    case Sureness::assumed: return "assumed";
  }
  return "assumed";
}

/// A content that is only inferred or assumed caps a breach at a potential breach.
[[nodiscard]] constexpr bool caps_a_breach(Sureness sureness) {
  return sureness == Sureness::inferred || sureness == Sureness::assumed;
}

/// Where a line of a rule comes from. Nothing stated counts as `assumed`: silence must never read
/// as certainty.
struct Provenance {
  Sureness sureness = Sureness::assumed;
  bool stated = false;
  std::vector<std::string> sources;  ///< codes such as "S4", resolved in SOURCES.md
  std::string inferred_from;         ///< the sibling instrument
  std::string inferred_article;      ///< and its article
  std::string because;
};

}  // namespace casus::model
