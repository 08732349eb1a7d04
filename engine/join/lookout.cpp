#include "engine/join/lookout.hpp"

#include <utility>

namespace casus::join {

std::vector<Sighting> sightings(model::Rulebook const& rulebook, record::Case const& from) {
  std::vector<Sighting> out;
  if (!from.expect.empty()) return out;
  for (record::Event const& event : from.events) {
    Traits traits = traits_of(rulebook, from, event);
    bool const may_be_elsewhere = traits.group == model::Group::conduct && traits.within;
    if (may_be_elsewhere) out.push_back({event.pointer, std::move(traits)});
  }
  return out;
}

std::optional<LookAlike> Lookout::add(std::string const& file, std::uint32_t line,
                                      std::vector<Sighting> seen) {
  std::optional<LookAlike> found;
  for (Sighting const& sighting : seen) {
    if (!found) found = find(sighting);
  }
  // Only now: events of one case are told apart by whoever wrote it.
  if (!seen.empty() && (files_.empty() || files_.back() != file)) files_.push_back(file);
  for (Sighting& sighting : seen) {
    remember(std::move(sighting), static_cast<std::uint32_t>(files_.size() - 1), line);
  }
  return found;
}

std::optional<LookAlike> Lookout::find(Sighting const& sighting) const {
  for (std::uint64_t const key : tie_keys(vocabulary_, sighting.traits)) {
    auto const latest = latest_.find(key);
    std::uint32_t next = latest == latest_.end() ? 0 : latest->second;
    for (std::size_t compared = 0; next != 0 && compared < compared_max; ++compared) {
      Link const& link = links_[next - 1];
      Seen const& earlier = seen_[link.seen];
      if (auto const tie = likeness(vocabulary_, earlier.sighting.traits, sighting.traits)) {
        return LookAlike{files_[earlier.file], earlier.line, earlier.sighting.pointer,
                         sighting.pointer, *tie};
      }
      next = link.before;
    }
  }
  return std::nullopt;
}

void Lookout::remember(Sighting sighting, std::uint32_t file, std::uint32_t line) {
  if (full()) return;
  for (std::uint64_t const key : tie_keys(vocabulary_, sighting.traits)) {
    std::uint32_t& latest = latest_[key];
    links_.push_back({static_cast<std::uint32_t>(seen_.size()), latest});
    latest = static_cast<std::uint32_t>(links_.size());
  }
  seen_.push_back({std::move(sighting), file, line});
}

}  // namespace casus::join
