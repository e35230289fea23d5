#pragma once

#include <cstdint>
#include <vector>

#include "analysis/annotations.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// How a column gets into what an expression or a query gives: bits, the first six those of
// InfluenceKind by their order.
enum UseBits : std::uint8_t {
  kUsedByFilter = 1,
  kUsedByJoin = 2,
  kUsedByGroupBy = 4,
  kUsedBySort = 8,
  kUsedByWindow = 16,
  kUsedByCondition = 32,
  kInfluences = 63,
  kUsedByAggregation = 64,  // of an expression
  kUsedAsValue = 64,        // of an origin
  kIsNoValue = 128,         // it is no source of the expression
};

struct ColumnUse {
  OriginId origin = kNoOrigin;
  std::uint8_t bits = 0;
};

// What an expression is made of: the columns that its names mean, and those of the queries in it.
//
//   sum(CASE WHEN a > 0 THEN b END)   // a: kUsedByAggregation | kUsedByCondition, b: kUsedByAggregation
class ExpressionUses {
 public:
  ExpressionUses(const SqlTree& tree, const Annotations& notes);

  // Of the nodes below `node`, for which `bits` hold; until the next call.
  void collect(SqlNodeId node, std::uint8_t bits);
  // Of the expressions for the column of VALUES at a place.
  void collect_values(SqlNodeId values, std::uint32_t place);

  [[nodiscard]] const std::vector<ColumnUse>& columns() const { return columns_; }
  [[nodiscard]] const std::vector<SqlNodeId>& queries() const { return queries_; }
  // Whether a name in it means nothing that is known.
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  struct Step {
    SqlNodeId node = kNoSqlNode;
    std::uint8_t bits = 0;
  };

  void clear();
  void walk();
  void visit(Step step);
  void visit_call(Step step);
  void take_values(Step step);
  void open_window(Step step);
  void open_children(Step step, SqlNodeId first_condition = kNoSqlNode,
                     SqlNodeId behind_conditions = kNoSqlNode);
  [[nodiscard]] bool says_something(SqlNodeId node) const;
  [[nodiscard]] bool aggregates(SqlNodeId call) const;

  const SqlTree& tree_;
  const Annotations& notes_;
  std::vector<std::uint32_t> values_{};  // by node: where its values begin, from 1
  std::vector<ColumnUse> columns_{};
  std::vector<SqlNodeId> queries_{};
  std::vector<Step> steps_{};
  bool is_open_ = false;
};

}  // namespace mapping::analysis
