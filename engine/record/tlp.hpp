#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casus::record {

/// How far something may be passed on (Traffic Light Protocol, FIRST, version 2.0), the freest
/// first.
enum class Tlp : std::uint8_t { clear, green, amber, amber_strict, red };

struct TlpName {
  Tlp tlp;
  std::string_view name;
};
/// The words of case files and options, in the order of strictness; `WHITE` is how version 1.0
/// says `CLEAR`.
inline constexpr std::array<TlpName, 6> tlp_names{{{Tlp::clear, "CLEAR"},
                                                   {Tlp::green, "GREEN"},
                                                   {Tlp::amber, "AMBER"},
                                                   {Tlp::amber_strict, "AMBER+STRICT"},
                                                   {Tlp::red, "RED"},
                                                   {Tlp::clear, "WHITE"}}};

[[nodiscard]] std::string_view name(Tlp tlp);
/// `TLP:AMBER+STRICT`, as the protocol wants it shown.
[[nodiscard]] std::string label(Tlp tlp);
/// By its word, as case files have it.
[[nodiscard]] std::optional<Tlp> find_tlp(std::string_view word);
/// By what people and other formats write: `tlp:amber+strict`, `Green`.
[[nodiscard]] std::optional<Tlp> read_tlp(std::string_view text);

/// The stricter of two marks; nothing is less strict than any.
[[nodiscard]] std::optional<Tlp> stricter(std::optional<Tlp> left, std::optional<Tlp> right);

}  // namespace casus::record
