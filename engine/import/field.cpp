#include "engine/import/field.hpp"

#include "engine/record/errors.hpp"

#include <algorithm>

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

}  // namespace casus::import
