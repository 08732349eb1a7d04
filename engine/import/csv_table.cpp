#include "engine/import/csv_table.hpp"

#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

namespace casus::import {
namespace {

constexpr std::size_t cells_max = 1000;
constexpr std::size_t cell_bytes_max = std::size_t{1} << 20U;

bool is_text(std::string_view cell) {
  for (std::size_t at = 0; at < cell.size();) {
    text::CodePoint const point = text::code_point_at(cell, at);
    if (!point.valid || point.value == 0) return false;
    at += point.size;
  }
  return true;
}

}  // namespace

CsvTable::CsvTable(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text_.substr(0, mark.size()) == mark) at_ = mark.size();
}

bool CsvTable::at_row_end() const {
  return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
}

void CsvTable::skip_row_end() {
  if (at_ < text_.size() && text_[at_] == '\r') ++at_;
  if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  ++line_;
}

void CsvTable::fail(record::ErrorList& errors, std::string const& message) {
  errors.add(record::ErrorCode::not_csv, "", message, row_line_);
  at_ = text_.size();
}

bool CsvTable::read_quoted(std::string& cell, record::ErrorList& errors) {
  ++at_;
  while (at_ < text_.size()) {
    char const c = text_[at_++];
    bool const doubled = c == '"' && at_ < text_.size() && text_[at_] == '"';
    if (c == '"' && !doubled) return true;
    if (doubled) ++at_;
    if (c == '\n') ++line_;
    cell += c;
  }
  fail(errors, "a quoted cell of this row is never closed; a quote inside one is doubled");
  return false;
}

bool CsvTable::read_cell(std::string& cell, record::ErrorList& errors) {
  if (at_ < text_.size() && text_[at_] == '"') {
    if (!read_quoted(cell, errors)) return false;
    if (!at_row_end() && text_[at_] != delimiter_) {
      fail(errors,
           "text follows the closing quote of a cell of this row; a quote inside one is "
           "doubled");
      return false;
    }
  } else {
    while (!at_row_end() && text_[at_] != delimiter_) cell += text_[at_++];
  }
  if (cell.size() > cell_bytes_max) {
    fail(errors, fmt::format("a cell of this row is longer than {} bytes", cell_bytes_max));
    return false;
  }
  if (!is_text(cell)) {
    fail(errors, "a cell of this row is not UTF-8 text; save the table as UTF-8");
    return false;
  }
  return true;
}

std::optional<std::vector<std::string>> CsvTable::next(record::ErrorList& errors) {
  while (at_ < text_.size() && at_row_end()) skip_row_end();
  if (at_ >= text_.size()) return std::nullopt;
  row_line_ = line_;
  std::vector<std::string> cells;
  for (bool more = true; more;) {
    if (cells.size() == cells_max) {
      fail(errors, fmt::format("this row has more than {} cells", cells_max));
      return std::nullopt;
    }
    cells.emplace_back();
    if (!read_cell(cells.back(), errors)) return std::nullopt;
    more = at_ < text_.size() && text_[at_] == delimiter_;
    if (more) ++at_;
  }
  skip_row_end();
  return cells;
}

}  // namespace casus::import
