#include "analysis/routines/routine_check.h"

#include <algorithm>

#include "analysis/depth.h"
#include "analysis/expressions/declared_types.h"
#include "analysis/format/format_expression.h"
#include "analysis/types/coercions.h"

// The statements of a function of WITH FUNCTION.
namespace mapping::analysis {
namespace {

bool is_statement(const SqlTree& tree, SqlNodeId id, SqlStatement which) {
  return tree[id].is(which);
}

}  // namespace

void RoutineCheck::analyze_body(const InlineFunction& function) {
  result_ = function.result;
  for (std::size_t i = 0; i < variables_.size() && i < function.parameters.size(); ++i) {
    variables_[i].type = function.parameters[i];
  }
  const SqlNodeId body = tree_.last_child(routine_);
  if (tree_[body].kind != SqlNodeKind::kStatement) return;  // `AS $$…$$`, which is refused
  const bool is_block = is_statement(tree_, body, SqlStatement::kBegin);
  const SqlNodeId last = is_block ? tree_.last_child(body) : body;
  if (!is_statement(tree_, last, SqlStatement::kReturn)) {
    state_.verdict.fail(body, ServerMessage::kMissingReturn);
  }
  analyze(body);
  if (state_.notes.has(kHasAggregate | kHasGrouping, body)) {
    state_.verdict.unsure("a server does not run aggregations in functions");
  }
}

void RoutineCheck::analyze(SqlNodeId statement) {
  const DepthGuard guard(state_.budget.depth);
  if (guard.too_deep()) {
    state_.verdict.unsure("the statements of a function are nested too deeply");
    return;
  }
  switch (tree_[statement].get<SqlStatement>()) {
    case SqlStatement::kReturn:
      return expect(tree_[statement].first_child, result_, "Value of RETURN");
    case SqlStatement::kSet:
      return analyze_set(statement);
    case SqlStatement::kIf:
      return analyze_if(statement);
    case SqlStatement::kCase:
      return analyze_case(statement);
    case SqlStatement::kLoop:
    case SqlStatement::kWhile:
    case SqlStatement::kRepeat:
      return analyze_loop(statement);
    case SqlStatement::kIterate:
    case SqlStatement::kLeave:
      return check_label(statement);
    case SqlStatement::kBegin:
      return analyze_compound(statement);
    default:
      return analyze_statements(tree_[statement].first_child);
  }
}

void RoutineCheck::analyze_statements(SqlNodeId first) {
  for (SqlNodeId id = first; id != kNoSqlNode && !state_.verdict.stopped(); id = tree_[id].next) {
    if (tree_[id].kind == SqlNodeKind::kStatement) analyze(id);
  }
}

void RoutineCheck::analyze_compound(SqlNodeId statement) {
  const std::size_t outer = variables_.size();
  for (const SqlNodeId id : tree_.children(statement)) {
    if (is_statement(tree_, id, SqlStatement::kDeclare)) {
      declare_variables(id);
    } else if (!state_.verdict.stopped()) {
      analyze(id);
    }
  }
  variables_.resize(outer);
  scope_ = nullptr;
}

// DECLARE a, b type DEFAULT value
void RoutineCheck::declare_variables(SqlNodeId declaration) {
  SqlNodeId declared = tree_[declaration].first_child;
  while (tree_[declared].kind == SqlNodeKind::kName) declared = tree_[declared].next;
  const TypeId type = declared_type(state_, declared, declaration);
  if (const SqlNodeId value = tree_[declared].next; value != kNoSqlNode) {
    expect(value, type, "Value of DEFAULT");
  }
  for (SqlNodeId name = tree_[declaration].first_child; name != declared; name = tree_[name].next) {
    const Name written = state_.scopes.name_of(name);
    if (find_variable(written) != nullptr) {
      state_.verdict.fail(name, ServerMessage::kVariableRepeated, {format_name(tree_, name)});
    }
    variables_.push_back({.name = written, .type = type});
  }
  scope_ = nullptr;
}

void RoutineCheck::analyze_if(SqlNodeId statement) {
  const SqlNodeId condition = tree_[statement].first_child;
  expect(condition, state_.boolean(), "Condition of IF statement");
  for (SqlNodeId id = tree_[condition].next; id != kNoSqlNode; id = tree_[id].next) {
    if (is_statement(tree_, id, SqlStatement::kElseIf)) {
      expect(tree_[id].first_child, state_.boolean(), "Condition of ELSEIF clause");
    }
    if (!state_.verdict.stopped()) analyze(id);
  }
}

// All conditions, then all statements.
void RoutineCheck::analyze_case(SqlNodeId statement) {
  const SqlNodeId first = tree_[statement].first_child;
  const bool has_value = tree_[first].kind != SqlNodeKind::kStatement;
  const TypeId value = has_value ? type_of(first) : kUncertain;
  for (SqlNodeId id = first; id != kNoSqlNode; id = tree_[id].next) {
    if (!is_statement(tree_, id, SqlStatement::kWhen)) continue;
    const SqlNodeId condition = tree_[id].first_child;
    if (!has_value) {
      expect(condition, state_.boolean(), "Condition of WHEN clause");
      continue;
    }
    const TypeId type = type_of(condition);
    if (!state_.verdict.require(value) || !state_.verdict.require(type) ||
        common_super_type(state_.types, value, type)) {
      continue;
    }
    state_.verdict.mismatch(condition, ServerMessage::kRoutineCaseType,
                            {state_.shown(value), state_.shown(type)});
  }
  analyze_statements(first);
}

// LOOP, WHILE and REPEAT, whose condition the server reads first wherever it stands.
void RoutineCheck::analyze_loop(SqlNodeId statement) {
  const std::size_t outer = labels_.size();
  for (const SqlNodeId id : tree_.children(statement)) {
    if (tree_[id].kind == SqlNodeKind::kName) {
      const Name label = state_.scopes.name_of(id);
      if (is_label(label)) {
        state_.verdict.fail(id, ServerMessage::kLabelRepeated, {format_name(tree_, id)});
      }
      labels_.push_back(label);
    } else if (tree_[id].kind != SqlNodeKind::kStatement) {
      const bool is_while = tree_[statement].is(SqlStatement::kWhile);
      expect(id, state_.boolean(),
             is_while ? "Condition of WHILE statement" : "Condition of REPEAT statement");
    }
  }
  analyze_statements(tree_[statement].first_child);
  labels_.resize(outer);
}

void RoutineCheck::analyze_set(SqlNodeId statement) {
  const SqlNodeId target = tree_[statement].first_child;
  const Field* const variable = find_variable(state_.scopes.name_of(target));
  if (variable == nullptr) {
    state_.verdict.fail(target, ServerMessage::kVariableNotFound, {format_name(tree_, target)});
    return;
  }
  expect(tree_[target].next, variable->type, "Value of SET '" + format_name(tree_, target) + "'");
}

void RoutineCheck::check_label(SqlNodeId statement) {
  const SqlNodeId name = tree_[statement].first_child;
  if (is_label(state_.scopes.name_of(name))) return;
  state_.verdict.fail(name, ServerMessage::kLabelNotFound, {format_name(tree_, name)});
}

const Field* RoutineCheck::find_variable(Name name) const {
  const auto is_same = [&](const Field& variable) { return same_name(variable.name, name); };
  const auto found = std::ranges::find_if(variables_, is_same);
  return found == variables_.end() ? nullptr : &*found;
}

bool RoutineCheck::is_label(Name name) const {
  return std::ranges::any_of(labels_, [&](Name label) { return same_name(label, name); });
}

TypeId RoutineCheck::type_of(SqlNodeId expression) {
  if (state_.verdict.stopped()) return kUncertain;
  if (scope_ == nullptr) {
    state_.budget.spend(variables_.size() * kStepsOfField);
    scope_ = state_.scopes.make(nullptr, variables_);
  }
  return typer_.type_of(
      expression, {.scope = scope_, .correlated = false, .no_query = ServerMessage::kRoutineQuery});
}

void RoutineCheck::expect(SqlNodeId expression, TypeId expected, const std::string& what) {
  const TypeId actual = type_of(expression);
  if (!state_.verdict.require(actual) || !state_.verdict.require(expected) ||
      can_coerce(state_.types, actual, expected)) {
    return;
  }
  state_.verdict.mismatch(expression, ServerMessage::kRoutineValueType,
                          {what, state_.shown(expected), state_.shown(actual)});
}

}  // namespace mapping::analysis
