#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// Mutators that keep a text within reach of the code behind the first check: bytes alone hardly
// ever make a second valid word.

namespace casus::fuzz {

/// Of libFuzzer: changes `data` in place and gives its new size, at most `size_max`.
using Mutate = std::size_t (*)(std::uint8_t* data, std::size_t size, std::size_t size_max);

/// A rule text, changed by words and lines: some taken out, doubled or moved, some put in from the
/// phrases of the language and from `names`. One time in four it is changed by bytes.
std::size_t mutate_rules(std::uint8_t* data, std::size_t size, std::size_t size_max, unsigned seed,
                         std::vector<std::string> const& names, Mutate bytes);

/// A JSON text, changed as a tree: values taken out, doubled, moved, or replaced by one of `words`,
/// a number or a date. What is no JSON, and one time in four, is changed by bytes.
std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t size_max, unsigned seed,
                        std::vector<std::string> const& words, Mutate bytes);

/// A table of comma-separated values, changed by cells and rows: some taken out, doubled,
/// exchanged, made lists of, or replaced by one of `words`. One time in four it is changed by
/// bytes.
std::size_t mutate_table(std::uint8_t* data, std::size_t size, std::size_t size_max, unsigned seed,
                         std::vector<std::string> const& words, Mutate bytes);

}  // namespace casus::fuzz
