#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/format_expression.h"
#include "mapping/text.h"
#include "sql/lexer.h"

// MATCH_RECOGNIZE.
namespace mapping::analysis {
namespace {

constexpr std::string_view kNavigation[] = {"first", "last", "prev", "next"};

// ALL ROWS PER MATCH; ONE ROW is what is meant where nothing is said. The words stand between
// what the tree keeps.
bool returns_all_rows(const SqlTree& tree, SqlNodeId node) {
  for (SqlNodeId child = tree[node].first_child; child != kNoSqlNode; child = tree[child].next) {
    const SqlNodeId next = tree[child].next;
    if (next == kNoSqlNode || tree[next].kind != SqlNodeKind::kPattern) continue;
    const std::string_view between =
        slice(tree.text, Span{tree[child].span.end, tree[next].span.begin});
    const std::vector<sql::Token> tokens = sql::tokenize(between);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
      if (equals_ignoring_case(slice(between, tokens[i].span), "all") &&
          equals_ignoring_case(slice(between, tokens[i + 1].span), "rows")) {
        return true;
      }
    }
  }
  return false;
}

void put_without_alias(const Field& field, Fields& output) {
  output.push_back(field);
  output.back().alias = nullptr;
}

}  // namespace

const Scope* Analyzer::analyze_match_recognize(SqlNodeId node, const Scope* scope) {
  const SqlNodeId relation = tree_[node].first_child;
  const Scope* input = analyze_relation(relation, scope);
  check_pattern_input(relation, *input);
  const bool all_rows = returns_all_rows(tree_, node);
  const std::vector<const Field*> keys = analyze_pattern_keys(node, *input, all_rows);
  PatternLabels labels;
  if (!collect_labels(node, labels)) return new_scope(scope, {{.open = true}});
  const Context context{.scope = input, .correlated = false, .labels = &labels};
  analyze_definitions(node, context);
  Fields output;
  for (const Field* key : keys) put_without_alias(*key, output);
  analyze_measures(node, context, output);
  for (const Field& field : input->fields) {
    if (all_rows && std::ranges::find(keys, &field) == keys.end()) put_without_alias(field, output);
  }
  if (output.empty()) {
    fail(node, "TABLE_HAS_NO_COLUMNS", "pattern recognition output table has no columns");
  }
  unsure("row patterns are not checked in full");
  return new_scope(scope, std::move(output));
}

void Analyzer::check_pattern_input(SqlNodeId relation, const Scope& input) {
  for (std::size_t i = 0; i < input.fields.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Field& field = input.fields[i];
      if (!same_name(field.name, input.fields[j].name)) continue;
      fail(relation, "AMBIGUOUS_NAME",
           "ambiguous column: " + std::string(field.name.text) + " in row pattern input relation");
    }
  }
}

// The columns of PARTITION BY and, where all rows are returned, of ORDER BY: they come first in the
// output.
std::vector<const Field*> Analyzer::analyze_pattern_keys(SqlNodeId node, const Scope& input,
                                                         bool all_rows) {
  std::vector<const Field*> keys;
  const SqlNodeId partition = tree_.find_child(node, SqlNodeKind::kPartition);
  for (SqlNodeId id = tree_[partition].first_child; id != kNoSqlNode; id = tree_[id].next) {
    if (const Field* field = pattern_column(id, input)) keys.push_back(field);
    const TypeId type = type_in(id, input);
    if (known(type) && !types_.is_comparable(type)) {
      mismatch(id,
               shown(type) + " is not comparable, and therefore cannot be used in PARTITION BY");
    }
  }
  const SqlNodeId order = tree_.find_child(node, SqlNodeKind::kOrderBy);
  for (SqlNodeId id = tree_[order].first_child; id != kNoSqlNode; id = tree_[id].next) {
    const Field* field = pattern_column(tree_[id].first_child, input);
    if (field != nullptr && all_rows) keys.push_back(field);
  }
  return keys;
}

// DEFINE: `name AS condition`; a measure is the other way round and stands before the pattern.
void Analyzer::analyze_definitions(SqlNodeId node, const Context& context) {
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) {
    if (tree_[id].kind != SqlNodeKind::kVariableDefinition ||
        tree_[tree_[id].first_child].kind != SqlNodeKind::kName) {
      continue;
    }
    const SqlNodeId expression = tree_.child(id, 1);
    if (!check_no_window(expression)) return;
    const TypeId type = type_of(expression, context);
    if (known(type) && type != boolean()) {
      mismatch(expression,
               "Expression defining a label must be boolean (actual type: " + shown(type) + ")");
    }
  }
}

void Analyzer::analyze_measures(SqlNodeId node, const Context& context, Fields& output) {
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) {
    if (tree_[id].kind != SqlNodeKind::kVariableDefinition ||
        tree_[tree_[id].first_child].kind == SqlNodeKind::kName) {
      continue;
    }
    const SqlNodeId expression = tree_[id].first_child;
    if (!check_no_window(expression)) return;
    output.push_back({.name = name_of(tree_.child(id, 1)), .type = type_of(expression, context)});
  }
}

bool Analyzer::check_no_window(SqlNodeId expression) {
  if ((contents_[expression] & kHasOver) == 0) return true;
  for (const SqlNodeId node : nodes_below(tree_, expression)) {
    if ((content_of_call(tree_, node) & kHasOver) == 0) continue;
    fail(node, "NESTED_WINDOW",
         "Cannot nest window functions or row pattern measures inside pattern recognition "
         "expressions");
    return false;
  }
  return true;
}

// PARTITION BY and ORDER BY name columns of the input.
const Field* Analyzer::pattern_column(SqlNodeId expression, const Scope& input) {
  const std::vector<SqlNodeId> parts = name_parts(tree_, expression);
  if (parts.empty()) {
    fail(expression, "INVALID_COLUMN_REFERENCE",
         "Expected column reference. Actual: " + format_expression(tree_, expression));
    return nullptr;
  }
  const ResolvedField found = resolve_field(input, path_of(parts));
  if (found.outcome == ResolvedField::Outcome::kNone ||
      (found.outcome == ResolvedField::Outcome::kOne && found.scope != &input)) {
    fail(
        expression, "COLUMN_NOT_FOUND",
        "Column " + format_expression(tree_, expression) + " is not present in the input relation");
    return nullptr;
  }
  type_in(expression, input);
  return found.field;
}

// The variables of PATTERN and of SUBSET; false where a clause names another.
bool Analyzer::collect_labels(SqlNodeId node, PatternLabels& labels) {
  const auto add = [&](SqlNodeId name) {
    const std::string label = canonical_name(name);
    if (std::ranges::find(labels.names, label) == labels.names.end()) labels.names.push_back(label);
  };
  const SqlNodeId pattern = tree_.find_child(node, SqlNodeKind::kPattern);
  for (SqlNodeId id = tree_[pattern].first_child; id != kNoSqlNode; id = tree_[id].next) add(id);
  const std::vector<std::string> primary = labels.names;
  std::vector<std::string> defined;
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) {
    const SqlNodeId name = tree_[id].first_child;
    if (tree_[id].kind == SqlNodeKind::kSubset) add(name);
    if (tree_[id].kind != SqlNodeKind::kVariableDefinition ||
        tree_[name].kind != SqlNodeKind::kName) {
      continue;
    }
    const std::string label = canonical_name(name);
    if (std::ranges::find(primary, label) == primary.end()) {
      fail(name, "INVALID_LABEL",
           "defined variable: " + format_name(tree_, name) + " is not a primary pattern variable");
    } else if (std::ranges::find(defined, label) != defined.end()) {
      fail(name, "INVALID_LABEL",
           "pattern variable with name: " + format_name(tree_, name) + " is defined twice");
    }
    defined.push_back(label);
  }
  return !stopped();
}

// FIRST, LAST, PREV, NEXT, CLASSIFIER, MATCH_NUMBER; kUncertain for any other function.
TypeId Analyzer::type_of_pattern_function(SqlNodeId node, std::string_view name,
                                          const Context& context) {
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, node);
  if (name == "match_number") {
    if (!arguments.empty()) {
      fail(node, "INVALID_FUNCTION_ARGUMENT",
           "MATCH_NUMBER pattern recognition function takes no arguments");
    }
    return types_.simple(TypeKind::kBigint);
  }
  if (name == "classifier") {
    if (arguments.size() > 1) {
      fail(node, "INVALID_FUNCTION_ARGUMENT",
           "CLASSIFIER pattern recognition function takes no arguments or 1 argument");
    }
    return types_.varchar();
  }
  if (std::ranges::find(kNavigation, name) == std::end(kNavigation)) return kUncertain;
  if (arguments.empty() || arguments.size() > 2) {
    fail(node, "INVALID_FUNCTION_ARGUMENT",
         std::string(name) + " pattern recognition function requires 1 or 2 arguments");
    return kUncertain;
  }
  return type_of(arguments.front(), context);
}

}  // namespace mapping::analysis
