#include "analysis/routines/routines.h"

#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/routines/routine_check.h"

namespace mapping::analysis {

void analyze_functions(State& state, Typer& typer, SqlNodeId root) {
  for (SqlNodeId routine = state.tree[root].first_child;
       routine != kNoSqlNode && !state.verdict.stopped(); routine = state.tree[routine].next) {
    if (state.tree[routine].kind != SqlNodeKind::kRoutine) continue;
    RoutineCheck check(state, typer, routine);
    state.functions.add(check.declare());
    const InlineFunction function = state.functions.last();
    const std::size_t random_calls = state.notes.random_call_count();
    state.defined = routine;
    if (!state.verdict.stopped()) check.analyze_body(function);
    state.defined = kNoSqlNode;
    check.check_determinism(state.notes.random_call_count() == random_calls);
    state.notes.keep_random_calls(random_calls);
    state.functions.replace_earlier();
  }
}

void refuse_recursion(State& state) {
  const InlineFunction& function = state.functions.last();
  std::string parameters;
  for (const TypeId type : function.parameters) {
    parameters += parameters.empty() ? "" : ",";
    parameters += state.types.in_signature(type);
  }
  state.verdict.fail(state.defined, ServerMessage::kRoutineRecursive,
                     {function.name, parameters, state.types.in_signature(function.result)});
}

}  // namespace mapping::analysis
