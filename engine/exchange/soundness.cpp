#include "dsl/model/rests_on.hpp"
#include "dsl/model/walk.hpp"
#include "engine/exchange/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

namespace casus::exchange {
namespace {

using record::ErrorCode;

std::string row_pointer(std::string_view table, std::size_t index) {
  return record::pointer_to(record::pointer_to("", table), index);
}

/// Small letters, digits and single hyphens, beginning with a letter: what the lexer takes for a
/// name.
bool is_name(std::string_view text) {
  if (text.empty() || text.front() < 'a' || text.front() > 'z' || text.back() == '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const plain = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9');
    if (!plain && (text[i] != '-' || text[i - 1] == '-')) return false;
  }
  return true;
}

class Soundness {
 public:
  explicit Soundness(Reading& reading) : reading_(reading), book_(reading.out) {}

  void check() {
    check_names();
    check_groups(reading_);
    check_commitments();
    check_powers();
    check_conditions("defences", book_.defences);
    check_conditions("basis-rules", book_.basis_rules);
    check_circles();
    check_variables("commitments", book_.commitments);
    check_variables("defences", book_.defences);
    check_variables("basis-rules", book_.basis_rules);
    check_variables("terms", book_.terms);
    check_variables("threats", book_.threats);
    check_variables("cooperations", book_.cooperations);
    check_variables("powers", book_.powers);
    if (reading_.errors.empty()) check_readings();
  }

 private:
  void add(ErrorCode code, std::string pointer, std::string message) {
    reading_.errors.add(code, std::move(pointer), std::move(message));
  }

  template <class Rows>
  void check_names_of(std::string_view table, Rows const& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (is_name(rows[i].name)) continue;
      add(ErrorCode::malformed_name, row_pointer(table, i),
          fmt::format("{} is no name: small letters, digits and hyphens",
                      record::in_backticks(rows[i].name)));
    }
  }

  void check_names() {
    check_names_of("kinds", book_.vocabulary.kinds());
    check_names_of("states", book_.states);
    check_names_of("instruments", book_.instruments);
    check_names_of("commitments", book_.commitments);
    check_names_of("defences", book_.defences);
    check_names_of("questions", book_.questions);
    std::set<std::string> codes;
    for (std::size_t i = 0; i < book_.states.size(); ++i) {
      model::State const& state = book_.states[i];
      if (state.organisation() || codes.insert(state.code).second) continue;
      add(ErrorCode::name_taken, row_pointer("states", i),
          fmt::format("another State has the code {}", record::in_backticks(state.code)));
    }
  }

  /// One row a name and instrument, but for the later versions of an amended text.
  void check_commitments() {
    std::set<std::pair<std::uint32_t, std::string>> seen;
    for (std::uint32_t i = 0; i < book_.commitments.size(); ++i) {
      model::Commitment const& row = book_.commitments[i];
      std::string const pointer = row_pointer("commitments", i);
      bool const first = seen.emplace(row.instrument.value, row.name).second;
      if (row.earlier_version) {
        model::Commitment const& earlier = book_[*row.earlier_version];
        if (row.earlier_version->value >= i || earlier.name != row.name
            || earlier.instrument != row.instrument) {
          add(ErrorCode::incomplete_row, pointer,
              "`earlier_version` is no row before this one with its name and instrument");
        }
      } else if (!first) {
        add(ErrorCode::name_taken, pointer,
            fmt::format("another commitment of the instrument is called {}",
                        record::in_backticks(row.name)));
      }
      if (row.sentences.empty()) {
        add(ErrorCode::incomplete_row, pointer, "a commitment has at least one sentence");
      }
      for (model::Sentence const& sentence : row.sentences) check_sentence(sentence, pointer);
      each_condition(row.where, [&](auto const& part) { check_condition(part, pointer); });
      each_condition(row.unless, [&](auto const& part) { check_condition(part, pointer); });
    }
  }

  void check_sentence(model::Sentence const& row, std::string const& pointer) {
    if (row.trigger) check_trigger(*row.trigger, pointer);
    using Form = model::Deadline::Form;
    model::Deadline const& deadline = row.deadline;
    bool const counts = deadline.form == Form::within || deadline.form == Form::recurring;
    bool const lacks = (counts && (deadline.within.count == 0 || deadline.times == 0))
                       || (deadline.form == Form::no_later_than && !deadline.no_later_than)
                       || (deadline.form == Form::as_long_as_lasts && !deadline.event)
                       || (deadline.anchor == model::Deadline::Anchor::event && !deadline.event);
    if (lacks) add(ErrorCode::incomplete_row, pointer, "the deadline lacks what its form needs");
    if (deadline.form == Form::within && !row.trigger
        && deadline.anchor == model::Deadline::Anchor::trigger) {
      add(ErrorCode::incomplete_row, pointer, "the deadline runs from a trigger that is not there");
    }
  }

  void check_trigger(model::Trigger const& row, std::string const& pointer) {
    auto const* moment = std::get_if<model::Moment>(&row.what);
    if (moment == nullptr) return;
    using Form = model::Moment::Form;
    bool const of_somebody = moment->form == Form::withdrawal || moment->form == Form::accession;
    if ((of_somebody && !moment->actor) || (moment->form == Form::breach && !moment->breached)) {
      add(ErrorCode::incomplete_row, pointer,
          "the moment of the trigger lacks what its form needs");
    }
  }

  void check_condition(model::Condition const& condition, std::string const& pointer) {
    auto const* occurrence = std::get_if<model::Occurrence>(&condition.form);
    if (occurrence != nullptr && occurrence->at_least == 0) {
      add(ErrorCode::number_not_possible, pointer, "`at_least` counts from 1");
    }
    auto const* combination = std::get_if<model::Combination>(&condition.form);
    if (combination == nullptr || combination->form != model::Combination::Form::none_of) return;
    each_condition(combination->parts, [&](model::Condition const& part) {
      if (!std::holds_alternative<model::DefenceApplies>(part.form)) return;
      add(ErrorCode::negated_defence, pointer,
          "that a defence does not apply cannot be asked; say what would have to be missing");
    });
  }

  template <class Rows>
  void check_conditions(std::string_view table, Rows const& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string const pointer = row_pointer(table, i);
      each_condition(rows[i].where, [&](auto const& part) { check_condition(part, pointer); });
      each_condition(rows[i].except_if, [&](auto const& part) { check_condition(part, pointer); });
    }
  }

  void check_powers() {
    for (std::size_t i = 0; i < book_.powers.size(); ++i) {
      model::Power const& row = book_.powers[i];
      std::string const pointer = row_pointer("powers", i);
      if (row.trigger) check_trigger(*row.trigger, pointer);
      if (!row.trigger) add(ErrorCode::incomplete_row, pointer, "a power has a trigger");
      if (row.time == model::Power::Time::after && !row.duration) {
        add(ErrorCode::incomplete_row, pointer, "`after` needs a `duration`");
      }
      each_condition(row.where, [&](auto const& part) { check_condition(part, pointer); });
      each_condition(row.unless, [&](auto const& part) { check_condition(part, pointer); });
    }
  }

  bool check_circle(model::Edges const& edges, std::string_view table) {
    std::vector<std::vector<std::uint32_t>> const circles = model::find_cycles(edges);
    for (std::vector<std::uint32_t> const& circle : circles) {
      add(ErrorCode::rests_on_itself, row_pointer(table, circle.front()),
          fmt::format("row {} of `{}` rests on itself, by way of {} rows", circle.front(), table,
                      circle.size()));
    }
    return circles.empty();
  }

  void check_levels(model::Edges const& edges, std::string_view table) {
    std::vector<std::uint32_t> const levels = model::levels_below(edges);
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (levels[i] != model::levels_max + 1) continue;
      add(ErrorCode::rests_on_itself, row_pointer(table, i),
          fmt::format("the row rests on others more than {} levels deep{}", model::levels_max,
                      text::way_out(text::Bound::name_levels)));
    }
  }

  void check_circles() {
    model::Edges amended(book_.terms.size());
    for (std::size_t i = 0; i < amended.size(); ++i) {
      if (book_.terms[i].amended_to) amended[i].push_back(book_.terms[i].amended_to->value);
    }
    check_circle(amended, "terms");
    model::Edges const terms = model::terms_rest_on(book_);
    if (check_circle(terms, "terms")) check_levels(terms, "terms");
    model::Edges const defences = model::defences_rest_on(book_);
    if (check_circle(defences, "defences")) check_levels(defences, "defences");
    check_circle(model::instruments_rest_on(book_), "instruments");
    check_circle(model::breaches_rest_on(book_), "commitments");
    check_circle(model::overrides(book_), "commitments");
    check_circle(model::prevails_over(book_), "instruments");
  }

  template <class Rows>
  void check_variables(std::string_view table, Rows const& rows) {
    constexpr std::uint64_t most = text::Bounds{}.variables;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].variables.size() <= most) continue;
      add(ErrorCode::number_not_possible, row_pointer(table, i),
          fmt::format("{} variables are more than the {} that a row can have{}",
                      rows[i].variables.size(), most, text::way_out(text::Bound::variables)));
    }
  }

  void check_readings() {
    for (std::size_t i = 0; i < book_.commitments.size(); ++i) {
      model::Commitment const& row = book_.commitments[i];
      std::size_t ways = std::max<std::size_t>(1, row.sentences.size());
      auto const multiply = [&](std::size_t readings) {
        if (ways <= model::readings_max) ways *= std::max<std::size_t>(1, readings);
      };
      multiply(book_[row.instrument].readings.size());
      for (std::uint32_t const term : model::terms_under(book_, row)) {
        multiply(book_.terms[term].readings.size());
      }
      if (ways <= model::readings_max) continue;
      add(ErrorCode::number_not_possible, row_pointer("commitments", i),
          fmt::format("the commitment can be read in more than {} ways{}", model::readings_max,
                      text::way_out(text::Bound::readings)));
    }
  }

  Reading& reading_;
  model::Rulebook& book_;
};

}  // namespace

void check_soundness(Reading& reading) { Soundness(reading).check(); }

}  // namespace casus::exchange
