#include "dsl/text/diagnostic.hpp"

#include <algorithm>
#include <utility>

namespace casus::text {

namespace {

constexpr CodeInfo code_table[] = {
#define CASUS_DIAGNOSTIC(identifier, id, severity, title) \
  {Code::identifier, #identifier, id, Severity::severity, title},
#include "dsl/text/diagnostics.def"
#undef CASUS_DIAGNOSTIC
};

constexpr bool is_well_formed(std::string_view id) {
  if (id.size() != 5 || id[0] != 'T') return false;
  for (char const c : id.substr(1)) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

constexpr bool ids_are_sound() {
  for (auto const& one : code_table) {
    if (!is_well_formed(one.id)) return false;
    for (auto const& other : code_table) {
      if (&one != &other && one.id == other.id) return false;
    }
  }
  return true;
}
static_assert(ids_are_sound(), "an id of diagnostics.def is malformed or used twice");

}  // namespace

CodeInfo const& info(Code code) { return code_table[static_cast<std::size_t>(code)]; }

std::vector<CodeInfo> const& all_codes() {
  static std::vector<CodeInfo> const codes{std::begin(code_table), std::end(code_table)};
  return codes;
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "error";
}

Diagnostic::Diagnostic(Code code_, SourceFile file_, Span span_, std::string message_)
    : code(code_), file(std::move(file_)), span(span_), message(std::move(message_)) {}

Diagnostic& Diagnostic::label(SourceFile other, Span at, std::string text) {
  labels.push_back({std::move(other), at, std::move(text)});
  return *this;
}

Diagnostic& Diagnostic::label(Span at, std::string text) {
  return label(file, at, std::move(text));
}

Diagnostic& Diagnostic::note(std::string text) {
  notes.push_back(std::move(text));
  return *this;
}

Diagnostic& Diagnostic::suggest(Fix change, std::string hint_) {
  fix = std::move(change);
  hint = std::move(hint_);
  return *this;
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (full()) return count(diagnostic.code);
  if (info(diagnostic.code).severity == Severity::error) ++errors_;
  kept_.push_back(std::move(diagnostic));
}

void Diagnostics::count(Code code) {
  if (info(code).severity == Severity::error) ++errors_;
  ++dropped_;
}

void Diagnostics::sort() {
  std::vector<std::string> paths;
  auto const rank = [&](Diagnostic const& one) {
    return std::find(paths.begin(), paths.end(), one.file.path()) - paths.begin();
  };
  for (auto const& one : kept_) {
    if (std::find(paths.begin(), paths.end(), one.file.path()) == paths.end()) {
      paths.push_back(one.file.path());
    }
  }
  std::stable_sort(kept_.begin(), kept_.end(), [&](Diagnostic const& a, Diagnostic const& b) {
    auto const first = rank(a);
    auto const second = rank(b);
    return first != second ? first < second : a.span.begin < b.span.begin;
  });
}

}  // namespace casus::text
