#include "analysis/relations/json_table.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/relations/json_plan.h"
#include "mapping/text.h"

namespace mapping::analysis {

JsonTable::JsonTable(State& state, Typer& typer, const Scope* scope)
    : state_(state),
      tree_(state.tree),
      scope_(scope),
      context_(state.context_in(*state.scopes.make(scope, {}))),
      calls_(state, typer, context_) {}

const Scope* JsonTable::analyze(SqlNodeId node) {
  const SqlNodeId input = tree_[node].first_child;
  check_no_aggregates(state_, input, "JSON_TABLE input expression");
  for (SqlNodeId id = input; id != kNoSqlNode; id = tree_[id].next) {
    if (tree_[id].kind == SqlNodeKind::kJsonPassing) {
      check_no_aggregates(state_, tree_[id].first_child, "JSON_TABLE path parameter");
    }
  }
  calls_.analyze_path(node, "JSON_TABLE");
  if (const SqlNodeId name = tree_[tree_[input].next].next;
      name != kNoSqlNode && tree_[name].kind == SqlNodeKind::kName) {
    names_.insert(state_.scopes.keep(canonical_name(tree_, name)).text, 0);
  }
  analyze_columns(node);
  if (const SqlNodeId plan = tree_.find_child(node, SqlNodeKind::kJsonPlan); plan != kNoSqlNode) {
    JsonPlanFault fault = find_json_plan_fault(tree_, node, plan);
    if (fault.place != kNoSqlNode) state_.verdict.fail(fault.place, std::move(fault.said));
  }
  const OriginId origin = state_.notes.origins().add({OriginKind::kExpression, node});
  for (Field& field : fields_) {
    if (field.origin == kNoOrigin) field.origin = origin;
  }
  return state_.scopes.make(scope_, std::move(fields_));
}

void JsonTable::analyze_columns(SqlNodeId parent) {
  for (const SqlNodeId column : tree_.children(parent)) {
    if (tree_[column].kind == SqlNodeKind::kJsonColumn) analyze_column(column);
  }
}

// The nesting is as deep as the parser allows.
void JsonTable::analyze_column(SqlNodeId column) {
  const SqlNodeId name = tree_.find_child(column, SqlNodeKind::kName);
  if (name != kNoSqlNode) take_name(name);
  if ((tree_[column].detail & kSqlNested) != 0) {
    calls_.analyze_path_text(tree_.find_child(column, SqlNodeKind::kString), {});
    analyze_columns(column);
    return;
  }
  Field field{.name = state_.scopes.keep(canonical_name(tree_, name))};
  if ((tree_[column].detail & kSqlOrdinality) != 0) {
    field.type = state_.types.simple(TypeKind::kBigint);
    field.origin = Origins::kNothing;
  } else {
    field.type = column_type(column, tree_[name].next);
  }
  fields_.push_back(field);
}

// All names of columns and paths are different.
void JsonTable::take_name(SqlNodeId name) {
  if (names_.insert(state_.scopes.keep(canonical_name(tree_, name)).text, 0) != NameTable::kNone) {
    state_.verdict.fail(name, ServerMessage::kJsonTableNameRepeated);
  }
}

// Behind the declared type stands `FORMAT JSON …`, or the path and the defaults of a value.
TypeId JsonTable::column_type(SqlNodeId column, SqlNodeId declared) {
  const std::uint32_t behind = next_token(tree_.text, tree_[declared].span.end);
  const std::string_view words = std::string_view(tree_.text).substr(behind);
  if (starts_with_ignoring_case(words, "format")) {
    calls_.analyze_path_text(tree_.find_child(column, SqlNodeKind::kString), {});
    return calls_.output_type(column, declared);
  }
  SqlNodeId first_default = tree_[declared].next;
  SqlNodeId path = kNoSqlNode;
  if (starts_with_ignoring_case(words, "path")) {
    path = first_default;
    calls_.analyze_path_text(first_default, {});
    first_default = tree_[first_default].next;
  }
  for (SqlNodeId id = first_default; id != kNoSqlNode; id = tree_[id].next) {
    check_no_aggregates(state_, id, "default expression for JSON_TABLE column");
  }
  const TypeId type = calls_.value_type(column, declared);
  calls_.check_path_type(column, path, type);
  calls_.analyze_defaults(first_default, type);
  return type;
}

}  // namespace mapping::analysis
