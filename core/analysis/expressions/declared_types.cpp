#include "analysis/expressions/declared_types.h"

#include <algorithm>
#include <string>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/fixes.h"
#include "analysis/format/format_expression.h"
#include "analysis/functions/foreign_names.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

// Types of plugins that a server may have or not.
constexpr std::string_view kPluginTypes[] = {"objectid", "model", "regressor", "classifier",
                                             "function"};

bool is_of_plugin(const SqlTree& tree, SqlNodeId type) {
  for (const SqlNodeId node : nodes_below(tree, type)) {
    if (tree[node].kind != SqlNodeKind::kGenericType) continue;
    for (const std::string_view name : kPluginTypes) {
      if (equals_ignoring_case(tree.text_of(tree[node].first_child), name)) return true;
    }
  }
  return false;
}

// A type that the grammar of SQL takes and the one of types does not.
void refuse_declared_type(State& state, SqlNodeId type, const TypeFault& fault) {
  if (fault.reason != TypeFaultReason::kNumberTooLarge) {
    state.verdict.unsure("the type is nested too deeply");
    return;
  }
  const std::uint32_t begin = state.tree[type].span.begin + fault.span.begin;
  const Span number{begin, begin + fault.span.size()};
  const std::string digits(slice(state.tree.text, number));
  const bool is_precision = std::ranges::any_of(nodes_below(state.tree, type), [&](SqlNodeId node) {
    return state.tree[node].kind == SqlNodeKind::kDatetimeType &&
           state.tree[state.tree[node].first_child].span == number;
  });
  if (is_precision) {
    state.verdict.fail_without_place(type, ServerMessage::kNumberFormat, {digits});
  } else {
    state.verdict.fail(number, ServerMessage::kInvalidTypeParameter, {digits});
  }
}

}  // namespace

TypeId declared_type(State& state, SqlNodeId type, Span place) {
  const auto parsed = parse_trino_type(state.tree.text_of(type), TypeOrigin::kSql);
  if (!parsed.ok()) {
    refuse_declared_type(state, type, parsed.refusal());
    return kUncertain;
  }
  const TypeId id = state.types.from(parsed.value());
  if (state.types.kind(id) == TypeKind::kFunction) {
    state.verdict.unplanned("a server plans no value of a function type");
  }
  if (id != kUncertain) return id;
  if (is_of_plugin(state.tree, type)) {
    state.verdict.unsure("a type of a plugin");
    return kUncertain;
  }
  auto problem = type_problem(state.types, parsed.value(), format_type(state.tree, type));
  if (!problem) {
    state.verdict.unsure("the type is not known");
    return kUncertain;
  }
  const FaultRef fault = problem->has_place
                             ? state.verdict.fail(place, std::move(problem->said))
                             : state.verdict.fail_without_place(type, std::move(problem->said));
  const auto namesake = trino_type_for(state.tree.text_of(type));
  if (fault && namesake) {
    offer_suggestion(fault, state.tree, state.tree[type].span, *namesake, std::string(*namesake));
  }
  return kUncertain;
}

TypeId declared_type(State& state, SqlNodeId type, SqlNodeId node) {
  return declared_type(state, type, Span{place_of(state.tree, node), state.tree[node].span.end});
}

}  // namespace mapping::analysis
