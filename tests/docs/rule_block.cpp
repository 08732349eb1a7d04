#include "tests/docs/rule_block.hpp"

#include "dsl/text/render.hpp"

#include <cctype>
#include <stdexcept>

namespace casus::tests {
namespace {

// On one line each, so that the lines of a fragment are one more than those of its block.
constexpr std::string_view head =
    "use vocabulary information-security use states world treaty sample-treaty { title \"A "
    "sample\" "
    "parties russia, iran known ";
constexpr std::string_view force =
    "signed 2010-01-01 known in force from 2010-01-01 known article \"1\" { number known content "
    "known ";
constexpr std::string_view commitment = "commitment sample-clause { ";

std::string frame_before(std::string_view context) {
  std::string result(head);
  if (context == "article" || context == "commitment") result += force;
  if (context == "commitment") result += commitment;
  return result + "\n";
}

std::string frame_after(std::string_view context) {
  if (context == "commitment") return "} } }\n";
  return context == "article" ? "} }\n" : "}\n";
}

/// `12 | …` and `  --> example.treaty:12:7`: the number, less what stands before the block, in the
/// same width.
std::string renumbered(std::string_view line, int less) {
  std::size_t begin = 0;
  std::string const place = std::string("--> ") + block_path + ":";
  if (std::size_t const at = line.find(place); at != std::string_view::npos) {
    begin = at + place.size();
  }
  std::size_t end = begin;
  while (end < line.size() && std::isdigit(static_cast<unsigned char>(line[end])) != 0) ++end;
  bool const is_gutter = begin == 0 && line.substr(end).starts_with(" |");
  if (end == begin || (begin == 0 && !is_gutter)) return std::string(line);
  std::string number =
      std::to_string(std::stoi(std::string(line.substr(begin, end - begin))) - less);
  if (is_gutter) number.insert(0, end - begin - number.size(), ' ');
  return std::string(line.substr(0, begin)) + number + std::string(line.substr(end));
}

}  // namespace

bool is_rule_block(FencedBlock const& block) { return block.info.starts_with("treaty"); }

RuleBlock rule_block(FencedBlock const& block) {
  std::vector<std::string> const words = block.words();
  RuleBlock result;
  result.block = block;
  std::size_t next = 1;
  if (words[0] == "treaty-error") {
    if (words.size() < 2) throw std::runtime_error("treaty-error without a code");
    result.refused_with = words[next++];
  }
  std::string const context = next < words.size() ? words[next] : "";
  bool const fragment =
      words[0] == "treaty-fragment" || (words[0] == "treaty-error" && !context.empty());
  if (!fragment) {
    result.text = block.text;
    result.alone = context == "alone";
    if (words[0] == "treaty" && (context.empty() || result.alone)) return result;
    if (words[0] == "treaty-error") return result;
    throw std::runtime_error("unknown kind of block: " + block.info);
  }
  if (context != "header" && context != "article" && context != "commitment") {
    throw std::runtime_error("unknown context of a fragment: " + block.info);
  }
  result.lines_before = 1;
  result.text = frame_before(context) + block.text + frame_after(context);
  return result;
}

check::Compilation compile_block(RuleBlock const& block,
                                 std::vector<check::RuleFile> const& rules) {
  std::vector<check::RuleFile> files;
  if (!block.alone) files = rules;
  text::SourceFile const sources("SOURCES.md", "- S1: a publication\n- S2: another one\n");
  files.push_back({text::SourceFile(block_path, block.text), sources});
  return check::compile(std::move(files));
}

std::string messages_of(RuleBlock const& block, text::Diagnostics const& diagnostics) {
  std::string const all = text::render(diagnostics);
  std::string result;
  for (std::size_t at = 0; at < all.size();) {
    std::size_t const end = std::min(all.find('\n', at), all.size());
    result += renumbered(std::string_view(all).substr(at, end - at), block.lines_before) + "\n";
    at = end + 1;
  }
  return result;
}

}  // namespace casus::tests
