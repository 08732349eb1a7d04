#include "engine/report/svg_text.hpp"

#include "dsl/text/utf8.hpp"
#include "engine/report/page.hpp"

namespace casus::report {
namespace {

/// The scripts of East Asia, whose letters are as wide as they are high, begin here.
constexpr char32_t first_wide_letter = 0x1100;

class Wrapper {
 public:
  explicit Wrapper(std::size_t columns_max) : columns_max_(columns_max) {}

  void letter(std::string_view bytes, char32_t value) {
    if (value == U' ') {
      end_word();
      return;
    }
    std::size_t const width = value < first_wide_letter ? 1 : 2;
    if (word_width_ + width > columns_max_) end_word();
    word_ += bytes;
    word_width_ += width;
  }

  [[nodiscard]] std::vector<std::string> take() {
    end_word();
    if (!line_.empty()) lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void end_word() {
    if (word_.empty()) return;
    bool const fits = line_width_ + 1 + word_width_ <= columns_max_;
    if (!line_.empty() && !fits) {
      lines_.push_back(std::move(line_));
      line_.clear();
      line_width_ = 0;
    }
    if (!line_.empty()) {
      line_ += ' ';
      ++line_width_;
    }
    line_ += word_;
    line_width_ += word_width_;
    word_.clear();
    word_width_ = 0;
  }

  std::size_t columns_max_;
  std::vector<std::string> lines_;
  std::string line_, word_;
  std::size_t line_width_ = 0, word_width_ = 0;
};

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t columns_max) {
  std::string const shown = printable(text);
  Wrapper wrapper(columns_max);
  for (std::size_t at = 0; at < shown.size();) {
    text::CodePoint const point = text::code_point_at(shown, at);
    wrapper.letter(std::string_view{shown}.substr(at, point.size), point.value);
    at += point.size;
  }
  return wrapper.take();
}

}  // namespace casus::report
