#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/specification.h"
#include "analysis/state.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// By node: the same for expressions that `same_expression` finds the same. Children come before their
// parents.
[[nodiscard]] std::vector<std::uint32_t> expression_hashes(const SqlTree& tree);

// Expressions of one query, to find those that are the same to GROUP BY as another without
// comparing it with each.
class ExpressionIndex {
 public:
  ExpressionIndex(State& state, const Specification& specification)
      : state_(state), specification_(specification) {}

  void add(SqlNodeId expression);
  // `within_not`: the expression without the NOT that it begins with.
  [[nodiscard]] bool contains(SqlNodeId expression, bool within_not = false);

 private:
  State& state_;
  const Specification& specification_;
  std::vector<std::pair<std::uint32_t, SqlNodeId>> expressions_{};  // by their hashes
  bool is_sorted_ = true;
};

}  // namespace mapping::analysis
