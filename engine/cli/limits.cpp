#include "engine/cli/limits.hpp"

#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/session.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <system_error>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus limits
      Every limit, what holds, and how far it can be raised.
  casus check case.json --limit events=20000 --limit judging-steps=2000000000
      Two limits raised for one run; every command takes --limit.)";

text::BoundInfo const& find(std::string const& text, std::string const& name) {
  if (auto const bound = text::find_bound(name)) return text::info(*bound);
  std::vector<std::string> names;
  for (text::BoundInfo const& row : text::all_bounds()) names.emplace_back(row.name);
  std::string hint = near_name(name, names);
  if (hint.empty()) hint = "`casus limits` lists them";
  throw UsageError(fmt::format("`{}` for --limit names no limit", text), hint);
}

std::uint64_t read_value(std::string const& text, std::string_view digits,
                         text::BoundInfo const& row) {
  if (row.fixed()) {
    throw UsageError(fmt::format("`{}`: the limit {} is always {}", text, row.name, row.usual),
                     std::string(row.why));
  }
  std::uint64_t value = 0;
  char const* const end = digits.data() + digits.size();
  auto const [stop, failed] = std::from_chars(digits.data(), end, value);
  if (failed != std::errc() || stop != end || value < 1 || value > row.most) {
    throw UsageError(
        fmt::format("`{}` for --limit is no whole number from 1 to {}", text, row.most),
        fmt::format("{} is {} unless you say otherwise; {}", row.name, row.usual, row.why));
  }
  return value;
}

}  // namespace

text::Bounds read_limits(std::vector<std::string> const& texts) {
  text::Bounds bounds;
  for (std::string const& text : texts) {
    std::size_t const equals = text.find('=');
    if (equals == std::string::npos) {
      throw UsageError(fmt::format("`{}` for --limit has no value", text),
                       "write NAME=VALUE, such as events=20000; `casus limits` lists the names");
    }
    text::BoundInfo const& row = find(text, text.substr(0, equals));
    bounds[row.bound] = read_value(text, std::string_view(text).substr(equals + 1), row);
  }
  return bounds;
}

std::string limits_text(text::Bounds const& bounds) {
  std::string text;
  for (text::BoundInfo const& row : text::all_bounds()) {
    std::string const reach =
        row.fixed() ? std::string("fixed") : fmt::format("up to {}", row.most);
    text += fmt::format("{} = {} {} ({})\n    {}; {}\n", row.name, bounds[row.bound], row.unit,
                        reach, row.what, row.why);
  }
  return text;
}

void add_limits(Command const& app, Session& session) {
  Command const command =
      app.add_subcommand("limits", "List how much is read and judged, and how to raise it");
  command.footer(examples);
  command.callback([&session] {
    session.run = [&session] {
      Output("").write(limits_text(session.bounds));
      return status_ran;
    };
  });
}

}  // namespace casus::cli
