#pragma once

#include <cstdint>

namespace casus::property {

/// Under sanitizers each case takes many times as long, and what they look for shows in few: every
/// fourth of the same seeds.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr std::uint32_t stride = 4;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr std::uint32_t stride = 4;
#else
inline constexpr std::uint32_t stride = 1;
#endif
#else
inline constexpr std::uint32_t stride = 1;
#endif

}  // namespace casus::property
