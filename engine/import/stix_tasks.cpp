#include "dsl/model/time.hpp"
#include "engine/import/incident_words.hpp"
#include "engine/import/stix_work.hpp"

#include <fmt/format.h>

namespace casus::import {
namespace {

using record::Value;

/// To whom a task is addressed: what it targets or impacts.
std::vector<Field> addressees(StixWork& work, Field const& task) {
  std::vector<Field> out;
  for (std::string_view const type : {"targets", "impacts", "contacted", "related-to"}) {
    for (Field const& relationship : work.relationships(type, task["id"].text())) {
      out.push_back(work.object(relationship["target_ref"].text()));
    }
  }
  for (Field const& ref : property(task, "impacted_refs").each()) {
    out.push_back(work.object(ref.text()));
  }
  return out;
}

Field sender_of(StixWork& work, Field const& task) {
  Field const owner = work.object(property(task, "owner").text());
  return owner.value != nullptr ? owner : work.object(task["created_by_ref"].text());
}

/// A task that one State did towards another is a communication; its words are theirs.
void take_task(StixWork& work, Field const& task, Field const& word, std::string_view kind) {
  Field const sender = sender_of(work, task);
  std::string const from = state_of(work, sender);
  std::string const outcome{property(task, "outcome").text()};
  std::string const name = record::in_backticks(task["name"].text());
  if (outcome != "successful") {
    work.draft.warn(fmt::format("the task {} has the outcome {}: it claims nothing", name,
                                record::in_backticks(outcome.empty() ? "unknown" : outcome)));
    return;
  }
  for (Field const& addressee : addressees(work, task)) {
    std::string const to = state_of(work, addressee);
    bool const between_states = !from.empty() && !to.empty() && from != to;
    if (!between_states || !work.draft.knows(kind, model::Group::communications)) continue;
    EventDraft& event = work.draft.add_event();
    Ledger& ledger = work.draft.ledger();
    ledger.interpret(word.pointer, event.add("kind", ClaimDraft::of(kind)));
    ledger.interpret(sender["name"].pointer, event.add("by", ClaimDraft::of(from)));
    ledger.interpret(addressee["name"].pointer, event.add("to", ClaimDraft::of(to)));
    for (Field const& origin : {task, sender, addressee}) {
      ledger.uses(origin.pointer, event.pointer());
    }
    event.add("about", ClaimDraft::of(work.event->id()));
    Field const end = property(task, "end_time");
    Field const at = end.value != nullptr ? end : property(task, "start_time");
    if (model::read_instant(at.text())) {
      ledger.interpret(at.pointer, event.set("at", Value::of(at.text())));
    }
    event.add("sources", ClaimDraft::of(source_of(work, task)));
    return;
  }
  work.draft.warn(
      fmt::format("the task {} is a {}, and does not say of which State to which: it is "
                  "carried",
                  name, record::in_backticks(word.text())));
}

}  // namespace

void take_tasks(StixWork& work) {
  for (Field const& task : work.of_type("task")) {
    if (is_revoked(task)) continue;
    for (Field const& word : property(task, "task_types").each()) {
      std::string_view const kind = kind_of(tasks(), word.text());
      if (!kind.empty()) take_task(work, task, word, kind);
      bool const outreach = word.text() == "external-outreach" || word.text() == "external-support";
      if (outreach) {
        work.draft.warn(fmt::format(
            "the task {} is {}: whether it asks, tells or offers, only its "
            "text can say; it is carried",
            record::in_backticks(task["name"].text()), record::in_backticks(word.text())));
      }
    }
  }
}

}  // namespace casus::import
