#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <iterator>

namespace casus::text {

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  unsigned char const lead = byte(offset);
  if (lead < 0x80U) return {lead, 1, true};
  std::size_t const size = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || lead > 0xF4U || text.size() - offset < size) return {lead, 1, false};
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[offset + i])) return {lead, 1, false};
    value = (value << 6U) | (byte(offset + i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  bool const surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest[size] || value > 0x10FFFF || surrogate) return {lead, 1, false};
  return {value, size, true};
}

bool is_invisible(char32_t value) {
  if (value < 0x20) return value != U'\t' && value != U'\n' && value != U'\r';
  return (value >= 0x7F && value < 0xA0) || value == 0xAD || value == 0x61C
         || (value >= 0x200B && value <= 0x200F) || (value >= 0x2028 && value <= 0x202E)
         || (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF;
}

std::string json_made_visible(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    CodePoint const point = code_point_at(json, at);
    if (point.valid && is_invisible(point.value)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(point.value));
    } else {
      out.append(json, at, point.size);
    }
    at += point.size;
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return std::string{text};
  std::size_t end = bytes_max;
  while (end > 0 && is_continuation(text[end])) --end;
  return std::string{text.substr(0, end)} + "…";
}

}  // namespace casus::text
