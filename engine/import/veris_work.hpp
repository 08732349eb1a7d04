#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/import/field.hpp"
#include "engine/import/ledger.hpp"
#include "engine/import/veris_text.hpp"
#include "engine/record/json.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Inside engine/import only: what the files that read a VERIS record share.
namespace casus::import {

/// One role of the event being made: values or claims, each once.
class Role {
 public:
  explicit Role(std::string_view key) : key_(key) {}

  /// Adds a value unless the role has it (told apart by `identity`); its pointer in the case.
  std::string add(std::string const& identity, record::Value value);
  std::string add(std::string_view value);
  [[nodiscard]] bool empty() const { return list_.items.empty(); }
  /// The values added as plain texts.
  [[nodiscard]] record::Value const& list() const { return list_; }
  [[nodiscard]] std::string const& key() const { return key_; }

 private:
  std::string key_;
  record::Value list_ = record::Value::array();
  std::map<std::string, std::size_t> index_;
};

/// A case in the making.
struct Work {
  model::Rulebook const& rulebook;
  Field root;
  Ledger ledger{};
  std::vector<std::string> warnings{};
  CodedStates coded{};
  Role kind{"kind"};
  Role by{"by"};
  Role against{"against"};
  Role affecting{"affecting"};
  Role causing{"causing"};
  Role purpose{"purpose"};
  record::Value time{};        ///< `at`, where `has_time`
  record::Value discovered{};  ///< where `has_discovery`
  bool has_time = false;
  bool has_discovery = false;
  std::optional<double> confidence{};
  record::Value sources = record::Value::array();

  void warn(std::string message) { warnings.push_back(std::move(message)); }
  /// Whether the rulebook has the kind; says so once where it does not.
  bool knows(std::string_view kind);
};

// --- veris_event.cpp: what happened --------------------------------------------------------------
void take_kinds(Work& work);
void take_effects(Work& work);
void take_times(Work& work);

// --- veris_parties.cpp: who, whom, what ----------------------------------------------------------
void take_actors(Work& work);
void take_victims(Work& work);

}  // namespace casus::import
