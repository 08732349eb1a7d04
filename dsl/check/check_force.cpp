#include "dsl/check/headers.hpp"
#include "dsl/check/provenance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace casus::check {
namespace {

using model::ForceLine;
using model::Interval;

/// A force line with the node that it came from.
struct Line {
  ForceLine const* line;
  Node node;
};

class ForceCheck {
 public:
  ForceCheck(Context& context, model::InstrumentId id)
      : context_(context), names_(context.names_of(id)), instrument_(context.instrument(id)) {
    for (Node const node : names_.node.children(NodeKind::header)) collect(node);
  }

  void run() {
    check_parties();
    for (Line const& line : lines_) {
      check_states(line);
      check_provenance(line);
      check_order(line);
    }
    check_signature();
    check_twice();
  }

 private:
  void collect(Node node) {
    model::Place const place = context_.place(node);
    add(instrument_.force, place, node);
    for (Node const inner : node.children(NodeKind::header)) {
      for (model::HeaderReading const& reading : instrument_.readings) {
        add(reading.force, context_.place(inner), inner);
      }
    }
  }

  void add(std::vector<ForceLine> const& force, model::Place place, Node node) {
    for (ForceLine const& line : force) {
      if (line.place == place) lines_.push_back({&line, node});
    }
  }

  void check_parties() {
    if (!instrument_.parties.empty() || instrument_.addresses_every_state) {
      for (Line const& line : lines_) {
        if (line.line->form != ForceLine::Form::accession) continue;
        for (model::StateId const state : line.line->states) join(state);
      }
      return;
    }
    if (names_.header_unsure) return;
    auto const name = names_.node.child(NodeKind::name);
    context_.report(at(text::Code::missing_parties, name.value_or(names_.node),
                       fmt::format("`{}` says nothing of its parties", instrument_.name))
                        .note("a header line says it: `parties russia, iran` or `addresses every "
                              "state`"));
  }

  /// Who accedes is a party, whether or not the list of parties repeats it.
  void join(model::StateId state) {
    auto& parties = instrument_.parties;
    if (instrument_.addresses_every_state) return;
    if (std::find(parties.begin(), parties.end(), state) == parties.end()) parties.push_back(state);
  }

  void check_states(Line const& line) {
    if (instrument_.addresses_every_state || names_.header_unsure) return;
    for (Node const state : line.node.descendants(NodeKind::state)) {
      auto const found = context_.names.states.find(state.text());
      if (!found) continue;
      auto const& parties = instrument_.parties;
      if (std::find(parties.begin(), parties.end(), model::StateId{found->index})
          != parties.end()) {
        continue;
      }
      context_.report(
          at(text::Code::not_a_party, state,
             fmt::format("`{}` is not a party of `{}`", state.text(), instrument_.name)));
    }
  }

  void check_provenance(Line const& line) {
    if (line.line->provenance.stated || !line.line->from) return;
    warn_of_silence(context_, line.node, "this date");
  }

  void check_order(Line const& line) {
    auto const& [from, until] = std::pair{line.line->from, line.line->until};
    if (!from || !until || until->last >= from->first) return;
    auto const word = line.node.after(Phrase::until);
    context_.report(
        at(text::Code::end_before_start, word.value_or(line.node), "it ends before it begins"));
  }

  [[nodiscard]] Line const* last_of(ForceLine::Form form) const {
    Line const* result = nullptr;
    for (Line const& line : lines_) {
      if (line.line->form == form && line.line->from) result = &line;
    }
    return result;
  }

  void report_early(text::Code code, Line const& line, Line const& earlier, std::string message,
                    std::string label) {
    Node date = line.node.child(NodeKind::date).value_or(line.node);
    if (auto const day = line.node.child(NodeKind::day)) date = *day;
    auto diagnostic = at(code, date, std::move(message));
    Node const other = earlier.node.child(NodeKind::date).value_or(earlier.node);
    diagnostic.label(other.source(), other.span(), std::move(label));
    context_.report(std::move(diagnostic));
  }

  static bool surely_before(ForceLine const& line, Interval const& other) {
    return line.from && line.from->last < other.first;
  }

  /// Nothing is in force, applied or ended before it was signed; nothing ends before its force.
  void check_signature() {
    Line const* const signature = last_of(ForceLine::Form::signed_);
    Line const* first_force = nullptr;
    for (Line const& line : lines_) {
      if (line.line->form != ForceLine::Form::in_force || !line.line->from) continue;
      if (first_force == nullptr || line.line->from->first < first_force->line->from->first) {
        first_force = &line;
      }
    }
    for (Line const& line : lines_) {
      if (line.line->form == ForceLine::Form::signed_) continue;
      if (signature != nullptr && surely_before(*line.line, *signature->line->from)) {
        report_early(text::Code::force_before_signature, line, *signature,
                     "this is before the signature", "signed here");
      } else if (line.line->form == ForceLine::Form::ended && first_force != nullptr
                 && surely_before(*line.line, *first_force->line->from)) {
        report_early(text::Code::end_before_start, line, *first_force,
                     "it ends before it enters into force", "in force from here");
      }
    }
  }

  /// One date of signature, entry into force, accession and end for one State; a line that names
  /// States goes before one for all.
  void check_twice() {
    std::map<std::pair<ForceLine::Form, std::int64_t>, Line const*> seen;
    for (Line const& line : lines_) {
      if (line.line->form == ForceLine::Form::suspended || in_reading(line)) continue;
      std::vector<std::int64_t> states;
      for (model::StateId const state : line.line->states) states.push_back(state.value);
      if (states.empty()) states.push_back(-1);
      for (std::int64_t const state : states) {
        auto const [first, added] = seen.emplace(std::pair{line.line->form, state}, &line);
        if (!added) report_twice(line, *first->second, state);
      }
    }
  }

  static bool in_reading(Line const& line) {
    auto const parent = line.node.parent();
    return parent && parent->is(NodeKind::header);
  }

  void report_twice(Line const& line, Line const& first, std::int64_t state) {
    std::string const who =
        state < 0 ? "all parties"
                  : "`" + context_.rulebook.states[static_cast<std::size_t>(state)].name + "`";
    auto diagnostic = at(text::Code::force_stated_twice, line.node,
                         fmt::format("a second date of the same thing for {}", who));
    diagnostic.label(first.node.source(), first.node.span(), "the first stands here");
    diagnostic.note("where sources conflict, write `reading … { … }` for each");
    context_.report(std::move(diagnostic));
  }

  Context& context_;
  InstrumentNames const& names_;
  model::Instrument& instrument_;
  std::vector<Line> lines_;
};

}  // namespace

void check_force(Context& context, model::InstrumentId id) { ForceCheck{context, id}.run(); }

}  // namespace casus::check
