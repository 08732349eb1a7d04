#include "dsl/check/context.hpp"

#include "dsl/text/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::check {

Context::Context(std::vector<syntax::Tree> const& trees_, text::Diagnostics& out_)
    : trees(trees_), out(out_) {
  for (syntax::Tree const& tree : trees) {
    files_.emplace(tree.source().text().data(), static_cast<std::uint32_t>(rulebook.files.size()));
    rulebook.files.push_back(tree.source().path());
  }
}

std::uint32_t Context::file_of(Node node) const {
  // A source is one immutable text: where its bytes lie tells it from all others.
  return files_.at(node.source().text().data());
}

model::Place Context::place(Node node) const {
  text::Position const position = node.source().position(node.span().begin);
  return {file_of(node), position.line, position.column};
}

bool Context::excused(std::string_view name) const { return names.broken.contains(name); }

void Context::unknown(text::Code code, Node name, std::string_view what,
                      std::vector<std::string_view> const& candidates, std::string note) {
  std::string_view const word = name.value();
  if (excused(word)) return;
  text::Diagnostic diagnostic = at(code, name, fmt::format("unknown {} `{}`", what, word));
  if (!note.empty()) diagnostic.note(std::move(note));
  if (auto const near = text::nearest(word, candidates)) {
    std::string replacement{*near};
    if (name.is(NodeKind::string)) replacement = fmt::format("\"{}\"", replacement);
    diagnostic.suggest({name.span(), replacement}, fmt::format("did you mean `{}`?", *near));
  }
  report(std::move(diagnostic));
}

void Context::duplicate(text::Code code, Node name, std::string message, Node first) {
  text::Diagnostic diagnostic = at(code, name, std::move(message));
  diagnostic.label(first.source(), first.span(), "first declared here");
  report(std::move(diagnostic));
}

text::Diagnostic at(text::Code code, Node node, std::string message) {
  return text::Diagnostic{code, node.source(), node.span(), std::move(message)};
}

bool damaged(Node node) {
  if (node.broken()) return true;
  std::vector<Node> const below = node.descendants();
  return std::any_of(below.begin(), below.end(), [](Node child) { return child.broken(); });
}

std::string words(Node node) {
  std::string result;
  bool in_string = false;
  bool in_comment = false;
  for (char const c : node.text()) {
    if (c == '\n') in_comment = false;
    if (in_comment) continue;
    if (c == '"') in_string = !in_string;
    if (c == '#' && !in_string) {
      in_comment = true;
      continue;
    }
    bool const blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string string_after(Node node, Phrase phrase) {
  auto const value = node.after(phrase);
  return value && value->is(NodeKind::string) ? std::string{value->value()} : std::string{};
}

}  // namespace casus::check
