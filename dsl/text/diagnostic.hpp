#pragma once

#include "dsl/text/bounds.hpp"
#include "dsl/text/source.hpp"
#include "dsl/text/span.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::text {

enum class Severity : std::uint8_t { error, warning, note };

/// Every diagnostic of the language; the list is diagnostics.def.
enum class Code : std::uint16_t {
#define CASUS_DIAGNOSTIC(identifier, id, severity, title) identifier,
#include "dsl/text/diagnostics.def"
#undef CASUS_DIAGNOSTIC
};

/// What is fixed about a code: its stable id (`T0201`), its severity and one line of explanation.
struct CodeInfo {
  Code code;
  std::string_view identifier;
  std::string_view id;
  Severity severity;
  std::string_view title;
};

[[nodiscard]] CodeInfo const& info(Code code);
/// All codes in the order of the list.
[[nodiscard]] std::vector<CodeInfo> const& all_codes();
[[nodiscard]] std::string_view name(Severity severity);

/// A second place that belongs to the message, possibly in another file.
struct Label {
  SourceFile file;
  Span span;
  std::string text;
};

/// A change that would mend the text: replace the bytes of `span` (may be empty: insert).
struct Fix {
  Span span;
  std::string replacement;
};

/// One message. House voice: lower case, no full stop, user text in backticks; what was seen,
/// then the rule, then the hint.
struct Diagnostic {
  Diagnostic(Code code_, SourceFile file_, Span span_, std::string message_);

  Code code;
  SourceFile file;
  Span span;
  std::string message;
  std::vector<Label> labels{};
  std::vector<std::string> notes{};
  std::optional<Fix> fix{};

  Diagnostic& label(SourceFile other, Span at, std::string text);
  /// A label in the same file.
  Diagnostic& label(Span at, std::string text);
  Diagnostic& note(std::string text);
  /// The hint is shown as `help: …`; by convention it quotes the replacement.
  Diagnostic& suggest(Fix change, std::string hint);

  std::string hint{};
};

/// Collects messages up to a limit; those beyond it are only counted.
class Diagnostics {
 public:
  Diagnostics() = default;
  explicit Diagnostics(Bounds const& bounds) : kept_max_(bounds.rule_messages) {}

  void add(Diagnostic diagnostic);
  /// Whether further messages are only counted: then `count` saves the work of making one.
  [[nodiscard]] bool full() const { return kept_.size() >= kept_max_; }
  void count(Code code);
  /// Orders by file (as first seen) and place, keeping the order of equals.
  void sort();

  [[nodiscard]] std::vector<Diagnostic> const& all() const { return kept_; }
  [[nodiscard]] bool empty() const { return kept_.empty() && dropped_ == 0; }
  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  /// Messages beyond the limit.
  [[nodiscard]] std::size_t dropped_count() const { return dropped_; }

 private:
  std::size_t kept_max_ = Bounds{}.rule_messages;
  std::vector<Diagnostic> kept_{};
  std::size_t errors_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace casus::text
