#pragma once

#include "engine/cli/inputs.hpp"
#include "engine/cli/spool.hpp"
#include "engine/record/files.hpp"
#include "engine/report/format.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace casus::cli {

/// What remains of a case once it is judged and written.
struct Done {
  std::string id, file, piece;
  report::Summary summary;
  report::Markings markings{};
  bool reached = false;
  std::vector<record::ReadError> errors{};  ///< instead of all that
};

/// The cases of one run, judged one after the other: of each only its piece of the report is kept.
class Batch {
 public:
  Batch(report::Settings const& settings, report::Format const& format,
        report::TextStyle const& style, record::CaseInputs inputs);

  /// Judges all cases, or as many as there is time for before SIGINT or SIGTERM.
  void judge(std::size_t jobs, bool shows_progress);

  /// The signal that ended the batch before its end, or 0.
  [[nodiscard]] int signal() const { return signal_; }
  /// Whether a finding reached `--fail-on`.
  [[nodiscard]] bool reached() const { return reached_; }
  [[nodiscard]] std::vector<record::ReadError> const& errors() const { return remarks_.errors; }
  /// The report, as `report::Format::whole` writes it.
  void write(report::Sink const& sink);

 private:
  [[nodiscard]] Done one(record::CaseText const& text) const;
  void add(Done done);

  report::Settings const& settings_;
  report::Format const& format_;
  report::TextStyle style_;
  std::vector<record::CaseInput> inputs_;
  CaseIds ids_;
  Spool pieces_;
  report::Summary summary_;
  report::Remarks remarks_;
  bool reached_ = false;
  int signal_ = 0;
};

}  // namespace casus::cli
