#include "dsl/check/source_codes.hpp"

#include <algorithm>
#include <optional>

namespace casus::check {
namespace {

bool is_code_char(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

std::string_view trimmed(std::string_view line) {
  std::size_t const first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

/// The line without the mark that makes it a row, an item or a heading; nothing for other lines.
std::optional<std::string_view> after_mark(std::string_view line) {
  if (line.starts_with('|')) return trimmed(line.substr(1));
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) {
    return trimmed(line.substr(2));
  }
  if (line.starts_with('#')) {
    std::size_t const end = line.find_first_not_of('#');
    return end == std::string_view::npos ? std::nullopt : std::optional{trimmed(line.substr(end))};
  }
  return std::nullopt;
}

std::string_view without_emphasis(std::string_view text) {
  std::size_t const first = text.find_first_not_of("*_`[\"");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

std::optional<std::string_view> code_of(std::string_view line) {
  auto const rest = after_mark(trimmed(line));
  if (!rest) return std::nullopt;
  std::string_view const text = without_emphasis(*rest);
  std::size_t end = 0;
  while (end < text.size() && is_code_char(text[end])) ++end;
  if (end == 0 || text[0] < 'A' || text[0] > 'Z') return std::nullopt;
  // A publication must follow, or the code is explained to nobody.
  std::string_view const explanation = text.substr(end);
  if (explanation.find_first_not_of(" \t|*_`]\":.,;-") == std::string_view::npos) {
    return std::nullopt;
  }
  return text.substr(0, end);
}

}  // namespace

std::vector<std::string> source_codes(std::string_view markdown) {
  std::vector<std::string> result;
  while (!markdown.empty()) {
    std::size_t const end = std::min(markdown.find('\n'), markdown.size());
    if (auto const code = code_of(markdown.substr(0, end))) result.emplace_back(*code);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace casus::check
