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

// Sketches and the like have no equality: the server finds that out where it needs one.
void Analyzer::check_planned_equality(TypeId type) {
  if (type != kUncertain && types_.kind(type) != TypeKind::kUnknown &&
      !types_.is_comparable(type)) {
    unplanned("a server has no equality for the type " + shown(type));
  }
}

bool Analyzer::has_outer_join() const {
  constexpr unsigned kOuter = kSqlJoinLeft | kSqlJoinRight | kSqlJoinFull;
  return std::ranges::any_of(tree_.nodes, [](const SqlNode& node) {
    return node.kind == SqlNodeKind::kJoin && (node.detail & kOuter) != 0;
  });
}

// Rows and arrays in order: the server computes what is constant, or may be NULL behind an outer
// join, and fails on a NULL in it. Columns of tables are not constant.
void Analyzer::check_planned_order(std::span<const SqlNodeId> operands, TypeId type,
                                   const Context& context) {
  if (types_.kind(type) != TypeKind::kRow && types_.kind(type) != TypeKind::kArray) return;
  bool has_column = false;
  bool plain = true;
  bool derived = false;
  for (const SqlNodeId operand : operands) {
    for (const SqlNodeId node : nodes_below(tree_, operand)) {
      const SqlNodeKind kind = tree_[node].kind;
      plain = plain && kind != SqlNodeKind::kNull &&
              (kind == SqlNodeKind::kRow || kind == SqlNodeKind::kArray ||
               kind == SqlNodeKind::kParenthesized ||
               (kind > SqlNodeKind::kNull && kind < SqlNodeKind::kParameter));
      const FieldId id = references_[node];
      if (id.relation == 0) continue;
      const Scope* scope = context.scope;
      while (scope != nullptr && scope->relation != id.relation) scope = scope->parent;
      const bool of_table = scope != nullptr && scope->fields[id.index].table != 0;
      has_column = has_column || of_table;
      derived = derived || !of_table;
    }
  }
  if (plain || (has_column && !derived && !has_outer_join())) return;
  unplanned("a server compares no rows and arrays with NULL in them");
}

// In an outer join the value before IN (SELECT …) and what is combined with it are of one side.
void Analyzer::check_planned_condition(SqlNodeId condition, const Scope& scope,
                                       std::size_t left_fields) {
  std::vector<SqlNodeId> open{condition};
  while (!open.empty()) {
    const SqlNodeId term = unwrapped(tree_, open.back());
    open.pop_back();
    if (tree_[term].kind == SqlNodeKind::kAnd) {
      open.push_back(tree_[term].first_child);
      open.push_back(tree_.child(term, 1));
      continue;
    }
    bool has_query = false;
    bool sides[2] = {false, false};
    for (const SqlNodeId node : nodes_below(tree_, term)) {
      const SqlNodeKind kind = tree_[node].kind;
      has_query =
          has_query || kind == SqlNodeKind::kQuantified ||
          (kind == SqlNodeKind::kIn && tree_[tree_.child(node, 1)].kind == SqlNodeKind::kSubquery);
      const FieldId id = references_[node];
      if (id.relation == scope.relation) sides[id.index < left_fields ? 0 : 1] = true;
    }
    if (has_query && sides[0] && sides[1]) {
      unplanned("a server does not plan a query in IN over both sides of an outer join");
    }
  }
}

}  // namespace mapping::analysis
