#include <algorithm>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/row_patterns/pattern_calls.h"
#include "mapping/text.h"

// Expressions that are true or false.
namespace mapping::analysis {

TypeId Analyzer::type_of_predicate(SqlNodeId node, const Context& context) {
  switch (tree_[node].kind) {
    case SqlNodeKind::kNot: {
      const SqlNodeId value = tree_[node].first_child;
      coerce(value, type_of(value, context), boolean(), "Value of logical NOT expression");
      return boolean();
    }
    case SqlNodeKind::kAnd:
    case SqlNodeKind::kOr:
      return type_of_logical(node, context);
    case SqlNodeKind::kComparison:
      return type_of_comparison(node, context);
    case SqlNodeKind::kIsDistinct:
      return type_of_distinct_from(node, context);
    case SqlNodeKind::kIsNull:
      type_of(tree_[node].first_child, context);
      return boolean();
    case SqlNodeKind::kIsTruth: {
      const SqlNodeId value = tree_[node].first_child;
      coerce(value, type_of(value, context), boolean(), "Boolean test value");
      return boolean();
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
      compare_with_subquery(node, type_of(tree_[node].first_child, context), tree_.child(node, 1),
                            context);
      return boolean();
  }
}

// `a AND b AND c` is one expression with three terms.
TypeId Analyzer::type_of_logical(SqlNodeId node, const Context& context) {
  const SqlNodeKind kind = tree_[node].kind;
  std::vector<SqlNodeId> terms;
  SqlNodeId left = node;
  for (; tree_[left].kind == kind; left = tree_[left].first_child) {
    terms.push_back(tree_.child(left, 1));
  }
  terms.push_back(left);
  for (auto term = terms.rbegin(); term != terms.rend(); ++term) {
    coerce(*term, type_of(*term, context), boolean(), "Logical expression term");
  }
  return boolean();
}

// Trino has operators for =, < and <= alone, and messages name those.
TypeId Analyzer::type_of_comparison(SqlNodeId node, const Context& context) {
  const SqlNodeId left = tree_[node].first_child;
  const SqlNodeId right = tree_.child(node, 1);
  const TypeId left_type = type_of(left, context);
  const TypeId arguments[] = {left_type, type_of(right, context)};
  const SqlNodeId operands[] = {left, right};
  const bool stopped_before = stopped();
  switch (static_cast<SqlOperator>(tree_[node].detail)) {
    case SqlOperator::kEqual:
    case SqlOperator::kNotEqual:
      operator_type(node, OperatorKind::kEqual, "=", arguments);
      break;
    case SqlOperator::kLess:
    case SqlOperator::kGreater:
      operator_type(node, OperatorKind::kLess, "<", arguments);
      check_planned_order(operands, left_type, context);
      break;
    case SqlOperator::kLessOrEqual:
    case SqlOperator::kGreaterOrEqual:
      operator_type(node, OperatorKind::kLess, "<=", arguments);
      check_planned_order(operands, left_type, context);
      break;
    default:
      unsure("a form of newer servers is not analyzed");
  }
  if (!stopped_before && fault_) offer_cast(&*fault_, node);
  return boolean();
}

TypeId Analyzer::type_of_distinct_from(SqlNodeId node, const Context& context) {
  const TypeId left = type_of(tree_[node].first_child, context);
  const TypeId right = type_of(tree_.child(node, 1), context);
  if (!known(left) || !known(right)) return boolean();
  const TypeId arguments[] = {left, right};
  const ResolvedCall call = resolve_operator(types_, OperatorKind::kEqual, arguments, "=");
  if (!call.error_name.empty()) {
    mismatch(node, "Cannot check if {} is identical to {}", {shown(left), shown(right)});
  } else if (call.result == kUncertain) {
    unsure(call.reason);
  }
  return boolean();
}

TypeId Analyzer::type_of_between(SqlNodeId node, const Context& context) {
  TypeId types[3];
  for (std::size_t i = 0; i < 3; ++i) types[i] = type_of(tree_.child(node, i), context);
  if (!std::ranges::all_of(types, [&](TypeId type) { return known(type); })) return boolean();
  auto common = common_super_type(types_, types[0], types[1]);
  if (common && known(*common)) common = common_super_type(types_, *common, types[2]);
  if (common && !known(*common)) return boolean();
  if (!common || !types_.is_orderable(*common)) {
    mismatch(node, "Cannot check if {} is BETWEEN {} and {}",
             {shown(types[0]), shown(types[1]), shown(types[2])});
    return boolean();
  }
  const SqlNodeId operands[] = {tree_.child(node, 0), tree_.child(node, 1), tree_.child(node, 2)};
  check_planned_order(operands, *common, context);
  return boolean();
}

TypeId Analyzer::type_of_in(SqlNodeId node, const Context& context) {
  const SqlNodeId value = tree_[node].first_child;
  const SqlNodeId list = tree_.child(node, 1);
  if (tree_[list].kind == SqlNodeKind::kSubquery) {
    if (context.labels != nullptr) PatternCalls(*this, tree_, context).check_compared(value);
    compare_with_subquery(node, type_of(value, context), list, context);
    return boolean();
  }
  std::vector<SqlNodeId> items{value};
  for (SqlNodeId item = tree_[list].first_child; item != kNoSqlNode; item = tree_[item].next) {
    items.push_back(item);
  }
  check_planned_equality(single_type("IN value and list items", items, context));
  return boolean();
}

TypeId Analyzer::type_of_like(SqlNodeId node, const Context& context) {
  static constexpr std::string_view kOperands[] = {
      "Left side of LIKE expression", "Pattern for LIKE expression", "Escape for LIKE expression"};
  SqlNodeId operand = tree_[node].first_child;
  for (std::size_t i = 0; i < 3 && operand != kNoSqlNode; ++i, operand = tree_[operand].next) {
    const TypeId type = type_of(operand, context);
    const TypeKind kind = types_.kind(type);
    if (kind == TypeKind::kVarchar || (i == 0 && kind == TypeKind::kChar)) continue;
    coerce(operand, type, types_.varchar(), kOperands[i]);
  }
  return boolean();
}

TypeId Analyzer::type_of_quantified(SqlNodeId node, const Context& context) {
  const TypeId value = type_of(tree_[node].first_child, context);
  const TypeId type = compare_with_subquery(node, value, tree_.child(node, 1), context);
  if (!known(type)) return boolean();
  const auto operation = static_cast<SqlOperator>(tree_[node].detail);
  const bool equality = operation == SqlOperator::kEqual || operation == SqlOperator::kNotEqual;
  if (equality ? !types_.is_comparable(type) : !types_.is_orderable(type)) {
    mismatch(node, "Type [{}] must be {} in order to be used in quantified comparison",
             {shown(type), equality ? "comparable" : "orderable"});
  }
  return boolean();
}

}  // namespace mapping::analysis
