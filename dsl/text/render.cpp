#include "dsl/text/render.hpp"

#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace casus::text {

namespace {

constexpr std::size_t tab_columns = 4;
/// Code points of a line shown on either side of the words that are meant.
constexpr std::size_t context_columns = 72;

struct Palette {
  std::string_view error, warning, note, strong, dim, reset;
};

Palette palette(Colour colour) {
  if (colour == Colour::plain) return {"", "", "", "", "", ""};
  return {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m", "\x1b[34m", "\x1b[0m"};
}

/// Words of a message: whatever they quote reaches the terminal as text, and not without end.
std::string printable(std::string_view words) {
  constexpr std::size_t bytes_max = 800;
  std::string const kept = shortened(words, bytes_max);
  std::string result;
  for (std::size_t at = 0; at < kept.size();) {
    CodePoint const point = code_point_at(kept, at);
    bool const plain = point.valid && !is_invisible(point.value);
    result += plain ? std::string_view{kept}.substr(at, point.size) : "\uFFFD";
    at += point.size;
  }
  return result;
}

std::string_view tint(Palette const& colours, Severity severity) {
  switch (severity) {
    case Severity::error: return colours.error;
    case Severity::warning: return colours.warning;
    case Severity::note: return colours.note;
  }
  return colours.error;
}

/// Text as a terminal may show it, one line of source and the line of carets under it.
struct Excerpt {
  std::string text;
  std::string carets;
};

void append(Excerpt& excerpt, std::string_view shown, std::size_t columns, char caret) {
  excerpt.text += shown;
  excerpt.carets.append(columns, caret);
}

/// The part of a line around `centre`, with carets under `words`.
Excerpt excerpt(SourceFile const& file, Span line, Span words, std::uint32_t centre) {
  std::string_view const text = file.text(line);
  std::size_t const begin = std::max(words.begin, line.begin) - line.begin;
  std::size_t const end = std::min(words.end, line.end) - line.begin;
  std::size_t const middle = centre - line.begin;
  std::size_t first = middle > context_columns ? middle - context_columns : 0;
  while (first > 0 && is_continuation(text[first])) --first;
  Excerpt result;
  if (first > 0) append(result, "…", 1, ' ');
  std::size_t at = first;
  for (; at < text.size() && at < middle + 2 * context_columns;) {
    CodePoint const point = code_point_at(text, at);
    char const caret = at >= begin && at < std::max(end, begin + 1) ? '^' : ' ';
    if (point.value == U'\t') {
      append(result, std::string(tab_columns, ' '), tab_columns, caret);
    } else if (!point.valid || is_invisible(point.value)) {
      append(result, "\uFFFD", 1, caret);
    } else {
      append(result, text.substr(at, point.size), 1, caret);
    }
    at += point.size;
  }
  if (at < text.size()) append(result, "…", 1, ' ');
  if (begin >= text.size()) result.carets += '^';
  result.carets.erase(result.carets.find_last_not_of(' ') + 1);
  return result;
}

/// A line of carets, with what is said of the words above them.
std::string caret_line(Excerpt const& shown, std::string_view margin, std::string_view text,
                       std::string_view tint, Palette const& colours) {
  return fmt::format("{}{} |{} {}{}{}{}{}\n", margin, colours.dim, colours.reset, tint,
                     shown.carets, text.empty() ? "" : " ", printable(text), colours.reset);
}

/// A place with its line; `text` stands behind the carets.
std::string place(SourceFile const& file, Span span, std::string_view text, std::string_view tint,
                  Palette const& colours) {
  Position const position = file.position(span.begin);
  std::string const number = std::to_string(position.line);
  std::string const margin(number.size(), ' ');
  std::string result = fmt::format("{}{}-->{} {}:{}:{}\n", margin, colours.dim, colours.reset,
                                   file.path(), position.line, position.column);
  if (file.size() == 0) return result;
  Excerpt const shown = excerpt(file, file.line_span(position.line), span, span.begin);
  result += fmt::format("{}{} |{} {}\n", colours.dim, number, colours.reset, shown.text);
  return result + caret_line(shown, margin, text, tint, colours);
}

/// A label on the line that has just been shown.
std::string under(Label const& label, Span main, Palette const& colours) {
  std::uint32_t const line = label.file.position(main.begin).line;
  std::string const margin(std::to_string(line).size(), ' ');
  Excerpt const shown = excerpt(label.file, label.file.line_span(line), label.span, main.begin);
  return caret_line(shown, margin, label.text, colours.note, colours);
}

}  // namespace

std::string render(Diagnostic const& diagnostic, Colour colour) {
  Palette const colours = palette(colour);
  CodeInfo const& code = info(diagnostic.code);
  std::string_view const main_tint = tint(colours, code.severity);
  std::string result =
      fmt::format("{}{} {}{}{}: {}{}\n", main_tint, name(code.severity), code.id, colours.reset,
                  colours.strong, printable(diagnostic.message), colours.reset);
  result += place(diagnostic.file, diagnostic.span, "", main_tint, colours);
  Position const main = diagnostic.file.position(diagnostic.span.begin);
  for (Label const& label : diagnostic.labels) {
    bool const same_line =
        label.file == diagnostic.file && label.file.position(label.span.begin).line == main.line;
    result += same_line ? under(label, diagnostic.span, colours)
                        : place(label.file, label.span, label.text, colours.note, colours);
  }
  for (std::string const& note : diagnostic.notes) {
    result += fmt::format("  {}note:{} ", colours.note, colours.reset);
    // A note of several lines shows a piece of text to write: kept in one column.
    for (char const c : printable(note))
      result += c == '\n' ? std::string("\n        ") : std::string(1, c);
    result += '\n';
  }
  if (!diagnostic.hint.empty()) {
    result +=
        fmt::format("  {}help:{} {}\n", colours.note, colours.reset, printable(diagnostic.hint));
  }
  return result;
}

std::string render(Diagnostics const& diagnostics, Colour colour) {
  std::string result;
  for (Diagnostic const& one : diagnostics.all()) {
    if (!result.empty()) result += '\n';
    result += render(one, colour);
  }
  if (diagnostics.dropped_count() > 0) {
    result += fmt::format("\nand {} more\n", diagnostics.dropped_count());
  }
  return result;
}

}  // namespace casus::text
