#include "engine/report/json_text.hpp"

#include "dsl/text/utf8.hpp"

#include <cmath>

namespace casus::report {

using Json = nlohmann::ordered_json;

Json json_number(double value) {
  if (value == std::trunc(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

std::string json_text(Json const& json, int indent) {
  std::string const text = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  return text::json_made_visible(text);
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
