#include "analysis/functions/functions.h"

#include <algorithm>
#include <utility>

#include "analysis/functions/function_table.h"
#include "analysis/functions/resolution.h"
#include "analysis/types/coercions.h"
#include "mapping/text.h"

namespace mapping {
namespace {

// Functions that cast the elements of their first argument, an array, to varchar.
constexpr std::string_view kElementsAsText[] = {"array_join"};

// concat_ws leaves NULLs out but for the separator; where another function takes NULLs, no two of
// its signatures give the same type.
constexpr std::string_view kTakesNulls = "concat_ws";

std::string join(std::span<const std::string> parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += ", ";
    text += part;
  }
  return text;
}

std::string text_of(TypeTable& types, std::span<const CallArgument> arguments) {
  std::vector<std::string> parts;
  for (const CallArgument& argument : arguments) {
    parts.push_back(argument.is_lambda ? "<function>" : types.in_signature(argument.type));
  }
  return join(parts);
}

// `Unexpected parameters (varchar(1)) for function abs. Expected: abs(bigint), …`
ServerSentence unexpected_parameters(TypeTable& types, const std::string& name,
                                     std::string_view signatures,
                                     std::span<const CallArgument> arguments,
                                     std::span<const InlineFunction> inline_functions) {
  std::vector<std::string> expected;
  const auto add = [&](std::string text) {
    const auto place = std::ranges::lower_bound(expected, text);
    if (place == expected.end() || *place != text) expected.insert(place, std::move(text));
  };
  for_each_line(signatures, [&](std::string_view line) {
    const Signature signature = read_signature(types, line);
    std::string text = name + '(';
    text += signature.argument_text;
    text += ')';
    if (signature.is_generic()) text += ' ';
    text += signature.variable_text;
    add(std::move(text));
  });
  for (const InlineFunction& function : inline_functions) {
    add(name + '(' + function.declared + ')');
  }
  return say(ServerMessage::kUnexpectedParameters,
             {text_of(types, arguments), name, join(expected)});
}

ResolvedCall refused(ServerSentence said) {
  ResolvedCall call;
  call.refusal = std::move(said);
  return call;
}

// What else a function needs of its arguments' types.
void check_needs(TypeTable& types, std::string_view name, ResolvedCall& call) {
  if (call.result == kUncertain ||
      std::ranges::find(kElementsAsText, name) == std::end(kElementsAsText)) {
    return;
  }
  const TypeId element = types[call.arguments[0]].arguments[0];
  if (can_cast(types, element, types.varchar())) return;
  call = refused(say(ServerMessage::kNoElementCast, {types.in_message(element)}));
}

bool is_uncertain(const CallArgument& argument) {
  return !argument.is_lambda && argument.type == kUncertain;
}

// With an argument whose type is not known: what all signatures of as many arguments give.
ResolvedCall uncertain_call(TypeTable& types, std::string_view signatures, std::size_t count) {
  ResolvedCall call;
  call.reason = "the type of an argument is not certain";
  std::optional<TypeId> common;
  bool same = true;
  for_each_line(signatures, [&](std::string_view line) {
    const Signature signature = read_signature(types, line);
    if (!signature.takes(count)) return;
    const FormalType& result = signature.types[signature.result];
    const TypeId type = result.kind == FormalKind::kConcrete ? result.concrete : kUncertain;
    same = same && (!common || *common == type);
    common = type;
  });
  if (common && same) call.result = *common;
  return call;
}

Signature signature_of(const InlineFunction& function) {
  Signature signature;
  const auto add = [&](TypeId type) {
    signature.types.push_back({.concrete = type});
    return static_cast<std::uint32_t>(signature.types.size() - 1);
  };
  for (const TypeId parameter : function.parameters) {
    signature.arguments.push_back(add(parameter));
  }
  signature.result = add(function.result);
  return signature;
}

// kNone where none of them fits, so that one of the server's may.
Resolution resolve_inline(TypeTable& types, std::span<const CallArgument> arguments,
                          LambdaTyper& lambdas, std::span<const InlineFunction> functions) {
  Resolution resolution;
  if (functions.empty()) return resolution;
  if (std::ranges::any_of(arguments, is_uncertain)) {
    resolution.outcome = ResolutionOutcome::kDecided;
    resolution.call.reason = "the type of an argument is not certain";
    return resolution;
  }
  std::vector<Signature> signatures;
  for (const InlineFunction& function : functions) signatures.push_back(signature_of(function));
  resolution = resolve(types, std::move(signatures), arguments, lambdas);
  for (const InlineFunction& function : functions) {
    if (resolution.call.result == kUncertain || function.parameters != resolution.call.arguments) {
      continue;
    }
    resolution.call.deterministic = function.deterministic;
    resolution.call.definition = function.definition;
  }
  return resolution;
}

}  // namespace

ResolvedCall resolve_function(TypeTable& types, std::string_view name,
                              std::span<const CallArgument> arguments, LambdaTyper& lambdas,
                              std::span<const InlineFunction> inline_functions) {
  Resolution own = resolve_inline(types, arguments, lambdas, inline_functions);
  if (own.outcome == ResolutionOutcome::kDecided) return std::move(own.call);
  const std::string lower = to_lower(name);
  const auto function = find_function(without_builtin(lower));
  if (!function) {
    return refused(inline_functions.empty()
                       ? say(ServerMessage::kFunctionNotFound, {lower})
                       : unexpected_parameters(types, lower, "", arguments, inline_functions));
  }
  ResolvedCall call;
  if (std::ranges::any_of(arguments, is_uncertain)) {
    call = uncertain_call(types, function->signatures, arguments.size());
  } else {
    Resolution resolution = resolve(types, function->signatures, arguments, lambdas,
                                    function->name == kTakesNulls ? 1 : kNoneNullable);
    if (resolution.outcome == ResolutionOutcome::kNone) {
      resolution.call = refused(
          unexpected_parameters(types, lower, function->signatures, arguments, inline_functions));
    }
    call = std::move(resolution.call);
    check_needs(types, function->name, call);
  }
  call.kind = function->kind;
  call.deterministic = function->deterministic;
  return call;
}

}  // namespace mapping
