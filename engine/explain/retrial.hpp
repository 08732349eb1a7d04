#pragma once

#include "dsl/model/rulebook.hpp"
#include "engine/judge/finding.hpp"
#include "engine/record/case.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace casus::explain {

/// Judges a case again with something changed, and looks at what becomes of one finding: the same
/// commitment, bearer, counterparty and events. The record is judged as of the same instant, though
/// what dated it may have gone.
class Retrial {
 public:
  /// The rulebook must outlive the retrial. `on_try` is called before each judgment.
  Retrial(model::Rulebook const& rulebook, judge::Finding const& finding, model::Instant as_of,
          judge::Options options, std::function<void()> on_try = nullptr);

  /// Nothing where the changed case has no such finding.
  [[nodiscard]] std::optional<judge::Verdict> verdict(record::Case const& changed);

  [[nodiscard]] std::size_t tries() const { return tries_; }

 private:
  model::Rulebook const& rulebook_;
  std::string id_;
  judge::Options options_;
  std::function<void()> on_try_;
  std::size_t tries_ = 0;
};

}  // namespace casus::explain
