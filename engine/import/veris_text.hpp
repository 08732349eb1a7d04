#pragma once

#include "engine/record/json.hpp"

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace casus::import {

/// A summary as a title: blanks folded, cut at the end of a sentence or between words after about a
/// hundred characters, with `…` where it was cut.
[[nodiscard]] std::string title_from(std::string_view summary);

/// The addresses in a field that holds several, and whether it holds nothing besides.
struct References {
  std::vector<std::string> urls;
  bool whole = true;
};
[[nodiscard]] References references_in(std::string_view field);

/// Whom the fields of a record name.
struct CodedStates {
  std::set<std::string> actors, victims;  ///< ISO codes
};

/// The keys under which a format keeps free text.
using FreeKeys = std::initializer_list<std::string_view>;

/// Looks through the free texts of a record (of VERIS: summary and notes) for what may contradict
/// its fields: a State that the fields do not name, an actor's State in a sentence about targets, a
/// language in the place of a State. A hint to read the text, never a correction.
[[nodiscard]] std::vector<std::string> doubts_from_texts(
    record::Value const& root, CodedStates const& coded,
    FreeKeys keys = {"summary", "notes", "discovery_notes"}, std::string const& pointer = "");

}  // namespace casus::import
