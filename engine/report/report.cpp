#include "engine/report/report.hpp"

#include <algorithm>

namespace casus::report {

bool Settings::shows(model::InstrumentId instrument) const {
  return treaties.empty()
         || std::find(treaties.begin(), treaties.end(), rulebook[instrument].name)
                != treaties.end();
}

bool Settings::shows(judge::Finding const& finding) const {
  if (!shows(rulebook[finding.commitment].instrument)) return false;
  if (!only.empty()) return std::find(only.begin(), only.end(), finding.verdict) != only.end();
  return all || finding.verdict != judge::Verdict::not_applicable;
}

std::vector<std::string> treaty_names(Settings const& settings) {
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < settings.rulebook.instruments.size(); ++i) {
    if (settings.shows(model::InstrumentId{i})) {
      names.push_back(settings.rulebook.instruments[i].name);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string article_name(model::Article const& article) {
  using Form = model::Article::Form;
  switch (article.form) {
    case Form::preamble: return "preamble";
    case Form::article: return article.number;
    case Form::annex: return article.number.empty() ? "annex" : "annex " + article.number;
    case Form::paragraph: return article.number.empty() ? "" : "paragraph " + article.number;
  }
  return article.number;
}

std::string article_citation(model::Rulebook const& rulebook, model::ArticleId id) {
  model::Article const& article = rulebook[id];
  std::string const name = article_name(article);
  std::string const& treaty = rulebook[article.instrument].name;
  if (name.empty()) return treaty;
  return treaty + (article.form == model::Article::Form::article ? ", Article " : ", ") + name;
}

std::string bearer_name(model::Rulebook const& rulebook, record::Case const& judged,
                        model::StateId state) {
  if (state == record::nobody) return "unattributed";
  return record::state_name(rulebook, judged, state);
}

std::string counterparty_name(model::Rulebook const& rulebook, record::Case const& judged,
                              model::StateId state) {
  if (state == record::nobody) return "unidentified";
  return record::state_name(rulebook, judged, state);
}

FindingNames names_of(Settings const& settings, JudgedCase const& judged,
                      judge::Finding const& finding) {
  model::Rulebook const& rulebook = settings.rulebook;
  model::Commitment const& commitment = rulebook[finding.commitment];
  return {rulebook[commitment.instrument].name,
          article_name(rulebook[commitment.article]),
          commitment.name,
          bearer_name(rulebook, judged.judged, finding.bearer),
          counterparty_name(rulebook, judged.judged, finding.counterparty),
          finding.event ? judged.judged.events[finding.event->value].id : std::string()};
}

bool is_listed(Settings const& settings, judge::Finding const& finding) {
  if (!settings.only.empty()) return settings.shows(finding);
  return settings.shows(settings.rulebook[finding.commitment].instrument);
}

std::vector<judge::Finding const*> harshest_first(Settings const& settings,
                                                  JudgedCase const& judged) {
  std::vector<judge::Finding const*> findings;
  for (judge::Finding const& finding : judged.found.findings) {
    if (finding.verdict == judge::Verdict::not_applicable) continue;
    if (is_listed(settings, finding)) findings.push_back(&finding);
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](judge::Finding const* left, judge::Finding const* right) {
                     return judge::rank(left->verdict) > judge::rank(right->verdict);
                   });
  return findings;
}

}  // namespace casus::report
