#include "analysis/expression_tree.h"
#include "analysis/expressions/declared_types.h"
#include "analysis/format/format_expression.h"
#include "analysis/routines/routine_check.h"
#include "mapping/text.h"
#include "text/letter_case.h"

// What stands in front of the body of a function of WITH FUNCTION.
namespace mapping::analysis {

InlineFunction RoutineCheck::declare() {
  check_language();
  check_name();
  check_parameters();
  check_clauses();
  InlineFunction function{.deterministic = is_declared_deterministic(), .definition = routine_};
  function.name = lower_identifier(tree_.name_of(tree_[tree_[routine_].first_child].first_child));
  const SqlNodeId returns = RoutineNode(tree_, routine_).returns();
  function.result = declared_type(state_, ReturnsNode(tree_, returns).type(), tree_[returns].span);
  for (SqlNodeId id = tree_[tree_[routine_].first_child].next; id != returns; id = tree_[id].next) {
    const SqlNodeId type = RowFieldNode(tree_, id).type();
    function.parameters.push_back(declared_type(state_, type, id));
    if (!function.declared.empty()) function.declared += ", ";
    function.declared += declared_signature(tree_, type);
  }
  return function;
}

std::vector<SqlNodeId> RoutineCheck::clauses(SqlRoutineClause one, SqlRoutineClause other) const {
  std::vector<SqlNodeId> found;
  for (const SqlNodeId id : tree_.children(routine_)) {
    if (tree_[id].is(one) || tree_[id].is(other)) found.push_back(id);
  }
  return found;
}

void RoutineCheck::check_not_repeated(SqlRoutineClause one, SqlRoutineClause other,
                                      std::string_view name) {
  const std::vector<SqlNodeId> found = clauses(one, other);
  if (found.size() < 2) return;
  state_.verdict.fail(found[1], ServerMessage::kRoutineClauseRepeated, {name});
}

// The server's parser wants the body in the language that is named; then come the clauses that only
// functions of other languages or of a catalog have.
void RoutineCheck::check_language() {
  const std::vector<SqlNodeId> languages = clauses(SqlRoutineClause::kLanguage);
  const SqlNodeId language = languages.empty() ? kNoSqlNode : tree_[languages.front()].first_child;
  const bool is_sql =
      language == kNoSqlNode || equals_ignoring_case(tree_.name_of(language), "sql");
  const SqlNodeId body = tree_.last_child(routine_);
  const bool is_text = tree_[body].kind == SqlNodeKind::kString;
  if (is_sql && is_text) {
    state_.verdict.fail(body, ServerMessage::kRoutineNotSql);
  } else if (!is_sql && !is_text) {
    state_.verdict.fail(body, ServerMessage::kRoutineOnlySql);
  }
  const SqlNodeId name = tree_[routine_].first_child;
  if (tree_[tree_[name].first_child].next != kNoSqlNode) {
    state_.verdict.fail(routine_, ServerMessage::kRoutineNameQualified,
                        {to_text(state_.scopes.path_of(name_parts(tree_, name)))});
  }
  if (const auto security = clauses(SqlRoutineClause::kSecurity); !security.empty()) {
    state_.verdict.fail(security.front(), ServerMessage::kRoutineSecurity);
  }
  check_not_repeated(SqlRoutineClause::kLanguage, SqlRoutineClause::kLanguage, "language");
  if (!is_sql) {
    state_.verdict.fail(language, ServerMessage::kRoutineLanguage,
                        {canonical_name(tree_, language)});
  }
  if (const auto properties = clauses(SqlRoutineClause::kProperties); !properties.empty()) {
    state_.verdict.fail(tree_[properties.front()].first_child, ServerMessage::kRoutineProperties);
  }
}

void RoutineCheck::check_name() {
  const std::string name = tree_.name_of(tree_[tree_[routine_].first_child].first_child);
  if (name.find_first_of("@$") != std::string::npos) {
    state_.verdict.fail(routine_, ServerMessage::kRoutineNameSign);
  }
  if (is_aggregate_function(name) || is_window_function(name)) {
    state_.verdict.unsure("an inline function has the name of an aggregation");
  }
}

void RoutineCheck::check_parameters() {
  for (SqlNodeId id = tree_[tree_[routine_].first_child].next;
       tree_[id].kind == SqlNodeKind::kRowField; id = tree_[id].next) {
    const SqlNodeId name = tree_.find_child(id, SqlNodeKind::kName);
    if (name == kNoSqlNode) {
      state_.verdict.fail(id, ServerMessage::kRoutineParameterWithoutName);
      return;
    }
    const Name written = state_.scopes.name_of(name);
    if (find_variable(written) != nullptr) {
      state_.verdict.fail(id, ServerMessage::kRoutineParameterRepeated,
                          {lower_identifier(written.text)});
    }
    variables_.push_back({.name = written});
  }
}

void RoutineCheck::check_clauses() {
  using enum SqlRoutineClause;
  check_not_repeated(kReturnsNullOnNull, kCalledOnNull, "null-call");
  check_not_repeated(kComment, kComment, "comment");
  check_not_repeated(kDeterministic, kNotDeterministic, "deterministic");
}

bool RoutineCheck::is_declared_deterministic() const {
  return clauses(SqlRoutineClause::kNotDeterministic).empty();
}

void RoutineCheck::check_determinism(bool deterministic) {
  if (deterministic == is_declared_deterministic()) return;
  state_.verdict.fail(routine_, deterministic ? ServerMessage::kRoutineDeterministic
                                              : ServerMessage::kRoutineNotDeterministic);
}

}  // namespace mapping::analysis
