#pragma once

#include "engine/import/draft.hpp"
#include "engine/import/misp_words.hpp"

#include <string>
#include <vector>

// Inside engine/import only: what the files that read a MISP event share.
namespace casus::import {

/// A tag and where it stands.
struct TagField {
  Field field;
  MachineTag tag;
};

/// A case in the making from one MISP event.
struct MispWork {
  Draft draft;
  Field root;
  std::vector<TagField> tags{};  ///< of the event itself
  EventDraft* event = nullptr;
  std::string record_source{};
};

/// The machine tags of an event or attribute.
[[nodiscard]] std::vector<TagField> tags_of(Field const& holder);
/// Attributes that were not deleted, of the event and of its objects.
[[nodiscard]] std::vector<Field> attributes_of(Field const& holder);
/// The values of an object's attributes of one relation, such as `start_time`.
[[nodiscard]] std::vector<Field> values_of(Field const& object, std::string_view relation);
/// Objects of one template that were not deleted.
[[nodiscard]] std::vector<Field> objects_of(MispWork const& work, std::string_view name);

// --- misp_marks.cpp: how far it may be passed on -----------------------------------------------
/// Notes the marks of the event and of all in it, before anything is made of them.
void take_marks(MispWork& work);

// --- misp_event.cpp: what happened, when, with what effect ---------------------------------------
[[nodiscard]] bool take_act(MispWork& work);
void take_times(MispWork& work);
void take_impacts(MispWork& work);

// --- misp_parties.cpp: who, whom, whose word -----------------------------------------------------
void take_sources(MispWork& work);
void take_actors(MispWork& work);
void take_victims(MispWork& work);

}  // namespace casus::import
