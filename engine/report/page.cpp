#include "engine/report/page.hpp"

#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace casus::report {
namespace {

/// Columns that text needs to be read.
constexpr std::size_t narrowest = 20;

std::string_view escape_of(Ink ink) {
  switch (ink) {
    case Ink::plain: return "";
    case Ink::strong: return "\x1b[1m";
    case Ink::faint: return "\x1b[2m";
    case Ink::red: return "\x1b[1;31m";
    case Ink::magenta: return "\x1b[1;35m";
    case Ink::yellow: return "\x1b[1;33m";
    case Ink::green: return "\x1b[32m";
    case Ink::cyan: return "\x1b[36m";
  }
  return "";
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    text::CodePoint const point = text::code_point_at(text, at);
    if (!point.valid || text::is_invisible(point.value)) {
      fmt::format_to(std::back_inserter(out), "\\u{{{:02X}}}",
                     static_cast<std::uint32_t>(point.value));
    } else if (point.value == U'\n' || point.value == U'\r' || point.value == U'\t') {
      out += ' ';
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return !text::is_continuation(byte); }));
}

/// Pieces between two blanks: several where the ink changes within a word.
struct Page::Word {
  Text pieces;
  std::size_t size = 0;
};

std::vector<Page::Word> Page::words_of(Text const& text, std::size_t longest) {
  std::vector<Word> words;
  bool open = false;
  auto const add = [&](std::string_view piece, Ink ink) {
    if (!open) words.push_back({});
    open = true;
    while (!piece.empty()) {
      Word& word = words.back();
      std::size_t const room = longest - std::min(longest, word.size);
      std::size_t bytes = 0;
      std::size_t taken = 0;
      while (bytes < piece.size() && taken < room) {
        bytes += text::code_point_at(piece, bytes).size;
        ++taken;
      }
      if (taken == 0) {
        words.push_back({});
        continue;
      }
      word.pieces.push_back({std::string(piece.substr(0, bytes)), ink});
      word.size += taken;
      piece.remove_prefix(bytes);
    }
  };
  for (Span const& span : text) {
    std::string const safe = printable(span.text);
    std::string_view rest = safe;
    while (!rest.empty()) {
      std::size_t const blank = std::min(rest.find(' '), rest.size());
      if (blank > 0) add(rest.substr(0, blank), span.ink);
      if (blank < rest.size()) open = false;
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
  }
  return words;
}

void Page::ink(Ink next) {
  if (!colour_ || next == current_) return;
  if (current_ != Ink::plain) out_ += "\x1b[0m";
  out_ += escape_of(next);
  current_ = next;
}

void Page::put(std::string_view text, Ink with) {
  ink(with);
  out_ += text;
}

void Page::blank() { out_ += '\n'; }

void Page::paragraph(std::size_t indent, std::size_t hang, Text const& text) {
  // Where little room is left, less is indented: a line never leaves the page.
  std::size_t const deepest = width_ - std::min(narrowest, width_);
  indent = std::min(indent, deepest);
  hang = std::min(hang, deepest);
  std::size_t column = indent;
  bool fresh = true;
  out_.append(indent, ' ');
  for (Word const& word : words_of(text, width_ - std::max(indent, hang))) {
    if (!fresh && column + 1 + word.size > width_) {
      ink(Ink::plain);
      out_ += '\n';
      out_.append(hang, ' ');
      column = hang;
      fresh = true;
    }
    if (!fresh) {
      // The blank between two words of one ink does not interrupt it.
      if (word.pieces.front().ink != current_) ink(Ink::plain);
      out_ += ' ';
      ++column;
    }
    for (Span const& piece : word.pieces) put(piece.text, piece.ink);
    column += word.size;
    fresh = false;
  }
  ink(Ink::plain);
  out_ += '\n';
}

void Page::row(std::size_t indent, std::string_view label, Text const& text) {
  std::string shown = printable(label);
  std::size_t const size = columns(shown);
  indent = std::min(indent, width_ - std::min(narrowest, width_));
  out_.append(indent, ' ');
  put(shown, Ink::faint);
  ink(Ink::plain);
  std::size_t const hang = indent + label_columns;
  bool const has_room = hang + narrowest <= width_;
  if (size + 1 > label_columns || !has_room) {
    std::size_t const below = has_room ? hang : indent + 2;
    out_ += '\n';
    paragraph(below, below, text);
    return;
  }
  Page body(width_, colour_);
  body.paragraph(hang, hang, text);
  std::string const lines = body.take();
  // The first line's indentation is already taken by the label.
  out_ += lines.substr(indent + size);
}

void Page::rule(std::size_t indent) {
  out_.append(indent, ' ');
  std::string line;
  for (std::size_t i = indent; i < width_; ++i) line += "─";
  put(line, Ink::faint);
  ink(Ink::plain);
  out_ += '\n';
}

std::string Page::take() { return std::exchange(out_, {}); }

}  // namespace casus::report
