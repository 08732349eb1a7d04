#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casus::judge {

/// Verdicts from mild to harsh. The four mildest are equals for the two laws (semantics, head of
/// the page); `rank` says so.
enum class Verdict : std::uint8_t {
  not_applicable,
  cleared,
  compliant,
  excused,
  pending,
  potential_departure,
  potential_breach,
  contested,
  departure,
  breach
};

struct VerdictName {
  Verdict verdict;
  std::string_view name;
  int rank;
  std::string_view meaning;
};

/// The one table of the verdicts' names.
inline constexpr std::array<VerdictName, 10> verdict_names{{
    {Verdict::not_applicable, "not-applicable", 0,
     "the commitment does not bind them at that time"},
    {Verdict::cleared, "cleared", 0, "the report itself refutes an element"},
    {Verdict::compliant, "compliant", 0, "the duty is on record as performed"},
    {Verdict::excused, "excused", 0, "a defence is established"},
    {Verdict::pending, "pending", 1, "the duty is not yet due"},
    {Verdict::potential_departure, "potential-departure", 2,
     "a voluntary norm would be departed from if what is missing were shown"},
    {Verdict::potential_breach, "potential-breach", 3, "a breach if what is missing were shown"},
    {Verdict::contested, "contested", 4, "established by some claims and contested by others"},
    {Verdict::departure, "departure", 5,
     "a voluntary norm is departed from, on the claims reported"},
    {Verdict::breach, "breach", 6, "every element is established on the claims reported"},
}};

[[nodiscard]] constexpr VerdictName const& describe(Verdict verdict) {
  return verdict_names[static_cast<std::size_t>(verdict)];
}
[[nodiscard]] constexpr std::string_view name(Verdict verdict) { return describe(verdict).name; }
[[nodiscard]] constexpr int rank(Verdict verdict) { return describe(verdict).rank; }
[[nodiscard]] constexpr std::optional<Verdict> find_verdict(std::string_view text) {
  for (VerdictName const& row : verdict_names) {
    if (row.name == text) return row.verdict;
  }
  return std::nullopt;
}

/// The standard of proof: what the one who alleges must reach (semantics, section 2).
struct StandardName {
  std::string_view name;
  double value;
};
inline constexpr std::array<StandardName, 4> standard_names{{
    {"reasonable-grounds", 0.40},
    {"balance", 0.55},
    {"clear", 0.75},
    {"conclusive", 0.95},
}};

struct Standard {
  std::string name = "balance";  ///< a name of the table, or `custom`
  double value = 0.55;
};

/// A named standard or a number in (0, 1]; nothing for anything else.
[[nodiscard]] std::optional<Standard> find_standard(std::string_view text);

/// The value of a fact: the strongest claim for it, the strongest against it that could refute it,
/// the strongest against it of any kind; each in [0, 1], challenge >= con.
struct Support {
  double pro = 0;
  double con = 0;
  double challenge = 0;
  friend constexpr bool operator==(Support const&, Support const&) = default;
};

/// The chain of states: *and* is the lowest, *or* the highest.
enum class Truth : std::uint8_t { refuted, unknown, contested, established };

[[nodiscard]] constexpr std::string_view name(Truth truth) {
  switch (truth) {
    case Truth::refuted: return "refuted";
    case Truth::unknown: return "unknown";
    case Truth::contested: return "contested";
    case Truth::established: return "established";
  }
  return "unknown";
}

/// The table of semantics, section 2.
[[nodiscard]] constexpr Truth truth_of(Support support, double standard, double doubt) {
  if (support.pro >= standard) {
    return support.challenge < doubt ? Truth::established : Truth::contested;
  }
  return support.con < doubt ? Truth::unknown : Truth::refuted;
}

}  // namespace casus::judge
