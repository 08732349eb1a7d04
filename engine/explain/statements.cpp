#include "engine/explain/statements.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace casus::explain {
namespace {

using record::SourceId;

/// The one list of an event's roles; `Event` may be const.
template <class Event, class Visit>
void for_each_role(Event& event, Visit&& visit) {
  visit("kind", event.kind);
  visit("at", event.time);
  visit("by", event.by);
  visit("against", event.against);
  visit("to", event.to);
  visit("territory", event.territory);
  visit("with", event.with);
  visit("affecting", event.affecting);
  visit("causing", event.causing);
  visit("using", event.using_);
  visit("purpose", event.purpose);
  visit("giving", event.giving);
  visit("covering", event.covering);
  visit("through", event.through);
  visit("about", event.about);
}

class Describer {
 public:
  Describer(model::Rulebook const& rulebook, record::Case const& judged)
      : rulebook_(rulebook), judged_(judged) {}

  [[nodiscard]] std::vector<Statement> all() const {
    std::vector<Statement> out;
    for (record::Event const& event : judged_.events) {
      for_each_role(event, [&](std::string_view role, auto const& claims) {
        for (auto const& claim : claims) out.push_back(statement(event, role, claim));
      });
    }
    for (record::Completeness const& complete : judged_.complete) {
      out.push_back({"complete",
                     "",
                     "the record of " + kinds(complete) + " is complete",
                     complete.pointer,
                     {}});
    }
    for (record::Answer const& answer : judged_.answers) out.push_back(statement(answer));
    return out;
  }

 private:
  template <class Value>
  [[nodiscard]] Statement statement(record::Event const& event, std::string_view role,
                                    record::Claim<Value> const& claim) const {
    bool const dates = role == "at";
    if (dates && event.lasting) role = "during";
    // A date has its own preposition: `e1 on 2025-03-02`.
    std::string const link = dates ? "" : role == "kind" ? "is of kind " : std::string(role) + " ";
    std::string words = event.id + " " + link + value(claim.value);
    if (claim.denied) words += ", denied";
    return {std::string(role), event.id, std::move(words), claim.pointer,
            claim.sources.empty() ? event.sources : claim.sources};
  }

  [[nodiscard]] Statement statement(record::Answer const& answer) const {
    std::string const about = answer.about ? judged_.events[answer.about->value].id : "";
    std::string words = rulebook_[answer.question].name;
    if (!about.empty()) words += " about " + about;
    words += answer.value ? ": yes" : ": no";
    return {"answer", about, std::move(words), answer.pointer, answer.sources};
  }

  [[nodiscard]] std::string kinds(record::Completeness const& complete) const {
    std::string list;
    for (model::KindId const kind : complete.kinds) {
      if (!list.empty()) list += ", ";
      list += rulebook_[kind].name;
    }
    return list;
  }

  [[nodiscard]] std::string value(model::KindId kind) const { return rulebook_[kind].name; }
  [[nodiscard]] static std::string value(model::Interval time) { return model::to_string(time); }
  [[nodiscard]] std::string value(model::StateId state) const {
    return record::state_name(rulebook_, judged_, state);
  }
  [[nodiscard]] std::string value(record::EventId event) const {
    return judged_.events[event.value].id;
  }
  [[nodiscard]] std::string value(record::Attribution const& author) const {
    std::string words = value(author.state);
    if (author.basis_stated) words += " (" + std::string(model::name(author.basis)) + ")";
    return words;
  }
  [[nodiscard]] std::string value(record::Asset const& asset) const {
    std::string words = value(asset.kind);
    if (asset.of) words += " of " + value(*asset.of);
    return words;
  }

  model::Rulebook const& rulebook_;
  record::Case const& judged_;
};

/// Erases what `goes` says, asked once a row in order.
template <class Row, class Goes>
void erase_if_asked(std::vector<Row>& rows, Goes const& goes) {
  rows.erase(std::remove_if(rows.begin(), rows.end(), goes), rows.end());
}

bool only_rests_on(std::vector<SourceId> const& sources, SourceId source) {
  return !sources.empty() && std::all_of(sources.begin(), sources.end(), [&](SourceId row) {
    return row == source;
  });
}

void withdraw(std::vector<SourceId>& sources, SourceId source) {
  sources.erase(std::remove(sources.begin(), sources.end(), source), sources.end());
}

/// An event whose own source is withdrawn rests on what its remaining claims rest on; with none it
/// would count as said without a source, in full.
std::vector<SourceId> sources_of_claims(record::Event const& event) {
  std::vector<SourceId> sources;
  for_each_role(event, [&](std::string_view, auto const& claims) {
    for (auto const& claim : claims) {
      sources.insert(sources.end(), claim.sources.begin(), claim.sources.end());
    }
  });
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  return sources;
}

}  // namespace

std::vector<Statement> statements_of(model::Rulebook const& rulebook, record::Case const& judged) {
  return Describer(rulebook, judged).all();
}

record::Case keeping(record::Case const& judged, std::vector<bool> const& kept) {
  record::Case result = judged;
  std::size_t at = 0;
  auto const goes = [&](auto const&) { return !kept.at(at++); };
  for (record::Event& event : result.events) {
    for_each_role(event, [&](std::string_view, auto& claims) { erase_if_asked(claims, goes); });
  }
  erase_if_asked(result.complete, goes);
  erase_if_asked(result.answers, goes);
  return result;
}

record::Case without_source(record::Case const& judged, SourceId source) {
  record::Case result = judged;
  for (record::Event& event : result.events) {
    bool const event_goes = only_rests_on(event.sources, source);
    for_each_role(event, [&](std::string_view, auto& claims) {
      erase_if_asked(claims, [&](auto const& claim) {
        return claim.sources.empty() ? event_goes : only_rests_on(claim.sources, source);
      });
      for (auto& claim : claims) withdraw(claim.sources, source);
    });
    if (event_goes) {
      event.sources = sources_of_claims(event);
    } else {
      withdraw(event.sources, source);
    }
  }
  erase_if_asked(result.answers, [&](record::Answer const& answer) {
    return only_rests_on(answer.sources, source);
  });
  for (record::Answer& answer : result.answers) withdraw(answer.sources, source);
  return result;
}

}  // namespace casus::explain
