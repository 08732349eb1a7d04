#include "engine/record/reader.hpp"

#include <fmt/format.h>

namespace casus::record {
namespace {

/// `A` to `F` of the Admiralty scale.
std::optional<char> read_reliability(Reader& reader, Node const& source) {
  auto const node = member(source, "reliability");
  if (!node || !check_type(reader, *node, Value::Type::text, "a letter from A to F")) {
    return std::nullopt;
  }
  std::string const& text = node->value.text;
  if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'F') return text[0];
  reader.errors.add(ErrorCode::malformed_rating, node->pointer,
                    fmt::format("the reliability {} is not one of the letters A to F (F: it cannot "
                                "be judged)",
                                in_backticks(text)));
  return std::nullopt;
}

/// 1 to 6 of the Admiralty scale.
std::optional<int> read_credibility(Reader& reader, Node const& source) {
  auto const node = member(source, "credibility");
  if (!node || !check_type(reader, *node, Value::Type::number, "a number from 1 to 6")) {
    return std::nullopt;
  }
  for (int rating = 1; rating <= 6; ++rating) {
    if (node->value.number == rating) return rating;
  }
  reader.errors.add(ErrorCode::malformed_rating, node->pointer,
                    fmt::format("the credibility {} is not one of the numbers 1 to 6 (6: it cannot "
                                "be judged)",
                                in_backticks(node->value.text)));
  return std::nullopt;
}

Source read_source(Reader& reader, Node const& node) {
  check_keys(reader, node,
             {"id", "title", "publisher", "date", "url", "reliability", "credibility", "confidence",
              "speaks_for", "tlp"});
  Source out;
  out.pointer = node.pointer;
  out.title = read_text(reader, node, "title").value_or("");
  out.publisher = read_text(reader, node, "publisher").value_or("");
  out.url = read_text(reader, node, "url").value_or("");
  if (auto const date = member(node, "date")) out.date = read_moment(reader, *date);
  out.tlp = read_mark(reader, node);
  out.confidence = read_confidence(reader, node);
  out.reliability = read_reliability(reader, node);
  out.credibility = read_credibility(reader, node);
  if (auto const voice = member(node, "speaks_for")) out.speaks_for = read_state(reader, *voice);
  Value const* const verified = node.value.find("x-verified");
  out.unverified = verified != nullptr && verified->is(Value::Type::boolean) && !verified->truth;
  return out;
}

}  // namespace

void read_sources(Reader& reader, Node const& list) {
  if (!has_room_for_rows(reader, list, text::Bound::sources)) return;
  for (std::size_t i = 0; i < list.value.items.size(); ++i) {
    Node const node = element(list, i);
    if (!check_type(reader, node, Value::Type::object, "a source")) continue;
    auto const id = read_id(reader, node);
    Source source = read_source(reader, node);
    if (!id) continue;
    source.id = *id;
    SourceId const next{static_cast<std::uint32_t>(reader.out.sources.size())};
    auto const row = reader.sources.emplace(*id, next);
    if (!row.second) {
      reader.errors.add(ErrorCode::duplicate_id, pointer_to(node.pointer, "id"),
                        fmt::format("{} is the id of the source at {} already", in_backticks(*id),
                                    reader.out.sources[row.first->second.value].pointer));
      continue;
    }
    reader.out.sources.push_back(std::move(source));
  }
}

}  // namespace casus::record
