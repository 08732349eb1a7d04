#include "engine/import/ledger.hpp"

#include "engine/record/errors.hpp"

#include <functional>
#include <utility>

namespace casus::import {
namespace {

using record::Value;

std::string pointer_of(Value const& parent, std::string const& pointer, std::size_t index) {
  return parent.is(Value::Type::object) ? record::pointer_to(pointer, parent.keys[index])
                                        : record::pointer_to(pointer, index);
}

Value const* counterpart(Value const* other, Value const& parent, std::size_t index) {
  if (other == nullptr || other->type != parent.type) return nullptr;
  if (parent.is(Value::Type::object)) return other->find(parent.keys[index]);
  return index < other->items.size() ? &other->items[index] : nullptr;
}

using Visit = std::function<void(std::string const&, Value const&, Value const*)>;

/// Visits each leaf with what stands at the same place in `other`, if anything does. Recursion is
/// bounded by the nesting that `parse_json` allows.
void walk(Value const& value, Value const* other, std::string const& pointer, Visit const& visit) {
  if (value.items.empty()) {
    visit(pointer, value, other);
    return;
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    walk(value.items[i], counterpart(other, value, i), pointer_of(value, pointer, i), visit);
  }
}

bool same_leaf(Value const& a, Value const& b) {
  return a.type == b.type && a.text == b.text && a.truth == b.truth && b.items.empty();
}

bool all_exact(Value const& value, std::string const& pointer, Ledger const& ledger) {
  bool all = true;
  walk(value, nullptr, pointer, [&](std::string const& leaf, Value const&, Value const*) {
    MappedField const* const field = ledger.find(leaf);
    all = all && field != nullptr && field->exact;
  });
  return all;
}

std::optional<Value> pruned(Value const& value, std::string const& pointer, Ledger const& ledger) {
  if (all_exact(value, pointer, ledger)) return std::nullopt;
  if (!value.is(Value::Type::object) || value.items.empty()) return value;
  Value out = Value::object();
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    auto kept = pruned(value.items[i], pointer_of(value, pointer, i), ledger);
    if (kept) out.add(value.keys[i], std::move(*kept));
  }
  return out;
}

}  // namespace

void Ledger::map(std::string const& from, std::string const& to) {
  fields_.emplace(from, MappedField{from, to, true});
  uses(from, to);
}

void Ledger::interpret(std::string const& from, std::string const& to) {
  fields_.emplace(from, MappedField{from, to, false});
  uses(from, to);
}

void Ledger::uses(std::string const& from, std::string const& to) { links_.emplace(from, to); }

Ledger Ledger::without(std::string const& to) const {
  auto const below = [&](std::string const& place) {
    return place.compare(0, to.size(), to) == 0
           && (place.size() == to.size() || place[to.size()] == '/');
  };
  Ledger out;
  for (auto const& row : fields_) {
    if (!below(row.second.to)) out.fields_.insert(row);
  }
  for (auto const& link : links_) {
    if (!below(link.second)) out.links_.insert(link);
  }
  return out;
}

MappedField const* Ledger::find(std::string const& from) const {
  auto const found = fields_.find(from);
  return found == fields_.end() ? nullptr : &found->second;
}

std::vector<MappedField> Ledger::fields() const {
  std::vector<MappedField> out;
  for (auto const& row : fields_) out.push_back(row.second);
  return out;
}

std::optional<Value> Ledger::rest(Value const& input) const { return pruned(input, "", *this); }

Tally Ledger::tally(Value const& input, Value const* carried) const {
  Tally out;
  walk(input, carried, "", [&](std::string const& pointer, Value const& leaf, Value const* kept) {
    ++out.leaves;
    bool const is_kept = kept != nullptr && same_leaf(leaf, *kept);
    MappedField const* const field = find(pointer);
    if (field != nullptr && (field->exact || is_kept)) {
      ++out.mapped;
    } else if (is_kept) {
      ++out.carried;
    } else {
      out.dropped.push_back(pointer);
    }
  });
  return out;
}

std::vector<std::string> leaf_pointers(Value const& value) {
  std::vector<std::string> out;
  walk(value, nullptr, "",
       [&](std::string const& pointer, Value const&, Value const*) { out.push_back(pointer); });
  return out;
}

}  // namespace casus::import
