#include "dsl/model/vocabulary.hpp"

#include <stdexcept>
#include <utility>

namespace casus::model {

std::string_view name(Group group) {
  switch (group) {
    case Group::conduct: return "conduct";
    case Group::communications: return "communications";
    case Group::measures: return "measures";
    case Group::assets: return "assets";
    case Group::effects: return "effects";
    case Group::purposes: return "purposes";
    case Group::grounds: return "grounds";
    case Group::channels: return "channels";
  }
  return "";
}

KindId Vocabulary::add(Kind kind) {
  KindId const id{static_cast<std::uint32_t>(kinds_.size())};
  if (!by_name_.emplace(kind.name, id).second) {
    throw std::invalid_argument("kind declared twice: " + kind.name);
  }
  kinds_.push_back(std::move(kind));
  return id;
}

std::optional<KindId> Vocabulary::find(std::string_view name) const {
  auto const found = by_name_.find(name);
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

bool Vocabulary::is_a(KindId kind, KindId ancestor) const {
  // Ends: a parent is added before its child, so ids fall on the way up.
  for (std::optional<KindId> at = kind; at; at = kinds_[at->value].parent) {
    if (*at == ancestor) return true;
  }
  return false;
}

}  // namespace casus::model
