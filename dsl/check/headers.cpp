#include "dsl/check/headers.hpp"

#include "dsl/check/articles.hpp"
#include "dsl/check/lookup.hpp"
#include "dsl/check/provenance.hpp"
#include "dsl/model/attribution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace casus::check {
namespace {

using model::Instrument;

/// Lines that may stand once.
bool is_single(Phrase phrase) {
  switch (phrase) {
    case Phrase::title:
    case Phrase::source:
    case Phrase::languages:
    case Phrase::addresses_every_state:
    case Phrase::parties:
    case Phrase::adopted:
    case Phrase::lasts:
    case Phrase::depositary:
    case Phrase::under:
    case Phrase::succeeds:
    case Phrase::accepts_attribution_by:
    case Phrase::accepts_attribution_under:
    case Phrase::status:
    case Phrase::owner:
    case Phrase::replaces: return true;
    default: return false;
  }
}

class OncePerInstrument {
 public:
  explicit OncePerInstrument(Context& context) : context_(&context) {}

  void see(Node line) {
    auto const phrase = line.phrase();
    if (!phrase || !is_single(*phrase)) return;
    auto const [at_first, added] = seen_.emplace(*phrase, line);
    if (added) return;
    auto diagnostic = at(text::Code::duplicate_line, line.child(*phrase).value_or(line),
                         fmt::format("`{}` stands twice", syntax::spelling(*phrase)));
    diagnostic.label(at_first->second.source(), at_first->second.span(), "first said here");
    context_->report(std::move(diagnostic));
  }

 private:
  Context* context_;
  std::map<Phrase, Node> seen_;
};

void lower_lifecycle(Node line, Instrument& instrument) {
  if (auto const string = line.child(NodeKind::string)) {
    if (line.has(Phrase::owner)) instrument.owner = string->value();
    if (line.has(Phrase::note)) instrument.notes.emplace_back(string->value());
    return;
  }
  if (auto const name = line.child(NodeKind::name)) {
    instrument.replaces = name->text();
    return;
  }
  for (Phrase const status : {Phrase::draft, Phrase::reviewed, Phrase::retired}) {
    if (line.has(status)) instrument.status = syntax::spelling(status);
  }
}

void lower_parties(Context& context, Node header, Instrument& instrument) {
  auto const list = header.child(NodeKind::states_list);
  if (!list) return;
  instrument.parties = find_states(context, *list);
  instrument.parties_provenance = lower_provenance(context, header);
  for (Node const state : list->children(NodeKind::state)) {
    auto const found = context.names.states.find(state.text());
    if (!found || !context.rulebook.states[found->index].organisation()) continue;
    context.report(
        at(text::Code::state_or_organisation, state,
           fmt::format("`{}` is an organisation, and parties are States", state.text())));
  }
}

void lower_accepted(Context& context, model::InstrumentId id, Node header) {
  using model::AcceptedBasis;
  std::vector<AcceptedBasis> accepted;
  if (header.has(Phrase::accepts_attribution_by)) {
    for (Node const name : header.children(NodeKind::basis_name)) {
      if (auto const basis = find_imputing_basis(context, name))
        accepted.push_back({*basis, std::nullopt});
    }
  } else if (auto const name = header.child(NodeKind::name)) {
    auto const other = find_other(context, id, *name);
    if (!other) return;
    std::vector<model::BasisRule> const& rules = context.rulebook.basis_rules;
    for (Item const& item : context.items) {
      if (!item.node.is(NodeKind::basis) || item.instrument != *other) continue;
      auto const basis = item.node.child(NodeKind::basis_name);
      auto const found = basis ? model::find_basis(basis->text()) : std::nullopt;
      if (found && item.index < rules.size()) {
        accepted.push_back({*found, model::BasisRuleId{item.index}});
      }
    }
    // No basis at all would fall back on the default, which is not what the line says.
    if (accepted.empty() && !damaged(context.names_of(*other).node)) {
      context.report(at(text::Code::unknown_basis, *name,
                        fmt::format("`{}` has no basis of attribution", name->text())));
    }
  }
  context.instrument(id).accepted_bases = std::move(accepted);
}

void check_has_defences(Context& context, model::InstrumentId other, Node name) {
  InstrumentNames const& names = context.names_of(other);
  if (!names.defences.all().empty() || damaged(names.node)) return;
  context.report(at(text::Code::unknown_defence, name,
                    fmt::format("`{}` has no defences to admit", name.text())));
}

void lower_simple(Context& context, model::InstrumentId id, Node header, Phrase phrase) {
  Instrument& instrument = context.instrument(id);
  auto const string = header.child(NodeKind::string);
  auto const name = header.child(NodeKind::name);
  switch (phrase) {
    case Phrase::title:
      if (string) instrument.title = string->value();
      break;
    case Phrase::source:
      if (string) instrument.source = string->value();
      break;
    case Phrase::languages:
      for (Node const language : header.children(NodeKind::string)) {
        instrument.languages.emplace_back(language.value());
      }
      break;
    case Phrase::addresses_every_state:
      instrument.addresses_every_state = true;
      instrument.parties_provenance = lower_provenance(context, header);
      break;
    case Phrase::parties: lower_parties(context, header, instrument); break;
    case Phrase::depositary:
      if (auto const state = header.child(NodeKind::state)) {
        instrument.depositary = find_state(context, *state);
      }
      break;
    case Phrase::under:
      if (name) instrument.under = find_other(context, id, *name);
      break;
    case Phrase::succeeds:
      if (name) instrument.succeeds = find_other(context, id, *name);
      break;
    case Phrase::accepts_attribution_by:
    case Phrase::accepts_attribution_under: lower_accepted(context, id, header); break;
    case Phrase::admits_defences_of:
      if (auto const other = name ? find_other(context, id, *name) : std::nullopt) {
        context.names_of(id).admits.push_back(*other);
        check_has_defences(context, *other, *name);
      }
      break;
    default: break;
  }
}

void lower_reservation(Context& context, model::InstrumentId id, Node header) {
  auto const state = header.child(NodeKind::state);
  auto const by = state ? find_state(context, *state) : std::nullopt;
  if (!by) return;
  model::Reservation row;
  row.state = *by;
  row.words = words(header);
  row.stating = string_after(header, Phrase::stating);
  row.provenance = lower_provenance(context, header);
  row.place = context.place(header);
  if (auto const commitment = header.child(NodeKind::name)) {
    row.commitment = find_commitment(context, id, *commitment, std::nullopt);
  }
  if (auto const article = header.after(Phrase::article)) {
    check_article_reference(context, id, *article);
    row.article = article->value();
  }
  context.instrument(id).reservations.push_back(std::move(row));
}

void lower_reading(Context& context, model::InstrumentId id, Node header) {
  auto const name = header.child(NodeKind::name);
  if (!name) return;
  model::HeaderReading reading;
  reading.name = name->text();
  reading.place = context.place(*name);
  for (Node const line : header.children(NodeKind::header)) {
    if (damaged(line)) continue;
    if (auto force = lower_force_line(context, line)) {
      reading.force.push_back(std::move(*force));
    } else if (line.has(Phrase::lasts)) {
      reading.term = lower_term(context, id, line);
    } else {
      context.report(at(text::Code::misplaced_attribute, line,
                        "only dates of force and the term can have two readings"));
    }
  }
  auto& readings = context.instrument(id).readings;
  bool const taken =
      std::any_of(readings.begin(), readings.end(),
                  [&](model::HeaderReading const& other) { return other.name == reading.name; });
  if (taken) {
    context.report(at(text::Code::duplicate_reading, *name,
                      fmt::format("reading `{}` stands twice", reading.name)));
    return;
  }
  readings.push_back(std::move(reading));
}

void lower_header(Context& context, model::InstrumentId id, Node header) {
  auto const phrase = header.phrase();
  if (!phrase) return;
  if (auto force = lower_force_line(context, header)) {
    context.instrument(id).force.push_back(std::move(*force));
  } else if (*phrase == Phrase::lasts) {
    context.instrument(id).term = lower_term(context, id, header);
  } else if (*phrase == Phrase::reading) {
    lower_reading(context, id, header);
  } else if (*phrase == Phrase::reservation_of) {
    lower_reservation(context, id, header);
  } else {
    lower_simple(context, id, header, *phrase);
  }
}

void check_single_reading(Context& context, model::InstrumentId id, Node node) {
  std::vector<Node> readings;
  for (Node const header : node.children(NodeKind::header)) {
    if (header.has(Phrase::reading)) readings.push_back(header);
  }
  if (readings.size() != 1 || context.names_of(id).header_unsure) return;
  auto const name = readings.front().child(NodeKind::name);
  context.report(at(text::Code::single_reading, name.value_or(readings.front()),
                    "only one reading of the header is given")
                     .note("a reading needs another one beside it; a line that holds under every "
                           "reading stands outside"));
}

}  // namespace

std::optional<model::InstrumentId> find_other(Context& context, model::InstrumentId own,
                                              Node name) {
  auto const found = find_instrument(context, name);
  if (!found || *found != own) return found;
  context.report(
      at(text::Code::self_reference, name, fmt::format("`{}` refers to itself", name.text())));
  return std::nullopt;
}

void lower_relation(Context& context, model::InstrumentId id, Node relation) {
  model::Relation row;
  row.place = context.place(relation);
  row.provenance = lower_provenance(context, relation);
  if (relation.has(Phrase::prevails_over)) row.form = model::Relation::Form::prevails_over;
  if (relation.has(Phrase::leaves)) row.form = model::Relation::Form::leaves_unaffected;
  if (auto const name = relation.child(NodeKind::name)) {
    row.instrument = find_other(context, id, *name);
    if (!row.instrument) return;
  }
  context.instrument(id).relations.push_back(std::move(row));
}

void lower_headers(Context& context, model::InstrumentId id) {
  Node const node = context.names_of(id).node;
  OncePerInstrument once{context};
  std::size_t const errors_before = context.out.error_count();
  for (Node const line : node.children()) {
    if (damaged(line)) continue;
    if (line.is(NodeKind::header)) {
      once.see(line);
      lower_header(context, id, line);
    } else if (line.is(NodeKind::relation)) {
      lower_relation(context, id, line);
    } else if (line.is(NodeKind::lifecycle)) {
      once.see(line);
      lower_lifecycle(line, context.instrument(id));
    }
  }
  if (context.out.error_count() > errors_before) context.names_of(id).header_unsure = true;
  check_single_reading(context, id, node);
  check_force(context, id);
}

}  // namespace casus::check
