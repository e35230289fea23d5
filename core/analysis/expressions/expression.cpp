#include <utility>

#include "analysis/analyzer.h"
#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/format/format_expression.h"
#include "mapping/text.h"

// The types of expressions: Trino's ExpressionAnalyzer.
namespace mapping::analysis {
namespace {

constexpr TypeId kNotTyped = 0xFFFFFFFFU;
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

TypeId Analyzer::type_in(SqlNodeId node, const Scope& scope) {
  return type_of(node, {.scope = &scope, .correlated = correlated_});
}

// A chain of operators leans to the left and may be very long: its bottom is typed first, so that
// every operator finds its left side done. In a lambda nothing is kept, as its types may differ
// from one visit to the next.
TypeId Analyzer::type_of(SqlNodeId node, const Context& context) {
  node = unwrapped(tree_, node);
  if (!context.in_lambda && node_types_[node] != kNotTyped) return node_types_[node];
  spend(kStepsOfExpression);
  if (gave_up()) return kUncertain;
  const DepthGuard guard(depth_);
  if (guard.too_deep()) {
    unsure("the expression is nested too deeply");
    return kUncertain;
  }
  if (!context.in_lambda && leans_left(tree_[node].kind)) {
    std::vector<SqlNodeId> chain;
    for (SqlNodeId left = node; leans_left(tree_[left].kind) && node_types_[left] == kNotTyped;
         left = unwrapped(tree_, tree_[left].first_child)) {
      chain.push_back(left);
    }
    for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
      node_types_[*link] = type_of_node(*link, context);
      if (types_.refused() != refused_) give_up("a type is too large");
    }
    return node_types_[node];
  }
  const TypeId type = type_of_node(node, context);
  if (types_.refused() != refused_) give_up("a type is too large");
  node_types_[node] = type;
  return type;
}

TypeId Analyzer::type_of_node(SqlNodeId node, const Context& context) {
  switch (tree_[node].kind) {
    case SqlNodeKind::kColumn:
    case SqlNodeKind::kQualifiedName:
      return type_of_column(node, context);
    case SqlNodeKind::kDereference:
      return type_of_dereference(node, context);
    case SqlNodeKind::kFunction:
      return type_of_call(node, context);
    case SqlNodeKind::kSpecial:
      return type_of_special(node, context);
    case SqlNodeKind::kConcat:
      return type_of_concat(node, context);
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
      return type_of_subquery(node, context);
    case SqlNodeKind::kExists:
    case SqlNodeKind::kUnique:
      return type_of_exists(node, context);
    case SqlNodeKind::kLambda:
      return type_of_lambda(node, context);
    default:
      return tree_[node].kind >= SqlNodeKind::kNot && tree_[node].kind <= SqlNodeKind::kMatch
                 ? type_of_predicate(node, context)
                 : type_of_leaf(node, context);
  }
}

TypeId Analyzer::type_of_leaf(SqlNodeId node, const Context& context) {
  switch (tree_[node].kind) {
    case SqlNodeKind::kNull:
      return types_.simple(TypeKind::kUnknown);
    case SqlNodeKind::kBoolean:
      return boolean();
    case SqlNodeKind::kArray: {
      std::vector<SqlNodeId> elements;
      for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) {
        elements.push_back(id);
      }
      return types_.array_of(single_type("All ARRAY elements", elements, context));
    }
    case SqlNodeKind::kDatetime:
      return type_of_datetime(node);
    case SqlNodeKind::kMeasure:
      return type_of_measure(node, context);
    default:
      return type_of_literal(node);
  }
}

TypeId Analyzer::type_of_row(SqlNodeId node, const Context& context) {
  std::vector<TypeId> types;
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) {
    if (tree_[id].kind == SqlNodeKind::kSelectItem || tree_[id].kind == SqlNodeKind::kOrderBy) {
      unsure("a form of newer servers is not analyzed");
      return kUncertain;
    }
    types.push_back(type_of(id, context));
  }
  return types_.row_of(std::move(types), {});
}

// Fields of rows are numbered by constants; arrays and maps have an operator.
TypeId Analyzer::type_of_subscript(SqlNodeId node, const Context& context) {
  const TypeId base = type_of(tree_[node].first_child, context);
  const SqlNodeId index = unwrapped(tree_, tree_.child(node, 1));
  if (index == kNoSqlNode) {
    unsure("a form of newer servers is not analyzed");
    return kUncertain;
  }
  if (base == kUncertain || types_.kind(base) != TypeKind::kRow) {
    const TypeId arguments[] = {base, type_of(index, context)};
    return operator_type(node, OperatorKind::kSubscript, "[]", arguments);
  }
  if (tree_[index].kind != SqlNodeKind::kInteger) {
    fail(index, "EXPRESSION_NOT_CONSTANT", "Subscript expression on ROW requires a constant index");
    return kUncertain;
  }
  const TypeId index_type = type_of(index, context);
  if (types_.kind(index_type) != TypeKind::kInteger) {
    return mismatch(index, "Subscript expression on ROW requires integer index, found {}",
                    {shown(index_type)});
  }
  const std::int64_t value = integer_value(tree_.text_of(index)).value_or(0);
  const std::vector<TypeId>& fields = types_[base].arguments;
  const std::string number = std::to_string(value);
  if (value <= 0) {
    fail(index, "INVALID_FUNCTION_ARGUMENT", "Invalid subscript index: {}. ROW indices start at 1",
         {number});
  } else if (value > static_cast<std::int64_t>(fields.size())) {
    fail(index, "INVALID_FUNCTION_ARGUMENT", "Subscript index out of bounds: {}, max value is {}",
         {number, std::to_string(fields.size())});
  } else {
    return fields[static_cast<std::size_t>(value - 1)];
  }
  return kUncertain;
}

TypeId Analyzer::type_of_cast(SqlNodeId node, const Context& context) {
  const TypeId type = declared_type(tree_.child(node, 1), node);
  if (stopped()) return kUncertain;
  if (types_.kind(type) == TypeKind::kUnknown) {
    return mismatch(node, "UNKNOWN is not a valid type");
  }
  const TypeId value = type_of(tree_[node].first_child, context);
  if (type == kUncertain) return kUncertain;
  if (known(value) && types_.kind(value) != TypeKind::kUnknown && !can_cast(types_, value, type)) {
    return mismatch(node, "Cannot cast {} to {}", {shown(value), shown(type)});
  }
  return type;
}

TypeId Analyzer::type_of_arithmetic(SqlNodeId node, const Context& context) {
  static constexpr struct {
    SqlOperator written;
    OperatorKind kind;
    std::string_view symbol;
  } kOperators[] = {{SqlOperator::kAdd, OperatorKind::kAdd, "+"},
                    {SqlOperator::kSubtract, OperatorKind::kSubtract, "-"},
                    {SqlOperator::kMultiply, OperatorKind::kMultiply, "*"},
                    {SqlOperator::kDivide, OperatorKind::kDivide, "/"},
                    {SqlOperator::kModulus, OperatorKind::kModulus, "%"}};
  const TypeId left = type_of(tree_[node].first_child, context);
  const TypeId arguments[] = {left, type_of(tree_.child(node, 1), context)};
  for (const auto& entry : kOperators) {
    if (tree_[node].detail == static_cast<std::uint16_t>(entry.written)) {
      const bool stopped_before = stopped();
      const TypeId type = operator_type(node, entry.kind, entry.symbol, arguments);
      if (!stopped_before && fault_) offer_cast(&*fault_, node);
      return type;
    }
  }
  return unknown_type("the operator is not known");
}

TypeId Analyzer::type_of_sign(SqlNodeId node, const Context& context) {
  const TypeId type = type_of(tree_[node].first_child, context);
  if (!known(type)) return kUncertain;
  if (tree_[node].detail == static_cast<std::uint16_t>(SqlOperator::kSubtract)) {
    const TypeId arguments[] = {type};
    return operator_type(node, OperatorKind::kNegation, "-", arguments);
  }
  const TypeKind kind = types_.kind(type);
  if (kind >= TypeKind::kTinyint && kind <= TypeKind::kDouble) return type;
  return mismatch(node, "Unary '+' operator cannot by applied to {} type", {shown(type)});
}

TypeId Analyzer::type_of_at_time_zone(SqlNodeId node, const Context& context) {
  const SqlNodeId value = tree_[node].first_child;
  const TypeId type = type_of(value, context);
  const SqlNodeId zone = tree_.child(node, 1);
  if (zone == kNoSqlNode) {
    unsure("AT LOCAL is of newer servers");
    return kUncertain;
  }
  if (types_.kind(type_of(zone, context)) == TypeKind::kIntervalYearToMonth) {
    unplanned("a server has no function that moves a time by months to another zone");
  }
  if (!known(type)) return kUncertain;
  const std::uint32_t precision = types_[type].precision;
  switch (types_.kind(type)) {
    case TypeKind::kTime:
      return types_.with_precision(TypeKind::kTimeWithZone, precision);
    case TypeKind::kTimestamp:
      return types_.with_precision(TypeKind::kTimestampWithZone, precision);
    case TypeKind::kTimeWithZone:
    case TypeKind::kTimestampWithZone:
      return type;
    default:
      return mismatch(
          value, "Type of value must be a time or timestamp with or without time zone (actual {})",
          {shown(type)});
  }
}

TypeId Analyzer::type_of_case(SqlNodeId node, const Context& context) {
  std::vector<SqlNodeId> results;
  std::vector<SqlNodeId> conditions;
  SqlNodeId operand = kNoSqlNode;
  for (SqlNodeId part = tree_[node].first_child; part != kNoSqlNode; part = tree_[part].next) {
    if (tree_[part].kind == SqlNodeKind::kWhen) {
      conditions.push_back(tree_[part].first_child);
      results.push_back(tree_.child(part, 1));
    } else if (tree_[part].kind == SqlNodeKind::kElse) {
      results.push_back(tree_[part].first_child);
    } else {
      operand = part;
    }
  }
  if (operand == kNoSqlNode) {
    for (const SqlNodeId condition : conditions) {
      coerce(condition, type_of(condition, context), boolean(), "CASE WHEN clause");
    }
    return single_type("All CASE results", results, context);
  }
  const TypeId operand_type = type_of(operand, context);
  TypeId common = operand_type;
  for (const SqlNodeId condition : conditions) {
    const TypeId type = type_of(condition, context);
    if (!known(type) || !known(common)) continue;
    const auto both = common_super_type(types_, common, type);
    if (!both) {
      mismatch(condition, "CASE operand type does not match WHEN clause operand type: {} vs {}",
               {shown(operand_type), shown(type)});
    }
    common = both.value_or(kUncertain);
  }
  check_planned_equality(common);
  return single_type("All CASE results", results, context);
}

}  // namespace mapping::analysis
