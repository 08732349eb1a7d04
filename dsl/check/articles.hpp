#pragma once

#include "dsl/check/context.hpp"
#include "dsl/model/instrument.hpp"

#include <string>
#include <string_view>

namespace casus::check {

/// The form, the number and the title.
void read_article_head(Node head, model::Article& article);

/// How an article is found by its number: `article 4(3)`, `annex 1`.
[[nodiscard]] std::string article_key(model::Article::Form form, std::string_view number);

/// The text, the provenances, and why it holds no rule.
void lower_article(Context& context, Item const& item);

/// Reports an article, named by its number, that the instrument does not have.
void check_article_reference(Context& context, model::InstrumentId instrument, Node number);

}  // namespace casus::check
