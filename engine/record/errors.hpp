#pragma once

#include "engine/record/read.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::record {

/// Everything that can be wrong with a case file; the list is errors.def.
enum class ErrorCode : std::uint16_t {
#define CASUS_CASE_ERROR(identifier, id, title) identifier,
#include "engine/record/errors.def"
#undef CASUS_CASE_ERROR
};

/// What is fixed about a code: its stable id (`C0107`) and one line of explanation.
struct ErrorInfo {
  ErrorCode code;
  std::string_view identifier;
  std::string_view id;
  std::string_view title;
};

[[nodiscard]] ErrorInfo const& info(ErrorCode code);
/// All codes in the order of the list.
[[nodiscard]] std::vector<ErrorInfo> const& all_error_codes();

/// The errors of one case up to a limit; those beyond it are only counted.
class ErrorList {
 public:
  ErrorList(std::string file, std::uint64_t kept_max);

  void add(ErrorCode code, std::string pointer, std::string message,
           std::optional<std::uint32_t> line = std::nullopt);
  [[nodiscard]] bool empty() const { return kept_.empty(); }
  /// Whether one more would still be shown: hints cost time that a flood of errors must not take.
  [[nodiscard]] bool has_room() const { return kept_.size() < kept_max_; }
  /// All that were kept, and one more that says how many were not.
  [[nodiscard]] std::vector<ReadError> take();

 private:
  std::string file_;
  std::uint64_t kept_max_;
  std::vector<ReadError> kept_;
  std::size_t dropped_ = 0;
};

/// User text in backticks: cut after 60 code points; what a terminal would obey is shown as `�`.
[[nodiscard]] std::string in_backticks(std::string_view text);

/// `; did you mean `wiper`?` where a candidate is near, else nothing.
[[nodiscard]] std::string near_hint(std::string_view word,
                                    std::vector<std::string_view> const& candidates);

/// Bytes of an id.
inline constexpr std::size_t id_bytes_max = text::Bounds{}.id_bytes;
/// Whether a text can be an id: neither empty nor too long, no blank at its ends, no line break and
/// nothing invisible in it.
[[nodiscard]] bool is_usable_id(std::string_view id);

/// A JSON Pointer one step further (RFC 6901: `~` is `~0`, `/` is `~1`).
[[nodiscard]] std::string pointer_to(std::string_view pointer, std::string_view key);
[[nodiscard]] std::string pointer_to(std::string_view pointer, std::size_t index);

}  // namespace casus::record
