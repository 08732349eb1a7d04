#include "dsl/check/attributes.hpp"

#include "dsl/check/provenance.hpp"

#include <fmt/format.h>

#include <map>

namespace casus::check {
namespace {

/// Whether the attribute means something in a clause of this kind.
bool belongs(Phrase attribute, NodeKind clause) {
  switch (attribute) {
    case Phrase::severity:
    case Phrase::survives_termination:
    case Phrase::applies_from_signature:
    case Phrase::overrides: return clause == NodeKind::commitment;
    case Phrase::guides: return clause == NodeKind::principle;
    default: return true;
  }
}

std::optional<model::Severity> severity_of(Node line) {
  if (line.has(Phrase::minor)) return model::Severity::minor;
  if (line.has(Phrase::serious)) return model::Severity::serious;
  if (line.has(Phrase::grave)) return model::Severity::grave;
  return std::nullopt;
}

void lower_line(Context& context, Node line, Phrase phrase, Attributes& result) {
  auto const string = line.child(NodeKind::string);
  switch (phrase) {
    case Phrase::text:
      if (string) result.text = string->value();
      break;
    case Phrase::content: result.content = lower_provenance(context, line); break;
    case Phrase::number: result.number = lower_provenance(context, line); break;
    case Phrase::severity: result.severity = severity_of(line); break;
    case Phrase::survives_termination: result.survives_termination = true; break;
    case Phrase::applies_from_signature: result.applies_from_signature = true; break;
    case Phrase::overrides: result.overrides.push_back(line); break;
    case Phrase::guides:
      for (Node const name : line.children(NodeKind::name)) result.guides.push_back(name);
      break;
    case Phrase::owner:
      if (string) result.owner = string->value();
      break;
    case Phrase::status:
      for (Phrase const status : {Phrase::draft, Phrase::reviewed, Phrase::retired}) {
        if (line.has(status)) result.status = syntax::spelling(status);
      }
      break;
    default: break;
  }
}

bool may_repeat(Phrase phrase) {
  return phrase == Phrase::overrides || phrase == Phrase::note || phrase == Phrase::guides;
}

}  // namespace

Attributes lower_attributes(Context& context, Node clause) {
  Attributes result;
  std::map<Phrase, Node> seen;
  for (Node const line : clause.children()) {
    bool const attribute = line.is(NodeKind::attribute) || line.is(NodeKind::lifecycle);
    auto const phrase = line.phrase();
    if (!attribute || !phrase || damaged(line)) continue;
    Node const word = line.child(*phrase).value_or(line);
    if (!belongs(*phrase, clause.kind())) {
      context.report(at(text::Code::misplaced_attribute, word,
                        fmt::format("`{}` says nothing in {}", syntax::spelling(*phrase),
                                    syntax::title(clause.kind()))));
      continue;
    }
    if (auto const [first, added] = seen.emplace(*phrase, line); !added && !may_repeat(*phrase)) {
      auto diagnostic = at(text::Code::duplicate_line, word,
                           fmt::format("`{}` stands twice", syntax::spelling(*phrase)));
      diagnostic.label(first->second.source(), first->second.span(), "first said here");
      context.report(std::move(diagnostic));
      continue;
    }
    lower_line(context, line, *phrase, result);
  }
  return result;
}

model::Provenance content_of(Context const& context, Attributes const& attributes,
                             model::ArticleId article) {
  return attributes.content.value_or(context.rulebook.articles[article.value].content);
}

}  // namespace casus::check
