#include "engine/record/iso3166.hpp"
#include "engine/record/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace casus::record {
namespace {

std::string folded(std::string_view text) {
  std::string out{text};
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

struct SlotGroups {
  Slot slot;
  std::string_view wants;  ///< for a message
  std::vector<model::Group> groups;
};

SlotGroups const& groups_of(Slot slot) {
  using model::Group;
  static std::array<SlotGroups, 6> const table{{
      {Slot::happening,
       "something that happens (conduct, communications, measures)",
       {Group::conduct, Group::communications, Group::measures}},
      {Slot::asset, "an asset", {Group::assets}},
      {Slot::effect, "an effect", {Group::effects}},
      {Slot::purpose, "a purpose", {Group::purposes}},
      {Slot::ground, "a ground", {Group::grounds}},
      {Slot::channel, "a channel", {Group::channels}},
  }};
  return table[static_cast<std::size_t>(slot)];
}

bool fits(SlotGroups const& row, model::Group group) {
  return std::find(row.groups.begin(), row.groups.end(), group) != row.groups.end();
}

/// Which keys take kinds of a group.
std::string_view home_of(model::Group group) {
  switch (group) {
    case model::Group::conduct:
    case model::Group::communications:
    case model::Group::measures: return "`kind`, `using` or `covering`";
    case model::Group::assets: return "`affecting`";
    case model::Group::effects: return "`causing`";
    case model::Group::purposes: return "`purpose`";
    case model::Group::grounds: return "`giving`";
    case model::Group::channels: return "`through`";
  }
  return "";
}

/// The code that somebody meant who wrote a State by name or in small letters.
std::optional<std::string> code_meant(model::Rulebook const& rulebook, std::string_view text) {
  std::string const word = folded(text);
  for (model::State const& state : rulebook.states) {
    if (state.organisation()) continue;
    if (word == state.name || word == folded(state.title) || word == folded(state.code)) {
      return state.code;
    }
  }
  auto const country = find_country_meant(text);
  return country ? std::optional<std::string>{country->code} : std::nullopt;
}

std::string state_hint(model::Rulebook const& rulebook, std::string_view text) {
  if (auto const code = code_meant(rulebook, text)) {
    return fmt::format("; cases use codes: write `{}`", *code);
  }
  std::vector<std::string_view> names;
  for (model::State const& state : rulebook.states) names.push_back(state.name);
  for (Country const& row : countries()) names.push_back(row.name);
  std::string const near = near_hint(text, names);
  if (!near.empty()) {
    std::string_view const name = std::string_view{near}.substr(near.find('`') + 1);
    auto const code = code_meant(rulebook, name.substr(0, name.find('`')));
    return code ? fmt::format("; did you mean `{}`?", *code) : near;
  }
  return "; a State is written by its ISO 3166-1 alpha-2 code, such as `IR`, an organisation by "
         "its "
         "name in the rules";
}

}  // namespace

std::optional<model::KindId> read_kind(Reader& reader, Node const& node, Slot slot) {
  if (!check_type(reader, node, Value::Type::text, "the name of a kind")) return std::nullopt;
  SlotGroups const& wanted = groups_of(slot);
  std::string const& name = node.value.text;
  auto const kind = reader.rulebook.vocabulary.find(name);
  if (kind) {
    model::Group const group = reader.rulebook[*kind].group;
    if (fits(wanted, group)) return kind;
    reader.errors.add(ErrorCode::misplaced_kind, node.pointer,
                      fmt::format("`{}` is of the group {}, and here stands {}; it belongs in {}",
                                  name, model::name(group), wanted.wants, home_of(group)));
    return std::nullopt;
  }
  std::string hint;
  if (reader.errors.has_room()) {
    std::vector<std::string_view> near;
    for (model::Kind const& row : reader.rulebook.vocabulary.kinds()) {
      if (fits(wanted, row.group)) near.push_back(row.name);
    }
    hint = near_hint(name, near);
    if (hint.empty()) hint = "; `casus rules list` shows the kinds";
  }
  reader.errors.add(ErrorCode::unknown_kind, node.pointer,
                    fmt::format("unknown kind {}{}", in_backticks(name), hint));
  return std::nullopt;
}

model::StateId third_state(Reader& reader, std::string_view code) {
  auto const next = static_cast<std::uint32_t>(reader.third_states.size());
  auto const row = reader.third_states.emplace(std::string{code}, next);
  if (row.second) reader.out.third_states.emplace_back(code);
  auto const declared = static_cast<std::uint32_t>(reader.rulebook.states.size());
  return model::StateId{declared + row.first->second};
}

std::optional<model::StateId> read_state(Reader& reader, Node const& node) {
  if (!check_type(reader, node, Value::Type::text, "the code of a State")) return std::nullopt;
  std::string const& name = node.value.text;
  if (name == "unattributed" || name == "unidentified") return nobody;
  if (auto const state = reader.rulebook.find_state_code(name)) return state;
  if (find_country(name)) return third_state(reader, name);
  auto const declared = reader.rulebook.find_state(name);
  if (declared && reader.rulebook[*declared].organisation()) return declared;
  reader.errors.add(
      ErrorCode::unknown_state, node.pointer,
      fmt::format("{} is not the code of a State{}", in_backticks(name),
                  reader.errors.has_room() ? state_hint(reader.rulebook, name) : std::string{}));
  return std::nullopt;
}

std::optional<model::Basis> read_basis(Reader& reader, Node const& node) {
  if (!check_type(reader, node, Value::Type::text, "the name of a basis")) return std::nullopt;
  if (auto const basis = model::find_basis(node.value.text)) return basis;
  std::vector<std::string_view> names;
  for (model::BasisName const& row : model::basis_names) names.push_back(row.name);
  std::string hint = near_hint(node.value.text, names);
  if (hint.empty()) hint = fmt::format("; the bases are {}", fmt::join(names, ", "));
  reader.errors.add(ErrorCode::unknown_basis, node.pointer,
                    fmt::format("unknown basis {}{}", in_backticks(node.value.text), hint));
  return std::nullopt;
}

namespace {

/// Looks an id up in a table of the case, and says what is near it if it is not there.
template <class Id>
std::optional<Id> find_id(Reader& reader, Node const& node,
                          std::map<std::string, Id, std::less<>> const& table, ErrorCode code,
                          std::string_view what) {
  if (!check_type(reader, node, Value::Type::text, fmt::format("the id of {}", what))) {
    return std::nullopt;
  }
  auto const found = table.find(node.value.text);
  if (found != table.end()) return found->second;
  std::string hint;
  if (reader.errors.has_room()) {
    std::vector<std::string_view> ids;
    for (auto const& row : table) ids.push_back(row.first);
    hint = near_hint(node.value.text, ids);
  }
  reader.errors.add(code, node.pointer,
                    fmt::format("the case has no {} {}{}", what.substr(what.find(' ') + 1),
                                in_backticks(node.value.text), hint));
  return std::nullopt;
}

}  // namespace

std::optional<EventId> read_event_name(Reader& reader, Node const& node) {
  return find_id(reader, node, reader.events, ErrorCode::unknown_event, "an event");
}

std::vector<SourceId> read_source_names(Reader& reader, Node const& object) {
  std::vector<SourceId> out;
  auto const list = member(object, "sources");
  if (!list) return out;
  std::set<SourceId> seen;
  for (Node const& node : each(*list)) {
    auto const source =
        find_id(reader, node, reader.sources, ErrorCode::unknown_source, "a source");
    if (source && seen.insert(*source).second) out.push_back(*source);
  }
  return out;
}

std::optional<model::QuestionId> read_question(Reader& reader, Node const& node) {
  if (!check_type(reader, node, Value::Type::text, "the name of a question")) return std::nullopt;
  if (auto const question = reader.rulebook.find_question(node.value.text)) return question;
  std::vector<std::string_view> names;
  for (model::Question const& row : reader.rulebook.questions) names.push_back(row.name);
  reader.errors.add(ErrorCode::unknown_question, node.pointer,
                    fmt::format("no rule asks the question {}{}", in_backticks(node.value.text),
                                near_hint(node.value.text, names)));
  return std::nullopt;
}

}  // namespace casus::record
