#pragma once

#include "engine/record/json.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/import only: which column of a table says what.
namespace casus::import {

/// The kinds of one role: a column whose words are translated, or one kind for every row.
struct CsvWords {
  std::string column;
  std::map<std::string, std::string> words;
  std::string otherwise;  ///< for a row in which no word of the column is known
};

/// Who did it, by one column of countries.
struct CsvActor {
  std::string country, actor, claimant, date;  ///< columns
  std::string basis = "unspecified";
  CsvWords basis_of;  ///< a column that says the basis
};

/// How sure the row is, in words of a scale.
struct CsvConfidence {
  std::string column, scale;
  std::map<std::string, double> words;
};

struct CsvMap {
  char delimiter = ',';
  std::string list;       ///< what separates the values within a cell; empty: nothing does
  std::string publisher;  ///< whose table it is
  std::string id, title, at, from, to, against, victim, urls;  ///< columns
  CsvWords kind, affecting, causing, purpose;
  std::vector<CsvActor> by;
  CsvConfidence confidence;
  std::vector<std::string> silence;  ///< words that say nothing, such as `Unknown`
  bool all_columns = true;           ///< whether every column named has to be there

  /// Every column that the mapping names.
  [[nodiscard]] std::vector<std::string> columns() const;
};

/// Reads `casus-csv-map/1`. Nothing where anything in it is wrong, which is reported.
[[nodiscard]] std::optional<CsvMap> read_csv_map(std::string_view json, text::Bounds const& bounds,
                                                 record::ErrorList& errors);

}  // namespace casus::import
