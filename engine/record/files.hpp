#pragma once

#include "engine/record/read.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace casus::record {

/// One thing to read cases from.
struct CaseInput {
  enum class Form : std::uint8_t {
    document,  ///< one case
    lines,     ///< NDJSON: one case a line
    sniffed    ///< whichever it turns out to be: NDJSON if its first line is a whole object
  };
  std::string path;  ///< `-` is standard input
  Form form = Form::sniffed;
};

struct CaseInputs {
  std::vector<CaseInput> inputs;
  std::vector<ReadError> errors;  ///< folders that cannot be read or hold no case
};

/// What the paths of a command line mean, sorted by the bytes of the paths: their order on
/// the command line shows nowhere. A folder stands for all `.json` and `.ndjson` files below it;
/// links to folders are not followed. A file that is reached twice is taken once.
[[nodiscard]] CaseInputs find_inputs(std::vector<std::string> const& paths);

/// A case as it lies in its file, or why it cannot be had from there.
struct CaseText {
  std::string file;  ///< as people see it
  std::string json = {};
  std::optional<std::uint32_t> line = std::nullopt;  ///< of NDJSON
  std::optional<ReadError> problem = std::nullopt;
};

/// Takes the cases out of their files one after the other, and holds no more than one of them.
class CaseSource {
 public:
  static constexpr int never = -1;

  /// Once the descriptor `wake` becomes readable, there are no more cases: a reader that waits for
  /// standard input must not keep the program from ending.
  explicit CaseSource(std::vector<CaseInput> inputs, text::Bounds const& bounds = {},
                      int wake = never);
  ~CaseSource();
  CaseSource(CaseSource const&) = delete;
  CaseSource& operator=(CaseSource const&) = delete;

  /// The next case, or nothing where there are no more.
  [[nodiscard]] std::optional<CaseText> next();
  /// Cases that have been taken.
  [[nodiscard]] std::size_t taken() const { return taken_; }
  /// How much of all inputs has been read, from 0 to 1; 0 where one of them has no size.
  [[nodiscard]] double share() const;

 private:
  class Lines;

  [[nodiscard]] std::optional<CaseText> next_here();
  [[nodiscard]] std::optional<CaseText> next_line();
  [[nodiscard]] CaseText whole(std::string begin);
  [[nodiscard]] CaseText sniff();
  [[nodiscard]] CaseText made(std::string json, std::optional<std::uint32_t> line) const;

  std::vector<CaseInput> inputs_;
  text::Bounds bounds_;
  int wake_;
  std::size_t begun_ = 0;
  std::size_t taken_ = 0;
  std::optional<std::uintmax_t> size_ = 0;  ///< of all inputs; nothing where one has none
  std::uintmax_t read_ = 0;                 ///< of those that are not open any more
  bool woken_ = false;
  std::unique_ptr<Lines> open_;  ///< the input that is being read
  CaseInput::Form form_ = CaseInput::Form::sniffed;
};

/// Reads what a source gave.
[[nodiscard]] ReadResult read_case(CaseText const& text, model::Rulebook const& rulebook,
                                   text::Bounds const& bounds = {});

/// Reads everything that the paths name: errors of folders first, then cases in order of the files.
/// Whether ids are unique over the whole run is for the caller to see.
[[nodiscard]] std::vector<ReadResult> collect_cases(std::vector<std::string> const& paths,
                                                    model::Rulebook const& rulebook,
                                                    text::Bounds const& bounds = {});

}  // namespace casus::record
