#include "engine/report/life_axis.hpp"
#include "engine/report/page.hpp"
#include "engine/report/svg_text.hpp"
#include "engine/report/time_axis.hpp"

#include <catch2/catch.hpp>

using casus::explain::LifeStory;
using casus::explain::Stage;
using casus::model::read_date;
using casus::report::life_axis;
using casus::report::TimeAxis;
using casus::report::wrapped;

namespace {

casus::model::Interval between(char const* first, char const* last) {
  return {read_date(first).value().first, read_date(last).value().last};
}

Stage stage(Stage::Kind kind, std::optional<casus::model::Interval> when) {
  Stage one;
  one.kind = kind;
  one.when = when;
  return one;
}

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("text of a drawing wraps at blanks, wide letters count twice, long words are cut") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("  ", 7).empty());
  CHECK(wrapped("abcdefghij k", 4) == std::vector<std::string>{"abcd", "efgh", "ij k"});
  CHECK(wrapped("\u4e00\u4e01\u4e02", 4) == std::vector<std::string>{"\u4e00\u4e01", "\u4e02"});
  CHECK(wrapped("a\x1b", 20) == std::vector<std::string>{"a\\u{1B}"});
}

TEST_CASE("ticks stand at round dates within the axis, and few of them") {
  struct Row {
    char const *first, *last, *label;
  };
  for (Row const row :
       {Row{"2025-03-05", "2025-03-05", "03-05 06:00"},
        Row{"2025-03-05", "2025-03-09", "2025-03-06"}, Row{"2025-03-05", "2025-07-30", "2025-04"},
        Row{"2010-02-01", "2015-07-30", "2012"}, Row{"0001", "9999", "4001"}}) {
    CAPTURE(row.first, row.last);
    TimeAxis const axis(between(row.first, row.last), 10, 700);
    auto const ticks = axis.ticks();
    CHECK(ticks.size() >= 2);
    CHECK(ticks.size() <= 9);
    bool named = false;
    double before = 0;
    for (TimeAxis::Tick const& tick : ticks) {
      CHECK(tick.x > before);
      CHECK(tick.x >= 10);
      CHECK(tick.x <= 700);
      before = tick.x;
      named = named || tick.label == row.label;
    }
    CHECK(named);
  }
}

TEST_CASE("an instant beyond the axis stands at its end") {
  TimeAxis const axis(between("2025-03-05", "2025-04-05"), 10, 700);
  CHECK(axis.x_of(casus::model::distant_past) == 10);
  CHECK(axis.x_of(casus::model::distant_future) == 700);
}

TEST_CASE("what has no date is not on the axis, and without any date there is none") {
  LifeStory life;
  life.stages.push_back(stage(Stage::Kind::arose, std::nullopt));
  CHECK(life_axis(life).body.empty());
  life.stages.push_back(stage(Stage::Kind::resumed, casus::model::Interval{}));
  CHECK(life_axis(life).body.empty());
  life.stages.push_back(stage(Stage::Kind::due, between("2025-03-05", "2025-03-05")));
  std::string const drawn = life_axis(life).body;
  CHECK(count(drawn, "<path transform") == 1);
  CHECK(count(drawn, ">3</text>") == 1);
}

TEST_CASE("marks too close to be told apart are counted, not heaped up") {
  LifeStory life;
  for (int i = 0; i < 20; ++i) {
    life.stages.push_back(stage(Stage::Kind::performed, between("2025-03-05", "2025-03-05")));
  }
  casus::report::LifeAxis const axis = life_axis(life);
  CHECK(count(axis.body, "<path transform") == 6);
  CHECK(count(axis.body, "14 more, too close") == 1);
  CHECK(axis.height < 250);
}
