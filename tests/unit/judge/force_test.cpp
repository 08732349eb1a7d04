#include "engine/judge/force.hpp"

#include "engine/judge/timing.hpp"

#include <catch2/catch.hpp>

using namespace casus::judge;
namespace model = casus::model;

namespace {

constexpr model::StateId russia{0};
constexpr model::StateId iran{1};

/// One treaty with the force lines given.
struct Fixture {
  model::Rulebook rulebook;
  Fixture() {
    rulebook.states = {{"russia", "Russia", "RU"}, {"iran", "Iran", "IR"}};
    rulebook.instruments.emplace_back();
    rulebook.instruments[0].parties = {russia, iran};
  }
  model::ForceLine& line(model::ForceLine::Form form, char const* from,
                         std::vector<model::StateId> states = {}) {
    model::ForceLine row;
    row.form = form;
    if (from != nullptr) row.from = model::read_date(from);
    row.states = std::move(states);
    rulebook.instruments[0].force.push_back(row);
    return rulebook.instruments[0].force.back();
  }
  Support at(char const* date, model::StateId party = russia, bool survives = false,
             bool from_signature = false) const {
    Force const force =
        force_of(rulebook, {model::InstrumentId{0}, party, std::nullopt, survives, from_signature});
    return in_force_at(force, {*model::read_date(date), false, true});
  }
  Support throughout(char const* first, char const* last) const {
    Force const force =
        force_of(rulebook, {model::InstrumentId{0}, russia, std::nullopt, false, false});
    return in_force_at(
        force, {{model::read_date(first)->first, model::read_date(last)->last}, true, true});
  }
};

using Form = model::ForceLine::Form;

}  // namespace

TEST_CASE("a date of force means the first second of that day") {
  Fixture treaty;
  treaty.line(Form::in_force, "2024-08-10");
  CHECK(treaty.at("2024-08-10") == holds);
  CHECK(treaty.at("2024-08-09") == fails);
  CHECK(treaty.at("2024-08") == open);
}

TEST_CASE("known to the month only, it is the first second of one of its days") {
  Fixture treaty;
  treaty.line(Form::in_force, "2024-08");
  CHECK(treaty.at("2024-07-31") == fails);
  CHECK(treaty.at("2024-08-15") == open);
  CHECK(treaty.at("2024-08-31") == holds);  // its first second is the latest date of force
  CHECK(treaty.at("2024-09-01") == holds);
}

TEST_CASE("force is counted for each party") {
  Fixture treaty;
  treaty.line(Form::in_force, "2019-04-01", {iran});
  treaty.line(Form::in_force, nullptr, {russia});
  CHECK(treaty.at("2020-01-01", iran) == holds);
  CHECK(treaty.at("2020-01-01", russia) == open);
}

TEST_CASE("without any date of force a treaty binds nobody") {
  Fixture treaty;
  treaty.line(Form::signed_, "2021-01-26");
  CHECK(treaty.at("2022-01-01") == fails);
  CHECK(treaty.at("2022-01-01", russia, false, true) == holds);  // applies from signature
}

TEST_CASE("a continuing act is judged for its part in force") {
  Fixture treaty;
  treaty.line(Form::in_force, "2024-08-10");
  CHECK(treaty.throughout("2024-01-01", "2024-12-31") == holds);
  CHECK(treaty.throughout("2024-01-01", "2024-08-09") == fails);
}

TEST_CASE("a clause survives the end of its treaty") {
  Fixture treaty;
  treaty.line(Form::in_force, "2010-01-01");
  treaty.line(Form::ended, "2020-01-01");
  CHECK(treaty.at("2019-12-31") == holds);
  CHECK(treaty.at("2020-01-01") == fails);
  CHECK(treaty.at("2020-01-01", russia, true) == holds);
}

TEST_CASE("suspension and provisional application") {
  Fixture treaty;
  treaty.line(Form::provisional, "2020-02-01", {russia}).until = model::read_date("2020-06-01");
  treaty.line(Form::in_force, "2020-06-01");
  treaty.line(Form::suspended, "2021-01-01").until = model::read_date("2021-02-01");
  CHECK(treaty.at("2020-03-01") == holds);
  CHECK(treaty.at("2020-03-01", iran) == fails);
  CHECK(treaty.at("2021-01-15") == fails);
  CHECK(treaty.at("2021-02-01") == holds);
}

TEST_CASE("a term without renewal ends, one with renewal goes on") {
  Fixture treaty;
  treaty.line(Form::in_force, "2002-04-05");
  model::Term term;
  term.form = model::Term::Form::fixed;
  term.first = {10, model::Unit::year};
  treaty.rulebook.instruments[0].term = term;
  CHECK(treaty.at("2012-04-04") == holds);
  CHECK(treaty.at("2012-04-05") == fails);
  treaty.rulebook.instruments[0].term->renewal = model::Duration{5, model::Unit::year};
  CHECK(treaty.at("2012-04-05") == holds);
}

TEST_CASE("a line that names the party goes before one for all, wherever it stands") {
  Fixture treaty;
  treaty.line(Form::in_force, "2010-01-01");
  treaty.line(Form::in_force, "2015-01-01", {iran});
  CHECK(treaty.at("2012-01-01", russia) == holds);
  CHECK(treaty.at("2012-01-01", iran) == fails);
}

TEST_CASE("the first second of force is in force, the last before it is not") {
  Fixture treaty;
  treaty.line(Form::in_force, "2024-08-10");
  Force const force =
      force_of(treaty.rulebook, {model::InstrumentId{0}, russia, std::nullopt, false, false});
  model::Instant const first = model::read_date("2024-08-10")->first;
  CHECK(in_force_at(force, {{first, first}, false, true}) == holds);
  CHECK(in_force_at(force, {{first - 1, first - 1}, false, true}) == fails);
}

TEST_CASE("provisional application that was ended does not go on until entry into force") {
  Fixture treaty;
  treaty.line(Form::provisional, "2020-02-01").until = model::read_date("2020-04-01");
  treaty.line(Form::in_force, "2020-06-01");
  CHECK(treaty.at("2020-03-15") == holds);
  CHECK(treaty.at("2020-05-01") == fails);
}

TEST_CASE("in force from an unknown date, but not before it was signed") {
  Fixture treaty;
  treaty.line(Form::signed_, "2015-05-08");
  treaty.line(Form::in_force, nullptr);
  CHECK(treaty.at("2015-05-07") == fails);
  CHECK(treaty.at("2016-01-01") == open);
}

TEST_CASE("norms speak from their adoption on") {
  Fixture norms;
  norms.rulebook.instruments[0].genre = model::Genre::norms;
  norms.line(Form::adopted, "2015-07-22");
  CHECK(norms.at("2015-07-22") == holds);
  CHECK(norms.at("2015-07-21") == fails);
}

TEST_CASE("a term from signature ends so long after signature") {
  Fixture treaty;
  treaty.line(Form::signed_, "2001-03-12");
  treaty.line(Form::in_force, "2002-04-05");
  model::Term term;
  term.form = model::Term::Form::fixed;
  term.from = model::Term::From::signature;
  term.first = {10, model::Unit::year};
  treaty.rulebook.instruments[0].term = term;
  CHECK(treaty.at("2011-03-11") == holds);
  CHECK(treaty.at("2011-03-12") == fails);
}

TEST_CASE("a suspension frees between its States only, and a lasting act only as a whole") {
  Fixture treaty;
  treaty.line(Form::in_force, "2010-01-01");
  treaty.line(Form::suspended, "2020-01-01", {russia, iran}).until = model::read_date("2021-01-01");
  constexpr model::StateId china{2};
  auto const towards = [&](std::optional<model::StateId> other, char const* begin,
                           char const* end) {
    ForceAsked asked{model::InstrumentId{0}, russia, std::nullopt, false, false};
    asked.towards = other;
    model::Interval const span{model::read_date(begin)->first, model::read_date(end)->last};
    return in_force_at(force_of(treaty.rulebook, asked), {span, true, true});
  };
  CHECK(towards(iran, "2020-06-01", "2020-06-01") == fails);
  CHECK(towards(china, "2020-06-01", "2020-06-01") == holds);
  CHECK(towards(std::nullopt, "2020-06-01", "2020-06-01") == holds);  // owed to nobody else
  CHECK(towards(iran, "2020-03-01", "2020-04-01") == fails);
  CHECK(towards(iran, "2020-12-01", "2021-02-01") == holds);
  CHECK(towards(iran, "2019-12-01", "2020-02-01") == holds);
}

TEST_CASE("a continuing act that outlives the text is judged for its part in force") {
  Fixture treaty;
  treaty.line(Form::in_force, "2010-01-01");
  treaty.line(Form::ended, "2020-01-01");
  CHECK(treaty.throughout("2019-12-01", "2020-02-01") == holds);
  CHECK(treaty.throughout("2020-01-01", "2020-02-01") == fails);
}

TEST_CASE("an amended text stands from its day on, the one that it replaces until then") {
  auto const stood = [](std::optional<model::Interval> since, std::optional<model::Interval> until,
                        char const* day) {
    model::Article article;
    article.since = since;
    article.until = until;
    return text_stood(article, {*model::read_date(day), false, true});
  };
  auto const amendment = model::read_date("2020-05-01");
  CHECK(stood(std::nullopt, amendment, "2020-04-30") == holds);
  CHECK(stood(std::nullopt, amendment, "2020-05-01") == fails);
  CHECK(stood(amendment, std::nullopt, "2020-04-30") == fails);
  CHECK(stood(amendment, std::nullopt, "2020-05-01") == holds);
  CHECK(stood(amendment, std::nullopt, "2020") == open);
}

TEST_CASE("a notice ends the term that runs, or the next where it comes too late in it") {
  Fixture treaty;
  treaty.line(Form::in_force, "2002-04-05");
  model::Term term;
  term.form = model::Term::Form::fixed;
  term.first = {10, model::Unit::year};
  term.renewal = model::Duration{5, model::Unit::year};
  treaty.rulebook.instruments[0].term = term;
  ForceAsked const asked{model::InstrumentId{0}, russia, std::nullopt, false, false};
  auto const ends = [&](char const* notice) {
    model::Interval const end = end_of_current_term(
        treaty.rulebook, asked, {model::read_date(notice)->first, model::read_date(notice)->first},
        model::Duration{1, model::Unit::year});
    return model::date_string(end.first);
  };
  CHECK(ends("2010-01-01") == "2012-04-05");
  CHECK(ends("2011-04-05") == "2012-04-05");
  CHECK(ends("2011-04-06") == "2017-04-05");
  CHECK(ends("2015-01-01") == "2017-04-05");
}
