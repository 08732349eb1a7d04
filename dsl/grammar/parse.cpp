#include "dsl/parse.hpp"

#include "dsl/grammar/braces.hpp"
#include "dsl/grammar/checks.hpp"
#include "dsl/grammar/lexer.hpp"
#include "dsl/grammar/marking.hpp"
#include "dsl/grammar/parse_state.hpp"
#include "dsl/grammar/read_file.hpp"

#include <memory>
#include <utility>

namespace casus::syntax {

Tree parse(text::SourceFile const& source, text::Diagnostics& out, text::Bounds const& bounds) {
  auto data = std::make_shared<TreeData>(source);
  grammar::Lexed lexed = grammar::lex(source, out);
  data->tokens = std::move(lexed.tokens);
  data->comments = std::move(lexed.comments);
  if (grammar::pair_braces(*data, out, bounds)) {
    grammar::read_file(*data, out, bounds);
    grammar::mark_broken(*data);
    grammar::check_roles(*data, out);
    grammar::check_parts(*data, out);
  } else {
    NodeRecord file;
    file.broken = true;
    file.token_end = static_cast<std::uint32_t>(data->tokens.size()) - 1;
    file.subtree_end = 1;
    data->nodes.push_back(file);
  }
  out.sort();
  return Tree{std::move(data)};
}

}  // namespace casus::syntax
