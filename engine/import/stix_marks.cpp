#include "engine/export/stix_names.hpp"
#include "engine/import/stix_work.hpp"

#include <fmt/format.h>

#include <array>

namespace casus::import {
namespace {

using record::Tlp;
using record::Value;

struct KnownMarking {
  std::string_view id;
  std::optional<Tlp> tlp;  ///< nothing: it says nothing of passing on
};

/// Markings that files refer to without holding them, besides those of TLP 2.0.
constexpr std::array<KnownMarking, 5> known_markings{{
    // STIX 2.1, 7.2.1.4: TLP 1.0
    {"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp::clear},
    {"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp::green},
    {"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp::amber},
    {"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp::red},
    // The copyright of ATT&CK, of which techniques are often copied into bundles
    {"marking-definition--fa42a846-8d90-4e51-bc29-71d5b4802168", std::nullopt},
}};

/// Where a definition says its level; nothing where it is of another kind.
std::vector<Field> levels_of(Field const& definition) {
  std::vector<Field> out;
  for (Field const& level : {definition.down("definition/tlp"),
                             definition["extensions"][stix::tlp_extension]["tlp_2_0"]}) {
    if (level.value != nullptr) out.push_back(level);
  }
  return out;
}

/// A copyright or terms of use, in words: of passing on it says nothing that could be judged.
bool is_statement(Field const& definition) {
  return definition["definition_type"].text() == "statement";
}

/// What a reference to a marking means. One that cannot be read may forbid anything.
Mark mark_of(StixWork& work, Field const& reference) {
  Mark out{std::nullopt, {reference.pointer}};
  bool read = false;
  for (KnownMarking const& known : known_markings) {
    if (known.id != reference.text()) continue;
    out.tlp = known.tlp;
    read = true;
  }
  for (stix::TlpMarking const& known : stix::tlp_markings) {
    if (known.id != reference.text()) continue;
    out.tlp = known.tlp;
    read = true;
  }
  Field const definition = work.object(reference.text());
  for (Field const& level : levels_of(definition)) {
    auto const tlp = record::read_tlp(level.text());
    out.join({tlp ? *tlp : Tlp::red, {level.pointer}});
    read = tlp.has_value();
  }
  if (read || is_statement(definition)) return out;
  work.draft.warn(
      fmt::format("`{}`: the marking {} {}: what bears it counts as TLP:RED", reference.pointer,
                  record::in_backticks(reference.text()),
                  definition.value == nullptr ? "is not in the file" : "is none that is known"));
  out.tlp = Tlp::red;
  return out;
}

/// Granular markings count for the whole object, since a text of one property becomes part of what
/// the case says of another; those of the language of a text are none.
Mark mark_on(StixWork& work, Field const& object) {
  Mark out;
  std::vector<Field> references = object["object_marking_refs"].each();
  for (Field const& granular : object["granular_markings"].each()) {
    Field const reference = granular["marking_ref"];
    bool const of_language = granular["lang"].value != nullptr && reference.value == nullptr;
    if (!of_language) references.push_back(reference.value == nullptr ? granular : reference);
  }
  for (Field const& reference : references) {
    Mark const mark = mark_of(work, reference);
    if (mark.tlp) out.join(mark);
  }
  return out;
}

/// What is part of one incident only, and by a relationship: not told without it.
bool is_part(Field const& object) {
  std::string_view const type = object["type"].text();
  return type == "event" || type == "impact" || type == "task";
}

}  // namespace

void take_marks(StixWork& work) {
  std::vector<Field> const objects = work.draft.root()["objects"].each();
  for (Field const& object : objects) {
    Mark const mark = mark_on(work, object);
    if (mark.tlp) work.draft.marks().add(object.pointer, mark);
  }
  for (Field const& relationship : work.of_type("relationship")) {
    Mark const mark = work.draft.marks().of(relationship.pointer);
    for (std::string_view const end : {"source_ref", "target_ref"}) {
      Field const part = work.object(relationship[end].text());
      if (mark.tlp && is_part(part)) work.draft.marks().add(part.pointer, mark);
    }
  }
}

}  // namespace casus::import
