#pragma once

#include "engine/import/ledger.hpp"
#include "engine/record/read.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace casus::import {

/// A record of another format as a case.
struct ImportedCase {
  std::string id;                    ///< the record's own id, which is the id of the case
  std::string file_name;             ///< a safe name for the case file: `<id>.json`
  std::string json;                  ///< the case file, indented, ending in a line break
  std::vector<MappedField> mapped;   ///< sorted by where they come from
  std::vector<std::string> carried;  ///< leaves below `x-FORMAT` that are not mapped, by pointer
  Tally tally;
  bool has_event = false;             ///< it tells of something that happened
  std::vector<std::string> warnings;  ///< what a reader must know before believing the case
};

/// What became of the objects of one type, in formats that hold more than incidents. Each object is
/// counted once, by the best that became of it.
struct ObjectFates {
  std::size_t mapped = 0;      ///< a case says something that it says
  std::size_t carried = 0;     ///< it stands in a case under `x-FORMAT`, and says nothing there
  std::size_t superseded = 0;  ///< another version of it, or a withdrawal, stands for it
  std::size_t apart = 0;       ///< no incident, and of none
};

/// Told, as an import goes on, how many entries of the text are done, and which share of it.
using Watch = std::function<void(std::size_t done, double share)>;

/// Tells it, if there is anybody to tell.
inline void tell(Watch const& watch, std::size_t done, std::size_t part, std::size_t whole) {
  if (watch) watch(done, static_cast<double>(part) / static_cast<double>(whole));
}

struct Import {
  std::vector<ImportedCase> cases;  ///< in the order of the records
  /// Records that cannot be imported, and text that is not of the format; pointers into the input.
  std::vector<record::ReadError> errors;
  std::map<std::string, ObjectFates> objects;  ///< by type; of records that are incidents, none
  /// The ids or places of objects that are in no case, in the order of the input, each with its
  /// reason.
  std::vector<std::string> left_out;
};

}  // namespace casus::import
