#include "tests/unit/dsl/parsing.hpp"

#include <catch2/catch.hpp>

using namespace casus::tests;
using casus::syntax::Comment;
using casus::syntax::Node;
using casus::syntax::NodeKind;

namespace {
char const* const text =
    "# about the file\n"
    "use states world  # the world\n"
    "treaty t {\n"
    "  # one\n"
    "  # two\n"
    "  title \"x\"  # a title\n"
    "  # nothing follows\n"
    "}\n"
    "# the end\n";
}  // namespace

TEST_CASE("comments stay, with the words they belong to") {
  Parsed const parsed = parse(text);
  REQUIRE(parsed.diagnostics.empty());
  REQUIRE(parsed.tree.comments().size() == 7);
  auto const words = [&](Comment const& comment) {
    return parsed.tree.source().text(comment.span);
  };
  Node const use = *parsed.root().child(NodeKind::use);
  REQUIRE(parsed.tree.comments_before(use).size() == 1);
  CHECK(words(parsed.tree.comments_before(use)[0]) == "# about the file");
  CHECK(words(*parsed.tree.comment_behind(use)) == "# the world");
  Node const header = parsed.root().descendants(NodeKind::header)[0];
  REQUIRE(parsed.tree.comments_before(header).size() == 2);
  CHECK(words(parsed.tree.comments_before(header)[1]) == "# two");
  CHECK(words(*parsed.tree.comment_behind(header)) == "# a title");
  Node const treaty = *parsed.root().child(NodeKind::instrument);
  CHECK(parsed.tree.comments_before(treaty).empty());
  CHECK_FALSE(parsed.tree.comment_behind(treaty));
}

TEST_CASE("comments keep their words where a brace was put in or taken out") {
  Parsed const parsed = parse(
      "treaty t {\n  article \"1\"\n    # here\n    content known\n  }\n  # there\n  article \"2\" "
      "{}\n}\n");
  REQUIRE(parsed.errors() == std::vector<std::string>{"T0204 \"1\""});
  Node const second = parsed.root().descendants(NodeKind::article)[1];
  REQUIRE(parsed.tree.comments_before(second).size() == 1);
  CHECK(parsed.tree.source().text(parsed.tree.comments_before(second)[0].span) == "# there");
  Node const item = parsed.root().descendants(NodeKind::article_item)[0];
  REQUIRE(parsed.tree.comments_before(item).size() == 1);
}
