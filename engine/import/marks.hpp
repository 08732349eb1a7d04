#pragma once

#include "engine/import/ledger.hpp"
#include "engine/record/tlp.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

// Inside engine/import only: how far parts of a record may be passed on, and what that means for
// the case that is made of them.
namespace casus::import {

/// A mark, and the fields of the record that say it.
struct Mark {
  std::optional<record::Tlp> tlp{};
  std::set<std::string> said_by{};

  void join(Mark const& other);
};

/// What parts of a record bear which mark. A part bears the strictest mark of all that it is part
/// of.
class Marks {
 public:
  /// What stands at or below `pointer` bears this mark.
  void add(std::string const& pointer, Mark const& mark) { marks_[pointer].join(mark); }
  /// The mark of what stands there.
  [[nodiscard]] Mark of(std::string const& pointer) const;

  /// Marks the case, its sources, events and claims: each as strictly as the strictest part of the
  /// record that it is made of, and a claim no less than its sources. A mark is left out where
  /// what holds the thing is marked as strictly. Whether the case bears any mark then.
  [[nodiscard]] bool put_into(record::Value& document, Ledger& ledger) const;

 private:
  std::map<std::string, Mark> marks_;
};

}  // namespace casus::import
