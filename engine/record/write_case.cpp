#include "engine/record/expected_names.hpp"
#include "engine/record/withhold.hpp"
#include "engine/record/write.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace casus::record {
namespace {

/// The shortest text that reads back as these seconds: a year, a month, a day, an instant.
std::optional<std::string> moment_text(model::Interval time) {
  if (time.first == model::distant_past || time.last == model::distant_future) return std::nullopt;
  std::string const day = model::date_string(time.first);
  for (std::size_t const size : {std::size_t{4}, std::size_t{7}, std::size_t{10}}) {
    std::string part = day.substr(0, size);
    if (model::read_date(part) == time) return part;
  }
  if (time.first == time.last) return model::to_string(time.first);
  return std::nullopt;
}

/// A first second as the day that begins with it, else as an instant.
std::string first_text(model::Instant first) {
  std::string day = model::date_string(first);
  auto const whole = model::read_date(day);
  return whole && whole->first == first ? day : model::to_string(first);
}

/// A last second as the day that ends with it, else as an instant.
std::string last_text(model::Instant last) {
  std::string day = model::date_string(last);
  auto const whole = model::read_date(day);
  return whole && whole->last == last ? day : model::to_string(last);
}

void add_sides(Value& to, model::Interval time, std::string_view first, std::string_view last) {
  if (time.first != model::distant_past) {
    to.add(std::string(first), Value::of(first_text(time.first)));
  }
  if (time.last != model::distant_future) {
    to.add(std::string(last), Value::of(last_text(time.last)));
  }
}

Value time_value(model::Interval time) {
  if (auto const text = moment_text(time)) return Value::of(*text);
  Value sides = Value::object();
  add_sides(sides, time, "from", "to");
  return sides;
}

bool is_unknown(model::Interval time) { return time == model::Interval{}; }

void add_text(Value& to, std::string_view key, std::string const& text) {
  if (!text.empty()) to.add(std::string(key), Value::of(text));
}

void add_number(Value& to, std::string_view key, std::optional<double> number) {
  if (number) to.add(std::string(key), Value::of(*number));
}

void add_time(Value& to, std::string_view key, std::optional<model::Interval> const& time) {
  if (time) to.add(std::string(key), time_value(*time));
}

void add_mark(Value& to, std::optional<Tlp> mark) {
  if (mark) to.add("tlp", Value::of(name(*mark)));
}

void add_list(Value& to, std::string_view key, Value list) {
  if (!list.items.empty()) to.add(std::string(key), std::move(list));
}

/// Writes one case; what it holds by index is looked up in it and in the rulebook.
class Writer {
 public:
  Writer(model::Rulebook const& rulebook, Case const& from) : rulebook_(rulebook), from_(from) {}

  [[nodiscard]] Value write() const {
    Value root = Value::object();
    root.add("format", Value::of(format()));
    root.add("id", Value::of(from_.id));
    add_text(root, "title", from_.title);
    if (from_.as_of) root.add("as_of", Value::of(last_text(*from_.as_of)));
    add_mark(root, from_.tlp);
    add_list(root, "sources", list(from_.sources));
    root.add("events", list(from_.events));
    add_list(root, "complete", list(from_.complete));
    add_list(root, "answers", list(from_.answers));
    add_list(root, "expect", list(from_.expect));
    if (from_.expect_only) root.add("expect_only", Value::of(true));
    return root;
  }

 private:
  /// The oldest version that has all that the case says.
  [[nodiscard]] char const* format() const {
    if (strictest_mark(from_)) return "casus-case/1.2";
    bool const later = std::any_of(from_.events.begin(), from_.events.end(),
                                   [](Event const& event) { return event.effective.has_value(); });
    return later ? "casus-case/1.1" : "casus-case/1";
  }

  template <class Row>
  [[nodiscard]] Value list(std::vector<Row> const& rows) const {
    Value out = Value::array();
    for (Row const& row : rows) out.push(value(row));
    return out;
  }

  [[nodiscard]] Value value(SourceId id) const { return Value::of(from_.sources[id.value].id); }
  [[nodiscard]] Value value(EventId id) const { return Value::of(from_.events[id.value].id); }
  [[nodiscard]] Value value(model::KindId id) const { return Value::of(rulebook_[id].name); }
  [[nodiscard]] static Value value(model::Interval time) { return time_value(time); }
  [[nodiscard]] Value value(Attribution const& author) const { return value(author.state); }
  [[nodiscard]] Value value(Asset const& asset) const { return value(asset.kind); }
  /// States by their codes, as cases name them.
  [[nodiscard]] Value value(model::StateId state) const {
    bool const declared = state.value < rulebook_.states.size();
    if (declared && !rulebook_[state].organisation()) return Value::of(rulebook_[state].code);
    return Value::of(state_name(rulebook_, from_, state));
  }

  [[nodiscard]] Value value(Source const& source) const {
    Value out = Value::object();
    out.add("id", Value::of(source.id));
    add_text(out, "title", source.title);
    add_text(out, "publisher", source.publisher);
    add_time(out, "date", source.date);
    add_text(out, "url", source.url);
    if (source.reliability) {
      out.add("reliability", Value::of(std::string(1, *source.reliability)));
    }
    if (source.credibility) out.add("credibility", Value::of(std::int64_t{*source.credibility}));
    add_number(out, "confidence", source.confidence);
    if (source.speaks_for) out.add("speaks_for", value(*source.speaks_for));
    add_mark(out, source.tlp);
    if (source.unverified) out.add("x-verified", Value::of(false));
    return out;
  }

  // What a claim says besides its value.
  template <class Meaning>
  void add_more(Value& /*to*/, Meaning const& /*meaning*/) const {}
  void add_more(Value& to, Attribution const& author) const {
    add_text(to, "actor", author.actor);
    if (author.basis_stated) to.add("basis", Value::of(model::name(author.basis)));
  }
  void add_more(Value& to, Asset const& asset) const {
    if (asset.of) to.add("of", value(*asset.of));
  }

  /// A claim that says nothing but its value is written as that value.
  template <class Meaning>
  [[nodiscard]] Value value(Claim<Meaning> const& claim) const {
    Value out = Value::object();
    out.add("value", value(claim.value));
    add_more(out, claim.value);
    if (claim.denied) out.add("denied", Value::of(true));
    add_number(out, "confidence", claim.confidence);
    add_list(out, "sources", list(claim.sources));
    add_mark(out, claim.tlp);
    return out.items.size() == 1 ? std::move(out.items.front()) : out;
  }

  [[nodiscard]] Value times(std::vector<Claim<model::Interval>> const& claims) const {
    Value out = Value::array();
    for (Claim<model::Interval> const& claim : claims) {
      if (!is_unknown(claim.value)) out.push(value(claim));
    }
    return out.items.size() == 1 ? std::move(out.items.front()) : out;
  }

  [[nodiscard]] Value value(Event const& event) const {
    Value out = Value::object();
    out.add("id", Value::of(event.id));
    out.add("kind", list(event.kind));
    Value time = times(event.time);
    bool const unknown = time.is(Value::Type::array) && time.items.empty();
    if (!unknown || event.lasting) out.add(event.lasting ? "during" : "at", std::move(time));
    add_time(out, "discovered", event.discovered);
    add_list(out, "by", list(event.by));
    add_list(out, "with", list(event.with));
    add_list(out, "against", list(event.against));
    add_list(out, "to", list(event.to));
    add_list(out, "territory", list(event.territory));
    add_list(out, "affecting", list(event.affecting));
    add_list(out, "causing", list(event.causing));
    add_list(out, "using", list(event.using_));
    add_list(out, "purpose", list(event.purpose));
    add_list(out, "giving", list(event.giving));
    add_list(out, "covering", list(event.covering));
    add_list(out, "through", list(event.through));
    add_list(out, "about", list(event.about));
    add_time(out, "effective", event.effective);
    add_number(out, "confidence", event.confidence);
    add_list(out, "sources", list(event.sources));
    add_mark(out, event.tlp);
    return out;
  }

  [[nodiscard]] Value value(Completeness const& row) const {
    Value out = Value::object();
    out.add("kinds", list(row.kinds));
    add_list(out, "between", list(row.between));
    add_sides(out, row.window, "from", "until");
    add_number(out, "confidence", row.confidence);
    add_mark(out, row.tlp);
    return out;
  }

  [[nodiscard]] Value value(Answer const& row) const {
    Value out = Value::object();
    out.add("question", Value::of(rulebook_[row.question].name));
    if (row.about) out.add("about", value(*row.about));
    out.add("value", Value::of(row.value));
    add_number(out, "confidence", row.confidence);
    add_list(out, "sources", list(row.sources));
    add_mark(out, row.tlp);
    return out;
  }

  [[nodiscard]] Value value(Expected const& row) const {
    model::Commitment const& commitment = rulebook_[row.commitment];
    Value out = Value::object();
    out.add("treaty", Value::of(rulebook_[commitment.instrument].name));
    out.add("commitment", Value::of(commitment.name));
    add_text(out, "bearer", row.bearer);
    add_text(out, "counterparty", row.counterparty);
    if (row.event) out.add("event", value(*row.event));
    if (row.standard) out.add("standard", standard(row));
    out.add("verdict", Value::of(row.verdict));
    return out;
  }

  [[nodiscard]] static Value standard(Expected const& row) {
    bool const named =
        std::any_of(expected_standards.begin(), expected_standards.end(),
                    [&](ExpectedStandard const& known) { return known.name == row.standard_name; });
    return named ? Value::of(row.standard_name) : Value::of(*row.standard);
  }

  model::Rulebook const& rulebook_;
  Case const& from_;
};

}  // namespace

Value case_value(model::Rulebook const& rulebook, Case const& from) {
  return Writer(rulebook, from).write();
}

std::string write_case(model::Rulebook const& rulebook, Case const& from) {
  return pretty_json(case_value(rulebook, from));
}

}  // namespace casus::record
