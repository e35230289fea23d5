#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"

// What types become of others, and what is said where they do not.
namespace mapping::analysis {

// False where a type is not certain: what would be checked with it is left out, and whether the
// server finds a fault there is not known.
bool Analyzer::known(TypeId type) {
  if (type != kUncertain) return true;
  if (!stopped()) may_have_failed_ = true;
  return false;
}

void Analyzer::coerce(SqlNodeId node, TypeId actual, TypeId expected, std::string_view message) {
  if (!known(actual) || !known(expected) || actual == expected ||
      can_coerce(types_, actual, expected)) {
    return;
  }
  mismatch(node, "{} must evaluate to a {} (actual: {})",
           {message, shown(expected), shown(actual)});
}

// The type that all become. Each type counts once, in the order in which it comes first.
TypeId Analyzer::single_type(std::string_view description, const std::vector<SqlNodeId>& nodes,
                             const Context& context) {
  std::vector<std::pair<TypeId, SqlNodeId>> found;
  bool all_known = true;
  for (const SqlNodeId node : nodes) {
    const TypeId type = type_of(node, context);
    all_known = known(type) && all_known;
    const auto is_same = [&](const auto& other) { return other.first == type; };
    if (std::ranges::none_of(found, is_same)) found.emplace_back(type, node);
  }
  if (!all_known) return kUncertain;
  TypeId super_type = types_.simple(TypeKind::kUnknown);
  for (const auto& [type, node] : found) {
    const auto both = common_super_type(types_, super_type, type);
    if (both) {
      super_type = *both;
      continue;
    }
    std::string all;
    for (const auto& other : found) {
      all += all.empty() ? "" : ", ";
      all += shown(other.first);
    }
    return mismatch(node,
                    "{} must be the same type or coercible to a common type. Cannot find common "
                    "type between {} and {}, all types (without duplicates): [{}]",
                    {description, shown(super_type), shown(type), all});
  }
  return super_type;
}

// Operators on two values of one plain type need no search: they are most of what queries hold.
TypeId Analyzer::plain_operator_type(OperatorKind kind, std::span<const TypeId> arguments) {
  if (arguments.size() != 2 || arguments[0] != arguments[1]) return kUncertain;
  const TypeId type = arguments[0];
  const TypeKind type_kind = types_.kind(type);
  const bool number = type_kind >= TypeKind::kTinyint && type_kind <= TypeKind::kDouble;
  switch (kind) {
    case OperatorKind::kEqual:
    case OperatorKind::kLess:
      return number || type_kind == TypeKind::kVarchar || type_kind == TypeKind::kDate ? boolean()
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

TypeId Analyzer::operator_type(SqlNodeId node, OperatorKind kind, std::string_view symbol,
                               std::span<const TypeId> arguments) {
  if (!std::ranges::all_of(arguments, [&](TypeId type) { return known(type); })) return kUncertain;
  if (const TypeId plain = plain_operator_type(kind, arguments); plain != kUncertain) return plain;
  const std::string_view key = kind == OperatorKind::kNegation ? "negation" : symbol;
  if (const ResolvedCall* known_call = memo_.operators.find(key, arguments))
    return known_call->result;
  ResolvedCall call = resolve_operator(types_, kind, arguments, symbol);
  if (!call.error_name.empty()) {
    if (call.error_name == "TYPE_MISMATCH") return mismatch(node, call.message);
    fail_without_place(node, call.error_name, call.message);
    return kUncertain;
  }
  const TypeId result = call.result;
  if (result == kUncertain) {
    unsure(std::move(call.reason));
  } else {
    memo_.operators.add(key, arguments, std::move(call));
  }
  return result;
}

}  // namespace mapping::analysis
