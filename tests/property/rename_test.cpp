// What things are called does not matter: States, kinds, terms, instruments, commitments and all
// else that a rule author names, renamed in rules and cases alike, give the same report but for
// the names. A renaming puts other letters in the place of letters, so that every place in a file
// stays where it is; the first turns the order of all names round.
#include "dsl/parse.hpp"
#include "dsl/text/render.hpp"
#include "engine/record/read.hpp"
#include "engine/record/write.hpp"
#include "engine/report/json.hpp"
#include "tests/property/generate.hpp"
#include "tests/property/judging.hpp"
#include "tests/property/seeds.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace casus;
using property::rulebook;
using property::stride;
using syntax::Node;
using syntax::NodeKind;
using Json = nlohmann::json;

constexpr std::uint32_t seeds = 150;

// The letters that take the places of a to z.
constexpr std::string_view backwards = "zyxwvutsrqponmlkjihgfedcba";
constexpr std::string_view half_way_on = "nopqrstuvwxyzabcdefghijklm";
constexpr std::string_view mixed = "qazwsxedcrfvtgbyhnujmikolp";

/// Names that mean something to the engine itself: what a rule or a case says in other words of
/// the language (`consented`, `knew of`), it looks up under these.
std::set<std::string, std::less<>> const well_known{
    "consent",           "written-consent",      "knowledge",          "reasonable-measure",
    "refusal",           "assistance",           "aid-to-aggressor",   "disclosure",
    "information-reply", "information-transfer", "done-intentionally", "done-knowingly"};

bool is_name(NodeKind kind) {
  switch (kind) {
    case NodeKind::name:
    case NodeKind::kind:
    case NodeKind::asset:
    case NodeKind::effect_name:
    case NodeKind::purpose:
    case NodeKind::ground:
    case NodeKind::channel:
    case NodeKind::state:
    case NodeKind::question_name: return true;
    default: return false;
  }
}

bool is_code_of_state(Node node) {
  return node.is(NodeKind::string) && node.parent()->is(NodeKind::state_decl)
         && node.parent()->after(syntax::Phrase::code) == node;
}

std::string with(std::string text, char old, char now) {
  std::replace(text.begin(), text.end(), old, now);
  return text;
}

char with_hyphens(char letter) { return letter == ' ' ? '-' : letter; }

/// The order of names in which words apart (`use of force`) are the name that they spell.
struct ByName {
  using is_transparent = void;

  bool operator()(std::string_view one, std::string_view other) const {
    return std::lexicographical_compare(
        one.begin(), one.end(), other.begin(), other.end(),
        [](char a, char b) { return with_hyphens(a) < with_hyphens(b); });
  }
};

bool begins_with(std::string_view name, std::string_view words) {
  return name.size() >= words.size()
         && std::equal(words.begin(), words.end(), name.begin(),
                       [](char a, char b) { return with_hyphens(a) == with_hyphens(b); });
}

class Renaming {
 public:
  explicit Renaming(std::string_view letters) : letters_(letters) {
    for (check::RuleFile const& file : property::rule_files()) {
      files_.push_back({text::SourceFile(file.rules.path(), renamed(file.rules)), file.sources});
    }
  }

  [[nodiscard]] model::Rulebook rules() const {
    check::Compilation compiled = check::compile(files_);
    INFO(text::render(compiled.diagnostics));
    REQUIRE(compiled.rulebook);
    return *compiled.rulebook;
  }

  [[nodiscard]] std::string of(std::string_view name) const {
    if (well_known.count(name) != 0) return std::string(name);
    std::string result(name);
    for (char& letter : result) {
      if (letter >= 'a' && letter <= 'z') letter = letters_[static_cast<std::size_t>(letter - 'a')];
    }
    return result;
  }

  /// A text about renamed things in the old names: each word that is a new name, and each row of
  /// words that spells one (`no use of force`).
  [[nodiscard]] std::string back(std::string_view report) const {
    std::string result;
    for (std::size_t at = 0; at < report.size();) {
      std::size_t const end = end_of_word(report, at);
      auto const [old, behind] = old_name(report, at, end);
      result.append(old);
      at = behind;
      if (at < report.size()) result += report[at++];
    }
    return result;
  }

  [[nodiscard]] std::size_t names() const { return old_.size(); }
  [[nodiscard]] std::string_view letters() const { return letters_; }

 private:
  static bool is_of_a_name(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
  }

  static std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size() && is_of_a_name(text[at])) ++at;
    return at;
  }

  /// The longest row of words from here that is a new name, in its old form, and where it ends.
  [[nodiscard]] std::pair<std::string_view, std::size_t> old_name(std::string_view text,
                                                                  std::size_t at,
                                                                  std::size_t end) const {
    std::pair<std::string_view, std::size_t> best{text.substr(at, end - at), end};
    constexpr int words_max = 8;
    for (int words = 0; words < words_max && end > at; ++words) {
      std::string_view const row = text.substr(at, end - at);
      auto const old = old_.lower_bound(row);
      if (old == old_.end() || !begins_with(old->first, row)) break;  // nor does a longer row
      if (old->first.size() == row.size()) best = {old->second, end};
      if (end == text.size() || text[end] != ' ') break;
      end = end_of_word(text, end + 1);
    }
    return best;
  }

  std::string renamed(text::SourceFile const& file) {
    text::Diagnostics none;
    syntax::Tree const tree = syntax::parse(file, none);
    std::string result;
    std::uint32_t behind = 0;
    for (Node const node : tree.root().descendants()) {
      bool const is_code = is_code_of_state(node);
      if (!is_code && !is_name(node.kind())) continue;
      result += file.text({behind, node.span().begin});
      result += is_code ? code(node.text()) : noted(node.text());
      behind = node.span().end;
    }
    return result + std::string(file.text({behind, file.size()}));
  }

  std::string noted(std::string_view name) {
    std::string const other = of(name);
    auto const [place, is_new] = old_.emplace(other, name);
    REQUIRE((is_new || place->second == name));
    return other;
  }

  /// Codes stay codes of declared States, or one might be that of a third State: the first State
  /// has the last one's, and so on.
  static std::string code(std::string_view quoted) {
    std::vector<std::string> codes;
    for (model::State const& state : rulebook().states) {
      if (!state.organisation()) codes.push_back('"' + state.code + '"');
    }
    auto const place = std::find(codes.begin(), codes.end(), quoted);
    REQUIRE(place != codes.end());
    return codes[codes.size() - 1 - static_cast<std::size_t>(place - codes.begin())];
  }

  std::string_view letters_;
  std::map<std::string, std::string, ByName> old_{};
  std::vector<check::RuleFile> files_{};
};

record::Case written_and_read(model::Rulebook const& rules, record::Case judged) {
  judged.expect.clear();
  // A file names a third State by a code that ISO assigned.
  if (judged.third_states == std::vector<std::string>{"XK"}) judged.third_states = {"VA"};
  auto read = record::read_case(record::write_case(rules, judged), "case.json", rules);
  INFO((read.errors.empty() ? "" : read.errors.front().message));
  REQUIRE(read.value);
  return *read.value;
}

/// A name may begin a sentence.
std::string in_small_letters(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

/// The report as text with its lists in an order that no name decides; without digests, and the ids
/// made of them; without the hyphens that English keeps in words which it knows (`non-attack`).
/// Text, since texts are sorted and compared in a fraction of the time that trees take.
std::string in_order(Json const& json) {
  if (json.is_string()) return with(json.dump(), '-', ' ');
  if (!json.is_structured()) return json.dump();
  std::vector<std::string> parts;
  for (auto const& [key, part] : json.items()) {
    if (json.is_array()) {
      parts.push_back(in_order(part));
    } else if (key != "digest" && key != "id") {
      parts.push_back(key + ": " + in_order(part));
    }
  }
  if (json.is_array()) std::sort(parts.begin(), parts.end());
  return fmt::format("{}\n{}\n{}", json.is_array() ? '[' : '{', fmt::join(parts, ",\n"),
                     json.is_array() ? ']' : '}');
}

/// The report as written and read, in small letters.
std::string report_on(model::Rulebook const& rules, record::Case const& judged) {
  report::Settings const settings{rules, judge::Options{}, "0", {}, {}, true};
  record::Case const read = written_and_read(rules, judged);
  judge::CaseFindings const found = judge::judge(rules, read, settings.options);
  return in_small_letters(report::case_json(settings, {read, found}, report::JsonLayout::indented));
}

std::vector<record::Case> const& all_cases() {
  static std::vector<record::Case> const cases = [] {
    std::vector<record::Case> result = property::recorded_cases();
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
      result.push_back(property::random_case(rulebook(), seed));
      result.push_back(property::disputed_case(rulebook(), seed));
    }
    return result;
  }();
  return cases;
}

}  // namespace

TEST_CASE("other names in rules and case give the same report but for the names") {
  struct Other {
    Renaming renaming;
    model::Rulebook rules = renaming.rules();
  };
  std::vector<Other> others;
  for (std::string_view const letters : {backwards, half_way_on, mixed}) {
    others.push_back({Renaming(letters)});
    REQUIRE(others.back().renaming.names() > 500);
  }
  std::size_t findings = 0;
  for (std::size_t at = 0; at < all_cases().size(); at += stride) {
    record::Case const& judged = all_cases()[at];
    std::string const before = report_on(rulebook(), judged);
    Json const found = Json::parse(before);
    std::string const expected = in_order(found);
    findings += found["findings"].size();
    for (Other const& other : others) {
      CAPTURE(other.renaming.letters(), judged.id, judged.file);
      std::string const after = report_on(other.rules, judged);
      CHECK(after != before);
      CHECK(in_order(Json::parse(other.renaming.back(after))) == expected);
    }
  }
  CHECK(findings > 5'000 / stride);
}
