#include "engine/report/json_text.hpp"

#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace casus::report {

using Json = nlohmann::ordered_json;

Json json_number(double value) {
  if (value == std::trunc(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

std::string json_text(Json const& json, int indent) {
  std::string const text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    text::CodePoint const point = text::code_point_at(text, at);
    if (point.valid && text::is_invisible(point.value)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(point.value));
    } else {
      out.append(text, at, point.size);
    }
    at += point.size;
  }
  return out;
}

std::string moved_right(std::string const& text, std::size_t by) {
  std::string out(by, ' ');
  for (char const byte : text) {
    out += byte;
    if (byte == '\n') out.append(by, ' ');
  }
  return out;
}

}  // namespace casus::report
