#include "engine/cli/rules_list.hpp"

#include <algorithm>
#include <array>

namespace casus::cli {
namespace {

/// Whether a row stands in the instrument's last version.
template <class Row>
bool stands(model::Rulebook const& rulebook, Row const& row, model::InstrumentId id) {
  return row.instrument == id && !rulebook[row.article].until;
}

template <class Rows>
std::size_t count_of(model::Rulebook const& rulebook, Rows const& rows, model::InstrumentId id) {
  auto const count = std::count_if(rows.begin(), rows.end(),
                                   [&](auto const& row) { return stands(rulebook, row, id); });
  return static_cast<std::size_t>(count);
}

std::size_t sayings_of(model::Rulebook const& rulebook, model::InstrumentId id,
                       model::Saying::Form form) {
  auto const count = std::count_if(
      rulebook.sayings.begin(), rulebook.sayings.end(),
      [&](model::Saying const& row) { return stands(rulebook, row, id) && row.form == form; });
  return static_cast<std::size_t>(count);
}

std::vector<SurenessShare> shares_of(std::vector<model::Commitment const*> const& commitments) {
  constexpr std::array<model::Sureness, 5> all{model::Sureness::seen, model::Sureness::reported,
                                               model::Sureness::known, model::Sureness::inferred,
                                               model::Sureness::assumed};
  std::vector<SurenessShare> shares;
  for (model::Sureness const sureness : all) {
    SurenessShare share;
    share.sureness = sureness;
    share.count = static_cast<std::size_t>(std::count_if(
        commitments.begin(), commitments.end(), [&](model::Commitment const* commitment) {
          return commitment->content.sureness == sureness;
        }));
    if (share.count == 0) continue;
    share.percent = (share.count * 100 + commitments.size() / 2) / commitments.size();
    shares.push_back(share);
  }
  return shares;
}

}  // namespace

InstrumentSummary summarise(model::Rulebook const& rulebook, model::InstrumentId id) {
  InstrumentSummary out;
  for (model::Commitment const& commitment : rulebook.commitments) {
    if (stands(rulebook, commitment, id)) out.commitments.push_back(&commitment);
  }
  out.shares = shares_of(out.commitments);
  out.threats = count_of(rulebook, rulebook.threats, id);
  out.directions = count_of(rulebook, rulebook.cooperations, id);
  out.definitions = count_of(rulebook, rulebook.terms, id);
  out.principles = sayings_of(rulebook, id, model::Saying::Form::principle);
  out.rights = sayings_of(rulebook, id, model::Saying::Form::right);
  for (model::Power const& power : rulebook.powers) {
    if (stands(rulebook, power, id)) out.powers.push_back(&power);
  }
  return out;
}

std::vector<model::ForceLine const*> force_of(model::Instrument const& instrument,
                                              model::StateId state) {
  std::vector<model::ForceLine const*> lines;
  for (model::ForceLine const& line : instrument.force) {
    bool const named =
        std::find(line.states.begin(), line.states.end(), state) != line.states.end();
    if (line.states.empty() || named) lines.push_back(&line);
  }
  return lines;
}

std::string_view name(model::ForceLine::Form form) {
  using Form = model::ForceLine::Form;
  switch (form) {
    case Form::signed_: return "signed";
    case Form::adopted: return "adopted";
    case Form::in_force: return "in-force";
    case Form::provisional: return "provisional";
    case Form::accession: return "accession";
    case Form::suspended: return "suspended";
    case Form::ended: return "ended";
  }
  return "";
}

std::string_view words(model::Power::Effect effect) {
  using Effect = model::Power::Effect;
  switch (effect) {
    case Effect::ends: return "ends";
    case Effect::is_suspended: return "is suspended";
    case Effect::resumes: return "resumes";
    case Effect::is_amended: return "is amended";
    case Effect::is_not_renewed: return "is not renewed";
    case Effect::enters_into_force: return "enters into force";
  }
  return "";
}

std::string_view words(model::Relation::Form form) {
  using Form = model::Relation::Form;
  switch (form) {
    case Form::yields_to: return "yields to";
    case Form::prevails_over: return "prevails over";
    case Form::leaves_unaffected: return "leaves unaffected";
  }
  return "";
}

}  // namespace casus::cli
