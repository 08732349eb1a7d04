#pragma once

#include "dsl/model/rulebook.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace casus::exchange {

/// What an enumerator or an alternative is called in the file: one table for both directions.
/// `Names<Enum>::table` holds the names in the order of the enumerators, which count from 0.
template <class Enum>
struct Names;

#define CASUS_NAMES(type, ...)                                                    \
  template <>                                                                     \
  struct Names<type> {                                                            \
    static constexpr auto table = std::to_array<std::string_view>({__VA_ARGS__}); \
  }

CASUS_NAMES(model::Group, "conduct", "communications", "measures", "assets", "effects", "purposes",
            "grounds", "channels");
CASUS_NAMES(model::Verb, "conduct", "send", "give", "make", "take", "hold", "maintain");
CASUS_NAMES(model::Unit, "minute", "hour", "day", "week", "month", "year");
CASUS_NAMES(model::Sureness, "seen", "reported", "known", "inferred", "assumed");
CASUS_NAMES(model::Basis, "state-organ", "empowered-entity", "organ-at-disposal",
            "direction-or-control", "absence-of-authorities", "insurrection", "acknowledged",
            "territory", "nationality", "unspecified");
CASUS_NAMES(model::Genre, "treaty", "norms", "custom");
CASUS_NAMES(model::ForceLine::Form, "signed", "adopted", "in-force", "provisional", "accession",
            "suspended", "ended");
CASUS_NAMES(model::Term::Form, "without-limit", "as-long-as", "fixed");
CASUS_NAMES(model::Term::From, "signature", "entry-into-force");
CASUS_NAMES(model::Relation::Form, "yields-to", "prevails-over", "leaves-unaffected");
CASUS_NAMES(model::Article::Form, "preamble", "article", "annex", "paragraph");
CASUS_NAMES(model::Saying::Form, "principle", "right");
CASUS_NAMES(model::Power::Effect, "ends", "is-suspended", "resumes", "is-amended", "is-not-renewed",
            "enters-into-force");
CASUS_NAMES(model::Power::Time, "at-once", "on-the-date-named", "end-of-the-current-term", "after");
CASUS_NAMES(model::Variable::Sort, "state", "event");
CASUS_NAMES(model::Domain, "party", "state", "third-state");
CASUS_NAMES(model::Actor::Form, "variable", "state", "anyone", "anyone-other-than", "same-actor",
            "depositary", "parties");
CASUS_NAMES(model::EventReference::Form, "it", "the-act", "variable");
CASUS_NAMES(model::Combination::Form, "any-of", "all-of", "none-of");
CASUS_NAMES(model::When::Form, "before", "during", "before-or-during", "after");
CASUS_NAMES(model::RoleFact::Role, "affecting", "causing", "using", "purpose");
CASUS_NAMES(model::Moment::Form, "entry-into-force", "signature", "termination", "withdrawal",
            "accession", "breach");
CASUS_NAMES(model::Deadline::Form, "none", "within", "no-later-than", "without-a-set-limit",
            "without-delay", "at-all-times", "as-long-as-lasts", "recurring");
CASUS_NAMES(model::Deadline::Anchor, "trigger", "receipt", "discovery", "the-end",
            "entry-into-force", "signature", "event");
CASUS_NAMES(model::Modality, "must", "must-not", "should", "should-not");
CASUS_NAMES(model::Imputation, "conduct", "use-territory", "assist", "allow");
CASUS_NAMES(model::MentalElement, "none", "knowingly", "knowingly-or-not", "intentionally");
CASUS_NAMES(model::Severity, "minor", "serious", "grave");
CASUS_NAMES(model::Expectation, "not-applicable", "cleared", "compliant", "excused", "pending",
            "potential-departure", "potential-breach", "contested", "departure", "breach",
            "no-finding");

#undef CASUS_NAMES

/// `is` of each alternative of a variant, in the order of its alternatives.
template <class Variant>
struct Alternatives;

template <>
struct Alternatives<model::Condition::Form> {
  static constexpr auto table = std::to_array<std::string_view>(
      {"combination", "defence-applies", "occurrence", "in-force-between", "role-fact", "came-from",
       "was-by", "was-described", "breached", "judged", "knew-of", "is-bound", "consented"});
};
template <>
struct Alternatives<decltype(model::Trigger::what)> {
  static constexpr auto table = std::to_array<std::string_view>({"moment", "pattern"});
};
template <>
struct Alternatives<model::ExampleFact> {
  static constexpr auto table = std::to_array<std::string_view>(
      {"example-event", "example-complete", "example-end", "example-answer", "example-denial"});
};

}  // namespace casus::exchange
