#pragma once

#include "dsl/model/ids.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::model {

enum class Group : std::uint8_t {
  conduct,
  communications,
  measures,
  assets,
  effects,
  purposes,
  grounds,
  channels
};

[[nodiscard]] std::string_view name(Group group);

/// What a State does with a thing of some kind: it sends a notification, holds a consultation.
enum class Verb : std::uint8_t { conduct, send, give, make, take, hold, maintain };

struct VerbForms {
  Verb verb;
  std::string_view base, third_person, past;
};

/// The one table of the verbs' forms.
inline constexpr std::array<VerbForms, 7> verb_forms{{
    {Verb::conduct, "conduct", "conducts", "conducted"},
    {Verb::send, "send", "sends", "sent"},
    {Verb::give, "give", "gives", "gave"},
    {Verb::make, "make", "makes", "made"},
    {Verb::take, "take", "takes", "took"},
    {Verb::hold, "hold", "holds", "held"},
    {Verb::maintain, "maintain", "maintains", "maintained"},
}};

/// A kind's counterpart in another vocabulary: `attack "T1485"`.
struct Mapping {
  std::string vocabulary;
  std::string value;
};

/// One entry of the taxonomy. Names are unique over all groups.
struct Kind {
  std::string name;
  std::string description;
  Group group = Group::conduct;
  std::optional<KindId> parent;
  Verb verb = Verb::conduct;
  bool undefined_by_text = false;
  std::vector<Mapping> mappings;
  Place place;
};

class Vocabulary {
 public:
  /// Adds a kind whose parent, if any, was added before. Throws std::invalid_argument on a name
  /// that is taken: the checker reports it before it gets here.
  KindId add(Kind kind);

  [[nodiscard]] std::optional<KindId> find(std::string_view name) const;
  [[nodiscard]] Kind const& operator[](KindId id) const { return kinds_[id.value]; }
  [[nodiscard]] std::vector<Kind> const& kinds() const { return kinds_; }

  /// Whether `kind` is `ancestor` or below it.
  [[nodiscard]] bool is_a(KindId kind, KindId ancestor) const;

 private:
  std::vector<Kind> kinds_;
  std::map<std::string, KindId, std::less<>> by_name_;
};

}  // namespace casus::model
