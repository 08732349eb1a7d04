#pragma once

#include "engine/record/errors.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::record {

/// A JSON value as written: the order of keys is kept, and so are the digits of numbers. Built only
/// by `parse_json`, whose bound on nesting makes recursion over a value safe.
struct Value {
  enum class Type : std::uint8_t { null, boolean, number, text, array, object };

  Type type = Type::null;
  bool truth = false;
  double number = 0;
  std::string text;               ///< of a text; of a number, as written
  std::vector<Value> items;       ///< elements of an array, values of an object
  std::vector<std::string> keys;  ///< of an object, each for the item of the same index

  [[nodiscard]] bool is(Type wanted) const { return type == wanted; }
  /// The member of an object; of anything else, none.
  [[nodiscard]] Value const* find(std::string_view key) const;
  /// Appends a member; the key must be new.
  Value& add(std::string key, Value value);
  /// Appends an element.
  Value& push(Value value);

  [[nodiscard]] static Value object();
  [[nodiscard]] static Value array();
  [[nodiscard]] static Value of(std::string text);
  [[nodiscard]] static Value of(std::string_view text) { return of(std::string{text}); }
  [[nodiscard]] static Value of(char const* text) { return of(std::string{text}); }
  [[nodiscard]] static Value of(bool truth);
  [[nodiscard]] static Value of(double number);
  [[nodiscard]] static Value of(std::int64_t number);
};

/// `the text `high``, `a list`, `true`: what a message says that it saw.
[[nodiscard]] std::string describe(Value const& value);

/// What messages call a JSON text, and which bounds hold for it.
struct JsonLimits {
  std::string_view what = "case";
  text::Bound bytes = text::Bound::case_bytes;
  text::Bound nesting = text::Bound::json_nesting;
  text::Bound values = text::Bound::json_values;
  text::Bounds bounds{};
};

/// Reads hostile text. UTF-8 with or without a byte order mark; anything that is not one JSON value
/// within the limits is reported, and nothing is returned. Duplicate keys are reported too, but the
/// value is returned with the first of them, so that other errors can be shown at once.
[[nodiscard]] std::optional<Value> parse_json(std::string_view text, JsonLimits const& limits,
                                              ErrorList& errors);

/// Readable JSON: two blanks a level, keys as they stand, short lists of plain values on one line.
/// What a terminal would obey (controls, marks of writing direction) is escaped.
[[nodiscard]] std::string pretty_json(Value const& value);

/// JSON that depends on the meaning alone: no blanks, keys sorted by bytes, numbers in their
/// shortest form (after RFC 8785). Lists of a case file are sets of claims, so they are sorted too,
/// except below keys that start with `x-`, whose meaning is not ours.
[[nodiscard]] std::string canonical_json(Value const& value);

}  // namespace casus::record
