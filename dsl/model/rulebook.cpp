#include "dsl/model/rulebook.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::model {
namespace {

template <class Tag, class Table, class Is>
std::optional<Id<Tag>> find_in(Table const& table, Is is) {
  auto const found = std::find_if(table.begin(), table.end(), is);
  if (found == table.end()) return std::nullopt;
  return Id<Tag>{static_cast<std::uint32_t>(found - table.begin())};
}

}  // namespace

std::optional<StateId> Rulebook::find_state(std::string_view name) const {
  return find_in<StateTag>(states, [&](State const& state) { return state.name == name; });
}

std::optional<StateId> Rulebook::find_state_code(std::string_view code) const {
  if (code.empty()) return std::nullopt;
  return find_in<StateTag>(states, [&](State const& state) { return state.code == code; });
}

std::optional<InstrumentId> Rulebook::find_instrument(std::string_view name) const {
  return find_in<InstrumentTag>(instruments,
                                [&](Instrument const& row) { return row.name == name; });
}

std::optional<CommitmentId> Rulebook::find_commitment(InstrumentId instrument,
                                                      std::string_view name) const {
  return find_in<CommitmentTag>(commitments, [&](Commitment const& row) {
    return row.instrument == instrument && row.name == name;
  });
}

std::optional<QuestionId> Rulebook::find_question(std::string_view name) const {
  return find_in<QuestionTag>(questions, [&](Question const& row) { return row.name == name; });
}

CommitmentId Rulebook::first_version(CommitmentId id) const {
  while (auto const earlier = commitments[id.value].earlier_version) id = *earlier;
  return id;
}

bool Rulebook::prevails(InstrumentId higher, InstrumentId lower) const {
  if (higher == lower) return false;
  using Form = Relation::Form;
  auto const& above = instruments[higher.value].relations;
  auto const& below = instruments[lower.value].relations;
  return std::any_of(above.begin(), above.end(),
                     [&](Relation const& row) {
                       return row.form == Form::prevails_over
                              && row.instrument.value_or(lower) == lower;
                     })
         || std::any_of(below.begin(), below.end(), [&](Relation const& row) {
              return row.form == Form::yields_to && row.instrument == higher;
            });
}

std::string Rulebook::show(Place place) const {
  return fmt::format("{}:{}:{}", place.file < files.size() ? files[place.file] : "?", place.line,
                     place.column);
}

bool Rulebook::is_party(InstrumentId instrument, StateId state) const {
  Instrument const& row = instruments[instrument.value];
  if (row.addresses_every_state) {
    return state.value >= states.size() || !states[state.value].organisation();
  }
  return std::find(row.parties.begin(), row.parties.end(), state) != row.parties.end();
}

}  // namespace casus::model
