#include "engine/import/marks.hpp"

#include "engine/record/errors.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace casus::import {
namespace {

using record::Tlp;
using record::Value;

/// The member that is known to be there.
Value& member(Value& object, std::string_view key) {
  auto const found = std::find(object.keys.begin(), object.keys.end(), key);
  return object.items.at(static_cast<std::size_t>(found - object.keys.begin()));
}

/// Between its title and what it holds: a mark is read first.
void insert_mark(Value& object, Tlp tlp) {
  std::size_t at = object.keys.size();
  for (std::size_t i = 0; i < object.keys.size(); ++i) {
    if (object.keys[i] == "title") at = i + 1;
  }
  auto const offset = static_cast<std::ptrdiff_t>(at);
  object.keys.insert(object.keys.begin() + offset, "tlp");
  object.items.insert(object.items.begin() + offset, Value::of(record::name(tlp)));
}

/// `/events/0/by/1` of `/events/0/by/1/actor`: so many steps of a pointer.
std::string first_steps(std::string const& pointer, std::size_t steps) {
  std::size_t end = 0;
  while (steps > 0 && end < pointer.size()) {
    end = std::min(pointer.find('/', end + 1), pointer.size());
    --steps;
  }
  return pointer.substr(0, end);
}

bool is_time(std::string_view key) { return key == "at" || key == "during"; }

/// Lists of an event that hold claims, and not the names of sources.
bool holds_claims(std::string_view key, Value const& value) {
  return value.is(Value::Type::array) && key != "sources" && key.substr(0, 2) != "x-";
}

/// The marks of one document on their way into it.
class Marking {
 public:
  Marking(Value& document, Ledger& ledger) : document_(document), ledger_(ledger) {}

  void collect(Marks const& marks) {
    for (auto const& [from, to] : ledger_.links()) {
      Mark const mark = marks.of(from);
      if (mark.tlp) places_[holder_of(to)].join(mark);
    }
  }

  [[nodiscard]] bool write() {
    std::map<std::string, Mark> sources;
    for_each_element("sources", [&](Value& source, std::string const& place) {
      sources[source.find("id")->text] = places_[place];
      write_mark(source, place, "");
    });
    for_each_element("events", [&](Value& event, std::string const& place) {
      for (std::size_t i = 0; i < event.items.size(); ++i) {
        std::string const& key = event.keys[i];
        std::string const below = record::pointer_to(place, key);
        if (is_time(key)) write_claim(event.items[i], below, place, sources);
        if (!holds_claims(key, event.items[i])) continue;
        for (std::size_t k = 0; k < event.items[i].items.size(); ++k) {
          write_claim(event.items[i].items[k], record::pointer_to(below, k), place, sources);
        }
      }
      write_mark(event, place, "");
    });
    if (places_[""].tlp) insert_mark(document_, *places_[""].tlp);
    tell(places_[""], "");
    return any_ || places_[""].tlp.has_value();
  }

 private:
  template <class Visit>
  void for_each_element(char const* key, Visit visit) {
    Value& list = member(document_, key);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      visit(list.items[i], record::pointer_to(record::pointer_to("", key), i));
    }
  }

  /// The source, event or claim that the place in the case is part of; else the case itself.
  [[nodiscard]] std::string holder_of(std::string const& place) const {
    std::string const element = first_steps(place, 2);
    std::string const list = first_steps(place, 1);
    if (list == "/sources") return element;
    if (list != "/events") return "";
    std::string const role = first_steps(place, 3);
    std::string const claim = first_steps(place, 4);
    std::string const key = role.substr(element.size() + (role.size() > element.size() ? 1 : 0));
    if (is_time(key)) return role;
    bool const of_a_claim =
        claim.size() > role.size() && key != "sources" && key.substr(0, 2) != "x-";
    return of_a_claim ? claim : element;
  }

  void tell(Mark const& mark, std::string const& place) {
    for (std::string const& field : mark.said_by) {
      ledger_.interpret(field, record::pointer_to(place, "tlp"));
    }
  }

  /// Whether the mark says more than those of what holds the thing; where it does not, they say it.
  [[nodiscard]] bool counts(Mark const& mark, std::string const& event) {
    std::optional<Tlp> const above = record::stricter(places_[""].tlp, places_[event].tlp);
    return mark.tlp > above;
  }

  void write_mark(Value& object, std::string const& place, std::string const& event) {
    Mark const& mark = places_[place];
    if (!mark.tlp) return;
    bool const own = counts(mark, event);
    if (own) insert_mark(object, *mark.tlp);
    any_ = any_ || own;
    tell(mark, own ? place : places_[event].tlp ? event : "");
  }

  void write_claim(Value& claim, std::string const& place, std::string const& event,
                   std::map<std::string, Mark>& sources) {
    Value const* const names = claim.find("sources");
    for (Value const& name : names == nullptr ? std::vector<Value>{} : names->items) {
      places_[place].join(sources[name.text]);
    }
    Mark const& mark = places_[place];
    if (mark.tlp && counts(mark, event) && claim.find("value") == nullptr) {
      Value whole = Value::object();
      whole.add("value", std::move(claim));
      claim = std::move(whole);
    }
    write_mark(claim, place, event);
  }

  Value& document_;
  Ledger& ledger_;
  std::map<std::string, Mark> places_{};
  bool any_ = false;
};

}  // namespace

void Mark::join(Mark const& other) {
  tlp = record::stricter(tlp, other.tlp);
  said_by.insert(other.said_by.begin(), other.said_by.end());
}

Mark Marks::of(std::string const& pointer) const {
  Mark out;
  for (std::size_t end = pointer.size(); end != std::string::npos;) {
    auto const found = marks_.find(pointer.substr(0, end));
    if (found != marks_.end()) out.join(found->second);
    end = end == 0 ? std::string::npos : pointer.rfind('/', end - 1);
  }
  return out;
}

bool Marks::put_into(Value& document, Ledger& ledger) const {
  if (marks_.empty()) return false;
  Marking marking(document, ledger);
  marking.collect(*this);
  return marking.write();
}

}  // namespace casus::import
