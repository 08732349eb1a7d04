#include "engine/judge/grounds.hpp"
#include "engine/judge/phrases.hpp"
#include "engine/judge/trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::judge {
namespace {

constexpr std::string_view overridden = "overridden by ";
constexpr std::string_view unreported = "it is not reported ";

/// Writes why a verdict is what it is: what the record carries and what it lacks, what would settle
/// it, and which defences were looked at.
class Writer {
 public:
  Writer(Context const& context, Trial const& trial, Way const& way, Judgement const& judgement,
         Missing const& missing)
      : context_(context),
        trial_(trial),
        way_(way),
        judgement_(judgement),
        missing_(missing),
        commitment_(context.rulebook[trial.commitment]),
        sentence_(commitment_.sentences[trial.reading.sentence]),
        instrument_(context.rulebook[commitment_.instrument].name),
        grounds_(context, trial) {}

  /// What is true of several alike, who are not named.
  [[nodiscard]] std::string write_of_several() const {
    switch (*judgement_.verdict) {
      case Verdict::not_applicable: return phrases::sentence(not_applicable("them"));
      case Verdict::pending: return phrases::sentence(pending("any of them"));
      default: return "";
    }
  }

  [[nodiscard]] std::string write() const {
    switch (*judgement_.verdict) {
      case Verdict::not_applicable: return phrases::sentence(not_applicable(parties()));
      case Verdict::cleared: return phrases::sentence(cleared());
      case Verdict::compliant: return phrases::sentence(compliant());
      case Verdict::excused: return phrases::sentence(excused());
      case Verdict::pending: return phrases::sentence(pending(bearer()));
      case Verdict::potential_breach:
      case Verdict::potential_departure: return together({potential(), settled_by(), defences()});
      case Verdict::contested: return together({contested(), defences()});
      case Verdict::departure:
      case Verdict::breach: return together({breach(), defences()});
    }
    return "";
  }

 private:
  static std::string together(std::vector<std::string> const& sentences) {
    std::string text;
    for (std::string const& one : sentences) {
      if (one.empty()) continue;
      if (!text.empty()) text += ' ';
      text += phrases::sentence(one);
    }
    return text;
  }

  [[nodiscard]] std::string bearer() const { return grounds_.state(trial_.bearer); }

  /// To whom it is owed; nothing where the clause owes it to nobody in particular.
  [[nodiscard]] std::string towards() const {
    if (way_.counterparty == record::nobody && !counterparty_variable(commitment_, sentence_)) {
      return "";
    }
    return " towards " + grounds_.state(way_.counterparty);
  }

  [[nodiscard]] std::string clause() const { return grounds_.clause(); }

  /// `Potential breach of Article 4(3) (non-attack) by the Russian Federation towards …`.
  [[nodiscard]] std::string charge() const {
    std::string verdict(name(*judgement_.verdict));
    std::replace(verdict.begin(), verdict.end(), '-', ' ');
    bool const departs = verdict.find("departure") != std::string::npos;
    return fmt::format("{} {} {} by {}{}", verdict, departs ? "from" : "of", clause(), bearer(),
                       towards());
  }

  [[nodiscard]] Outcome fold(ProofId id) const {
    return trial_.proof.fold(id, context_.options.standard.value, context_.options.doubt);
  }
  [[nodiscard]] Outcome defended(ProofId id) const {
    return trial_.proof.fold(id, context_.options.doubt, context_.options.doubt);
  }

  /// The element that the verdict is because of; the first where it is something else.
  [[nodiscard]] Element const& decisive() const {
    for (Element const& element : trial_.elements) {
      std::string const& because = judgement_.because;
      if (element.name == because || element.name + ": " + element.words == because) return element;
    }
    return trial_.elements.front();
  }

  [[nodiscard]] bool silent_duty(Element const& element) const {
    return element.name == "non-performance"
           && trial_.performance->due.state == Due::State::no_limit;
  }

  /// `the conduct and the attribution are established (two sources)`.
  [[nodiscard]] std::string shown() const {
    std::vector<std::string> subjects;
    std::vector<std::string> sources;
    for (Element const& element : trial_.elements) {
      bool const listed = element.name != "scope" && !silent_duty(element)
                          && fold(element.proof).truth == Truth::established;
      if (!listed) continue;
      subjects.push_back(grounds_.subject(element));
      sources.push_back(grounds_.supporters(element.proof, context_.options.standard.value));
    }
    if (subjects.empty()) return "";
    bool const alike = std::all_of(sources.begin(), sources.end(),
                                   [&](std::string const& one) { return one == sources.front(); });
    bool many = false;
    for (std::size_t i = 0; !alike && i < subjects.size(); ++i) {
      // What several in a row rest on is told with the last of them.
      bool const on = i + 1 < subjects.size() && sources[i + 1] == sources[i];
      if (!sources[i].empty() && !on) {
        subjects[i] += fmt::format(" ({}{})", sources[i], many ? " for each" : "");
      }
      many = on;
    }
    std::string const all = subjects.size() > 1 ? "are" : "is";
    std::string const by = alike && !sources.front().empty() ? " (" + sources.front() + ")" : "";
    return fmt::format("{} {} established{}", phrases::list(subjects), all, by);
  }

  /// What is not established, the first few.
  [[nodiscard]] std::string lacking() const {
    constexpr std::size_t told_max = 3;
    std::vector<std::string> open;
    for (Element const& element : trial_.elements) {
      std::string words;
      if (silent_duty(element)) {
        words = "no performance is on record, and the duty has no set limit";
      } else if (fold(element.proof).truth != Truth::established) {
        words = grounds_.open(element);
      }
      bool const told = std::find(open.begin(), open.end(), words) != open.end();
      if (!words.empty() && !told) open.push_back(std::move(words));
    }
    std::size_t const rest = open.size() > told_max ? open.size() - told_max : 0;
    open.resize(open.size() - rest);
    std::string text = phrases::points(open, unreported);
    if (rest > 0) {
      text += fmt::format("; {} {} open as well", phrases::counted(rest, "more point"),
                          rest == 1 ? "is" : "are");
    }
    return text;
  }

  /// What keeps a breach that is shown from being called one.
  [[nodiscard]] std::string cap() const {
    if (judgement_.because == "provenance") {
      return fmt::format("the clause itself is only {}, and no verdict is firmer than its text",
                         name(commitment_.content.sureness));
    }
    if (judgement_.because == "reservation") {
      model::Reservation const& reservation =
          *reservation_to(context_, trial_.commitment, trial_.bearer, trial_.counterparty);
      return fmt::format("{} made a reservation to it (“{}”)", grounds_.state(reservation.state),
                         reservation.stating);
    }
    if (sentence_.as_a_rule) return "the text asks for it as a rule only, which has exceptions";
    return "";
  }

  [[nodiscard]] std::string potential() const {
    std::string const carried = shown();
    std::vector<std::string> but;
    for (std::string const& one : {lacking(), cap()}) {
      if (!one.empty()) but.push_back(one);
    }
    std::string const open = fmt::format("{}", fmt::join(but, "; "));
    if (carried.empty() || open.empty()) return charge() + ": " + carried + open;
    return fmt::format("{}: {}, but {}", charge(), carried, open);
  }

  /// What the smallest set of facts would be that makes the charge firm, or clears it where none
  /// does. Where it is just what the reader was told to be unreported, that is not told again.
  [[nodiscard]] std::string settled_by() const {
    if (missing_.sets.empty()) return "";
    MissingSet const& set = missing_.sets.front();
    std::string const open = lacking();
    std::string const items = grounds_.settled_by(set, open);
    if (items.empty()) return "";
    std::string_view effect = "clear it, if the answer is in its favour";
    // A source against it has no other answer.
    bool const only_sources = items.rfind("a strong enough source against", 0) == 0
                              && items.find("knowing ") == items.npos
                              && items.find("an answer to ") == items.npos;
    if (only_sources) effect = "clear it";
    if (set.would == Verdict::contested) effect = "carry it further";
    if (set.would == Verdict::breach || set.would == Verdict::departure) effect = "settle it";
    constexpr std::string_view knowing = "knowing ";
    bool const told = items.rfind(knowing, 0) == 0
                      && open == std::string(unreported) + items.substr(knowing.size());
    bool const one_question = items == "an answer to that question" && open.find("; ") == open.npos;
    if (one_question) return fmt::format("the answer would {}", effect);
    return told ? fmt::format("to know this would {}", effect)
                : fmt::format("what would {}: {}", effect, items);
  }

  /// A defence by a name, or the condition of the clause in its words.
  [[nodiscard]] std::string defence_name(std::string const& name) const {
    if (name == "consent" && way_.counterparty != record::nobody) {
      return "the consent of " + grounds_.state(way_.counterparty);
    }
    if (name.find(' ') == std::string::npos) return phrases::title(name);
    Binding binding = way_.binding;
    if (auto const variable = bearer_variable(sentence_)) {
      if (variable->value < binding.states.size()) binding.states[variable->value] = trial_.bearer;
    }
    std::string const said =
        say(context_, commitment_.variables, phrases::condition(name), binding);
    return "the exception that " + grounds_.plain(said);
  }

  /// Which defences were looked at. Whoever invokes one has to show it.
  [[nodiscard]] std::string defences() const {
    std::vector<std::string> raised;
    std::vector<std::string> unclaimed;
    for (DefenceOutcome const& defence : trial_.defences) {
      std::string const name = defence_name(defence.name);
      Outcome const outcome = defended(defence.proof);
      if (defence.state == DefenceState::contested) {
        raised.push_back(fmt::format("{} is contested, {}", name, grounds_.conflict(outcome)));
      } else if (defence.raised) {
        raised.push_back(fmt::format("{} is raised and not established ({}, needed {})", name,
                                     phrases::number(outcome.support.pro),
                                     phrases::number(context_.options.doubt)));
      } else if (!is_about_rank(defence.name)) {
        unclaimed.push_back(name);
      }
    }
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < raised.size(); ++i) {
      sentences.push_back(raised[i] + (i == 0 ? "; the burden is on " + bearer() : ""));
    }
    constexpr std::size_t named_max = 2;
    if (!unclaimed.empty() && unclaimed.size() <= named_max) {
      sentences.push_back(fmt::format("{} {} not claimed", phrases::list(unclaimed),
                                      unclaimed.size() == 1 ? "is" : "are"));
    } else if (!unclaimed.empty()) {
      sentences.push_back(fmt::format("{} of the {} {}defences open to it is claimed", "none",
                                      phrases::count(unclaimed.size()),
                                      raised.empty() ? "" : "other "));
    }
    return together(sentences);
  }

  /// Whether a row among the defences is another rule's precedence, which nobody claims.
  static bool is_about_rank(std::string const& name) {
    std::string_view const prevails = " prevails";
    bool const rank =
        name.size() > prevails.size()
        && name.compare(name.size() - prevails.size(), prevails.size(), prevails) == 0;
    return rank || name.rfind(overridden, 0) == 0;
  }

  [[nodiscard]] std::string parties() const {
    std::vector<std::string> names;
    for (model::StateId const party : {trial_.bearer, way_.counterparty}) {
      if (party != record::nobody) names.push_back(grounds_.state(party));
    }
    return names.empty() ? "those concerned" : phrases::list(names);
  }

  [[nodiscard]] std::string not_applicable(std::string const& whom) const {
    std::string when = "at that time";
    if (way_.event && context_.time(*way_.event).reported) {
      when = "when it happened, " + model::to_string(context_.time(*way_.event).span) + ",";
    }
    if (auto const law = context_.options.law_as_of) {
      when = "by the law of " + model::date_string(*law) + ",";
    }
    return fmt::format("{} {} did not bind {} ({})", when, instrument_, whom, grounds_.force(way_));
  }

  [[nodiscard]] std::string cleared() const {
    bool const voluntary = sentence_.modality == model::Modality::should
                           || sentence_.modality == model::Modality::should_not;
    return fmt::format("cleared: {}, so no {} {} by {}{} is shown",
                       grounds_.refutation(fold(decisive().proof)),
                       voluntary ? "departure from" : "breach of", clause(), bearer(), towards());
  }

  [[nodiscard]] std::string compliant() const {
    ProofId const done = trial_.performance->in_time;
    std::string const sources = grounds_.supporters(done, context_.options.doubt);
    std::string text = fmt::format(
        "compliant with {}: {} is on record as having performed the duty", clause(), bearer());
    text += towards();
    if (auto const limit = trial_.performance->due.deadline) {
      text += fmt::format(" by its deadline of {}", phrases::deadline(*limit));
    }
    return sources.empty() ? text : fmt::format("{} ({})", text, sources);
  }

  /// A defence, a more special rule or a prohibition of higher rank.
  [[nodiscard]] std::string excused() const {
    std::string const& name = judgement_.because;
    if (name.rfind(overridden, 0) == 0) {
      return fmt::format(
          "excused: the special rule {} covers the same act and takes this one's place",
          name.substr(overridden.size()));
    }
    if (is_about_rank(name)) {
      return fmt::format("excused: performing it would breach a duty of higher rank ({})", name);
    }
    for (DefenceOutcome const& defence : trial_.defences) {
      if (defence.name != name) continue;
      std::string const sources = grounds_.supporters(defence.proof, context_.options.doubt);
      return fmt::format(
          "excused: {} would have to answer under {}{}, but {} is established{}, which it had to "
          "show",
          bearer(), clause(), towards(), defence_name(name),
          sources.empty() ? "" : " (" + sources + ")");
    }
    return "excused";
  }

  [[nodiscard]] std::string pending(std::string const& by) const {
    std::string const none = fmt::format("no performance by {} is on record", by);
    if (auto const limit = trial_.performance->due.deadline) {
      return fmt::format("{}; it is due by {}", none, phrases::deadline(*limit));
    }
    if (trial_.performance->due.state == Due::State::not_due) {
      return none + "; when the time for it began to run is not reported";
    }
    return none + "; the duty has no set limit, and silence alone is no breach of it";
  }

  [[nodiscard]] std::string contested() const {
    std::string const carried = shown();
    std::string const open = lacking();
    std::string const performance =
        trial_.performance && open.empty() ? "the claims conflict on the performance" : "";
    std::string const but = open.empty() ? performance : open;
    if (carried.empty() || but.empty()) return charged_as_contested() + ": " + carried + but;
    return fmt::format("{}: {}, but {}", charged_as_contested(), carried, but);
  }

  [[nodiscard]] std::string charged_as_contested() const {
    return fmt::format("contested under {}, as to {}{}", clause(), bearer(), towards());
  }

  [[nodiscard]] std::string breach() const {
    if (judgement_.late) {
      std::string const limit = trial_.performance->due.deadline
                                    ? " of " + phrases::deadline(*trial_.performance->due.deadline)
                                    : "";
      return fmt::format("{}: it performed, {} after the deadline{}", charge(),
                         delay_of(context_, trial_), limit);
    }
    std::string const carried = shown();
    return fmt::format("{}: {}", charge(),
                       carried.empty() ? "everything it asks for is established" : carried);
  }

  Context const& context_;
  Trial const& trial_;
  Way const& way_;
  Judgement const& judgement_;
  Missing const& missing_;
  model::Commitment const& commitment_;
  model::Sentence const& sentence_;
  std::string const& instrument_;
  Grounds grounds_;
};

}  // namespace

void give_reason(Context const& context, Trial const& trial, Way const& way,
                 Judgement const& judgement, Finding& finding) {
  // Without a recorder there are no labels to quote.
  if (!trial.proof.recording()) return;
  Writer const writer(context, trial, way, judgement, finding.missing);
  finding.reason = writer.write();
  finding.reason_of_several = writer.write_of_several();
  if (finding.verdict == Verdict::not_applicable)
    finding.force = Grounds(context, trial).force(way);
}

}  // namespace casus::judge
