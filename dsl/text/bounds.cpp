#include "dsl/text/bounds.hpp"

#include <fmt/format.h>

namespace casus::text {
namespace {

using Field = std::uint64_t Bounds::*;

Field field_of(Bound bound) {
  switch (bound) {
#define CASUS_BOUND(field, name, unit, usual, most, what, why) \
  case Bound::field:                                           \
    return &Bounds::field;
#include "dsl/text/bounds.def"
#undef CASUS_BOUND
  }
  return nullptr;
}

}  // namespace

std::uint64_t Bounds::operator[](Bound bound) const { return this->*field_of(bound); }
std::uint64_t& Bounds::operator[](Bound bound) { return this->*field_of(bound); }

std::vector<BoundInfo> const& all_bounds() {
  static std::vector<BoundInfo> const table{
#define CASUS_BOUND(field, name, unit, usual, most, what, why) \
  {Bound::field, name, unit, usual, most, what, why},
#include "dsl/text/bounds.def"
#undef CASUS_BOUND
  };
  return table;
}

BoundInfo const& info(Bound bound) { return all_bounds()[static_cast<std::size_t>(bound)]; }

std::optional<Bound> find_bound(std::string_view name) {
  for (BoundInfo const& row : all_bounds()) {
    if (row.name == name) return row.bound;
  }
  return std::nullopt;
}

std::string way_out(Bound bound) {
  BoundInfo const& row = info(bound);
  if (row.fixed()) return fmt::format("; this cannot be raised: {}", row.why);
  return fmt::format("; `--limit {}=N` allows more, up to {}", row.name, row.most);
}

}  // namespace casus::text
