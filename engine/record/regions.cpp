#include "engine/record/regions.hpp"

#include "dsl/text/utf8.hpp"

#include <charconv>
#include <cstddef>
#include <system_error>
#include <utility>

namespace casus::record {
namespace {

/// Walks over the text once, with no more state than the depth of brackets and the last text seen.
class Scanner {
 public:
  Scanner(std::string_view json, std::uint32_t first_line) : json_(json), line_(first_line) {}

  CaseRegions scan() {
    while (at_ < json_.size()) {
      switch (json_[at_]) {
        case '"': text(); break;
        case '{':
        case '[': open(); break;
        case '}':
        case ']': close(); break;
        default: advance();
      }
    }
    return std::move(found_);
  }

 private:
  /// Over one byte; columns count code points.
  void advance() {
    if (json_[at_] == '\n') {
      ++line_;
      column_ = 1;
    } else if (!text::is_continuation(json_[at_])) {
      ++column_;
    }
    ++at_;
  }

  void text() {
    std::size_t const begin = at_ + 1;
    advance();
    while (at_ < json_.size() && json_[at_] != '"') {
      if (json_[at_] == '\\') advance();
      if (at_ < json_.size()) advance();
    }
    last_text_ = json_.substr(begin, at_ - begin);
    if (at_ < json_.size()) advance();
  }

  void begin(TextRegion& region) const {
    region.line = line_;
    region.column = column_;
  }
  void end(TextRegion& region) const {
    region.end_line = line_;
    region.end_column = column_;
  }

  void open() {
    if (depth_ == 0) begin(found_.whole);
    // The first key of that name counts, as for the reader.
    bool const list = depth_ == 1 && json_[at_] == '[' && last_text_ == "events";
    if (list && found_.events.empty()) in_events_ = true;
    if (in_events_ && depth_ == depth_of_an_event) begin(found_.events.emplace_back());
    ++depth_;
    advance();
  }

  void close() {
    advance();
    if (depth_ == 0) return;
    --depth_;
    if (depth_ == 0) end(found_.whole);
    if (in_events_ && depth_ == depth_of_an_event) end(found_.events.back());
    if (depth_ < depth_of_an_event) in_events_ = false;
  }

  static constexpr std::size_t depth_of_an_event = 2;

  std::string_view json_;
  std::uint32_t line_;
  std::size_t at_ = 0;
  std::uint32_t column_ = 1;
  std::size_t depth_ = 0;
  bool in_events_ = false;
  std::string_view last_text_;
  CaseRegions found_;
};

}  // namespace

CaseRegions find_regions(std::string_view json, std::uint32_t first_line) {
  return Scanner(json, first_line).scan();
}

TextRegion region_of_event(CaseRegions const& regions, std::string_view pointer) {
  constexpr std::string_view prefix = "/events/";
  if (pointer.substr(0, prefix.size()) != prefix) return regions.whole;
  std::size_t index = 0;
  char const* const end = pointer.data() + pointer.size();
  auto const [stop, failed] = std::from_chars(pointer.data() + prefix.size(), end, index);
  bool const known = failed == std::errc() && stop == end && index < regions.events.size();
  return known ? regions.events[index] : regions.whole;
}

}  // namespace casus::record
