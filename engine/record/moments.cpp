#include "dsl/model/time.hpp"
#include "engine/record/reader.hpp"

#include <fmt/format.h>

namespace casus::record {
namespace {

constexpr std::string_view date_forms =
    "write a date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, an instant as `2025-03-05T06:00:00Z`";

/// `2025-02-30`: digits where a date has digits, hyphens where it has hyphens.
bool looks_like_a_date(std::string_view text) {
  if (text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const hyphen = i == 4 || i == 7;
    if (hyphen ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

std::string why_no_moment(std::string_view text) {
  if (looks_like_a_date(text))
    return fmt::format("{} is no day of the calendar", in_backticks(text));
  bool const without_offset =
      text.size() < 64 && model::read_instant(std::string{text} + "Z").has_value();
  if (without_offset) {
    return fmt::format(
        "the instant {} does not say of which time zone; end it with `Z` or an "
        "offset such as `+03:30`",
        in_backticks(text));
  }
  return fmt::format("{} is not a date; {}", in_backticks(text), date_forms);
}

model::Interval joined(Reader& reader, std::string const& pointer,
                       std::optional<model::Interval> from, std::optional<model::Interval> to) {
  model::Interval const out{from ? from->first : model::distant_past,
                            to ? to->last : model::distant_future};
  if (out.first <= out.last) return out;
  reader.errors.add(ErrorCode::reversed_interval, pointer,
                    fmt::format("it begins on {} and ends before that, on {}; are the two swapped?",
                                model::date_string(out.first), model::date_string(out.last)));
  return {};
}

std::optional<model::Interval> side(Reader& reader, Node const& object, std::string_view key) {
  auto const node = member(object, key);
  if (!node) return std::nullopt;
  return read_moment(reader, *node);
}

}  // namespace

std::optional<model::Interval> read_moment(Reader& reader, Node const& node) {
  if (node.value.is(Value::Type::number)) {
    reader.errors.add(ErrorCode::wrong_type, node.pointer,
                      fmt::format("a date is a text; write `\"{}\"`", node.value.text));
    return std::nullopt;
  }
  if (!check_type(reader, node, Value::Type::text, "a date")) return std::nullopt;
  if (auto const date = model::read_date(node.value.text)) return date;
  if (auto const instant = model::read_instant(node.value.text)) {
    return model::Interval{*instant, *instant};
  }
  reader.errors.add(ErrorCode::malformed_date, node.pointer, why_no_moment(node.value.text));
  return std::nullopt;
}

std::optional<model::Interval> read_time(Reader& reader, Node const& node) {
  if (!node.value.is(Value::Type::object)) return read_moment(reader, node);
  check_keys(reader, node, {"from", "to"});
  if (node.value.find("from") == nullptr && node.value.find("to") == nullptr) {
    reader.errors.add(ErrorCode::missing_key, node.pointer,
                      "the keys `from` and `to` are both missing; give one of them, or leave the "
                      "time out: what is missing is unknown");
    return std::nullopt;
  }
  auto const from = side(reader, node, "from");
  auto const to = side(reader, node, "to");
  return joined(reader, node.pointer, from, to);
}

model::Interval read_window(Reader& reader, Node const& object, std::string_view from,
                            std::string_view until) {
  auto const first = side(reader, object, from);
  auto const last = side(reader, object, until);
  return joined(reader, object.pointer, first, last);
}

}  // namespace casus::record
