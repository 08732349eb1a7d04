#include "dsl/check/clause.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace casus::check {
namespace {

std::string_view noun(model::Variable::Sort sort) {
  return sort == model::Variable::Sort::state ? "a State" : "an event";
}

}  // namespace

Clause::Name const* Clause::visible(std::string_view name) const {
  for (auto at = visible_.rbegin(); at != visible_.rend(); ++at) {
    if ((*variables_)[at->id.value].name == name) return &*at;
  }
  return nullptr;
}

std::optional<model::VariableId> Clause::find(std::string_view name) const {
  Name const* const found = visible(name);
  return found == nullptr ? std::nullopt : std::optional{found->id};
}

bool Clause::same(model::Variable const& left, model::Variable const& right) const {
  return left.sort == right.sort && left.domain == right.domain && left.other == right.other;
}

std::optional<model::VariableId> Clause::bind(Node variable, model::Variable described) {
  described.name = variable.text();
  described.place = context.place(variable);
  if (Name const* const found = visible(described.name)) {
    auto diagnostic = at(text::Code::variable_bound_twice, variable,
                         fmt::format("`{}` is introduced twice", described.name));
    diagnostic.label(found->node.source(), found->node.span(), "first introduced here");
    diagnostic.note(described.sort == model::Variable::Sort::state
                        ? "to mean the same State again, write the letter alone; for another one, "
                          "take another letter"
                        : "for another event, take another letter");
    context.report(std::move(diagnostic));
    return std::nullopt;
  }
  for (auto const& reading : readings_) {
    for (Name const& name : reading) {
      if (row(name.id).name != described.name) continue;
      if (same(row(name.id), described)) {
        visible_.push_back({name.id, variable});
        return name.id;
      }
      auto diagnostic =
          at(text::Code::variable_bound_twice, variable,
             fmt::format("`{}` is introduced differently in another reading", described.name));
      diagnostic.label(name.node.source(), name.node.span(), "introduced here");
      context.report(std::move(diagnostic));
      return std::nullopt;
    }
  }
  if (!has_room(variable)) return std::nullopt;
  model::VariableId const id{static_cast<std::uint32_t>(variables_->size())};
  variables_->push_back(std::move(described));
  visible_.push_back({id, variable});
  return id;
}

bool Clause::has_room(Node variable) {
  constexpr std::uint64_t most = text::Bounds{}.variables;
  if (is_example || variables_->size() < most) return true;
  context.report(at(text::Code::too_many_variables, variable,
                    fmt::format("`{}` is one variable more than the {} that a clause can have{}",
                                variable.text(), most, text::way_out(text::Bound::variables))));
  lenient = true;
  return false;
}

std::optional<model::VariableId> Clause::refer(Node variable, model::Variable::Sort sort) {
  Name const* const found = visible(variable.text());
  if (found == nullptr) {
    if (lenient) return std::nullopt;
    auto diagnostic = at(text::Code::unbound_variable, variable,
                         fmt::format("nothing introduces `{}`", variable.text()));
    diagnostic.note(sort == model::Variable::Sort::state
                        ? "a State is introduced by words such as `each party P`, `another party "
                          "Q`, `any state S`, and then meant by its letter"
                        : "an event is introduced by `called`: `a ddos called E`");
    if (auto const only = only_event(); sort == model::Variable::Sort::event && !only.empty()) {
      diagnostic.suggest({variable.span(), only}, fmt::format("is `{}` meant?", only));
    }
    context.report(std::move(diagnostic));
    return std::nullopt;
  }
  if (row(found->id).sort != sort) {
    auto diagnostic = at(text::Code::variable_misused, variable,
                         fmt::format("`{}` is {}, and {} is meant here", variable.text(),
                                     noun(row(found->id).sort), noun(sort)));
    diagnostic.label(found->node.source(), found->node.span(), "introduced here");
    context.report(std::move(diagnostic));
    return std::nullopt;
  }
  return found->id;
}

std::string Clause::only_event() const {
  std::string result;
  for (Name const& name : visible_) {
    model::Variable const& variable = (*variables_)[name.id.value];
    if (variable.sort != model::Variable::Sort::event) continue;
    if (!result.empty()) return {};
    result = variable.name;
  }
  return result;
}

void Clause::end_block(std::size_t mark) {
  if (visible_.size() > mark) {
    visible_.erase(visible_.begin() + static_cast<std::ptrdiff_t>(mark), visible_.end());
  }
}

void Clause::begin_readings() {
  readings_mark_ = visible_.size();
  readings_.clear();
}

void Clause::next_reading() {
  std::size_t const mark = readings_mark_.value_or(0);
  readings_.emplace_back(visible_.begin() + static_cast<std::ptrdiff_t>(mark), visible_.end());
  end_block(mark);
}

void Clause::end_readings() {
  if (!readings_.empty()) {
    for (Name const& name : readings_.front()) {
      bool const everywhere = std::all_of(
          readings_.begin() + 1, readings_.end(), [&](std::vector<Name> const& reading) {
            return std::any_of(reading.begin(), reading.end(),
                               [&](Name const& other) { return other.id == name.id; });
          });
      if (everywhere) visible_.push_back(name);
    }
  }
  readings_.clear();
  readings_mark_.reset();
}

}  // namespace casus::check
