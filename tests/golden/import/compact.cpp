#include "tests/golden/import/compact.hpp"

#include "dsl/compile.hpp"
#include "dsl/text/digest.hpp"
#include "dsl/text/render.hpp"
#include "engine/record/json.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace casus::tests {
namespace {

using record::Value;

std::string shortened(std::string const& text) {
  return "sha256:" + text::sha256(text).substr(0, 16);
}

/// Texts that come from the record: titles, names, addresses. Ours, codes and kinds are kept.
bool is_foreign(std::string const& key) { return key == "title" || key == "actor" || key == "url"; }

Value without_words(Value const& value, std::string const& key) {
  if (value.is(Value::Type::text) && is_foreign(key)) return Value::of(shortened(value.text));
  Value out = value;
  out.items.clear();
  out.keys.clear();
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    bool const object = value.is(Value::Type::object);
    if (object && value.keys[i] == "x-veris") continue;
    Value item = without_words(value.items[i], object ? value.keys[i] : key);
    if (object) {
      out.add(value.keys[i], std::move(item));
    } else {
      out.push(std::move(item));
    }
  }
  return out;
}

}  // namespace

model::Rulebook const& repository_rulebook() {
  static model::Rulebook const book = [] {
    auto compiled = check::compile_paths({std::string{CASUS_SOURCE_DIR} + "/rules"});
    INFO(text::render(compiled.diagnostics));
    REQUIRE(compiled.rulebook);
    return *compiled.rulebook;
  }();
  return book;
}

std::string file_text(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  INFO(path.string());
  REQUIRE(in);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string compact(import::ImportedCase const& imported) {
  record::ErrorList errors("golden", 1);
  auto const document = record::parse_json(imported.json, {}, errors);
  REQUIRE(document);
  Value out = Value::object();
  out.add("case", without_words(*document, ""));
  Value& mapped = out.add("mapped", Value::object());
  for (import::MappedField const& field : imported.mapped) {
    mapped.add(field.from, Value::of((field.exact ? "= " : "~ ") + field.to));
  }
  Value& carried = out.add("carried", Value::array());
  for (std::string const& pointer : imported.carried) carried.push(Value::of(pointer));
  Value& counts = out.add("leaves", Value::object());
  auto const count = [&](char const* name, std::size_t number) {
    counts.add(name, Value::of(static_cast<std::int64_t>(number)));
  };
  count("all", imported.tally.leaves);
  count("mapped", imported.tally.mapped);
  count("carried", imported.tally.carried);
  count("dropped", imported.tally.dropped.size());
  return record::pretty_json(out);
}

void check_golden(std::string const& name, std::string const& text) {
  std::filesystem::path const path =
      std::filesystem::path(CASUS_SOURCE_DIR) / "tests/golden/import" / name;
  char const* const update = std::getenv("CASUS_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view{update} == "1") {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  INFO("golden file " << name << "; CASUS_UPDATE_GOLDEN=1 writes it anew");
  CHECK(file_text(path) == text);
}

}  // namespace casus::tests
