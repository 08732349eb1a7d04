#include "dsl/text/counted.hpp"
#include "engine/cli/inputs.hpp"
#include "engine/cli/marking.hpp"
#include "engine/cli/measures.hpp"
#include "engine/cli/output.hpp"
#include "engine/cli/rulebook.hpp"
#include "engine/cli/session.hpp"
#include "engine/cli/spool.hpp"
#include "engine/export/stix.hpp"
#include "engine/record/errors.hpp"
#include "engine/record/files.hpp"
#include "engine/record/withhold.hpp"
#include "engine/record/write.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace casus::cli {
namespace {

constexpr char const* examples = R"(Examples:
  casus export stix case.json -o bundle.json
      The case as a STIX 2.1 bundle; `casus import stix bundle.json` gives the same case back.
  casus export stix cases --max-tlp GREEN
      Without what is marked more strictly.

Other tools read incidents, relationships, opinions and notes; what STIX has no word for stands in
an extension. docs/importing.md says what becomes what.)";

struct ExportOptions {
  std::vector<std::string> cases;
  std::vector<std::string> rules;
  std::string output, max_tlp;
};

/// The cases of one run on their way into a bundle.
class Bundle {
 public:
  Bundle(model::Rulebook const& rulebook, std::optional<record::Tlp> most,
         text::Bounds const& bounds)
      : rulebook_(rulebook), most_(most), bounds_(bounds), exporter_(rulebook) {}

  void add(record::CaseText const& text) {
    record::ReadResult read = record::read_case(text, rulebook_, bounds_);
    if (read.value) {
      if (auto twice = ids_.take(read.value->id, read.value->file)) {
        read.errors.push_back(std::move(*twice));
      }
    }
    if (most_) read.errors = without_words(std::move(read.errors));
    errors_.insert(errors_.end(), read.errors.begin(), read.errors.end());
    if (!read.errors.empty()) return;
    if (most_ && !record::withhold(*read.value, *most_, rulebook_)) {
      ++withheld_cases_;
      return;
    }
    withheld_ += read.value->withheld;
    for (record::Value const& object : exporter_.add(*read.value, json_of(*read.value, text))) {
      add_object(object);
    }
    ++cases_;
  }

  [[nodiscard]] std::vector<record::ReadError> const& errors() const { return errors_; }

  void write(Output const& output) {
    output.write([&](report::Sink const& sink) {
      sink(fmt::format("{{\n  \"type\": \"bundle\",\n  \"id\": \"{}\"", exporter_.bundle_id()));
      // STIX has bundles without objects, but no list without elements.
      if (objects_ > 0) sink(",\n  \"objects\": [\n");
      pieces_.copy_to(sink);
      sink(objects_ > 0 ? "\n  ]\n}\n" : "\n}\n");
    });
  }

  [[nodiscard]] std::string summary() const {
    std::string out = fmt::format("{} exported as {}\n", text::counted(cases_, "case", "cases"),
                                  text::counted(objects_, "STIX object", "STIX objects"));
    if (withheld_cases_ + withheld_ > 0) {
      out += fmt::format("above {}, left out: {}, {} of others\n", record::label(*most_),
                         text::counted(withheld_cases_, "whole case", "whole cases"),
                         text::counted(withheld_, "statement", "statements"));
    }
    return out;
  }

 private:
  /// The case with the keys that start with `x-`. They bear no marks, so that where something was
  /// taken out they go too: nobody knows whether they tell of it.
  [[nodiscard]] record::Value json_of(record::Case const& from,
                                      record::CaseText const& text) const {
    if (from.withheld > 0) return record::case_value(rulebook_, from);
    record::ErrorList none(text.file, 1);
    record::JsonLimits limits;
    limits.bounds = bounds_;
    return record::parse_json(text.json, limits, none).value();
  }

  void add_object(record::Value const& object) {
    std::string piece = objects_ == 0 ? "    " : ",\n    ";
    std::string text = record::pretty_json(object);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    for (char const c : text) {
      piece += c;
      if (c == '\n') piece += "    ";
    }
    pieces_.add(piece);
    ++objects_;
  }

  model::Rulebook const& rulebook_;
  std::optional<record::Tlp> most_;
  text::Bounds bounds_;
  stix::Exporter exporter_;
  CaseIds ids_;
  Spool pieces_;
  std::vector<record::ReadError> errors_;
  std::size_t objects_ = 0;
  std::size_t cases_ = 0;
  std::size_t withheld_cases_ = 0;
  std::size_t withheld_ = 0;
};

int run(ExportOptions const& options, Session const& session) {
  if (options.cases.empty()) throw UsageError("no case to export");
  std::optional<record::Tlp> const most = read_max_tlp(options.max_tlp);
  Output const output(options.output);
  model::Rulebook const rulebook = load_rulebook(session, options.rules);
  record::CaseInputs found = record::find_inputs(options.cases);
  std::vector<record::ReadError> errors = std::move(found.errors);
  Bundle bundle(rulebook, most, session.bounds);
  record::CaseSource source(std::move(found.inputs), session.bounds);
  while (auto const text = source.next()) bundle.add(*text);
  errors.insert(errors.end(), bundle.errors().begin(), bundle.errors().end());
  for (record::ReadError const& error : errors) print_error(session, error_line(error));
  // A bundle that lacks a case looks like one that has all.
  if (!errors.empty()) throw Explained{};
  bundle.write(output);
  print_aside(bundle.summary());
  return status_ran;
}

}  // namespace

void add_export(Command const& app, Session& session) {
  Command const formats =
      app.add_subcommand("export", "Turn case files into records of other formats");
  formats.footer(examples);
  Command const command = formats.add_subcommand("stix", "Into a STIX 2.1 bundle");
  command.footer(examples);
  auto options = std::make_shared<ExportOptions>();
  command.add_option("CASE", options->cases, "Case files, folders of them, or - for standard input")
      .type_name("");
  command.add_option("-o,--output", options->output, "Write the bundle to a file, in one step")
      .type_name("FILE");
  add_rules(command, options->rules);
  add_max_tlp(command, options->max_tlp);
  command.callback([options, &session] {
    session.run = [options, &session] { return run(*options, session); };
  });
}

}  // namespace casus::cli
