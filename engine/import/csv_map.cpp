#include "engine/import/csv_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace casus::import {
namespace {

using record::ErrorCode;
using record::Value;

/// Reads one object of a mapping, whose keys are all known.
class MapReader {
 public:
  MapReader(Value const& value, std::string pointer, record::ErrorList& errors,
            std::vector<std::string_view> const& known)
      : value_(value), pointer_(std::move(pointer)), errors_(errors) {
    if (!value.is(Value::Type::object)) {
      errors.add(ErrorCode::wrong_type, pointer_,
                 fmt::format("an object belongs here, not {}", record::describe(value)));
    }
    for (std::string const& key : value.keys) {
      bool const is_known = std::find(known.begin(), known.end(), key) != known.end();
      if (is_known || key.rfind("x-", 0) == 0) continue;
      errors.add(ErrorCode::unknown_key, place(key),
                 fmt::format("unknown key {}{}", record::in_backticks(key),
                             record::near_hint(key, known)));
    }
  }

  [[nodiscard]] std::string place(std::string_view key) const {
    return record::pointer_to(pointer_, key);
  }

  void text(std::string_view key, std::string& out) {
    Value const* const found = value_.find(key);
    if (found == nullptr) return;
    if (found->is(Value::Type::text) && !found->text.empty()) {
      out = found->text;
      return;
    }
    errors_.add(ErrorCode::wrong_type, place(key),
                fmt::format("a text belongs here, not {}", record::describe(*found)));
  }

  void texts(std::string_view key, std::vector<std::string>& out) {
    Value const* const found = value_.find(key);
    if (found == nullptr) return;
    for (Value const& item : found->items) {
      if (item.is(Value::Type::text)) out.push_back(item.text);
    }
    if (found->is(Value::Type::array) && out.size() == found->items.size()) return;
    errors_.add(ErrorCode::wrong_type, place(key), "a list of texts belongs here");
  }

  template <class Result>
  void words(std::string_view key, std::map<std::string, Result>& out) {
    Value const* const found = value_.find(key);
    if (found == nullptr) return;
    constexpr bool numbers = std::is_same_v<Result, double>;
    constexpr auto type = numbers ? Value::Type::number : Value::Type::text;
    for (std::size_t i = 0; found->is(Value::Type::object) && i < found->items.size(); ++i) {
      Value const& item = found->items[i];
      if (!item.is(type)) {
        errors_.add(ErrorCode::wrong_type, record::pointer_to(place(key), found->keys[i]),
                    fmt::format("a {} belongs here, not {}", numbers ? "number" : "text",
                                record::describe(item)));
        continue;
      }
      if constexpr (numbers) {
        out.emplace(found->keys[i], item.number);
        if (item.number >= 0 && item.number <= 1) continue;
        errors_.add(ErrorCode::confidence_out_of_range,
                    record::pointer_to(place(key), found->keys[i]),
                    "a confidence is a number from 0 to 1");
      } else {
        out.emplace(found->keys[i], item.text);
      }
    }
    if (!found->is(Value::Type::object)) {
      errors_.add(ErrorCode::wrong_type, place(key), "an object of words belongs here");
    }
  }

  void role(std::string_view key, CsvWords& out) {
    Value const* const found = value_.find(key);
    if (found == nullptr) return;
    MapReader inner(*found, place(key), errors_, {"column", "words", "otherwise"});
    inner.text("column", out.column);
    inner.words("words", out.words);
    inner.text("otherwise", out.otherwise);
    if (!out.column.empty() || !out.otherwise.empty()) return;
    errors_.add(ErrorCode::missing_key, place(key), "`column` or `otherwise` is missing");
  }

  [[nodiscard]] Value const* find(std::string_view key) const { return value_.find(key); }

 private:
  Value const& value_;
  std::string pointer_;
  record::ErrorList& errors_;
};

void read_actors(MapReader const& map, CsvMap& out, record::ErrorList& errors) {
  Value const* const by = map.find("by");
  if (by == nullptr) return;
  bool const list = by->is(Value::Type::array);
  for (std::size_t i = 0; i < (list ? by->items.size() : 1); ++i) {
    MapReader reader(list ? by->items[i] : *by,
                     list ? record::pointer_to(map.place("by"), i) : map.place("by"), errors,
                     {"country", "actor", "claimant", "date", "basis", "basis_of"});
    CsvActor actor;
    reader.text("country", actor.country);
    reader.text("actor", actor.actor);
    reader.text("claimant", actor.claimant);
    reader.text("date", actor.date);
    reader.text("basis", actor.basis);
    reader.role("basis_of", actor.basis_of);
    if (actor.country.empty()) {
      errors.add(ErrorCode::missing_key, reader.place("country"), "`country` is missing");
    }
    out.by.push_back(std::move(actor));
  }
}

}  // namespace

std::vector<std::string> CsvMap::columns() const {
  std::vector<std::string> out{id,
                               title,
                               at,
                               from,
                               to,
                               against,
                               victim,
                               urls,
                               confidence.column,
                               kind.column,
                               affecting.column,
                               causing.column,
                               purpose.column};
  for (CsvActor const& actor : by) {
    for (std::string const& name :
         {actor.country, actor.actor, actor.claimant, actor.date, actor.basis_of.column}) {
      out.push_back(name);
    }
  }
  out.erase(std::remove(out.begin(), out.end(), std::string{}), out.end());
  return out;
}

std::optional<CsvMap> read_csv_map(std::string_view json, text::Bounds const& bounds,
                                   record::ErrorList& errors) {
  record::JsonLimits limits;
  limits.what = "mapping";
  limits.bytes = text::Bound::import_frame_bytes;
  limits.nesting = text::Bound::import_nesting;
  limits.bounds = bounds;
  auto const value = record::parse_json(json, limits, errors);
  if (!value) return std::nullopt;
  MapReader map(
      *value, "", errors,
      {"format", "delimiter", "list", "publisher", "id", "title", "at", "from", "to", "against",
       "victim", "urls", "kind", "affecting", "causing", "purpose", "by", "confidence", "silence"});
  CsvMap out;
  std::string format;
  std::string delimiter = ",";
  map.text("format", format);
  if (format != "casus-csv-map/1") {
    errors.add(ErrorCode::unknown_version, "/format",
               "a mapping of columns says `\"format\": \"casus-csv-map/1\"`");
  }
  map.text("delimiter", delimiter);
  if (delimiter.size() != 1 || delimiter == "\"") {
    errors.add(ErrorCode::wrong_type, "/delimiter", "the delimiter is one character, and no quote");
  }
  out.delimiter = delimiter.front();
  map.text("list", out.list);
  map.text("publisher", out.publisher);
  map.text("id", out.id);
  map.text("title", out.title);
  map.text("at", out.at);
  map.text("from", out.from);
  map.text("to", out.to);
  map.text("against", out.against);
  map.text("victim", out.victim);
  map.text("urls", out.urls);
  map.role("kind", out.kind);
  map.role("affecting", out.affecting);
  map.role("causing", out.causing);
  map.role("purpose", out.purpose);
  map.texts("silence", out.silence);
  read_actors(map, out, errors);
  if (Value const* const confidence = map.find("confidence")) {
    MapReader reader(*confidence, "/confidence", errors, {"column", "scale", "words"});
    reader.text("column", out.confidence.column);
    reader.text("scale", out.confidence.scale);
    reader.words("words", out.confidence.words);
  }
  if (out.id.empty()) {
    errors.add(ErrorCode::missing_key, "/id", "`id`, the column of the records' ids, is missing");
  }
  if (!errors.empty()) return std::nullopt;
  return out;
}

}  // namespace casus::import
