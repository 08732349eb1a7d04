#include "dsl/check/actors.hpp"
#include "dsl/check/facts.hpp"
#include "dsl/check/sentences.hpp"

#include <fmt/format.h>

namespace casus::check {
namespace {

using model::Deadline;

void lower_anchor(Clause& clause, Node anchor, Deadline& deadline) {
  auto const event = anchor.child(NodeKind::event);
  if (event) {
    deadline.event = lower_event(clause, *event);
    deadline.anchor = Deadline::Anchor::event;
  }
  auto const phrase = anchor.phrase();
  if (!phrase) return;
  switch (*phrase) {
    case Phrase::receipt_of: deadline.anchor = Deadline::Anchor::receipt; break;
    case Phrase::discovery_of: deadline.anchor = Deadline::Anchor::discovery; break;
    case Phrase::the_end_of: deadline.anchor = Deadline::Anchor::the_end; break;
    case Phrase::entry_into_force: deadline.anchor = Deadline::Anchor::entry_into_force; break;
    case Phrase::signature: deadline.anchor = Deadline::Anchor::signature; break;
    default: break;
  }
}

void lower_within(Clause& clause, Node node, Deadline& deadline) {
  deadline.form = Deadline::Form::within;
  if (auto const duration = node.child(NodeKind::duration)) {
    deadline.within = lower_duration(clause.context, *duration).value_or(model::Duration{});
  }
  if (auto const anchor = node.child(NodeKind::anchor)) lower_anchor(clause, *anchor, deadline);
}

void lower_frequency(Clause& clause, Node node, Deadline& deadline) {
  deadline.form = Deadline::Form::recurring;
  auto const frequency = node.child(NodeKind::frequency);
  if (!frequency) return;
  if (frequency->has(Phrase::twice)) deadline.times = 2;
  if (auto const times = frequency->child(NodeKind::integer)) {
    deadline.times = static_cast<std::uint32_t>(times->integer());
    if (deadline.times == 0) {
      clause.context.report(
          at(text::Code::number_out_of_range, *times, "`0 times` asks for nothing"));
    }
  }
  if (auto const duration = frequency->child(NodeKind::duration)) {
    deadline.within = lower_duration(clause.context, *duration).value_or(model::Duration{});
  } else if (frequency->has(Phrase::day)) {
    deadline.within = {1, model::Unit::day};
  } else if (frequency->has(Phrase::month)) {
    deadline.within = {1, model::Unit::month};
  } else {
    deadline.within = {1, model::Unit::year};
  }
}

}  // namespace

Deadline lower_deadline(Clause& clause, Node node) {
  Deadline deadline;
  deadline.words = words(node);
  auto const phrase = node.phrase();
  if (!phrase) return deadline;
  switch (*phrase) {
    case Phrase::within: lower_within(clause, node, deadline); break;
    case Phrase::no_later_than:
      deadline.form = Deadline::Form::no_later_than;
      if (auto const date = node.child(NodeKind::date)) {
        deadline.no_later_than = lower_date(*date);
      }
      break;
    case Phrase::without_a_set_limit: deadline.form = Deadline::Form::without_a_set_limit; break;
    case Phrase::without_delay: deadline.form = Deadline::Form::without_delay; break;
    case Phrase::at_all_times: deadline.form = Deadline::Form::at_all_times; break;
    case Phrase::for_as_long_as:
      deadline.form = Deadline::Form::as_long_as_lasts;
      if (auto const event = node.child(NodeKind::event)) {
        deadline.event = lower_event(clause, *event);
      }
      break;
    case Phrase::at_least: lower_frequency(clause, node, deadline); break;
    default: break;
  }
  return deadline;
}

std::optional<model::Interval> lower_date(Node date) { return model::read_date(date.text()); }

}  // namespace casus::check
