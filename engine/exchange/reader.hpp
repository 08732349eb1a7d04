#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/json.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/exchange only: what the files that read a rulebook share.
namespace casus::exchange {

/// Names of one table, each with its row.
using NameIndex = std::map<std::string, std::uint32_t, std::less<>>;

/// What the reading of one rulebook carries along.
struct Reading {
  record::ErrorList& errors;
  model::Rulebook out;
  NameIndex states, instruments, questions;
  /// Rows of the tables that are referred to by index, as the text has them: a reference may point
  /// ahead.
  std::map<std::string_view, std::size_t> rows;
  /// Those of the clause that is being read.
  std::vector<model::Variable> const* variables = nullptr;
};

/// Where a value stands, and the value.
struct Node {
  record::Value const& value;
  std::string pointer;
};

/// Whether the value is of the type; if not, says what it must be (`a text`).
[[nodiscard]] bool check_type(Reading& reading, Node const& node, record::Value::Type wanted,
                              std::string_view what);

/// What the rows say together: names used once, no circles, no more readings than the engine
/// multiplies, and for each form what it needs. Called when every row was read without an error.
void check_soundness(Reading& reading);

/// That every kind is of a group that may stand where it stands. A part of soundness.
void check_groups(Reading& reading);

}  // namespace casus::exchange
