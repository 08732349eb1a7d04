#pragma once

#include "engine/record/tlp.hpp"

#include <array>
#include <string_view>

// Names of STIX that whoever writes it and whoever reads it must have alike.
namespace casus::stix {

/// The extension under which a grouping holds a whole case (STIX 2.1, 7.3): `{"extension_type":
/// "property-extension", "case": {…}}`, the case as its own format has it.
inline constexpr std::string_view case_extension =
    "extension-definition--0b6f1c9e-5d4a-4c0e-9a57-3f2d8e716c44";

/// The extension of TLP 2.0 (OASIS).
inline constexpr std::string_view tlp_extension =
    "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

struct TlpMarking {
  record::Tlp tlp;
  std::string_view id;
};
/// Its markings, which are objects of the standard: everybody's are the same.
inline constexpr std::array<TlpMarking, 5> tlp_markings{{
    {record::Tlp::clear, "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"},
    {record::Tlp::green, "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"},
    {record::Tlp::amber, "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"},
    {record::Tlp::amber_strict, "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"},
    {record::Tlp::red, "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"},
}};

}  // namespace casus::stix
