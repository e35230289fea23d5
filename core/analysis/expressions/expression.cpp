#include "analysis/expressions/expression.h"

#include <utility>

#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/calls.h"
#include "analysis/expressions/coercion.h"
#include "analysis/expressions/declared_types.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/expressions/literals.h"
#include "analysis/expressions/names.h"
#include "analysis/expressions/predicates.h"
#include "analysis/expressions/subqueries.h"
#include "analysis/fixes.h"
#include "analysis/queries/planning.h"
#include "analysis/queries/windows.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kStepsOfExpression = 40;  // lambdas in lambdas are analyzed very often

// Operators whose first operand is analyzed before anything else about them.
bool leans_left(SqlNodeKind kind) {
  switch (kind) {
    case SqlNodeKind::kArithmetic:
    case SqlNodeKind::kConcat:
    case SqlNodeKind::kSubscript:
    case SqlNodeKind::kAtTimeZone:
    case SqlNodeKind::kComparison:
    case SqlNodeKind::kIsNull:
      return true;
    default:
      return false;
  }
}

}  // namespace

// A chain of operators leans to the left and may be very long: its bottom is typed first, so that
// every operator finds its left side done. In a lambda nothing is kept, as its types may differ
// from one visit to the next.
TypeId Expressions::type_of(SqlNodeId node, const Context& context) {
  node = unwrapped(tree_, node);
  if (state_.probe != nullptr) state_.probe->see_expression(tree_[node].span, *context.scope);
  if (!context.in_lambda && state_.notes.is_typed(node)) return state_.notes.type(node);
  if (!state_.budget.spend(kStepsOfExpression)) return kUncertain;
  const DepthGuard guard(state_.budget.depth);
  if (guard.too_deep()) {
    state_.verdict.unsure("the expression is nested too deeply");
    return kUncertain;
  }
  if (!context.in_lambda && leans_left(tree_[node].kind)) {
    std::vector<SqlNodeId> chain;
    for (SqlNodeId left = node; leans_left(tree_[left].kind) && !state_.notes.is_typed(left);
         left = unwrapped(tree_, tree_[left].first_child)) {
      chain.push_back(left);
    }
    for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
      state_.notes.set_type(*link, type_of_node(*link, context));
      state_.budget.check_types();
    }
    return state_.notes.type(node);
  }
  const TypeId type = type_of_node(node, context);
  state_.budget.check_types();
  state_.notes.set_type(node, type);
  return type;
}

TypeId Expressions::type_of_node(SqlNodeId node, const Context& context) {
  switch (tree_[node].kind) {
    case SqlNodeKind::kColumn:
    case SqlNodeKind::kQualifiedName:
      return Names(state_, typer_).type_of_column(node, context);
    case SqlNodeKind::kDereference:
      return Names(state_, typer_).type_of_dereference(node, context);
    case SqlNodeKind::kFunction:
      return Calls(state_, typer_).type_of_call(node, context);
    case SqlNodeKind::kSpecial:
      return Calls(state_, typer_).type_of_special(node, context);
    case SqlNodeKind::kConcat:
      return Calls(state_, typer_).type_of_concat(node, context);
    case SqlNodeKind::kArithmetic:
      return type_of_arithmetic(node, context);
    case SqlNodeKind::kSign:
      return type_of_sign(node, context);
    case SqlNodeKind::kSubscript:
      return type_of_subscript(node, context);
    case SqlNodeKind::kRow:
      return type_of_row(node, context);
    case SqlNodeKind::kCast:
      return type_of_cast(node, context);
    case SqlNodeKind::kCase:
      return type_of_case(node, context);
    case SqlNodeKind::kAtTimeZone:
      return type_of_at_time_zone(node, context);
    case SqlNodeKind::kSubquery:
      return Subqueries(state_, typer_).type_of(node, context);
    case SqlNodeKind::kExists:
    case SqlNodeKind::kUnique:
      return Subqueries(state_, typer_).type_of_exists(node, context);
    case SqlNodeKind::kLambda:
      return Calls(state_, typer_).type_of_lambda(node, context);
    default:
      return tree_[node].kind >= SqlNodeKind::kNot && tree_[node].kind <= SqlNodeKind::kMatch
                 ? Predicates(state_, typer_).type_of(node, context)
                 : type_of_leaf(node, context);
  }
}

TypeId Expressions::type_of_leaf(SqlNodeId node, const Context& context) {
  switch (tree_[node].kind) {
    case SqlNodeKind::kNull:
      return state_.types.simple(TypeKind::kUnknown);
    case SqlNodeKind::kBoolean:
      return state_.boolean();
    case SqlNodeKind::kArray: {
      const std::vector<SqlNodeId> elements = tree_.children(node).list();
      return state_.types.array_of(
          single_type(state_, typer_, "All ARRAY elements", elements, context));
    }
    case SqlNodeKind::kDatetime:
      return type_of_datetime(state_, node);
    case SqlNodeKind::kMeasure:
      return Windows(state_, typer_).type_of_measure(node, context);
    default:
      return type_of_literal(state_, node);
  }
}

TypeId Expressions::type_of_row(SqlNodeId node, const Context& context) {
  std::vector<TypeId> types;
  for (const SqlNodeId id : tree_.children(node)) {
    if (tree_[id].kind == SqlNodeKind::kSelectItem || tree_[id].kind == SqlNodeKind::kOrderBy) {
      state_.verdict.unsure("a form of newer servers is not analyzed");
      return kUncertain;
    }
    types.push_back(typer_.type_of(id, context));
  }
  return state_.types.row_of(std::move(types), {});
}

// Fields of rows are numbered by constants; arrays and maps have an operator.
TypeId Expressions::type_of_subscript(SqlNodeId node, const Context& context) {
  const TypeId base = typer_.type_of(SubscriptNode(tree_, node).base(), context);
  const SqlNodeId index = unwrapped(tree_, SubscriptNode(tree_, node).index());
  if (index == kNoSqlNode) {
    state_.verdict.unsure("a form of newer servers is not analyzed");
    return kUncertain;
  }
  if (base == kUncertain || state_.types.kind(base) != TypeKind::kRow) {
    const TypeId arguments[] = {base, typer_.type_of(index, context)};
    return operator_type(state_, node, OperatorKind::kSubscript, "[]", arguments);
  }
  if (tree_[index].kind != SqlNodeKind::kInteger) {
    state_.verdict.fail(index, ServerMessage::kRowIndexNotConstant);
    return kUncertain;
  }
  const TypeId index_type = typer_.type_of(index, context);
  if (state_.types.kind(index_type) != TypeKind::kInteger) {
    return state_.verdict.mismatch(index, ServerMessage::kRowIndexNotInteger,
                                   {state_.shown(index_type)});
  }
  const std::int64_t value = integer_value(tree_.text_of(index)).value_or(0);
  const std::vector<TypeId>& fields = state_.types[base].arguments;
  const std::string number = std::to_string(value);
  if (value <= 0) {
    state_.verdict.fail(index, ServerMessage::kRowIndexNotPositive, {number});
  } else if (value > static_cast<std::int64_t>(fields.size())) {
    state_.verdict.fail(index, ServerMessage::kRowIndexTooLarge, {number, fields.size()});
  } else {
    return fields[static_cast<std::size_t>(value - 1)];
  }
  return kUncertain;
}

TypeId Expressions::type_of_cast(SqlNodeId node, const Context& context) {
  const TypeId type = declared_type(state_, CastNode(tree_, node).type(), node);
  if (state_.verdict.stopped()) return kUncertain;
  if (state_.types.kind(type) == TypeKind::kUnknown) {
    return state_.verdict.mismatch(node, ServerMessage::kTypeUnknown);
  }
  const TypeId value = typer_.type_of(CastNode(tree_, node).value(), context);
  if (type == kUncertain) return kUncertain;
  if (state_.verdict.require(value) && state_.types.kind(value) != TypeKind::kUnknown &&
      !can_cast(state_.types, value, type)) {
    return state_.verdict.mismatch(node, ServerMessage::kNoCast,
                                   {state_.shown(value), state_.shown(type)});
  }
  return type;
}

TypeId Expressions::type_of_arithmetic(SqlNodeId node, const Context& context) {
  static constexpr struct {
    SqlOperator written;
    OperatorKind kind;
    std::string_view symbol;
  } kOperators[] = {{SqlOperator::kAdd, OperatorKind::kAdd, "+"},
                    {SqlOperator::kSubtract, OperatorKind::kSubtract, "-"},
                    {SqlOperator::kMultiply, OperatorKind::kMultiply, "*"},
                    {SqlOperator::kDivide, OperatorKind::kDivide, "/"},
                    {SqlOperator::kModulus, OperatorKind::kModulus, "%"}};
  const ArithmeticNode operands(tree_, node);
  const TypeId left = typer_.type_of(operands.left(), context);
  const TypeId arguments[] = {left, typer_.type_of(operands.right(), context)};
  for (const auto& entry : kOperators) {
    if (tree_[node].is(entry.written)) {
      const FaultWatch watch(state_.verdict);
      const TypeId type = operator_type(state_, node, entry.kind, entry.symbol, arguments);
      offer_cast(watch.found(), state_, node);
      return type;
    }
  }
  return state_.verdict.unknown("the operator is not known");
}

TypeId Expressions::type_of_sign(SqlNodeId node, const Context& context) {
  const TypeId type = typer_.type_of(tree_[node].first_child, context);
  if (!state_.verdict.require(type)) return kUncertain;
  if (tree_[node].is(SqlSign::kMinus)) {
    const TypeId arguments[] = {type};
    return operator_type(state_, node, OperatorKind::kNegation, "-", arguments);
  }
  const TypeKind kind = state_.types.kind(type);
  if (kind >= TypeKind::kTinyint && kind <= TypeKind::kDouble) return type;
  return state_.verdict.mismatch(node, ServerMessage::kNoUnaryPlus, {state_.shown(type)});
}

TypeId Expressions::type_of_at_time_zone(SqlNodeId node, const Context& context) {
  const SqlNodeId value = tree_[node].first_child;
  const TypeId type = typer_.type_of(value, context);
  const SqlNodeId zone = AtTimeZoneNode(tree_, node).zone();
  if (zone == kNoSqlNode) {
    state_.verdict.unsure("AT LOCAL is of newer servers");
    return kUncertain;
  }
  if (state_.types.kind(typer_.type_of(zone, context)) == TypeKind::kIntervalYearToMonth) {
    state_.verdict.unplanned(
        "a server has no function that moves a time by months to another zone");
  }
  if (!state_.verdict.require(type)) return kUncertain;
  const std::uint32_t precision = state_.types[type].precision;
  switch (state_.types.kind(type)) {
    case TypeKind::kTime:
      return state_.types.with_precision(TypeKind::kTimeWithZone, precision);
    case TypeKind::kTimestamp:
      return state_.types.with_precision(TypeKind::kTimestampWithZone, precision);
    case TypeKind::kTimeWithZone:
    case TypeKind::kTimestampWithZone:
      return type;
    default:
      return state_.verdict.mismatch(value, ServerMessage::kAtTimeZoneOfNoTime,
                                     {state_.shown(type)});
  }
}

TypeId Expressions::type_of_case(SqlNodeId node, const Context& context) {
  std::vector<SqlNodeId> results;
  std::vector<SqlNodeId> conditions;
  SqlNodeId operand = kNoSqlNode;
  for (const SqlNodeId part : tree_.children(node)) {
    if (tree_[part].kind == SqlNodeKind::kWhen) {
      conditions.push_back(WhenNode(tree_, part).condition());
      results.push_back(WhenNode(tree_, part).result());
    } else if (tree_[part].kind == SqlNodeKind::kElse) {
      results.push_back(ElseNode(tree_, part).result());
    } else {
      operand = part;
    }
  }
  if (operand == kNoSqlNode) {
    for (const SqlNodeId condition : conditions) {
      coerce(state_, condition, typer_.type_of(condition, context), state_.boolean(),
             "CASE WHEN clause");
    }
    return single_type(state_, typer_, "All CASE results", results, context);
  }
  const TypeId operand_type = typer_.type_of(operand, context);
  TypeId common = operand_type;
  for (const SqlNodeId condition : conditions) {
    const TypeId type = typer_.type_of(condition, context);
    if (!state_.verdict.require(type) || !state_.verdict.require(common)) continue;
    const auto both = common_super_type(state_.types, common, type);
    if (!both) {
      state_.verdict.mismatch(condition, ServerMessage::kCaseTypes,
                              {state_.shown(operand_type), state_.shown(type)});
    }
    common = both.value_or(kUncertain);
  }
  check_planned_equality(state_, common);
  return single_type(state_, typer_, "All CASE results", results, context);
}

}  // namespace mapping::analysis
