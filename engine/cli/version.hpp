#pragma once

#include <string_view>

namespace casus::cli {

/// The version of the program, from the root CMakeLists.txt.
inline constexpr std::string_view version = CASUS_VERSION;

}  // namespace casus::cli
