#include "analysis/expressions/coercion.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"

namespace mapping::analysis {
namespace {

// Operators on two values of one plain type need no search: they are most of what queries hold.
TypeId plain_operator_type(const State& state, OperatorKind kind,
                           std::span<const TypeId> arguments) {
  if (arguments.size() != 2 || arguments[0] != arguments[1]) return kUncertain;
  const TypeId type = arguments[0];
  const TypeKind type_kind = state.types.kind(type);
  const bool number = type_kind >= TypeKind::kTinyint && type_kind <= TypeKind::kDouble;
  switch (kind) {
    case OperatorKind::kEqual:
    case OperatorKind::kLess:
      return number || type_kind == TypeKind::kVarchar || type_kind == TypeKind::kDate
                 ? state.boolean()
                 : kUncertain;
    case OperatorKind::kAdd:
    case OperatorKind::kSubtract:
    case OperatorKind::kMultiply:
    case OperatorKind::kDivide:
    case OperatorKind::kModulus:
      return number ? type : kUncertain;
    default:
      return kUncertain;
  }
}

}  // namespace

TypeId single_type(State& state, Typer& typer, std::string_view description,
                   const std::vector<SqlNodeId>& nodes, const Context& context) {
  std::vector<std::pair<TypeId, SqlNodeId>> found;
  bool all_known = true;
  for (const SqlNodeId node : nodes) {
    const TypeId type = typer.type_of(node, context);
    all_known = state.verdict.require(type) && all_known;
    const auto is_same = [&](const auto& other) { return other.first == type; };
    if (std::ranges::none_of(found, is_same)) found.emplace_back(type, node);
  }
  if (!all_known) return kUncertain;
  TypeId super_type = state.types.simple(TypeKind::kUnknown);
  for (const auto& [type, node] : found) {
    const auto both = common_super_type(state.types, super_type, type);
    if (both) {
      super_type = *both;
      continue;
    }
    std::string all;
    for (const auto& other : found) {
      all += all.empty() ? "" : ", ";
      all += state.types.in_message(other.first);
    }
    return state.verdict.mismatch(node, ServerMessage::kNoCommonType,
                                  {description, state.shown(super_type), state.shown(type), all});
  }
  return super_type;
}

TypeId operator_type(State& state, SqlNodeId node, OperatorKind kind, std::string_view symbol,
                     std::span<const TypeId> arguments) {
  if (!std::ranges::all_of(arguments, [&](TypeId type) { return state.verdict.require(type); }))
    return kUncertain;
  if (const TypeId plain = plain_operator_type(state, kind, arguments); plain != kUncertain)
    return plain;
  const std::string_view key = kind == OperatorKind::kNegation ? "negation" : symbol;
  if (const ResolvedCall* known_call = state.memo.operators.find(key, arguments))
    return known_call->result;
  ResolvedCall call = resolve_operator(state.types, kind, arguments, symbol);
  if (call.refusal) {
    if (error_name_of(call.refusal.message) == "TYPE_MISMATCH") {
      state.verdict.fail(node, std::move(call.refusal));
    } else {
      state.verdict.fail_without_place(node, std::move(call.refusal));
    }
    return kUncertain;
  }
  const TypeId result = call.result;
  if (result == kUncertain) {
    state.verdict.unsure(std::move(call.reason));
  } else {
    state.memo.operators.add(key, arguments, std::move(call));
  }
  return result;
}

}  // namespace mapping::analysis
