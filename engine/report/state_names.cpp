#include "engine/report/state_names.hpp"

#include "engine/judge/phrases.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace casus::report {
namespace {

bool is_word_part(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_'
         || static_cast<unsigned char>(letter) >= 0x80;
}

/// `antigua-and-barbuda` as `Antigua and Barbuda`.
std::string capitalised(std::string_view name) {
  constexpr std::array<std::string_view, 3> small{"and", "of", "the"};
  std::string out;
  while (!name.empty()) {
    std::size_t const end = std::min(name.find('-'), name.size());
    std::string word(name.substr(0, end));
    bool const is_small = std::find(small.begin(), small.end(), word) != small.end();
    if (!word.empty() && !is_small) {
      word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
    }
    out += (out.empty() ? "" : " ") + word;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return out;
}

bool is_event(record::Case const& judged, std::string_view word) {
  return std::any_of(judged.events.begin(), judged.events.end(),
                     [&](record::Event const& event) { return event.id == word; });
}

}  // namespace

std::string short_name(model::Rulebook const& rulebook, model::StateId id) {
  model::State const& state = rulebook[id];
  // A title that takes the article describes a State (`Islamic Republic of Iran`); that of an
  // organisation is all the name it has.
  bool const is_a_name = state.organisation() || judge::phrases::state(state.title) == state.title;
  return state.title.empty() || !is_a_name ? capitalised(state.name) : state.title;
}

std::string short_name(model::Rulebook const& rulebook, record::Case const& judged,
                       model::StateId state) {
  if (state == record::nobody) return "a State not named";
  if (state.value >= rulebook.states.size()) return record::state_name(rulebook, judged, state);
  return short_name(rulebook, state);
}

std::string short_bearers(model::Rulebook const& rulebook, record::Case const& judged,
                          std::vector<judge::Finding const*> const& alike) {
  std::string out;
  for (judge::Finding const* finding : alike) {
    out += (out.empty() ? "" : ", ") + short_name(rulebook, judged, finding->bearer);
  }
  return out;
}

std::string with_short_names(model::Rulebook const& rulebook, record::Case const& judged,
                             std::string_view sentence) {
  std::string out;
  while (!sentence.empty()) {
    auto const end = std::find_if_not(sentence.begin(), sentence.end(), is_word_part);
    std::string_view const word =
        sentence.substr(0, static_cast<std::size_t>(end - sentence.begin()));
    if (word.empty()) {
      out += sentence.front();
      sentence.remove_prefix(1);
      continue;
    }
    // Most words name no State, and a case may have many events.
    auto const state = rulebook.find_state(word);
    bool const is_nobody = word == "unattributed" || word == "unidentified";
    if ((!state && !is_nobody) || is_event(judged, word)) {
      out += word;
    } else if (state) {
      out += judge::phrases::state(short_name(rulebook, *state));
    } else {
      out += short_name(rulebook, judged, record::nobody);
    }
    sentence.remove_prefix(word.size());
  }
  return out;
}

}  // namespace casus::report
