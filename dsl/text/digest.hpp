#pragma once

#include <string>
#include <string_view>

namespace casus::text {

/// The SHA-256 of the bytes as 64 lower-case hexadecimal digits (FIPS 180-4). Throws
/// std::runtime_error where the library cannot compute it: a fault of the machine, never of input.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The UUID of a name within a name space, which is a UUID itself (version 5, RFC 9562): the same
/// on every machine. Throws as `sha256`.
[[nodiscard]] std::string name_uuid(std::string_view name_space, std::string_view name);

}  // namespace casus::text
