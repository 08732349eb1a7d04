#include "dsl/check/names.hpp"

#include <utility>

namespace casus::check {

std::optional<Entry> NameTable::add(std::string name, Entry entry) {
  auto const [at, added] = entries_.emplace(std::move(name), entry);
  if (added) return std::nullopt;
  return at->second;
}

std::optional<Entry> NameTable::find(std::string_view name) const {
  auto const found = entries_.find(name);
  if (found == entries_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string_view> NameTable::all() const {
  std::vector<std::string_view> result;
  result.reserve(entries_.size());
  for (auto const& row : entries_) result.emplace_back(row.first);
  return result;
}

}  // namespace casus::check
