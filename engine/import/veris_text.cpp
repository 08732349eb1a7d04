#include "engine/import/veris_text.hpp"

#include "dsl/text/utf8.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/iso3166.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace casus::import {
namespace {

using record::Value;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string folded_blanks(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// The first place where `word` stands between characters that are no letters.
std::size_t find_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    std::size_t const end = at + word.size();
    bool const alone =
        (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
    if (alone) return at;
  }
  return std::string_view::npos;
}

/// The sentence around a place.
std::string_view sentence_at(std::string_view text, std::size_t at) {
  std::size_t const before = text.find_last_of(".!?\n", at);
  std::size_t const begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find_first_of(".!?\n", at), text.size()) - begin);
}

bool speaks_of_targets(std::string_view sentence) {
  std::string lower{sentence};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  static constexpr std::array<std::string_view, 9> words{"victim",  "victims",  "target",
                                                         "targets", "targeted", "targeting",
                                                         "against", "attacked", "compromised"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return find_word(lower, word) != std::string_view::npos;
  });
}

/// `Russian-speaking`, where a text has such a word.
std::string language_in(std::string_view text) {
  constexpr std::string_view speaking = "speaking";
  for (std::size_t at = text.find(speaking); at != std::string_view::npos;
       at = text.find(speaking, at + 1)) {
    std::size_t begin = at;
    if (begin < 2 || (text[begin - 1] != '-' && text[begin - 1] != ' ')) continue;
    --begin;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    if (text[begin] >= 'A' && text[begin] <= 'Z') {
      return std::string{text.substr(begin, at + speaking.size() - begin)};
    }
  }
  return "";
}

struct FreeText {
  std::string pointer;
  std::string_view text;
};

/// The free texts at any depth. Bounded in all, since each is searched for every country.
void collect_texts(Value const& value, std::string const& pointer, FreeKeys keys,
                   std::size_t& bytes_left, std::vector<FreeText>& out) {
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    bool const object = value.is(Value::Type::object);
    std::string const at =
        object ? record::pointer_to(pointer, value.keys[i]) : record::pointer_to(pointer, i);
    Value const& item = value.items[i];
    bool const free = object && item.is(Value::Type::text)
                      && std::find(keys.begin(), keys.end(), value.keys[i]) != keys.end();
    if (free) {
      std::string_view const text = std::string_view{item.text}.substr(0, bytes_left);
      bytes_left -= text.size();
      out.push_back({at, text});
    }
    collect_texts(item, at, keys, bytes_left, out);
  }
}

void doubt_states(FreeText const& place, CodedStates const& coded, std::vector<std::string>& out) {
  constexpr std::size_t letters_min = 4;  // `Chad` is a State, `Oman` too; shorter names are words
  for (record::Country const& country : record::countries()) {
    if (country.name.size() < letters_min) continue;
    std::size_t const at = find_word(place.text, country.name);
    if (at == std::string_view::npos) continue;
    std::string const code{country.code};
    bool const actor = coded.actors.count(code) != 0;
    bool const victim = coded.victims.count(code) != 0;
    if (!actor && !victim) {
      out.push_back(
          fmt::format("`{}` mentions {}, which no field names", place.pointer, country.name));
    } else if (actor && !victim && speaks_of_targets(sentence_at(place.text, at))) {
      out.push_back(
          fmt::format("`{}` mentions {}, by its field the State of an actor, in a "
                      "sentence about targets; actor and victim may be swapped",
                      place.pointer, country.name));
    }
  }
}

}  // namespace

std::string title_from(std::string_view summary) {
  constexpr std::size_t characters_max = 100;
  constexpr std::size_t characters_min = 20;
  std::string const text = folded_blanks(summary);
  std::size_t at = 0;
  std::size_t last_blank = 0;
  for (std::size_t seen = 0; at < text.size() && seen < characters_max; ++seen) {
    bool const ends_sentence = text[at] == '.' && at + 1 < text.size() && text[at + 1] == ' ';
    if (ends_sentence && seen >= characters_min) return text.substr(0, at) + " …";
    if (text[at] == ' ') last_blank = at;
    at += text::code_point_at(text, at).size;
  }
  if (at >= text.size()) return text;
  return text.substr(0, last_blank > 0 ? last_blank : at) + " …";
}

References references_in(std::string_view field) {
  constexpr std::size_t urls_max = 200;
  References out;
  std::set<std::string> seen;
  for (std::size_t at = 0; at < field.size();) {
    bool const separator = field[at] == ';' || is_blank(field[at]);
    if (separator) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < field.size() && field[end] != ';' && !is_blank(field[end])) ++end;
    std::string const token{field.substr(at, end - at)};
    at = end;
    bool const is_url = token.rfind("http://", 0) == 0 || token.rfind("https://", 0) == 0;
    bool const taken = is_url && out.urls.size() < urls_max && seen.insert(token).second;
    if (taken) out.urls.push_back(token);
    out.whole = out.whole && taken;
  }
  return out;
}

std::vector<std::string> doubts_from_texts(Value const& root, CodedStates const& coded,
                                           FreeKeys keys, std::string const& pointer) {
  std::size_t bytes_left = std::size_t{1} << 18U;
  std::vector<FreeText> texts;
  collect_texts(root, pointer, keys, bytes_left, texts);
  std::vector<std::string> out;
  for (FreeText const& place : texts) {
    std::string const language = language_in(place.text);
    if (!language.empty()) {
      out.push_back(fmt::format("`{}` says {}; a language is not a State", place.pointer,
                                record::in_backticks(language)));
    }
    doubt_states(place, coded, out);
  }
  return out;
}

}  // namespace casus::import
