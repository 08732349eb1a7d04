// Two records of one event as one case: nothing lost, nothing gained by doing it twice, and no
// verdict that depends on which record came first.
#include "engine/join/merge.hpp"

#include "engine/join/members.hpp"
#include "engine/record/read.hpp"
#include "engine/record/write.hpp"
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>

namespace {

using namespace casus;
using property::Dice;
using property::rulebook;
using property::stride;

constexpr std::uint32_t seeds = 300;

struct Record {
  record::Case read;
  record::Value json;
};

Record record_of(record::Value json) {
  auto result = record::read_case(record::pretty_json(json), "case.json", rulebook());
  for (auto const& error : result.errors) UNSCOPED_INFO(error.pointer << ": " << error.message);
  REQUIRE(result.value);
  return {std::move(*result.value), std::move(json)};
}

Record record_of(record::Case const& from) { return record_of(case_value(rulebook(), from)); }

/// The same event as another desk may have recorded it: other ids, other strengths, some claims
/// missing, some denied.
class Witness {
 public:
  explicit Witness(std::uint32_t seed) : dice_(seed) {}

  record::Case tell(record::Case told) {
    told.id += "-again";
    told.expect.clear();
    for (record::Source& source : told.sources) {
      if (dice_.one_in(2)) source.id += "-x";
      if (dice_.one_in(3)) source.confidence = 0.1 * static_cast<double>(dice_.below(11));
    }
    for (record::Event& event : told.events) {
      if (dice_.one_in(2)) event.id += "-x";
      if (dice_.one_in(3)) event.confidence = 0.1 * static_cast<double>(dice_.below(11));
      if (dice_.one_in(4)) event.sources.clear();
      if (dice_.one_in(4)) event.tlp = record::Tlp::green;
      change(event.by);
      change(event.against);
      change(event.affecting);
      change(event.causing);
    }
    if (dice_.one_in(4)) told.tlp = record::Tlp::amber;
    if (dice_.one_in(4)) told.as_of.reset();
    return told;
  }

 private:
  template <class Claims>
  void change(Claims& claims) {
    if (dice_.one_in(4) && !claims.empty()) claims.pop_back();
    for (auto& claim : claims) {
      if (dice_.one_in(4)) claim.confidence = 0.1 * static_cast<double>(dice_.below(11));
      if (dice_.one_in(6)) claim.denied = !claim.denied;
      if (dice_.one_in(6)) claim.sources.clear();
    }
  }

  Dice dice_;
};

/// The claims of a record as texts that name no id: what is claimed, how strongly, on whose word.
class Claims {
 public:
  explicit Claims(record::Case const& from) : from_(from) {}

  [[nodiscard]] std::set<std::string> of(record::Event const& event) {
    event_ = &event;
    out_.clear();
    each("kind", event.kind, [](model::KindId id) { return rulebook()[id].name; });
    each("time", event.time,
         [](model::Interval time) { return fmt::format("{}..{}", time.first, time.last); });
    each("by", event.by, [&](record::Attribution const& who) {
      return fmt::format("{} {} {}", state(who.state), who.actor, name(who.basis));
    });
    auto const named = [&](model::StateId id) { return state(id); };
    each("against", event.against, named);
    each("to", event.to, named);
    each("with", event.with, named);
    each("territory", event.territory, named);
    each("affecting", event.affecting, [&](record::Asset const& asset) {
      return rulebook()[asset.kind].name + " " + (asset.of ? state(*asset.of) : "");
    });
    for (auto const* role : {&event.causing, &event.using_, &event.purpose, &event.giving,
                             &event.covering, &event.through}) {
      each("kinds", *role, [](model::KindId id) { return rulebook()[id].name; });
    }
    return out_;
  }

 private:
  [[nodiscard]] std::string state(model::StateId id) const {
    return record::state_name(rulebook(), from_, id);
  }

  [[nodiscard]] std::optional<double> lent(std::vector<record::SourceId> const& sources) const {
    std::optional<double> best;
    for (record::SourceId const id : sources) {
      auto const one = record::source_strength(from_.sources[id.value], 0.5);
      best = std::max(best.value_or(0), one.not_judgeable ? 0 : one.value);
    }
    return best;
  }

  /// Semantics, section 1.
  template <class Claim>
  [[nodiscard]] double strength(Claim const& claim) const {
    auto found = claim.confidence;
    if (!found) found = lent(claim.sources);
    if (!found) found = event_->confidence;
    if (!found) found = lent(event_->sources);
    return found.value_or(1);
  }

  [[nodiscard]] std::string words_of(std::vector<record::SourceId> const& sources) const {
    std::set<std::string> out;
    for (record::SourceId const id : sources) {
      record::Source source = from_.sources[id.value];
      source.id = "s";
      record::Case holder;
      holder.sources = {source};
      out.insert(canonical_json(case_value(rulebook(), holder)));
    }
    return fmt::format("{}", fmt::join(out, " "));
  }

  template <class List, class Name>
  void each(std::string const& role, List const& claims, Name name_of) {
    for (auto const& claim : claims) {
      bool const own_denial = role == "by" && claim.denied && claim.sources.empty();
      auto const& sources = claim.sources.empty() ? event_->sources : claim.sources;
      out_.insert(fmt::format("{} {} {} {:.9f} {}", role, name_of(claim.value), claim.denied,
                              strength(claim), own_denial ? "" : words_of(sources)));
    }
  }

  record::Case const& from_;
  record::Event const* event_ = nullptr;
  std::set<std::string> out_;
};

/// The merged event that a record's event has become.
record::Event const& home(Record const& merged, std::string const& in_case, std::string const& id) {
  auto const& events = merged.json.find("events")->items;
  for (std::size_t i = 0; i < events.size(); ++i) {
    auto const names = join::origins(events[i], "event", merged.read.id);
    if (std::find(names.begin(), names.end(), join::Origin{in_case, id}) != names.end()) {
      return merged.read.events[i];
    }
  }
  FAIL("no event of the merged case is " << id << " of " << in_case);
  return merged.read.events.front();
}

std::size_t lost(Record const& merged, Record const& part) {
  std::size_t out = 0;
  for (record::Event const& event : part.read.events) {
    std::set<std::string> const told = Claims(part.read).of(event);
    record::Event const& now = home(merged, part.read.id, event.id);
    std::set<std::string> const kept = Claims(merged.read).of(now);
    for (std::string const& claim : told) {
      if (kept.count(claim) > 0) continue;
      ++out;
      UNSCOPED_INFO("lost: " << event.id << ": " << claim);
    }
  }
  return out;
}

/// What a judgment says, but for the names and the order of events.
std::multiset<std::string> verdicts(record::Case const& judged) {
  judge::CaseFindings const found = judge::judge(rulebook(), judged, {});
  std::multiset<std::string> out;
  for (judge::Finding const& finding : found.findings) {
    std::string text = fmt::format("{} {} {} {} {} {} {}", rulebook()[finding.commitment].name,
                                   record::state_name(rulebook(), judged, finding.bearer),
                                   record::state_name(rulebook(), judged, finding.counterparty),
                                   name(finding.verdict), finding.support.pro, finding.support.con,
                                   finding.support.challenge);
    for (judge::Step const& step : finding.steps) {
      text += fmt::format(" {}:{}", step.upto, step.verdict ? name(*step.verdict) : "null");
    }
    out.insert(std::move(text));
  }
  return out;
}

/// A random case that a file can say: its third State is one that has a code.
record::Case random_record(std::uint32_t seed) {
  record::Case out = seed % 2 == 0 ? property::random_case(rulebook(), seed)
                                   : property::disputed_case(rulebook(), seed);
  out.third_states = {"US"};
  return out;
}

struct Joined {
  Record record;
  join::Merged out;
};

Joined merge(Record const& first, Record const& second) {
  join::Merged out = join::merge(rulebook(), {first.read, first.json}, {second.read, second.json});
  return {record_of(out.json), out};
}

/// How many events the two had in common.
std::size_t try_two(Record const& first, Record const& second) {
  Joined const one = merge(first, second);
  Joined const other = merge(second, first);
  CHECK(lost(one.record, first) == 0);
  CHECK(lost(one.record, second) == 0);
  CHECK(one.out.joined == other.out.joined);
  CHECK(verdicts(one.record.read) == verdicts(other.record.read));
  for (Record const& again : {first, second, one.record}) {
    CHECK_FALSE(merge(one.record, again).out.changed);
  }
  return one.out.joined;
}

}  // namespace

TEST_CASE("two records of random cases: nothing is lost, and their order changes no verdict") {
  std::size_t joined = 0;
  for (std::uint32_t seed = 1; seed <= seeds; seed += stride) {
    CAPTURE(seed);
    record::Case const told = random_record(seed);
    joined += try_two(record_of(told), record_of(Witness(seed).tell(told)));
  }
  CHECK(joined > 100 / stride);
}

TEST_CASE("two records of every case under cases/") {
  std::size_t joined = 0;
  std::uint32_t seed = 0;
  for (record::Case const& told : property::recorded_cases()) {
    if (++seed % stride != 0) continue;
    CAPTURE(told.file);
    joined += try_two(record_of(told), record_of(Witness(seed).tell(told)));
  }
  CHECK(joined > 50 / stride);
}
