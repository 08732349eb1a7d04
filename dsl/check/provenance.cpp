#include "dsl/check/provenance.hpp"

#include "dsl/text/nearest.hpp"

#include <fmt/format.h>

#include <optional>

namespace casus::check {
namespace {

/// The sibling text need not be among the rules, so an unknown name is no mistake; one that is
/// nearly that of an instrument is.
void check_sibling(Context& context, Node sibling) {
  if (context.names.instruments.find(sibling.text())) return;
  auto const candidates = context.names.instruments.all();
  if (!text::nearest(sibling.text(), candidates)) return;
  context.unknown(text::Code::unknown_instrument, sibling, "instrument", candidates,
                  "a text that is not among the rules may be cited, but not by a name so near "
                  "to that of one which is");
}

std::optional<model::Sureness> sureness(Node prov) {
  auto const phrase = prov.phrase();
  if (!phrase) return std::nullopt;
  switch (*phrase) {
    case Phrase::seen_in: return model::Sureness::seen;
    case Phrase::reported_in: return model::Sureness::reported;
    case Phrase::known: return model::Sureness::known;
    case Phrase::inferred_from: return model::Sureness::inferred;
    case Phrase::assumed: return model::Sureness::assumed;
    default: return std::nullopt;
  }
}

}  // namespace

model::Provenance lower_provenance(Context& context, Node line) {
  model::Provenance result;
  auto const prov = line.child(NodeKind::prov);
  if (!prov) return result;
  // One that could not be read is stated all the same: no warning on top of the error.
  result.stated = true;
  auto const sure = sureness(*prov);
  if (!sure) return result;
  result.sureness = *sure;
  if (*sure == model::Sureness::seen || *sure == model::Sureness::reported) {
    for (Node const code : prov->children(NodeKind::string)) {
      result.sources.emplace_back(code.value());
    }
  }
  if (auto const sibling = prov->child(NodeKind::name)) {
    result.inferred_from = sibling->text();
    check_sibling(context, *sibling);
    if (auto const article = prov->child(NodeKind::string)) {
      result.inferred_article = article->value();
    }
  }
  result.because = string_after(*prov, Phrase::because);
  return result;
}

void warn_of_silence(Context& context, Node where, std::string_view what) {
  context.report(
      at(text::Code::missing_provenance, where, fmt::format("nothing says how sure {} is", what))
          .note("silence counts as `assumed`; write `seen in \"…\"`, `reported in "
                "\"…\"`, `known`, `inferred from …` or `assumed because \"…\"`"));
}

}  // namespace casus::check
