#pragma once

#include "dsl/syntax/token.hpp"
#include "dsl/syntax/tree.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace casus::grammar {

using Iterator = syntax::Token const*;

/// Whether the phrase stands here, word for word.
[[nodiscard]] bool stands_at(Iterator at, syntax::Phrase phrase);
/// Whether the token can be a name where one is due.
[[nodiscard]] bool is_name(syntax::Token const& token);

/// What a phrase can open. The sets serve to find the next sound place after an error, and to see
/// where one part of a clause ends and the next begins.
namespace opens {
using Set = std::uint32_t;
inline constexpr Set unit = 1U << 0U;       ///< `use`, `treaty`, `vocabulary`, …
inline constexpr Set header = 1U << 1U;     ///< a line before the articles
inline constexpr Set article = 1U << 2U;    ///< `article`, `annex`, `amended`, …
inline constexpr Set item = 1U << 3U;       ///< what stands in an article
inline constexpr Set attribute = 1U << 4U;  ///< `text`, `severity`, …
inline constexpr Set sentence = 1U << 5U;   ///< a trigger or who is bound
inline constexpr Set condition = 1U << 6U;  ///< `where`, `unless`
inline constexpr Set exception = 1U << 7U;  ///< `except if`
inline constexpr Set example = 1U << 8U;
inline constexpr Set meaning = 1U << 9U;  ///< `means`, `includes`, …
inline constexpr Set excuse = 1U << 10U;  ///< `excuses`, `does not excuse`
inline constexpr Set kind = 1U << 11U;
inline constexpr Set group = 1U << 12U;  ///< a group of a vocabulary
inline constexpr Set state = 1U << 13U;  ///< `state`, `organisation`
inline constexpr Set cooperation = 1U << 14U;
inline constexpr Set reading = 1U << 15U;  ///< `under reading`
inline constexpr Set repeal = 1U << 16U;
}  // namespace opens

/// What the word could open, by its first word alone; a variable can open a sentence.
[[nodiscard]] opens::Set could_open(Iterator at);
/// A phrase that opens something of a set.
struct Opener {
  syntax::Phrase phrase;
  opens::Set set;
};
[[nodiscard]] std::span<Opener const> openers();
/// Whether one of the openers of the set stands here in full.
[[nodiscard]] bool opener_at(Iterator at, opens::Set set);

/// An item that is followed by a brace, recognised at the start of a line by its opener and the
/// shape of what follows: what it is, and the token after its head.
struct Head {
  enum class Level : std::uint8_t { unit, article, item };
  Level level = Level::unit;
  /// `amended` holds articles as an instrument does.
  bool holds_articles = false;
  bool holds_items = false;
  Iterator end = nullptr;
};
[[nodiscard]] std::optional<Head> head_at(Iterator at);

/// The kind of node that an opener opens, and whether a name comes next; for an item that could not
/// be read as a whole.
struct Opened {
  syntax::NodeKind kind;
  syntax::Phrase phrase;
  bool named;
};
[[nodiscard]] std::optional<Opened> opened_at(Iterator at);

}  // namespace casus::grammar
