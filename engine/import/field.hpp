#pragma once

#include "engine/record/json.hpp"

#include <string>
#include <string_view>
#include <vector>

// Inside engine/import only: how importers look at a record.
namespace casus::import {

/// A field of the record and its place.
struct Field {
  record::Value const* value = nullptr;
  std::string pointer;

  [[nodiscard]] bool is(record::Value::Type type) const {
    return value != nullptr && value->is(type);
  }
  /// Its text, or nothing for any other type and for no field at all.
  [[nodiscard]] std::string_view text() const;
  /// The field below; none where this is no object or has no such key.
  [[nodiscard]] Field operator[](std::string_view key) const;
  /// `timeline/incident/year`.
  [[nodiscard]] Field down(std::string_view path) const;
  /// The elements of a list; of a plain value, itself; of no field, none.
  [[nodiscard]] std::vector<Field> each() const;
};

}  // namespace casus::import
