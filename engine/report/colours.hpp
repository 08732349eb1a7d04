#pragma once

#include <string_view>

// Inside engine/report only: the colours that style sheet and drawings share. Text on `ground`
// reaches a contrast of 4.5 to 1.
namespace casus::report::colour {

inline constexpr std::string_view ground = "#fff";
inline constexpr std::string_view ink = "#1b1f27";
inline constexpr std::string_view faint = "#50565f";  ///< text of less weight
inline constexpr std::string_view line = "#c4c8cf";
inline constexpr std::string_view grid = "#d9dce1";
inline constexpr std::string_view band = "#e3e6ea";
inline constexpr std::string_view soft = "#f4f5f7";      ///< ground of a heading
inline constexpr std::string_view force = "#9db4c8";     ///< a treaty's time
inline constexpr std::string_view incident = "#7d0b0b";  ///< an incident's time

}  // namespace casus::report::colour
