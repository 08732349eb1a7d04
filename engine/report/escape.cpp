#include "engine/report/escape.hpp"

#include "dsl/text/utf8.hpp"
#include "engine/report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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
