#pragma once

#include "dsl/model/ids.hpp"
#include "dsl/syntax/tree.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace casus::check {

/// Where a name is declared, and what it stands for: an index into the table that the name's space
/// belongs to.
struct Entry {
  syntax::Node node;
  std::uint32_t index = 0;
};

/// One space of names, in which each stands once.
class NameTable {
 public:
  /// Nothing where the name was free; otherwise the entry that has it, which stays.
  std::optional<Entry> add(std::string name, Entry entry);
  [[nodiscard]] std::optional<Entry> find(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> all() const;

 private:
  std::map<std::string, Entry, std::less<>> entries_;
};

/// The names that live within one instrument.
struct InstrumentNames {
  explicit InstrumentNames(syntax::Node node_) : node(node_) {}

  syntax::Node node;
  NameTable articles;  ///< by number
  NameTable commitments, terms, threats, defences, bases;
  NameTable sayings;  ///< principles, rights, powers, directions of cooperation
  /// A header line could not be read, or a name in it is unknown: what it may have said counts as
  /// said.
  bool header_unsure = false;
  std::vector<model::InstrumentId> admits;
};

/// Every name that the files declare.
struct Names {
  NameTable vocabularies, state_lists, kinds, states, state_codes, instruments, questions;
  std::vector<InstrumentNames> of;  ///< by instrument
  /// Declared in text that could not be read: using such a name is no further mistake.
  std::set<std::string, std::less<>> broken;
};

}  // namespace casus::check
