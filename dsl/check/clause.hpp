#pragma once

#include "dsl/check/context.hpp"
#include "dsl/model/pattern.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace casus::check {

/// One clause while it is read: whose it is, which variables it has, and what `it` and `the act`
/// mean in it. Names are visible from where they are introduced to the end of their block.
class Clause {
 public:
  Clause(Context& context_, model::InstrumentId instrument_, std::vector<model::Variable>& table)
      : context(context_), instrument(instrument_), variables_(&table) {}

  Context& context;
  model::InstrumentId instrument;
  bool has_trigger = false;  ///< `it` means the event of the when/on/before part
  bool has_act = false;      ///< `the act` means the event that the norm is about
  bool is_example = false;   ///< actors are States, and events are told apart by `called`
  /// Part of the clause could not be read: a variable that nothing introduces may stand in it.
  bool lenient = false;

  /// A determiner or `called` introduces a variable. In another reading of the same clause the same
  /// introduction gives the same variable.
  std::optional<model::VariableId> bind(Node variable, model::Variable described);
  /// A bare capital refers to one.
  std::optional<model::VariableId> refer(Node variable, model::Variable::Sort sort);
  /// Whether a visible variable has the name.
  [[nodiscard]] std::optional<model::VariableId> find(std::string_view name) const;

  /// The names of a block end with it.
  class Block {
   public:
    explicit Block(Clause& clause) : clause_(&clause), mark_(clause.visible_.size()) {}
    Block(Block const&) = delete;
    Block& operator=(Block const&) = delete;
    ~Block() { clause_->end_block(mark_); }

   private:
    Clause* clause_;
    std::size_t mark_;
  };

  /// Readings are alternatives: what the ended one introduced may be introduced again. After the
  /// last, only what each of them introduces stays visible.
  void begin_readings();
  void next_reading();
  void end_readings();

 private:
  struct Name {
    model::VariableId id;
    Node node;
  };
  /// Whether one more variable is allowed; if not, reports it.
  bool has_room(Node variable);
  void end_block(std::size_t mark);
  /// The one visible event, if there is just one.
  [[nodiscard]] std::string only_event() const;
  [[nodiscard]] model::Variable& row(model::VariableId id) { return (*variables_)[id.value]; }
  [[nodiscard]] Name const* visible(std::string_view name) const;
  bool same(model::Variable const& left, model::Variable const& right) const;

  std::vector<model::Variable>* variables_;
  std::vector<Name> visible_;
  std::optional<std::size_t> readings_mark_;
  std::vector<std::vector<Name>> readings_;
};

}  // namespace casus::check
