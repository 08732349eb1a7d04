#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace casus::syntax {

/// Every fixed word or phrase of the language; the list is phrases.def.
enum class Phrase : std::uint16_t {
#define CASUS_PHRASE(identifier, text) identifier,
#include "dsl/syntax/phrases.def"
#undef CASUS_PHRASE
};

inline constexpr std::size_t phrase_count = 0
#define CASUS_PHRASE(identifier, text) +1
#include "dsl/syntax/phrases.def"
#undef CASUS_PHRASE
    ;

/// The number of a word that occurs in some phrase; 0 is any other word. Tokens carry it, so that
/// comparing a phrase is comparing numbers.
using WordId = std::uint16_t;

/// The phrase as it is written: `in force from`.
[[nodiscard]] std::string_view spelling(Phrase phrase);
/// Its words in order.
[[nodiscard]] std::span<WordId const> words(Phrase phrase);

/// 0 if no phrase has this word.
[[nodiscard]] WordId word_id(std::string_view word);
/// The word of an id above 0.
[[nodiscard]] std::string_view word(WordId id);

/// Whether the word can never be a name.
[[nodiscard]] bool is_reserved(std::string_view word);
[[nodiscard]] bool is_reserved(WordId id);
/// Whether the word is a unit of time, in the singular or plural.
[[nodiscard]] bool is_unit(std::string_view word);

}  // namespace casus::syntax
