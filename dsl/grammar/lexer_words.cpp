#include "dsl/grammar/lexer_words.hpp"

#include "dsl/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::grammar {

namespace {

using syntax::Token;
using syntax::TokenKind;
using text::Code;
using text::Diagnostic;

constexpr std::size_t integer_digits_max = 9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_word(std::string_view text) {
  if (!is_lower(text[0]) || text.back() == '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const hyphen = text[i] == '-' && text[i - 1] != '-';
    if (!is_lower(text[i]) && !is_digit(text[i]) && !hyphen) return false;
  }
  return true;
}

bool is_variable(std::string_view text) {
  return is_upper(text[0]) && std::all_of(text.begin(), text.end(), [](char c) {
           return is_lower(c) || is_upper(c) || is_digit(c);
         });
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    std::size_t const end = std::min(text.find(at, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    if (end == text.size()) return parts;
    begin = end + 1;
  }
}

int to_int(std::string_view digits) {
  int value = 0;
  for (char const c : digits.substr(0, 9)) value = value * 10 + (c - '0');
  return value;
}

int days_in(int year, int month) {
  constexpr std::array<int, 13> days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month)];
}

struct Date {
  int year = 0, month = 0, day = 0;
};

/// 2021-01-26 or 2021-01 by its shape; the day is 0 in the second.
std::optional<Date> date_of(std::string_view text) {
  auto const parts = split(text, '-');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  if (parts[0].size() != 4 || !std::all_of(parts.begin(), parts.end(), all_digits)) {
    return std::nullopt;
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].size() != 2) return std::nullopt;
  }
  return Date{to_int(parts[0]), to_int(parts[1]), parts.size() == 3 ? to_int(parts[2]) : 0};
}

/// Why no calendar has the date, or nothing.
std::optional<std::string> impossible(Date date, bool has_day) {
  if (date.month < 1 || date.month > 12) { return fmt::format("there is no month {}", date.month); }
  int const days = days_in(date.year, date.month);
  if (has_day && (date.day < 1 || date.day > days)) {
    return fmt::format("{:04}-{:02} has {} days", date.year, date.month, days);
  }
  return std::nullopt;
}

/// The same date the right way round, where the parts leave one reading: `26-01-2021`, `2021-1-5`.
std::optional<std::string> turned(std::string_view text) {
  auto parts = split(text, '-');
  if (parts.size() == 1) parts = split(text, '.');
  if (parts.size() != 3 || !std::all_of(parts.begin(), parts.end(), all_digits)) {
    return std::nullopt;
  }
  if (parts[0].size() <= 2 && parts[2].size() == 4) std::swap(parts[0], parts[2]);
  if (parts[0].size() != 4 || parts[1].size() > 2 || parts[2].size() > 2) return std::nullopt;
  Date const date{to_int(parts[0]), to_int(parts[1]), to_int(parts[2])};
  if (impossible(date, true)) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

class Classifier {
 public:
  Classifier(text::SourceFile const& source, text::Span run, text::Diagnostics& out)
      : source_(source), run_(run), out_(out), text_(source.text(run)) {
    token_.span = run;
  }

  Token result() {
    if (is_word(text_)) {
      token_.kind = TokenKind::word;
      token_.word = syntax::word_id(text_);
    } else if (is_variable(text_)) {
      token_.kind = TokenKind::variable;
    } else if (is_digit(text_[0])) {
      numeric();
    } else {
      malformed_word();
    }
    return token_;
  }

 private:
  void numeric() {
    if (auto const date = date_of(text_)) {
      token_.kind = TokenKind::date;
      if (auto const why = impossible(*date, text_.size() > 7)) {
        report(Code::malformed_date, fmt::format("`{}` is not a date: {}", text_, *why));
        add();
      }
      return;
    }
    if (auto const right = turned(text_)) {
      token_.kind = TokenKind::date;
      report(Code::malformed_date, fmt::format("`{}` is not a date: a date is written year, "
                                               "month, day",
                                               text_))
          .suggest({run_, *right}, fmt::format("did you mean `{}`?", *right));
      return add();
    }
    if (all_digits(text_)) return integer();
    std::size_t const point = text_.find('.');
    if (point != std::string_view::npos && all_digits(text_.substr(0, point))
        && all_digits(text_.substr(point + 1))) {
      token_.kind = TokenKind::number;
      return;
    }
    malformed_number();
  }

  void integer() {
    token_.kind = TokenKind::integer;
    if (text_.size() > integer_digits_max) {
      report(Code::malformed_number, fmt::format("a number has at most {} digits, this one {}",
                                                 integer_digits_max, text_.size()));
      add();
    }
  }

  void malformed_number() {
    token_.kind = TokenKind::integer;
    std::size_t digits = 0;
    while (digits < text_.size() && is_digit(text_[digits])) ++digits;
    std::size_t rest = digits;
    while (rest < text_.size() && text_[rest] == '-') ++rest;
    bool const dashes = text_.find_first_not_of("0123456789-") == std::string_view::npos;
    if (dashes) {
      token_.kind = TokenKind::date;
      report(Code::malformed_date, fmt::format("`{}` is not a date", shown()))
          .note("a date is written `2021-01-26`, or `2021-01` or `2021` where no more is known");
    } else if (syntax::is_unit(text_.substr(rest))) {
      std::string parted = fmt::format("{} {}", text_.substr(0, digits), text_.substr(rest));
      std::string hint = fmt::format("did you mean `{}`?", text::shortened(parted));
      report(Code::malformed_number, fmt::format("`{}` joins a number and its unit", shown()))
          .suggest({run_, std::move(parted)}, std::move(hint));
    } else {
      token_.kind = TokenKind::word;
      report(Code::malformed_number, fmt::format("`{}` is neither a number nor a name", shown()))
          .note("a name begins with a small letter");
    }
    add();
  }

  void malformed_word() {
    token_.kind = TokenKind::word;
    std::string mended;
    for (char const c : text_) {
      bool const separator = c == '_' || c == '-';
      if (separator && (mended.empty() || mended.back() == '-')) continue;
      mended += separator ? '-' : is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    while (!mended.empty() && mended.back() == '-') mended.pop_back();
    Diagnostic& message = report(Code::malformed_word, fmt::format("`{}` is not a name", shown()));
    message.note(
        "a name has small letters a to z, digits and single hyphens: `cyber-attack`; a "
        "variable is a capital: `P`");
    if (!mended.empty() && is_word(mended)) {
      token_.word = syntax::word_id(mended);
      std::string hint = fmt::format("did you mean `{}`?", text::shortened(mended));
      message.suggest({run_, std::move(mended)}, std::move(hint));
    }
    add();
  }

  /// The run as a message quotes it.
  [[nodiscard]] std::string shown() const { return text::shortened(text_); }

  Diagnostic& report(Code code, std::string message) {
    token_.broken = true;
    pending_.emplace(code, source_, run_, std::move(message));
    return *pending_;
  }

  void add() { out_.add(*std::move(pending_)); }

  text::SourceFile const& source_;
  text::Span run_;
  text::Diagnostics& out_;
  std::string_view text_;
  Token token_{};
  std::optional<Diagnostic> pending_{};
};

}  // namespace

Token classify(text::SourceFile const& source, text::Span run, text::Diagnostics& out) {
  return Classifier{source, run, out}.result();
}

}  // namespace casus::grammar
