#include "engine/import/veris_mapping.hpp"
#include "engine/import/veris_work.hpp"
#include "engine/record/iso3166.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::import {
namespace {

using record::Value;

/// A country by its ISO code, or by the code of a State that the rulebook declares.
bool is_state_code(Work const& work, std::string_view text) {
  return record::find_country(text).has_value() || work.rulebook.find_state_code(text).has_value();
}

/// The countries of a field that are known; `Unknown` and `Other` are silence, anything else that
/// is no code is told.
std::vector<Field> known_countries(Work& work, Field const& list) {
  std::vector<Field> out;
  for (Field const& field : list.each()) {
    std::string_view const text = field.text();
    if (is_state_code(work, text)) {
      out.push_back(field);
    } else if (text != "Unknown" && text != "Other" && text != "NA" && !text.empty()) {
      work.warn(fmt::format("`{}` is no ISO code: {} is carried, and claims nothing", field.pointer,
                            record::in_backticks(text)));
    }
  }
  return out;
}

std::string trimmed(std::string_view text) {
  std::size_t const begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return "";
  return std::string{text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1)};
}

Value attribution(std::string_view code, std::string const& actor) {
  Value out = Value::object();
  out.add("value", Value::of(code));
  if (!actor.empty()) out.add("actor", Value::of(actor));
  out.add("basis", Value::of("unspecified"));
  return out;
}

std::string claim_by(Work& work, std::string_view code, std::string const& actor) {
  work.coded.actors.emplace(code);
  return work.by.add(std::string{code} + "/" + actor, attribution(code, actor));
}

/// Names belong to a country only where there is one: VERIS lists both apart.
void take_external(Work& work) {
  Field const external = work.root.down("actor/external");
  std::vector<Field> const countries = known_countries(work, external["country"]);
  std::vector<Field> names;
  for (Field const& name : external["name"].each()) {
    if (!trimmed(name.text()).empty()) names.push_back(name);
  }
  bool const one_country =
      !countries.empty()
      && std::all_of(countries.begin(), countries.end(), [&](Field const& country) {
           return country.text() == countries.front().text();
         });
  if (one_country && !names.empty()) {
    for (Field const& name : names) {
      std::string const actor = trimmed(name.text());
      std::string const claim = claim_by(work, countries.front().text(), actor);
      if (actor == name.text()) {
        work.ledger.map(name.pointer, claim + "/actor");
      } else {
        work.ledger.interpret(name.pointer, claim + "/actor");
      }
    }
    for (Field const& country : countries) work.ledger.map(country.pointer, "/events/0/by/0/value");
    return;
  }
  for (Field const& country : countries) {
    work.ledger.map(country.pointer, claim_by(work, country.text(), "") + "/value");
  }
  if (!names.empty()) {
    work.warn(fmt::format("`{}` is carried: the record does not say of which country it is",
                          external["name"].pointer));
  }
}

/// A group of activists with a country is not that State's (and may not even live there).
void warn_of_private_actors(Work& work) {
  std::vector<Field> const varieties = work.root.down("actor/external/variety").each();
  auto const& names = veris_private_actors();
  bool const all = std::all_of(varieties.begin(), varieties.end(), [&](Field const& variety) {
    return std::find(names.begin(), names.end(), variety.text()) != names.end();
  });
  if (!all || varieties.empty() || work.coded.actors.empty()) return;
  std::string const name = record::in_backticks(varieties.front().text());
  work.warn("the record calls the actor " + name
            + ", no organ of a State: the country says at most where the actor is from");
}

void warn_of_actors(Work& work) {
  if (work.coded.actors.empty()) {
    work.warn("no country of an actor is known: the case names nobody");
  } else if (work.coded.actors.size() > 1) {
    work.warn(
        fmt::format("the record names several countries of actors ({}) and not which of them "
                    "did what: each is a claim of its own",
                    fmt::join(work.coded.actors, ", ")));
  }
  for (std::string_view const text : {"Unknown", "Other"}) {
    for (Field const& field : work.root.down("actor/external/country").each()) {
      if (field.text() == text && !work.coded.actors.empty()) {
        work.warn(fmt::format("`{}` says `{}` beside a country: others may have acted too",
                              field.pointer, text));
      }
    }
  }
}

Value asset_of(std::string_view asset, std::string const& owner) {
  if (owner.empty()) return Value::of(asset);
  Value out = Value::object();
  out.add("value", Value::of(asset));
  out.add("of", Value::of(owner));
  return out;
}

/// Claims an asset of each victim's State, or of nobody's where none is known or `foreign` says
/// that it may be another's. The first claim's place in the case.
std::string claim_asset(Work& work, std::string_view asset, bool foreign) {
  std::string first;
  std::vector<std::string> owners{work.coded.victims.begin(), work.coded.victims.end()};
  if (owners.empty() || foreign) owners = {""};
  for (std::string const& owner : owners) {
    std::string const place =
        work.affecting.add(std::string{asset} + "/" + owner, asset_of(asset, owner));
    if (first.empty()) first = place;
  }
  return first;
}

void take_industry(Work& work, Field const& industry) {
  bool const coded = industry.is(Value::Type::text) || industry.is(Value::Type::number);
  if (!coded) return;
  std::string const& code = industry.value->text;
  // NAICS 928120, international affairs: an embassy is not the property of the State it stands in.
  bool const foreign = code == "928120";
  for (std::string_view const asset : assets_of_industry(code)) {
    if (!work.knows(asset)) continue;
    work.ledger.interpret(industry.pointer, claim_asset(work, asset, foreign));
    if (foreign) {
      work.warn(
          fmt::format("`{}` is 928120, international affairs: the victim may be the mission "
                      "of another State, so that the asset is nobody's in particular",
                      industry.pointer));
    }
  }
}

}  // namespace

void take_actors(Work& work) {
  take_external(work);
  for (Field const& country : known_countries(work, work.root.down("actor/partner/country"))) {
    work.ledger.map(country.pointer, claim_by(work, country.text(), "") + "/value");
  }
  warn_of_actors(work);
  warn_of_private_actors(work);
  for (std::string_view const actor : {"external", "internal", "partner"}) {
    for (Field const& motive : work.root.down("actor")[actor]["motive"].each()) {
      for (VerisMotive const& row : veris_motives()) {
        if (row.motive == motive.text() && work.knows(row.purpose)) {
          work.ledger.interpret(motive.pointer, work.purpose.add(row.purpose));
        }
      }
    }
  }
}

void take_victims(Work& work) {
  Field const victim = work.root["victim"];
  for (Field const& country : known_countries(work, victim["country"])) {
    work.coded.victims.emplace(country.text());
    work.ledger.map(country.pointer, work.against.add(country.text()));
  }
  if (work.coded.victims.empty()) work.warn("no country of a victim is known");
  take_industry(work, victim["industry"]);
  for (Field const& level : victim["government"].each()) {
    auto const& levels = veris_government_levels();
    bool const mapped = std::find(levels.begin(), levels.end(), level.text()) != levels.end();
    if (mapped && work.knows("government")) {
      work.ledger.interpret(level.pointer, claim_asset(work, "government", false));
    }
  }
  bool const same = !work.coded.victims.empty() && work.coded.actors == work.coded.victims;
  if (same) {
    work.warn("actor and victim are of the same State: no agreement between States is at issue");
  }
}

}  // namespace casus::import
