#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/routines/routine_check.h"

// WITH FUNCTION: each function is analyzed where it is defined, called or not, and sees those in
// front of it.
namespace mapping::analysis {

void Analyzer::analyze_functions(SqlNodeId root) {
  for (SqlNodeId routine = tree_[root].first_child; routine != kNoSqlNode && !stopped();
       routine = tree_[routine].next) {
    if (tree_[routine].kind != SqlNodeKind::kRoutine) continue;
    RoutineCheck check(*this, tree_, routine);
    functions_.push_back(check.declare());
    const InlineFunction function = functions_.back();
    const std::size_t random_calls = random_calls_.size();
    defined_ = routine;
    if (!stopped()) check.analyze_body(function);
    defined_ = kNoSqlNode;
    check.check_determinism(random_calls_.size() == random_calls);
    random_calls_.resize(random_calls);
    // Of two with the same arguments the later one counts.
    std::erase_if(functions_, [&](const InlineFunction& other) {
      return other.definition != routine && other.name == function.name &&
             other.parameters == function.parameters;
    });
  }
}

void Analyzer::refuse_recursion() {
  const InlineFunction& function = functions_.back();
  std::string parameters;
  for (const TypeId type : function.parameters) {
    parameters += parameters.empty() ? "" : ",";
    parameters += types_.in_signature(type);
  }
  fail(defined_, "NOT_SUPPORTED", "Recursive language functions are not supported: {}({}):{}",
       {function.name, parameters, types_.in_signature(function.result)});
}

}  // namespace mapping::analysis
