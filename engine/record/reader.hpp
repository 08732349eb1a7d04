#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/record/case.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/json.hpp"
#include "engine/record/read.hpp"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/record only: what the files that read a case share.
namespace casus::record {

/// A value and its place in the document.
struct Node {
  Value const& value;
  std::string pointer;
};

/// What the reading of one case carries along.
struct Reader {
  model::Rulebook const& rulebook;
  text::Bounds const& bounds;
  ErrorList& errors;
  Case out;
  std::map<std::string, SourceId, std::less<>> sources;
  std::map<std::string, EventId, std::less<>> events;
  std::map<std::string, std::uint32_t, std::less<>> third_states;  ///< code → index
  std::size_t claims = 0;
  unsigned minor = 0;  ///< of the version that the file says: 2 of `casus-case/1.2`
};

// --- fields.cpp: shapes --------------------------------------------------------------------------

/// The member of an object, with its pointer.
[[nodiscard]] std::optional<Node> member(Node const& object, std::string_view key);
/// The element of a list, with its pointer.
[[nodiscard]] Node element(Node const& list, std::size_t index);

/// Whether the value is of the type; if not, says what `what` must be ("a text").
bool check_type(Reader& reader, Node const& node, Value::Type wanted, std::string_view what);

using Keys = std::initializer_list<std::string_view>;
/// Reports each key that is neither known nor starts with `x-`.
void check_keys(Reader& reader, Node const& object, Keys first, Keys second = {}, Keys third = {});
void report_missing(Reader& reader, Node const& object, std::string_view key,
                    std::string_view hint = "");

[[nodiscard]] std::optional<std::string> read_text(Reader& reader, Node const& object,
                                                   std::string_view key);
[[nodiscard]] std::optional<bool> read_bool(Reader& reader, Node const& object,
                                            std::string_view key);
/// `confidence`, in [0, 1].
[[nodiscard]] std::optional<double> read_confidence(Reader& reader, Node const& object);
/// `tlp`: how far the object may be passed on.
[[nodiscard]] std::optional<Tlp> read_mark(Reader& reader, Node const& object);
/// Whether the file says that it is of the version that brought this key; if not, says so.
bool check_addition(Reader& reader, Node const& node, std::string_view key, unsigned minor);
/// An id: short, not empty, nothing invisible in it.
[[nodiscard]] std::optional<std::string> read_id(Reader& reader, Node const& object);

/// Whether the list is no longer than the bound on its rows; if not, says so.
bool has_room_for_rows(Reader& reader, Node const& list, text::Bound bound);

/// The values of a list, or the value itself where it is none.
[[nodiscard]] std::vector<Node> each(Node const& node);

// --- moments.cpp: times --------------------------------------------------------------------------

/// A date (the whole of it) or an instant.
[[nodiscard]] std::optional<model::Interval> read_moment(Reader& reader, Node const& node);
/// The same, or `{"from", "to"}`.
[[nodiscard]] std::optional<model::Interval> read_time(Reader& reader, Node const& node);
/// `from` and `until` of an object as one window; open where a side is missing.
[[nodiscard]] model::Interval read_window(Reader& reader, Node const& object, std::string_view from,
                                          std::string_view until);

// --- names.cpp: names of the rulebook and of the case --------------------------------------------

/// Where a kind stands decides of which groups it may be.
enum class Slot : std::uint8_t { happening, asset, effect, purpose, ground, channel };

[[nodiscard]] std::optional<model::KindId> read_kind(Reader& reader, Node const& node, Slot slot);
/// A State by its code, an organisation by its name, or `unattributed` and `unidentified`.
[[nodiscard]] std::optional<model::StateId> read_state(Reader& reader, Node const& node);
[[nodiscard]] std::optional<model::Basis> read_basis(Reader& reader, Node const& node);
[[nodiscard]] std::optional<EventId> read_event_name(Reader& reader, Node const& node);
[[nodiscard]] std::optional<model::QuestionId> read_question(Reader& reader, Node const& node);
/// The `sources` of an object; unknown ones are reported.
[[nodiscard]] std::vector<SourceId> read_source_names(Reader& reader, Node const& object);
/// The id of a State that the rulebook does not declare.
[[nodiscard]] model::StateId third_state(Reader& reader, std::string_view code);

// --- the parts of a case -------------------------------------------------------------------------

void read_sources(Reader& reader, Node const& list);
void read_events(Reader& reader, Node const& list);
void read_complete(Reader& reader, Node const& list);
void read_answers(Reader& reader, Node const& list);
void read_expect(Reader& reader, Node const& list);

}  // namespace casus::record
