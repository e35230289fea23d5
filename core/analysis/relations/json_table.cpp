#include "analysis/relations/json_table.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/json_tree.h"
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
  const JsonTableNode table(tree_, node);
  const SqlNodeId input = table.input();
  check_no_aggregates(state_, input, "JSON_TABLE input expression");
  for (SqlNodeId id = input; id != kNoSqlNode; id = tree_[id].next) {
    if (tree_[id].kind == SqlNodeKind::kJsonPassing) {
      check_no_aggregates(state_, tree_[id].first_child, "JSON_TABLE path parameter");
    }
  }
  calls_.analyze_path(node, "JSON_TABLE");
  if (const SqlNodeId name = table.name(); name != kNoSqlNode) {
    names_.insert(state_.scopes.keep(canonical_name(tree_, name)).text, 0);
  }
  analyze_columns(node);
  if (const SqlNodeId plan = table.plan(); plan != kNoSqlNode) {
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
  if (tree_[column].is(SqlJsonColumn::kNested)) {
    calls_.analyze_path_text(path_of(column), {});
    analyze_columns(column);
    return;
  }
  Field field{.name = state_.scopes.keep(canonical_name(tree_, name))};
  if (tree_[column].is(SqlJsonColumn::kOrdinality)) {
    field.type = state_.types.simple(TypeKind::kBigint);
    field.origin = Origins::kNothing;
  } else {
    field.type = column_type(column, JsonColumnNode(tree_, column).type());
  }
  fields_.push_back(field);
}

// All names of columns and paths are different.
void JsonTable::take_name(SqlNodeId name) {
  if (names_.insert(state_.scopes.keep(canonical_name(tree_, name)).text, 0) != NameTable::kNone) {
    state_.verdict.fail(name, ServerMessage::kJsonTableNameRepeated);
  }
}

// The path of a column, or none.
SqlNodeId JsonTable::path_of(SqlNodeId column) const {
  SqlNodeId path = tree_[column].first_child;
  while (path != kNoSqlNode && !tree_[path].is(SqlStringUse::kJsonPath)) path = tree_[path].next;
  return path;
}

TypeId JsonTable::column_type(SqlNodeId column, SqlNodeId declared) {
  const SqlNodeId path = path_of(column);
  calls_.analyze_path_text(path, {});
  if (tree_[column].is(SqlJsonColumn::kQuery)) return calls_.output_type(column, declared);
  const JsonDefaults defaults = json_defaults(tree_, column);
  for (const SqlNodeId value : {defaults.on_empty, defaults.on_error}) {
    if (value == kNoSqlNode) continue;
    check_no_aggregates(state_, value, "default expression for JSON_TABLE column");
  }
  const TypeId type = calls_.value_type(column, declared);
  calls_.check_path_type(column, path, type);
  calls_.analyze_defaults(column, type);
  return type;
}

}  // namespace mapping::analysis
