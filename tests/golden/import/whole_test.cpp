#include "engine/import/csv.hpp"
#include "engine/import/misp.hpp"
#include "engine/import/stix.hpp"
#include "engine/import/veris.hpp"
#include "engine/record/read.hpp"
#include "tests/golden/import/compact.hpp"
#include "tests/support/test_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace casus;
using import::Import;
namespace fs = std::filesystem;

namespace {

Import disarm(std::string_view text, std::string const& file, model::Rulebook const& rulebook,
              text::Bounds const& bounds, import::Watch const& watch) {
  fs::path const map = fs::path(CASUS_SOURCE_DIR) / "tests/golden/import/disarm-map.json";
  return import::import_csv(text, file, tests::file_text(map), map.string(), rulebook, bounds,
                            watch);
}

/// A table about incidents whose rows are none: only their ids are asked for.
Import rows_by(std::string_view id, std::string_view text, std::string const& file) {
  std::string const map = R"({"format": "casus-csv-map/1", "id": ")" + std::string{id} + "\"}";
  return import::import_csv(text, file, map, "map.json", tests::repository_rulebook());
}

Import techniques(std::string_view text, std::string const& file, model::Rulebook const&,
                  text::Bounds const&, import::Watch const&) {
  return rows_by("disarm_id", text, file);
}

Import index(std::string_view text, std::string const& file, model::Rulebook const&,
             text::Bounds const&, import::Watch const&) {
  return rows_by("incident_id", text, file);
}

/// The files below a path of the data, who reads them, and what they come to in all.
struct Row {
  std::string_view path;
  decltype(&import::import_stix) read;
  std::size_t files, cases, events;
  std::size_t mapped, carried, superseded, apart;  ///< objects, in formats that have them
  std::size_t refused = 0;                         ///< files that are of no format at all
};

std::vector<Row> const& rows() {
  static std::vector<Row> const table{
      {"attack/", import::import_stix, 1, 52, 52, 96, 1, 0, 25},
      {"disarm/incidents.csv", disarm, 1, 129, 63, 0, 0, 0, 0},
      {"disarm/incident_techniques.csv", techniques, 1, 103, 0, 0, 0, 0, 0},
      {"misp-events/", import::import_misp, 1, 1, 1, 0, 0, 0, 0},
      {"misp-galaxy/", import::import_misp, 1, 0, 0, 0, 0, 0, 1041},
      {"misp-objects/", import::import_misp, 29, 0, 0, 0, 0, 0, 341},
      {"misp-taxonomies/", import::import_misp, 21, 0, 0, 0, 0, 0, 21},
      {"sarif/", import::import_stix, 2, 0, 0, 0, 0, 0, 2},
      {"stix2.1/confidence-scales.json", import::import_stix, 1, 0, 0, 0, 0, 0, 0, 1},
      {"stix2.1/examples/", import::import_stix, 7, 2, 2, 2, 2, 0, 101},
      {"stix2.1/incident-bundles/", import::import_stix, 1, 2, 2, 5, 13, 7, 32},
      {"stix2.1/schemas/", import::import_stix, 57, 0, 0, 0, 0, 0, 57},
      {"vcdb/index.csv", index, 1, 46, 0, 0, 0, 0, 0},
      {"vcdb/", import::import_veris, 48, 46, 46, 0, 0, 0, 2},
      {"veris/", import::import_veris, 4, 0, 0, 0, 0, 0, 4},
  };
  return table;
}

Row const* row_of(std::string const& file) {
  auto const found = std::find_if(rows().begin(), rows().end(), [&](Row const& row) {
    return file.compare(0, row.path.size(), row.path) == 0;
  });
  return found == rows().end() ? nullptr : &*found;
}

std::vector<std::string> files_of(fs::path const& folder) {
  std::vector<std::string> out;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    std::string const ending = entry.path().extension().string();
    if (ending != ".json" && ending != ".csv") continue;
    out.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

void check_cases(Import const& got) {
  for (import::ImportedCase const& made : got.cases) {
    INFO(made.id);
    CHECK(made.tally.dropped.empty());
    CHECK(made.tally.leaves == made.tally.mapped + made.tally.carried);
    auto const read = record::read_case(made.json, made.file_name, tests::repository_rulebook());
    REQUIRE(read.value);
    CHECK(made.has_event == !read.value->events.empty());
    // Who reads the case alone has to learn why it says nothing.
    CHECK((made.has_event || !made.warnings.empty()));
  }
}

void add(Import const& got, Row& sum) {
  sum.cases += got.cases.size();
  for (import::ImportedCase const& made : got.cases) sum.events += made.has_event ? 1U : 0U;
  for (auto const& row : got.objects) {
    sum.mapped += row.second.mapped;
    sum.carried += row.second.carried;
    sum.superseded += row.second.superseded;
    sum.apart += row.second.apart;
  }
}

}  // namespace

// The figures stand in docs/importing.md, too.
TEST_CASE("of all real data each object is mapped, carried, superseded or named as no incident") {
  auto const folder = tests::test_data("all real data");
  if (!folder) return;
  std::map<std::string_view, Row> sums;
  for (std::string const& file : files_of(*folder)) {
    INFO(file);
    Row const* const row = row_of(file);
    REQUIRE(row != nullptr);
    Import const got = row->read(tests::file_text(*folder / file), file,
                                 tests::repository_rulebook(), text::Bounds{}, {});
    check_cases(got);
    Row& sum = sums[row->path];
    ++sum.files;
    add(got, sum);
    sum.refused += got.errors.empty() ? 0U : 1U;
  }
  for (Row const& row : rows()) {
    INFO(row.path);
    Row const& sum = sums[row.path];
    CHECK(sum.files == row.files);
    CHECK(sum.cases == row.cases);
    CHECK(sum.events == row.events);
    CHECK(sum.mapped == row.mapped);
    CHECK(sum.carried == row.carried);
    CHECK(sum.superseded == row.superseded);
    CHECK(sum.apart == row.apart);
    CHECK(sum.refused == row.refused);
  }
}
