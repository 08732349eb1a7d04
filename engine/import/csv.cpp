#include "engine/import/csv.hpp"

#include "dsl/model/attribution.hpp"
#include "dsl/model/time.hpp"
#include "engine/import/actors.hpp"
#include "engine/import/csv_map.hpp"
#include "engine/import/csv_table.hpp"
#include "engine/import/draft.hpp"
#include "engine/import/eurepoc_map.hpp"
#include "engine/import/incident_words.hpp"
#include "engine/import/veris_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace casus::import {
namespace {

using record::ErrorCode;
using record::Value;

std::string trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  std::size_t const begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return "";
  return std::string{text.substr(begin, text.find_last_not_of(blanks) - begin + 1)};
}

/// One row becoming a case.
class RowImport {
 public:
  RowImport(CsvMap const& map, Value const& row, model::Rulebook const& rulebook)
      : map_(map), draft_(rulebook, Field{&row, ""}) {}

  ImportedCase run(std::string const& id, std::string_view from) {
    std::string const title = take_title(id);
    take_sources(title);
    EventDraft& event = draft_.add_event();
    event_ = &event;
    take_words("kind", map_.kind, model::Group::conduct);
    if (event.has("kind")) {
      event.add("sources", ClaimDraft::of(source_));
      take_event();
    } else {
      draft_.drop_events(
          "no kind of the vocabulary fits the row: the case has no event, and "
          "everything is carried");
    }
    draft_.ledger().map(cell(map_.id).pointer, "/id");
    return draft_.finish(id, title, from, "x-csv");
  }

 private:
  [[nodiscard]] Field cell(std::string_view column) const {
    return column.empty() ? Field{} : draft_.root()[column];
  }

  [[nodiscard]] bool is_silence(std::string const& value) const {
    return value.empty()
           || std::find(map_.silence.begin(), map_.silence.end(), value) != map_.silence.end();
  }

  /// The values of a cell; those that say nothing keep their place as empty ones.
  [[nodiscard]] std::vector<std::string> values(std::string_view column) const {
    std::string_view rest = cell(column).text();
    std::vector<std::string> out;
    bool more = !trimmed(rest).empty();
    while (more) {
      std::size_t const end = map_.list.empty() ? std::string_view::npos : rest.find(map_.list);
      std::string value = trimmed(rest.substr(0, end));
      out.push_back(is_silence(value) ? std::string{} : std::move(value));
      more = end != std::string_view::npos;
      if (more) rest.remove_prefix(end + map_.list.size());
    }
    return out;
  }

  void note(std::string_view column, std::string const& place) {
    draft_.ledger().interpret(cell(column).pointer, place);
  }

  std::string take_title(std::string const& id) {
    std::string title = title_from(cell(map_.title).text());
    if (title.empty()) return fmt::format("Record {}", id);
    note(map_.title, "/title");
    return title;
  }

  void take_sources(std::string const& title) {
    SourceDraft source;
    source.title = title;
    source.publisher = map_.publisher;
    source_ = draft_.add_source(source);
    References const references = references_in(cell(map_.urls).text());
    for (std::string const& url : references.urls) {
      SourceDraft named;
      named.title = "Named by the record, not retrieved";
      named.url = url;
      named.retrieved = false;
      note(map_.urls, Draft::source_pointer(draft_.add_source(named)) + "/url");
    }
  }

  void take_words(std::string_view role, CsvWords const& words, model::Group group) {
    for (std::string const& value : values(words.column)) {
      auto const found = words.words.find(value);
      if (found == words.words.end() || !draft_.knows(found->second, group)) continue;
      note(words.column, event_->add(role, ClaimDraft::of(found->second)));
    }
    bool const open = !event_->has(role) && !words.otherwise.empty();
    if (open && draft_.knows(words.otherwise, group)) {
      event_->add(role, ClaimDraft::of(words.otherwise));
    }
  }

  void take_event() {
    take_words("affecting", map_.affecting, model::Group::assets);
    take_words("causing", map_.causing, model::Group::effects);
    take_words("purpose", map_.purpose, model::Group::purposes);
    take_time();
    for (CsvActor const& actor : map_.by) take_actor(actor);
    draft_.warn_of_actors(*event_, "row");
    take_victims();
    take_confidence();
    warn_of_self();
  }

  void take_victims() {
    std::vector<std::string> const names = values(map_.against);
    std::vector<std::string> const victims = values(map_.victim);
    bool const apart = victims.size() != names.size();
    if (apart && std::any_of(victims.begin(), victims.end(), is_mission)) {
      draft_.warn(
          fmt::format("`{}` names a mission of one State in another, and the row does not "
                      "say in which: check `against` by the sources",
                      cell(map_.victim).pointer));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (is_mission(beside(map_.victim, i, names.size()))) {
        take_mission();
        continue;
      }
      std::string const code = state_code(map_.against, names[i]);
      if (!code.empty()) note(map_.against, event_->add("against", ClaimDraft::of(code)));
    }
  }

  /// A mission of one State in another: whose it is, the table does not say.
  void take_mission() {
    draft_.warn(
        fmt::format("`{}` is a mission of one State in another: its place is not whose it "
                    "is, so that the case names nobody for it",
                    cell(map_.victim).pointer));
    if (!draft_.knows("diplomatic-mission", model::Group::assets)) return;
    note(map_.victim, event_->add("affecting", ClaimDraft::of("diplomatic-mission")));
  }

  /// The State that a cell means; regions and what else is no State is told of.
  std::string state_code(std::string_view column, std::string const& name) {
    if (name.empty()) return "";
    std::string code = state_named(name).code;
    if (code.empty()) {
      draft_.warn(fmt::format("`{}`: {} is no State: it is carried, and claims nothing",
                              cell(column).pointer, record::in_backticks(name)));
    }
    return code;
  }

  /// Lists of the same length belong together, value by value; others cannot be told apart.
  [[nodiscard]] std::string beside(std::string_view column, std::size_t index,
                                   std::size_t count) const {
    std::vector<std::string> const list = values(column);
    if (list.size() == count) return list[index];
    return list.size() == 1 && count == 1 ? list.front() : std::string{};
  }

  void take_actor(CsvActor const& actor) {
    std::vector<std::string> const names = values(actor.country);
    for (std::size_t i = 0; i < names.size(); ++i) {
      std::string const code = state_code(actor.country, names[i]);
      if (code.empty()) continue;
      ClaimDraft claim = ClaimDraft::of(code);
      claim.actor = beside(actor.actor, i, names.size());
      claim.basis = actor.basis;
      auto const basis = actor.basis_of.words.find(beside(actor.basis_of.column, i, names.size()));
      if (basis != actor.basis_of.words.end()) claim.basis = basis->second;
      if (!model::find_basis(claim.basis)) claim.basis = "unspecified";
      claim.sources = {claimant(actor, i, names.size())};
      std::string const place = event_->add("by", claim);
      note(actor.country, place + "/value");
      if (!claim.actor.empty()) note(actor.actor, place + "/actor");
      if (basis != actor.basis_of.words.end()) note(actor.basis_of.column, place + "/basis");
    }
  }

  /// Who says so: where the row names nobody, the table does.
  std::string claimant(CsvActor const& actor, std::size_t index, std::size_t count) {
    SourceDraft source;
    source.publisher = beside(actor.claimant, index, count);
    if (source.publisher.empty()) return source_;
    source.title = "Attribution";
    source.retrieved = false;
    std::string const date = beside(actor.date, index, count);
    if (model::read_date(date)) source.date = date;
    std::string id = draft_.add_source(source);
    note(actor.claimant, Draft::source_pointer(id) + "/publisher");
    if (!source.date.empty()) note(actor.date, Draft::source_pointer(id) + "/date");
    return id;
  }

  void warn_of_self() {
    std::vector<std::string> const victims = event_->values("against");
    if (victims.empty()) draft_.warn("no State of a victim is known");
    for (std::string const& actor : event_->values("by")) {
      if (std::find(victims.begin(), victims.end(), actor) == victims.end()) continue;
      draft_.warn(
          fmt::format("{} is named as actor and as victim: between a State and itself no "
                      "agreement is at issue",
                      actor));
    }
  }

  /// A cell's date; what is none is told of, unless it is silence.
  std::optional<model::Interval> date_in(std::string_view column) {
    std::string const text = trimmed(cell(column).text());
    if (is_silence(text)) return std::nullopt;
    auto const date = model::read_date(text);
    if (!date) {
      draft_.warn(
          fmt::format("`{}`: {} is no date of the form `YYYY-MM-DD`: it is carried, and the "
                      "time is left unknown",
                      cell(column).pointer, record::in_backticks(text)));
      return std::nullopt;
    }
    bool const first_day = text.size() == 10 && text.substr(8) == "01";
    if (first_day) {
      draft_.warn(fmt::format("`{}` is the first day of a month: it may be known to the month only",
                              cell(column).pointer));
    }
    return date;
  }

  void take_time() {
    auto const at = date_in(map_.at);
    if (at) {
      note(map_.at, event_->set("at", Value::of(trimmed(cell(map_.at).text()))));
      return;
    }
    auto const from = date_in(map_.from);
    auto const to = date_in(map_.to);
    if (!from && !to) return;
    if (from && to && to->last < from->first) {
      draft_.warn(
          fmt::format("`{}` lies before `{}`: which of them is wrong is not said, so that "
                      "the time is left unknown",
                      cell(map_.to).pointer, cell(map_.from).pointer));
      return;
    }
    Value time = Value::object();
    if (from) time.add("from", Value::of(trimmed(cell(map_.from).text())));
    if (to) time.add("to", Value::of(trimmed(cell(map_.to).text())));
    std::string const place = event_->set("at", std::move(time));
    if (from) note(map_.from, place + "/from");
    if (to) note(map_.to, place + "/to");
  }

  void take_confidence() {
    std::string const term = trimmed(cell(map_.confidence.column).text());
    auto const found = map_.confidence.words.find(term);
    if (found == map_.confidence.words.end()) return;
    note(map_.confidence.column, event_->set("confidence", Value::of(found->second)));
    event_->set("x-confidence", term_note(map_.confidence.scale, term));
  }

  CsvMap const& map_;
  Draft draft_;
  EventDraft* event_ = nullptr;
  std::string source_;
};

/// The first row: every name once, and those that the mapping needs.
bool check_header(std::vector<std::string> const& header, CsvMap const& map,
                  record::ErrorList& errors) {
  std::set<std::string> seen;
  std::vector<std::string_view> names;
  bool sound = true;
  auto const refuse = [&](std::string const& message) {
    errors.add(ErrorCode::not_csv, "", message, 1);
    sound = false;
  };
  for (std::string const& name : header) {
    names.push_back(name);
    if (!seen.insert(name).second) {
      refuse(fmt::format("two columns have the name {}", record::in_backticks(name)));
    }
  }
  for (std::string const& column :
       map.all_columns ? map.columns() : std::vector<std::string>{map.id}) {
    if (seen.count(column) != 0) continue;
    refuse(fmt::format("the table has no column {}{}", record::in_backticks(column),
                       record::near_hint(column, names)));
  }
  return sound;
}

void import_rows(std::string_view text, CsvMap const& map, std::string_view from,
                 model::Rulebook const& rulebook, record::ErrorList& errors, Import& out,
                 Watch const& watch) {
  CsvTable table(text, map.delimiter);
  auto const header = table.next(errors);
  if (!header) {
    if (errors.empty()) errors.add(ErrorCode::empty_file, "", "the table has no row");
    return;
  }
  if (!check_header(*header, map, errors)) return;
  std::map<std::string, std::string> ids;
  std::size_t rows = 0;
  while (auto const cells = table.next(errors)) {
    tell(watch, rows++, table.taken(), text.size());
    if (cells->size() != header->size()) {
      errors.add(ErrorCode::not_csv, "",
                 fmt::format("this row has {} cells, and the first row names {} columns",
                             cells->size(), header->size()),
                 table.line());
      continue;
    }
    Value row = Value::object();
    for (std::size_t i = 0; i < cells->size(); ++i) {
      row.add((*header)[i], Value::of((*cells)[i]));
    }
    std::string const id = row.find(map.id)->text;
    if (!check_record_id(id, fmt::format("line {}", table.line()), ids, errors)) continue;
    out.cases.push_back(RowImport(map, row, rulebook).run(id, from));
  }
}

}  // namespace

Import import_csv(std::string_view table, std::string const& file, std::string_view map,
                  std::string const& map_file, model::Rulebook const& rulebook,
                  text::Bounds const& bounds, Watch const& watch) {
  Import out;
  record::ErrorList map_errors(map_file, bounds.case_errors);
  auto const read = read_csv_map(map, bounds, map_errors);
  if (!read) {
    out.errors = map_errors.take();
    return out;
  }
  record::ErrorList errors(file, bounds.case_errors);
  import_rows(table, *read, "CSV", rulebook, errors, out, watch);
  out.errors = errors.take();
  return out;
}

Import import_eurepoc(std::string_view table, std::string const& file,
                      model::Rulebook const& rulebook, text::Bounds const& bounds,
                      Watch const& watch) {
  static CsvMap const map = [] {
    record::ErrorList none("", 1);
    CsvMap read = read_csv_map(eurepoc_map, {}, none).value();
    read.all_columns = false;
    return read;
  }();
  Import out;
  record::ErrorList errors(file, bounds.case_errors);
  import_rows(table, map, "EuRepoC", rulebook, errors, out, watch);
  out.errors = errors.take();
  return out;
}

}  // namespace casus::import
