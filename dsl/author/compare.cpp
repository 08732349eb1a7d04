#include "dsl/author/compare.hpp"

#include "dsl/author/clauses.hpp"
#include "dsl/author/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace casus::author {
namespace {

using model::Commitment;
using Commitments = std::vector<Commitment const*>;

/// The commitments of the text as it stands now: of each name the last version, unless repealed.
Commitments standing(model::Rulebook const& rulebook, model::InstrumentId instrument) {
  Commitments found;
  for (Commitment const& commitment : rulebook.commitments) {
    if (commitment.instrument == instrument && !rulebook[commitment.article].until
        && !commitment.sentences.empty()) {
      found.push_back(&commitment);
    }
  }
  return found;
}

Side side_of(model::Rulebook const& rulebook, Commitment const& commitment) {
  return {commitment.name,
          article_words(rulebook[commitment.article]),
          provenance_words(commitment.content),
          model::caps_a_breach(commitment.content.sureness),
          commitment.sentences.front().words,
          commitment.place};
}

bool forbids(model::Modality modality) {
  return modality == model::Modality::must_not || modality == model::Modality::should_not;
}

bool alike(model::Rulebook const& rulebook, Commitment const& left, Commitment const& right) {
  model::Sentence const& here = left.sentences.front();
  model::Sentence const& there = right.sentences.front();
  return forbids(here.modality) == forbids(there.modality) && here.imputation == there.imputation
         && overlap(reach_of(rulebook, here.act), reach_of(rulebook, there.act));
}

Row paired(model::Rulebook const& rulebook, Commitment const& first, Commitment const& second,
           std::string by) {
  Row row;
  row.subject = "commitment";
  row.first = side_of(rulebook, first);
  row.second = side_of(rulebook, second);
  row.paired_by = std::move(by);
  if (forbids(first.sentences.front().modality) != forbids(second.sentences.front().modality)) {
    row.differences.push_back(
        {"modality", Outcome::different, "one forbids what the other asks for"});
  } else if (&first != &second) {
    row.differences = differences(rulebook, first, second);
  }
  conclude(row);
  return row;
}

Row alone(model::Rulebook const& rulebook, Commitment const& commitment, bool in_first) {
  Row row;
  row.subject = "commitment";
  (in_first ? row.first : row.second) = side_of(rulebook, commitment);
  row.as_written = in_first ? Outcome::only_first : Outcome::only_second;
  conclude(row);
  return row;
}

/// Pairs by name, then by structure; what is left stands alone.
std::vector<Row> commitment_rows(model::Rulebook const& rulebook, model::InstrumentId first,
                                 model::InstrumentId second) {
  Commitments const here = standing(rulebook, first);
  Commitments const there = standing(rulebook, second);
  std::set<Commitment const*> taken;
  std::vector<std::optional<Row>> rows(here.size());
  for (bool const by_name : {true, false}) {
    for (std::size_t i = 0; i < here.size(); ++i) {
      for (Commitment const* other : there) {
        if (rows[i] || taken.count(other) > 0) continue;
        bool const fits =
            by_name ? here[i]->name == other->name : alike(rulebook, *here[i], *other);
        if (!fits) continue;
        rows[i] = paired(rulebook, *here[i], *other, by_name ? "name" : "structure");
        taken.insert(other);
      }
    }
  }
  std::vector<Row> all;
  for (std::size_t i = 0; i < here.size(); ++i) {
    all.push_back(rows[i] ? *rows[i] : alone(rulebook, *here[i], true));
  }
  for (Commitment const* other : there) {
    if (taken.count(other) == 0) all.push_back(alone(rulebook, *other, false));
  }
  return all;
}

std::string sentence(Row const& row, std::string const& what) {
  Side const& side = row.first ? *row.first : *row.second;
  std::string where = side.article;
  if (row.first && row.second && row.second->article != where) {
    where += " against " + row.second->article;
  }
  if (!where.empty()) where = " (" + where + ")";
  return fmt::format("{} {}{}: {}", row.subject, side.name, where, what);
}

std::string reasons(Row const& row) {
  std::vector<std::string> words;
  for (Difference const& one : row.differences) words.push_back(one.aspect + ", " + one.why);
  return fmt::format("{}", fmt::join(words, "; "));
}

void weigh(Comparison const& comparison, Row const& row, Weighing& weighing) {
  switch (row.outcome) {
    case Outcome::equal:
    case Outcome::in_both: return;
    case Outcome::only_first:
      weighing.holds.push_back(sentence(row, "only in " + comparison.first));
      return;
    case Outcome::only_second:
      weighing.fails.push_back(sentence(row, "only in " + comparison.second));
      return;
    case Outcome::stricter: weighing.holds.push_back(sentence(row, reasons(row))); return;
    case Outcome::weaker: weighing.fails.push_back(sentence(row, reasons(row))); return;
    case Outcome::mixed:
      weighing.open.push_back(sentence(row, "each is stricter in some respect; " + reasons(row)));
      return;
    case Outcome::different:
      weighing.open.push_back(sentence(row, "neither includes the other; " + reasons(row)));
      return;
    case Outcome::cannot_tell:
      weighing.open.push_back(sentence(row, "the text of one is not known well enough"));
      return;
  }
}

Weighing weighing_of(Comparison const& comparison) {
  Weighing weighing;
  for (Row const& row : comparison.commitments) weigh(comparison, row, weighing);
  for (Row const& row : comparison.instrument) weigh(comparison, row, weighing);
  std::string_view verdict = "cannot be told from these rules";
  if (weighing.holds.empty() && weighing.fails.empty() && weighing.open.empty()) {
    verdict = "does not hold: both are the same";
  } else if (!weighing.holds.empty() && weighing.fails.empty()) {
    verdict = weighing.open.empty() ? "holds" : "holds as far as the texts are known";
  } else if (weighing.holds.empty() && !weighing.fails.empty()) {
    verdict = "does not hold";
  } else if (!weighing.holds.empty()) {
    verdict = "holds in some respects and not in others";
  }
  // What binds weighs otherwise than what a text recognises, works towards or is read by.
  Weighing duties;
  for (Row const& row : comparison.commitments) weigh(comparison, row, duties);
  weighing.conclusion = fmt::format(
      "That {} is more comprehensive than {} {}: for it {}, against it {}, open {}. Of these, "
      "commitments: {} for, {} against, {} open; the rest is what the texts recognise, work "
      "towards "
      "or are read by.",
      comparison.first, comparison.second, verdict, weighing.holds.size(), weighing.fails.size(),
      weighing.open.size(), duties.holds.size(), duties.fails.size(), duties.open.size());
  return weighing;
}

}  // namespace

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::equal: return "equal";
    case Outcome::stricter: return "stricter";
    case Outcome::weaker: return "weaker";
    case Outcome::mixed: return "mixed";
    case Outcome::different: return "different";
    case Outcome::only_first: return "only-first";
    case Outcome::only_second: return "only-second";
    case Outcome::in_both: return "in-both";
    case Outcome::cannot_tell: return "cannot-tell";
  }
  return "";
}

Outcome swapped(Outcome outcome) {
  switch (outcome) {
    case Outcome::stricter: return Outcome::weaker;
    case Outcome::weaker: return Outcome::stricter;
    case Outcome::only_first: return Outcome::only_second;
    case Outcome::only_second: return Outcome::only_first;
    case Outcome::equal:
    case Outcome::mixed:
    case Outcome::different:
    case Outcome::in_both:
    case Outcome::cannot_tell: return outcome;
  }
  return outcome;
}

Outcome combined(Outcome left, Outcome right) {
  if (left == Outcome::equal || left == right) return right;
  if (right == Outcome::equal) return left;
  bool const different = left == Outcome::different || right == Outcome::different;
  return different ? Outcome::different : Outcome::mixed;
}

void conclude(Row& row) {
  for (Difference const& one : row.differences) {
    row.as_written = combined(row.as_written, one.outcome);
  }
  bool const same = row.first && row.second && row.first->place == row.second->place;
  if (row.named_only && !same && row.as_written == Outcome::equal) {
    row.as_written = Outcome::in_both;
  }
  row.outcome = row.as_written;
  bool const uncertain =
      (row.first && row.first->uncertain) || (row.second && row.second->uncertain);
  if (uncertain && !same) row.outcome = Outcome::cannot_tell;
}

std::string article_words(model::Article const& article) {
  using Form = model::Article::Form;
  switch (article.form) {
    case Form::preamble: return "preamble";
    case Form::article: return article.number.empty() ? "" : "Article " + article.number;
    case Form::annex: return article.number.empty() ? "annex" : "annex " + article.number;
    case Form::paragraph: return article.number.empty() ? "" : "paragraph " + article.number;
  }
  return "";
}

std::string provenance_words(model::Provenance const& provenance) {
  std::string words(model::name(provenance.sureness));
  if (!provenance.sources.empty()) {
    words += fmt::format(" in {}", fmt::join(provenance.sources, ", "));
  }
  if (!provenance.inferred_from.empty()) {
    words += fmt::format(" from {} \"{}\"", provenance.inferred_from, provenance.inferred_article);
  }
  if (!provenance.because.empty()) words += " because " + provenance.because;
  return words;
}

double longest_days(model::Duration duration) {
  double const count = duration.count;
  switch (duration.unit) {
    case model::Unit::minute: return count / 1440;
    case model::Unit::hour: return count / 24;
    case model::Unit::day: return count;
    case model::Unit::week: return count * 7;
    case model::Unit::month: return count * 31;
    case model::Unit::year: return count * 366;
  }
  return count;
}

Comparison compare(model::Rulebook const& rulebook, model::InstrumentId first,
                   model::InstrumentId second) {
  Comparison comparison;
  comparison.first = rulebook[first].name;
  comparison.second = rulebook[second].name;
  comparison.commitments = commitment_rows(rulebook, first, second);
  comparison.instrument = instrument_rows(rulebook, first, second);
  comparison.weighing = weighing_of(comparison);
  return comparison;
}

}  // namespace casus::author
