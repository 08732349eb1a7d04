#include "engine/cli/actors_output.hpp"

#include "engine/cli/version.hpp"
#include "engine/record/iso3166.hpp"
#include "engine/record/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace casus::cli {
namespace {

using import::Actor;
using import::ActorList;
using import::NamedState;
using record::Value;
using report::Ink;

std::string country_name(std::string const& code) {
  auto const country = record::find_country(code);
  return country ? fmt::format("{} ({})", country->name, code) : code;
}

/// `Russia (RU)`; what names no State stays as the source wrote it.
std::string shown(NamedState const& state) {
  if (state.code.empty()) return fmt::format("“{}”, which names no State", state.written);
  return country_name(state.code);
}

/// States by name and code; the words that name none as they are, since victims often have none.
std::string victim_names(std::vector<NamedState> const& states) {
  std::vector<std::string> names;
  for (NamedState const& state : states) {
    names.push_back(state.code.empty() ? state.written : country_name(state.code));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string state_names(std::vector<NamedState> const& states) {
  std::vector<std::string> names;
  for (NamedState const& state : states) names.push_back(shown(state));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string confidence_text(Actor const& actor) {
  if (!actor.confidence_words.empty()) {
    return fmt::format("“{}”, in the words of who says it", actor.confidence_words);
  }
  if (!actor.confidence) return "unspecified";
  constexpr double percent = 100;
  return fmt::format("{} in its attribution (the file says {:.0f} of 100)", *actor.confidence,
                     *actor.confidence * percent);
}

std::string source_text(import::ActorSource const& source) {
  std::string text = fmt::format("{} · {} · {}", source.title, source.publisher, source.date);
  text += source.url.empty() ? "" : " · " + source.url;
  return text + (source.verified ? "" : " · not retrieved");
}

std::string list_name(ActorList const& list) {
  if (list.origin == ActorList::Origin::table) return "table of casus";
  std::string const title = list.title.empty() ? "" : fmt::format(" “{}”", list.title);
  std::string const version = list.version.empty() ? "" : ", version " + list.version;
  return fmt::format("MISP galaxy{}{}", title, version);
}

void write_from_table(report::Page& page, Actor const& actor) {
  page.row(
      2, "State",
      {{state_names(actor.sponsors), Ink::strong}, {actor.body.empty() ? "" : ": " + actor.body}});
  page.row(2, "claimed by", {{state_names(actor.claimed_by)}});
  page.row(2, "confidence", {{confidence_text(actor)}});
  if (!actor.denied_by.empty()) page.row(2, "denied by", {{state_names(actor.denied_by)}});
  if (actor.source) page.row(2, "source", {{source_text(*actor.source), Ink::faint}});
  if (actor.denial) page.row(2, "denial", {{source_text(*actor.denial), Ink::faint}});
}

void write_from_galaxy(report::Page& page, Actor const& actor) {
  if (actor.sponsors.empty()) {
    page.row(2, "sponsor", {{"no State is named as sponsor"}});
  } else {
    bool const any = std::any_of(actor.sponsors.begin(), actor.sponsors.end(),
                                 [](NamedState const& state) { return !state.code.empty(); });
    page.row(2, "sponsor",
             {{state_names(actor.sponsors), any ? Ink::strong : Ink::plain},
              {any ? ", suspected" : ""}});
  }
  if (actor.country) {
    page.row(2, "country",
             {{shown(*actor.country)}, {": where the file places it; names no State behind it"}});
  }
  page.row(2, "confidence", {{confidence_text(actor)}});
  if (!actor.victims.empty()) {
    page.row(2, "victims", {{victim_names(actor.victims) + " (suspected)"}});
  }
  page.row(2, "references",
           {{fmt::format("{}, at {} of the file", actor.references, actor.pointer)}});
}

void write_answer(report::Page& page, import::ActorAnswer const& answer) {
  page.blank();
  if (answer.hits.empty()) {
    page.paragraph(0, 2, {{answer.asked, Ink::strong}, {": not found", Ink::yellow}});
    std::string const near = answer.near.empty()
                                 ? "no name is near it"
                                 : fmt::format("near: {}", fmt::join(answer.near, ", "));
    page.paragraph(2, 2, {{near}});
    return;
  }
  std::size_t const count = answer.hits.size();
  page.paragraph(
      0, 2,
      {{answer.asked, Ink::strong},
       {fmt::format(": {}", count == 1 ? "1 entry" : fmt::format("{} entries", count))}});
  if (count > 1) {
    page.paragraph(2, 2,
                   {{"Sources group activity differently: entries that share a name need not "
                     "mean one actor."}});
  }
  if (answer.conflicting()) {
    std::vector<std::string> names;
    for (std::string const& code : answer.sponsors) names.push_back(country_name(code));
    page.paragraph(2, 2,
                   {{"They conflict", Ink::yellow},
                    {fmt::format(": they presume {}.", fmt::join(names, " and "))}});
  }
  for (import::ActorHit const& hit : answer.hits) {
    page.blank();
    page.paragraph(2, 4,
                   {{hit.actor->name, Ink::cyan}, {" · " + list_name(*hit.list), Ink::faint}});
    if (!hit.actor->also.empty()) {
      page.row(2, "also", {{fmt::format("{}", fmt::join(hit.actor->also, ", "))}});
    }
    if (hit.list->origin == ActorList::Origin::table) {
      write_from_table(page, *hit.actor);
    } else {
      write_from_galaxy(page, *hit.actor);
    }
  }
}

Value texts(std::vector<std::string> const& from) {
  Value out = Value::array();
  for (std::string const& text : from) out.push(Value::of(text));
  return out;
}

Value state_json(NamedState const& state) {
  Value out = Value::object();
  out.add("written", Value::of(state.written));
  out.add("code", state.code.empty() ? Value{} : Value::of(state.code));
  return out;
}

Value states_json(std::vector<NamedState> const& states) {
  Value out = Value::array();
  for (NamedState const& state : states) out.push(state_json(state));
  return out;
}

Value source_json(std::optional<import::ActorSource> const& source) {
  if (!source) return {};
  Value out = Value::object();
  out.add("title", Value::of(source->title));
  out.add("publisher", Value::of(source->publisher));
  out.add("date", Value::of(source->date));
  out.add("url", source->url.empty() ? Value{} : Value::of(source->url));
  out.add("verified", Value::of(source->verified));
  return out;
}

std::string_view origin_name(ActorList const& list) {
  return list.origin == ActorList::Origin::table ? "table" : "galaxy";
}

Value entry_json(import::ActorHit const& hit) {
  Actor const& actor = *hit.actor;
  Value out = Value::object();
  out.add("from", Value::of(origin_name(*hit.list)));
  out.add("name", Value::of(actor.name));
  out.add("also", texts(actor.also));
  out.add("sponsors", states_json(actor.sponsors));
  out.add("body", actor.body.empty() ? Value{} : Value::of(actor.body));
  out.add("country", actor.country ? state_json(*actor.country) : Value{});
  out.add("victims", states_json(actor.victims));
  out.add("claimed_by", states_json(actor.claimed_by));
  out.add("denied_by", states_json(actor.denied_by));
  out.add("confidence", actor.confidence                 ? Value::of(*actor.confidence)
                        : actor.confidence_words.empty() ? Value::of("unspecified")
                                                         : Value::of(actor.confidence_words));
  out.add("references", Value::of(static_cast<std::int64_t>(actor.references)));
  out.add("source", source_json(actor.source));
  out.add("denial", source_json(actor.denial));
  out.add("at", Value::of(actor.pointer));
  return out;
}

Value list_json(ActorList const& list) {
  Value out = Value::object();
  out.add("from", Value::of(origin_name(list)));
  out.add("title", Value::of(list.title));
  out.add("version", list.version.empty() ? Value{} : Value::of(list.version));
  out.add("actors", Value::of(static_cast<std::int64_t>(list.actors.size())));
  return out;
}

}  // namespace

std::string actors_text(std::vector<ActorList> const& lists,
                        std::vector<import::ActorAnswer> const& answers, report::Page page) {
  std::vector<std::string> names;
  for (ActorList const& list : lists) {
    names.push_back(fmt::format("{} ({} {})", list_name(list), list.actors.size(),
                                list.actors.size() == 1 ? "entry" : "entries"));
  }
  page.paragraph(0, 2, {{fmt::format("looked up in: {}", fmt::join(names, "; ")), Ink::faint}});
  if (lists.size() == 1) {
    page.paragraph(
        0, 2, {{"no galaxy was given: `--galaxy FILE` adds a MISP threat-actor file", Ink::faint}});
  }
  for (import::ActorAnswer const& answer : answers) write_answer(page, answer);
  page.blank();
  page.paragraph(0, 0, {{std::string{never_evidence}}});
  return page.take();
}

std::string actors_json(std::vector<ActorList> const& lists,
                        std::vector<import::ActorAnswer> const& answers) {
  Value out = Value::object();
  out.add("format", Value::of("casus-actors/1"));
  Value& tool = out.add("tool", Value::object());
  tool.add("name", Value::of("casus"));
  tool.add("version", Value::of(version));
  out.add("note", Value::of(never_evidence));
  Value& sources = out.add("lists", Value::array());
  for (ActorList const& list : lists) sources.push(list_json(list));
  Value& all = out.add("answers", Value::array());
  for (import::ActorAnswer const& answer : answers) {
    Value& one = all.push(Value::object());
    one.add("asked", Value::of(answer.asked));
    one.add("found", Value::of(!answer.hits.empty()));
    one.add("near", texts(answer.near));
    one.add("sponsors", texts(answer.sponsors));
    one.add("conflict", Value::of(answer.conflicting()));
    Value& entries = one.add("entries", Value::array());
    for (import::ActorHit const& hit : answer.hits) entries.push(entry_json(hit));
  }
  return record::pretty_json(out);
}

}  // namespace casus::cli
