#include "dsl/syntax/tree.hpp"

#include "dsl/syntax/print.hpp"
#include "tests/unit/dsl/parsing.hpp"

#include <catch2/catch.hpp>

using namespace casus::tests;
using casus::syntax::Node;
using casus::syntax::NodeKind;
using casus::syntax::Phrase;

TEST_CASE("a node finds its children by kind, by phrase and by what stands before them") {
  Parsed const parsed = parse("treaty t { signed 2020-01-26 in \"Here\" by us, them known }");
  REQUIRE(parsed.diagnostics.empty());
  Node const treaty = *parsed.root().child(NodeKind::instrument);
  CHECK(treaty.phrase() == Phrase::treaty);
  CHECK(treaty.child(NodeKind::name)->value() == "t");
  Node const header = *treaty.child(NodeKind::header);
  CHECK(header.phrase() == Phrase::signed_);
  CHECK(header.has(Phrase::in));
  CHECK_FALSE(header.has(Phrase::for_));
  CHECK(header.after(Phrase::in)->value() == "Here");
  CHECK(header.after(Phrase::in)->text() == "\"Here\"");
  CHECK(header.after(Phrase::signed_)->is(NodeKind::date));
  CHECK_FALSE(header.after(Phrase::for_));
  CHECK(header.child(NodeKind::states_list)->children(NodeKind::state).size() == 2);
  CHECK(header.child(NodeKind::prov)->phrase() == Phrase::known);
  CHECK(header.text() == "signed 2020-01-26 in \"Here\" by us, them known");
  CHECK(*header.parent() == treaty);
  CHECK_FALSE(parsed.root().parent());
  Node const state = header.child(NodeKind::states_list)->children(NodeKind::state)[1];
  CHECK(*state.ancestor(NodeKind::instrument) == treaty);
  CHECK_FALSE(state.ancestor(NodeKind::article));
}

TEST_CASE("a node outlives the names of its tree") {
  std::optional<casus::syntax::Tree> kept;
  {
    Parsed const parsed = parse("use states world");
    kept = parsed.tree;
  }
  CHECK(kept->root().child(NodeKind::use)->text() == "use states world");
}

TEST_CASE("the tree prints as a list of phrases and values") {
  Parsed const parsed = parse("use states world");
  CHECK(casus::syntax::print(parsed.root())
        == "file\n  use\n    phrase use\n    phrase states\n    name world\n");
}

TEST_CASE("whole numbers are read, texts lose their marks") {
  Parsed const parsed = parse("treaty t { lasts 25 years from signature title \"\" }");
  REQUIRE(parsed.diagnostics.empty());
  Node const duration = parsed.root().descendants(NodeKind::duration)[0];
  CHECK(duration.child(NodeKind::integer)->integer() == 25);
  CHECK(duration.child(NodeKind::unit)->value() == "years");
  CHECK(parsed.root().descendants(NodeKind::string)[0].value().empty());
}

TEST_CASE("an empty file is a tree without children") {
  Parsed const parsed = parse("");
  CHECK(parsed.diagnostics.empty());
  CHECK(parsed.root().is(NodeKind::file));
  CHECK(parsed.root().children().empty());
  CHECK(parsed.root().text().empty());
}

TEST_CASE("an abandoned alternative leaves nothing behind") {
  // `P` is read as an event and `knew` refused, then read again as an actor.
  Parsed const parsed =
      parse(in_commitment("each party P must not conduct a wiper against Q\n"
                          "where P knew of it"));
  REQUIRE(parsed.diagnostics.empty());
  Node const condition = parsed.root().descendants(NodeKind::condition)[0];
  CHECK(casus::syntax::print(condition) ==
        "condition\n  actor\n    variable P\n  actor_fact\n    phrase knew of\n    event\n"
        "      phrase it\n");
}
