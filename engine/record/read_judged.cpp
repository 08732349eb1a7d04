#include "engine/record/expected_names.hpp"
#include "engine/record/iso3166.hpp"
#include "engine/record/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

// What a case says besides its events: completeness, answers, expectations.
namespace casus::record {
namespace {

std::optional<model::CommitmentId> read_commitment(Reader& reader, Node const& expected) {
  auto const treaty = member(expected, "treaty");
  auto const commitment = member(expected, "commitment");
  if (!treaty) report_missing(reader, expected, "treaty");
  if (!commitment) report_missing(reader, expected, "commitment");
  bool const texts =
      treaty && check_type(reader, *treaty, Value::Type::text, "the name of a treaty") && commitment
      && check_type(reader, *commitment, Value::Type::text, "the name of a commitment");
  if (!texts) return std::nullopt;
  auto const instrument = reader.rulebook.find_instrument(treaty->value.text);
  if (!instrument) {
    std::vector<std::string_view> names;
    for (auto const& row : reader.rulebook.instruments) names.push_back(row.name);
    reader.errors.add(
        ErrorCode::unknown_treaty, treaty->pointer,
        fmt::format("the rulebook has no treaty {}{}", in_backticks(treaty->value.text),
                    near_hint(treaty->value.text, names)));
    return std::nullopt;
  }
  auto const found = reader.rulebook.find_commitment(*instrument, commitment->value.text);
  if (found) return found;
  std::vector<std::string_view> names;
  for (auto const& row : reader.rulebook.commitments) {
    if (row.instrument == *instrument) names.push_back(row.name);
  }
  std::string hint = near_hint(commitment->value.text, names);
  if (hint.empty()) hint = fmt::format("; it has {}", fmt::join(names, ", "));
  reader.errors.add(ErrorCode::unknown_commitment, commitment->pointer,
                    fmt::format("`{}` has no commitment {}{}", treaty->value.text,
                                in_backticks(commitment->value.text), hint));
  return std::nullopt;
}

/// A State as reports name it: a declared name, a third State's code, or nobody's name.
std::string read_report_name(Reader& reader, Node const& expected, std::string_view key,
                             std::string_view nobodys) {
  auto const name = read_text(reader, expected, key);
  if (!name || *name == nobodys || reader.rulebook.find_state(*name)) return name.value_or("");
  std::string hint;
  if (auto const declared = reader.rulebook.find_state_code(*name)) {
    hint = fmt::format("; expectations name States as reports do: write `{}`",
                       reader.rulebook[*declared].name);
  } else if (find_country(*name)) {
    return *name;
  } else {
    std::vector<std::string_view> names{nobodys};
    for (auto const& row : reader.rulebook.states) names.push_back(row.name);
    hint = near_hint(*name, names);
  }
  reader.errors.add(
      ErrorCode::unknown_state, pointer_to(expected.pointer, key),
      fmt::format("{} is not a name that a report gives a State{}", in_backticks(*name), hint));
  return "";
}

void read_verdict(Reader& reader, Node const& expected, Expected& out) {
  if (expected.value.find("verdict") == nullptr) report_missing(reader, expected, "verdict");
  auto const name = read_text(reader, expected, "verdict");
  if (!name) return;
  out.verdict = *name;
  auto const& known = expected_verdicts;
  if (std::find(known.begin(), known.end(), *name) != known.end()) return;
  std::string hint = near_hint(*name, {known.begin(), known.end()});
  if (hint.empty()) hint = fmt::format("; the verdicts are {}", fmt::join(known, ", "));
  reader.errors.add(ErrorCode::unknown_verdict, pointer_to(expected.pointer, "verdict"),
                    fmt::format("unknown verdict {}{}", in_backticks(*name), hint));
}

/// A named standard or a number in (0, 1].
void read_standard(Reader& reader, Node const& expected, Expected& out) {
  auto const node = member(expected, "standard");
  if (!node) return;
  if (node->value.is(Value::Type::number)) {
    out.standard = node->value.number;
    out.standard_name = node->value.text;
    if (*out.standard > 0 && *out.standard <= 1) return;
    reader.errors.add(ErrorCode::unknown_standard, node->pointer,
                      fmt::format("the standard {} does not lie above 0 and up to 1",
                                  in_backticks(node->value.text)));
    return;
  }
  if (!check_type(reader, *node, Value::Type::text, "the name of a standard or a number")) return;
  std::vector<std::string_view> names;
  for (ExpectedStandard const& row : expected_standards) {
    names.push_back(row.name);
    if (row.name != node->value.text) continue;
    out.standard = row.value;
    out.standard_name = row.name;
    return;
  }
  reader.errors.add(ErrorCode::unknown_standard, node->pointer,
                    fmt::format("unknown standard {}; the standards are {}, or a number",
                                in_backticks(node->value.text), fmt::join(names, ", ")));
}

}  // namespace

void read_complete(Reader& reader, Node const& list) {
  for (Node const& node : each(list)) {
    if (!check_type(reader, node, Value::Type::object, "a declaration of completeness")) continue;
    check_keys(reader, node, {"kinds", "between", "from", "until", "confidence", "tlp"});
    Completeness out;
    out.pointer = node.pointer;
    if (auto const kinds = member(node, "kinds")) {
      for (Node const& kind : each(*kinds)) {
        if (auto const id = read_kind(reader, kind, Slot::happening)) out.kinds.push_back(*id);
      }
      if (kinds->value.is(Value::Type::array) && kinds->value.items.empty()) {
        reader.errors.add(ErrorCode::empty_value, kinds->pointer,
                          "a record is complete for at least one kind, and the list is empty");
      }
    } else {
      report_missing(reader, node, "kinds", "a record is complete for some kinds, never for all");
    }
    if (auto const between = member(node, "between")) {
      for (Node const& state : each(*between)) {
        if (auto const id = read_state(reader, state)) out.between.push_back(*id);
      }
    }
    out.window = read_window(reader, node, "from", "until");
    out.confidence = read_confidence(reader, node);
    out.tlp = read_mark(reader, node);
    reader.out.complete.push_back(std::move(out));
  }
}

void read_answers(Reader& reader, Node const& list) {
  for (Node const& node : each(list)) {
    if (!check_type(reader, node, Value::Type::object, "an answer")) continue;
    check_keys(reader, node, {"question", "about", "value", "confidence", "sources", "tlp"});
    Answer out;
    out.pointer = node.pointer;
    auto const question = member(node, "question");
    if (!question) report_missing(reader, node, "question");
    auto const id = question ? read_question(reader, *question) : std::nullopt;
    if (auto const about = member(node, "about")) out.about = read_event_name(reader, *about);
    out.value = read_bool(reader, node, "value").value_or(true);
    out.confidence = read_confidence(reader, node);
    out.sources = read_source_names(reader, node);
    out.tlp = read_mark(reader, node);
    if (!id) continue;
    out.question = *id;
    reader.out.answers.push_back(std::move(out));
  }
}

void read_expect(Reader& reader, Node const& list) {
  for (Node const& node : each(list)) {
    if (!check_type(reader, node, Value::Type::object, "an expectation")) continue;
    check_keys(reader, node,
               {"treaty", "commitment", "bearer", "counterparty", "event", "standard", "verdict"});
    Expected out;
    out.pointer = node.pointer;
    auto const commitment = read_commitment(reader, node);
    out.bearer = read_report_name(reader, node, "bearer", "unattributed");
    out.counterparty = read_report_name(reader, node, "counterparty", "unidentified");
    if (auto const event = member(node, "event")) out.event = read_event_name(reader, *event);
    read_verdict(reader, node, out);
    read_standard(reader, node, out);
    if (!commitment) continue;
    out.commitment = *commitment;
    reader.out.expect.push_back(std::move(out));
  }
}

}  // namespace casus::record
