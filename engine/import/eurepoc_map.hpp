#pragma once

#include <string_view>

// Inside engine/import only.
namespace casus::import {

/// The columns of the European Repository of Cyber Incidents as a mapping (docs/importing.md has
/// its form). The initiator is the table's own finding; an attributed initiator is the claim of the
/// one who attributed. A group that is no State's has at most the nationality of its country.
inline constexpr std::string_view eurepoc_map =
    R"json({
  "format": "casus-csv-map/1",
  "list": ";",
  "publisher": "European Repository of Cyber Incidents",
  "id": "ID", "title": "name", "from": "start_date", "to": "end_date",
  "silence": ["Not available", "Unknown", "None", "Not applicable"],
  "kind": {"column": "incident_type", "otherwise": "cyber-attack", "words": {
    "Disruption": "cyber-attack", "Data theft": "data-theft", "Data theft & Doxing": "data-theft",
    "Hijacking with Misuse": "intrusion", "Hijacking without Misuse": "intrusion",
    "Ransomware": "ransomware"}},
  "against": "receiver_country", "victim": "receiver_name",
  "affecting": {"column": "receiver_category", "words": {
    "Critical infrastructure": "critical-infrastructure", "State institutions / political system":
    "government", "Media": "media",
    "Corporate Targets (corporate targets only coded if the respective )json"
    R"json(company is not part of the critical infrastructure definition)": "private-sector",
    "Corporate Targets": "private-sector"}},
  "by": [
    {"country": "initiator_country", "actor": "initiator_name",
     "basis_of": {"column": "initiator_category", "words": {
       "State": "state-organ", "Non-state actor, state-affiliation suggested": "unspecified",
       "Non-state-group": "nationality", "Individual hacker(s)": "nationality"}}},
    {"country": "attributed_initiator_country", "claimant": "attributing_country",
     "date": "attribution_date"}
  ],
  "urls": "sources_url"
})json";

}  // namespace casus::import
