#include "engine/import/actor_table.hpp"

#include "dsl/model/time.hpp"
#include "engine/record/iso3166.hpp"
#include "engine/record/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace casus::import {
namespace {

using record::ErrorCode;
using record::Value;

constexpr std::string_view format = "casus-actor-table/1";

/// Reads one entry; `sound` tells whether everything in it is as it should be.
class RowReader {
 public:
  RowReader(Value const& row, std::string pointer, record::ErrorList& errors)
      : row_(row), pointer_(std::move(pointer)), errors_(errors) {}

  std::optional<Actor> read() {
    if (!row_.is(Value::Type::object)) {
      fail(ErrorCode::wrong_type, pointer_, "an entry is an object, not " + record::describe(row_));
      return std::nullopt;
    }
    constexpr std::array<std::string_view, 8> known{
        "names", "state", "body", "claimed_by", "denied_by", "confidence", "source", "denial"};
    require_known(row_, pointer_, known.begin(), known.end());
    Actor actor;
    actor.pointer = pointer_;
    std::vector<std::string> names = texts("names", true);
    if (!names.empty()) {
      actor.name = names.front();
      actor.also.assign(names.begin() + 1, names.end());
    }
    actor.sponsors = states("state", true);
    actor.claimed_by = states("claimed_by", true);
    actor.denied_by = states("denied_by", false);
    actor.body = text(row_, pointer_, "body", false);
    actor.confidence_words = text(row_, pointer_, "confidence", false);
    actor.source = source("source", true);
    actor.denial = source("denial", false);
    actor.references = (actor.source ? 1U : 0U) + (actor.denial ? 1U : 0U);
    if (!sound_) return std::nullopt;
    return actor;
  }

 private:
  void fail(ErrorCode code, std::string const& pointer, std::string const& message) {
    sound_ = false;
    errors_.add(code, pointer, message);
  }

  template <class Iterator>
  void require_known(Value const& object, std::string const& pointer, Iterator first,
                     Iterator last) {
    for (std::string const& key : object.keys) {
      if (std::find(first, last, key) != last) continue;
      std::vector<std::string_view> const names(first, last);
      fail(ErrorCode::unknown_key, record::pointer_to(pointer, key),
           fmt::format("unknown key {}{}", record::in_backticks(key),
                       record::near_hint(key, names)));
    }
  }

  std::string text(Value const& object, std::string const& pointer, std::string_view key,
                   bool required) {
    Value const* const value = object.find(key);
    if (value == nullptr) {
      if (required) fail(ErrorCode::missing_key, pointer, fmt::format("`{}` is missing", key));
      return "";
    }
    if (value->is(Value::Type::text) && !value->text.empty()) return value->text;
    fail(ErrorCode::wrong_type, record::pointer_to(pointer, key),
         "a text belongs here, not " + record::describe(*value));
    return "";
  }

  /// A text or a list of texts.
  std::vector<std::string> texts(std::string_view key, bool required) {
    Value const* const value = row_.find(key);
    if (value == nullptr || !value->is(Value::Type::array)) {
      std::string one = text(row_, pointer_, key, required);
      return one.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::move(one)};
    }
    std::vector<std::string> out;
    std::string const place = record::pointer_to(pointer_, key);
    if (value->items.empty()) fail(ErrorCode::empty_value, place, "this list is empty");
    for (std::size_t i = 0; i < value->items.size(); ++i) {
      Value const& item = value->items[i];
      if (item.is(Value::Type::text) && !item.text.empty()) {
        out.push_back(item.text);
      } else {
        fail(ErrorCode::wrong_type, record::pointer_to(place, i),
             "a text belongs here, not " + record::describe(item));
      }
    }
    return out;
  }

  std::vector<NamedState> states(std::string_view key, bool required) {
    std::vector<NamedState> out;
    for (std::string const& code : texts(key, required)) {
      auto const country = record::find_country(code);
      if (!country) {
        fail(ErrorCode::unknown_state, record::pointer_to(pointer_, key),
             fmt::format("{} is not the code of a State", record::in_backticks(code)));
        continue;
      }
      NamedState state;
      state.written = code;
      state.code = code;
      out.push_back(std::move(state));
    }
    return out;
  }

  std::optional<ActorSource> source(std::string_view key, bool required) {
    Value const* const value = row_.find(key);
    std::string const place = record::pointer_to(pointer_, key);
    if (value == nullptr || !value->is(Value::Type::object)) {
      if (value != nullptr || required) {
        fail(ErrorCode::missing_key, place, fmt::format("`{}` is an object with a title", key));
      }
      return std::nullopt;
    }
    constexpr std::array<std::string_view, 5> known{"title", "publisher", "date", "url",
                                                    "x-verified"};
    require_known(*value, place, known.begin(), known.end());
    ActorSource out;
    out.title = text(*value, place, "title", true);
    out.publisher = text(*value, place, "publisher", true);
    out.date = text(*value, place, "date", true);
    out.url = text(*value, place, "url", false);
    if (!out.date.empty() && !model::read_date(out.date)) {
      fail(ErrorCode::malformed_date, record::pointer_to(place, "date"),
           record::in_backticks(out.date) + " is no date");
    }
    Value const* const verified = value->find("x-verified");
    out.verified = verified == nullptr || !verified->is(Value::Type::boolean) || verified->truth;
    if (out.url.empty() && out.verified) {
      fail(ErrorCode::missing_key, place,
           "a source without `url` was not retrieved and says `\"x-verified\": false`");
    }
    return out;
  }

  Value const& row_;
  std::string pointer_;
  record::ErrorList& errors_;
  bool sound_ = true;
};

bool is_table(Value const& root) {
  Value const* const named = root.find("format");
  Value const* const entries = root.find("entries");
  return named != nullptr && named->is(Value::Type::text) && named->text == format
         && entries != nullptr && entries->is(Value::Type::array);
}

}  // namespace

ActorList read_actor_table(std::string_view json, std::string const& file) {
  record::JsonLimits limits;
  limits.what = "table";
  limits.bytes = text::Bound::galaxy_bytes;
  limits.nesting = text::Bound::import_nesting;
  record::ErrorList errors(file, limits.bounds.case_errors);
  ActorList list;
  list.file = file;
  auto const root = record::parse_json(json, limits, errors);
  if (root && errors.empty() && !is_table(*root)) {
    errors.add(ErrorCode::not_a_galaxy, "",
               fmt::format("this is no table of actors: `\"format\": \"{}\"` and a list `entries` "
                           "are wanted",
                           format));
  }
  if (!root || !errors.empty()) {
    list.errors = errors.take();
    return list;
  }
  list.readable = true;
  Value const* const title = root->find("title");
  if (title != nullptr && title->is(Value::Type::text)) list.title = title->text;
  std::vector<Value> const& entries = root->find("entries")->items;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto actor = RowReader(entries[i], record::pointer_to("/entries", i), errors).read();
    if (actor) list.actors.push_back(std::move(*actor));
  }
  list.errors = errors.take();
  return list;
}

}  // namespace casus::import
