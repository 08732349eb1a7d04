// The rules that come with the program: they compile without an error, and a slip in a name, a
// variable or a verb is found at the word that is wrong.

#include "dsl/compile.hpp"
#include "dsl/text/render.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace casus;

std::string const rules = std::string{CASUS_SOURCE_DIR} + "/rules";

std::vector<check::RuleFile> load() {
  text::Diagnostics diagnostics;
  std::vector<check::RuleFile> files = check::load_rules({rules}, diagnostics);
  INFO(text::render(diagnostics));
  REQUIRE(diagnostics.empty());
  return files;
}

/// A slip of the pen in one file of the rules: the first `before` after the words `near` becomes
/// `after`. What is underlined, and with which code.
struct Slip {
  std::string what;
  std::string file;
  std::string near;
  std::string before;
  std::string after;
  std::string code;
  std::string underlined;
};

check::Compilation compile_with(Slip const& slip) {
  std::vector<check::RuleFile> files = load();
  auto const found = std::find_if(files.begin(), files.end(), [&](check::RuleFile const& file) {
    return file.rules.path().ends_with("/" + slip.file + ".treaty");
  });
  REQUIRE(found != files.end());
  std::string text{found->rules.text()};
  std::size_t const near = text.find(slip.near);
  REQUIRE(near != std::string::npos);
  std::size_t const at = text.find(slip.before, near);
  REQUIRE(at != std::string::npos);
  text.replace(at, slip.before.size(), slip.after);
  found->rules = text::SourceFile{found->rules.path(), std::move(text)};
  return check::compile(std::move(files));
}

std::string const agreement = "russia-iran-2021";
std::string const basis_treaty = "russia-iran-2001";
std::string const custom = "state-responsibility";

std::vector<Slip> const slips{
    {"misspelt State", agreement, "parties", "iran", "irn", "T0301", "irn"},
    {"misspelt kind", agreement, "example breach", "wiper", "wipper", "T0302", "wipper"},
    {"kind in the asset slot", agreement, "recognises threat", "affecting government",
     "affecting ddos", "T0303", "ddos"},
    {"asset in the effect slot", agreement, "recognises threat", "causing public-disorder",
     "causing energy", "T0303", "energy"},
    {"misspelt basis", agreement, "example breach", "state-organ", "state-organs", "T0304",
     "state-organs"},
    {"misspelt question", custom, "except if the act is judged", "beyond-consent",
     "beyond-consents", "T0305", "beyond-consents"},
    {"misspelt treaty", agreement, "under   ", "russia-iran-2001", "russia-iran-2002", "T0306",
     "russia-iran-2002"},
    {"misspelt commitment", agreement, "guides", "non-attack", "non-atack", "T0307", "non-atack"},
    {"same commitment twice", basis_treaty, "commitment help-settle", "help-settle",
     "no-aid-to-aggressor", "T0311", "no-aid-to-aggressor"},
    {"unbound variable", custom, "defence consent", "where Q consented", "where X consented",
     "T0314", "X"},
    {"`it` without a trigger", basis_treaty, "commitment no-use-of-force", "about the act",
     "about it", "T0401", "it"},
    {"verb that does not fit", basis_treaty, "commitment help-settle", "must make", "must send",
     "T0403", "send"},
    {"`has` that does not fit", basis_treaty, "commitment peaceful-settlement", "has a dispute",
     "has a negotiation-request", "T0302", "negotiation-request"},
    {"unknown source", agreement, "content reported in", "\"S4\"", "\"S444\"", "T0318", "\"S444\""},
    {"force before signature", agreement, "in force from", "2024-08", "2020-08", "T0415",
     "2020-08"},
    {"treaty that is not used as it is", basis_treaty, "use custom", "custom", "treaty", "T0310",
     "treaty"},
};

}  // namespace

TEST_CASE("the rules compile without an error or a warning") {
  check::Compilation const result = check::compile_paths({rules});
  INFO(text::render(result.diagnostics));
  REQUIRE(result.rulebook.has_value());
  CHECK(result.diagnostics.empty());
}

TEST_CASE("a slip in a name, a variable or a verb of the rules is found at its word") {
  for (Slip const& slip : slips) {
    CAPTURE(slip.what);
    check::Compilation const result = compile_with(slip);
    INFO(text::render(result.diagnostics));
    CHECK_FALSE(result.rulebook.has_value());
    REQUIRE(result.diagnostics.error_count() >= 1);
    text::Diagnostic const& first = result.diagnostics.all().front();
    CHECK(text::info(first.code).id == slip.code);
    CHECK(first.file.text(first.span) == slip.underlined);
  }
}

TEST_CASE("one slip gives one message") {
  // A name that is used in several places may be missed in each; the others stand alone.
  for (Slip const& slip : slips) {
    CAPTURE(slip.what);
    check::Compilation const result = compile_with(slip);
    INFO(text::render(result.diagnostics));
    CHECK(result.diagnostics.error_count() <= 2);
  }
}

TEST_CASE("files are read in the order of their paths, whatever order they come in") {
  std::vector<check::RuleFile> files = load();
  check::Compilation const forwards = check::compile(files);
  std::reverse(files.begin(), files.end());
  check::Compilation const backwards = check::compile(files);
  REQUIRE(forwards.rulebook.has_value());
  REQUIRE(backwards.rulebook.has_value());
  CHECK(forwards.rulebook->digest == backwards.rulebook->digest);
  CHECK(forwards.rulebook->files == backwards.rulebook->files);
  CHECK(forwards.rulebook->digest.starts_with("sha256:"));
  CHECK(forwards.rulebook->digest.size() == 7 + 64);
}
