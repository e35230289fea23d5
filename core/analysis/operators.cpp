#include <algorithm>
#include <array>
#include <string>

#include "analysis/function_table.h"
#include "analysis/resolution.h"

namespace mapping {
namespace {

// In the order of OperatorKind.
constexpr std::array<std::string_view, 9> kFunctions = {
    "$operator$add",    "$operator$subtract",  "$operator$multiply",
    "$operator$divide", "$operator$modulus",   "$operator$negation",
    "$operator$equal",  "$operator$less_than", "$operator$subscript",
};

// Trino has no operators of their own for these: it turns the operands round, or the answer, and
// names the one it has, but the operands as they are written.
struct SymbolInMessages {
  std::string_view written;
  std::string_view named;
};
constexpr SymbolInMessages kSymbols[] = {{"<>", "="}, {"!=", "="}, {">", "<"}, {">=", "<="}};

std::string_view symbol_in_messages(std::string_view symbol) {
  const auto* const found = std::ranges::find(kSymbols, symbol, &SymbolInMessages::written);
  return found == std::end(kSymbols) ? symbol : found->named;
}

class NoLambdas final : public LambdaTyper {
 public:
  TypeId type_of_body(std::uint32_t /*argument*/, std::span<const TypeId> /*parameters*/) override {
    return kUncertain;
  }
};

std::string cannot_apply(TypeTable& types, OperatorKind kind, std::span<const TypeId> arguments,
                         std::string_view symbol) {
  const std::string first = types.in_message(arguments[0]);
  if (kind == OperatorKind::kNegation) return "Cannot negate " + first;
  const std::string second = types.in_message(arguments[1]);
  if (kind == OperatorKind::kSubscript) {
    return "Cannot use " + second + " for subscript of " + first;
  }
  std::string message = "Cannot apply operator: " + first + ' ';
  message += symbol_in_messages(symbol);
  return message + ' ' + second;
}

}  // namespace

ResolvedCall resolve_operator(TypeTable& types, OperatorKind kind,
                              std::span<const TypeId> arguments, std::string_view symbol) {
  const auto function = find_function(kFunctions[static_cast<std::size_t>(kind)]);
  std::vector<CallArgument> typed;
  bool certain = true;
  for (const TypeId type : arguments) {
    typed.push_back({.type = type});
    certain = certain && type != kUncertain;
  }
  ResolvedCall call;
  if (!certain) {
    if (kind == OperatorKind::kEqual || kind == OperatorKind::kLess) {
      call.result = types.simple(TypeKind::kBoolean);
    }
    call.reason = "the type of an operand is not certain";
    return call;
  }
  NoLambdas lambdas;
  Resolution resolution = resolve(types, function->signatures, typed, lambdas);
  if (resolution.outcome == ResolutionOutcome::kNone) {
    call.error_name = "TYPE_MISMATCH";
    call.message = cannot_apply(types, kind, arguments, symbol);
    return call;
  }
  return std::move(resolution.call);
}

}  // namespace mapping
