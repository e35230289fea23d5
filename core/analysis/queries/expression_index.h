#pragma once

#include <cstdint>
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
  static std::uint64_t key_of(std::uint32_t hash, SqlNodeId expression) {
    return std::uint64_t{hash} << 32U | expression;
  }

  State& state_;
  const Specification& specification_;
  std::vector<std::uint64_t> expressions_{};  // their keys
  bool is_sorted_ = true;
};

}  // namespace mapping::analysis
