#include "engine/report/changes.hpp"

#include "engine/record/json.hpp"
#include "engine/record/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace casus::report {
namespace {

using record::Value;

std::string text_of(Value const& object, std::string_view key) {
  Value const* const found = object.find(key);
  if (found == nullptr) return "";
  if (found->is(Value::Type::number)) {
    return found->text.empty() ? fmt::format("{}", found->number) : found->text;
  }
  return found->text;
}

std::vector<Value> const& list_of(Value const& object, std::string_view key) {
  static std::vector<Value> const none;
  Value const* const found = object.find(key);
  return found != nullptr && found->is(Value::Type::array) ? found->items : none;
}

Value const& object_of(Value const& object, std::string_view key) {
  static Value const none = Value::object();
  Value const* const found = object.find(key);
  return found != nullptr && found->is(Value::Type::object) ? *found : none;
}

/// A report as read: the header, and the cases by id.
struct Report {
  Value header;
  std::map<std::string, Value> cases;
};

/// Reads one report; the texts of it are as hostile as those of a case.
class Reader {
 public:
  Reader(ReportText from, text::Bounds const& bounds, std::vector<record::ReadError>& errors)
      : from_(from), bounds_(bounds), errors_(errors) {}

  std::optional<Report> read() {
    std::size_t const end = from_.text.find('\n');
    std::string_view const first = from_.text.substr(0, end);
    // The header of NDJSON is a whole object in the first line, an indented report never is.
    bool const lines = first.size() > 1 && first.front() == '{' && first.back() == '}';
    if (!add(lines ? first : from_.text)) return std::nullopt;
    if (!lines || end == std::string_view::npos) return std::move(out_);
    for (std::string_view rest = from_.text.substr(end + 1); !rest.empty();) {
      std::string_view const line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (line.empty()) continue;
      std::optional<Value> one = parse(line);
      if (!one) return std::nullopt;
      out_.cases.emplace(text_of(*one, "id"), std::move(*one));
    }
    return std::move(out_);
  }

 private:
  std::optional<Value> parse(std::string_view text) {
    record::JsonLimits limits;
    limits.what = "report";
    limits.bytes = text::Bound::report_bytes;
    limits.values = text::Bound::report_values;
    limits.bounds = bounds_;
    record::ErrorList list{std::string(from_.file), 1};
    std::optional<Value> value = record::parse_json(text, limits, list);
    if (!list.empty()) {
      for (record::ReadError& error : list.take()) errors_.push_back(std::move(error));
      return std::nullopt;
    }
    return value;
  }

  bool add(std::string_view text) {
    std::optional<Value> whole = parse(text);
    if (!whole) return false;
    if (text_of(*whole, "format") != "casus-report/1") {
      record::ErrorList list{std::string(from_.file), 1};
      list.add(record::ErrorCode::not_a_report, "/format",
               "this is not a report of casus; `casus check CASE --format json` writes one");
      for (record::ReadError& error : list.take()) errors_.push_back(std::move(error));
      return false;
    }
    for (Value const& one : list_of(*whole, "cases")) out_.cases.emplace(text_of(one, "id"), one);
    out_.header = std::move(*whole);
    return true;
  }

  ReportText from_;
  text::Bounds const& bounds_;
  std::vector<record::ReadError>& errors_;
  Report out_;
};

/// `what: before → after`, where they differ.
void add_if_changed(std::vector<std::string>& lines, std::string_view what,
                    std::string const& before, std::string const& after) {
  if (before == after) return;
  lines.push_back(fmt::format("{}: {} → {}", what, before.empty() ? "none" : before,
                              after.empty() ? "none" : after));
}

std::vector<std::string> general_changes(Value const& before, Value const& after) {
  std::vector<std::string> lines;
  auto const both = [&](std::string_view what, std::string_view object, std::string_view key) {
    add_if_changed(lines, what, text_of(object_of(before, object), key),
                   text_of(object_of(after, object), key));
  };
  both("standard of proof", "standard", "value");
  for (std::string_view const key :
       {"doubt", "unrated", "patience", "as_of", "law_as_of", "max_tlp"}) {
    add_if_changed(lines, key, text_of(before, key), text_of(after, key));
  }
  both("rulebook", "rulebook", "digest");
  both("version of casus", "tool", "version");
  return lines;
}

/// The mark of a report; one that cannot be read may forbid anything.
std::optional<record::Tlp> mark_of(Value const& header) {
  if (header.find("tlp") == nullptr) return std::nullopt;
  return record::read_tlp(text_of(header, "tlp")).value_or(record::Tlp::red);
}

std::string numbers_of(Value const& element) {
  return fmt::format("{} for, {} against", text_of(element, "pro"), text_of(element, "challenge"));
}

/// The element or defence of a finding by name, and for a condition by its words.
using Named = std::map<std::string, Value const*>;
Named by_name(Value const& finding, std::string_view list) {
  Named out;
  for (Value const& one : list_of(finding, list)) {
    std::string name = text_of(one, "name");
    std::string const words = text_of(one, "words");
    if (!words.empty()) name += " (" + words + ")";
    out.emplace(std::move(name), &one);
  }
  return out;
}

/// A claim in words that stay the same when others are written before it.
std::set<std::string> claims_of(Value const& element) {
  std::set<std::string> out;
  for (Value const& claim : list_of(element, "rests_on")) {
    std::vector<std::string> sources;
    for (Value const& source : list_of(claim, "sources")) sources.push_back(source.text);
    std::string line = fmt::format("{}, {} {}", text_of(claim, "fact"), text_of(claim, "side"),
                                   text_of(claim, "strength"));
    if (!sources.empty()) line += fmt::format(", from {}", fmt::join(sources, ", "));
    out.insert(std::move(line));
  }
  return out;
}

void compare_claims(std::vector<std::string>& lines, Value const& before, Value const& after) {
  std::set<std::string> const old_claims = claims_of(before);
  std::set<std::string> const new_claims = claims_of(after);
  for (std::string const& claim : new_claims) {
    if (old_claims.count(claim) == 0) lines.push_back("new claim: " + claim);
  }
  for (std::string const& claim : old_claims) {
    if (new_claims.count(claim) == 0) lines.push_back("no longer claimed: " + claim);
  }
}

/// What differs among the elements, with the claims behind those that do, and among the defences.
void compare_parts(std::vector<std::string>& lines, Value const& before, Value const& after) {
  static Value const none = Value::object();
  for (std::string_view const list : {"elements", "defences"}) {
    Named const old_parts = by_name(before, list);
    Named const new_parts = by_name(after, list);
    for (auto const& [name, part] : new_parts) {
      auto const known = old_parts.find(name);
      Value const& old_part = known == old_parts.end() ? none : *known->second;
      std::string const was = text_of(old_part, "value");
      std::string const is = text_of(*part, "value");
      bool const numbers = list == "elements" && numbers_of(old_part) != numbers_of(*part);
      if (was == is && !numbers) continue;
      lines.push_back(fmt::format("{}: {} → {}", name, was.empty() ? "none" : was, is));
      if (list == "elements") {
        lines.back() += fmt::format(" ({})", numbers_of(*part));
        compare_claims(lines, old_part, *part);
      }
    }
    for (auto const& [name, part] : old_parts) {
      if (new_parts.count(name) == 0) {
        lines.push_back(fmt::format("{}: {} → none", name, text_of(*part, "value")));
      }
    }
  }
}

std::string place_of(Value const& finding) {
  Value const& at = object_of(finding, "at");
  return fmt::format("{}:{}", text_of(at, "file"), text_of(at, "line"));
}

std::string address_of(Value const& finding) {
  std::vector<std::string> parts;
  for (std::string_view const key : {"treaty", "commitment", "event", "bearer", "counterparty"}) {
    parts.push_back(text_of(finding, key));
  }
  return fmt::format("{}", fmt::join(parts, "/"));
}

std::optional<judge::Verdict> verdict_of(Value const* finding) {
  return finding == nullptr ? std::nullopt : judge::find_verdict(text_of(*finding, "verdict"));
}

/// Two reports beside each other.
class Comparer {
 public:
  Comparer(Report const& before, Report const& after) : before_(before), after_(after) {}

  Changes compare() {
    static Value const none = Value::object();
    out_.general = general_changes(before_.header, after_.header);
    out_.tlp = record::stricter(mark_of(before_.header), mark_of(after_.header));
    std::set<std::string> ids;
    for (auto const& [id, one] : before_.cases) ids.insert(id);
    for (auto const& [id, one] : after_.cases) ids.insert(id);
    for (std::string const& id : ids) {
      auto const old_case = before_.cases.find(id);
      auto const new_case = after_.cases.find(id);
      compare(id, old_case == before_.cases.end() ? none : old_case->second,
              new_case == after_.cases.end() ? none : new_case->second);
    }
    return std::move(out_);
  }

 private:
  void compare(std::string const& id, Value const& old_case, Value const& new_case) {
    std::map<std::pair<std::string, std::string>, std::pair<Value const*, Value const*>> rows;
    auto const key = [](Value const& finding) {
      return std::pair{address_of(finding), text_of(finding, "id")};
    };
    for (Value const& finding : list_of(old_case, "findings")) rows[key(finding)].first = &finding;
    for (Value const& finding : list_of(new_case, "findings")) rows[key(finding)].second = &finding;
    for (auto const& [name, both] : rows) {
      Change change{id, name.second, name.first, verdict_of(both.first), verdict_of(both.second),
                    {}};
      if (change.before == change.after) {
        ++out_.same;
        continue;
      }
      explain(change, old_case, new_case, both.first, both.second);
      out_.findings.push_back(std::move(change));
    }
  }

  void explain(Change& change, Value const& old_case, Value const& new_case, Value const* was,
               Value const* is) const {
    std::vector<std::string>& lines = change.because;
    if (was != nullptr && is != nullptr) compare_parts(lines, *was, *is);
    bool const both = !old_case.keys.empty() && !new_case.keys.empty();
    if (!both) lines.push_back(old_case.keys.empty() ? "the case is new" : "the case is gone");
    if (both)
      add_if_changed(lines, "the record ends", text_of(old_case, "as_of"),
                     text_of(new_case, "as_of"));
    bool const other_record = text_of(old_case, "digest") != text_of(new_case, "digest");
    if (both && other_record && (was == nullptr || is == nullptr)) {
      lines.push_back("the case file says something else");
    }
    bool const other_rules = text_of(object_of(before_.header, "rulebook"), "digest")
                             != text_of(object_of(after_.header, "rulebook"), "digest");
    if (other_rules) {
      lines.push_back("the rules changed; the rule: " + place_of(is != nullptr ? *is : *was));
    }
    if (lines.empty()) {
      lines.push_back(out_.general.empty() ? "nothing that the reports hold explains it"
                                           : "the measures of the run, see above");
    }
  }

  Report const& before_;
  Report const& after_;
  Changes out_;
};

}  // namespace

bool Change::hardened() const {
  auto const rank = [](std::optional<judge::Verdict> verdict) {
    return verdict ? judge::rank(*verdict) : 0;
  };
  return rank(after) > rank(before);
}

bool Changes::hardened() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](Change const& change) { return change.hardened(); });
}

std::optional<Changes> compare_reports(ReportText before, ReportText after,
                                       text::Bounds const& bounds,
                                       std::vector<record::ReadError>& errors) {
  std::optional<Report> const old_report = Reader(before, bounds, errors).read();
  std::optional<Report> const new_report = Reader(after, bounds, errors).read();
  if (!old_report || !new_report) return std::nullopt;
  return Comparer(*old_report, *new_report).compare();
}

}  // namespace casus::report
