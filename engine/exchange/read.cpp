#include "engine/exchange/row_reader.hpp"
#include "engine/exchange/rulebook.hpp"

namespace casus::exchange {
namespace {

/// The tables of the document, in the order that `tables` asks for them.
class Document {
 public:
  Document(Reading& reading, Value const& root) : reading_(reading), root_(root) {
    asked_ = {"format", "digest", "files", "kinds"};
    for (auto const& [name, names] :
         {std::pair{"states", &reading.states}, std::pair{"instruments", &reading.instruments},
          std::pair{"questions", &reading.questions}}) {
      index_names(name, *names);
    }
    for (std::string_view const name :
         {table_of<model::ArticleTag>, table_of<model::CommitmentTag>, table_of<model::DefenceTag>,
          table_of<model::BasisRuleTag>, table_of<model::TermTag>, table_of<model::PowerTag>}) {
      Value const* rows = root.find(name);
      reading_.rows[name] = rows == nullptr ? 0 : rows->items.size();
    }
  }

  void read_head() {
    Head head{reading_, {root_, ""}};
    head.read(reading_.out);
  }

  void read_kinds() {
    Value const* rows = list("kinds");
    if (rows == nullptr) return;
    for (std::size_t i = 0; i < rows->items.size(); ++i) {
      model::Kind kind;
      std::string const pointer = record::pointer_to("/kinds", i);
      Reader::read_row(reading_, {rows->items[i], pointer}, kind);
      if (reading_.out.vocabulary.find(kind.name)) {
        reading_.errors.add(
            ErrorCode::name_taken, pointer,
            fmt::format("another kind is called {} as well", record::in_backticks(kind.name)));
      } else {
        reading_.out.vocabulary.add(std::move(kind));
      }
    }
  }

  template <class Row>
  void table(std::string_view name, std::vector<Row>& out) {
    asked_.push_back(name);
    Value const* rows = list(name);
    if (rows == nullptr) return;
    out.resize(rows->items.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      std::string const pointer = record::pointer_to(record::pointer_to("", name), i);
      Reader::read_row(reading_, {rows->items[i], pointer}, out[i]);
    }
  }

  void finish() {
    for (std::string const& key : root_.keys) {
      bool const known = std::find(asked_.begin(), asked_.end(), key) != asked_.end();
      if (known || key.rfind("x-", 0) == 0) continue;
      reading_.errors.add(ErrorCode::unknown_key, record::pointer_to("", key),
                          fmt::format("a rulebook has no key {}{}", record::in_backticks(key),
                                      record::near_hint(key, asked_)));
    }
  }

 private:
  /// What stands before the tables.
  struct Head {
    Reading& reading;
    Node node;

    void read(model::Rulebook& out) {
      Reader reader(reading, node);
      reader("digest", out.digest);
      reader("files", out.files);
    }
  };

  /// The list of that name; missing is an error.
  Value const* list(std::string_view name) {
    Value const* rows = root_.find(name);
    if (rows == nullptr) {
      reading_.errors.add(ErrorCode::missing_key, "", fmt::format("the key `{}` is missing", name));
      return nullptr;
    }
    Node const node{*rows, record::pointer_to("", name)};
    return check_type(reading_, node, Type::array, "a list") ? rows : nullptr;
  }

  /// A first look at the names, since rows refer to rows that come later.
  void index_names(std::string_view table, NameIndex& names) {
    Value const* rows = root_.find(table);
    if (rows == nullptr) return;
    for (std::size_t i = 0; i < rows->items.size(); ++i) {
      Value const* name = rows->items[i].find("name");
      if (name == nullptr || !name->is(Type::text)) continue;
      if (names.emplace(name->text, static_cast<std::uint32_t>(i)).second) continue;
      reading_.errors.add(
          ErrorCode::name_taken, record::pointer_to(record::pointer_to("", table), i),
          fmt::format("another row is called {} as well", record::in_backticks(name->text)));
    }
  }

  Reading& reading_;
  Value const& root_;
  std::vector<std::string_view> asked_;
};

/// Whether the document says that it is one of ours, in a version that is known.
bool check_format(Reading& reading, Value const& root) {
  constexpr std::string_view name = "casus-rulebook/1";
  Value const* format = root.find("format");
  if (format == nullptr || !format->is(Type::text)
      || format->text.rfind("casus-rulebook/", 0) != 0) {
    reading.errors.add(ErrorCode::not_a_rulebook, root.is(Type::object) ? "/format" : "",
                       fmt::format("a rulebook begins with `\"format\": \"{}\"`; "
                                   "`casus rules export` writes one",
                                   name));
    return false;
  }
  if (format->text == name) return true;
  reading.errors.add(ErrorCode::unknown_version, "/format",
                     fmt::format("{} is newer than `{}`, the version that this program reads",
                                 record::in_backticks(format->text), name));
  return false;
}

}  // namespace

bool check_type(Reading& reading, Node const& node, Type wanted, std::string_view what) {
  if (node.value.is(wanted)) return true;
  reading.errors.add(ErrorCode::wrong_type, node.pointer,
                     fmt::format("expected {}, found {}", what, record::describe(node.value)));
  return false;
}

RulebookResult read_rulebook(std::string_view json, std::string const& file,
                             text::Bounds const& bounds) {
  record::ErrorList errors(file, bounds.case_errors);
  record::JsonLimits limits;
  limits.what = "rulebook";
  limits.bytes = text::Bound::rulebook_bytes;
  limits.bounds = bounds;
  RulebookResult result;
  auto const root = record::parse_json(json, limits, errors);
  if (root && errors.empty()) {
    Reading reading{errors, {}, {}, {}, {}, {}};
    if (check_format(reading, *root)) {
      Document document(reading, *root);
      document.read_head();
      document.read_kinds();
      tables(document, reading.out);
      document.finish();
      if (errors.empty()) check_soundness(reading);
      if (errors.empty()) result.value = std::move(reading.out);
    }
  }
  result.errors = errors.take();
  return result;
}

}  // namespace casus::exchange
