#include "dsl/check/checks.hpp"
#include "dsl/model/rests_on.hpp"

#include <fmt/format.h>

#include <string>

namespace casus::check {
namespace {

void check(Context& context, Item const& item) {
  model::Rulebook const& rulebook = context.rulebook;
  model::Commitment const& commitment = rulebook.commitments[item.index];
  std::size_t combinations = 1;
  std::string factors;
  auto const multiply = [&](std::size_t readings, std::string const& of) {
    if (readings < 2) return;
    combinations *= readings;
    factors += fmt::format("{}{} of {}", factors.empty() ? "" : ", ", readings, of);
  };
  multiply(commitment.sentences.size(), "its sentence");
  multiply(rulebook[commitment.instrument].readings.size(), "the header");
  for (std::uint32_t const term : model::terms_under(rulebook, commitment)) {
    multiply(rulebook.terms[term].readings.size(), "`" + rulebook.terms[term].name + "`");
    if (combinations > model::readings_max) break;
  }
  if (combinations <= model::readings_max) return;
  context.report(
      at(text::Code::too_many_readings, item.node.child(NodeKind::name).value_or(item.node),
         fmt::format("commitment `{}` can be read in more than {} ways{}", commitment.name,
                     model::readings_max, text::way_out(text::Bound::readings)))
          .note(fmt::format("readings: {}; each varies by itself", factors)));
}

}  // namespace

void check_readings(Context& context) {
  for (Item const& item : context.items) {
    if (item.node.is(NodeKind::commitment)) check(context, item);
  }
}

}  // namespace casus::check
