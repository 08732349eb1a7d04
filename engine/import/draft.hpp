#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/field.hpp"
#include "engine/import/imported.hpp"
#include "engine/import/marks.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Inside engine/import only: a case in the making, whatever it is made of.
namespace casus::import {

/// A claim in the making: `{"value", …}` with what is said about it.
struct ClaimDraft {
  record::Value value{};
  std::string owner{};  ///< whose an asset is
  bool denied = false;
  std::string actor{};
  std::string basis{};
  std::optional<double> confidence{};
  std::vector<std::string> sources{};  ///< ids
  /// Keys that start with `x-`: the source's own words.
  std::vector<std::pair<std::string, record::Value>> notes{};
  /// What of the record it was made of, beside what the ledger says.
  std::vector<Field> rests_on{};

  [[nodiscard]] static ClaimDraft of(std::string_view text) {
    ClaimDraft out;
    out.value = record::Value::of(text);
    return out;
  }
};

/// An event in the making. Claims that are the same claim stand once.
class EventDraft {
 public:
  EventDraft(std::string id, std::size_t index);

  /// Adds a claim to the list of a role; its pointer in the case.
  std::string add(std::string_view role, ClaimDraft const& claim);
  /// Sets a key that is no list of claims; the first value stays.
  std::string set(std::string_view key, record::Value value);
  [[nodiscard]] bool has(std::string_view key) const;
  /// The values of a role as texts.
  [[nodiscard]] std::vector<std::string> values(std::string_view role) const;
  [[nodiscard]] std::string const& id() const { return id_; }
  [[nodiscard]] std::string const& pointer() const { return pointer_; }
  /// The event, its keys in the order in which the format lists them.
  [[nodiscard]] record::Value value() const;
  /// What its claims rest on, by the ledger of the draft.
  void account(Ledger& ledger) const;

 private:
  std::string id_;
  std::string pointer_;
  std::map<std::string, record::Value, std::less<>> members_;
  std::map<std::string, std::size_t> index_;               ///< of claims already made
  std::map<std::string, std::set<std::string>> rests_on_;  ///< by the pointer of the claim
};

/// A source in the making.
struct SourceDraft {
  std::string title{}, publisher{}, date{}, url{};
  std::optional<double> confidence{};
  std::string reliability{};  ///< `A` to `F`, or empty
  std::optional<int> credibility{};
  std::string speaks_for{};
  bool retrieved = true;  ///< if not, `"x-verified": false`
  std::vector<std::pair<std::string, record::Value>> notes{};
};

/// A case in the making, and what a reader of it must know.
class Draft {
 public:
  Draft(model::Rulebook const& rulebook, Field root)
      : rulebook_(rulebook), root_(std::move(root)) {}

  [[nodiscard]] model::Rulebook const& rulebook() const { return rulebook_; }
  [[nodiscard]] Field const& root() const { return root_; }
  [[nodiscard]] Ledger& ledger() { return ledger_; }
  [[nodiscard]] Marks& marks() { return marks_; }

  /// Says something once.
  void warn(std::string message);
  /// Says so where the event names no State as actor, or several; `what` named them: `row`.
  void warn_of_actors(EventDraft const& event, std::string_view what);
  /// Whether the rulebook has the kind, in this group; says so once where it does not.
  bool knows(std::string_view kind, model::Group group);
  /// Adds a source unless the very same is there; its id.
  std::string add_source(SourceDraft const& source);
  /// The place of the source with this id: `/sources/2`.
  [[nodiscard]] static std::string source_pointer(std::string_view id);
  /// The reference stays good while events are added.
  EventDraft& add_event();
  [[nodiscard]] std::deque<EventDraft>& events() { return events_; }
  /// Forgets all events, and that anything became part of one.
  void drop_events(std::string message);

  /// The finished case: what is left of the record goes below `rest_key`.
  [[nodiscard]] ImportedCase finish(std::string const& id, std::string const& title,
                                    std::string_view from, std::string_view rest_key);

 private:
  [[nodiscard]] record::Value import_note(std::string_view from) const;

  model::Rulebook const& rulebook_;
  Field root_;
  Ledger ledger_{};
  Marks marks_{};
  std::vector<std::string> warnings_{};
  record::Value sources_ = record::Value::array();
  std::map<std::string, std::string> source_ids_{};
  std::deque<EventDraft> events_{};
};

/// A name that any file system takes, ending in `.json`.
[[nodiscard]] std::string safe_file_name(std::string_view id);
/// `{"scale", "term"}`: how the source put a confidence.
[[nodiscard]] record::Value term_note(std::string_view scale, std::string_view term);
/// Reports an id that cannot be a case's, or that an earlier record has; whether it is usable.
[[nodiscard]] bool check_record_id(std::string const& id, std::string const& pointer,
                                   std::map<std::string, std::string>& seen,
                                   record::ErrorList& errors);

}  // namespace casus::import
