#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "analysis/functions/function_table.h"
#include "analysis/functions/resolution.h"
#include "text/enum_table.h"

namespace mapping {
namespace {

// In the order of OperatorKind.
constexpr std::array<std::string_view, 9> kFunctions = {
    "$operator$add",    "$operator$subtract",  "$operator$multiply",
    "$operator$divide", "$operator$modulus",   "$operator$negation",
    "$operator$equal",  "$operator$less_than", "$operator$subscript",
};
static_assert(is_table_to(kFunctions, OperatorKind::kSubscript));

// Trino has no operators of their own for these: it turns the operands round, or the answer, and
// names the one it has, but the operands as they are written.
struct SymbolInMessages {
  std::string_view written;
  std::string_view named;
};
constexpr SymbolInMessages kSymbols[] = {{"<>", "="}, {">", "<"}, {">=", "<="}};

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

ServerSentence cannot_apply(TypeTable& types, OperatorKind kind, std::span<const TypeId> arguments,
                            std::string_view symbol) {
  const std::string first = types.in_message(arguments[0]);
  if (kind == OperatorKind::kNegation) return say(ServerMessage::kCannotNegate, {first});
  const std::string second = types.in_message(arguments[1]);
  if (kind == OperatorKind::kSubscript) return say(ServerMessage::kNoSubscript, {second, first});
  ServerSentence said =
      say(ServerMessage::kOperatorMismatch, {first, symbol_in_messages(symbol), second});
  // The plain sentence shows the operator that the author wrote.
  for (Param& fact : said.facts) fact.value = first + " " + std::string(symbol) + " " + second;
  return said;
}

constexpr bool is_number(TypeKind kind) {
  return kind >= TypeKind::kTinyint && kind <= TypeKind::kDecimal;
}

// Of two numbers only the signature for the type that both become can be meant; the others need not
// be read. All lines where there is no such signature.
std::string_view lines_for(TypeTable& types, std::string_view lines,
                           std::span<const TypeId> arguments) {
  TypeId common = arguments[0];
  for (const TypeId argument : arguments) {
    if (!is_number(types.kind(argument))) return lines;
    common = common_super_type(types, common, argument).value_or(common);
  }
  const std::string text = types.in_signature(common);
  const std::string_view base = std::string_view(text).substr(0, text.find('('));
  std::string_view found;
  for_each_line(lines, [&](std::string_view line) {
    if (!line.starts_with(base)) return;
    const std::size_t second = line.find(", ");
    if (arguments.size() == 1 || line.substr(second + 2).starts_with(base)) found = line;
  });
  return found.empty() ? lines : found;
}

// T, T for any T: what both become is all that matters.
std::optional<ResolvedCall> compare(TypeTable& types, OperatorKind kind,
                                    std::span<const TypeId> arguments) {
  const auto common = common_super_type(types, arguments[0], arguments[1]);
  if (!common) return std::nullopt;
  const bool fits =
      kind == OperatorKind::kEqual ? types.is_comparable(*common) : types.is_orderable(*common);
  if (!fits) return std::nullopt;
  ResolvedCall call;
  call.result = types.simple(TypeKind::kBoolean);
  call.arguments.assign(2, *common);
  return call;
}

ResolvedCall mismatch(TypeTable& types, OperatorKind kind, std::span<const TypeId> arguments,
                      std::string_view symbol) {
  ResolvedCall call;
  call.refusal = cannot_apply(types, kind, arguments, symbol);
  return call;
}

constexpr bool is_comparison(OperatorKind kind) {
  return kind == OperatorKind::kEqual || kind == OperatorKind::kLess;
}

ResolvedCall uncertain_operator(TypeTable& types, OperatorKind kind) {
  ResolvedCall call;
  if (is_comparison(kind)) call.result = types.simple(TypeKind::kBoolean);
  call.reason = "the type of an operand is not certain";
  return call;
}

}  // namespace

ResolvedCall resolve_operator(TypeTable& types, OperatorKind kind,
                              std::span<const TypeId> arguments, std::string_view symbol) {
  if (std::ranges::find(arguments, kUncertain) != arguments.end()) {
    return uncertain_operator(types, kind);
  }
  if (is_comparison(kind)) {
    auto call = compare(types, kind, arguments);
    return call ? std::move(*call) : mismatch(types, kind, arguments, symbol);
  }
  const auto function = find_function(kFunctions[static_cast<std::size_t>(kind)]);
  std::vector<CallArgument> typed;
  for (const TypeId type : arguments) typed.push_back({.type = type});
  NoLambdas lambdas;
  Resolution resolution =
      resolve(types, lines_for(types, function->signatures, arguments), typed, lambdas);
  if (resolution.outcome == ResolutionOutcome::kNone) {
    return mismatch(types, kind, arguments, symbol);
  }
  return std::move(resolution.call);
}

}  // namespace mapping
