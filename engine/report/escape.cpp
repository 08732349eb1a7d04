#include "engine/report/escape.hpp"

#include "dsl/text/utf8.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace casus::report {
namespace {

/// What begins a formula in one spreadsheet or another; the wide forms count where the keyboard has
/// them.
bool begins_formula(std::string_view text) {
  constexpr std::array<std::string_view, 8> starts{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  std::size_t const first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return false;
  std::string_view const rest = text.substr(first);
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return rest.substr(0, start.size()) == start; });
}

/// U+FFFE and U+FFFF, which XML 1.0 has no way to write, not even as a reference.
bool is_no_character(char32_t value) { return value == 0xFFFE || value == 0xFFFF; }

/// `https://`, `www.`: renderers make links of them without being asked.
bool makes_link(std::string_view text, std::size_t at) {
  if (text[at] == ':') return text.substr(at + 1, 1) == "/";
  return text[at] == '.' && at >= 3 && (text[at - 1] == 'w' || text[at - 1] == 'W');
}

/// Where a text that begins like a list (`- a`, `1. a`) or an underline (`===`) gives itself away;
/// npos where it does not.
std::size_t list_marker(std::string_view text) {
  std::size_t at = text.find_first_not_of(' ');
  if (at == std::string_view::npos) return at;
  if (std::string_view("-+=:").find(text[at]) != std::string_view::npos) return at;
  std::size_t const digits = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  bool const numbered = at > digits && at < text.size() && (text[at] == '.' || text[at] == ')');
  return numbered ? at : std::string_view::npos;
}

bool is_word_part(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_';
}

/// The length of `2025-03-02` or `2025-03` where one stands alone; 0 where none does.
std::size_t size_of_date(std::string_view text, std::size_t at) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (at > 0 && is_word_part(text[at - 1])) return 0;
  std::size_t size = 0;
  while (size < form.size() && at + size < text.size()) {
    char const letter = text[at + size];
    bool const fits =
        form[size] == 'd' ? std::isdigit(static_cast<unsigned char>(letter)) != 0 : letter == '-';
    if (!fits) break;
    ++size;
  }
  constexpr std::size_t month = 7;
  bool const whole = size == month || size == form.size();
  bool const alone = at + size == text.size() || !is_word_part(text[at + size]);
  return whole && alone ? size : 0;
}

}  // namespace

std::string escaped_markup(std::string_view text) {
  std::string const safe = printable(text);
  std::string out;
  out.reserve(safe.size());
  for (std::size_t at = 0; at < safe.size();) {
    text::CodePoint const point = text::code_point_at(safe, at);
    switch (point.value) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\'': out += "&#39;"; break;
      default: out += is_no_character(point.value) ? "\xEF\xBF\xBD" : safe.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

std::string sentence_markup(std::string_view text) {
  std::string out;
  std::size_t told = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const size = size_of_date(text, at);
    if (size == 0) {
      ++at;
      continue;
    }
    out += escaped_markup(text.substr(told, at - told));
    out += fmt::format("<span class=\"whole\">{}</span>", text.substr(at, size));
    at += size;
    told = at;
  }
  return out + escaped_markup(text.substr(told));
}

std::string prose_markup(std::string_view text) {
  std::string out;
  while (true) {
    std::size_t const opening = text.find('`');
    std::size_t const closing =
        opening == std::string_view::npos ? opening : text.find('`', opening + 1);
    if (closing == std::string_view::npos) return out + sentence_markup(text);
    out += sentence_markup(text.substr(0, opening));
    out += fmt::format("<code>{}</code>",
                       sentence_markup(text.substr(opening + 1, closing - opening - 1)));
    text.remove_prefix(closing + 1);
  }
}

std::string escaped_markdown(std::string_view text) {
  constexpr std::string_view markup = "\\`*_{}[]<>#|!&~$";
  std::string const safe = printable(text);
  std::size_t const marker = list_marker(safe);
  std::string out;
  out.reserve(safe.size());
  for (std::size_t at = std::min(safe.find_first_not_of(' '), safe.size()); at < safe.size();
       ++at) {
    bool const is_markup = markup.find(safe[at]) != std::string_view::npos;
    if (is_markup || at == marker || makes_link(safe, at)) out += '\\';
    out += safe[at];
  }
  return out;
}

std::string csv_cell(std::string_view text) {
  std::string cell = printable(text);
  if (begins_formula(cell)) cell.insert(0, "'");
  if (cell.find_first_of(",;\"'") == std::string::npos) return cell;
  std::string out = "\"";
  for (char const byte : cell) {
    if (byte == '"') out += '"';
    out += byte;
  }
  return out + "\"";
}

std::string escaped_sarif(std::string_view text) {
  std::string out;
  for (char const byte : printable(text)) {
    if (byte == '[' || byte == ']' || byte == '\\') out += '\\';
    if (byte == '{' || byte == '}') out += byte;
    out += byte;
  }
  return out;
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view plain = "-._~/";
  std::string out = path.substr(0, 1) == "/" ? "file://" : "";
  for (char const byte : path) {
    bool const alphanumeric = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
                              || (byte >= '0' && byte <= '9');
    if (alphanumeric || plain.find(byte) != std::string_view::npos) {
      out += byte;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

}  // namespace casus::report
