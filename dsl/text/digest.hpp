#pragma once

#include <string>
#include <string_view>

namespace casus::text {

/// The SHA-256 of the bytes as 64 lower-case hexadecimal digits (FIPS 180-4). Throws
/// std::runtime_error where the library cannot compute it: a fault of the machine, never of input.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace casus::text
