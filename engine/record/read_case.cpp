#include "dsl/text/digest.hpp"
#include "engine/record/reader.hpp"
#include "engine/record/states.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace casus::record {
namespace {

/// The versions that are read, each by its minor number: 1.1 has `effective` on an event, the date
/// that a notice names; 1.2 has `tlp`, how far something may be passed on.
constexpr std::array<std::string_view, 3> format_names{"casus-case/1", "casus-case/1.1",
                                                       "casus-case/1.2"};

/// A record of another format that an importer turns into cases.
std::string_view import_hint(Value const& root) {
  auto const has = [&](std::string_view key) { return root.find(key) != nullptr; };
  if (has("incident_id") && (has("actor") || has("schema_version"))) {
    return "; it looks like a VERIS record: `casus import veris` turns it into a case";
  }
  Value const* const type = root.find("type");
  if (type != nullptr && type->text == "bundle") return "; it looks like a STIX bundle";
  if (has("Event")) return "; it looks like a MISP event";
  if (has("cases") && has("rulebook")) return "; it looks like a report, not a case";
  return "";
}

/// Whether the document is a case of the version that this program reads. If not, that is the only
/// thing said of it: what else is wrong would only be noise.
bool is_case(Reader& reader, Node const& root) {
  if (!root.value.is(Value::Type::object)) {
    reader.errors.add(ErrorCode::not_a_case, "",
                      fmt::format("a case is an object, and this is {}", describe(root.value)));
    return false;
  }
  auto const format = member(root, "format");
  if (!format) {
    bool const foreign = !import_hint(root.value).empty() || root.value.find("events") == nullptr;
    if (foreign) {
      reader.errors.add(ErrorCode::not_a_case, "",
                        fmt::format("this is not a case file: the key `format` is missing{}",
                                    import_hint(root.value)));
      return false;
    }
    report_missing(reader, root, "format", "a case begins with `\"format\": \"casus-case/1\"`");
    return true;
  }
  if (!check_type(reader, *format, Value::Type::text, "a text")) return true;
  std::string const& name = format->value.text;
  auto const* const known = std::find(format_names.begin(), format_names.end(), name);
  reader.minor = static_cast<unsigned>(known - format_names.begin());
  if (known != format_names.end()) return true;
  bool const of_ours = name.rfind("casus-case/", 0) == 0;
  reader.errors.add(of_ours ? ErrorCode::unknown_version : ErrorCode::not_a_case, format->pointer,
                    fmt::format("{} is {}; this program reads `{}`", in_backticks(name),
                                of_ours ? "a version of the format that it does not know"
                                        : "not the format of a case",
                                fmt::join(format_names, "`, `")));
  return false;
}

using ReadPart = void (*)(Reader&, Node const&);

void read_part(Reader& reader, Node const& root, std::string_view key, ReadPart read) {
  auto const part = member(root, key);
  if (part && check_type(reader, *part, Value::Type::array, "a list")) read(reader, *part);
}

void read_root(Reader& reader, Node const& root) {
  check_keys(reader, root,
             {"format", "id", "title", "as_of", "sources", "events", "complete", "answers",
              "expect", "expect_only", "tlp"});
  reader.out.id = read_id(reader, root).value_or("");
  reader.out.title = read_text(reader, root, "title").value_or("");
  if (auto const as_of = member(root, "as_of")) {
    if (auto const day = read_moment(reader, *as_of)) reader.out.as_of = day->last;
  }
  reader.out.tlp = read_mark(reader, root);
  read_part(reader, root, "sources", read_sources);
  if (root.value.find("events") == nullptr) {
    report_missing(reader, root, "events", "a case without any has an empty list");
  }
  read_part(reader, root, "events", read_events);
  read_part(reader, root, "complete", read_complete);
  read_part(reader, root, "answers", read_answers);
  read_part(reader, root, "expect", read_expect);
  reader.out.expect_only = read_bool(reader, root, "expect_only").value_or(false);
}

/// Third States in the order of their codes, so that the order of events leaves no trace.
void sort_third_states(Case& out, std::size_t declared) {
  if (out.third_states.size() < 2) return;
  std::vector<std::string> const before = std::exchange(out.third_states, {});
  out.third_states = before;
  std::sort(out.third_states.begin(), out.third_states.end());
  auto const moved = [&](model::StateId& state) {
    if (state == nobody || state.value < declared) return;
    auto const place = std::lower_bound(out.third_states.begin(), out.third_states.end(),
                                        before[state.value - declared]);
    state.value = static_cast<std::uint32_t>(
        declared + static_cast<std::size_t>(place - out.third_states.begin()));
  };
  for_each_state(out, moved);
}

}  // namespace

ReadResult read_case(std::string_view json, std::string const& file,
                     model::Rulebook const& rulebook, text::Bounds const& bounds) {
  ErrorList errors(file, bounds.case_errors);
  JsonLimits limits;
  limits.bounds = bounds;
  auto const root = parse_json(json, limits, errors);
  if (!root) return {std::nullopt, errors.take()};
  Reader reader{rulebook, bounds, errors, {}, {}, {}, {}, 0};
  Node const document{*root, ""};
  if (is_case(reader, document)) read_root(reader, document);
  if (!errors.empty()) return {std::nullopt, errors.take()};
  sort_third_states(reader.out, rulebook.states.size());
  reader.out.file = file;
  reader.out.digest = "sha256:" + text::sha256(canonical_json(*root));
  return {std::move(reader.out), {}};
}

}  // namespace casus::record
