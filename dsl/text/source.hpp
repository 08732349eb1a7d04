#pragma once

#include "dsl/text/bounds.hpp"
#include "dsl/text/span.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace casus::text {

class Diagnostics;

/// A place for people: line and column count from 1; a column is one code point.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(Position, Position) = default;
};

/// The bytes of one file with their line index. A cheap handle: copies share one immutable text,
/// so that diagnostics and trees may outlive the place that loaded the file.
class SourceFile {
 public:
  /// Takes text as it is: no validation. Untrusted text goes through `make_source`.
  SourceFile(std::string path, std::string text);

  [[nodiscard]] std::string const& path() const;
  [[nodiscard]] std::string_view text() const;
  /// The text under a span; the span must lie within the file.
  [[nodiscard]] std::string_view text(Span span) const;
  [[nodiscard]] std::uint32_t size() const;

  /// Line and column of a byte offset; offsets past the end give the end.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t line_count() const;
  /// Bytes of a line (from 1) without its line ending.
  [[nodiscard]] Span line_span(std::uint32_t line) const;

  /// Two handles are equal when they share the same text.
  friend bool operator==(SourceFile const& a, SourceFile const& b) { return a.data_ == b.data_; }

 private:
  struct Data;
  std::shared_ptr<Data const> data_;
};

/// Offset of the first byte that is not UTF-8 (overlong forms, surrogates and values above
/// U+10FFFF count as not UTF-8), or nothing.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Checks untrusted text: a byte order mark is dropped; a text that is too long (T0103) or not
/// UTF-8 (T0102) is reported, and nothing is returned.
[[nodiscard]] std::optional<SourceFile> make_source(std::string path, std::string text,
                                                    Bounds const& bounds, Diagnostics& out);

/// Reads a file, never more of it than the limit. A file that cannot be read is reported (T0101),
/// otherwise as `make_source`.
[[nodiscard]] std::optional<SourceFile> load_source(std::string const& path, Bounds const& bounds,
                                                    Diagnostics& out);

}  // namespace casus::text
