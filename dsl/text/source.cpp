#include "dsl/text/source.hpp"

#include "dsl/text/diagnostic.hpp"
#include "dsl/text/files.hpp"
#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace casus::text {

struct SourceFile::Data {
  std::string path;
  std::string text;
  /// Offsets of the first byte of each line.
  std::vector<std::uint32_t> line_starts{0};
};

SourceFile::SourceFile(std::string path, std::string text) {
  auto data = std::make_shared<Data>();
  data->path = std::move(path);
  data->text = std::move(text);
  for (std::uint32_t i = 0; i < data->text.size(); ++i) {
    if (data->text[i] == '\n') data->line_starts.push_back(i + 1);
  }
  data_ = std::move(data);
}

std::string const& SourceFile::path() const { return data_->path; }

std::string_view SourceFile::text() const { return data_->text; }

std::string_view SourceFile::text(Span span) const {
  return std::string_view{data_->text}.substr(span.begin, span.size());
}

std::uint32_t SourceFile::size() const { return static_cast<std::uint32_t>(data_->text.size()); }

Position SourceFile::position(std::uint32_t offset) const {
  offset = std::min(offset, size());
  auto const& starts = data_->line_starts;
  auto const after = std::upper_bound(starts.begin(), starts.end(), offset);
  auto const line = static_cast<std::uint32_t>(after - starts.begin());
  Position place{line, 1};
  for (std::uint32_t i = starts[line - 1]; i < offset; ++i) {
    if (!is_continuation(data_->text[i])) ++place.column;
  }
  return place;
}

std::uint32_t SourceFile::line_count() const {
  return static_cast<std::uint32_t>(data_->line_starts.size());
}

Span SourceFile::line_span(std::uint32_t line) const {
  auto const& starts = data_->line_starts;
  Span span{starts[line - 1], line < starts.size() ? starts[line] - 1 : size()};
  if (!span.empty() && data_->text[span.end - 1] == '\r') --span.end;
  return span;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    CodePoint const point = code_point_at(text, i);
    if (!point.valid) return i;
    i += point.size;
  }
  return std::nullopt;
}

std::optional<SourceFile> make_source(std::string path, std::string text, Bounds const& bounds,
                                      Diagnostics& out) {
  if (text.size() > bounds.rule_file_bytes) {
    out.add(Diagnostic{Code::source_too_long, SourceFile{std::move(path), {}}, Span{},
                       fmt::format("the file is longer than {} bytes{}", bounds.rule_file_bytes,
                                   way_out(Bound::rule_file_bytes))}
                .note("split it: one instrument to a file"));
    return std::nullopt;
  }
  if (std::string_view{text}.substr(0, 3) == "\xEF\xBB\xBF") text.erase(0, 3);
  if (auto const bad = first_invalid_utf8(text)) {
    auto const at = static_cast<std::uint32_t>(*bad);
    unsigned const byte = static_cast<unsigned char>(text[*bad]);
    out.add(Diagnostic{Code::not_utf8, SourceFile{std::move(path), std::move(text)},
                       Span{at, at + 1}, fmt::format("byte 0x{:02X} is not UTF-8 text", byte)}
                .note("save the file as UTF-8"));
    return std::nullopt;
  }
  return SourceFile{std::move(path), std::move(text)};
}

std::optional<SourceFile> load_source(std::string const& path, Bounds const& bounds,
                                      Diagnostics& out) {
  FileBytes file = read_file(path, bounds.rule_file_bytes);
  if (file.problem) {
    std::string const shown = shown_path(path);
    out.add(Diagnostic{Code::unreadable_file, SourceFile{shown, {}}, Span{},
                       fmt::format("cannot read `{}`: {}", shown, *file.problem)});
    return std::nullopt;
  }
  return make_source(shown_path(path), std::move(file.bytes), bounds, out);
}

}  // namespace casus::text
