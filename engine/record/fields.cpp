#include "dsl/text/utf8.hpp"
#include "engine/record/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::record {
bool is_usable_id(std::string_view id) {
  if (id.empty() || id.front() == ' ' || id.back() == ' ') return false;
  for (std::size_t at = 0; at < id.size();) {
    text::CodePoint const point = text::code_point_at(id, at);
    if (point.value < 0x20 || text::is_invisible(point.value)) return false;
    at += point.size;
  }
  return id.size() <= id_bytes_max;
}

std::optional<Node> member(Node const& object, std::string_view key) {
  Value const* const found = object.value.find(key);
  if (found == nullptr) return std::nullopt;
  return Node{*found, pointer_to(object.pointer, key)};
}

Node element(Node const& list, std::size_t index) {
  return Node{list.value.items[index], pointer_to(list.pointer, index)};
}

bool check_type(Reader& reader, Node const& node, Value::Type wanted, std::string_view what) {
  if (node.value.is(wanted)) return true;
  std::string message = fmt::format("{} is not {}", describe(node.value), what);
  if (node.value.is(Value::Type::null)) {
    message += "; leave the key out: what is missing is unknown";
  }
  reader.errors.add(ErrorCode::wrong_type, node.pointer, std::move(message));
  return false;
}

void check_keys(Reader& reader, Node const& object, Keys first, Keys second, Keys third) {
  std::vector<std::string_view> known;
  for (Keys const& keys : {first, second, third}) {
    known.insert(known.end(), keys.begin(), keys.end());
  }
  for (std::string const& key : object.value.keys) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    if (key.rfind("x-", 0) == 0) continue;
    std::string hint = reader.errors.has_room() ? near_hint(key, known) : std::string{};
    if (hint.empty()) {
      hint = fmt::format("; known here are {}; keys of your own start with `x-`",
                         fmt::join(known, ", "));
    }
    reader.errors.add(ErrorCode::unknown_key, pointer_to(object.pointer, key),
                      fmt::format("unknown key {}{}", in_backticks(key), hint));
  }
}

void report_missing(Reader& reader, Node const& object, std::string_view key,
                    std::string_view hint) {
  reader.errors.add(
      ErrorCode::missing_key, object.pointer,
      fmt::format("the key `{}` is missing{}{}", key, hint.empty() ? "" : "; ", hint));
}

std::optional<std::string> read_text(Reader& reader, Node const& object, std::string_view key) {
  auto const node = member(object, key);
  if (!node || !check_type(reader, *node, Value::Type::text, "a text")) return std::nullopt;
  return node->value.text;
}

std::optional<bool> read_bool(Reader& reader, Node const& object, std::string_view key) {
  auto const node = member(object, key);
  if (!node || !check_type(reader, *node, Value::Type::boolean, "`true` or `false`")) {
    return std::nullopt;
  }
  return node->value.truth;
}

std::optional<double> read_confidence(Reader& reader, Node const& object) {
  auto const node = member(object, "confidence");
  if (!node || !check_type(reader, *node, Value::Type::number, "a number from 0 to 1")) {
    return std::nullopt;
  }
  double const value = node->value.number;
  if (value >= 0 && value <= 1) return value;
  bool const percent = value > 1 && value <= 100;
  reader.errors.add(
      ErrorCode::confidence_out_of_range, node->pointer,
      fmt::format("the confidence {} does not lie from 0 to 1{}", in_backticks(node->value.text),
                  percent ? fmt::format("; is {} meant?", value / 100) : ""));
  return std::nullopt;
}

bool check_addition(Reader& reader, Node const& node, std::string_view key, unsigned minor) {
  if (reader.minor >= minor) return true;
  reader.errors.add(ErrorCode::unknown_key, node.pointer,
                    fmt::format("`{}` is a later addition: a file that uses it says "
                                "`\"format\": \"casus-case/1.{}\"`",
                                key, minor));
  return false;
}

std::optional<Tlp> read_mark(Reader& reader, Node const& object) {
  constexpr unsigned since = 2;
  auto const node = member(object, "tlp");
  if (!node) return std::nullopt;
  static_cast<void>(check_addition(reader, *node, "tlp", since));
  if (!check_type(reader, *node, Value::Type::text, "a mark such as `AMBER`")) return std::nullopt;
  if (auto const mark = find_tlp(node->value.text)) return mark;
  std::vector<std::string_view> words;
  for (TlpName const& row : tlp_names) words.push_back(row.name);
  std::string hint = fmt::format("; the marks are {}", fmt::join(words, ", "));
  if (auto const meant = read_tlp(node->value.text)) {
    hint = fmt::format("; write `{}`", name(*meant));
  }
  reader.errors.add(ErrorCode::unknown_mark, node->pointer,
                    fmt::format("{} is no mark of the Traffic Light Protocol{}",
                                in_backticks(node->value.text), hint));
  return std::nullopt;
}

std::optional<std::string> read_id(Reader& reader, Node const& object) {
  auto const node = member(object, "id");
  if (!node) {
    report_missing(reader, object, "id");
    return std::nullopt;
  }
  if (!check_type(reader, *node, Value::Type::text, "a text")) return std::nullopt;
  std::string const& id = node->value.text;
  std::string_view fault;
  if (id.empty()) {
    fault = "an id is not empty";
  } else if (id.size() > id_bytes_max) {
    fault = "an id has at most 200 bytes";
  } else if (!is_usable_id(id)) {
    fault = "an id has no blank at its ends, no line break and nothing invisible";
  }
  if (fault.empty()) return id;
  reader.errors.add(
      ErrorCode::malformed_id, node->pointer,
      id.empty() ? std::string{fault} : fmt::format("{}: {}", in_backticks(id), fault));
  return std::nullopt;
}

bool has_room_for_rows(Reader& reader, Node const& list, text::Bound bound) {
  std::uint64_t const most = reader.bounds[bound];
  if (list.value.items.size() <= most) return true;
  reader.errors.add(
      ErrorCode::too_many, list.pointer,
      fmt::format("{} {} are more than the {} that one case may have{}", list.value.items.size(),
                  text::info(bound).unit, most, text::way_out(bound)));
  return false;
}

std::vector<Node> each(Node const& node) {
  if (!node.value.is(Value::Type::array)) return {node};
  std::vector<Node> out;
  out.reserve(node.value.items.size());
  for (std::size_t i = 0; i < node.value.items.size(); ++i) out.push_back(element(node, i));
  return out;
}

}  // namespace casus::record
