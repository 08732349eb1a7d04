#include "dsl/check/checks.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>
#include <variant>

namespace casus::check {
namespace {

using model::Commitment;
using model::Example;
using model::Expectation;
using model::KindReference;

/// Whether an event reported as of `kind` could be one of what is named: the same kind, one below
/// it or one above it, or what a term covers.
bool could_be(model::Rulebook const& rulebook, model::KindId kind,
              std::vector<KindReference> const& names) {
  // A list of its own instead of recursion: terms may go in a circle, which is reported elsewhere.
  std::vector<KindReference> waiting = names;
  std::set<std::uint32_t> asked;
  auto const ask = [&](std::vector<model::Pattern> const& patterns) {
    for (model::Pattern const& pattern : patterns) {
      waiting.insert(waiting.end(), pattern.kinds.begin(), pattern.kinds.end());
    }
  };
  while (!waiting.empty()) {
    KindReference const reference = waiting.back();
    waiting.pop_back();
    if (reference.form == KindReference::Form::kind) {
      bool const related = rulebook.vocabulary.is_a(kind, reference.kind())
                           || rulebook.vocabulary.is_a(reference.kind(), kind);
      if (related) return true;
    } else if (asked.insert(reference.value).second) {
      for (model::TermReading const& reading : rulebook.terms[reference.value].readings) {
        ask(reading.meaning.establishes);
        ask(reading.meaning.may_cover);
      }
    }
  }
  return false;
}

bool is_prohibition(model::Sentence const& sentence) {
  return sentence.modality == model::Modality::must_not
         || sentence.modality == model::Modality::should_not;
}

/// The description of the event that the sentence is judged for; none for a duty that stands by
/// itself or follows from a moment.
model::Pattern const* judged_event(model::Sentence const& sentence) {
  if (sentence.trigger) return std::get_if<model::Pattern>(&sentence.trigger->what);
  return is_prohibition(sentence) ? &sentence.act : nullptr;
}

void check_trigger(Context& context, Commitment const& commitment, Example const& example,
                   Node node) {
  if (example.verdict == Expectation::no_finding) return;
  for (model::Sentence const& sentence : commitment.sentences) {
    model::Pattern const* const wanted = judged_event(sentence);
    if (wanted == nullptr || wanted->kinds.empty()) return;
    for (model::ExampleFact const& fact : example.facts) {
      auto const* event = std::get_if<model::ExampleEvent>(&fact);
      if (event == nullptr) continue;
      for (KindReference const kind : event->pattern.kinds) {
        if (kind.form == KindReference::Form::term) return;
        if (could_be(context.rulebook, kind.kind(), wanted->kinds)) return;
      }
    }
  }
  auto const title = node.child(NodeKind::string);
  context.report(at(text::Code::example_without_trigger, title.value_or(node),
                    "no event of this example is one that the commitment is about")
                     .note("if that is the point, expect `no-finding`"));
}

struct Verdicts {
  bool voluntary = false;  ///< `should`
  bool as_a_rule = false;  ///< `must as a rule`
  bool prohibition = false;
};

/// Why the verdict cannot be, and what may be meant; empty where it can.
struct Objection {
  std::string why;
  std::string_view instead;
};

Objection objection_to(Expectation verdict, Verdicts const& can, Commitment const& commitment) {
  bool const breach = verdict == Expectation::breach;
  bool const potential_breach = verdict == Expectation::potential_breach;
  bool const departure = verdict == Expectation::departure;
  if (can.voluntary && (breach || potential_breach)) {
    return {"a voluntary norm is not breached", breach ? "departure" : "potential-departure"};
  }
  if (can.as_a_rule && (breach || potential_breach || departure)) {
    return {"`must as a rule` gives no more than a potential departure", "potential-departure"};
  }
  if (!can.voluntary && !can.as_a_rule
      && (departure || verdict == Expectation::potential_departure)) {
    return {"a binding norm is breached, not departed from",
            departure ? "breach" : "potential-breach"};
  }
  if (can.prohibition && (verdict == Expectation::compliant || verdict == Expectation::pending)) {
    return {"only a duty to do something is performed or pending", "no-finding"};
  }
  if (breach && model::caps_a_breach(commitment.content.sureness)) {
    return {fmt::format("the content of this commitment is {}, which carries no more than a "
                        "potential breach",
                        model::name(commitment.content.sureness)),
            "potential-breach"};
  }
  return {};
}

void check_verdict(Context& context, Commitment const& commitment, Example const& example,
                   Node node) {
  if (commitment.sentences.empty()) return;
  Verdicts can;
  for (model::Sentence const& sentence : commitment.sentences) {
    can.voluntary = sentence.modality == model::Modality::should
                    || sentence.modality == model::Modality::should_not;
    can.as_a_rule = sentence.as_a_rule;
    can.prohibition = is_prohibition(sentence);
  }
  Objection const objection = objection_to(example.verdict, can, commitment);
  auto const verdict = node.child(NodeKind::verdict);
  if (objection.why.empty() || !verdict) return;
  context.report(at(text::Code::impossible_verdict, *verdict,
                    fmt::format("`{}` cannot be: {}", verdict->text(), objection.why))
                     .suggest({verdict->span(), std::string{objection.instead}},
                              fmt::format("is `{}` meant?", objection.instead)));
}

}  // namespace

void check_examples(Context& context) {
  // What a definition with an error means is not known, nor what its treaty's commitments are
  // about.
  std::set<std::uint32_t> unsure;
  for (Item const& item : context.items) {
    if (item.faulty && item.node.is(NodeKind::define)) unsure.insert(item.instrument.value);
  }
  for (Item const& item : context.items) {
    if (!item.node.is(NodeKind::commitment) || item.faulty) continue;
    Commitment const& commitment = context.rulebook.commitments[item.index];
    auto const nodes = item.node.children(NodeKind::example);
    for (std::size_t i = 0; i < nodes.size() && i < commitment.examples.size(); ++i) {
      Example const& example = commitment.examples[i];
      if (!unsure.contains(item.instrument.value)) {
        check_trigger(context, commitment, example, nodes[i]);
      }
      check_verdict(context, commitment, example, nodes[i]);
    }
  }
}

}  // namespace casus::check
