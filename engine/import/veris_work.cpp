#include "engine/import/veris_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::import {

using record::Value;

std::string Role::add(std::string const& identity, Value value) {
  auto const row = index_.emplace(identity, list_.items.size());
  if (row.second) list_.push(std::move(value));
  return fmt::format("/events/0/{}/{}", key_, row.first->second);
}

std::string Role::add(std::string_view value) { return add(std::string{value}, Value::of(value)); }

bool Work::knows(std::string_view name) {
  if (rulebook.vocabulary.find(name)) return true;
  std::string message = fmt::format(
      "the rulebook has no kind `{}`: what stands for it in the "
      "record is carried",
      name);
  if (std::find(warnings.begin(), warnings.end(), message) == warnings.end()) {
    warn(std::move(message));
  }
  return false;
}

}  // namespace casus::import
