#include "dsl/syntax/tree.hpp"
#include "dsl/text/render.hpp"
#include "tests/unit/dsl/parsing.hpp"
#include "tests/unit/dsl/sample.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace casus::tests;
using casus::syntax::Node;
using casus::text::Span;

namespace {

/// Where each word of a sound text lies.
std::vector<Span> word_spans(std::string const& text) {
  Parsed const parsed = parse(text);
  std::vector<Span> spans;
  for (auto const& token : parsed.tree.tokens()) {
    if (!token.span.empty()) spans.push_back(token.span);
  }
  return spans;
}

/// What holds of every tree, whatever the text was.
void check_sound(Parsed const& parsed, std::string const& text) {
  std::size_t const size = text.size();
  std::size_t steps = 0;
  for (Node const node : parsed.root().descendants()) {
    ++steps;
    bool const inside = node.span().end <= size && node.span().begin <= node.span().end;
    bool const nested = !node.parent()
                        || (node.parent()->span().begin <= node.span().begin
                            && node.span().end <= node.parent()->span().end);
    if (!inside || !nested) {
      CAPTURE(text, casus::syntax::identifier(node.kind()));
      FAIL("a node lies outside of its parent or its file");
    }
  }
  for (auto const& one : parsed.diagnostics.all()) {
    bool const inside = one.span.end <= size && one.span.begin <= one.span.end;
    if (!inside) FAIL("a message about no place in the file");
  }
  CHECK(casus::text::render(parsed.diagnostics).empty() == parsed.diagnostics.empty());
  CHECK(steps == parsed.tree.size());
}

class Corruption {
 public:
  explicit Corruption(std::string text) : text_(std::move(text)), spans_(word_spans(text_)) {}

  std::string apply(std::mt19937& random) const {
    auto const pick = [&](std::size_t count) {
      return std::uniform_int_distribution<std::size_t>{0, count - 1}(random);
    };
    std::string text = text_;
    Span const span = spans_[pick(spans_.size())];
    switch (pick(6)) {
      case 0: return text.erase(span.begin, span.size());
      case 1: {
        Span const other = spans_[pick(spans_.size())];
        return text.replace(span.begin, span.size(), text_.substr(other.begin, other.size()));
      }
      case 2: return text.insert(span.begin, text.substr(span.begin, span.size()) + " ");
      case 3: return text.erase(span.begin + pick(span.size()), 1);
      case 4: return text.insert(span.begin, 1, "{}();,\"#x9P\0\x80"[pick(13)]);
      default: return text.erase(span.begin);
    }
  }

 private:
  std::string text_;
  std::vector<Span> spans_;
};

}  // namespace

TEST_CASE("a corrupted file is read to its end, whatever is wrong with it") {
  std::mt19937 random{20240801};
  std::vector<Corruption> sources;
  sources.emplace_back(all_forms());
  for (auto const& file : rule_files()) sources.emplace_back(read_text(file));
  std::size_t refused = 0;
  constexpr std::size_t rounds = 1500;
  for (std::size_t i = 0; i < rounds; ++i) {
    std::string const text = sources[i % sources.size()].apply(random);
    Parsed const parsed = parse(text);
    check_sound(parsed, text);
    if (parsed.diagnostics.has_errors()) ++refused;
  }
  // Most corruptions are seen by the grammar; the others change or drop a name.
  CHECK(refused > rounds / 2);
}

TEST_CASE("many corruptions at once") {
  std::mt19937 random{7};
  for (int round = 0; round < 60; ++round) {
    std::string text = all_forms();
    for (int i = 0; i < 40; ++i) {
      std::size_t const at = std::uniform_int_distribution<std::size_t>{0, text.size() - 2}(random);
      text[at] = "abc {}\";,\n#PQ0"[std::uniform_int_distribution<int>{0, 13}(random)];
    }
    Parsed const parsed = parse(text);
    check_sound(parsed, text);
    CHECK(parsed.diagnostics.has_errors());
  }
}

TEST_CASE("words in no order at all") {
  std::mt19937 random{11};
  std::string const sample = all_forms();
  std::vector<Span> const spans = word_spans(sample);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 300; ++i) {
      Span const span =
          spans[std::uniform_int_distribution<std::size_t>{0, spans.size() - 1}(random)];
      text += sample.substr(span.begin, span.size());
      text += i % 7 == 0 ? '\n' : ' ';
    }
    check_sound(parse(text), text);
  }
}

TEST_CASE("bytes in no order at all") {
  std::mt19937 random{13};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 400; ++i) {
      text += static_cast<char>(std::uniform_int_distribution<int>{1, 127}(random));
    }
    check_sound(parse(text), text);
  }
}
