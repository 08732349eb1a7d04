#include "engine/judge/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace casus::judge::phrases {
namespace {

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    std::size_t const end = at + word.size();
    bool const whole = (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
    if (whole) return true;
  }
  return false;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

/// The parts between `;` outside of inner braces.
std::vector<std::string> parts_of(std::string_view words) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (char const letter : words) {
    if (letter == '{') ++depth;
    if (letter == '}') --depth;
    if (letter == ';' && depth == 0) {
      parts.emplace_back();
    } else {
      parts.back() += letter;
    }
  }
  return parts;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// An inner list begins with a word of its own, or `a and b or c` could be read in two ways.
std::string listed(std::string_view words, bool inner) {
  struct Form {
    std::string_view head, last, first;
    std::string_view before = "";
  };
  constexpr std::array<Form, 3> forms{{{"any of {", "or", "either "},
                                       {"all of {", "and", "both "},
                                       {"none of {", "or", "either ", "it is not so that "}}};
  words = trimmed(words);
  for (Form const& form : forms) {
    if (words.rfind(form.head, 0) != 0 || words.back() != '}') continue;
    words.remove_prefix(form.head.size());
    words.remove_suffix(1);
    std::vector<std::string> items;
    for (std::string const& part : parts_of(words)) {
      if (!trimmed(part).empty()) items.push_back(listed(part, true));
    }
    bool const marked = inner && items.size() == 2;
    std::string const list_words = list(items, form.last);
    std::string const before(form.before);
    if (inner && items.size() > 2) return fmt::format("{}({})", before, list_words);
    return before + (marked ? std::string(form.first) : "") + list_words;
  }
  return std::string(words);
}

}  // namespace

std::string count(std::size_t number) {
  constexpr std::array<std::string_view, 11> words{"no",  "one",   "two",   "three", "four", "five",
                                                   "six", "seven", "eight", "nine",  "ten"};
  return number < words.size() ? std::string(words[number]) : std::to_string(number);
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", count(number), noun, number == 1 ? "" : "s");
}

std::string list(std::vector<std::string> const& items, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
    text += items[i];
  }
  return text;
}

std::string questions(std::vector<std::string> asked) {
  auto const rank = [](std::string const& one) {
    return one.find(',') != std::string::npos ? 2 : has_word(one, "and") ? 1 : 0;
  };
  std::stable_sort(asked.begin(), asked.end(), [&](std::string const& left, auto const& right) {
    return rank(left) < rank(right);
  });
  return list(asked);
}

std::string points(std::vector<std::string> const& all, std::string_view head) {
  std::string text;
  for (std::size_t i = 0; i < all.size();) {
    std::vector<std::string> asked;
    while (i < all.size() && all[i].rfind(head, 0) == 0)
      asked.push_back(all[i++].substr(head.size()));
    if (!text.empty()) text += "; ";
    text += asked.empty() ? all[i++] : std::string(head) + questions(std::move(asked));
  }
  return text;
}

void add_party(std::string& text, std::string_view name) {
  for (std::string_view const party :
       {"the other party ", "another party ", "each party ", "a party "}) {
    bool const before = text.size() >= party.size()
                        && text.compare(text.size() - party.size(), party.size(), party) == 0;
    std::size_t const at = text.size() - (before ? party.size() : 0);
    if (!before || (at > 0 && text[at - 1] != ' ')) continue;
    text.resize(at);
    break;
  }
  text += name;
}

std::string indefinite(std::string_view noun) {
  bool const vowel = !noun.empty() && std::string_view("aeiouAEIO").find(noun[0]) != noun.npos;
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string number(double strength) { return fmt::format("{:.2f}", strength); }

std::string_view credibility(double strength) {
  if (strength >= 0.9) return "very high";
  if (strength >= 0.7) return "high";
  if (strength >= 0.5) return "medium";
  if (strength >= 0.3) return "low";
  return "very low";
}

std::string state(std::string_view title) {
  // Names that describe what the State or body is take the article; names of their own do not.
  constexpr std::array<std::string_view, 19> common{
      "Republic",     "Federation",   "Kingdom",     "States",    "State",
      "Emirates",     "Islands",      "Union",       "Council",   "Assembly",
      "Organization", "Organisation", "Secretariat", "Committee", "Netherlands",
      "Bahamas",      "Philippines",  "Comoros",     "Community"};
  bool const describes = std::any_of(common.begin(), common.end(),
                                     [&](std::string_view word) { return has_word(title, word); });
  bool const has_article = title.rfind("the ", 0) == 0 || title.rfind("The ", 0) == 0;
  return describes && !has_article ? fmt::format("the {}", title) : std::string(title);
}

std::string title(std::string name) {
  for (std::string_view const hyphened : {"self-", "non-"}) {
    if (name.rfind(hyphened, 0) != 0) continue;
    std::replace(name.begin() + static_cast<std::ptrdiff_t>(hyphened.size()), name.end(), '-', ' ');
    return name;
  }
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

std::string_view basis(model::Basis basis) {
  switch (basis) {
    case model::Basis::state_organ: return "an act of a State organ";
    case model::Basis::empowered_entity: return "an act of an entity with public authority";
    case model::Basis::organ_at_disposal: return "an act of an organ at its disposal";
    case model::Basis::direction_or_control: return "direction or control";
    case model::Basis::absence_of_authorities: return "an act in the absence of the authorities";
    case model::Basis::insurrection: return "an act of a movement that became the government";
    case model::Basis::acknowledged: return "acknowledgement of the act as its own";
    case model::Basis::territory: return "an act from its territory";
    case model::Basis::nationality: return "an act of its nationals";
    case model::Basis::unspecified: break;
  }
  return "a stated basis of attribution";
}

std::string deadline(model::Instant instant) {
  constexpr model::Instant day = 86400;
  bool const last_second = (instant + 1) % day == 0;
  return last_second ? model::date_string(instant) : model::to_string(instant);
}

std::string condition(std::string_view words) { return listed(words, false); }

std::string force(std::string_view words) {
  constexpr std::array<std::string_view, 4> sureness{" seen in \"", " reported in \"",
                                                     " known in \"", " inferred from "};
  std::string text(words);
  for (std::string_view const word : sureness) {
    std::size_t const at = text.find(word);
    if (at == std::string::npos) continue;
    std::string tail = text.substr(at);
    tail.erase(std::remove(tail.begin(), tail.end(), '"'), tail.end());
    text = text.substr(0, at) + "," + tail;
    return text;
  }
  replace_all(text, " assumed because \"", ", assumed: \"");
  std::string_view const known = " known";
  if (text.size() > known.size() && text.substr(text.size() - known.size()) == known) {
    text.replace(text.size() - known.size(), known.size(), ", as is generally known");
  }
  return text;
}

std::string sentence(std::string_view words) {
  std::string text;
  for (char const letter : trimmed(words)) {
    bool const space = std::isspace(static_cast<unsigned char>(letter)) != 0;
    if (space && !text.empty() && text.back() == ' ') continue;
    text += space ? ' ' : letter;
  }
  if (text.empty()) return text;
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  if (text.back() != '.') text += '.';
  return text;
}

}  // namespace casus::judge::phrases
