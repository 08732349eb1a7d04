#include "engine/explain/what_if.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace casus::explain {
namespace {

using record::Value;
using Type = Value::Type;

constexpr char const* form =
    "write OWNER.KEY=VALUE, such as e1.by[0].confidence=0.9 or e1.against=IR; with nothing after "
    "`=` it is taken away";

/// `[12]` at the beginning of the text; takes it off.
std::optional<std::size_t> take_index(std::string_view& text) {
  std::size_t const end = text.find(']');
  if (text.empty() || text.front() != '[' || end == std::string_view::npos) return std::nullopt;
  std::size_t index = 0;
  auto const [rest, error] = std::from_chars(text.data() + 1, text.data() + end, index);
  if (error != std::errc{} || rest != text.data() + end) return std::nullopt;
  text.remove_prefix(end + 1);
  return index;
}

struct Step {
  std::string key;                   ///< of an object
  std::optional<std::size_t> index;  ///< of a list, where there is no key
};
using Path = std::vector<Step>;

/// The parts after the owner: `.key`, `[0]`, in any order.
std::optional<Path> read_path(std::string_view text) {
  Path path;
  while (!text.empty()) {
    if (text.front() == '[') {
      auto const index = take_index(text);
      if (!index) return std::nullopt;
      path.push_back({"", index});
      continue;
    }
    if (text.front() != '.') return std::nullopt;
    text.remove_prefix(1);
    std::size_t const end = std::min(text.find_first_of(".["), text.size());
    if (end == 0) return std::nullopt;
    path.push_back({std::string(text.substr(0, end)), std::nullopt});
    text.remove_prefix(end);
  }
  return path;
}

bool is_measure(std::string_view key) { return key == "confidence" || key == "credibility"; }
bool is_yes_or_no(std::string_view key) { return key == "denied" || key == "value"; }

/// Numbers and truth values only where the format has them: `2024` is a date, not a number.
Value value_of(std::string_view key, std::string const& text) {
  if (is_yes_or_no(key) && (text == "true" || text == "false")) return Value::of(text == "true");
  if (is_measure(key)) {
    double number = 0;
    char const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc{} && rest == end) {
      Value value = Value::of(number);
      value.text = text;
      return value;
    }
  }
  if (!text.empty() && (text.front() == '{' || text.front() == '[' || text.front() == '"')) {
    record::ErrorList ignored("", 1);
    if (auto json = record::parse_json(text, {}, ignored)) return std::move(*json);
  }
  return Value::of(text);
}

/// The member of an object, to be changed.
Value* member(Value& object, std::string_view key) {
  auto const found = std::find(object.keys.begin(), object.keys.end(), key);
  if (found == object.keys.end()) return nullptr;
  return &object.items[static_cast<std::size_t>(found - object.keys.begin())];
}

bool begins_with_id(std::string_view place, std::string_view id) {
  if (place.substr(0, id.size()) != id) return false;
  return place.size() == id.size() || place[id.size()] == '.' || place[id.size()] == '[';
}

struct Owner {
  Value* value = nullptr;
  std::string id;
};

/// Of the rows of a list, the one that the place begins with; an id may contain a dot.
Owner find_owner(Value& root, std::string_view list, std::string_view place) {
  Owner owner;
  Value* const rows = member(root, list);
  if (rows == nullptr || !rows->is(Type::array)) return owner;
  for (Value& row : rows->items) {
    Value const* const named = row.find("id");
    if (named == nullptr || !begins_with_id(place, named->text)) continue;
    if (owner.value == nullptr || named->text.size() > owner.id.size()) owner = {&row, named->text};
  }
  return owner;
}

std::string ids_of(Value const& root, std::string_view list) {
  Value const* const rows = root.find(list);
  std::string ids;
  if (rows == nullptr) return ids;
  for (std::size_t i = 0; i < rows->items.size() && i < 8; ++i) {
    Value const* const named = rows->items[i].find("id");
    if (named == nullptr) continue;
    if (!ids.empty()) ids += ", ";
    ids += named->text;
  }
  return ids;
}

/// Walks to the place that is to change and changes it.
class Editor {
 public:
  Editor(Path path, std::string value) : path_(std::move(path)), value_(std::move(value)) {}

  std::optional<Refusal> edit(Value& at, std::size_t step, std::string shown) {
    Step const& next = path_[step];
    bool const last = step + 1 == path_.size();
    if (next.index) return edit_item(at, *next.index, step, last, shown);
    if (at.is(Type::array)) {
      if (at.items.size() != 1) {
        return Refusal{fmt::format("`{}` has {} values", shown, at.items.size()),
                       fmt::format("say which: {}[0] is the first", shown)};
      }
      return edit(at.items.front(), step, shown);
    }
    if (!at.is(Type::object)) wrap(at);
    return edit_member(at, next.key, step, last, shown);
  }

 private:
  /// A plain value is short for a claim of it.
  static void wrap(Value& plain) {
    Value claim = Value::object();
    claim.add("value", std::move(plain));
    plain = std::move(claim);
  }

  std::optional<Refusal> edit_member(Value& at, std::string const& key, std::size_t step, bool last,
                                     std::string const& shown) {
    auto const found = std::find(at.keys.begin(), at.keys.end(), key);
    auto const position = static_cast<std::size_t>(found - at.keys.begin());
    bool const there = found != at.keys.end();
    if (!last) {
      if (!there) {
        bool const appends = path_[step + 1].index == std::size_t{0};
        if (!appends) return Refusal{fmt::format("`{}` has no `{}`", shown, key), form};
        at.add(key, Value::array());
        return edit(at.items.back(), step + 1, shown + "." + key);
      }
      return edit(at.items[position], step + 1, shown + "." + key);
    }
    if (value_.empty()) {
      if (!there) {
        return Refusal{fmt::format("`{}` has no `{}` to take away", shown, key), form};
      }
      at.keys.erase(found);
      at.items.erase(at.items.begin() + static_cast<std::ptrdiff_t>(position));
      return std::nullopt;
    }
    Value value = value_of(key, value_);
    if (there) {
      at.items[position] = std::move(value);
    } else {
      at.add(key, std::move(value));
    }
    return std::nullopt;
  }

  std::optional<Refusal> edit_item(Value& at, std::size_t index, std::size_t step, bool last,
                                   std::string const& shown) {
    if (!at.is(Type::array)) {  // one value is a list of one
      Value list = Value::array();
      list.push(std::move(at));
      at = std::move(list);
    }
    if (index > at.items.size() || (index == at.items.size() && !last)
        || (index == at.items.size() && value_.empty())) {
      return Refusal{
          fmt::format("`{}` has {} values, there is no [{}]", shown, at.items.size(), index),
          "the first is [0]"};
    }
    if (!last) return edit(at.items[index], step + 1, fmt::format("{}[{}]", shown, index));
    if (value_.empty()) {
      at.items.erase(at.items.begin() + static_cast<std::ptrdiff_t>(index));
      return std::nullopt;
    }
    Value value = value_of("", value_);
    if (index == at.items.size()) {
      at.push(std::move(value));
      return std::nullopt;
    }
    // What else the claim says, its sources and its confidence, stays.
    Value* const claimed = member(at.items[index], "value");
    bool const replaces = claimed == nullptr || value.is(Type::object);
    (replaces ? at.items[index] : *claimed) = std::move(value);
    return std::nullopt;
  }

  Path path_;
  std::string value_;
};

}  // namespace

SuppositionRead read_supposition(std::string_view text) {
  auto const refused = [](std::string message) {
    return SuppositionRead{std::nullopt, {std::move(message), form}};
  };
  std::size_t const equals = text.find('=');
  if (equals == std::string_view::npos) return refused(fmt::format("`{}` says no value", text));
  std::string_view const place = text.substr(0, equals);
  std::size_t const first = std::min(place.find_first_of(".["), place.size());
  if (first == 0 || !read_path(place.substr(first))) {
    return refused(fmt::format("`{}` names no place in a case", place));
  }
  return {Supposition{std::string(place), std::string(text.substr(equals + 1))}, {}};
}

std::optional<Refusal> suppose(Value& root, Supposition const& supposition) {
  std::string_view const place = supposition.place;
  Owner owner = find_owner(root, "events", place);
  if (owner.value == nullptr) owner = find_owner(root, "sources", place);
  std::size_t const first = std::min(place.find_first_of(".["), place.size());
  std::string const head(place.substr(0, first));
  if (owner.value != nullptr) {
    std::optional<Path> path = read_path(place.substr(owner.id.size()));
    if (!path || path->empty()) {
      return Refusal{fmt::format("`{}` is an event or a source as a whole", place), form};
    }
    return Editor(std::move(*path), supposition.value).edit(*owner.value, 0, owner.id);
  }
  if (head != "as_of" && head != "answers" && head != "complete") {
    return Refusal{
        fmt::format("no event or source is `{}`", head),
        fmt::format("events: {}; sources: {}", ids_of(root, "events"), ids_of(root, "sources"))};
  }
  Path path = read_path(place.substr(first)).value_or(Path{});
  path.insert(path.begin(), Step{head, std::nullopt});
  return Editor(std::move(path), supposition.value).edit(root, 0, "the case");
}

}  // namespace casus::explain
