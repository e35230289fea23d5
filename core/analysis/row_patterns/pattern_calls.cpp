#include "analysis/row_patterns/pattern_calls.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

constexpr std::int64_t kMaxOffset = std::numeric_limits<std::int32_t>::max();

constexpr std::string_view kLogicalNavigation[] = {"first", "last"};
constexpr std::string_view kNavigation[] = {"first", "last", "prev", "next"};
constexpr std::string_view kPatternFunctions[] = {"first", "last",       "prev",
                                                  "next",  "classifier", "match_number"};

// The class of Trino's tree for what may stand in the place of a label.
struct NodeClass {
  SqlNodeKind kind;
  std::string_view name;
};
constexpr NodeClass kNodeClasses[] = {
    {SqlNodeKind::kNull, "NullLiteral"},
    {SqlNodeKind::kBoolean, "BooleanLiteral"},
    {SqlNodeKind::kInteger, "LongLiteral"},
    {SqlNodeKind::kDecimal, "DecimalLiteral"},
    {SqlNodeKind::kDouble, "DoubleLiteral"},
    {SqlNodeKind::kString, "StringLiteral"},
    {SqlNodeKind::kTypedLiteral, "GenericLiteral"},
    {SqlNodeKind::kDereference, "DereferenceExpression"},
    {SqlNodeKind::kSubscript, "SubscriptExpression"},
    {SqlNodeKind::kFunction, "FunctionCall"},
    {SqlNodeKind::kConcat, "FunctionCall"},
    {SqlNodeKind::kArithmetic, "ArithmeticBinaryExpression"},
    {SqlNodeKind::kCast, "Cast"},
    {SqlNodeKind::kSubquery, "SubqueryExpression"},
};

std::string_view class_of(SqlNodeKind kind) {
  const auto* found = std::ranges::find(kNodeClasses, kind, &NodeClass::kind);
  return found == std::end(kNodeClasses) ? "Expression" : found->name;
}

// `last(…)`, but not `"last"(…)`.
bool calls_one_of(const SqlTree& tree, SqlNodeId node, std::span<const std::string_view> names) {
  if (tree[node].kind != SqlNodeKind::kFunction) return false;
  const SqlNodeId name = tree.find_child(node, SqlNodeKind::kQualifiedName);
  return !tree.text_of(name).starts_with('"') && is_one_of(names, called_name(tree, node));
}

bool is_aggregation(const SqlTree& tree, SqlNodeId node) {
  return is_special(tree, node, SqlSpecial::kListagg) ||
         (tree[node].kind == SqlNodeKind::kFunction &&
          is_aggregate_function(called_name(tree, node)));
}

// The first node below that `holds` is true of, children before parents.
template <typename Condition>
SqlNodeId find_below(const SqlTree& tree, const std::vector<SqlNodeId>& nodes, Condition holds) {
  for (const SqlNodeId root : nodes) {
    for (const SqlNodeId node : nodes_below(tree, root)) {
      if (holds(node)) return node;
    }
  }
  return kNoSqlNode;
}

}  // namespace

std::string_view processing_mode(const SqlTree& tree, SqlNodeId call) {
  if (tree[call].is(SqlProcessingMode::kFinal)) return "FINAL";
  return tree[call].is(SqlProcessingMode::kRunning) ? "RUNNING" : "";
}

std::optional<TypeId> PatternCalls::type_of_function(SqlNodeId node, const std::string& name) {
  if (!calls_one_of(tree_, node, kPatternFunctions)) return std::nullopt;
  check_clauses(node, name);
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, node);
  if (name == "match_number") {
    if (context_.labels->in_window) {
      state_.verdict.fail(node, ServerMessage::kMatchNumberInWindow);
    } else if (!arguments.empty()) {
      state_.verdict.fail(node, ServerMessage::kMatchNumberArguments);
    }
    return state_.types.simple(TypeKind::kBigint);
  }
  if (name != "classifier") return type_of_navigation(node, name);
  if (arguments.size() > 1) {
    state_.verdict.fail(node, ServerMessage::kClassifierArguments);
  } else if (!arguments.empty()) {
    check_classified(unwrapped(tree_, arguments.front()));
  }
  return state_.types.varchar();
}

// The argument of CLASSIFIER is a label.
void PatternCalls::check_classified(SqlNodeId argument) {
  if (tree_[argument].kind != SqlNodeKind::kColumn) {
    state_.verdict.mismatch(argument, ServerMessage::kClassifierArgument,
                            {class_of(tree_[argument].kind)});
  } else {
    check_label(argument, tree_.name_of(argument));
  }
}

void PatternCalls::check_label(SqlNodeId name, const std::string& said) {
  if (is_label(name)) return;
  state_.verdict.fail(name, ServerMessage::kPatternVariableNotFound, {said});
}

// The clauses that no function of row patterns takes.
void PatternCalls::check_clauses(SqlNodeId node, const std::string& name) {
  const std::pair<bool, std::string_view> clauses[] = {
      {tree_.find_child(node, SqlNodeKind::kFilter) != kNoSqlNode, "FILTER"},
      {tree_.find_child(node, SqlNodeKind::kOrderBy) != kNoSqlNode, "ORDER BY"},
      {tree_[node].is(SqlQuantifier::kDistinct), "DISTINCT"},
  };
  for (const auto& [is_given, clause] : clauses) {
    if (!is_given) continue;
    state_.verdict.fail(node, ServerMessage::kPatternFunctionClause, {clause, name});
  }
  const std::string_view mode = processing_mode(tree_, node);
  if (!mode.empty() && !is_one_of(kLogicalNavigation, name)) {
    state_.verdict.fail(node, ServerMessage::kPatternFunctionMode, {mode, name});
  }
}

TypeId PatternCalls::type_of_navigation(SqlNodeId node, const std::string& name) {
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, node);
  check_navigation_arguments(node, name, arguments);
  check_no_aggregation_inside(node, name);
  if (state_.verdict.stopped() || arguments.empty()) return kUncertain;
  check_navigation_nesting(name, arguments.front());
  if (state_.verdict.stopped()) return kUncertain;
  const TypeId type = typer_.type_of(arguments.front(), context_);
  if (!state_.verdict.stopped() && used_labels(node, 0).empty()) {
    state_.verdict.fail(node, ServerMessage::kNavigationWithoutColumn, {to_upper(name)});
  }
  return type;
}

void PatternCalls::check_navigation_arguments(SqlNodeId node, const std::string& name,
                                              const std::vector<SqlNodeId>& arguments) {
  if (arguments.empty() || arguments.size() > 2) {
    state_.verdict.fail(node, ServerMessage::kNavigationArguments, {name});
    return;
  }
  if (arguments.size() == 1) return;
  const SqlNodeId second = unwrapped(tree_, arguments[1]);
  if (tree_[second].kind != SqlNodeKind::kInteger) {
    state_.verdict.fail(node, ServerMessage::kNavigationOffset, {name});
    return;
  }
  const std::int64_t offset = integer_value(tree_.text_of(second)).value_or(0);
  if (offset < 0) {
    state_.verdict.fail(node, ServerMessage::kNavigationOffsetNegative, {name, offset});
  } else if (offset > kMaxOffset) {
    state_.verdict.fail(node, ServerMessage::kNavigationOffsetTooLarge, {name, kMaxOffset, offset});
  }
}

// FIRST and LAST may stand in PREV and NEXT, and there only as all of the argument.
void PatternCalls::check_navigation_nesting(const std::string& name, SqlNodeId argument) {
  std::vector<SqlNodeId> nested = nodes_below(tree_, argument);
  std::erase_if(nested, [&](SqlNodeId id) { return !calls_one_of(tree_, id, kNavigation); });
  if (nested.empty()) return;
  const SqlNodeId first = nested.front();
  const std::string first_name = called_name(tree_, first);
  const bool has_several = nested.size() > 1;
  if (is_one_of(kLogicalNavigation, name) ||
      (!has_several && !is_one_of(kLogicalNavigation, first_name))) {
    state_.verdict.fail(first, ServerMessage::kNavigationInNavigation, {first_name, name});
  } else if (has_several) {
    state_.verdict.fail(nested[1], ServerMessage::kNavigationsInNavigation, {name});
  } else if (first != unwrapped(tree_, argument)) {
    state_.verdict.fail(first, ServerMessage::kNavigationNotImmediate);
  }
}

void PatternCalls::check_no_aggregation_inside(SqlNodeId node, const std::string& name) {
  const SqlNodeId nested = find_below(tree_, call_arguments(tree_, node),
                                      [&](SqlNodeId id) { return is_aggregation(tree_, id); });
  if (nested == kNoSqlNode) return;
  state_.verdict.fail(nested, ServerMessage::kPatternNestedAggregation,
                      {called_name(tree_, nested), name});
}

bool PatternCalls::is_label(SqlNodeId name) const {
  const std::vector<std::string>& labels = context_.labels->names;
  return std::ranges::find(labels, canonical_name(tree_, name)) != labels.end();
}

// What an aggregation in a row pattern cannot have, and FINAL or RUNNING where it means nothing.
void PatternCalls::check_other_function(SqlNodeId node, const std::string& name) {
  const bool aggregate = is_aggregation(tree_, node);
  const std::pair<bool, std::string_view> clauses[] = {
      {tree_.find_child(node, SqlNodeKind::kFilter) != kNoSqlNode, "FILTER"},
      {tree_.find_child(node, SqlNodeKind::kOrderBy) != kNoSqlNode, "ORDER BY"},
      {tree_[node].is(SqlQuantifier::kDistinct), "DISTINCT"},
  };
  for (const auto& [is_given, clause] : clauses) {
    if (!is_given || !aggregate) continue;
    state_.verdict.fail(node, ServerMessage::kPatternAggregateClause, {clause, name});
  }
  const std::string_view mode = processing_mode(tree_, node);
  if (!mode.empty() && !aggregate) {
    state_.verdict.fail(node, ServerMessage::kPatternModeOfFunction, {mode, name});
  }
}

void PatternCalls::check_aggregation(SqlNodeId node, const std::string& name) {
  if (state_.verdict.stopped() || !is_aggregation(tree_, node)) return;
  check_no_aggregation_inside(node, name);
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, node);
  const SqlNodeId navigation = find_below(
      tree_, arguments, [&](SqlNodeId id) { return calls_one_of(tree_, id, kNavigation); });
  if (navigation != kNoSqlNode) {
    state_.verdict.fail(navigation, ServerMessage::kNavigationInAggregation,
                        {called_name(tree_, navigation), name});
  }
  std::vector<std::string> all;
  for (std::size_t i = 0; i < arguments.size() && !state_.verdict.stopped(); ++i) {
    for (std::string& label : used_labels(node, i)) {
      if (std::ranges::find(all, label) == all.end()) all.push_back(std::move(label));
    }
  }
  if (all.size() > 1) {
    state_.verdict.fail(node, ServerMessage::kPatternAggregateLabels);
  }
}

// The one label of the columns in all arguments and of CLASSIFIER in one of them, "" for rows of
// any label; none where there is neither. Two are a fault.
std::vector<std::string> PatternCalls::used_labels(SqlNodeId call, std::size_t index) {
  std::vector<std::string> labels;
  const auto add = [&](std::string label) {
    if (std::ranges::find(labels, label) == labels.end()) labels.push_back(std::move(label));
  };
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, call);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    for (const SqlNodeId node : nodes_below(tree_, arguments[i])) {
      if (calls_one_of(tree_, node, std::span(&kPatternFunctions[4], 1))) {
        const std::vector<SqlNodeId> label = call_arguments(tree_, node);
        if (i == index)
          add(label.empty() ? "" : canonical_name(tree_, unwrapped(tree_, label.front())));
      } else if (state_.notes.is_column(node)) {
        const bool labelled = tree_[node].kind == SqlNodeKind::kDereference;
        add(labelled ? canonical_name(tree_, name_parts(tree_, node).front()) : "");
      } else if (const SqlNodeId rows = tree_.find_child(node, SqlNodeKind::kName);
                 tree_[node].kind == SqlNodeKind::kFunction && rows != kNoSqlNode) {
        add(canonical_name(tree_, rows));
      }
    }
  }
  if (labels.size() > 1) {
    state_.verdict.fail(call, ServerMessage::kPatternCallLabels, {called_name(tree_, call)});
  }
  return labels;
}

void PatternCalls::check_compared(SqlNodeId value) {
  for (const SqlNodeId node : nodes_below(tree_, value)) {
    if (!calls_one_of(tree_, node, kPatternFunctions)) continue;
    state_.verdict.fail(node, ServerMessage::kPatternInFunction, {called_name(tree_, node)});
  }
  for (const SqlNodeId node : nodes_below(tree_, value)) {
    if (tree_[node].kind == SqlNodeKind::kFunction &&
        tree_.find_child(node, SqlNodeKind::kName) != kNoSqlNode) {
      state_.verdict.unsure("a server does not plan the rows of a label beside a query");
    }
    const std::vector<SqlNodeId> parts = name_parts(tree_, node);
    if (tree_[node].kind != SqlNodeKind::kDereference || parts.empty()) continue;
    if (!is_label(parts.front())) continue;
    state_.verdict.fail(node, ServerMessage::kPatternInLabel);
  }
}

}  // namespace mapping::analysis
