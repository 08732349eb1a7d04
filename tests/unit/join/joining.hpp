#pragma once

#include "engine/join/merge.hpp"
#include "engine/record/read.hpp"
#include "tests/unit/record/rulebook_fixture.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

namespace casus::tests {

/// A record as the merge sees it.
struct Record {
  record::Case read;
  record::Value json;
};

inline Record record_of(std::string const& json) {
  record::ReadResult result = read(json);
  INFO(json);
  for (auto const& error : result.errors) UNSCOPED_INFO(error.pointer << ": " << error.message);
  REQUIRE(result.value);
  record::ErrorList none("case.json", 1);
  return {std::move(*result.value), record::parse_json(json, {}, none).value()};
}

inline join::Merged merged(Record const& first, Record const& second) {
  return join::merge(small_rulebook(), {first.read, first.json}, {second.read, second.json});
}

/// Two records as one, read again: what no reader takes is no case.
struct Joined {
  join::Merged out;
  Record record;

  [[nodiscard]] bool says(std::string const& words) const {
    for (std::string const& remark : out.remarks) {
      if (remark.find(words) != std::string::npos) return true;
    }
    return false;
  }
  [[nodiscard]] std::string text() const { return record::canonical_json(record.json); }
};

inline Joined joined(Record const& first, Record const& second) {
  join::Merged out = merged(first, second);
  return {out, record_of(record::pretty_json(out.json))};
}

inline Joined joined(std::string const& first, std::string const& second) {
  return joined(record_of(first), record_of(second));
}

/// The text of a case of this id with these members and events.
inline std::string case_text(std::string const& id, std::string const& events,
                             std::string const& members = "") {
  return R"({"format": "casus-case/1.2", "id": ")" + id + R"(", )" + members + R"("events": [)"
         + events + "]}";
}

}  // namespace casus::tests
