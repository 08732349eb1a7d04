#include "engine/join/members.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace casus::join {

using record::Value;

std::vector<Value> listed(Value const& object, std::string_view key) {
  Value const* const found = object.find(key);
  if (found == nullptr) return {};
  return found->is(Value::Type::array) ? found->items : std::vector<Value>{*found};
}

std::size_t add_new(Value& list, std::vector<Value> const& more) {
  std::set<std::string> known;
  for (Value const& item : list.items) known.insert(canonical_json(item));
  std::size_t const before = list.items.size();
  for (Value const& item : more) {
    if (known.insert(canonical_json(item)).second) list.push(item);
  }
  return list.items.size() - before;
}

void put(Value& object, std::string_view key, Value value) {
  auto const found = std::find(object.keys.begin(), object.keys.end(), key);
  if (found == object.keys.end()) {
    object.add(std::string(key), std::move(value));
  } else {
    object.items[static_cast<std::size_t>(found - object.keys.begin())] = std::move(value);
  }
}

void drop(Value& object, std::string_view key) {
  auto const found = std::find(object.keys.begin(), object.keys.end(), key);
  if (found == object.keys.end()) return;
  object.items.erase(object.items.begin() + (found - object.keys.begin()));
  object.keys.erase(found);
}

bool same(Value const* one, Value const* other) {
  if (one == nullptr || other == nullptr) return one == other;
  return canonical_json(*one) == canonical_json(*other);
}

std::string text_of(Value const& object, std::string_view key) {
  Value const* const found = object.find(key);
  return found != nullptr && found->is(Value::Type::text) ? found->text : std::string{};
}

void keep_aside(Value& object, std::vector<Value> const& rows) {
  Value list = Value::array();
  list.items = listed(object, merged_key);
  if (add_new(list, rows) > 0) put(object, merged_key, std::move(list));
}

std::vector<Origin> origins(Value const& object, std::string_view what,
                            std::string const& case_id) {
  std::vector<Origin> out;
  for (Value const& row : listed(object, merged_key)) {
    Origin noted{text_of(row, "case"), text_of(row, what)};
    bool const usable = !noted.in_case.empty() && !noted.id.empty();
    bool const known = std::find(out.begin(), out.end(), noted) != out.end();
    if (usable && !known) out.push_back(std::move(noted));
  }
  if (out.empty()) out.push_back({case_id, text_of(object, "id")});
  return out;
}

Value row_of(Origin const& origin, std::string_view what) {
  Value row = Value::object();
  row.add("case", Value::of(origin.in_case));
  row.add(std::string{what}, Value::of(origin.id));
  return row;
}

}  // namespace casus::join
