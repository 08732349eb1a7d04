#include "tests/fuzz/mutate.hpp"

#include "dsl/syntax/phrase.hpp"
#include "engine/record/json.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <random>
#include <string_view>
#include <utility>

namespace casus::fuzz {
namespace {

using record::Value;

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : engine_() % bound; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class Items>
  auto const& pick(Items const& items) {
    return items[below(items.size())];
  }

 private:
  std::minstd_rand engine_;
};

std::size_t put(std::string const& text, std::uint8_t* data, std::size_t size_max) {
  std::size_t const size = std::min(text.size(), size_max);
  std::memcpy(data, text.data(), size);
  return size;
}

/// Words, strings and marks, each with the blanks after it.
std::vector<std::string> tokens_of(std::string_view text) {
  constexpr std::string_view marks = "{};,";
  constexpr std::string_view blanks = " \n\t\r";
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (text[at] == '"') {
      end = std::min(text.find('"', at + 1), text.size() - 1) + 1;
    } else if (marks.find(text[at]) == std::string_view::npos) {
      end = std::min(text.find_first_of(" \n\t\r{};,\"", at + 1), text.size());
    }
    end = std::min(text.find_first_not_of(blanks, end), text.size());
    tokens.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

constexpr std::array<char const*, 18> fillers{"{ ",
                                              "} ",
                                              "; ",
                                              ", ",
                                              "\"x\" ",
                                              "2 days ",
                                              "on 2020-02-30 ",
                                              "2020 ",
                                              "2020-13 ",
                                              "0 hours ",
                                              "999999999 years ",
                                              "# c\n",
                                              "P ",
                                              "Q ",
                                              "A ",
                                              "any of { ",
                                              "1.5 ",
                                              "\"1\" "};

std::string fresh_token(Dice& dice, std::vector<std::string> const& names) {
  if (dice.one_in(3)) return std::string(dice.pick(fillers));
  if (dice.one_in(2) && !names.empty()) return dice.pick(names) + " ";
  auto const phrase = static_cast<syntax::Phrase>(dice.below(syntax::phrase_count));
  return std::string(syntax::spelling(phrase)) + " ";
}

void change_tokens(std::vector<std::string>& tokens, Dice& dice,
                   std::vector<std::string> const& names) {
  std::size_t const at = dice.below(tokens.size() + 1);
  auto const place = tokens.begin() + static_cast<std::ptrdiff_t>(at);
  std::size_t const length = std::min(1 + dice.below(dice.one_in(4) ? 40 : 3), tokens.size() - at);
  auto const end = place + static_cast<std::ptrdiff_t>(length);
  switch (dice.below(5)) {
    case 0: tokens.erase(place, end); break;
    case 1: {
      std::vector<std::string> const copy(place, end);
      auto const to = static_cast<std::ptrdiff_t>(dice.below(tokens.size() + 1));
      tokens.insert(tokens.begin() + to, copy.begin(), copy.end());
      break;
    }
    case 2: std::rotate(place, place + static_cast<std::ptrdiff_t>(length / 2), end); break;
    case 3: tokens.insert(place, fresh_token(dice, names)); break;
    default:
      if (at < tokens.size()) tokens[at] = fresh_token(dice, names);
  }
}

// --- JSON as a tree

constexpr std::array<char const*, 16> texts{"2025-03-01",
                                            "2025-03",
                                            "2025",
                                            "0001-01-01",
                                            "9999-12-31",
                                            "2025-03-01T00:00:00Z",
                                            "",
                                            "e1",
                                            "s1",
                                            "IR",
                                            "RU",
                                            "unattributed",
                                            "state-organ",
                                            "territory",
                                            "x-a",
                                            "2025-02-30"};

Value fresh_value(Dice& dice, std::vector<std::string> const& words) {
  switch (dice.below(6)) {
    case 0: return Value::of(dice.one_in(2));
    case 1: return Value::of(static_cast<double>(dice.below(11)) / 10);
    case 2: return Value::of(static_cast<std::int64_t>(dice.below(5)) - 1);
    case 3: return dice.one_in(2) ? Value::array() : Value::object();
    case 4: return Value::of(std::string(dice.pick(texts)));
    default: return words.empty() ? Value{} : Value::of(dice.pick(words));
  }
}

void collect(Value& value, std::vector<Value*>& out) {
  out.push_back(&value);
  for (Value& item : value.items) collect(item, out);
}

void erase_item(Value& value, std::size_t at) {
  value.items.erase(value.items.begin() + static_cast<std::ptrdiff_t>(at));
  if (!value.keys.empty()) value.keys.erase(value.keys.begin() + static_cast<std::ptrdiff_t>(at));
}

void change_tree(Value& root, Dice& dice, std::vector<std::string> const& words) {
  std::vector<Value*> all;
  collect(root, all);
  Value& place = *all[dice.below(all.size())];
  Value const other = *all[dice.below(all.size())];
  switch (dice.below(6)) {
    case 0:
      if (!place.items.empty()) erase_item(place, dice.below(place.items.size()));
      break;
    case 1:
      if (place.is(Value::Type::array)) {
        place.push(other);
      } else if (place.is(Value::Type::object) && !words.empty()) {
        std::string key = dice.pick(words);
        if (place.find(key) == nullptr) place.add(std::move(key), other);
      }
      break;
    case 2: place = other; break;
    case 3:
      if (place.is(Value::Type::array) && !place.items.empty()) {
        place.push(Value(place.items[dice.below(place.items.size())]));
      }
      break;
    case 4:
      if (!place.keys.empty() && !words.empty()) {
        std::string key = dice.pick(words);
        if (place.find(key) == nullptr) place.keys[dice.below(place.keys.size())] = std::move(key);
      }
      break;
    default: place = fresh_value(dice, words);
  }
}

// --- a table as rows of cells

using Row = std::vector<std::string>;

/// A quoted cell is one also where it holds commas and line ends; the quotes stay on it.
std::vector<Row> rows_of(std::string_view text) {
  std::vector<Row> rows{{""}};
  bool quoted = false;
  for (char const c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) {
      rows.push_back({""});
    } else if (c == ',' && !quoted) {
      rows.back().emplace_back();
    } else {
      rows.back().back() += c;
    }
  }
  return rows;
}

std::string text_of(std::vector<Row> const& rows) {
  std::string text;
  for (Row const& row : rows) {
    if (&row != &rows.front()) text += '\n';
    for (std::string const& cell : row) {
      if (&cell != &row.front()) text += ',';
      text += cell;
    }
  }
  return text;
}

std::string fresh_cell(Dice& dice, std::vector<std::string> const& words) {
  switch (dice.below(4)) {
    case 0: return dice.pick(texts);
    case 1: return "\"a, \"\"b\"\"\n" + std::string(dice.pick(texts)) + "\"";
    default: return words.empty() ? "" : dice.pick(words);
  }
}

void change_cells(std::vector<Row>& rows, Dice& dice, std::vector<std::string> const& words) {
  std::size_t const at = dice.below(rows.size());
  Row& row = rows[at];
  std::string& cell = row[dice.below(row.size())];
  Row const& other = dice.pick(rows);
  switch (dice.below(7)) {
    case 0: cell.clear(); break;
    case 1: cell = fresh_cell(dice, words); break;
    case 2: cell = dice.pick(other); break;
    case 3: cell += "; " + fresh_cell(dice, words); break;
    case 4: row.push_back(fresh_cell(dice, words)); break;
    case 5: rows.push_back(Row(row)); break;
    default:
      if (rows.size() > 1) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

}  // namespace

std::size_t mutate_rules(std::uint8_t* data, std::size_t size, std::size_t size_max, unsigned seed,
                         std::vector<std::string> const& names, Mutate bytes) {
  Dice dice(seed);
  if (dice.one_in(4)) return bytes(data, size, size_max);
  std::vector<std::string> tokens = tokens_of({reinterpret_cast<char const*>(data), size});
  for (std::size_t i = 0; i <= dice.below(4); ++i) change_tokens(tokens, dice, names);
  std::string text;
  for (std::string const& token : tokens) text += token;
  return put(text, data, size_max);
}

std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t size_max, unsigned seed,
                        std::vector<std::string> const& words, Mutate bytes) {
  Dice dice(seed);
  if (dice.one_in(4)) return bytes(data, size, size_max);
  record::ErrorList errors("", 1);
  std::optional<Value> root =
      record::parse_json({reinterpret_cast<char const*>(data), size}, {}, errors);
  if (!root) return bytes(data, size, size_max);
  for (std::size_t i = 0; i <= dice.below(4); ++i) change_tree(*root, dice, words);
  std::string text = record::pretty_json(*root);
  // A cut text is no JSON any more, and would stay so.
  return text.size() > size_max ? bytes(data, size, size_max) : put(text, data, size_max);
}

std::size_t mutate_table(std::uint8_t* data, std::size_t size, std::size_t size_max, unsigned seed,
                         std::vector<std::string> const& words, Mutate bytes) {
  Dice dice(seed);
  if (dice.one_in(4)) return bytes(data, size, size_max);
  std::vector<Row> rows = rows_of({reinterpret_cast<char const*>(data), size});
  for (std::size_t i = 0; i <= dice.below(4); ++i) change_cells(rows, dice, words);
  return put(text_of(rows), data, size_max);
}

}  // namespace casus::fuzz
