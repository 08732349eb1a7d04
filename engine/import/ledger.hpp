#pragma once

#include "engine/record/json.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace casus::import {

/// One field of the input and the place in the case that says the same.
struct MappedField {
  std::string from;   ///< JSON Pointer into the input record
  std::string to;     ///< JSON Pointer into the case
  bool exact = true;  ///< if not, the case says it in other words, and the field is carried as well
};

/// What became of every leaf of a record: a leaf is a text, number, truth value, null, or an empty
/// list or object. `mapped` and `carried` do not overlap; a leaf that is in neither is dropped,
/// which is a fault of the importer.
struct Tally {
  std::size_t leaves = 0;
  std::size_t mapped = 0;
  std::size_t carried = 0;
  std::vector<std::string> dropped;
};

/// Keeps account of what an importer took from a record.
class Ledger {
 public:
  /// The case holds the value itself.
  void map(std::string const& from, std::string const& to);
  /// The case holds what the value means; the value is carried too.
  void interpret(std::string const& from, std::string const& to);
  /// The place rests on the field or object too, which is not thereby mapped.
  void uses(std::string const& from, std::string const& to);

  /// The account without what became of fields at or below this place in the case.
  [[nodiscard]] Ledger without(std::string const& to) const;

  [[nodiscard]] MappedField const* find(std::string const& from) const;
  [[nodiscard]] std::vector<MappedField> fields() const;
  /// All that was taken, of a field that several places are made of too: from where, and to where.
  [[nodiscard]] std::set<std::pair<std::string, std::string>> const& links() const {
    return links_;
  }

  /// What is left of the record without the leaves that are mapped exactly. Lists stay whole unless
  /// all of them is mapped, so that a pointer into the record leads to the same value in the rest.
  /// Nothing where all is mapped.
  [[nodiscard]] std::optional<record::Value> rest(record::Value const& input) const;

  /// Walks every leaf of the input and looks for it in what was mapped and in what is carried.
  [[nodiscard]] Tally tally(record::Value const& input, record::Value const* carried) const;

 private:
  std::map<std::string, MappedField> fields_;
  std::set<std::pair<std::string, std::string>> links_;
};

/// The leaves of `value` by pointer, in the order in which they stand.
[[nodiscard]] std::vector<std::string> leaf_pointers(record::Value const& value);

}  // namespace casus::import
