#include "tests/docs/fenced.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace casus::tests {

std::vector<std::string> FencedBlock::words() const {
  std::istringstream stream(info);
  std::vector<std::string> result;
  for (std::string word; stream >> word;) result.push_back(word);
  return result;
}

std::vector<FencedBlock> fenced_blocks(std::string_view markdown) {
  constexpr std::string_view fence = "```";
  std::vector<FencedBlock> blocks;
  bool inside = false;
  std::size_t line = 0;
  for (std::size_t at = 0; at < markdown.size();) {
    std::size_t const end = std::min(markdown.find('\n', at), markdown.size());
    std::string_view const text = markdown.substr(at, end - at);
    ++line;
    std::size_t const next = std::min(end + 1, markdown.size());
    if (text.starts_with(fence)) {
      if (inside) {
        FencedBlock& block = blocks.back();
        block.end = at;
        block.text = markdown.substr(block.begin, at - block.begin);
      } else {
        blocks.push_back({std::string(text.substr(fence.size())), "", line, next, next});
      }
      inside = !inside;
    }
    at = next;
  }
  if (inside) {
    throw std::runtime_error("the block in line " + std::to_string(blocks.back().line)
                             + " is never closed");
  }
  return blocks;
}

}  // namespace casus::tests
