#include "engine/explain/obstacles.hpp"

#include "engine/judge/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace casus::explain {
namespace {

using judge::Truth;
using judge::Verdict;

class Obstacles {
 public:
  Obstacles(model::Rulebook const& rulebook, judge::Finding const& finding,
            judge::Options const& options)
      : finding_(finding), doubt_(options.doubt), commitment_(rulebook[finding.commitment]) {}

  std::vector<std::string> take(Verdict wanted) {
    if (wanted == finding_.verdict) return {};
    switch (wanted) {
      case Verdict::not_applicable: not_applicable(); break;
      case Verdict::cleared: cleared(); break;
      case Verdict::compliant: compliant(); break;
      case Verdict::excused: excused(); break;
      case Verdict::pending: pending(); break;
      case Verdict::potential_departure:
      case Verdict::potential_breach: potential(wanted); break;
      case Verdict::contested: charge(wanted, Truth::contested); break;
      case Verdict::departure:
      case Verdict::breach: charge(wanted, Truth::established); break;
    }
    return std::move(found_);
  }

 private:
  void say(std::string clause) { found_.push_back(std::move(clause)); }

  /// `: nobody reports whether e1 was by russia`, `: e1 was by russia, 0.40 for`; the leaf that
  /// decides, in words.
  [[nodiscard]] std::string because(judge::Outcome const& outcome) const {
    judge::ProofNode const& leaf = finding_.proof[outcome.decided_by];
    std::string words = leaf.label.empty() ? "" : ": " + leaf.label;
    bool const silent = outcome.support.pro == 0 && outcome.support.challenge == 0;
    if (silent && !leaf.missing.empty()) return ": nobody reports " + leaf.missing;
    if (silent) return words + ", nothing on record";
    words += fmt::format(", {:.2f} for", outcome.support.pro);
    if (outcome.support.challenge == 0) return words;
    return words + fmt::format(", {:.2f} against", outcome.support.challenge);
  }

  [[nodiscard]] static std::string name_of(judge::Element const& element) {
    if (element.words.empty()) return element.name;
    return element.name + " `" + judge::phrases::condition(element.words) + "`";
  }

  [[nodiscard]] bool is_duty() const {
    return std::any_of(
        finding_.elements.begin(), finding_.elements.end(),
        [](judge::Element const& element) { return element.name == "non-performance"; });
  }

  [[nodiscard]] bool voluntary() const {
    return std::any_of(commitment_.sentences.begin(), commitment_.sentences.end(),
                       [](auto const& sentence) {
                         return sentence.modality == model::Modality::should
                                || sentence.modality == model::Modality::should_not;
                       });
  }

  void not_applicable() {
    for (judge::Element const& element : finding_.elements) {
      if (element.name != "scope") continue;
      say(fmt::format("scope is {}{}", judge::name(element.outcome.truth),
                      because(element.outcome)));
    }
  }

  void cleared() {
    if (bound_otherwise()) return;
    for (judge::Element const& element : finding_.elements) {
      if (element.name == "scope" || element.name == "non-performance") continue;
      say(fmt::format("{} is {}, not refuted{}", name_of(element),
                      judge::name(element.outcome.truth), because(element.outcome)));
    }
  }

  void compliant() {
    if (!is_duty()) {
      say("it is a prohibition: there is nothing to perform");
      return;
    }
    if (bound_otherwise()) return;
    if (finding_.late) say("what was performed came " + finding_.delay + " after the deadline");
    for (judge::Element const& element : finding_.elements) {
      if (element.name != "non-performance" || finding_.late) continue;
      say("no performance in time is established" + because(element.outcome));
    }
  }

  void excused() {
    if (bound_otherwise()) return;
    if (finding_.defences.empty()) say("the clause and its treaty know no defence");
    for (judge::DefenceOutcome const& defence : finding_.defences) {
      if (defence.state == judge::DefenceState::established) continue;
      judge::Outcome const outcome = finding_.proof.fold(defence.proof, doubt_, doubt_);
      say(fmt::format(
          "the defence `{}` is {}{}", defence.name,
          defence.state == judge::DefenceState::contested ? "contested" : "not established",
          because(outcome)));
    }
  }

  void pending() {
    if (!is_duty()) {
      say("it is a prohibition: it is due at all times");
    } else if (finding_.deadline) {
      say("the time for it ended with " + judge::phrases::deadline(*finding_.deadline));
    } else {
      say("the duty is not open in time, or something else decides before it");
    }
  }

  void potential(Verdict wanted) {
    if (bound_otherwise()) return;
    if (wanted == Verdict::potential_breach && voluntary()) {
      say("the clause says only what a State should do: at most a departure");
    }
    for (judge::Element const& element : finding_.elements) {
      if (element.outcome.truth == Truth::unknown) continue;
      say(fmt::format("{} is {}, not open{}", name_of(element), judge::name(element.outcome.truth),
                      because(element.outcome)));
    }
  }

  void charge(Verdict wanted, Truth needed) {
    if (wanted == Verdict::breach && voluntary()) {
      say("the clause says only what a State should do: at most a departure");
    }
    if (wanted == Verdict::departure && !voluntary()) {
      say("the clause binds: falling short of it is a breach, not a departure");
    }
    if (finding_.verdict == Verdict::pending) {
      say(finding_.deadline ? "the duty is due only by " + model::to_string(*finding_.deadline)
                            : std::string("the duty has no set limit, and silence alone breaches "
                                          "none"));
    }
    for (judge::Element const& element : finding_.elements) {
      Truth const truth = element.outcome.truth;
      if (truth >= needed) continue;
      say(fmt::format("{} is {}{}", name_of(element),
                      truth == Truth::contested ? "only contested" : judge::name(truth),
                      because(element.outcome)));
    }
    bool const everything = std::all_of(
        finding_.elements.begin(), finding_.elements.end(),
        [](auto const& element) { return element.outcome.truth == Truth::established; });
    for (judge::DefenceOutcome const& defence : finding_.defences) {
      bool const bars =
          defence.state == judge::DefenceState::established
          || (defence.state == judge::DefenceState::contested && needed == Truth::established);
      if (!bars) continue;
      say(fmt::format(
          "the defence `{}` is {}", defence.name,
          defence.state == judge::DefenceState::established ? "established" : "contested"));
    }
    if (wanted == Verdict::contested && everything && found_.empty()) {
      say("nothing on record disputes an element or a defence far enough");
    }
    capped(wanted);
  }

  void capped(Verdict wanted) {
    if (wanted == Verdict::contested) return;
    if (model::caps_a_breach(finding_.provenance)) {
      say(fmt::format("the clause itself is only {}, which never makes a breach",
                      model::name(finding_.provenance)));
    }
    if (finding_.because == "reservation") say("a reservation may take the duty away");
    if (found_.empty()) say(finding_.because + " decides before it");
  }

  /// Scope comes first in the table: where nothing binds, no other mild verdict can stand.
  [[nodiscard]] bool bound_otherwise() {
    if (finding_.verdict != Verdict::not_applicable) return false;
    not_applicable();
    return true;
  }

  judge::Finding const& finding_;
  double doubt_;
  model::Commitment const& commitment_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> obstacles_to(model::Rulebook const& rulebook,
                                      judge::Finding const& finding, judge::Verdict wanted,
                                      judge::Options const& options) {
  return Obstacles(rulebook, finding, options).take(wanted);
}

}  // namespace casus::explain
