#include "dsl/author/clauses.hpp"

#include "dsl/author/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <set>

namespace casus::author {
namespace {

using model::Deadline;
using Kinds = std::vector<model::KindReference>;

/// The words of a condition with each variable named after the role it has in the sentence, so that
/// neither the letters nor the parties' names make a difference.
std::string in_roles(std::string const& words, model::Commitment const& commitment) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    while (end < words.size() && (std::isalnum(static_cast<unsigned char>(words[end])) != 0)) ++end;
    if (end == at) {
      out += words[at++];
      continue;
    }
    std::string const word = words.substr(at, end - at);
    auto const found =
        std::find_if(commitment.variables.begin(), commitment.variables.end(),
                     [&](model::Variable const& variable) { return variable.name == word; });
    if (found == commitment.variables.end()) {
      out += word;
    } else {
      model::Actor const& subject = commitment.sentences.front().subject;
      auto const index = static_cast<std::size_t>(found - commitment.variables.begin());
      bool const bearer =
          subject.form == model::Actor::Form::variable && subject.variable.value == index;
      bool const event = found->sort == model::Variable::Sort::event;
      out += bearer ? "the bearer" : event ? "that event" : "the other";
    }
    at = end;
  }
  return out;
}

class Pair {
 public:
  Pair(model::Rulebook const& rulebook, model::Commitment const& first,
       model::Commitment const& second)
      : rulebook_(rulebook),
        first_(first),
        second_(second),
        a_(first.sentences.front()),
        b_(second.sentences.front()) {}

  std::vector<Difference> take() {
    modality();
    imputation();
    act();
    trigger();
    deadline();
    conditions();
    excuses();
    lasting();
    return std::move(found_);
  }

 private:
  bool forbids() const {
    return a_.modality == model::Modality::must_not || a_.modality == model::Modality::should_not;
  }

  void note(std::string aspect, Outcome outcome, std::string why) {
    found_.push_back({std::move(aspect), outcome, std::move(why)});
  }

  static std::string_view which(Outcome outcome) {
    return outcome == Outcome::stricter ? "the first" : "the second";
  }

  /// One of the two is the stricter because its rank is higher.
  void ranked(std::string const& aspect, int first, int second, std::string const& why) {
    if (first == second) return;
    Outcome const outcome = first > second ? Outcome::stricter : Outcome::weaker;
    note(aspect, outcome, fmt::format("{} {}", which(outcome), why));
  }

  static bool binds(model::Modality modality) {
    return modality == model::Modality::must || modality == model::Modality::must_not;
  }

  void modality() {
    ranked("force", binds(a_.modality) ? 1 : 0, binds(b_.modality) ? 1 : 0,
           "binds in law, the other is voluntary");
    ranked("force", a_.as_a_rule ? 0 : 1, b_.as_a_rule ? 0 : 1,
           "holds always, the other only as a rule");
    ranked("reading", -static_cast<int>(first_.sentences.size()),
           -static_cast<int>(second_.sentences.size()),
           "has fewer readings, and of several the milder stands");
  }

  static int knowledge(model::MentalElement element) {
    if (element == model::MentalElement::intentionally) return 0;
    return element == model::MentalElement::knowingly ? 1 : 2;
  }

  void imputation() {
    using model::Imputation;
    auto const own = [](Imputation value) {
      return value == Imputation::conduct || value == Imputation::use_territory;
    };
    if (own(a_.imputation) && own(b_.imputation)) {
      ranked("imputation", a_.imputation == Imputation::conduct ? 1 : 0,
             b_.imputation == Imputation::conduct ? 1 : 0,
             "covers conduct from anywhere, the other only from the bearer's territory");
    } else if (a_.imputation != b_.imputation) {
      note("imputation", Outcome::different, "the bearer is tied to the act in another way");
    }
    ranked("knowledge", knowledge(a_.mental_element), knowledge(b_.mental_element),
           "asks for less knowledge or intent");
  }

  /// Compares what two slots cover. Where `wider_binds`, covering more is the stricter.
  void slot(std::string const& aspect, Reach const& left, Reach const& right, bool wider_binds) {
    Outcome const found = wider(left, right);
    if (found == Outcome::equal) return;
    std::string const here = beyond(rulebook_, left, right);
    std::string const there = beyond(rulebook_, right, left);
    std::string why;
    if (!here.empty()) why += "the first covers more of " + here;
    if (!here.empty() && !there.empty()) why += "; ";
    if (!there.empty()) why += "the second covers more of " + there;
    if (!wider_binds) why += ", which leaves more ways to perform";
    note(aspect, wider_binds ? found : swapped(found), why);
  }

  /// A slot that is absent asks for nothing.
  void narrowing(std::string const& aspect, Kinds const& left, Kinds const& right, bool wide) {
    if (left.empty() && right.empty()) return;
    if (!left.empty() && !right.empty()) {
      slot(aspect, reach_of(rulebook_, left), reach_of(rulebook_, right), wide);
      return;
    }
    bool const first_is_wide = left.empty();
    Outcome const outcome = first_is_wide == wide ? Outcome::stricter : Outcome::weaker;
    note(aspect, outcome,
         fmt::format("only the {} asks for a certain `{}`", first_is_wide ? "second" : "first",
                     aspect));
  }

  void describe(std::string const& of, model::Pattern const& left, model::Pattern const& right,
                bool wide) {
    slot(of + "kinds", reach_of(rulebook_, left), reach_of(rulebook_, right), wide);
    narrowing(of + "affecting", left.affecting, right.affecting, wide);
    narrowing(of + "causing", left.causing, right.causing, wide);
    narrowing(of + "using", left.using_, right.using_, wide);
    narrowing(of + "purpose", left.purpose, right.purpose, wide);
    narrowing(of + "giving", left.giving, right.giving, wide);
    channel(of, left, right, wide);
    actors(of, left, right);
    about(of, left, right, wide);
  }

  void channel(std::string const& of, model::Pattern const& left, model::Pattern const& right,
               bool wide) {
    auto const kinds = [](model::Pattern const& pattern) {
      return pattern.through ? Kinds{model::KindReference::of(*pattern.through)} : Kinds{};
    };
    narrowing(of + "channel", kinds(left), kinds(right), wide);
  }

  void about(std::string const& of, model::Pattern const& left, model::Pattern const& right,
             bool wide) {
    model::Pattern const* here = left.about ? left.about->description.get() : nullptr;
    model::Pattern const* there = right.about ? right.about->description.get() : nullptr;
    if (here != nullptr && there != nullptr) {
      slot(of + "about", reach_of(rulebook_, *here), reach_of(rulebook_, *there), wide);
      narrowing(of + "about, affecting", here->affecting, there->affecting, wide);
    } else if (left.about.has_value() != right.about.has_value()) {
      Outcome const outcome = !left.about == wide ? Outcome::stricter : Outcome::weaker;
      note(
          of + "about", outcome,
          fmt::format("only the {} says what it has to be about", left.about ? "first" : "second"));
    } else if (here != there) {
      note(of + "about", Outcome::different, "what it has to be about is said in another way");
    }
  }

  std::string role(std::optional<model::Actor> const& actor, model::Commitment const& of) const {
    if (!actor) return "nobody in particular";
    using Form = model::Actor::Form;
    if (actor->form == Form::state) {
      return rulebook_.is_party(of.instrument, actor->state) ? "a named party"
                                                             : rulebook_[actor->state].name;
    }
    if (actor->form != Form::variable) {
      return fmt::format("form {}", static_cast<int>(actor->form));
    }
    model::Actor const& subject = of.sentences.front().subject;
    if (subject.form == Form::variable && subject.variable == actor->variable) return "the bearer";
    model::Domain const domain = of.variables[actor->variable.value].domain;
    if (domain == model::Domain::third_state) return "a third State";
    return domain == model::Domain::party ? "a party" : "a State";
  }

  void actors(std::string const& of, model::Pattern const& left, model::Pattern const& right) {
    auto const one = [&](std::string const& aspect, std::optional<model::Actor> const& here,
                         std::optional<model::Actor> const& there) {
      if (role(here, first_) == role(there, second_)) return;
      note(of + aspect, Outcome::different, "it names others in this role");
    };
    one("by", left.by, right.by);
    one("to", left.to, right.to);
    one("with", left.with, right.with);
    one("against", left.against, right.against);
    one("territory", left.territory, right.territory);
  }

  void act() { describe("", a_.act, b_.act, forbids()); }

  void trigger() {
    if (!a_.trigger && !b_.trigger) return;
    if (a_.trigger.has_value() != b_.trigger.has_value()) {
      ranked("trigger", a_.trigger ? 0 : 1, b_.trigger ? 0 : 1, "does not wait for an occasion");
      return;
    }
    auto const* here = std::get_if<model::Pattern>(&a_.trigger->what);
    auto const* there = std::get_if<model::Pattern>(&b_.trigger->what);
    if (a_.trigger->before != b_.trigger->before || (here == nullptr) != (there == nullptr)) {
      note("trigger", Outcome::different, "what sets it off is of another sort");
    } else if (here != nullptr) {
      describe("trigger, ", *here, *there, true);
    } else if (std::get<model::Moment>(a_.trigger->what).form
               != std::get<model::Moment>(b_.trigger->what).form) {
      note("trigger", Outcome::different, "another moment sets it off");
    }
  }

  void deadline();
  void conditions();
  void excuses();

  void lasting() {
    ranked("term", first_.survives_termination ? 1 : 0, second_.survives_termination ? 1 : 0,
           "survives termination");
    ranked("term", first_.applies_from_signature ? 1 : 0, second_.applies_from_signature ? 1 : 0,
           "applies from signature");
  }

  using Excuses = std::map<std::string, std::set<std::string>>;
  static std::set<std::string> words_of(std::vector<model::Condition> const& conditions,
                                        model::Commitment const& of) {
    std::set<std::string> words;
    for (model::Condition const& one : conditions) words.insert(in_roles(one.words, of));
    return words;
  }
  Excuses excuses_of(model::Commitment const& of) const;

  model::Rulebook const& rulebook_;
  model::Commitment const& first_;
  model::Commitment const& second_;
  model::Sentence const& a_;
  model::Sentence const& b_;
  std::vector<Difference> found_;
};

/// How pressing a deadline is, in days; nothing where it cannot be ordered by length.
std::optional<double> days_of(Deadline const& deadline) {
  switch (deadline.form) {
    case Deadline::Form::within: return longest_days(deadline.within);
    case Deadline::Form::recurring:
      return longest_days(deadline.within) / static_cast<double>(deadline.times);
    case Deadline::Form::without_a_set_limit: return 1e9;
    case Deadline::Form::none:
    case Deadline::Form::no_later_than:
    case Deadline::Form::without_delay:
    case Deadline::Form::at_all_times:
    case Deadline::Form::as_long_as_lasts: return std::nullopt;
  }
  return std::nullopt;
}

void Pair::deadline() {
  Deadline const& here = a_.deadline;
  Deadline const& there = b_.deadline;
  std::string const words = fmt::format("`{}` against `{}`", here.words, there.words);
  std::optional<double> const left = days_of(here);
  std::optional<double> const right = days_of(there);
  bool const same_sort =
      (here.form == Deadline::Form::recurring) == (there.form == Deadline::Form::recurring);
  if (left && right && same_sort) {
    if (*left != *right) {
      Outcome const outcome = *left < *right ? Outcome::stricter : Outcome::weaker;
      note("deadline", outcome, fmt::format("{} is due sooner: {}", which(outcome), words));
    } else if (here.anchor != there.anchor) {
      note("deadline", Outcome::different, "it is counted from another moment: " + words);
    }
  } else if (here.form != there.form || here.no_later_than != there.no_later_than) {
    bool const open_here = here.form == Deadline::Form::without_a_set_limit;
    bool const open_there = there.form == Deadline::Form::without_a_set_limit;
    Outcome outcome = Outcome::different;
    if (open_here != open_there) outcome = open_there ? Outcome::stricter : Outcome::weaker;
    note("deadline", outcome, words);
  }
}

void Pair::conditions() {
  std::set<std::string> const here = words_of(first_.where, first_);
  std::set<std::string> const there = words_of(second_.where, second_);
  for (std::string const& one : here) {
    if (there.count(one) == 0) {
      note("condition", Outcome::weaker, "only the first asks: where " + one);
    }
  }
  for (std::string const& one : there) {
    if (here.count(one) == 0) {
      note("condition", Outcome::stricter, "only the second asks: where " + one);
    }
  }
}

Pair::Excuses Pair::excuses_of(model::Commitment const& of) const {
  Excuses all;
  for (model::Excuse const& one : of.unless) {
    std::set<std::string> limits = words_of(one.except_if, of);
    auto const* consent = std::get_if<model::Consented>(&one.condition.form);
    if (consent != nullptr && consent->in_writing) limits.insert("in writing");
    all[consent != nullptr ? "consent of the other" : in_roles(one.condition.words, of)] =
        std::move(limits);
  }
  for (model::Defence const& defence : rulebook_.defences) {
    bool const named =
        std::find(defence.excuses.begin(), defence.excuses.end(), of.name) != defence.excuses.end();
    if (defence.instrument != of.instrument || !named) continue;
    std::set<std::string> limits;
    for (model::Condition const& one : defence.where) limits.insert("where " + one.words);
    for (model::Condition const& one : defence.except_if) limits.insert(one.words);
    all["defence " + defence.name] = std::move(limits);
  }
  return all;
}

/// `; only the first: in writing`; empty where the other has all of it.
std::string beyond_the_other(std::string_view which, std::set<std::string> const& own,
                             std::set<std::string> const& other) {
  std::vector<std::string> more;
  std::set_difference(own.begin(), own.end(), other.begin(), other.end(), std::back_inserter(more));
  return more.empty() ? "" : fmt::format("; only the {}: {}", which, fmt::join(more, ", "));
}

void Pair::excuses() {
  Excuses const here = excuses_of(first_);
  Excuses const there = excuses_of(second_);
  for (Excuses::value_type const& one : here) {
    auto const match = there.find(one.first);
    if (match == there.end()) {
      note("defence", Outcome::weaker, "only the first lets off: " + one.first);
      continue;
    }
    bool const first_in_second = std::includes(match->second.begin(), match->second.end(),
                                               one.second.begin(), one.second.end());
    bool const second_in_first = std::includes(one.second.begin(), one.second.end(),
                                               match->second.begin(), match->second.end());
    if (first_in_second && second_in_first) continue;
    Outcome outcome = Outcome::different;
    if (second_in_first) outcome = Outcome::stricter;
    if (first_in_second) outcome = Outcome::weaker;
    note("defence", outcome,
         fmt::format("its limits are not the same: {}{}{}", one.first,
                     beyond_the_other("first", one.second, match->second),
                     beyond_the_other("second", match->second, one.second)));
  }
  for (Excuses::value_type const& one : there) {
    if (here.count(one.first) == 0) {
      note("defence", Outcome::stricter, "only the second lets off: " + one.first);
    }
  }
}

}  // namespace

std::vector<Difference> differences(model::Rulebook const& rulebook, model::Commitment const& first,
                                    model::Commitment const& second) {
  return Pair(rulebook, first, second).take();
}

}  // namespace casus::author
