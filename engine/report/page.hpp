#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casus::report {

/// What a piece of text looks like where colour is on.
enum class Ink : std::uint8_t { plain, strong, faint, red, magenta, yellow, green, cyan };

/// A piece of running text.
struct Span {
  std::string text;
  Ink ink = Ink::plain;
};
using Text = std::vector<Span>;

/// Text from a case or a rule made safe for a terminal: code points that a terminal would obey
/// (escapes and other controls, marks of writing direction, blanks without width) and bytes that
/// are not UTF-8 are shown as `\u{1B}`, line ends and tabs become a blank.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns that a printable text takes, one for each code point.
[[nodiscard]] std::size_t columns(std::string_view text);

/// Lays out running text in lines of a fixed width. Everything that it is given goes through
/// `printable`, so that no report can carry a terminal escape of a case file.
class Page {
 public:
  /// A page of no column would hold nothing.
  Page(std::size_t width, bool colour) : width_(std::max<std::size_t>(width, 1)), colour_(colour) {}

  [[nodiscard]] std::size_t width() const { return width_; }

  void blank();
  /// Wraps at blanks; the first line is indented by `indent`, the others by `hang`. A word longer
  /// than a line is cut.
  void paragraph(std::size_t indent, std::size_t hang, Text const& text);
  /// A label in its column, then running text beside it.
  void row(std::size_t indent, std::string_view label, Text const& text);
  /// A line of `─` from `indent` to the right edge.
  void rule(std::size_t indent);

  [[nodiscard]] std::string take();

 private:
  struct Word;
  [[nodiscard]] static std::vector<Word> words_of(Text const& text, std::size_t longest);
  /// Changes the ink of what follows; `plain` ends it.
  void ink(Ink next);
  void put(std::string_view text, Ink ink);

  std::size_t width_;
  bool colour_;
  Ink current_ = Ink::plain;
  std::string out_;
};

/// Columns of the label in `Page::row`.
inline constexpr std::size_t label_columns = 13;

}  // namespace casus::report
