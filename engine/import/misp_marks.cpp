#include "engine/import/misp_work.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::import {
namespace {

using record::Tlp;
using record::Value;

constexpr std::string_view prefix = "tlp:";

bool is_tlp(std::string_view tag) {
  return tag.size() >= prefix.size()
         && std::equal(prefix.begin(), prefix.end(), tag.begin(), [](char wanted, char seen) {
              return wanted == (seen >= 'A' && seen <= 'Z' ? seen - 'A' + 'a' : seen);
            });
}

/// `tlp:ex:chr` forbids to say whose word something is, which every report does; what is unclear
/// or unknown may forbid anything.
Tlp mark_of(MispWork& work, Field const& name) {
  if (auto const known = record::read_tlp(name.text())) return *known;
  work.draft.warn(
      fmt::format("`{}`: {} is no level of the Traffic Light Protocol: what bears it counts as "
                  "TLP:RED",
                  name.pointer, record::in_backticks(name.text())));
  return Tlp::red;
}

/// Events, attributes and objects have tags, and whatever else a server lets bear them. Recursion
/// is bounded by the nesting that is read.
void mark_below(MispWork& work, Field const& at) {
  for (Field const& tag : at["Tag"].each()) {
    Field const name = tag["name"];
    if (is_tlp(name.text())) {
      work.draft.marks().add(at.pointer, {mark_of(work, name), {name.pointer}});
    }
  }
  if (at.is(Value::Type::object)) {
    for (std::string const& key : at.value->keys) mark_below(work, at[key]);
  } else if (at.is(Value::Type::array)) {
    for (Field const& item : at.each()) mark_below(work, item);
  }
}

}  // namespace

void take_marks(MispWork& work) { mark_below(work, work.root); }

}  // namespace casus::import
