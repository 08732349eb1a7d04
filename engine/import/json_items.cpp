#include "engine/import/json_items.hpp"

#include <algorithm>
#include <utility>

namespace casus::import {
namespace {

using record::Value;

constexpr std::uint32_t errors_of_item_max = 20;

/// Walks over the text of a JSON value by its brackets and quotes. What it makes of text that is no
/// JSON does not matter: frame and elements are each read strictly afterwards.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  void next() { ++at_; }

  void skip_blanks() {
    while (!done() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) next();
  }

  /// The text between quotes, as written.
  std::string_view skip_text() {
    next();
    std::size_t const begin = at_;
    while (!done() && peek() != '"') at_ += peek() == '\\' ? 2U : 1U;
    std::size_t const end = std::min(at_, text_.size());
    at_ = std::min(end + 1, text_.size());
    return text_.substr(begin, end - begin);
  }

  /// Goes to the comma or bracket that ends the value begun here.
  void skip_value() {
    std::size_t depth = 0;
    while (!done()) {
      char const c = peek();
      if (c == '"') {
        skip_text();
        continue;
      }
      bool const closes = c == ']' || c == '}';
      if (depth == 0 && (closes || c == ',')) return;
      if (c == '[' || c == '{') ++depth;
      if (closes) --depth;
      next();
    }
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// Whether the scanner stands at the bracket that opens the wanted list.
bool find_list(Scanner& scan, std::string_view key) {
  scan.skip_blanks();
  if (scan.peek() == '[') return true;
  if (scan.peek() != '{' || key.empty()) return false;
  scan.next();
  while (!scan.done()) {
    scan.skip_blanks();
    if (scan.peek() != '"') return false;
    std::string_view const name = scan.skip_text();
    scan.skip_blanks();
    if (scan.peek() != ':') return false;
    scan.next();
    scan.skip_blanks();
    if (name == key && scan.peek() == '[') return true;
    scan.skip_value();
    if (scan.peek() != ',') return false;
    scan.next();
  }
  return false;
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.substr(0, mark.size()) == mark ? text.substr(mark.size()) : text;
}

record::JsonLimits limits_of(text::Bounds const& bounds, text::Bound bytes, std::string_view what) {
  record::JsonLimits limits;
  limits.what = what;
  limits.bytes = bytes;
  limits.nesting = text::Bound::import_nesting;
  limits.bounds = bounds;
  return limits;
}

}  // namespace

std::optional<JsonItems> split_json(std::string_view whole, std::string_view key,
                                    text::Bounds const& bounds, record::ErrorList& errors) {
  std::string_view const text = without_mark(whole);
  JsonItems out;
  Scanner scan(text);
  bool const in_object = [&] {
    Scanner look(text);
    look.skip_blanks();
    return look.peek() == '{';
  }();
  if (!find_list(scan, key)) {
    out.items.push_back({text, ""});
    return out;
  }
  scan.next();
  std::string frame{text.substr(0, scan.at())};
  std::string const place = in_object ? record::pointer_to("", key) : std::string{};
  scan.skip_blanks();
  bool more = scan.peek() != ']' && !scan.done();
  while (more) {
    std::size_t const begin = scan.at();
    scan.skip_value();
    out.items.push_back(
        {text.substr(begin, scan.at() - begin), record::pointer_to(place, out.items.size())});
    more = scan.peek() == ',';
    if (more) scan.next();
  }
  frame += text.substr(std::min(scan.at(), text.size()));
  auto read =
      record::parse_json(frame, limits_of(bounds, text::Bound::import_frame_bytes, "file"), errors);
  if (!read || !errors.empty()) return std::nullopt;
  out.frame = std::move(*read);
  return out;
}

std::optional<Value> read_item(JsonItem const& item, text::Bounds const& bounds,
                               record::ErrorList& errors) {
  record::ErrorList own("", errors_of_item_max);
  auto value =
      record::parse_json(item.text, limits_of(bounds, text::Bound::case_bytes, "record"), own);
  bool const clean = own.empty();
  for (record::ReadError& error : own.take()) {
    record::ErrorCode code = record::ErrorCode::not_json;
    for (record::ErrorInfo const& row : record::all_error_codes()) {
      if (row.id == error.code) code = row.code;
    }
    errors.add(code, item.pointer + error.pointer,
               item.pointer.empty() ? error.message : "in this element: " + error.message,
               item.pointer.empty() ? error.line : std::nullopt);
  }
  // A key that stands twice makes a record ambiguous: nothing of it is taken then.
  if (!clean) return std::nullopt;
  return value;
}

}  // namespace casus::import
