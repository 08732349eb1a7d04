#include "engine/cli/batch.hpp"

#include "engine/cli/interruption.hpp"
#include "engine/cli/marking.hpp"
#include "engine/cli/parallel.hpp"
#include "engine/cli/progress.hpp"
#include "engine/cli/refusal.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/withhold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace casus::cli {
namespace {

/// Whether a finding of the case reaches `--fail-on`. What is hidden by --only counts too; what
/// --treaty leaves out does not.
bool reaches(report::Settings const& settings, judge::CaseFindings const& found) {
  if (!settings.fail_on) return false;
  return std::any_of(found.findings.begin(), found.findings.end(),
                     [&](judge::Finding const& finding) {
                       return settings.shows(settings.rulebook[finding.commitment].instrument)
                              && judge::rank(finding.verdict) >= judge::rank(*settings.fail_on);
                     });
}

}  // namespace

Batch::Batch(report::Settings const& settings, report::Format const& format,
             report::TextStyle const& style, record::CaseInputs inputs)
    : settings_(settings),
      format_(format),
      style_(style),
      inputs_(std::move(inputs.inputs)),
      lookout_(settings.rulebook.vocabulary) {
  remarks_.errors = std::move(inputs.errors);
}

void Batch::judge(std::size_t jobs, bool shows_progress) {
  Progress progress(shows_progress, {"judging", "cases"});
  Interruption const interruption;
  record::CaseSource source(std::move(inputs_), settings_.options.bounds, interruption.wake());
  in_order<record::CaseText, Done>(
      jobs,
      [&] {
        std::optional<record::CaseText> text;
        if (interruption.signal() == 0) text = source.next();
        if (!text) signal_ = interruption.signal();
        progress.reach(source.taken(), source.share());
        return text;
      },
      [&](record::CaseText const& text) { return one(text); },
      [&](Done done) { add(std::move(done)); });
  remarks_.interrupted = signal_ != 0;
}

void Batch::write(report::Sink const& sink) {
  report::Pieces const pieces = [&](report::Sink const& to) { pieces_.copy_to(to); };
  format_.whole(settings_, {pieces, summary_, remarks_}, style_, sink);
}

Done Batch::one(record::CaseText const& text) const {
  record::ReadResult read = record::read_case(text, settings_.rulebook, settings_.options.bounds);
  Done done;
  done.errors = std::move(read.errors);
  if (settings_.max_tlp) done.errors = without_words(std::move(done.errors));
  if (!read.value) return done;
  if (settings_.max_tlp && !record::withhold(*read.value, *settings_.max_tlp, settings_.rulebook)) {
    ++done.markings.withheld_cases;
    return done;
  }
  done.markings.add(*read.value);
  judge::CaseFindings found;
  try {
    found = judge::judge(settings_.rulebook, *read.value, settings_.options);
  } catch (judge::BoundExceeded const& exceeded) {
    done.errors.push_back(refusal(*read.value, exceeded));
    return done;
  }
  report::JudgedCase const both{*read.value, found, &text};
  done.piece = format_.piece(settings_, both, style_);
  done.id = read.value->id;
  done.file = read.value->file;
  done.summary.add(settings_, both);
  done.line = text.line.value_or(0);
  done.seen = join::sightings(settings_.rulebook, *read.value);
  done.reached = reaches(settings_, found);
  return done;
}

void Batch::add(Done done) {
  if (done.markings.withheld_cases > 0) {
    remarks_.markings.add(done.markings);
    return;
  }
  if (done.errors.empty()) {
    std::optional<record::ReadError> twice = ids_.take(done.id, done.file);
    if (twice) done.errors.push_back(std::move(*twice));
  }
  if (!done.errors.empty()) {
    std::move(done.errors.begin(), done.errors.end(), std::back_inserter(remarks_.errors));
    return;
  }
  remarks_.markings.add(done.markings);
  pieces_.add(done.piece);
  summary_.add(done.summary);
  reached_ = reached_ || done.reached;
  look_out(std::move(done));
}

void Batch::look_out(Done done) {
  constexpr std::size_t shown_max = 20;
  auto const found = lookout_.add(done.file, done.line, std::move(done.seen));
  if (!found) return;
  if (++look_alikes_count_ > shown_max) return;
  std::string const earlier =
      found->line == 0 ? found->file : fmt::format("{}:{}", found->file, found->line);
  bool const lines = found->line != 0 || done.line != 0;
  std::string const way_out =
      lines ? "write both into files of their own, and `casus merge` keeps the claims of both"
            : fmt::format("`casus merge {} {}` keeps the claims of both in one case", found->file,
                          done.file);
  record::ReadError said{
      done.file, found->this_pointer, std::string(record::info(record::ErrorCode::looks_alike).id),
      fmt::format("looks like the same event as {} of {}: {}; {}", found->pointer,
                  record::in_backticks(earlier), describe(found->tie), way_out)};
  if (done.line != 0) said.line = done.line;
  look_alikes_.push_back(std::move(said));
}

}  // namespace casus::cli
