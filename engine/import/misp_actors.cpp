#include "engine/import/misp_actors.hpp"

#include "engine/record/json.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace casus::import {
namespace {

using record::ErrorCode;
using record::Value;

/// One entry of the cluster being read.
class EntryReader {
 public:
  EntryReader(Value const& entry, std::string pointer, record::ErrorList& errors)
      : entry_(entry), pointer_(std::move(pointer)), errors_(errors) {}

  std::optional<Actor> read() {
    Value const* const name = entry_.find("value");
    if (name == nullptr || !name->is(Value::Type::text) || name->text.empty()) {
      errors_.add(
          ErrorCode::wrong_type, pointer_,
          fmt::format("an actor needs a name in `value`; this is {}",
                      name == nullptr ? record::describe(entry_) : record::describe(*name)));
      return std::nullopt;
    }
    Actor actor;
    actor.name = name->text;
    actor.pointer = pointer_;
    meta_ = entry_.find("meta");
    if (meta_ == nullptr) return actor;
    if (!meta_->is(Value::Type::object)) {
      errors_.add(ErrorCode::wrong_type, record::pointer_to(pointer_, "meta"),
                  fmt::format("`meta` is an object, not {}", record::describe(*meta_)));
      return actor;
    }
    actor.also = texts("synonyms");
    actor.sponsors = states("cfr-suspected-state-sponsor");
    std::vector<NamedState> countries = states("country");
    if (!countries.empty()) actor.country = std::move(countries.front());
    actor.victims = states("cfr-suspected-victims");
    for (NamedState& victim : states("suspected-victims")) {
      actor.victims.push_back(std::move(victim));
    }
    actor.references = texts("refs").size();
    actor.confidence = confidence();
    return actor;
  }

 private:
  [[nodiscard]] std::string place(std::string_view key) const {
    return record::pointer_to(record::pointer_to(pointer_, "meta"), key);
  }

  /// A text, or the texts of a list; empty ones say nothing.
  std::vector<std::string> texts(std::string_view key) {
    Value const* const value = meta_->find(key);
    std::vector<std::string> out;
    if (value == nullptr) return out;
    bool const list = value->is(Value::Type::array);
    for (std::size_t i = 0; i < (list ? value->items.size() : 1); ++i) {
      Value const& item = list ? value->items[i] : *value;
      if (!item.is(Value::Type::text)) {
        errors_.add(ErrorCode::wrong_type, list ? record::pointer_to(place(key), i) : place(key),
                    fmt::format("a text belongs here, not {}", record::describe(item)));
      } else if (!item.text.empty()) {
        out.push_back(item.text);
      }
    }
    return out;
  }

  std::vector<NamedState> states(std::string_view key) {
    std::vector<NamedState> out;
    for (std::string const& written : texts(key)) out.push_back(state_named(written));
    return out;
  }

  std::optional<double> confidence() {
    constexpr std::string_view key = "attribution-confidence";
    constexpr int unspecified = 50;
    constexpr int certain = 100;
    Value const* const value = meta_->find(key);
    if (value == nullptr) return std::nullopt;
    bool const fits = value->is(Value::Type::text) || value->is(Value::Type::number);
    int percent = -1;
    if (fits) {
      char const* const end = value->text.data() + value->text.size();
      auto const [stop, failed] = std::from_chars(value->text.data(), end, percent);
      if (failed != std::errc() || stop != end) percent = -1;
    }
    if (percent < 0 || percent > certain) {
      errors_.add(ErrorCode::confidence_out_of_range, place(key),
                  fmt::format("a confidence is a whole number from 0 to 100, not {}",
                              record::describe(*value)));
      return std::nullopt;
    }
    if (percent == unspecified) return std::nullopt;
    return static_cast<double>(percent) / certain;
  }

  Value const& entry_;
  Value const* meta_ = nullptr;
  std::string pointer_;
  record::ErrorList& errors_;
};

std::string text_of(Value const& root, std::string_view key) {
  Value const* const value = root.find(key);
  bool const plain =
      value != nullptr && (value->is(Value::Type::text) || value->is(Value::Type::number));
  return plain ? value->text : std::string{};
}

/// Why this JSON is no threat-actor galaxy; nothing where it is one.
std::optional<std::string> refusal(Value const& root) {
  if (!root.is(Value::Type::object)) { return "this is no MISP galaxy: " + record::describe(root); }
  std::string const type = text_of(root, "type");
  if (type.empty()) {
    return "this is no MISP galaxy: the key `type` is missing; a cluster file such as "
           "`threat-actor.json` is wanted";
  }
  if (type != "threat-actor") {
    return fmt::format("this is the galaxy {}; wanted is `threat-actor`",
                       record::in_backticks(type));
  }
  Value const* const values = root.find("values");
  if (values == nullptr || !values->is(Value::Type::array)) {
    return "this galaxy has no list `values`; the cluster file is wanted, not the galaxy's "
           "description";
  }
  return std::nullopt;
}

}  // namespace

ActorList read_misp_actors(std::string_view json, std::string const& file,
                           text::Bounds const& bounds) {
  record::JsonLimits limits;
  limits.what = "galaxy";
  limits.bytes = text::Bound::galaxy_bytes;
  limits.nesting = text::Bound::import_nesting;
  limits.bounds = bounds;
  record::ErrorList errors(file, bounds.case_errors);
  ActorList list;
  list.origin = ActorList::Origin::galaxy;
  list.file = file;
  auto const root = record::parse_json(json, limits, errors);
  // A key that stands twice makes an entry ambiguous: nothing of the file is taken then.
  if (!root || !errors.empty()) {
    list.errors = errors.take();
    return list;
  }
  if (auto const why = refusal(*root)) {
    errors.add(ErrorCode::not_a_galaxy, "", *why);
    list.errors = errors.take();
    return list;
  }
  list.readable = true;
  list.title = text_of(*root, "name");
  list.version = text_of(*root, "version");
  std::vector<Value> const& values = root->find("values")->items;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::string const pointer = record::pointer_to("/values", i);
    auto actor = EntryReader(values[i], pointer, errors).read();
    if (actor) list.actors.push_back(std::move(*actor));
  }
  list.errors = errors.take();
  return list;
}

}  // namespace casus::import
