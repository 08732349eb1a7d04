#include "engine/scenario/example.hpp"

#include "engine/scenario/match.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

namespace casus::scenario {
namespace {

template <class... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

/// Turns the facts of one example into claims.
class CaseBuilder {
 public:
  CaseBuilder(model::Rulebook const& rulebook, model::Example const& example)
      : rulebook_(rulebook), example_(example) {}

  record::Case build() {
    case_.id = "example";
    case_.title = example_.title;
    name_events();
    for (model::ExampleFact const& fact : example_.facts) {
      std::visit(Overloaded{[&](model::ExampleEvent const& event) { add(event); },
                            [&](model::ExampleComplete const& complete) { add(complete); },
                            [&](model::ExampleEnd const& end) { case_.as_of = end.date.last; },
                            [&](model::ExampleAnswer const& answer) { add(answer); },
                            [&](model::ExampleDenial const& denial) { add(denial); }},
                 fact);
    }
    return std::move(case_);
  }

 private:
  /// All events of the example first, so that a fact may speak of one that stands further down.
  void name_events() {
    by_variable_.resize(example_.variables.size());
    for (model::ExampleFact const& fact : example_.facts) {
      auto const* event = std::get_if<model::ExampleEvent>(&fact);
      if (event == nullptr) continue;
      std::optional<model::VariableId> const called = event->pattern.called;
      record::EventId const id = new_event(called);
      if (called && called->value < by_variable_.size()) by_variable_[called->value] = id;
    }
  }

  record::EventId new_event(std::optional<model::VariableId> called) {
    record::EventId const id{static_cast<std::uint32_t>(case_.events.size())};
    record::Event event;
    event.id = called && called->value < example_.variables.size()
                   ? example_.variables[called->value].name
                   : fmt::format("e{}", case_.events.size() + 1);
    event.pointer = fmt::format("/events/{}", id.value);
    case_.events.push_back(std::move(event));
    return id;
  }

  record::Event* event_of(model::VariableId variable) {
    if (variable.value >= by_variable_.size() || !by_variable_[variable.value]) return nullptr;
    return &case_.events[by_variable_[variable.value]->value];
  }

  void add(model::ExampleEvent const& from) {
    record::EventId const id{next_named_++};
    describe(id, from.pattern);
    record::Event& event = case_.events[id.value];
    event.time.push_back(claim(event, "at", 0, from.time));
    event.lasting = from.lasting;
  }

  void add(model::ExampleComplete const& from) {
    record::Completeness complete;
    complete.kinds = from.kinds;
    complete.window.last = from.until.last;
    complete.pointer = fmt::format("/complete/{}", case_.complete.size());
    case_.complete.push_back(std::move(complete));
  }

  void add(model::ExampleAnswer const& from) {
    if (event_of(from.event) == nullptr) return;
    record::Answer answer;
    answer.question = from.question;
    answer.about = by_variable_[from.event.value];
    answer.value = from.value;
    answer.pointer = fmt::format("/answers/{}", case_.answers.size());
    case_.answers.push_back(std::move(answer));
  }

  void add(model::ExampleDenial const& from) {
    record::Event* event = event_of(from.event);
    if (event == nullptr) return;
    record::Attribution attribution;
    attribution.state = from.state;
    auto denial = claim(*event, "by", event->by.size(), std::move(attribution));
    denial.denied = true;
    event->by.push_back(std::move(denial));
  }

  template <class Value>
  static record::Claim<Value> claim(record::Event const& event, std::string_view role,
                                    std::size_t index, Value value) {
    record::Claim<Value> made;
    made.value = std::move(value);
    made.pointer = fmt::format("{}/{}/{}", event.pointer, role, index);
    return made;
  }

  /// A defined term stands for the first kind that it establishes.
  std::optional<model::KindId> kind_of(model::KindReference reference, int depth = 0) const {
    if (reference.form == model::KindReference::Form::kind) return reference.kind();
    constexpr int deepest = 8;
    for (model::TermReading const& reading : rulebook_[reference.term()].readings) {
      if (depth >= deepest) break;
      for (model::Pattern const& pattern : reading.meaning.establishes) {
        if (!pattern.kinds.empty()) return kind_of(pattern.kinds.front(), depth + 1);
      }
      if (!reading.meaning.establishes_kinds.empty()) {
        return kind_of(reading.meaning.establishes_kinds.front(), depth + 1);
      }
    }
    return std::nullopt;
  }

  void add_kinds(record::Event& event, std::vector<record::Claim<model::KindId>>& to,
                 std::string_view role, std::vector<model::KindReference> const& from) const {
    for (model::KindReference const reference : from) {
      if (auto const kind = kind_of(reference)) {
        to.push_back(claim(event, role, to.size(), *kind));
      }
    }
  }

  static void add_state(record::Event& event, std::vector<record::Claim<model::StateId>>& to,
                        std::string_view role, std::optional<model::Actor> const& actor) {
    if (!actor || actor->form != model::Actor::Form::state) return;
    auto made = claim(event, role, to.size(), actor->state);
    made.confidence = actor->confidence;
    to.push_back(std::move(made));
  }

  static void add_author(record::Event& event, std::optional<model::Actor> const& actor) {
    if (!actor || actor->form != model::Actor::Form::state) return;
    record::Attribution attribution;
    attribution.state = actor->state;
    attribution.basis = actor->basis.value_or(model::Basis::unspecified);
    attribution.basis_stated = actor->basis.has_value();
    auto made = claim(event, "by", event.by.size(), std::move(attribution));
    made.confidence = actor->confidence;
    event.by.push_back(std::move(made));
  }

  void describe(record::EventId id, model::Pattern const& from) {
    {
      record::Event& event = case_.events[id.value];
      add_kinds(event, event.kind, "kind", from.kinds);
      add_author(event, from.by);
      add_state(event, event.with, "with", from.with);
      add_state(event, event.to, "to", from.to);
      add_state(event, event.against, "against", from.against);
      add_state(event, event.territory, "territory", from.territory);
      add_assets(event, from);
      add_kinds(event, event.causing, "causing", from.causing);
      add_kinds(event, event.using_, "using", from.using_);
      add_kinds(event, event.purpose, "purpose", from.purpose);
      add_kinds(event, event.giving, "giving", from.giving);
      if (from.through) {
        event.through.push_back(claim(event, "through", event.through.size(), *from.through));
      }
    }
    if (from.about) add_about(id, *from.about);
  }

  void add_assets(record::Event& event, model::Pattern const& from) const {
    for (model::KindReference const reference : from.affecting) {
      auto const kind = kind_of(reference);
      if (!kind) continue;
      record::Asset asset;
      asset.kind = *kind;
      if (from.affecting_of && from.affecting_of->form == model::Actor::Form::state) {
        asset.of = from.affecting_of->state;
      }
      event.affecting.push_back(claim(event, "affecting", event.affecting.size(), asset));
    }
  }

  void add_about(record::EventId id, model::About const& about) {
    std::optional<record::EventId> target;
    if (about.event && about.event->form == model::EventReference::Form::variable
        && about.event->variable.value < by_variable_.size()) {
      target = by_variable_[about.event->variable.value];
    }
    if (about.description) {
      target = new_event(about.description->called);
      describe(*target, *about.description);
    }
    if (!target) return;
    record::Event& event = case_.events[id.value];
    event.about.push_back(claim(event, "about", event.about.size(), *target));
  }

  model::Rulebook const& rulebook_;
  model::Example const& example_;
  record::Case case_;
  std::vector<std::optional<record::EventId>> by_variable_;
  std::uint32_t next_named_ = 0;  ///< events of facts come first, in their order
};

constexpr std::string_view verdict_of(model::Expectation expectation) {
  using model::Expectation;
  switch (expectation) {
    case Expectation::not_applicable: return judge::name(judge::Verdict::not_applicable);
    case Expectation::cleared: return judge::name(judge::Verdict::cleared);
    case Expectation::compliant: return judge::name(judge::Verdict::compliant);
    case Expectation::excused: return judge::name(judge::Verdict::excused);
    case Expectation::pending: return judge::name(judge::Verdict::pending);
    case Expectation::potential_departure: return judge::name(judge::Verdict::potential_departure);
    case Expectation::potential_breach: return judge::name(judge::Verdict::potential_breach);
    case Expectation::contested: return judge::name(judge::Verdict::contested);
    case Expectation::departure: return judge::name(judge::Verdict::departure);
    case Expectation::breach: return judge::name(judge::Verdict::breach);
    case Expectation::no_finding: return "no-finding";
  }
  return "";
}

/// An example with what holds it: a commitment or a defence.
struct Held {
  model::Example const& example;
  std::string const& holder;
  model::InstrumentId instrument;
  Wanted wanted;
};

Wanted wanted_of(model::Rulebook const& rulebook, model::Example const& example) {
  Wanted wanted;
  wanted.verdict = verdict_of(example.verdict);
  if (example.by) wanted.bearer = rulebook[*example.by].name;
  if (example.towards) wanted.counterparty = rulebook[*example.towards].name;
  return wanted;
}

/// All examples, those of commitments first, each kind in the order of the rulebook.
std::vector<Held> all_examples(model::Rulebook const& rulebook) {
  std::vector<Held> all;
  for (std::uint32_t i = 0; i < rulebook.commitments.size(); ++i) {
    model::Commitment const& commitment = rulebook.commitments[i];
    for (model::Example const& example : commitment.examples) {
      Wanted wanted = wanted_of(rulebook, example);
      wanted.commitment = model::CommitmentId{i};
      all.push_back({example, commitment.name, commitment.instrument, std::move(wanted)});
    }
  }
  for (std::uint32_t i = 0; i < rulebook.defences.size(); ++i) {
    model::Defence const& defence = rulebook.defences[i];
    for (model::Example const& example : defence.examples) {
      Wanted wanted = wanted_of(rulebook, example);
      wanted.defence = model::DefenceId{i};
      all.push_back({example, defence.name, defence.instrument, std::move(wanted)});
    }
  }
  return all;
}

TestResult run(model::Rulebook const& rulebook, Held const& held, judge::Options const& options) {
  record::Case const judged = case_of(rulebook, held.example);
  Match met;
  try {
    met = match(rulebook, judged, judge_both(rulebook, judged, options), held.wanted);
  } catch (judge::BoundExceeded const& exceeded) { met.found = exceeded.what(); }
  TestResult result;
  result.suite = rulebook.files[held.example.place.file];
  result.place = fmt::format("{}:{}", held.example.place.line, held.example.place.column);
  result.name =
      fmt::format("{}: example {} “{}”", held.holder, held.wanted.verdict, held.example.title);
  result.expected = describe(rulebook, judged, held.wanted);
  result.found = std::move(met.found);
  result.passed = met.met;
  return result;
}

/// Adds what the example expects to the case that it tells.
void expect(model::Rulebook const& rulebook, Wanted const& wanted, judge::Options const& options,
            record::Case& out) {
  if (wanted.commitment) {
    record::Expected expected;
    expected.commitment = *wanted.commitment;
    expected.bearer = wanted.bearer;
    expected.counterparty = wanted.counterparty;
    expected.verdict = wanted.verdict;
    out.expect.push_back(std::move(expected));
    return;
  }
  Judged const findings = judge_both(rulebook, out, options);
  for (judge::Finding const* finding : holding(rulebook, out, findings, wanted)) {
    record::Expected expected;
    expected.commitment = finding->commitment;
    expected.bearer = bearer_name(rulebook, out, *finding);
    expected.counterparty = counterparty_name(rulebook, out, *finding);
    expected.event = finding->event;
    expected.verdict = wanted.verdict;
    out.expect.push_back(std::move(expected));
  }
}

}  // namespace

record::Case case_of(model::Rulebook const& rulebook, model::Example const& example) {
  return CaseBuilder(rulebook, example).build();
}

std::vector<record::Case> example_cases(model::Rulebook const& rulebook,
                                        judge::Options const& options) {
  std::vector<record::Case> cases;
  std::map<std::string, std::size_t> counts;
  for (Held const& held : all_examples(rulebook)) {
    record::Case made = case_of(rulebook, held.example);
    std::string const name = fmt::format("{}.{}", rulebook[held.instrument].name, held.holder);
    made.id = fmt::format("{}.{}", name, ++counts[name]);
    expect(rulebook, held.wanted, options, made);
    cases.push_back(std::move(made));
  }
  return cases;
}

std::vector<TestResult> run_examples(model::Rulebook const& rulebook, judge::Options const& options,
                                     std::function<bool(std::uint32_t)> const& of_file) {
  std::vector<TestResult> results;
  for (Held const& held : all_examples(rulebook)) {
    if (of_file(held.example.place.file)) results.push_back(run(rulebook, held, options));
  }
  return results;
}

}  // namespace casus::scenario
