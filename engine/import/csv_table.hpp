#pragma once

#include "engine/record/errors.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/import only.
namespace casus::import {

/// Reads rows of comma-separated values one at a time (RFC 4180; line ends of any system).
class CsvTable {
 public:
  CsvTable(std::string_view text, char delimiter);

  /// The cells of the next row; nothing at the end, and where the text cannot be read on, which is
  /// reported with its line.
  [[nodiscard]] std::optional<std::vector<std::string>> next(record::ErrorList& errors);
  /// The line on which the row began that was read last, counted from 1.
  [[nodiscard]] std::uint32_t line() const { return row_line_; }
  /// Bytes that were read.
  [[nodiscard]] std::size_t taken() const { return at_; }

 private:
  bool read_cell(std::string& cell, record::ErrorList& errors);
  bool read_quoted(std::string& cell, record::ErrorList& errors);
  void fail(record::ErrorList& errors, std::string const& message);
  [[nodiscard]] bool at_row_end() const;
  void skip_row_end();

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t row_line_ = 1;
};

}  // namespace casus::import
