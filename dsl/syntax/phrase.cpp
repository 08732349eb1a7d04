#include "dsl/syntax/phrase.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace casus::syntax {

namespace {

constexpr std::array<std::string_view, phrase_count> spellings{
#define CASUS_PHRASE(identifier, text) text,
#include "dsl/syntax/phrases.def"
#undef CASUS_PHRASE
};

// Sorted first: comparing each with each takes more steps than clang allows a constant.
constexpr bool spellings_differ() {
  auto sorted = spellings;
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
}
static_assert(spellings_differ(), "a phrase stands twice in phrases.def");

constexpr std::array reserved_words{
#define CASUS_RESERVED(text) std::string_view{text},
#include "dsl/syntax/reserved.def"
#undef CASUS_RESERVED
};

constexpr std::array units{
    std::string_view{"minute"}, std::string_view{"minutes"}, std::string_view{"hour"},
    std::string_view{"hours"},  std::string_view{"day"},     std::string_view{"days"},
    std::string_view{"week"},   std::string_view{"weeks"},   std::string_view{"month"},
    std::string_view{"months"}, std::string_view{"year"},    std::string_view{"years"}};

struct Table {
  std::unordered_map<std::string_view, WordId> ids;
  std::vector<std::string_view> words{""};
  std::vector<WordId> sequence;
  /// Where the words of each phrase lie in `sequence`; one more than there are phrases.
  std::vector<std::size_t> starts;
  /// By word id.
  std::vector<bool> reserved;

  Table() {
    for (std::string_view rest : spellings) {
      starts.push_back(sequence.size());
      while (!rest.empty()) {
        std::size_t const length = std::min(rest.find(' '), rest.size());
        sequence.push_back(number(rest.substr(0, length)));
        rest.remove_prefix(std::min(length + 1, rest.size()));
      }
    }
    starts.push_back(sequence.size());
    reserved.resize(words.size());
    for (std::string_view const text : reserved_words) {
      if (auto const found = ids.find(text); found != ids.end()) reserved[found->second] = true;
    }
  }

  WordId number(std::string_view text) {
    auto const [place, is_new] = ids.emplace(text, static_cast<WordId>(words.size()));
    if (is_new) words.push_back(text);
    return place->second;
  }
};

Table const& table() {
  static Table const only;
  return only;
}

}  // namespace

std::string_view spelling(Phrase phrase) { return spellings[static_cast<std::size_t>(phrase)]; }

std::span<WordId const> words(Phrase phrase) {
  Table const& all = table();
  auto const index = static_cast<std::size_t>(phrase);
  return std::span<WordId const>{all.sequence}.subspan(all.starts[index],
                                                       all.starts[index + 1] - all.starts[index]);
}

WordId word_id(std::string_view word) {
  auto const found = table().ids.find(word);
  return found == table().ids.end() ? WordId{0} : found->second;
}

std::string_view word(WordId id) { return table().words[id]; }

bool is_reserved(std::string_view word) {
  return std::find(reserved_words.begin(), reserved_words.end(), word) != reserved_words.end();
}

bool is_reserved(WordId id) { return table().reserved[id]; }

bool is_unit(std::string_view word) {
  return std::find(units.begin(), units.end(), word) != units.end();
}

}  // namespace casus::syntax
