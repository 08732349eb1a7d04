#include "dsl/text/source.hpp"
#include "dsl/text/utf8.hpp"
#include "engine/record/json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace casus::record {
namespace {

/// A place for people; both count from 1, columns in code points.
struct Position {
  std::uint32_t line = 1;
  std::size_t column = 1;
};

Position position_of(std::string_view text, std::size_t offset) {
  Position place;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else if (!text::is_continuation(text[i])) {
      ++place.column;
    }
  }
  return place;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The way out of a slip that people make in JSON; `at` is the first character that did not fit.
std::string_view syntax_hint(std::string_view text, std::size_t at) {
  char const c = text[at];
  std::size_t before = at;
  while (before > 0 && is_blank(text[before - 1])) --before;
  char const last = before > 0 ? text[before - 1] : '\0';
  if ((c == '}' || c == ']') && last == ',') return "; no comma stands before a closing bracket";
  if (c == '\'') return "; keys and texts stand in double quotes";
  if (c == '/' || c == '#') return "; JSON has no comments, use a key that starts with `x-`";
  if (c == '\n' || c == '\t' || c == '\r')
    return "; inside a text, write a line break as `\\n` and a tab as `\\t`";
  bool const begins_a_value =
      c == '"' || c == '{' || c == '[' || c == '-' || (c >= '0' && c <= '9');
  if (begins_a_value && last != ',' && last != ':') return "; a comma is missing before it";
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
    return "; texts stand in double quotes, other values are `true`, `false`, `null` and numbers";
  return "";
}

/// Where the token begins that ends before `end`: nlohmann counts the characters read, and is sure
/// of what they were only for texts and numbers.
std::size_t start_of_token(std::string_view text, std::size_t end, std::string_view last_token) {
  if (end == 0) return 0;
  bool const whole_text = text[end - 1] == '"' && last_token.size() >= 2 && last_token[0] == '"'
                          && last_token.size() <= end
                          && text.substr(end - last_token.size(), last_token.size()) == last_token;
  if (whole_text) return end - last_token.size();
  constexpr std::string_view of_numbers = "0123456789+-.eE";
  std::size_t at = end - 1;
  if (text[at] < '0' || text[at] > '9') return at;
  while (at > 0 && of_numbers.find(text[at - 1]) != std::string_view::npos) --at;
  return at;
}

/// Builds a Value from nlohmann's events. Nothing here recurses: a text of any depth stops at the
/// limit, and what was built until then is shallow enough to be destroyed.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, JsonLimits const& limits, ErrorList& errors)
      : text_(text), limits_(limits), errors_(errors) {}

  bool null() override { return plain({}); }
  bool boolean(bool value) override { return plain(Value::of(value)); }
  bool number_integer(number_integer_t value) override {
    return plain(Value::of(std::int64_t{value}));
  }
  bool number_unsigned(number_unsigned_t value) override {
    Value out = Value::of(static_cast<double>(value));
    out.text = fmt::format("{}", value);
    return plain(std::move(out));
  }
  bool number_float(number_float_t value, string_t const& written) override {
    Value out = Value::of(value);
    out.text = written;
    return plain(std::move(out));
  }
  bool string(string_t& value) override {
    if (value.find('\0') != string_t::npos) {
      errors_.add(ErrorCode::null_character, place_of_next(),
                  "the text holds a null character (`\\u0000`), which no text needs");
      return false;
    }
    return plain(Value::of(std::move(value)));
  }
  bool binary(binary_t& /*unused*/) override { return false; }
  bool start_object(std::size_t /*unused*/) override { return open(Value::object()); }
  bool start_array(std::size_t /*unused*/) override { return open(Value::array()); }
  bool key(string_t& name) override;
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, std::string const& last_token,
                   nlohmann::json::exception const& fault) override;

  [[nodiscard]] std::optional<Value> take() {
    if (!finished_) return std::nullopt;
    return std::move(root_);
  }

 private:
  /// An object or list that is still open.
  struct Frame {
    Value value;
    std::string key;              ///< of the member that comes next
    bool repeated = false;        ///< that member's key was there before: its value is dropped
    std::set<std::string> names;  ///< keys so far
  };

  bool plain(Value value) { return counted() && put(std::move(value)); }
  bool open(Value value);
  bool close();
  bool put(Value value);
  bool counted();
  [[nodiscard]] std::string place_of_next() const;
  [[nodiscard]] std::string place_of_open() const;

  std::string_view text_;
  JsonLimits const& limits_;
  ErrorList& errors_;
  std::vector<Frame> frames_;
  Value root_;
  bool finished_ = false;
  std::size_t values_ = 0;
};

bool Builder::counted() {
  if (++values_ <= limits_.bounds[limits_.values]) return true;
  errors_.add(ErrorCode::too_many, "",
              fmt::format("more than {} values in one {}{}", limits_.bounds[limits_.values],
                          limits_.what, text::way_out(limits_.values)));
  return false;
}

bool Builder::open(Value value) {
  if (!counted()) return false;
  if (frames_.size() >= limits_.bounds[limits_.nesting]) {
    errors_.add(
        ErrorCode::nesting_too_deep, place_of_open(),
        fmt::format("more than {} brackets inside each other, and a {} needs fewer than "
                    "ten{}",
                    limits_.bounds[limits_.nesting], limits_.what, text::way_out(limits_.nesting)));
    return false;
  }
  frames_.push_back({std::move(value), {}, false, {}});
  return true;
}

bool Builder::close() {
  Value value = std::move(frames_.back().value);
  frames_.pop_back();
  return put(std::move(value));
}

bool Builder::put(Value value) {
  if (frames_.empty()) {
    root_ = std::move(value);
    finished_ = true;
    return true;
  }
  Frame& frame = frames_.back();
  if (frame.value.is(Value::Type::array)) {
    frame.value.push(std::move(value));
  } else if (!frame.repeated) {
    frame.value.add(std::move(frame.key), std::move(value));
  }
  return true;
}

bool Builder::key(string_t& name) {
  Frame& frame = frames_.back();
  if (name.size() > limits_.bounds.key_bytes || name.find('\0') != string_t::npos) {
    bool const long_key = name.size() > limits_.bounds.key_bytes;
    errors_.add(long_key ? ErrorCode::too_many : ErrorCode::null_character, place_of_open(),
                long_key ? fmt::format("a key is longer than {} bytes{}", limits_.bounds.key_bytes,
                                       text::way_out(text::Bound::key_bytes))
                         : "a key holds a null character (`\\u0000`)");
    return false;
  }
  frame.repeated = !frame.names.insert(name).second;
  frame.key = std::move(name);
  if (frame.repeated) {
    errors_.add(ErrorCode::duplicate_key, place_of_next(),
                fmt::format("the key {} stands twice in one object; keep one of them",
                            in_backticks(frame.key)));
  }
  return true;
}

std::string Builder::place_of_open() const {
  std::string pointer;
  for (std::size_t i = 0; i + 1 < frames_.size(); ++i) {
    Frame const& frame = frames_[i];
    pointer = frame.value.is(Value::Type::array) ? pointer_to(pointer, frame.value.items.size())
                                                 : pointer_to(pointer, frame.key);
  }
  return pointer;
}

std::string Builder::place_of_next() const {
  std::string const pointer = place_of_open();
  if (frames_.empty()) return pointer;
  Frame const& frame = frames_.back();
  return frame.value.is(Value::Type::array) ? pointer_to(pointer, frame.value.items.size())
                                            : pointer_to(pointer, frame.key);
}

bool Builder::parse_error(std::size_t position, std::string const& last_token,
                          nlohmann::json::exception const& fault) {
  constexpr int out_of_range = 406;
  if (fault.id == out_of_range) {
    errors_.add(ErrorCode::number_out_of_range, place_of_next(),
                fmt::format("the number {} is too large to be held", in_backticks(last_token)),
                position_of(text_, position).line);
    return false;
  }
  std::size_t const at = start_of_token(text_, std::min(position, text_.size()), last_token);
  bool const at_end = position > text_.size() || at >= text_.size();
  Position const place = position_of(text_, at_end ? text_.size() : at);
  if (finished_) {
    bool const of_case = limits_.what == "case";
    errors_.add(ErrorCode::trailing_text, "",
                fmt::format("text follows the {} in line {}, column {}; a file holds one {}{}",
                            limits_.what, place.line, place.column, limits_.what,
                            of_case ? ", many go into `.ndjson`, one a line" : ""),
                place.line);
    return false;
  }
  std::string const seen =
      at_end ? std::string{"the text ends before its JSON does; a bracket or a quote is not closed"}
             : fmt::format("{} is not expected in line {}, column {}{}",
                           in_backticks(text_.substr(at, text::code_point_at(text_, at).size)),
                           place.line, place.column, syntax_hint(text_, at));
  errors_.add(ErrorCode::not_json, place_of_open(), seen, place.line);
  return false;
}

/// What makes a text no candidate for JSON at all.
bool is_readable(std::string_view text, JsonLimits const& limits, ErrorList& errors) {
  if (text.size() > limits.bounds[limits.bytes]) {
    errors.add(ErrorCode::file_too_long, "",
               fmt::format("the {} has more than {} bytes{}", limits.what,
                           limits.bounds[limits.bytes], text::way_out(limits.bytes)));
    return false;
  }
  if (std::all_of(text.begin(), text.end(), is_blank)) {
    errors.add(ErrorCode::empty_file, "", "the file is empty");
    return false;
  }
  if (auto const bad = text::first_invalid_utf8(text)) {
    Position const place = position_of(text, *bad);
    errors.add(ErrorCode::not_utf8, "",
               fmt::format("byte {} (0x{:02x}) in line {} is not UTF-8; save the file as UTF-8",
                           *bad + 1, static_cast<unsigned char>(text[*bad]), place.line),
               place.line);
    return false;
  }
  std::size_t const null = text.find('\0');
  if (null != std::string_view::npos) {
    Position const place = position_of(text, null);
    errors.add(ErrorCode::null_character, "",
               fmt::format("byte {} in line {} is a null character; is this a text file?", null + 1,
                           place.line),
               place.line);
    return false;
  }
  return true;
}

}  // namespace

std::optional<Value> parse_json(std::string_view text, JsonLimits const& limits,
                                ErrorList& errors) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) {
    text.remove_prefix(byte_order_mark.size());
  }
  if (!is_readable(text, limits, errors)) return std::nullopt;
  Builder builder(text, limits, errors);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return builder.take();
}

}  // namespace casus::record
