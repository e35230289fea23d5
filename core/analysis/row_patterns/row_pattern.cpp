#include "analysis/row_patterns/row_pattern.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/relations/table_functions.h"
#include "analysis/row_patterns/pattern_clauses.h"

namespace mapping::analysis {
namespace {

constexpr SqlPatternSign kExclusion[] = {SqlPatternSign::kExclude};

void put_without_alias(const Field& field, Fields& output) {
  output.push_back(field);
  output.back().alias = nullptr;
}

}  // namespace

const Scope* RowPattern::analyze(SqlNodeId node, const Scope* scope) {
  const SqlNodeId relation = tree_[node].first_child;
  const Scope* input = typer_.analyze_relation(relation, scope);
  TableFunctions(state_, typer_).check_not_polymorphic(relation, "row pattern matching");
  check_input(relation, *input);
  const bool all_rows = tree_[node].get<SqlRowsPerMatch>() >= SqlRowsPerMatch::kAll;
  const std::vector<const Field*> keys = analyze_keys(node, *input, all_rows);
  PatternLabels labels;
  if (!PatternClauses(state_, node).check(labels) || !check_form(node)) {
    return state_.scopes.make(scope, {{.open = true}});
  }
  const Context context{.scope = input, .correlated = false, .labels = &labels};
  PatternExpressions expressions(state_, typer_);
  expressions.analyze_definitions(node, context);
  state_.budget.spend(input->fields.size() * (kStepsOfField * 2 + (all_rows ? keys.size() : 0)));
  Fields output;
  for (const Field* key : keys) put_without_alias(*key, output);
  std::ranges::copy(expressions.analyze_measures(node, context), std::back_inserter(output));
  for (const Field& field : input->fields) {
    if (all_rows && !field.hidden && std::ranges::find(keys, &field) == keys.end())
      put_without_alias(field, output);
  }
  if (output.empty()) {
    state_.verdict.fail(node, ServerMessage::kPatternWithoutColumns);
  }
  return state_.scopes.make(scope, std::move(output));
}

void RowPattern::check_input(SqlNodeId relation, const Scope& input) {
  const std::size_t repeated = repeated_name(input.fields);
  for (std::size_t i = 0; i < input.fields.size(); ++i) {
    const Field& field = input.fields[i];
    if (field.open) {
      state_.verdict.unsure("the columns of a table are not known");
      return;
    }
    if (i != repeated) continue;
    state_.verdict.fail(relation, ServerMessage::kPatternInputAmbiguous, {field.name.text});
  }
}

// INITIAL and SEEK are for windows; rows without a match have nothing to exclude.
bool RowPattern::check_form(SqlNodeId node) {
  if (const SqlNodeId search = MatchRecognizeNode(tree_, node).search(); search != kNoSqlNode) {
    state_.verdict.fail(tree_[search].span, ServerMessage::kPatternSearchModifier,
                        {name_of_search(tree_[search])});
  }
  if (tree_[node].is(SqlRowsPerMatch::kAllWithUnmatched)) {
    PatternClauses(state_, node).check_no_sign(kExclusion, ServerMessage::kPatternExclusion);
  }
  return !state_.verdict.stopped();
}

// The columns of PARTITION BY and, where all rows are returned, of ORDER BY: they come first in the
// output.
std::vector<const Field*> RowPattern::analyze_keys(SqlNodeId node, const Scope& input,
                                                   bool all_rows) {
  std::vector<const Field*> keys;
  const SqlNodeId partition = tree_.find_child(node, SqlNodeKind::kPartition);
  for (const SqlNodeId id : tree_.children(partition)) {
    if (const Field* field = key_column(id, input)) keys.push_back(field);
    const TypeId type = typer_.type_of(id, state_.context_in(input));
    if (state_.verdict.require(type) && !state_.types.is_comparable(type)) {
      state_.verdict.mismatch(id, ServerMessage::kPatternPartitionType, {state_.shown(type)});
    }
  }
  const SqlNodeId order = tree_.find_child(node, SqlNodeKind::kOrderBy);
  for (const SqlNodeId id : tree_.children(order)) {
    const SqlNodeId key = tree_[id].first_child;
    const Field* field = key_column(key, input);
    if (field != nullptr && all_rows) keys.push_back(field);
    const TypeId type = typer_.type_of(key, state_.context_in(input));
    if (state_.verdict.require(type) && !state_.types.is_orderable(type)) {
      state_.verdict.mismatch(id, ServerMessage::kPatternOrderType, {state_.shown(type)});
    }
  }
  return keys;
}

// PARTITION BY and ORDER BY name columns of the input.
const Field* RowPattern::key_column(SqlNodeId expression, const Scope& input) {
  const std::vector<SqlNodeId> parts = name_parts(tree_, expression);
  if (parts.empty()) {
    state_.verdict.fail(expression, ServerMessage::kPatternColumnExpected,
                        {state_.shown_expression(expression)});
    return nullptr;
  }
  const ResolvedField found = resolve_field(input, state_.scopes.path_of(parts));
  if (found.outcome == ResolvedField::Outcome::kNone ||
      (found.outcome == ResolvedField::Outcome::kOne && found.scope != &input)) {
    state_.verdict.fail(expression, ServerMessage::kPatternColumnNotFound,
                        {state_.shown_expression(expression)});
    return nullptr;
  }
  return found.field;
}

void PatternExpressions::analyze_definitions(SqlNodeId node, const Context& context) {
  for (const SqlNodeId id : tree_.children(node)) {
    if (!is_definition(tree_, id)) continue;
    const SqlNodeId condition = tree_.child(id, 1);
    const TypeId type = type_of(condition, context);
    if (state_.verdict.require(type) && type != state_.boolean()) {
      state_.verdict.mismatch(condition, ServerMessage::kPatternDefinitionType,
                              {state_.shown(type)});
    }
  }
}

Fields PatternExpressions::analyze_measures(SqlNodeId node, const Context& context) {
  Fields measures;
  for (const SqlNodeId id : tree_.children(node)) {
    if (!is_measure(tree_, id)) continue;
    const SqlNodeId value = tree_[id].first_child;
    const TypeId type = type_of(value, context);
    measures.push_back({.name = state_.scopes.name_of(tree_.child(id, 1)),
                        .type = type,
                        .origin = state_.notes.origins().add({OriginKind::kExpression, value})});
  }
  return measures;
}

TypeId PatternExpressions::type_of(SqlNodeId expression, const Context& context) {
  if (const std::vector<SqlNodeId> windows = calls_with(state_, kHasOver, expression);
      !windows.empty()) {
    state_.verdict.fail(windows.front(), ServerMessage::kWindowInPattern);
    return kUncertain;
  }
  return typer_.type_of(expression, context);
}

}  // namespace mapping::analysis
