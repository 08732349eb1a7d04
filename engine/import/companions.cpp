#include "engine/import/companions.hpp"

#include <fmt/format.h>

namespace casus::import {
namespace {

using record::Value;

bool has(Value const& object, std::string_view key, Value::Type type) {
  Value const* const found = object.find(key);
  return found != nullptr && found->is(type);
}

}  // namespace

std::optional<Companion> companion_in(Value const& value) {
  using Type = Value::Type;
  if (!value.is(Type::object)) return std::nullopt;
  if (has(value, "$schema", Type::text)) return Companion{"schema"};
  if (has(value, "namespace", Type::text) && has(value, "predicates", Type::array)) {
    return Companion{"taxonomy"};
  }
  if (has(value, "meta-category", Type::text) && has(value, "attributes", Type::object)) {
    return Companion{"object-template"};
  }
  if (has(value, "name", Type::text) && has(value, "values", Type::array)) {
    bool const galaxy = has(value, "type", Type::text);
    return Companion{galaxy ? "galaxy-cluster" : "relationship-type",
                     value.find("values")->items.size()};
  }
  // A record says one of these words where the enumeration has them all.
  bool const enumeration =
      has(value, "security_incident", Type::array) || has(value, "security_incident", Type::object);
  return enumeration ? std::optional{Companion{"enumeration"}} : std::nullopt;
}

void count_companion(Companion const& companion, std::string_view place, Import& out) {
  out.objects[std::string{companion.type}].apart += companion.entries;
  out.left_out.push_back(fmt::format("{}: {}, of no incident", place, companion.type));
}

}  // namespace casus::import
