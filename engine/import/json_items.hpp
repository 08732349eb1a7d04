#pragma once

#include "engine/record/json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/import only: a long JSON text, of which no more than one element is read at once.
namespace casus::import {

/// One element of a list, unread.
struct JsonItem {
  std::string_view text;  ///< a part of the whole text
  std::string pointer;    ///< `/objects/3`
};

/// A JSON text and the elements of its one long list.
struct JsonItems {
  record::Value frame;  ///< what stands around the list, its elements left out
  std::vector<JsonItem> items;
};

/// Finds the elements of the list at `key` of the topmost object, or of the topmost list itself;
/// with an empty key, of that only.
/// What stands around them is read strictly. Where neither list is there, the whole text is one
/// element, and the frame is null. Nothing, and errors, where the text is no JSON.
[[nodiscard]] std::optional<JsonItems> split_json(std::string_view text, std::string_view key,
                                                  text::Bounds const& bounds,
                                                  record::ErrorList& errors);

/// Reads one element. Errors have their places in the whole text.
[[nodiscard]] std::optional<record::Value> read_item(JsonItem const& item,
                                                     text::Bounds const& bounds,
                                                     record::ErrorList& errors);

}  // namespace casus::import
