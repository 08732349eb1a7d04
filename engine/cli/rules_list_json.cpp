#include "engine/cli/rules_list.hpp"
#include "engine/cli/version.hpp"
#include "engine/record/json.hpp"
#include "engine/report/report.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace casus::cli {
namespace {

using record::Value;

Value number(std::size_t count) { return Value::of(static_cast<std::int64_t>(count)); }

Value text_or_null(std::string const& text) { return text.empty() ? Value{} : Value::of(text); }

std::string with_hyphens(std::string_view from) {
  std::string out(from);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

Value texts(std::vector<std::string> const& from) {
  Value out = Value::array();
  for (std::string const& text : from) out.push(Value::of(text));
  return out;
}

Value names(model::Rulebook const& rulebook, std::vector<model::StateId> const& states) {
  Value out = Value::array();
  for (model::StateId const state : states) out.push(Value::of(rulebook[state].name));
  return out;
}

Value instrument_name(model::Rulebook const& rulebook,
                      std::optional<model::InstrumentId> const& id) {
  return id ? Value::of(rulebook[*id].name) : Value{};
}

/// A vague date as the days between which it lies; null for an unknown one.
Value days(std::optional<model::Interval> const& interval) {
  if (!interval) return {};
  Value out = Value::object();
  out.add("earliest", Value::of(model::date_string(interval->first)));
  out.add("latest", Value::of(model::date_string(interval->last)));
  return out;
}

Value provenance(model::Provenance const& from) {
  Value out = Value::object();
  out.add("sureness", Value::of(model::name(from.sureness)));
  out.add("stated", Value::of(from.stated));
  out.add("sources", texts(from.sources));
  out.add("inferred_from", text_or_null(from.inferred_from));
  out.add("because", text_or_null(from.because));
  return out;
}

Value place(model::Rulebook const& rulebook, model::Place const& from) {
  Value out = Value::object();
  out.add("file", Value::of(from.file < rulebook.files.size() ? rulebook.files[from.file] : ""));
  out.add("line", number(from.line));
  out.add("column", number(from.column));
  return out;
}

std::string_view genre_name(model::Genre genre) {
  switch (genre) {
    case model::Genre::treaty: return "treaty";
    case model::Genre::norms: return "norms";
    case model::Genre::custom: return "custom";
  }
  return "";
}

Value force_json(model::Rulebook const& rulebook, model::ForceLine const& line) {
  Value out = Value::object();
  out.add("form", Value::of(name(line.form)));
  out.add("states", names(rulebook, line.states));
  out.add("from", days(line.from));
  out.add("until", days(line.until));
  out.add("date", days(line.date));
  out.add("provenance", provenance(line.provenance));
  out.add("words", Value::of(line.words));
  return out;
}

/// The parties, each with the lines of `force` that concern it, by their index.
Value parties_json(model::Rulebook const& rulebook, model::Instrument const& instrument) {
  Value out = Value::array();
  for (model::StateId const party : instrument.parties) {
    Value& one = out.push(Value::object());
    one.add("name", Value::of(rulebook[party].name));
    one.add("code", text_or_null(rulebook[party].code));
    Value& lines = one.add("force", Value::array());
    for (model::ForceLine const* line : force_of(instrument, party)) {
      lines.push(number(static_cast<std::size_t>(line - instrument.force.data())));
    }
  }
  return out;
}

Value term_json(model::Rulebook const& rulebook, std::optional<model::Term> const& term) {
  if (!term) return {};
  using Form = model::Term::Form;
  Value out = Value::object();
  out.add("form", Value::of(term->form == Form::without_limit ? "without-limit"
                            : term->form == Form::as_long_as  ? "as-long-as"
                                                              : "fixed"));
  bool const fixed = term->form == Form::fixed;
  out.add("first", fixed ? Value::of(model::to_string(term->first)) : Value{});
  out.add("from", fixed ? Value::of(term->from == model::Term::From::signature ? "signature"
                                                                               : "entry-into-force")
                        : Value{});
  out.add("renewal", term->renewal ? Value::of(model::to_string(*term->renewal)) : Value{});
  out.add("parent", instrument_name(rulebook, term->parent));
  out.add("provenance", provenance(term->provenance));
  return out;
}

Value readings_json(model::Rulebook const& rulebook, model::Instrument const& instrument) {
  Value out = Value::array();
  for (model::HeaderReading const& reading : instrument.readings) {
    Value& one = out.push(Value::object());
    one.add("name", Value::of(reading.name));
    one.add("term", term_json(rulebook, reading.term));
    Value& force = one.add("force", Value::array());
    for (model::ForceLine const& line : reading.force) force.push(force_json(rulebook, line));
  }
  return out;
}

Value relations_json(model::Rulebook const& rulebook, model::Instrument const& instrument) {
  Value out = Value::array();
  for (model::Relation const& row : instrument.relations) {
    Value& one = out.push(Value::object());
    one.add("form", Value::of(with_hyphens(words(row.form))));
    one.add("instrument", instrument_name(rulebook, row.instrument));
    one.add("provenance", provenance(row.provenance));
  }
  return out;
}

Value commitments_json(model::Rulebook const& rulebook, InstrumentSummary const& summary) {
  Value out = Value::array();
  for (model::Commitment const* commitment : summary.commitments) {
    Value& one = out.push(Value::object());
    one.add("name", Value::of(commitment->name));
    one.add("article", Value::of(report::article_name(rulebook[commitment->article])));
    one.add("provenance", Value::of(model::name(commitment->content.sureness)));
    one.add("at", place(rulebook, commitment->place));
  }
  return out;
}

Value powers_json(model::Rulebook const& rulebook, InstrumentSummary const& summary) {
  Value out = Value::array();
  for (model::Power const* power : summary.powers) {
    Value& one = out.push(Value::object());
    one.add("name", Value::of(power->name));
    one.add("article", Value::of(report::article_name(rulebook[power->article])));
    one.add("effect", Value::of(with_hyphens(words(power->effect))));
    one.add("words", Value::of(power->words));
    one.add("provenance", Value::of(model::name(power->content.sureness)));
    one.add("at", place(rulebook, power->place));
  }
  return out;
}

Value reservations_json(model::Rulebook const& rulebook, model::Instrument const& instrument) {
  Value out = Value::array();
  for (model::Reservation const& row : instrument.reservations) {
    Value& one = out.push(Value::object());
    one.add("state", Value::of(rulebook[row.state].name));
    one.add("article", text_or_null(row.article));
    one.add("commitment", row.commitment ? Value::of(rulebook[*row.commitment].name) : Value{});
    one.add("stating", Value::of(row.stating));
    one.add("provenance", provenance(row.provenance));
  }
  return out;
}

/// What it holds, in numbers and by name.
void add_content(Value& out, model::Rulebook const& rulebook, InstrumentSummary const& summary) {
  out.add("commitments", commitments_json(rulebook, summary));
  Value& shares = out.add("provenance", Value::array());
  for (SurenessShare const& share : summary.shares) {
    Value& one = shares.push(Value::object());
    one.add("sureness", Value::of(model::name(share.sureness)));
    one.add("commitments", number(share.count));
    one.add("percent", number(share.percent));
  }
  out.add("powers", powers_json(rulebook, summary));
  Value& counts = out.add("counts", Value::object());
  counts.add("commitments", number(summary.commitments.size()));
  counts.add("threats", number(summary.threats));
  counts.add("directions", number(summary.directions));
  counts.add("principles", number(summary.principles));
  counts.add("rights", number(summary.rights));
  counts.add("powers", number(summary.powers.size()));
  counts.add("definitions", number(summary.definitions));
}

Value instrument_json(model::Rulebook const& rulebook, model::InstrumentId id) {
  model::Instrument const& instrument = rulebook[id];
  Value out = Value::object();
  out.add("name", Value::of(instrument.name));
  out.add("genre", Value::of(genre_name(instrument.genre)));
  out.add("title", Value::of(instrument.title));
  out.add("at", place(rulebook, instrument.place));
  out.add("every_state", Value::of(instrument.addresses_every_state));
  out.add("parties", parties_json(rulebook, instrument));
  out.add("parties_provenance", provenance(instrument.parties_provenance));
  Value& force = out.add("force", Value::array());
  for (model::ForceLine const& line : instrument.force) force.push(force_json(rulebook, line));
  out.add("term", term_json(rulebook, instrument.term));
  out.add("readings", readings_json(rulebook, instrument));
  out.add("reservations", reservations_json(rulebook, instrument));
  out.add("under", instrument_name(rulebook, instrument.under));
  out.add("succeeds", instrument_name(rulebook, instrument.succeeds));
  out.add("relations", relations_json(rulebook, instrument));
  out.add("depositary",
          instrument.depositary ? Value::of(rulebook[*instrument.depositary].name) : Value{});
  out.add("languages", texts(instrument.languages));
  out.add("source", text_or_null(instrument.source));
  out.add("status", text_or_null(instrument.status));
  out.add("owner", text_or_null(instrument.owner));
  out.add("replaces", text_or_null(instrument.replaces));
  out.add("notes", texts(instrument.notes));
  add_content(out, rulebook, summarise(rulebook, id));
  return out;
}

Value frame(model::Rulebook const& rulebook) {
  Value out = Value::object();
  out.add("format", Value::of("casus-rules/1"));
  Value& tool = out.add("tool", Value::object());
  tool.add("name", Value::of("casus"));
  tool.add("version", Value::of(version));
  Value& about = out.add("rulebook", Value::object());
  about.add("digest", Value::of(rulebook.digest));
  about.add("files", texts(rulebook.files));
  return out;
}

}  // namespace

std::string rules_json(model::Rulebook const& rulebook) {
  Value out = frame(rulebook);
  Value& instruments = out.add("instruments", Value::array());
  for (std::uint32_t i = 0; i < rulebook.instruments.size(); ++i) {
    instruments.push(instrument_json(rulebook, model::InstrumentId{i}));
  }
  return record::pretty_json(out);
}

std::string mappings_json(model::Rulebook const& rulebook) {
  Value out = frame(rulebook);
  Value& mappings = out.add("mappings", Value::array());
  for (model::Kind const& kind : rulebook.vocabulary.kinds()) {
    for (model::Mapping const& mapping : kind.mappings) {
      Value& one = mappings.push(Value::object());
      one.add("kind", Value::of(kind.name));
      one.add("group", Value::of(model::name(kind.group)));
      one.add("vocabulary", Value::of(mapping.vocabulary));
      one.add("value", Value::of(mapping.value));
    }
  }
  return record::pretty_json(out);
}

}  // namespace casus::cli
