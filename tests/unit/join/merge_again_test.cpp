// Merging what was merged before changes nothing, whoever comes first.
#include "tests/unit/join/joining.hpp"

#include <vector>

using namespace casus;
using tests::case_text;
using tests::joined;
using tests::Joined;
using tests::Record;
using tests::record_of;

namespace {

/// Records of one event that differ in all that a merge has to keep: strength, sources with and
/// without words of their own, dates, marks, discovery, messages that are about each other.
std::vector<Record> records() {
  return {
      record_of(case_text(
          "a",
          R"({"id": "e1", "kind": ["wiper"], "at": "2025-03-02", "discovered": "2025-03-03",
              "by": [{"value": "RU"}, {"value": "RU", "denied": true}], "against": ["IR"],
              "affecting": ["energy"], "sources": ["s1"]},
             {"id": "e2", "kind": ["information-request"], "at": "2025-03-06", "by": ["IR"],
              "to": ["RU"], "about": "e1"})",
          R"("title": "A", "as_of": "2025-06-30",
             "sources": [{"id": "s1", "title": "Report", "reliability": "B"},
                         {"id": "s2", "confidence": 0.5}], )")),
      record_of(case_text(
          "b",
          R"({"id": "i7", "kind": ["wiper"], "at": {"from": "2025-03-01", "to": "2025-03-03"},
              "discovered": "2025-03-05", "by": [{"value": "CN", "actor": "Group"}],
              "against": ["IR"], "affecting": ["energy"], "confidence": 0.3, "sources": ["s1"],
              "tlp": "AMBER"},
             {"id": "e2", "kind": ["refusal"], "at": "2025-07-06", "by": ["RU"], "to": ["IR"],
              "about": "e1"},
             {"id": "e1", "kind": ["information-request"], "at": "2025-07-01", "by": ["IR"],
              "to": ["RU"], "about": ["i7"]})",
          R"("title": "B", "tlp": "GREEN", "x-desk": "north",
             "sources": [{"id": "s1", "title": "Bulletin"}, {"id": "s2", "confidence": 0.5}], )")),
      record_of(case_text(
          "c",
          R"({"id": "e1", "kind": ["wiper"], "at": "2025-03-02", "by": ["RU"], "against": ["IR"],
              "affecting": ["energy"], "x-note": "third"})",
          R"("answers": [{"question": "proportionate", "about": "e1", "value": false}], )"))};
}

}  // namespace

TEST_CASE("a record merged with itself changes nothing, and says so") {
  for (Record const& one : records()) {
    join::Merged const same = tests::merged(one, one);
    CHECK_FALSE(same.changed);
    CHECK(same.remarks.empty());
    CHECK(record::pretty_json(same.json) == record::pretty_json(one.json));
  }
}

TEST_CASE("what was merged is not merged again") {
  for (Record const& first : records()) {
    for (Record const& second : records()) {
      Joined const both = joined(first, second);
      for (Record const& again : {first, second, both.record}) {
        INFO(first.read.id << " + " << second.read.id << " + " << again.read.id);
        Joined const more = joined(both.record, again);
        CHECK_FALSE(more.out.changed);
        CHECK(more.text() == both.text());
      }
    }
  }
}

TEST_CASE("of three records each is found in what the others made") {
  std::vector<Record> const all = records();
  Joined const three = joined(joined(all[0], all[1]).record, all[2]);
  for (Record const& part : all) CHECK_FALSE(joined(three.record, part).out.changed);
  Joined const other = joined(joined(all[2], all[1]).record, all[0]);
  CHECK(other.record.read.events.size() == three.record.read.events.size());
  CHECK(joined(three.record, other.record).record.read.events.size()
        == three.record.read.events.size());
}

TEST_CASE("a later version of a record adds what is new in it, once") {
  Record const first = records()[1];
  std::string text = record::pretty_json(first.json);
  text.insert(text.find("\"actor\": \"Group\"") - 1, "\"basis\": \"state-organ\", ");
  Record const later = record_of(text);
  Joined const known = joined(records()[0], first);
  Joined const more = joined(known.record, later);
  CHECK(more.out.changed);
  CHECK(more.record.read.events.size() == known.record.read.events.size());
  CHECK(more.record.read.events.at(0).by.size() == known.record.read.events.at(0).by.size() + 1);
  CHECK_FALSE(joined(more.record, later).out.changed);
}

TEST_CASE("notes of a merge that say nothing usable are kept and mislead nobody") {
  for (char const* const rubbish :
       {"7", "null", R"("e1")", R"([])", R"([[], 1, {"case": 3, "event": {}}])",
        R"({"case": "b", "event": ["i7"], "sources": {"id": 1}})"}) {
    Record const noted = record_of(case_text(
        "a",
        R"({"id": "e1", "kind": ["wiper"], "at": "2025-03-02", "by": ["RU"], "against": ["IR"],
                 "x-merged": )"
            + std::string{rubbish} + "}",
        R"("x-merged": )" + std::string{rubbish} + ", "));
    CHECK_FALSE(joined(noted, noted).out.changed);
    Joined const both = joined(noted, records()[2]);
    CHECK(both.out.joined == 1);
    CHECK_FALSE(joined(both.record, records()[2]).out.changed);
    CHECK(joined(records()[2], noted).out.joined == 1);
  }
}
