#include "engine/import/veris_work.hpp"

#include "engine/record/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::import {

using record::Value;

std::string_view Field::text() const {
  return is(Value::Type::text) ? std::string_view{value->text} : std::string_view{};
}

Field Field::operator[](std::string_view key) const {
  if (value == nullptr) return {};
  Value const* const found = value->find(key);
  if (found == nullptr) return {};
  return {found, record::pointer_to(pointer, key)};
}

Field Field::down(std::string_view path) const {
  Field at = *this;
  while (!path.empty()) {
    std::size_t const end = std::min(path.find('/'), path.size());
    at = at[path.substr(0, end)];
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return at;
}

std::vector<Field> Field::each() const {
  if (value == nullptr) return {};
  if (!value->is(Value::Type::array)) return {*this};
  std::vector<Field> out;
  for (std::size_t i = 0; i < value->items.size(); ++i) {
    out.push_back({&value->items[i], record::pointer_to(pointer, i)});
  }
  return out;
}

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
