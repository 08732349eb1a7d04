#include "dsl/check/lookup.hpp"

#include "dsl/model/attribution.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::check {

std::optional<model::StateId> find_state(Context& context, Node state) {
  if (auto const found = context.names.states.find(state.text())) {
    return model::StateId{found->index};
  }
  context.unknown(text::Code::unknown_state, state, "State or organisation",
                  context.names.states.all());
  return std::nullopt;
}

std::vector<model::StateId> find_states(Context& context, Node states_list) {
  std::vector<model::StateId> result;
  for (Node const state : states_list.children(NodeKind::state)) {
    auto const id = find_state(context, state);
    if (!id) continue;
    if (std::find(result.begin(), result.end(), *id) != result.end()) {
      context.report(at(text::Code::duplicate_name, state,
                        fmt::format("`{}` stands twice in this list", state.text())));
      continue;
    }
    result.push_back(*id);
  }
  return result;
}

std::optional<model::InstrumentId> find_instrument(Context& context, Node name) {
  if (auto const found = context.names.instruments.find(name.text())) {
    return model::InstrumentId{found->index};
  }
  context.unknown(text::Code::unknown_instrument, name, "instrument",
                  context.names.instruments.all());
  return std::nullopt;
}

std::optional<model::QuestionId> find_question(Context& context, Node name) {
  if (auto const found = context.names.questions.find(name.text())) {
    return model::QuestionId{found->index};
  }
  context.unknown(text::Code::unknown_question, name, "question", context.names.questions.all());
  return std::nullopt;
}

std::optional<model::Basis> find_basis(Context& context, Node name) {
  if (auto const found = model::find_basis(name.text())) return found;
  std::vector<std::string_view> candidates;
  for (model::BasisName const& row : model::basis_names) candidates.push_back(row.name);
  context.unknown(text::Code::unknown_basis, name, "basis of attribution", candidates);
  return std::nullopt;
}

std::optional<model::Basis> find_imputing_basis(Context& context, Node name) {
  auto const basis = find_basis(context, name);
  if (!basis || !model::basis_names[static_cast<std::size_t>(*basis)].source.empty()) return basis;
  context.report(at(text::Code::unknown_basis, name,
                    fmt::format("`{}` imputes no conduct to a State", name.text()))
                     .note("a report may claim it; it is an indication, and no ground"));
  return std::nullopt;
}

std::optional<model::CommitmentId> find_commitment(Context& context, model::InstrumentId own,
                                                   Node name, std::optional<Node> of) {
  auto const instrument = of ? find_instrument(context, *of) : std::optional{own};
  if (!instrument) return std::nullopt;
  NameTable const& space = context.names_of(*instrument).commitments;
  if (auto const found = space.find(name.text())) return model::CommitmentId{found->index};
  context.unknown(
      text::Code::unknown_commitment, name, "commitment", space.all(),
      fmt::format("`{}` has no commitment of this name", context.instrument(*instrument).name));
  return std::nullopt;
}

std::optional<model::DefenceId> find_defence(Context& context, model::InstrumentId own, Node name,
                                             std::optional<Node> of) {
  auto const instrument = of ? find_instrument(context, *of) : std::optional{own};
  if (!instrument) return std::nullopt;
  std::vector<model::InstrumentId> searched{*instrument};
  if (!of) {
    auto const& admits = context.names_of(own).admits;
    searched.insert(searched.end(), admits.begin(), admits.end());
  }
  std::vector<std::string_view> candidates;
  for (model::InstrumentId const id : searched) {
    NameTable const& space = context.names_of(id).defences;
    if (auto const found = space.find(name.text())) return model::DefenceId{found->index};
    for (std::string_view const candidate : space.all()) candidates.push_back(candidate);
  }
  if (!of && context.names_of(own).header_unsure) return std::nullopt;
  context.unknown(
      text::Code::unknown_defence, name, "defence", candidates,
      of ? fmt::format("`{}` has no defence of this name", of->text())
         : std::string{"a defence is one of this instrument or of those whose defences it admits; "
                       "another one needs `of` and the name of its instrument"});
  return std::nullopt;
}

}  // namespace casus::check
