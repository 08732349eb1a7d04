#include "engine/judge/grounds.hpp"

#include "engine/judge/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

namespace casus::judge {
namespace {

constexpr std::string_view question_label = "the answer to: ";
constexpr std::string_view question_missing = "the answer to the question: ";
constexpr std::string_view negation = "not: ";

bool begins(std::string_view text, std::string_view head) { return text.rfind(head, 0) == 0; }

bool is_word_part(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_'
         || static_cast<unsigned char>(letter) >= 0x80;
}

/// `whether X: the reason` reads on as `whether X (the reason)`.
std::string bracketed(std::string text) {
  std::size_t const colon = text.find(": ");
  if (colon == std::string::npos) return text;
  return text.substr(0, colon) + " (" + text.substr(colon + 2) + ")";
}

/// The basis at the end of `e1 is attributable to iran (direction-or-control)`.
std::optional<model::Basis> basis_in(std::string_view label) {
  std::size_t const bracket = label.rfind(" (");
  bool const names_basis = bracket != std::string_view::npos && label.back() == ')'
                           && label.find(" is attributable to ") != std::string_view::npos;
  if (!names_basis) return std::nullopt;
  return model::find_basis(label.substr(bracket + 2, label.size() - bracket - 3));
}

}  // namespace

struct Grounds::Voices {
  std::set<std::uint32_t> sources;
  bool unrated = false;     ///< all of them
  bool own_denial = false;  ///< the State's own, and nobody else's
  bool stated = false;      ///< the record says so, whoever its source
};

std::string Grounds::state(model::StateId state) const {
  if (state == record::nobody) return "a State not named";
  model::Rulebook const& rulebook = context_.rulebook;
  bool const declared = state.value < rulebook.states.size();
  std::string const& title = declared ? rulebook[state].title : "";
  return phrases::state(title.empty() ? context_.name(state) : title);
}

std::string Grounds::plain(std::string_view label) const {
  std::string text;
  for (std::size_t at = 0; at < label.size();) {
    std::size_t end = at;
    while (end < label.size() && is_word_part(label[end])) ++end;
    if (end == at) {
      text += label[at++];
      continue;
    }
    std::string word(label.substr(at, end - at));
    at = end;
    bool const event = std::any_of(context_.judged.events.begin(), context_.judged.events.end(),
                                   [&](record::Event const& row) { return row.id == word; });
    if (event) {
      text += word;
    } else if (word == "unattributed" || word == "unidentified") {
      text += state(record::nobody);
    } else if (auto const known = context_.rulebook.find_state(word)) {
      phrases::add_party(text, state(*known));
    } else {
      bool const internal = model::find_basis(word) || context_.rulebook.vocabulary.find(word)
                            || context_.rulebook.find_question(word);
      bool const compound = begins(word, "cyber-") || begins(word, "self-") || begins(word, "un-");
      if (internal && !compound) std::replace(word.begin(), word.end(), '-', ' ');
      text += word;
    }
  }
  std::string const of_kind = " of kind ";
  if (std::size_t const at = text.find(of_kind); at != std::string::npos) {
    text.replace(at, of_kind.size(), " of the kind ");
  }
  return text;
}

std::string Grounds::clause() const {
  using Form = model::Article::Form;
  model::Commitment const& commitment = context_.rulebook[trial_.commitment];
  model::Article const& article = context_.rulebook[commitment.article];
  std::string const title = phrases::title(commitment.name);
  std::string const number = article.number.empty() ? "" : " " + article.number;
  std::string place;
  switch (article.form) {
    case Form::preamble: place = "the preamble"; break;
    case Form::annex: place = "the annex" + number; break;
    case Form::article: place = number.empty() ? "" : "Article" + number; break;
    case Form::paragraph: place = number.empty() ? "" : "paragraph" + number; break;
  }
  return place.empty() ? fmt::format("the clause “{}”", title)
                       : fmt::format("{} ({})", place, title);
}

std::string Grounds::force(Way const& way) const {
  model::Commitment const& commitment = context_.rulebook[trial_.commitment];
  auto const words_for = [&](model::StateId party, bool outlives, bool from_signature) {
    return force_of(context_.rulebook,
                    {commitment.instrument, party, trial_.reading.header, outlives, from_signature})
        .words;
  };
  std::string words;
  for (model::StateId const party : {trial_.bearer, way.counterparty}) {
    if (party == record::nobody || !words.empty()) continue;
    words = words_for(party, commitment.survives_termination, commitment.applies_from_signature);
  }
  if (words.empty() && !way.eligible.empty()) words = words_for(way.eligible.front(), false, false);
  return words.empty() ? "no date of force is known" : plain(phrases::force(words));
}

std::string Grounds::subject(Element const& element) const {
  model::Commitment const& commitment = context_.rulebook[trial_.commitment];
  if (element.name == "conduct") return "the conduct";
  if (element.name == "scope") return "the text's force at that time";
  if (element.name == "non-performance") return "the failure to perform";
  if (element.name == "condition") {
    return fmt::format("the condition that {}", plain(phrases::condition(element.words)));
  }
  switch (commitment.sentences[trial_.reading.sentence].imputation) {
    case model::Imputation::conduct:
    case model::Imputation::use_territory: return "the attribution";
    case model::Imputation::allow: return "the toleration of it";
    case model::Imputation::assist: return "the assistance with it";
  }
  return "the attribution";
}

void Grounds::collect(ProofId id, double standard, Voices& voices) const {
  using Operation = ProofNode::Operation;
  Proof const& proof = trial_.proof;
  ProofNode const& node = proof[id];
  double const doubt = context_.options.doubt;
  if (node.operation == Operation::fact) {
    Voices const own = voices_of(node, false);
    voices.sources.insert(own.sources.begin(), own.sources.end());
    voices.stated = voices.stated || own.stated;
    return;
  }
  Truth const truth = proof.fold(id, standard, doubt).truth;
  for (ProofId const child : node.children) {
    bool const carries =
        node.operation == Operation::all || proof.fold(child, standard, doubt).truth == truth;
    if (carries) collect(child, standard, voices);
    if (node.operation == Operation::rebuttable) break;  // the others speak against it
  }
}

Grounds::Voices Grounds::voices_of(ProofNode const& leaf, bool against) const {
  Voices voices;
  bool const negated = begins(leaf.label, negation);
  bool all_unrated = true;
  bool all_own = true;
  for (Evidence const& evidence : leaf.evidence) {
    bool const own = evidence.side == Evidence::Side::challenge_only;
    bool const counts = evidence.strength > 0 && (evidence.note.empty() || own);
    bool const denies = (evidence.side != Evidence::Side::pro) != negated;
    if (!counts || denies != against) continue;
    voices.stated = true;
    all_unrated = all_unrated && evidence.unrated;
    all_own = all_own && own;
    for (record::SourceId const source : evidence.sources) voices.sources.insert(source.value);
  }
  voices.unrated = voices.stated && all_unrated;
  voices.own_denial = voices.stated && all_own && against;
  return voices;
}

std::string Grounds::said_by(Voices const& voices, double strength, std::string_view role) const {
  std::size_t const number = voices.sources.size();
  if (number == 0) {
    return fmt::format("{}{}", voices.stated ? "the record's own word" : "the rest of the record",
                       role);
  }
  std::string const sources = phrases::counted(number, "source");
  if (voices.unrated) return fmt::format("{} without a rating{}", sources, role);
  std::string_view const word = phrases::credibility(strength);
  if (number == 1) return fmt::format("{} of {} credibility{}", sources, word, role);
  return fmt::format("{}{}, the {} of {} credibility", sources, role,
                     number == 2 ? "stronger" : "strongest", word);
}

std::string Grounds::supporters(ProofId id, double standard) const {
  Voices voices;
  collect(id, standard, voices);
  Outcome const outcome = trial_.proof.fold(id, standard, context_.options.doubt);
  std::string told;
  if (voices.sources.size() > 1) {
    told = phrases::counted(voices.sources.size(), "source");
  } else if (!voices.sources.empty()) {
    told = fmt::format("one source of {} credibility", phrases::credibility(outcome.support.pro));
  } else if (voices.stated) {
    told = "as the record itself states";
  }
  // Whoever reads that it is established has to read, too, that it is disputed.
  Voices const against = voices_of(trial_.proof[outcome.decided_by], true);
  if (!against.stated || outcome.support.challenge == 0) return told;
  std::string const denial =
      against.own_denial ? "the State's own denial" : said_by(against, outcome.support.challenge);
  return fmt::format("{}{}against {} at {}", told, told.empty() ? "" : ", ", denial,
                     phrases::number(outcome.support.challenge));
}

std::string Grounds::asserted(ProofNode const& leaf) const {
  if (begins(leaf.label, question_label)) {
    return fmt::format("“yes” to the question “{}”", leaf.label.substr(question_label.size()));
  }
  if (begins(leaf.label, negation)) {
    return "it is not so that " + plain(leaf.label.substr(negation.size()));
  }
  return bracketed(plain(leaf.label));
}

std::string Grounds::unreported(ProofNode const& leaf) const {
  if (begins(leaf.missing, question_missing)) {
    return fmt::format("the question “{}” is not answered",
                       leaf.missing.substr(question_missing.size()));
  }
  bool const of_the_text = begins(leaf.missing, "whether the text") || leaf.missing.empty()
                           || leaf.missing.find(" bound ") != std::string::npos
                           || !leaf.evidence.empty();
  return (of_the_text ? "it is open " : "it is not reported ") + asked(leaf);
}

std::string Grounds::open(Element const& element) const {
  double const standard = context_.options.standard.value;
  Outcome const outcome = trial_.proof.fold(element.proof, standard, context_.options.doubt);
  ProofNode const& leaf = trial_.proof[outcome.decided_by];
  if (outcome.truth == Truth::contested) {
    return fmt::format("the claims conflict on {}, {}", subject(element), conflict(outcome));
  }
  if (element.name == "non-performance" && outcome.truth == Truth::refuted) {
    return fmt::format("a performance in time is reported that falls short of the measure, {}",
                       conflict(outcome));
  }
  if (outcome.support.pro == 0) return unreported(leaf);
  std::string const what =
      element.name == "imputation" ? subject(element) : "that " + asserted(leaf);
  return fmt::format("{} rests on {} ({}, needed {})", what,
                     said_by(voices_of(leaf, false), outcome.support.pro),
                     phrases::number(outcome.support.pro), phrases::number(standard));
}

std::string Grounds::conflict(Outcome const& outcome) const {
  ProofNode const& leaf = trial_.proof[outcome.decided_by];
  Support const& support = outcome.support;
  Voices const against = voices_of(leaf, true);
  std::string const pro = support.pro > 0 ? fmt::format(
                              "{} ({})", said_by(voices_of(leaf, false), support.pro, " for it"),
                              phrases::number(support.pro))
                                          : "nothing for it";
  std::string const con = phrases::number(support.challenge);
  return against.own_denial ? fmt::format(
             "with {} and the State's own denial against it ({}), which contests but "
             "never clears",
             pro, con)
                            : fmt::format("with {} and {} ({})", pro,
                                          said_by(against, support.challenge, " against it"), con);
}

std::string Grounds::refutation(Outcome const& outcome) const {
  ProofNode const& leaf = trial_.proof[outcome.decided_by];
  std::string const label = leaf.label;
  // Who else it is shown to be stands after the colon.
  std::size_t const other = label.find(": it is shown to be ");
  if (other != std::string::npos) return "the act" + plain(label.substr(other + 4));
  if (leaf.evidence.empty()) {
    return label.empty() || label == "the record is declared complete and shows no other"
               ? "the record is declared complete and shows nothing of the kind"
               : "the record rules out that " + asserted(leaf);
  }
  if (begins(label, negation)) {
    // What speaks against a negation is said as what it is.
    std::string const shown = plain(label.substr(negation.size()));
    Support const& support = outcome.support;
    Voices const against = voices_of(leaf, true);
    std::string const but =
        support.pro > 0 ? fmt::format(", with {} ({})",
                                      said_by(voices_of(leaf, false), support.pro, " against it"),
                                      phrases::number(support.pro))
                        : "";
    return fmt::format("that {} is established by {} ({}){}", shown,
                       said_by(against, support.challenge), phrases::number(support.challenge),
                       but);
  }
  return fmt::format("that {} is refuted, {}", asserted(leaf), conflict(outcome));
}

std::string Grounds::answer_to(std::string_view question, std::string_view told) {
  std::string const asked = fmt::format("the question “{}” is not answered", question);
  std::size_t const first = told.find("the question “");
  bool const only = first != std::string_view::npos
                    && told.find("the question “", first + 1) == std::string_view::npos;
  if (only && told.find(asked) != std::string_view::npos) return "an answer to that question";
  return fmt::format("an answer to the question “{}”", question);
}

std::string Grounds::settled_by(MissingSet const& set, std::string_view told) const {
  std::vector<std::string> sourced;
  std::vector<std::string> answers;
  std::vector<std::string> known;
  std::vector<std::string> of_leaves;
  std::size_t sources = 0;
  auto const add = [](std::vector<std::string>& list, std::string text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
  };
  for (ProofId const id : set.leaves) {
    ProofNode const& leaf = trial_.proof[id];
    of_leaves.push_back(leaf.missing.empty() ? "whether " + leaf.label : leaf.missing);
    if (begins(leaf.missing, question_missing)) {
      add(answers, answer_to(leaf.missing.substr(question_missing.size()), told));
    } else if (leaf.support.pro > 0) {
      sources = voices_of(leaf, false).sources.size();
      auto const basis = basis_in(leaf.label);
      add(sourced, basis ? std::string(phrases::basis(*basis)) : "the fact that " + asserted(leaf));
    } else {
      add(known, asked(leaf));
    }
  }
  // Beside the facts of the case, the text itself may have to be looked up.
  for (std::string const& fact : set.facts) {
    bool const leaf = std::find(of_leaves.begin(), of_leaves.end(), fact) != of_leaves.end();
    if (!leaf) add(known, plain(fact.substr(0, fact.find(": "))));
  }
  std::vector<std::string> items;
  bool const clears = set.would == Verdict::cleared || set.would == Verdict::compliant;
  if (clears && !sourced.empty()) {
    items.push_back("a strong enough source against " + phrases::list(sourced, "and against"));
  } else if (sourced.size() == 1) {
    items.push_back(
        fmt::format("a {}stronger source for {}", sources == 1 ? "second, " : "", sourced.front()));
  } else if (!sourced.empty()) {
    items.push_back("stronger sources for " + phrases::list(sourced));
  }
  items.insert(items.end(), answers.begin(), answers.end());
  if (!known.empty()) items.push_back("knowing " + phrases::questions(known));
  return phrases::list(items);
}

std::string Grounds::asked(ProofNode const& leaf) const {
  std::string const missing =
      leaf.missing.empty() ? "whether " + asserted(leaf) : bracketed(plain(leaf.missing));
  std::string const attribution = ", and on what basis";
  std::size_t const at = missing.find(attribution);
  return at == std::string::npos ? missing : missing.substr(0, at) + missing.substr(at + 1);
}

}  // namespace casus::judge
