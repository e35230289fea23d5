#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/format/format_expression.h"
#include "analysis/relations/table_functions.h"
#include "analysis/row_patterns/pattern_clauses.h"

// MATCH_RECOGNIZE, and the expressions of row patterns.
namespace mapping::analysis {
namespace {

constexpr sql::TokenKind kExclusion[] = {sql::TokenKind::kLeftBraceMinus};
constexpr std::string_view kSearchModes[] = {"INITIAL", "SEEK"};

bool has_words(const SqlTree& tree, SqlNodeId node, std::string_view words) {
  return own_words(tree, node).find(words) != std::string::npos;
}

void put_without_alias(const Field& field, Fields& output) {
  output.push_back(field);
  output.back().alias = nullptr;
}

}  // namespace

const Scope* Analyzer::analyze_match_recognize(SqlNodeId node, const Scope* scope) {
  const SqlNodeId relation = tree_[node].first_child;
  const Scope* input = analyze_relation(relation, scope);
  TableFunctions(*this, tree_).check_not_polymorphic(relation, "row pattern matching");
  check_pattern_input(relation, *input);
  const bool all_rows = has_words(tree_, node, " ALL ROWS PER MATCH");
  const std::vector<const Field*> keys = analyze_pattern_keys(node, *input, all_rows);
  PatternLabels labels;
  if (!PatternClauses(*this, tree_, node).check(labels) || !check_pattern_form(node)) {
    return new_scope(scope, {{.open = true}});
  }
  const Context context{.scope = input, .correlated = false, .labels = &labels};
  analyze_definitions(node, context);
  spend(input->fields.size() * (kStepsOfField * 2 + (all_rows ? keys.size() : 0)));
  Fields output;
  for (const Field* key : keys) put_without_alias(*key, output);
  std::ranges::copy(analyze_measures(node, context), std::back_inserter(output));
  for (const Field& field : input->fields) {
    if (all_rows && !field.hidden && std::ranges::find(keys, &field) == keys.end())
      put_without_alias(field, output);
  }
  if (output.empty()) {
    fail(node, "TABLE_HAS_NO_COLUMNS", "pattern recognition output table has no columns");
  }
  return new_scope(scope, std::move(output));
}

void Analyzer::check_pattern_input(SqlNodeId relation, const Scope& input) {
  const std::size_t repeated = repeated_name(input.fields);
  for (std::size_t i = 0; i < input.fields.size(); ++i) {
    const Field& field = input.fields[i];
    if (field.open) {
      unsure("the columns of a table are not known");
      return;
    }
    if (i != repeated) continue;
    fail(relation, "AMBIGUOUS_NAME", "ambiguous column: {} in row pattern input relation",
         {field.name.text});
  }
}

// INITIAL and SEEK are for windows; rows without a match have nothing to exclude.
bool Analyzer::check_pattern_form(SqlNodeId node) {
  for (const WrittenPart& part : written_parts(tree_, node)) {
    if (std::ranges::find(kSearchModes, part.word) == std::end(kSearchModes)) continue;
    fail(part.span, "NOT_SUPPORTED",
         "Pattern search modifier: {} is not allowed in MATCH_RECOGNIZE clause", {part.word});
  }
  if (has_words(tree_, node, " WITH UNMATCHED ROWS")) {
    PatternClauses(*this, tree_, node)
        .check_no_sign(kExclusion,
                       "Pattern exclusion syntax is not allowed when ALL ROWS PER MATCH WITH "
                       "UNMATCHED ROWS is specified");
  }
  return !stopped();
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
      mismatch(id, "{} is not comparable, and therefore cannot be used in PARTITION BY",
               {shown(type)});
    }
  }
  const SqlNodeId order = tree_.find_child(node, SqlNodeKind::kOrderBy);
  for (SqlNodeId id = tree_[order].first_child; id != kNoSqlNode; id = tree_[id].next) {
    const SqlNodeId key = tree_[id].first_child;
    const Field* field = pattern_column(key, input);
    if (field != nullptr && all_rows) keys.push_back(field);
    const TypeId type = type_in(key, input);
    if (known(type) && !types_.is_orderable(type)) {
      mismatch(id, "{} is not orderable, and therefore cannot be used in ORDER BY", {shown(type)});
    }
  }
  return keys;
}

// PARTITION BY and ORDER BY name columns of the input.
const Field* Analyzer::pattern_column(SqlNodeId expression, const Scope& input) {
  const std::vector<SqlNodeId> parts = name_parts(tree_, expression);
  if (parts.empty()) {
    fail(expression, "INVALID_COLUMN_REFERENCE", "Expected column reference. Actual: {}",
         {format_expression(tree_, expression)});
    return nullptr;
  }
  const ResolvedField found = resolve_field(input, path_of(parts));
  if (found.outcome == ResolvedField::Outcome::kNone ||
      (found.outcome == ResolvedField::Outcome::kOne && found.scope != &input)) {
    fail(expression, "COLUMN_NOT_FOUND", "Column {} is not present in the input relation",
         {format_expression(tree_, expression)});
    return nullptr;
  }
  return found.field;
}

void Analyzer::analyze_definitions(SqlNodeId node, const Context& context) {
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) {
    if (!is_definition(tree_, id)) continue;
    const SqlNodeId condition = tree_.child(id, 1);
    const TypeId type = type_of_pattern_expression(condition, context);
    if (known(type) && type != boolean()) {
      mismatch(condition, "Expression defining a label must be boolean (actual type: {})",
               {shown(type)});
    }
  }
}

// The measures in the order of the text, with their names.
Fields Analyzer::analyze_measures(SqlNodeId node, const Context& context) {
  Fields measures;
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) {
    if (!is_measure(tree_, id)) continue;
    const TypeId type = type_of_pattern_expression(tree_[id].first_child, context);
    measures.push_back({.name = name_of(tree_.child(id, 1)), .type = type});
  }
  return measures;
}

TypeId Analyzer::type_of_pattern_expression(SqlNodeId expression, const Context& context) {
  if (const std::vector<SqlNodeId> windows = calls_with(kHasOver, expression); !windows.empty()) {
    fail(windows.front(), "NESTED_WINDOW",
         "Cannot nest window functions or row pattern measures inside pattern recognition "
         "expressions");
    return kUncertain;
  }
  return type_of(expression, context);
}

}  // namespace mapping::analysis
