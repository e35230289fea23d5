#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/json_path.h"
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
    names.push_back(canonical_name(name));
  }
  Fields fields;
  analyze_json_columns(node, *enclosing, names, fields);
  const std::string_view text = tree_.text_of(node);
  SqlNodeId last = input;
  while (tree_[last].next != kNoSqlNode) last = tree_[last].next;
  if (to_upper(text.substr(tree_[last].span.end - tree_[node].span.begin)).find("PLAN") !=
      std::string::npos) {
    unsure("the plans of JSON_TABLE are not analyzed");
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

// All names of columns and paths are different. The nesting is as deep as the parser allows.
void Analyzer::analyze_json_column(SqlNodeId column, const Scope& scope,
                                   std::vector<std::string>& names, Fields& fields) {
  const SqlNodeId name = tree_.find_child(column, SqlNodeKind::kName);
  if (name != kNoSqlNode) {
    const std::string text = canonical_name(name);
    if (std::ranges::find(names, text) != names.end()) {
      fail(name, "DUPLICATE_COLUMN_OR_PATH_NAME",
           "All column and path names in JSON_TABLE invocation must be unique");
    }
    names.push_back(text);
  }
  const SqlNodeId path = tree_.find_child(column, SqlNodeKind::kString);
  const bool nested = (tree_[column].detail & kSqlNested) != 0;
  if (nested && !is_plain_json_path(string_value(tree_, path))) {
    unsure("the JSON path is not analyzed");
  }
  if (nested) {
    analyze_json_columns(column, scope, names, fields);
    return;
  }
  Field field{.name = keep(canonical_name(name))};
  if ((tree_[column].detail & kSqlOrdinality) != 0) {
    field.type = types_.simple(TypeKind::kBigint);
    fields.push_back(field);
    return;
  }
  const SqlNodeId type = tree_[name].next;
  const std::uint32_t behind = next_token(tree_.text, tree_[type].span.end);
  const std::string_view words = std::string_view(tree_.text).substr(behind);
  SqlNodeId first_default = tree_[type].next;
  if (starts_with_ignoring_case(words, "path")) {
    if (!is_plain_json_path(string_value(tree_, first_default))) {
      unsure("the JSON path is not analyzed");
    }
    first_default = tree_[first_default].next;
  }
  if (starts_with_ignoring_case(words, "format")) {
    if (path != kNoSqlNode && !is_plain_json_path(string_value(tree_, path))) {
      unsure("the JSON path is not analyzed");
    }
    field.type = json_output_type(column, type);
  } else {
    for (SqlNodeId id = first_default; id != kNoSqlNode; id = tree_[id].next) {
      check_no_aggregates(id, "default expression for JSON_TABLE column");
    }
    field.type = json_value_type(column, type);
    analyze_json_defaults(first_default, field.type, {.scope = &scope, .correlated = correlated_});
  }
  fields.push_back(field);
}

}  // namespace mapping::analysis
