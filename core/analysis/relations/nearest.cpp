#include "analysis/relations/nearest.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"

namespace mapping::analysis {
namespace {

constexpr SqlOperator kOrderings[] = {SqlOperator::kLess, SqlOperator::kLessOrEqual,
                                      SqlOperator::kGreater, SqlOperator::kGreaterOrEqual};

}  // namespace

// Only the conditions see the left side of the join: the relation stands for itself.
const Scope* Nearest::analyze(SqlNodeId node) {
  if (left_.fields.empty()) {
    state_.verdict.fail(node, ServerMessage::kNearestSide);
  }
  const Scope* query = &left_;
  while (!query->query_boundary && query->parent != nullptr) query = query->parent;
  const SqlNodeId relation = tree_[node].first_child;
  const Scope* const scope =
      state_.scopes.make(&left_, typer_.analyze_relation(relation, query)->fields);
  SqlNodeId match = tree_[relation].next;
  if (tree_[match].kind == SqlNodeKind::kWhere) {
    analyze_condition(tree_[match].first_child, *scope, "NEAREST WHERE clause");
    match = tree_[match].next;
  }
  analyze_condition(match, *scope, "NEAREST MATCH clause");
  check_match(unwrapped(tree_, match), *scope);
  return scope;
}

void Nearest::analyze_condition(SqlNodeId condition, const Scope& scope, std::string_view clause) {
  check_no_aggregates(state_, condition, clause);
  const TypeId type = typer_.type_of(condition, {.scope = &scope});
  check_condition(state_, condition, type, clause);
  for (const SqlNodeId subquery : nodes_below(tree_, condition)) {
    if (tree_[subquery].kind != SqlNodeKind::kSubquery) continue;
    if (refers_to(subquery, left_)) {
      state_.verdict.fail(subquery, ServerMessage::kNearestSubquery, {clause});
    } else if (refers_to(subquery, scope)) {
      state_.verdict.unsure(
          "whether a query in NEAREST may use columns of its relation is not known");
    }
  }
}

// One side of the comparison is of the relation, the other is not.
void Nearest::check_match(SqlNodeId match, const Scope& scope) {
  const auto refuse = [&](std::string_view what) {
    state_.verdict.fail(match, ServerMessage::kNearestMatch, {what});
  };
  if (tree_[match].kind != SqlNodeKind::kComparison) return refuse("be a comparison expression");
  const ComparisonNode comparison(tree_, match);
  const SqlNodeId sides[] = {comparison.left(), comparison.right()};
  bool own[2];
  bool mixed = false;
  for (std::size_t i = 0; i < 2; ++i) {
    own[i] = refers_to(sides[i], scope);
    mixed = mixed || (own[i] && refers_to(sides[i], left_));
  }
  if (own[0] == own[1]) {
    refuse("compare one FROM relation expression with one non-FROM expression");
  } else if (mixed) {
    refuse("keep FROM relation and non-FROM expressions on opposite sides");
  } else if (std::ranges::find(kOrderings, tree_[match].get<SqlOperator>()) ==
             std::end(kOrderings)) {
    refuse("use <, <=, >, or >=");
  }
}

bool Nearest::refers_to(SqlNodeId expression, const Scope& scope) {
  return first_reference(state_, expression, scope) != kNoSqlNode;
}

}  // namespace mapping::analysis
