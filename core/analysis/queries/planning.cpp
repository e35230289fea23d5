#include <algorithm>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"

// What a server's analyzer takes and its planner may refuse: EXPLAIN says so, though names and types
// are known. Correlated subqueries are known to be planned where the columns of the outer query
// stand in WHERE, or in the ON of an inner join, of a query with little besides.
namespace mapping::analysis {
namespace {

constexpr std::string_view kNotPlanned =
    "whether a server plans the correlated subquery is not known";

}  // namespace

void Analyzer::unplanned(std::string_view reason) { unknown_type(std::string(reason)); }

// The boundary of the query that the scope belongs to.
const Scope* Analyzer::query_scope(const Scope* scope) {
  while (scope != nullptr && !scope->query_boundary) scope = scope->parent;
  return scope;
}

// Whether the query may refer to the one around it from its WHERE.
bool Analyzer::plans_correlation(SqlNodeId query) const {
  const SqlNodeId select = tree_.find_child(query, SqlNodeKind::kSelect);
  if (select == kNoSqlNode || tree_.find_child(select, SqlNodeKind::kFrom) == kNoSqlNode ||
      tree_.find_child(select, SqlNodeKind::kHaving) != kNoSqlNode) {
    return false;
  }
  constexpr SqlNodeKind kLimits[] = {SqlNodeKind::kOffset, SqlNodeKind::kLimit,
                                     SqlNodeKind::kFetch};
  return std::ranges::none_of(
      kLimits, [&](SqlNodeKind kind) { return tree_.find_child(query, kind) != kNoSqlNode; });
}

// Whether every row of the query is one of its FROM.
bool Analyzer::keeps_rows(SqlNodeId query) const {
  const SqlNodeId select = tree_.find_child(query, SqlNodeKind::kSelect);
  constexpr std::uint8_t kCalls = kHasAggregate | kHasWindow | kHasGrouping | kHasOver;
  return plans_correlation(query) && (tree_[select].detail & kSqlDistinct) == 0 &&
         (contents_[select] & kCalls) == 0 &&
         tree_.find_child(select, SqlNodeKind::kGroupBy) == kNoSqlNode;
}

// A column of an outer query was met in `scope`.
void Analyzer::check_correlation(const Scope& scope, const Scope& outer) {
  ++correlations_;
  const Scope* const own = query_scope(&scope);
  if (own == nullptr || own != filtered_ || !own->plans_correlation ||
      query_scope(own->parent) != query_scope(&outer)) {
    unplanned(kNotPlanned);
  }
}

// The query behind IN, once it has been analyzed: `before` is how many outer columns had been met.
void Analyzer::check_correlated_rows(SqlNodeId query, std::uint32_t before) {
  if (correlations_ != before && !keeps_rows(query)) unplanned(kNotPlanned);
}

// The planner makes constants or scalar expressions of the rows.
void Analyzer::check_planned_values(SqlNodeId values) {
  const auto is_query = [&](SqlNodeId node) { return tree_[node].kind == SqlNodeKind::kSubquery; };
  if ((contents_[values] & kHasAggregate) != 0 ||
      std::ranges::any_of(nodes_below(tree_, values), is_query)) {
    unplanned("a server does not plan queries and aggregations in VALUES");
  }
}

}  // namespace mapping::analysis
