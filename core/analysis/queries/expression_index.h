#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/specification.h"
#include "mapping/sql.h"

namespace mapping::analysis {

class Analyzer;

// Expressions of one query, to find those that are the same to GROUP BY as another without
// comparing it with each.
class ExpressionIndex {
 public:
  ExpressionIndex(Analyzer& analyzer, const Specification& specification)
      : analyzer_(analyzer), specification_(specification) {}

  void add(SqlNodeId expression);
  // `within_not`: the expression without the NOT that it begins with.
  [[nodiscard]] bool contains(SqlNodeId expression, bool within_not = false);

 private:
  Analyzer& analyzer_;
  const Specification& specification_;
  std::vector<std::pair<std::uint32_t, SqlNodeId>> expressions_{};  // by their hashes
  bool is_sorted_ = true;
};

}  // namespace mapping::analysis
