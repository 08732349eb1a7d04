#include "engine/cli/marking.hpp"

#include "engine/cli/measures.hpp"
#include "engine/cli/session.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace casus::cli {

void add_max_tlp(Command const& command, std::string& text) {
  command
      .add_option("--max-tlp", text,
                  "Leave out what is marked stricter, and judge what remains:\n"
                  "CLEAR, GREEN, AMBER, AMBER+STRICT or RED")
      .type_name("MARK")
      .group("Report");
}

std::optional<record::Tlp> read_max_tlp(std::string const& text) {
  if (text.empty()) return std::nullopt;
  if (auto const mark = record::read_tlp(text)) return mark;
  std::vector<std::string> names;
  for (record::TlpName const& row : record::tlp_names) names.emplace_back(row.name);
  std::string hint = near_name(text, names);
  if (hint.empty()) hint = fmt::format("the marks are {}", fmt::join(names, ", "));
  throw UsageError(fmt::format("`{}` for --max-tlp is no mark of the Traffic Light Protocol", text),
                   hint);
}

std::vector<record::ReadError> without_words(std::vector<record::ReadError> errors) {
  std::vector<record::ErrorInfo> const& codes = record::all_error_codes();
  using record::ErrorCode;
  for (record::ReadError& error : errors) {
    bool const of_the_file = error.code == record::info(ErrorCode::unreadable_file).id
                             || error.code == record::info(ErrorCode::no_case_files).id
                             || error.code == record::info(ErrorCode::file_too_long).id;
    if (of_the_file) continue;
    auto const row = std::find_if(codes.begin(), codes.end(), [&](record::ErrorInfo const& info) {
      return info.id == error.code;
    });
    error.pointer.clear();
    error.message = fmt::format("{}; with --max-tlp a case that cannot be read is not quoted",
                                row == codes.end() ? "it cannot be read" : row->title);
  }
  return errors;
}

}  // namespace casus::cli
