#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casus::tests {

/// A fenced block of a Markdown page.
struct FencedBlock {
  std::string info;       ///< what stands behind the opening fence
  std::string text;       ///< the lines between the fences, each with its end
  std::size_t line = 0;   ///< of the opening fence, from 1
  std::size_t begin = 0;  ///< byte offset of the text
  std::size_t end = 0;    ///< byte offset of the closing fence

  /// The words of the info string.
  [[nodiscard]] std::vector<std::string> words() const;
};

/// The blocks of a page between lines that begin with three backticks. Throws std::runtime_error
/// where the last one is never closed.
[[nodiscard]] std::vector<FencedBlock> fenced_blocks(std::string_view markdown);

}  // namespace casus::tests
