#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/ledger.hpp"
#include "engine/record/read.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace casus::import {

/// A VERIS record as a case.
struct ImportedCase {
  std::string id;                    ///< the record's `incident_id`, which is the id of the case
  std::string file_name;             ///< a safe name for the case file: `<id>.json`
  std::string json;                  ///< the case file, indented, ending in a line break
  std::vector<MappedField> mapped;   ///< sorted by where they come from
  std::vector<std::string> carried;  ///< leaves below `x-veris` that are not mapped, by pointer
  Tally tally;
  std::vector<std::string> warnings;  ///< what a reader must know before believing the case
};

struct VerisImport {
  std::vector<ImportedCase> cases;  ///< in the order of the records
  /// Records that cannot be imported, and text that is no VERIS at all; pointers into the input.
  std::vector<record::ReadError> errors;
};

/// Turns VERIS JSON, one record or a list of them, into cases. Every leaf of a record is expressed
/// in the case, carried unchanged below its `x-veris`, or both; none is dropped. The result depends
/// on the input and the rulebook's vocabulary alone, and reads back with `record::read_case`.
///
/// What VERIS does not say is not made up: the country of an actor is only an indication (basis
/// `unspecified`), since VERIS records neither who claims it nor on what ground; `Unknown` is no
/// claim; a near miss or a false positive is no event.
[[nodiscard]] VerisImport import_veris(std::string_view json, std::string const& file,
                                       model::Rulebook const& rulebook);

}  // namespace casus::import
