#include "engine/join/merging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace casus::join {
namespace {

using record::in_backticks;
using record::Value;

std::string content_of(Value source) {
  drop(source, "id");
  drop(source, merged_key);
  return canonical_json(source);
}

/// A source that says nothing of itself may be any: only its name in a record tells it from others.
bool is_told_by_itself(Value const& source) {
  return !text_of(source, "url").empty() || !text_of(source, "title").empty();
}

bool are_one(Merging const& work, Value const& ours, Value const& theirs) {
  if (is_told_by_itself(theirs)) return true;
  std::vector<Origin> const our_names = origins(ours, "source", work.first.read.id);
  std::vector<Origin> const their_names = origins(theirs, "source", work.second.read.id);
  return std::find_first_of(our_names.begin(), our_names.end(), their_names.begin(),
                            their_names.end())
         != our_names.end();
}

/// That two sources cite one address and are kept as two, for what they say of it differs.
void remark_same_address(Merging& work, Value const& list, Value const& added) {
  std::string const url = text_of(added, "url");
  if (url.empty()) return;
  for (Value const& other : list.items) {
    if (text_of(other, "url") != url) continue;
    work.remark(fmt::format(
        "not joined: the sources {} and {} cite one address and do not say the same of it",
        in_backticks(text_of(other, "id")), in_backticks(text_of(added, "id"))));
    return;
  }
}

}  // namespace

std::string fresh_id(std::string const& wanted, std::set<std::string> const& taken) {
  constexpr std::size_t room_for_number = 8;
  bool const fits = wanted.size() + room_for_number <= record::id_bytes_max;
  for (std::size_t number = 2;; ++number) {
    std::string id = fmt::format("{}-{}", fits ? wanted : "merged", number);
    if (taken.count(id) == 0) return id;
  }
}

Value merge_sources(Merging& work) {
  Value out = Value::array();
  std::set<std::string> taken;
  std::multimap<std::string, std::size_t> by_content;
  for (Value const& source : listed(work.first.json, "sources")) {
    taken.insert(text_of(source, "id"));
    by_content.emplace(content_of(source), out.items.size());
    out.push(source);
  }
  std::set<std::string> reserved = taken;
  std::vector<Value> const theirs = listed(work.second.json, "sources");
  for (Value const& source : theirs) reserved.insert(text_of(source, "id"));
  for (Value const& source : theirs) {
    std::string const id = text_of(source, "id");
    auto const [begin, end] = by_content.equal_range(content_of(source));
    auto const own = std::find_if(
        begin, end, [&](auto const& row) { return are_one(work, out.items[row.second], source); });
    if (own != end) {
      std::string const known = text_of(out.items[own->second], "id");
      if (known != id) {
        work.remark(fmt::format("one source: {} is {} of the first", in_backticks(id),
                                in_backticks(known)));
      }
      work.source_ids[id] = known;
      continue;
    }
    Value added = source;
    if (!is_told_by_itself(source)) {
      for (Origin const& name : origins(source, "source", work.second.read.id)) {
        keep_aside(added, {row_of(name, "source")});
      }
    }
    std::string const given = taken.count(id) == 0 ? id : fresh_id(id, reserved);
    if (given != id) {
      put(added, "id", Value::of(given));
      work.remark(fmt::format("renamed: the source {} of the second is {} now", in_backticks(id),
                              in_backticks(given)));
    }
    reserved.insert(given);
    taken.insert(given);
    work.source_ids[id] = given;
    remark_same_address(work, out, added);
    out.push(std::move(added));
  }
  return out;
}

}  // namespace casus::join
