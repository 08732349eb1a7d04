#pragma once

#include "engine/cli/inputs.hpp"
#include "engine/cli/spool.hpp"
#include "engine/join/lookout.hpp"
#include "engine/record/files.hpp"
#include "engine/report/format.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace casus::cli {

/// What remains of a case once it is judged and written.
struct Done {
  std::string id, file, piece;
  report::Summary summary;
  report::Markings markings{};
  bool reached = false;
  std::uint32_t line = 0;  ///< of NDJSON
  std::vector<join::Sighting> seen{};
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
  /// Cases that look like one event, each with an earlier one; the first of them, and how many.
  [[nodiscard]] std::vector<record::ReadError> const& look_alikes() const { return look_alikes_; }
  [[nodiscard]] std::size_t look_alikes_count() const { return look_alikes_count_; }
  /// Whether there were more cases than can be compared with each other.
  [[nodiscard]] bool compared_some() const { return lookout_.full(); }
  /// The report, as `report::Format::whole` writes it.
  void write(report::Sink const& sink);

 private:
  [[nodiscard]] Done one(record::CaseText const& text) const;
  void add(Done done);
  void look_out(Done done);

  report::Settings const& settings_;
  report::Format const& format_;
  report::TextStyle style_;
  std::vector<record::CaseInput> inputs_;
  CaseIds ids_;
  join::Lookout lookout_;
  std::vector<record::ReadError> look_alikes_;
  std::size_t look_alikes_count_ = 0;
  Spool pieces_;
  report::Summary summary_;
  report::Remarks remarks_;
  bool reached_ = false;
  int signal_ = 0;
};

}  // namespace casus::cli
