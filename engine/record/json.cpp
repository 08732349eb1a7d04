#include "engine/record/json.hpp"

#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace casus::record {
namespace {

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
  return out;
}

std::string plain_json(Value const& value) {
  switch (value.type) {
    case Value::Type::null: return "null";
    case Value::Type::boolean: return value.truth ? "true" : "false";
    case Value::Type::number: return value.text;
    case Value::Type::text: return json_text(value.text);
    case Value::Type::array:
    case Value::Type::object: break;
  }
  return "";
}

bool is_plain(Value const& value) {
  return !value.is(Value::Type::array) && !value.is(Value::Type::object);
}

/// A list of plain values on one line, or nothing where it would be too long.
std::optional<std::string> one_line(Value const& value) {
  constexpr std::size_t width_max = 80;
  std::string out = "[";
  for (Value const& item : value.items) {
    if (!is_plain(item)) return std::nullopt;
    if (out.size() > 1) out += ", ";
    out += plain_json(item);
    if (out.size() > width_max) return std::nullopt;
  }
  return out + "]";
}

void write_pretty(Value const& value, std::size_t level, std::string& out) {
  if (is_plain(value)) {
    out += plain_json(value);
    return;
  }
  bool const object = value.is(Value::Type::object);
  if (value.items.empty()) {
    out += object ? "{}" : "[]";
    return;
  }
  if (auto const line = object ? std::nullopt : one_line(value)) {
    out += *line;
    return;
  }
  out += object ? "{" : "[";
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    out.append(2 * (level + 1), ' ');
    if (object) out += json_text(value.keys[i]) + ": ";
    write_pretty(value.items[i], level + 1, out);
  }
  out += '\n';
  out.append(2 * level, ' ');
  out += object ? "}" : "]";
}

/// Integers keep every digit (a double would not); others take their shortest form.
std::string canonical_number(Value const& value) {
  bool const integer = value.text.find_first_not_of("-0123456789") == std::string::npos;
  if (integer) return value.text == "-0" ? "0" : value.text;
  if (value.number == std::floor(value.number) && std::fabs(value.number) < 1e15) {
    return fmt::format("{:.0f}", value.number + 0.0);  // + 0.0: no negative zero
  }
  return fmt::format("{}", value.number);
}

std::string canonical(Value const& value, bool ours) {
  if (value.is(Value::Type::number)) return canonical_number(value);
  if (is_plain(value)) return plain_json(value);
  std::vector<std::string> parts;
  parts.reserve(value.items.size());
  if (value.is(Value::Type::array)) {
    for (Value const& item : value.items) parts.push_back(canonical(item, ours));
    if (ours) std::sort(parts.begin(), parts.end());
    return fmt::format("[{}]", fmt::join(parts, ","));
  }
  std::vector<std::size_t> order(value.items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return value.keys[a] < value.keys[b]; });
  for (std::size_t const i : order) {
    bool const still_ours = ours && value.keys[i].rfind("x-", 0) != 0;
    parts.push_back(json_text(value.keys[i]) + ":" + canonical(value.items[i], still_ours));
  }
  return fmt::format("{{{}}}", fmt::join(parts, ","));
}

}  // namespace

Value const* Value::find(std::string_view key) const {
  if (type != Type::object) return nullptr;
  auto const found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

Value& Value::add(std::string key, Value value) {
  keys.push_back(std::move(key));
  items.push_back(std::move(value));
  return items.back();
}

Value& Value::push(Value value) {
  items.push_back(std::move(value));
  return items.back();
}

Value Value::object() {
  Value out;
  out.type = Type::object;
  return out;
}

Value Value::array() {
  Value out;
  out.type = Type::array;
  return out;
}

Value Value::of(std::string text) {
  Value out;
  out.type = Type::text;
  out.text = std::move(text);
  return out;
}

Value Value::of(bool truth) {
  Value out;
  out.type = Type::boolean;
  out.truth = truth;
  return out;
}

Value Value::of(double number) {
  Value out;
  out.type = Type::number;
  out.number = number;
  out.text = fmt::format("{}", number);
  return out;
}

Value Value::of(std::int64_t number) {
  Value out;
  out.type = Type::number;
  out.number = static_cast<double>(number);
  out.text = fmt::format("{}", number);
  return out;
}

std::string describe(Value const& value) {
  switch (value.type) {
    case Value::Type::null: return "`null`";
    case Value::Type::boolean: return value.truth ? "`true`" : "`false`";
    case Value::Type::number: return "the number " + in_backticks(value.text);
    case Value::Type::text:
      return value.text.empty() ? "an empty text" : "the text " + in_backticks(value.text);
    case Value::Type::array: return "a list";
    case Value::Type::object: return "an object";
  }
  return "";
}

std::string pretty_json(Value const& value) {
  std::string plain;
  write_pretty(value, 0, plain);
  plain += '\n';
  return text::json_made_visible(plain);
}

std::string canonical_json(Value const& value) { return canonical(value, true); }

}  // namespace casus::record
