#include "analysis/queries/planning.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"

namespace mapping::analysis {
namespace {

constexpr std::string_view kNotPlanned =
    "whether a server plans the correlated subquery is not known";

bool has_outer_join(const SqlTree& tree) {
  return std::ranges::any_of(tree.nodes, [](const SqlNode& node) {
    return node.is(SqlJoinType::kLeft) || node.is(SqlJoinType::kRight) ||
           node.is(SqlJoinType::kFull);
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
  if (tree[fetch].is(SqlTies::kWithTies)) return false;
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
  for (const SqlNodeId id : tree.children(group_by)) {
    if (tree[id].kind == SqlNodeKind::kRollup || tree[id].kind == SqlNodeKind::kCube ||
        tree[id].kind == SqlNodeKind::kGroupingSets || tree[id].kind == SqlNodeKind::kGroupByAuto) {
      return true;
    }
  }
  return false;
}

// Whether the query may refer to the one around it from its WHERE.
bool plans_correlation(const State& state, SqlNodeId query) {
  const SqlNodeId select = state.tree.find_child(query, SqlNodeKind::kSelect);
  if (select == kNoSqlNode || state.tree.find_child(query, SqlNodeKind::kOffset) != kNoSqlNode) {
    return false;
  }
  constexpr std::uint8_t kWindows = kHasWindow | kHasGrouping | kHasOver;
  if (state.notes.has(kWindows, select)) return false;
  const SqlNodeId group_by = state.tree.find_child(select, SqlNodeKind::kGroupBy);
  const bool grouped = group_by != kNoSqlNode;
  if (grouped && has_grouping_sets(state.tree, group_by)) return false;
  if (!grouped && state.tree.find_child(select, SqlNodeKind::kHaving) != kNoSqlNode) return false;
  const bool plain = !grouped && !state.tree[select].is(SqlQuantifier::kDistinct) &&
                     !state.notes.has(kHasAggregate, select);
  if (is_limited(state.tree, query) && !(plain && has_plain_limit(state.tree, query))) return false;
  if (state.tree.find_child(select, SqlNodeKind::kFrom) != kNoSqlNode) return true;
  return plain && !is_limited(state.tree, query) &&
         state.tree.find_child(select, SqlNodeKind::kWhere) == kNoSqlNode;
}

}  // namespace

const Scope* query_scope(const Scope* scope) {
  while (scope != nullptr && !scope->query_boundary) scope = scope->parent;
  return scope;
}

void plan_correlation(const State& state, SqlNodeId query, Scope& scope) {
  scope.plans_correlation = plans_correlation(state, query);
  if (!scope.plans_correlation) return;
  const SqlNodeId select = state.tree.find_child(query, SqlNodeKind::kSelect);
  scope.wants_equality = state.tree[select].is(SqlQuantifier::kDistinct) ||
                         is_limited(state.tree, query) ||
                         state.tree.find_child(select, SqlNodeKind::kGroupBy) != kNoSqlNode;
  const SqlNodeId relation =
      only_child(state.tree, state.tree.find_child(select, SqlNodeKind::kFrom));
  scope.plans_unnest =
      relation != kNoSqlNode && !scope.wants_equality &&
      state.tree.find_child(select, SqlNodeKind::kWhere) == kNoSqlNode &&
      state.tree[unaliased_relation(state.tree, relation)].kind == SqlNodeKind::kUnnest;
}

// Where each group, or the first rows of each, are wanted: what compares columns of the outer query
// is `own = outer`.
void check_correlated_terms(State& state, SqlNodeId condition, const Scope& scope) {
  const Scope* const own = query_scope(&scope);
  if (own == nullptr || !own->wants_equality) return;
  const auto is_own = [&](SqlNodeId node) {
    return state.notes.reference(unwrapped(state.tree, node)).relation == scope.relation;
  };
  const auto is_outer = [&](SqlNodeId node) {
    const std::uint32_t relation = state.notes.reference(unwrapped(state.tree, node)).relation;
    return relation != 0 && relation != scope.relation;
  };
  std::vector<SqlNodeId> open{condition};
  while (!open.empty()) {
    const SqlNodeId term = unwrapped(state.tree, open.back());
    open.pop_back();
    const SqlNodeId left = state.tree[term].first_child;
    const SqlNodeId right = state.tree.child(term, 1);
    if (state.tree[term].kind == SqlNodeKind::kAnd) {
      open.push_back(left);
      open.push_back(right);
      continue;
    }
    const bool equality = state.tree[term].kind == SqlNodeKind::kComparison &&
                          state.tree[term].is(SqlOperator::kEqual);
    if (equality && ((is_own(left) && is_outer(right)) || (is_outer(left) && is_own(right)))) {
      continue;
    }
    if (std::ranges::any_of(nodes_below(state.tree, term), is_outer))
      state.verdict.unplanned(kNotPlanned);
  }
}

bool keeps_rows(const State& state, SqlNodeId query) {
  const SqlNodeId select = state.tree.find_child(query, SqlNodeKind::kSelect);
  constexpr std::uint8_t kCalls = kHasAggregate | kHasWindow | kHasGrouping | kHasOver;
  if (!plans_correlation(state, query) || state.tree[select].is(SqlQuantifier::kDistinct) ||
      state.notes.has(kCalls, select) || is_limited(state.tree, query) ||
      state.tree.find_child(select, SqlNodeKind::kGroupBy) != kNoSqlNode) {
    return false;
  }
  const SqlNodeId from = state.tree.find_child(select, SqlNodeKind::kFrom);
  return from != kNoSqlNode &&
         state.tree[unaliased_relation(state.tree, state.tree[from].first_child)].kind !=
             SqlNodeKind::kUnnest;
}

void check_correlation(State& state, const Scope& scope, const Scope& outer) {
  ++state.correlations;
  const Scope* const own = query_scope(&scope);
  if (own == nullptr || own != state.filtered || !own->plans_correlation ||
      query_scope(own->parent) != query_scope(&outer)) {
    state.verdict.unplanned(kNotPlanned);
  }
}

void check_correlated_rows(State& state, SqlNodeId query, std::uint32_t before) {
  if (state.correlations != before && !keeps_rows(state, query))
    state.verdict.unplanned(kNotPlanned);
}

// The planner makes constants or scalar expressions of the rows.
void check_planned_values(State& state, SqlNodeId values) {
  const auto is_query = [&](SqlNodeId node) {
    return state.tree[node].kind == SqlNodeKind::kSubquery;
  };
  if (state.notes.has(kHasAggregate, values) ||
      std::ranges::any_of(nodes_below(state.tree, values), is_query)) {
    state.verdict.unplanned("a server does not plan queries and aggregations in VALUES");
  }
}

// Sketches and the like have no equality: the server finds that out where it needs one.
void check_planned_equality(State& state, TypeId type) {
  if (type != kUncertain && state.types.kind(type) != TypeKind::kUnknown &&
      !state.types.is_comparable(type)) {
    state.verdict.unplanned("a server has no equality for the type " +
                            state.types.in_message(type));
  }
}

// Rows and arrays in order: the server computes what is constant, or may be NULL behind an outer
// join, and fails on a NULL in it. Columns of tables are not constant.
void check_planned_order(State& state, std::span<const SqlNodeId> operands, TypeId type,
                         const Context& context) {
  if (state.types.kind(type) != TypeKind::kRow && state.types.kind(type) != TypeKind::kArray)
    return;
  bool has_column = false;
  bool plain = true;
  bool derived = false;
  for (const SqlNodeId operand : operands) {
    for (const SqlNodeId node : nodes_below(state.tree, operand)) {
      const SqlNodeKind kind = state.tree[node].kind;
      plain = plain && kind != SqlNodeKind::kNull &&
              (kind == SqlNodeKind::kRow || kind == SqlNodeKind::kArray ||
               kind == SqlNodeKind::kParenthesized ||
               (kind > SqlNodeKind::kNull && kind < SqlNodeKind::kParameter));
      const FieldId id = state.notes.reference(node);
      if (id.relation == 0) continue;
      const Scope* scope = context.scope;
      while (scope != nullptr && scope->relation != id.relation) scope = scope->parent;
      const bool of_table =
          scope != nullptr && id.index < scope->fields.size() && scope->fields[id.index].table != 0;
      has_column = has_column || of_table;
      derived = derived || !of_table;
    }
  }
  if (plain || (has_column && !derived && !has_outer_join(state.tree))) return;
  state.verdict.unplanned("a server compares no rows and arrays with NULL in them");
}

// In an outer join the value before IN (SELECT …) and what is combined with it are of one side.
void check_planned_condition(State& state, SqlNodeId condition, const Scope& scope,
                             std::size_t left_fields) {
  std::vector<SqlNodeId> open{condition};
  while (!open.empty()) {
    const SqlNodeId term = unwrapped(state.tree, open.back());
    open.pop_back();
    if (state.tree[term].kind == SqlNodeKind::kAnd) {
      open.push_back(state.tree[term].first_child);
      open.push_back(state.tree.child(term, 1));
      continue;
    }
    bool has_query = false;
    bool sides[2] = {false, false};
    for (const SqlNodeId node : nodes_below(state.tree, term)) {
      const SqlNodeKind kind = state.tree[node].kind;
      has_query = has_query || kind == SqlNodeKind::kQuantified ||
                  (kind == SqlNodeKind::kIn &&
                   state.tree[InNode(state.tree, node).list()].kind == SqlNodeKind::kSubquery);
      const FieldId id = state.notes.reference(node);
      if (id.relation == scope.relation) sides[id.index < left_fields ? 0 : 1] = true;
    }
    if (has_query && sides[0] && sides[1]) {
      state.verdict.unplanned(
          "a server does not plan a query in IN over both sides of an outer join");
    }
  }
}

}  // namespace mapping::analysis
