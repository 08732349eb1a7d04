#include "dsl/check/facts.hpp"
#include "dsl/check/headers.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/provenance.hpp"
#include "dsl/check/sentences.hpp"

#include <utility>

namespace casus::check {
namespace {

using model::ForceLine;

std::optional<ForceLine::Form> form_of(Node header) {
  // An accession also says `in force from`: it is asked first.
  if (header.has(Phrase::accession_of)) return ForceLine::Form::accession;
  auto const phrase = header.phrase();
  if (!phrase) return std::nullopt;
  switch (*phrase) {
    case Phrase::signed_: return ForceLine::Form::signed_;
    case Phrase::adopted: return ForceLine::Form::adopted;
    case Phrase::in_force_from: return ForceLine::Form::in_force;
    case Phrase::provisionally_applied_from: return ForceLine::Form::provisional;
    case Phrase::suspended_from: return ForceLine::Form::suspended;
    case Phrase::ended: return ForceLine::Form::ended;
    default: return std::nullopt;
  }
}

std::optional<model::Interval> date_child(Node owner) {
  auto const date = owner.child(NodeKind::date);
  return date ? lower_date(*date) : std::nullopt;
}

}  // namespace

std::optional<ForceLine> lower_force_line(Context& context, Node header) {
  auto const form = form_of(header);
  if (!form) return std::nullopt;
  ForceLine line;
  line.form = *form;
  line.words = words(header);
  line.place = context.place(header);
  line.provenance = lower_provenance(context, header);
  line.from = date_child(header);
  if (auto const day = header.child(NodeKind::day)) {
    line.date = line.from;
    line.from = date_child(*day);
  } else if (line.form == ForceLine::Form::signed_ || line.form == ForceLine::Form::adopted) {
    line.date = line.from;
  }
  if (auto const until = header.after(Phrase::until)) line.until = lower_date(*until);
  if (auto const list = header.child(NodeKind::states_list)) {
    line.states = find_states(context, *list);
  }
  for (Node const state : header.children(NodeKind::state)) {
    if (auto const id = find_state(context, state)) line.states.push_back(*id);
  }
  return line;
}

std::optional<model::Term> lower_term(Context& context, model::InstrumentId own, Node header) {
  auto const node = header.child(NodeKind::term);
  if (!node) return std::nullopt;
  model::Term term;
  term.place = context.place(header);
  term.provenance = lower_provenance(context, header);
  if (node->has(Phrase::without_limit)) return term;
  if (node->has(Phrase::as_long_as)) {
    term.form = model::Term::Form::as_long_as;
    if (auto const parent = node->child(NodeKind::name)) {
      term.parent = find_other(context, own, *parent);
    }
    return term;
  }
  term.form = model::Term::Form::fixed;
  auto const durations = node->children(NodeKind::duration);
  if (!durations.empty()) {
    term.first = lower_duration(context, durations.front()).value_or(model::Duration{});
  }
  if (durations.size() > 1) term.renewal = lower_duration(context, durations[1]);
  if (node->has(Phrase::signature)) term.from = model::Term::From::signature;
  return term;
}

}  // namespace casus::check
