#pragma once

#include "dsl/text/utf8.hpp"
#include "engine/exchange/fields_instrument.hpp"
#include "engine/exchange/names.hpp"
#include "engine/exchange/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

// Inside engine/exchange only: reading one row, whatever its type.
namespace casus::exchange {

using record::ErrorCode;
using record::Value;
using Type = record::Value::Type;

/// What the language allows for a number (dsl/grammar): more digits are an error there.
inline constexpr std::uint32_t number_max = 999'999'999;

template <class Field>
struct MayBeAbsent : std::is_same<Field, bool> {};
template <>
struct MayBeAbsent<std::string> : std::true_type {};
template <class Field>
struct MayBeAbsent<std::vector<Field>> : std::true_type {};
template <class Field>
struct MayBeAbsent<std::optional<Field>> : std::true_type {};
template <class Field>
struct MayBeAbsent<std::shared_ptr<Field>> : std::true_type {};

/// The tables that are referred to by index.
template <class Tag>
constexpr std::string_view table_of = "";
template <>
inline constexpr std::string_view table_of<model::ArticleTag> = "articles";
template <>
inline constexpr std::string_view table_of<model::CommitmentTag> = "commitments";
template <>
inline constexpr std::string_view table_of<model::DefenceTag> = "defences";
template <>
inline constexpr std::string_view table_of<model::BasisRuleTag> = "basis_rules";
template <>
inline constexpr std::string_view table_of<model::TermTag> = "terms";
template <>
inline constexpr std::string_view table_of<model::PowerTag> = "powers";

template <class Row>
concept HasVariables = requires(Row row) {
  row.variables;
};

/// Fills one row from one JSON object; the counterpart of the writer in write.cpp.
class Reader {
 public:
  Reader(Reading& reading, Node node) : reading_(reading), node_(std::move(node)) {}

  template <class Field>
  void operator()(std::string_view name, Field& field) {
    if (auto const found = member(name)) {
      read(*found, field);
    } else if (!MayBeAbsent<Field>::value) {
      missing(name);
    }
  }

  void always(std::string_view name, bool& field) {
    if (auto const found = member(name)) {
      read(*found, field);
    } else {
      missing(name);
    }
  }

  void instant(std::string_view name, model::Instant& field, model::Instant unbounded) {
    field = unbounded;
    auto const found = member(name);
    if (!found || !check_type(reading_, *found, Type::text, "an instant in quotation marks")) {
      return;
    }
    auto const read = model::read_instant(found->value.text);
    if (read) {
      field = *read;
    } else {
      add(ErrorCode::malformed_date, *found,
          fmt::format("{} is no instant such as `2025-06-30T23:59:59Z`",
                      record::in_backticks(found->value.text)));
    }
  }

  template <class... Rows>
  void alternative(std::variant<Rows...>& field) {
    auto const is = member("is");
    if (!is) return missing("is");
    auto const& table = Alternatives<std::variant<Rows...>>::table;
    auto const index = find_word(*is, table);
    if (!index) return;
    fill<0>(*index, field);
  }

  template <class... Rows>
  void alternative(std::string_view name, std::variant<Rows...>& field) {
    auto const found = member(name);
    if (!found) return missing(name);
    if (!check_type(reading_, *found, Type::object, "an object")) return;
    Reader inner(reading_, *found);
    inner.alternative(field);
    inner.finish();
  }

  /// Once all fields were asked for: what else the object holds, the format does not have.
  void finish() {
    for (std::size_t i = 0; i < node_.value.keys.size(); ++i) {
      std::string const& key = node_.value.keys[i];
      if (key.rfind("x-", 0) == 0) continue;
      if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
      add(ErrorCode::unknown_key, {node_.value, record::pointer_to(node_.pointer, key)},
          fmt::format("the format has no key {} here{}", record::in_backticks(key),
                      record::near_hint(key, asked_)));
    }
  }

  template <class Row>
  static void read_row(Reading& reading, Node const& node, Row& row) {
    if (!check_type(reading, node, Type::object, "an object")) return;
    auto const* const outer = reading.variables;
    Reader inner(reading, node);
    fields(inner, row);
    inner.finish();
    inner.check(row);
    if constexpr (HasVariables<Row>) reading.variables = outer;
  }

 private:
  [[nodiscard]] std::optional<Node> member(std::string_view name) {
    asked_.push_back(name);
    Value const* found = node_.value.find(name);
    if (found == nullptr) return std::nullopt;
    return Node{*found, record::pointer_to(node_.pointer, name)};
  }

  void add(ErrorCode code, Node const& node, std::string message) {
    reading_.errors.add(code, node.pointer, std::move(message));
  }

  void missing(std::string_view name) {
    add(ErrorCode::missing_key, node_, fmt::format("the key `{}` is missing", name));
  }

  template <class Table>
  std::optional<std::size_t> find_word(Node const& node, Table const& table) {
    if (!check_type(reading_, node, Type::text, "a text")) return std::nullopt;
    auto const found = std::find(table.begin(), table.end(), node.value.text);
    if (found != table.end()) return static_cast<std::size_t>(found - table.begin());
    add(ErrorCode::unknown_word, node,
        fmt::format("{} is none of: {}", record::in_backticks(node.value.text),
                    fmt::join(table, ", ")));
    return std::nullopt;
  }

  template <std::size_t at, class Variant>
  void fill(std::size_t index, Variant& field) {
    if constexpr (at < std::variant_size_v<Variant>) {
      if (at != index) return fill<at + 1>(index, field);
      field.template emplace<at>();
      fields(*this, std::get<at>(field));
      check(std::get<at>(field));
    }
  }

  // --- plain values

  void read(Node const& node, bool& field) {
    if (check_type(reading_, node, Type::boolean, "true or false")) field = node.value.truth;
  }

  void read(Node const& node, double& field) {
    if (!check_type(reading_, node, Type::number, "a number")) return;
    field = node.value.number;
    if (field >= 0 && field <= 1) return;
    add(ErrorCode::confidence_out_of_range, node,
        fmt::format("{} does not lie in 0 to 1", node.value.text));
  }

  void read(Node const& node, std::uint32_t& field) {
    if (!check_type(reading_, node, Type::number, "a number")) return;
    double const number = node.value.number;
    if (number >= 0 && number <= number_max
        && number == static_cast<double>(static_cast<std::uint32_t>(number))) {
      field = static_cast<std::uint32_t>(number);
    } else {
      add(ErrorCode::number_not_possible, node,
          fmt::format("{} is no whole number from 0 to {}", node.value.text, number_max));
    }
  }

  void read(Node const& node, std::string& field) {
    if (!check_type(reading_, node, Type::text, "a text")) return;
    field = node.value.text;
    // Reports print the texts of rules as they stand: none may steer a terminal.
    for (std::size_t at = 0; at < field.size();) {
      text::CodePoint const point = text::code_point_at(field, at);
      if (!point.valid || text::is_invisible(point.value)) {
        add(ErrorCode::malformed_name, node,
            fmt::format("{} holds a character that is not visible", record::in_backticks(field)));
        return;
      }
      at += point.size;
    }
  }

  template <class Enum>
  requires std::is_enum_v<Enum>
  void read(Node const& node, Enum& field) {
    if (auto const index = find_word(node, Names<Enum>::table)) field = static_cast<Enum>(*index);
  }

  // --- references

  void by_name(Node const& node, NameIndex const& names, std::string_view what,
               std::uint32_t& out) {
    if (!check_type(reading_, node, Type::text, "a name")) return;
    auto const found = names.find(node.value.text);
    if (found != names.end()) {
      out = found->second;
      return;
    }
    std::vector<std::string_view> candidates;
    if (reading_.errors.has_room()) {
      for (auto const& [name, row] : names) candidates.push_back(name);
    }
    add(ErrorCode::unknown_reference, node,
        fmt::format("the rulebook has no {} {}{}", what, record::in_backticks(node.value.text),
                    record::near_hint(node.value.text, candidates)));
  }

  void read(Node const& node, model::StateId& id) {
    by_name(node, reading_.states, "State or organisation", id.value);
  }
  void read(Node const& node, model::InstrumentId& id) {
    by_name(node, reading_.instruments, "instrument", id.value);
  }
  void read(Node const& node, model::QuestionId& id) {
    by_name(node, reading_.questions, "question", id.value);
  }
  void read(Node const& node, model::KindId& id) {
    if (!check_type(reading_, node, Type::text, "a name")) return;
    if (auto const found = reading_.out.vocabulary.find(node.value.text)) {
      id = *found;
    } else {
      add(ErrorCode::unknown_reference, node,
          fmt::format("the vocabulary has no kind {} so far",
                      record::in_backticks(node.value.text)));
    }
  }

  void by_index(Node const& node, std::size_t rows, std::string_view table, std::uint32_t& out) {
    std::uint32_t index = 0;
    read(node, index);
    if (index < rows) {
      out = index;
    } else if (node.value.is(Type::number)) {
      add(ErrorCode::unknown_reference, node,
          fmt::format("{} counts rows of `{}` from 0, and there are {}", node.value.text, table,
                      rows));
    }
  }

  template <class Tag>
  void read(Node const& node, model::Id<Tag>& id) {
    if constexpr (std::is_same_v<Tag, model::VariableTag>) {
      by_index(node, reading_.variables == nullptr ? 0 : reading_.variables->size(), "variables",
               id.value);
    } else {
      by_index(node, reading_.rows[table_of<Tag>], table_of<Tag>, id.value);
    }
  }

  void read(Node const& node, model::KindReference& field) {
    if (!check_type(reading_, node, Type::object, "an object")) return;
    Reader inner(reading_, node);
    if (auto const kind = inner.member("kind")) {
      model::KindId id;
      read(*kind, id);
      field = model::KindReference::of(id);
    } else if (auto const term = inner.member("term")) {
      model::TermId id;
      read(*term, id);
      field = model::KindReference::of(id);
    } else {
      add(ErrorCode::missing_key, node, "either the key `kind` or the key `term` must stand here");
    }
    inner.finish();
  }

  // --- what holds other values

  template <class Field>
  void read(Node const& node, std::optional<Field>& field) {
    read(node, field.emplace());
  }
  void read(Node const& node, std::shared_ptr<model::Pattern const>& field) {
    auto pattern = std::make_shared<model::Pattern>();
    read(node, *pattern);
    field = std::move(pattern);
  }
  template <class Field>
  void read(Node const& node, std::vector<Field>& field) {
    if (!check_type(reading_, node, Type::array, "a list")) return;
    field.resize(node.value.items.size());
    if constexpr (std::is_same_v<Field, model::Variable>) reading_.variables = &field;
    for (std::size_t i = 0; i < field.size(); ++i) {
      read({node.value.items[i], record::pointer_to(node.pointer, i)}, field[i]);
    }
  }
  template <class Row>
  requires std::is_class_v<Row>
  void read(Node const& node, Row& row) { read_row(reading_, node, row); }

  // --- what a row says as a whole

  template <class Row>
  void check(Row const&) {}

  void check_sort(model::VariableId id, model::Variable::Sort wanted) {
    if (reading_.variables == nullptr || id.value >= reading_.variables->size()) return;
    model::Variable const& variable = (*reading_.variables)[id.value];
    if (variable.sort == wanted) return;
    add(ErrorCode::wrong_variable, node_,
        fmt::format("variable {} stands for {}, and here stands {}",
                    record::in_backticks(variable.name),
                    variable.sort == model::Variable::Sort::event ? "an event" : "a State",
                    wanted == model::Variable::Sort::event ? "an event" : "a State"));
  }

  void check(model::Actor const& row) {
    using Form = model::Actor::Form;
    if (row.form == Form::variable || row.form == Form::anyone_other_than) {
      check_sort(row.variable, model::Variable::Sort::state);
    }
  }
  void check(model::EventReference const& row) {
    if (row.form == model::EventReference::Form::variable) {
      check_sort(row.variable, model::Variable::Sort::event);
    }
  }
  void check(model::Pattern const& row) {
    if (row.called) check_sort(*row.called, model::Variable::Sort::event);
  }
  void check(model::Defence const& row) {
    check_sort(row.bearer, model::Variable::Sort::state);
    check_sort(row.counterparty, model::Variable::Sort::state);
  }
  void check(model::BasisRule const& row) { check_sort(row.bearer, model::Variable::Sort::state); }
  void check(model::ExampleAnswer const& row) {
    check_sort(row.event, model::Variable::Sort::event);
  }
  void check(model::ExampleDenial const& row) {
    check_sort(row.event, model::Variable::Sort::event);
  }
  void check(model::Interval const& row) {
    if (row.first <= row.last) return;
    add(ErrorCode::reversed_interval, node_, "`last` lies before `first`");
  }
  void check(model::Place const& row) {
    if (row.file < reading_.out.files.size()) return;
    add(ErrorCode::unknown_reference, node_,
        fmt::format("`files` has {} entries, and this is number {}", reading_.out.files.size(),
                    row.file));
  }

  Reading& reading_;
  Node node_;
  std::vector<std::string_view> asked_;
};

}  // namespace casus::exchange
