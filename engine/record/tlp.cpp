#include "engine/record/tlp.hpp"

#include <algorithm>

namespace casus::record {

std::string_view name(Tlp tlp) { return tlp_names[static_cast<std::size_t>(tlp)].name; }

std::string label(Tlp tlp) { return "TLP:" + std::string(name(tlp)); }

std::optional<Tlp> find_tlp(std::string_view word) {
  auto const* const found = std::find_if(tlp_names.begin(), tlp_names.end(),
                                         [&](TlpName const& row) { return row.name == word; });
  return found == tlp_names.end() ? std::nullopt : std::optional{found->tlp};
}

std::optional<Tlp> read_tlp(std::string_view text) {
  constexpr std::string_view prefix = "TLP:";
  std::string word(text);
  for (char& letter : word) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  if (word.rfind(prefix, 0) == 0) word.erase(0, prefix.size());
  return find_tlp(word);
}

std::optional<Tlp> stricter(std::optional<Tlp> left, std::optional<Tlp> right) {
  // An empty one compares less than any mark.
  return std::max(left, right);
}

}  // namespace casus::record
