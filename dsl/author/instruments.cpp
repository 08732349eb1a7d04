#include "dsl/author/clauses.hpp"
#include "dsl/author/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace casus::author {
namespace {

/// One thing that an instrument has, ready to be set beside its counterpart.
struct Item {
  Side side;
  std::optional<Reach> reach;
  model::Power const* power = nullptr;
};
using Items = std::vector<Item>;

/// Who stands beside whom: by name, else one left over that covers the same; of threats, also one
/// that covers some of the same.
std::vector<std::optional<std::size_t>> partners(Items const& here, Items const& there,
                                                 bool some_is_enough) {
  std::vector<std::optional<std::size_t>> found(here.size());
  std::set<std::size_t> taken;
  for (int const round : {0, 1, 2}) {
    for (std::size_t i = 0; i < here.size(); ++i) {
      for (std::size_t k = 0; k < there.size() && !found[i]; ++k) {
        bool const covers =
            here[i].reach && there[k].reach && overlap(*here[i].reach, *there[k].reach);
        bool const same = covers && wider(*here[i].reach, *there[k].reach) == Outcome::equal;
        bool const fits = round == 0   ? here[i].side.name == there[k].side.name
                          : round == 1 ? same
                                       : covers && some_is_enough;
        if (!fits || !taken.insert(k).second) continue;
        found[i] = k;
      }
    }
  }
  return found;
}

/// Two ways to change what is in force: to what effect, and with how much notice.
void set_beside(model::Power const& left, model::Power const& right, Row& row) {
  if (left.effect != right.effect || left.time != right.time) {
    row.differences.push_back(
        {"effect", Outcome::different, fmt::format("`{}` against `{}`", left.words, right.words)});
  } else if (left.duration != right.duration) {
    double const here = left.duration ? longest_days(*left.duration) : 0;
    double const there = right.duration ? longest_days(*right.duration) : 0;
    bool const first = here > there;
    row.differences.push_back({"notice", first ? Outcome::stricter : Outcome::weaker,
                               fmt::format("the {} binds longer after a notice: `{}` against `{}`",
                                           first ? "first" : "second", left.words, right.words)});
  }
}

Row alone(std::string const& subject, Item const& item, bool in_first, bool more_binds) {
  Row row;
  row.subject = subject;
  (in_first ? row.first : row.second) = item.side;
  if (more_binds) {
    row.as_written = in_first ? Outcome::only_first : Outcome::only_second;
  } else {
    row.differences.push_back(
        {subject, in_first ? Outcome::weaker : Outcome::stricter,
         fmt::format("only the {} lets a party off so", in_first ? "first" : "second")});
  }
  conclude(row);
  return row;
}

Row together(model::Rulebook const& rulebook, std::string const& subject, Item const& left,
             Item const& right) {
  Row row;
  row.subject = subject;
  row.first = left.side;
  row.second = right.side;
  row.paired_by = left.side.name == right.side.name ? "name" : "structure";
  if (left.reach && right.reach) {
    Outcome const found = wider(*left.reach, *right.reach);
    std::string const here = beyond(rulebook, *left.reach, *right.reach);
    std::string const there = beyond(rulebook, *right.reach, *left.reach);
    std::string why;
    if (!here.empty()) why += "the first covers more of " + here;
    if (!here.empty() && !there.empty()) why += "; ";
    if (!there.empty()) why += "the second covers more of " + there;
    if (found != Outcome::equal) row.differences.push_back({"kinds", found, why});
  } else if (left.power != nullptr && right.power != nullptr) {
    set_beside(*left.power, *right.power, row);
  } else {
    row.named_only = subject != "basis";
  }
  conclude(row);
  return row;
}

/// Rows for two lists. Where `more_binds` is false, one more is a relief.
std::vector<Row> listed(model::Rulebook const& rulebook, std::string const& subject,
                        Items const& here, Items const& there, bool more_binds = true) {
  std::vector<Row> rows;
  std::vector<std::optional<std::size_t>> const partner =
      partners(here, there, subject == "threat");
  std::set<std::size_t> taken;
  for (std::size_t i = 0; i < here.size(); ++i) {
    if (!partner[i]) {
      rows.push_back(alone(subject, here[i], true, more_binds));
      continue;
    }
    rows.push_back(together(rulebook, subject, here[i], there[*partner[i]]));
    taken.insert(*partner[i]);
  }
  for (std::size_t k = 0; k < there.size(); ++k) {
    if (taken.count(k) == 0) rows.push_back(alone(subject, there[k], false, more_binds));
  }
  return rows;
}

template <class Entry>
Side side_of(model::Rulebook const& rulebook, Entry const& entry) {
  return {entry.name,
          article_words(rulebook[entry.article]),
          provenance_words(entry.content),
          model::caps_a_breach(entry.content.sureness),
          entry.text,
          entry.place};
}

Items threats(model::Rulebook const& rulebook, model::InstrumentId id) {
  Items items;
  for (model::Threat const& threat : rulebook.threats) {
    if (threat.instrument != id || rulebook[threat.article].until) continue;
    items.push_back({side_of(rulebook, threat), reach_of(rulebook, threat.readings), nullptr});
  }
  return items;
}

Items cooperations(model::Rulebook const& rulebook, model::InstrumentId id) {
  Items items;
  for (model::Cooperation const& row : rulebook.cooperations) {
    if (row.instrument != id || rulebook[row.article].until) continue;
    items.push_back({side_of(rulebook, row), reach_of(rulebook, row.shown_by), nullptr});
  }
  return items;
}

Items sayings(model::Rulebook const& rulebook, model::InstrumentId id, model::Saying::Form form) {
  Items items;
  for (model::Saying const& saying : rulebook.sayings) {
    if (saying.instrument != id || saying.form != form || rulebook[saying.article].until) continue;
    items.push_back({side_of(rulebook, saying), std::nullopt, nullptr});
  }
  return items;
}

Items powers(model::Rulebook const& rulebook, model::InstrumentId id) {
  Items items;
  for (model::Power const& power : rulebook.powers) {
    if (power.instrument != id || rulebook[power.article].until) continue;
    items.push_back({side_of(rulebook, power), std::nullopt, &power});
    items.back().side.words = power.words;
  }
  return items;
}

Items defences(model::Rulebook const& rulebook, model::InstrumentId id) {
  Items items;
  for (model::DefenceId const defence : rulebook[id].admitted_defences) {
    items.push_back({side_of(rulebook, rulebook[defence]), std::nullopt, nullptr});
  }
  return items;
}

Items bases(model::Rulebook const& rulebook, model::InstrumentId id) {
  std::set<model::Basis> accepted;
  for (model::AcceptedBasis const& row : rulebook[id].accepted_bases) accepted.insert(row.basis);
  Items items;
  for (model::BasisName const& row : model::basis_names) {
    // Without a line, the seven of the ILC Articles.
    bool const counts = accepted.empty() ? !row.source.empty() : accepted.count(row.basis) > 0;
    if (!counts) continue;
    Side side;
    side.name = std::string(row.name);
    side.provenance = accepted.empty() ? "the default" : "a header line";
    side.place = rulebook[id].place;
    items.push_back({side, std::nullopt, nullptr});
  }
  return items;
}

/// How long a term lasts, in days, renewals included; nothing where that hangs on another text.
std::optional<double> lasting(model::Term const& term) {
  if (term.form == model::Term::Form::without_limit) return 1e9;
  if (term.form == model::Term::Form::as_long_as) return std::nullopt;
  return longest_days(term.first) + (term.renewal ? 1e8 : 0);
}

std::string words_of(model::Rulebook const& rulebook, model::Term const& term) {
  if (term.form == model::Term::Form::without_limit) return "without limit";
  if (term.form == model::Term::Form::as_long_as) {
    return "as long as " + (term.parent ? rulebook[*term.parent].name : std::string());
  }
  std::string words = model::to_string(term.first);
  if (term.renewal) words += ", then " + model::to_string(*term.renewal) + " at a time";
  return words;
}

void term(model::Rulebook const& rulebook, model::Instrument const& first,
          model::Instrument const& second, std::vector<Row>& rows) {
  auto const side = [&](model::Instrument const& of) -> std::optional<Side> {
    if (!of.term) return std::nullopt;
    return Side{"term",
                "",
                provenance_words(of.term->provenance),
                model::caps_a_breach(of.term->provenance.sureness),
                words_of(rulebook, *of.term),
                of.term->place};
  };
  Row row;
  row.subject = "header";
  row.first = side(first);
  row.second = side(second);
  if (!row.first && !row.second) return;
  if (row.first && row.second) {
    std::optional<double> const left = lasting(*first.term);
    std::optional<double> const right = lasting(*second.term);
    std::string const why = fmt::format("`{}` against `{}`", row.first->words, row.second->words);
    if (left && right && *left != *right) {
      bool const longer = *left > *right;
      row.differences.push_back(
          {"term", longer ? Outcome::stricter : Outcome::weaker,
           fmt::format("the {} lasts longer: {}", longer ? "first" : "second", why)});
    } else if (row.first->words != row.second->words) {
      row.differences.push_back({"term", Outcome::different, why});
    }
  } else {
    row.differences.push_back(
        {"term", Outcome::different, "only one of the two says how long it lasts"});
  }
  conclude(row);
  rows.push_back(row);
}

/// When each came into force: to know, not to weigh.
void entry(model::Instrument const& first, model::Instrument const& second,
           std::vector<Row>& rows) {
  auto const side = [](model::Instrument const& of) -> std::optional<Side> {
    for (model::ForceLine const& line : of.force) {
      bool const speaks = line.form == model::ForceLine::Form::in_force
                          || line.form == model::ForceLine::Form::adopted;
      if (!speaks) continue;
      return Side{"force", "", provenance_words(line.provenance), false, line.words, line.place};
    }
    return std::nullopt;
  };
  Row row;
  row.subject = "header";
  row.first = side(first);
  row.second = side(second);
  if (!row.first && !row.second) return;
  if (row.first && row.second && row.first->words == row.second->words) {
    row.as_written = row.outcome = Outcome::equal;
  } else {
    row.as_written = row.outcome = Outcome::in_both;
    if (row.first && row.second) {
      row.differences.push_back(
          {"force", Outcome::in_both,
           fmt::format("`{}` against `{}`", row.first->words, row.second->words)});
    }
  }
  rows.push_back(row);
}

}  // namespace

std::vector<Row> instrument_rows(model::Rulebook const& rulebook, model::InstrumentId first,
                                 model::InstrumentId second) {
  std::vector<Row> rows;
  auto const add = [&](std::vector<Row> const& more) {
    rows.insert(rows.end(), more.begin(), more.end());
  };
  using Form = model::Saying::Form;
  entry(rulebook[first], rulebook[second], rows);
  term(rulebook, rulebook[first], rulebook[second], rows);
  add(listed(rulebook, "power", powers(rulebook, first), powers(rulebook, second)));
  add(listed(rulebook, "threat", threats(rulebook, first), threats(rulebook, second)));
  add(listed(rulebook, "cooperation", cooperations(rulebook, first),
             cooperations(rulebook, second)));
  add(listed(rulebook, "principle", sayings(rulebook, first, Form::principle),
             sayings(rulebook, second, Form::principle)));
  add(listed(rulebook, "right", sayings(rulebook, first, Form::right),
             sayings(rulebook, second, Form::right)));
  add(listed(rulebook, "defence", defences(rulebook, first), defences(rulebook, second), false));
  add(listed(rulebook, "basis", bases(rulebook, first), bases(rulebook, second)));
  return rows;
}

}  // namespace casus::author
