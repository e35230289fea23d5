#include "analysis/expressions/predicates.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "analysis/expressions/coercion.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/expressions/subqueries.h"
#include "analysis/fixes.h"
#include "analysis/queries/planning.h"
#include "analysis/row_patterns/pattern_calls.h"
#include "mapping/text.h"

// Expressions that are true or false.
namespace mapping::analysis {

TypeId Predicates::type_of(SqlNodeId node, const Context& context) {
  switch (tree_[node].kind) {
    case SqlNodeKind::kNot: {
      const SqlNodeId value = tree_[node].first_child;
      coerce(state_, value, typer_.type_of(value, context), state_.boolean(),
             "Value of logical NOT expression");
      return state_.boolean();
    }
    case SqlNodeKind::kAnd:
    case SqlNodeKind::kOr:
      return type_of_logical(node, context);
    case SqlNodeKind::kComparison:
      return type_of_comparison(node, context);
    case SqlNodeKind::kIsDistinct:
      return type_of_distinct_from(node, context);
    case SqlNodeKind::kIsNull:
      typer_.type_of(tree_[node].first_child, context);
      return state_.boolean();
    case SqlNodeKind::kIsTruth: {
      const SqlNodeId value = tree_[node].first_child;
      coerce(state_, value, typer_.type_of(value, context), state_.boolean(), "Boolean test value");
      return state_.boolean();
    }
    case SqlNodeKind::kBetween:
      return type_of_between(node, context);
    case SqlNodeKind::kIn:
      return type_of_in(node, context);
    case SqlNodeKind::kLike:
      return type_of_like(node, context);
    case SqlNodeKind::kQuantified:
      return type_of_quantified(node, context);
    default:  // MATCH
      Subqueries(state_, typer_)
          .compare(node, typer_.type_of(tree_[node].first_child, context), tree_.child(node, 1),
                   context);
      return state_.boolean();
  }
}

// `a AND b AND c` is one expression with three terms.
TypeId Predicates::type_of_logical(SqlNodeId node, const Context& context) {
  const SqlNodeKind kind = tree_[node].kind;
  std::vector<SqlNodeId> terms;
  SqlNodeId left = node;
  for (; tree_[left].kind == kind; left = tree_[left].first_child) {
    terms.push_back(tree_.child(left, 1));
  }
  terms.push_back(left);
  for (auto term = terms.rbegin(); term != terms.rend(); ++term) {
    coerce(state_, *term, typer_.type_of(*term, context), state_.boolean(),
           "Logical expression term");
  }
  return state_.boolean();
}

// Trino has operators for =, < and <= alone: the others are one of them, turned round.
TypeId Predicates::type_of_comparison(SqlNodeId node, const Context& context) {
  struct Comparison {
    SqlOperator written;
    OperatorKind kind;
    std::string_view symbol;
  };
  constexpr Comparison kComparisons[] = {{SqlOperator::kEqual, OperatorKind::kEqual, "="},
                                         {SqlOperator::kNotEqual, OperatorKind::kEqual, "<>"},
                                         {SqlOperator::kLess, OperatorKind::kLess, "<"},
                                         {SqlOperator::kGreater, OperatorKind::kLess, ">"},
                                         {SqlOperator::kLessOrEqual, OperatorKind::kLess, "<="},
                                         {SqlOperator::kGreaterOrEqual, OperatorKind::kLess, ">="}};
  const SqlNodeId left = ComparisonNode(tree_, node).left();
  const SqlNodeId right = ComparisonNode(tree_, node).right();
  const TypeId left_type = typer_.type_of(left, context);
  const TypeId arguments[] = {left_type, typer_.type_of(right, context)};
  const SqlNodeId operands[] = {left, right};
  const FaultWatch watch(state_.verdict);
  const auto* const found =
      std::ranges::find(kComparisons, tree_[node].get<SqlOperator>(), &Comparison::written);
  if (found == std::end(kComparisons)) {
    state_.verdict.unsure("a form of newer servers is not analyzed");
    return state_.boolean();
  }
  operator_type(state_, node, found->kind, found->symbol, arguments);
  if (found->kind == OperatorKind::kLess) check_planned_order(state_, operands, left_type, context);
  offer_cast(watch.found(), state_, node);
  return state_.boolean();
}

TypeId Predicates::type_of_distinct_from(SqlNodeId node, const Context& context) {
  const TypeId left = typer_.type_of(tree_[node].first_child, context);
  const TypeId right = typer_.type_of(tree_.child(node, 1), context);
  if (!state_.verdict.require(left) || !state_.verdict.require(right)) return state_.boolean();
  const TypeId arguments[] = {left, right};
  const ResolvedCall call = resolve_operator(state_.types, OperatorKind::kEqual, arguments, "=");
  if (call.refusal) {
    state_.verdict.mismatch(node, ServerMessage::kNotIdentical,
                            {state_.shown(left), state_.shown(right)});
  } else if (call.result == kUncertain) {
    state_.verdict.unsure(call.reason);
  }
  return state_.boolean();
}

TypeId Predicates::type_of_between(SqlNodeId node, const Context& context) {
  TypeId types[3];
  for (std::size_t i = 0; i < 3; ++i) types[i] = typer_.type_of(tree_.child(node, i), context);
  if (!std::ranges::all_of(types, [&](TypeId type) { return state_.verdict.require(type); }))
    return state_.boolean();
  auto common = common_super_type(state_.types, types[0], types[1]);
  if (common && state_.verdict.require(*common))
    common = common_super_type(state_.types, *common, types[2]);
  if (common && !state_.verdict.require(*common)) return state_.boolean();
  if (!common || !state_.types.is_orderable(*common)) {
    state_.verdict.mismatch(
        node, ServerMessage::kNotBetween,
        {state_.shown(types[0]), state_.shown(types[1]), state_.shown(types[2])});
    return state_.boolean();
  }
  const BetweenNode between(tree_, node);
  const SqlNodeId operands[] = {between.value(), between.low(), between.high()};
  check_planned_order(state_, operands, *common, context);
  return state_.boolean();
}

TypeId Predicates::type_of_in(SqlNodeId node, const Context& context) {
  const SqlNodeId value = InNode(tree_, node).value();
  const SqlNodeId list = InNode(tree_, node).list();
  if (tree_[list].kind == SqlNodeKind::kSubquery) {
    if (context.labels != nullptr) PatternCalls(state_, typer_, context).check_compared(value);
    Subqueries(state_, typer_).compare(node, typer_.type_of(value, context), list, context);
    return state_.boolean();
  }
  std::vector<SqlNodeId> items{value};
  for (const SqlNodeId item : tree_.children(list)) {
    items.push_back(item);
  }
  check_planned_equality(state_,
                         single_type(state_, typer_, "IN value and list items", items, context));
  return state_.boolean();
}

TypeId Predicates::type_of_like(SqlNodeId node, const Context& context) {
  static constexpr std::string_view kOperands[] = {
      "Left side of LIKE expression", "Pattern for LIKE expression", "Escape for LIKE expression"};
  SqlNodeId operand = tree_[node].first_child;
  for (std::size_t i = 0; i < 3 && operand != kNoSqlNode; ++i, operand = tree_[operand].next) {
    const TypeId type = typer_.type_of(operand, context);
    const TypeKind kind = state_.types.kind(type);
    if (kind == TypeKind::kVarchar || (i == 0 && kind == TypeKind::kChar)) continue;
    coerce(state_, operand, type, state_.types.varchar(), kOperands[i]);
  }
  return state_.boolean();
}

TypeId Predicates::type_of_quantified(SqlNodeId node, const Context& context) {
  const TypeId value = typer_.type_of(tree_[node].first_child, context);
  const TypeId type =
      Subqueries(state_, typer_).compare(node, value, QuantifiedNode(tree_, node).query(), context);
  if (!state_.verdict.require(type)) return state_.boolean();
  const auto operation = tree_[node].get<SqlOperator>();
  const bool equality = operation == SqlOperator::kEqual || operation == SqlOperator::kNotEqual;
  if (equality ? !state_.types.is_comparable(type) : !state_.types.is_orderable(type)) {
    state_.verdict.mismatch(node, ServerMessage::kQuantifiedType,
                            {state_.shown(type), equality ? "comparable" : "orderable"});
  }
  return state_.boolean();
}

}  // namespace mapping::analysis
