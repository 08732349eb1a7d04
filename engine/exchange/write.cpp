#include "engine/exchange/fields_instrument.hpp"
#include "engine/exchange/names.hpp"
#include "engine/exchange/rulebook.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace casus::exchange {
namespace {

// Keys stay in the order of the fields, so that a row reads like its struct.
using Json = nlohmann::ordered_json;

/// Turns one row into a JSON object. What is nothing, empty or false leaves no key.
class Writer {
 public:
  explicit Writer(model::Rulebook const& rulebook) : rulebook_(rulebook) {}

  template <class Field>
  void operator()(std::string_view name, Field const& field) {
    Json value = json(field);
    if (!says_nothing(value)) object_[std::string(name)] = std::move(value);
  }

  void always(std::string_view name, bool field) { object_[std::string(name)] = field; }

  void instant(std::string_view name, model::Instant field, model::Instant unbounded) {
    if (field != unbounded) object_[std::string(name)] = model::to_string(field);
  }

  /// A variant whose fields stand beside those of its owner.
  template <class... Rows>
  void alternative(std::variant<Rows...> const& field) {
    object_["is"] = Alternatives<std::variant<Rows...>>::table[field.index()];
    std::visit([&](auto const& row) { fields(*this, row); }, field);
  }

  template <class... Rows>
  void alternative(std::string_view name, std::variant<Rows...> const& field) {
    Writer inner(rulebook_);
    inner.alternative(field);
    object_[std::string(name)] = std::move(inner.object_);
  }

  template <class Row>
  [[nodiscard]] Json row(Row const& row) const {
    Writer inner(rulebook_);
    fields(inner, row);
    return std::move(inner.object_);
  }

 private:
  static bool says_nothing(Json const& value) {
    if (value.is_string()) return value.get_ref<std::string const&>().empty();
    return value.is_null() || value == false || (value.is_array() && value.empty());
  }

  [[nodiscard]] Json json(bool field) const { return field; }
  [[nodiscard]] Json json(double field) const { return field; }
  [[nodiscard]] Json json(std::uint32_t field) const { return field; }
  [[nodiscard]] Json json(std::string const& field) const { return field; }

  template <class Enum>
  requires std::is_enum_v<Enum>
  [[nodiscard]] Json json(Enum field) const {
    return Names<Enum>::table[static_cast<std::size_t>(field)];
  }

  [[nodiscard]] Json json(model::StateId id) const { return rulebook_[id].name; }
  [[nodiscard]] Json json(model::KindId id) const { return rulebook_[id].name; }
  [[nodiscard]] Json json(model::InstrumentId id) const { return rulebook_[id].name; }
  [[nodiscard]] Json json(model::QuestionId id) const { return rulebook_[id].name; }
  template <class Tag>
  [[nodiscard]] Json json(model::Id<Tag> id) const {
    return id.value;
  }

  [[nodiscard]] Json json(model::KindReference field) const {
    if (field.form == model::KindReference::Form::kind) {
      return Json{{"kind", rulebook_[field.kind()].name}};
    }
    return Json{{"term", field.term().value}};
  }

  template <class Field>
  [[nodiscard]] Json json(std::optional<Field> const& field) const {
    return field ? json(*field) : Json();
  }
  [[nodiscard]] Json json(std::shared_ptr<model::Pattern const> const& field) const {
    return field ? row(*field) : Json();
  }
  template <class Field>
  [[nodiscard]] Json json(std::vector<Field> const& field) const {
    Json list = Json::array();
    for (Field const& entry : field) list.push_back(json(entry));
    return list;
  }
  template <class Row>
  requires std::is_class_v<Row>
  [[nodiscard]] Json json(Row const& field) const { return row(field); }

  model::Rulebook const& rulebook_;
  Json object_ = Json::object();
};

/// The frame: one row of a table a line, so that two exports can be compared line by line.
class Page {
 public:
  explicit Page(model::Rulebook const& rulebook) : writer_(rulebook) {}

  void line(std::string_view name, Json const& value) {
    text_ += text_.empty() ? "{\n" : ",\n";
    text_ += Json(name).dump() + ": " + value.dump();
  }

  template <class Row>
  void table(std::string_view name, std::vector<Row> const& rows) {
    text_ += ",\n" + Json(name).dump() + ": [";
    for (std::size_t i = 0; i < rows.size(); ++i) {
      text_ += (i == 0 ? "\n" : ",\n") + writer_.row(rows[i]).dump();
    }
    text_ += rows.empty() ? "]" : "\n]";
  }

  [[nodiscard]] std::string finish() && { return std::move(text_) + "\n}\n"; }

 private:
  Writer writer_;
  std::string text_;
};

}  // namespace

std::string write_rulebook(model::Rulebook const& rulebook) {
  Page page(rulebook);
  page.line("format", "casus-rulebook/1");
  page.line("digest", rulebook.digest);
  page.line("files", rulebook.files);
  page.table("kinds", rulebook.vocabulary.kinds());
  tables(page, rulebook);
  return std::move(page).finish();
}

}  // namespace casus::exchange
