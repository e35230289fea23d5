#include <algorithm>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"

// What a server's analyzer takes and its planner may refuse: EXPLAIN says so, though names and types
// are known. Correlated subqueries are known to be planned where the columns of the outer query
// stand in WHERE, or in the ON of an inner join, of a query with little besides; where nothing but
// an UNNEST of them stands in FROM; and where there is no FROM.
namespace mapping::analysis {
namespace {

constexpr std::string_view kNotPlanned =
    "whether a server plans the correlated subquery is not known";

bool has_outer_join(const SqlTree& tree) {
  constexpr unsigned kOuter = kSqlJoinLeft | kSqlJoinRight | kSqlJoinFull;
  return std::ranges::any_of(tree.nodes, [](const SqlNode& node) {
    return node.kind == SqlNodeKind::kJoin && (node.detail & kOuter) != 0;
  });
}

SqlNodeId only_child(const SqlTree& tree, SqlNodeId id) {
  const SqlNodeId first = id == kNoSqlNode ? kNoSqlNode : tree[id].first_child;
  return first != kNoSqlNode && tree[first].next == kNoSqlNode ? first : kNoSqlNode;
}

// The first rows only; a limit that is a number from 1 on, without ties.
bool has_plain_limit(const SqlTree& tree, SqlNodeId query) {
  const SqlNodeId fetch = tree.find_child(query, SqlNodeKind::kFetch);
  const SqlNodeId limit = fetch == kNoSqlNode ? tree.find_child(query, SqlNodeKind::kLimit) : fetch;
  if (limit == kNoSqlNode) return false;
  if (fetch != kNoSqlNode && (tree[fetch].detail & kSqlWithTies) != 0) return false;
  const SqlNodeId count = tree[limit].first_child;
  return count == kNoSqlNode ? fetch != kNoSqlNode
                             : integer_value(tree.text_of(count)).value_or(0) > 0;
}

bool is_limited(const SqlTree& tree, SqlNodeId query) {
  return tree.find_child(query, SqlNodeKind::kFetch) != kNoSqlNode ||
         tree.find_child(query, SqlNodeKind::kLimit) != kNoSqlNode;
}

// Whether a query has rows for sets of groups rather than for plain ones.
bool has_grouping_sets(const SqlTree& tree, SqlNodeId group_by) {
  for (SqlNodeId id = tree[group_by].first_child; id != kNoSqlNode; id = tree[id].next) {
    if (tree[id].kind == SqlNodeKind::kRollup || tree[id].kind == SqlNodeKind::kCube ||
        tree[id].kind == SqlNodeKind::kGroupingSets || tree[id].kind == SqlNodeKind::kGroupByAuto) {
      return true;
    }
  }
  return false;
}

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
  if (select == kNoSqlNode || tree_.find_child(query, SqlNodeKind::kOffset) != kNoSqlNode) {
    return false;
  }
  constexpr std::uint8_t kWindows = kHasWindow | kHasGrouping | kHasOver;
  if ((contents_[select] & kWindows) != 0) return false;
  const SqlNodeId group_by = tree_.find_child(select, SqlNodeKind::kGroupBy);
  const bool grouped = group_by != kNoSqlNode;
  if (grouped && has_grouping_sets(tree_, group_by)) return false;
  if (!grouped && tree_.find_child(select, SqlNodeKind::kHaving) != kNoSqlNode) return false;
  const bool plain = !grouped && (tree_[select].detail & kSqlDistinct) == 0 &&
                     (contents_[select] & kHasAggregate) == 0;
  if (is_limited(tree_, query) && !(plain && has_plain_limit(tree_, query))) return false;
  if (tree_.find_child(select, SqlNodeKind::kFrom) != kNoSqlNode) return true;
  return plain && !is_limited(tree_, query) &&
         tree_.find_child(select, SqlNodeKind::kWhere) == kNoSqlNode;
}

void Analyzer::plan_correlation(SqlNodeId query, Scope& scope) const {
  scope.plans_correlation = plans_correlation(query);
  if (!scope.plans_correlation) return;
  const SqlNodeId select = tree_.find_child(query, SqlNodeKind::kSelect);
  scope.wants_equality = (tree_[select].detail & kSqlDistinct) != 0 || is_limited(tree_, query) ||
                         tree_.find_child(select, SqlNodeKind::kGroupBy) != kNoSqlNode;
  const SqlNodeId relation = only_child(tree_, tree_.find_child(select, SqlNodeKind::kFrom));
  scope.plans_unnest = relation != kNoSqlNode && !scope.wants_equality &&
                       tree_.find_child(select, SqlNodeKind::kWhere) == kNoSqlNode &&
                       tree_[unaliased_relation(tree_, relation)].kind == SqlNodeKind::kUnnest;
}

// Where each group, or the first rows of each, are wanted: what compares columns of the outer query
// is `own = outer`.
void Analyzer::check_correlated_terms(SqlNodeId condition, const Scope& scope) {
  const Scope* const own = query_scope(&scope);
  if (own == nullptr || !own->wants_equality) return;
  const auto is_own = [&](SqlNodeId node) {
    return references_[unwrapped(tree_, node)].relation == scope.relation;
  };
  const auto is_outer = [&](SqlNodeId node) {
    const std::uint32_t relation = references_[unwrapped(tree_, node)].relation;
    return relation != 0 && relation != scope.relation;
  };
  std::vector<SqlNodeId> open{condition};
  while (!open.empty()) {
    const SqlNodeId term = unwrapped(tree_, open.back());
    open.pop_back();
    const SqlNodeId left = tree_[term].first_child;
    const SqlNodeId right = tree_.child(term, 1);
    if (tree_[term].kind == SqlNodeKind::kAnd) {
      open.push_back(left);
      open.push_back(right);
      continue;
    }
    const bool equality = tree_[term].kind == SqlNodeKind::kComparison &&
                          tree_[term].detail == static_cast<std::uint16_t>(SqlOperator::kEqual);
    if (equality && ((is_own(left) && is_outer(right)) || (is_outer(left) && is_own(right)))) {
      continue;
    }
    if (std::ranges::any_of(nodes_below(tree_, term), is_outer)) unplanned(kNotPlanned);
  }
}

// Whether every row of the query is one of its FROM.
bool Analyzer::keeps_rows(SqlNodeId query) const {
  const SqlNodeId select = tree_.find_child(query, SqlNodeKind::kSelect);
  constexpr std::uint8_t kCalls = kHasAggregate | kHasWindow | kHasGrouping | kHasOver;
  if (!plans_correlation(query) || (tree_[select].detail & kSqlDistinct) != 0 ||
      (contents_[select] & kCalls) != 0 || is_limited(tree_, query) ||
      tree_.find_child(select, SqlNodeKind::kGroupBy) != kNoSqlNode) {
    return false;
  }
  const SqlNodeId from = tree_.find_child(select, SqlNodeKind::kFrom);
  return from != kNoSqlNode &&
         tree_[unaliased_relation(tree_, tree_[from].first_child)].kind != SqlNodeKind::kUnnest;
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
      const bool of_table =
          scope != nullptr && id.index < scope->fields.size() && scope->fields[id.index].table != 0;
      has_column = has_column || of_table;
      derived = derived || !of_table;
    }
  }
  if (plain || (has_column && !derived && !has_outer_join(tree_))) return;
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
