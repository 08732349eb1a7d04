#include "engine/record/errors.hpp"

#include "dsl/text/nearest.hpp"
#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <utility>

namespace casus::record {

std::vector<ErrorInfo> const& all_error_codes() {
  static std::vector<ErrorInfo> const table{
#define CASUS_CASE_ERROR(identifier, id, title) {ErrorCode::identifier, #identifier, id, title},
#include "engine/record/errors.def"
#undef CASUS_CASE_ERROR
  };
  return table;
}

ErrorInfo const& info(ErrorCode code) { return all_error_codes()[static_cast<std::size_t>(code)]; }

ErrorList::ErrorList(std::string file, std::uint64_t kept_max)
    : file_(std::move(file)), kept_max_(kept_max) {}

void ErrorList::add(ErrorCode code, std::string pointer, std::string message,
                    std::optional<std::uint32_t> line) {
  if (!has_room()) {
    ++dropped_;
    return;
  }
  kept_.push_back(
      {file_, std::move(pointer), std::string{info(code).id}, std::move(message), line});
}

std::vector<ReadError> ErrorList::take() {
  if (dropped_ > 0) {
    kept_.push_back({file_, "", std::string{info(ErrorCode::errors_left_out).id},
                     fmt::format("{} more {} not shown; mend these first", dropped_,
                                 dropped_ == 1 ? "error is" : "errors are"),
                     std::nullopt});
    dropped_ = 0;
  }
  return std::exchange(kept_, {});
}

std::string in_backticks(std::string_view text) {
  constexpr std::size_t shown_max = 60;
  std::string out = "`";
  std::size_t shown = 0;
  for (std::size_t at = 0; at < text.size(); ++shown) {
    if (shown == shown_max) {
      out += "…";
      break;
    }
    text::CodePoint const point = text::code_point_at(text, at);
    bool const hidden = !point.valid || text::is_invisible(point.value) || point.value < 0x20
                        || point.value == U'`';
    if (hidden) {
      out += "�";
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  out += '`';
  return out;
}

std::string near_hint(std::string_view word, std::vector<std::string_view> const& candidates) {
  auto const found = text::nearest(word, candidates);
  return found ? fmt::format("; did you mean `{}`?", *found) : std::string{};
}

std::string pointer_to(std::string_view pointer, std::string_view key) {
  std::string out{pointer};
  out += '/';
  for (char const c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer_to(std::string_view pointer, std::size_t index) {
  return fmt::format("{}/{}", pointer, index);
}

}  // namespace casus::record
