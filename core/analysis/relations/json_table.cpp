#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/relations/json_plan.h"
#include "mapping/text.h"

namespace mapping::analysis {

const Scope* Analyzer::analyze_json_table(SqlNodeId node, const Scope* scope) {
  const Scope* enclosing = new_scope(scope, {});
  const SqlNodeId input = tree_[node].first_child;
  check_no_aggregates(input, "JSON_TABLE input expression");
  for (SqlNodeId id = input; id != kNoSqlNode; id = tree_[id].next) {
    if (tree_[id].kind == SqlNodeKind::kJsonPassing) {
      check_no_aggregates(tree_[id].first_child, "JSON_TABLE path parameter");
    }
  }
  analyze_json_path(node, "JSON_TABLE", {.scope = enclosing, .correlated = correlated_});
  std::vector<std::string> names;
  if (const SqlNodeId name = tree_[tree_[input].next].next;
      name != kNoSqlNode && tree_[name].kind == SqlNodeKind::kName) {
    names.push_back(canonical_name(tree_, name));
  }
  Fields fields;
  analyze_json_columns(node, *enclosing, names, fields);
  if (const SqlNodeId plan = tree_.find_child(node, SqlNodeKind::kJsonPlan); plan != kNoSqlNode) {
    JsonPlanFault fault = find_json_plan_fault(tree_, node, plan);
    if (fault.place != kNoSqlNode) fail(fault.place, fault.error_name, fault.message);
  }
  return new_scope(scope, std::move(fields));
}

void Analyzer::analyze_json_columns(SqlNodeId parent, const Scope& scope,
                                    std::vector<std::string>& names, Fields& fields) {
  for (SqlNodeId column = tree_[parent].first_child; column != kNoSqlNode;
       column = tree_[column].next) {
    if (tree_[column].kind == SqlNodeKind::kJsonColumn) {
      analyze_json_column(column, scope, names, fields);
    }
  }
}

// The nesting is as deep as the parser allows.
void Analyzer::analyze_json_column(SqlNodeId column, const Scope& scope,
                                   std::vector<std::string>& names, Fields& fields) {
  const SqlNodeId name = tree_.find_child(column, SqlNodeKind::kName);
  if (name != kNoSqlNode) take_json_name(name, names);
  if ((tree_[column].detail & kSqlNested) != 0) {
    analyze_path_text(tree_.find_child(column, SqlNodeKind::kString), {});
    analyze_json_columns(column, scope, names, fields);
    return;
  }
  Field field{.name = keep(canonical_name(tree_, name))};
  field.type = (tree_[column].detail & kSqlOrdinality) != 0
                   ? types_.simple(TypeKind::kBigint)
                   : json_column_type(column, tree_[name].next, scope);
  fields.push_back(field);
}

// All names of columns and paths are different.
void Analyzer::take_json_name(SqlNodeId name, std::vector<std::string>& names) {
  std::string text = canonical_name(tree_, name);
  if (std::ranges::find(names, text) != names.end()) {
    fail(name, "DUPLICATE_COLUMN_OR_PATH_NAME",
         "All column and path names in JSON_TABLE invocation must be unique");
  }
  names.push_back(std::move(text));
}

// Behind the declared type stands `FORMAT JSON …`, or the path and the defaults of a value.
TypeId Analyzer::json_column_type(SqlNodeId column, SqlNodeId declared, const Scope& scope) {
  const std::uint32_t behind = next_token(tree_.text, tree_[declared].span.end);
  const std::string_view words = std::string_view(tree_.text).substr(behind);
  if (starts_with_ignoring_case(words, "format")) {
    analyze_path_text(tree_.find_child(column, SqlNodeKind::kString), {});
    return json_output_type(column, declared);
  }
  SqlNodeId first_default = tree_[declared].next;
  if (starts_with_ignoring_case(words, "path")) {
    analyze_path_text(first_default, {});
    first_default = tree_[first_default].next;
  }
  for (SqlNodeId id = first_default; id != kNoSqlNode; id = tree_[id].next) {
    check_no_aggregates(id, "default expression for JSON_TABLE column");
  }
  const TypeId type = json_value_type(column, declared);
  analyze_json_defaults(first_default, type, {.scope = &scope, .correlated = correlated_});
  return type;
}

}  // namespace mapping::analysis
