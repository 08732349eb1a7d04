#include "engine/exchange/fields_instrument.hpp"
#include "engine/exchange/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// Every kind stands where its group may stand: assets are affected, effects caused.
namespace casus::exchange {
namespace {

using model::Group;

/// Conduct, communications and measures share their slots; every other group has one of its own.
constexpr bool may_stand(Group found, Group wanted) {
  auto const happens = [](Group group) {
    return group == Group::conduct || group == Group::communications || group == Group::measures;
  };
  return found == wanted || (happens(found) && happens(wanted));
}

struct Slot {
  std::string_view key;
  Group group;
};

constexpr std::array<Slot, 10> slots{{{"kinds", Group::conduct},
                                      {"other_than", Group::conduct},
                                      {"using", Group::conduct},
                                      {"shown_by", Group::conduct},
                                      {"does_not_excuse", Group::conduct},
                                      {"affecting", Group::assets},
                                      {"causing", Group::effects},
                                      {"purpose", Group::purposes},
                                      {"giving", Group::grounds},
                                      {"through", Group::channels}}};

constexpr Group group_of(model::RoleFact::Role role) {
  switch (role) {
    case model::RoleFact::Role::affecting: return Group::assets;
    case model::RoleFact::Role::causing: return Group::effects;
    case model::RoleFact::Role::using_: return Group::conduct;
    case model::RoleFact::Role::purpose: return Group::purposes;
  }
  return Group::conduct;
}

/// An archive that changes nothing: it goes through the fields of a row, and of all rows inside it.
class Groups {
 public:
  Groups(Reading& reading, std::string pointer, std::optional<Group> of_row = std::nullopt)
      : reading_(reading), pointer_(std::move(pointer)), of_row_(of_row) {}

  template <class Field>
  void operator()(std::string_view name, Field const& field) {
    visit(field, name, record::pointer_to(pointer_, name));
  }
  void always(std::string_view /*name*/, bool /*field*/) {}
  void instant(std::string_view /*name*/, model::Instant /*field*/, model::Instant /*unbounded*/) {}

  template <class... Rows>
  void alternative(std::variant<Rows...> const& field) {
    std::visit([&](auto const& row) { fields(*this, row); }, field);
  }
  template <class... Rows>
  void alternative(std::string_view name, std::variant<Rows...> const& field) {
    Groups inner(reading_, record::pointer_to(pointer_, name));
    inner.alternative(field);
  }
  template <class Row>
  void table(std::string_view name, std::vector<Row> const& rows) {
    visit(rows, name, record::pointer_to(pointer_, name));
  }

 private:
  void visit(Group group, std::string_view /*name*/, std::string const& /*pointer*/) {
    of_row_ = group;
  }
  void visit(model::RoleFact::Role role, std::string_view /*name*/,
             std::string const& /*pointer*/) {
    of_row_ = group_of(role);
  }
  void visit(model::KindId kind, std::string_view name, std::string const& pointer) {
    check(reading_.out[kind].group, reading_.out[kind].name, name, pointer);
  }
  void visit(model::KindReference reference, std::string_view name, std::string const& pointer) {
    if (reference.form == model::KindReference::Form::kind) {
      visit(reference.kind(), name, pointer);
    } else {
      model::DefinedTerm const& term = reading_.out[reference.term()];
      check(term.group, term.name, name, pointer);
    }
  }

  template <class Field>
  void visit(std::optional<Field> const& field, std::string_view name, std::string const& pointer) {
    if (field) visit(*field, name, pointer);
  }
  void visit(std::shared_ptr<model::Pattern const> const& field, std::string_view name,
             std::string const& pointer) {
    if (field) visit(*field, name, pointer);
  }
  template <class Field>
  void visit(std::vector<Field> const& field, std::string_view name, std::string const& pointer) {
    for (std::size_t i = 0; i < field.size(); ++i) {
      visit(field[i], name, record::pointer_to(pointer, i));
    }
  }
  void visit(model::Pattern const& field, std::string_view /*name*/, std::string const& pointer) {
    Groups inner(reading_, pointer);
    fields(inner, field);
  }
  template <class Field>
  void visit(Field const& field, std::string_view /*name*/, std::string const& pointer) {
    if constexpr (requires(Groups inner) { fields(inner, field); }) {
      Groups inner(reading_, pointer, of_row_);
      fields(inner, field);
    }
  }

  /// What a row says of its own group goes for the kinds that it lists.
  [[nodiscard]] Group wanted(std::string_view key) const {
    auto const* const row =
        std::find_if(slots.begin(), slots.end(), [&](Slot const& slot) { return slot.key == key; });
    bool const fixed = row != slots.end() && row->key != "kinds";
    if (fixed || !of_row_) return row != slots.end() ? row->group : Group::conduct;
    return *of_row_;
  }

  void check(Group found, std::string_view kind, std::string_view key, std::string const& pointer) {
    Group const expected = wanted(key);
    if (may_stand(found, expected)) return;
    reading_.errors.add(
        record::ErrorCode::misplaced_kind, pointer,
        fmt::format("{} is of the group {}, and here stands one of {}", record::in_backticks(kind),
                    model::name(found), model::name(expected)));
  }

  Reading& reading_;
  std::string pointer_;
  std::optional<Group> of_row_;
};

}  // namespace

void check_groups(Reading& reading) {
  Groups archive(reading, "");
  archive.table("kinds", reading.out.vocabulary.kinds());
  tables(archive, std::as_const(reading.out));
}

}  // namespace casus::exchange
