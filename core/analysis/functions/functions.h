#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/types/data_types.h"
#include "report/server_messages.h"

// Which function or operator a call means, and what it gives.
namespace mapping {

enum class FunctionKind : std::uint8_t { kScalar, kAggregate, kWindow };

// Types a lambda's body once its parameters are known: called while a call is resolved, maybe more
// than once. kUncertain where the body is not certain; a fault of the body is the caller's to keep.
class LambdaTyper {
 public:
  virtual TypeId type_of_body(std::uint32_t argument, std::span<const TypeId> parameters) = 0;

 protected:
  ~LambdaTyper() = default;
};

struct CallArgument {
  TypeId type = kUncertain;
  bool is_lambda = false;
  std::uint32_t lambda_parameters = 0;  // how many the lambda names
};

// A function that WITH FUNCTION defines. It hides one of the server's whose arguments are the same.
struct InlineFunction {
  std::string name{};  // lower case
  std::vector<TypeId> parameters{};
  std::string declared{};  // their types as declared, as messages have them: `int, row("a" char)`
  TypeId result = kUncertain;
  bool deterministic = true;
  std::uint32_t definition = 0;  // its node in the tree
};

// What a call means. One of three: resolved (`result` is certain), a fault of the author (`refusal`
// is what Trino says of it), or not certain (`result` is kUncertain and `reason` says why).
struct ResolvedCall {
  FunctionKind kind = FunctionKind::kScalar;
  TypeId result = kUncertain;
  std::vector<TypeId> arguments{};  // what each argument is coerced to
  bool deterministic = true;
  std::uint32_t definition = 0;  // of an inline function
  ServerSentence refusal{};
  std::optional<std::uint32_t> argument_at_fault{};  // the fault's place; nullopt: the call
  std::string reason{};
};

// `name` as written, without quotes; `inline_functions` are those of that name.
[[nodiscard]] ResolvedCall resolve_function(TypeTable& types, std::string_view name,
                                            std::span<const CallArgument> arguments,
                                            LambdaTyper& lambdas,
                                            std::span<const InlineFunction> inline_functions = {});

// Whether the server has any function of that name, and of which kind; for did-you-mean and for
// telling an aggregate before its arguments are known.
[[nodiscard]] bool has_function(std::string_view name);
[[nodiscard]] bool is_aggregate_function(std::string_view name);
[[nodiscard]] bool is_window_function(std::string_view name);  // window only: rank, lag …
[[nodiscard]] std::vector<std::string_view> function_names();

enum class OperatorKind : std::uint8_t {
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulus,
  kNegation,
  kEqual,  // also <>, IN, IS DISTINCT FROM
  kLess,   // also <=, >, >=, BETWEEN
  kSubscript,
};

// As resolve_function, for an operator written `symbol`. The message is Trino's: `Cannot apply
// operator: varchar(1) + integer`. The server gives a place for TYPE_MISMATCH only, not for
// AMBIGUOUS_FUNCTION_CALL (`NULL + NULL`).
[[nodiscard]] ResolvedCall resolve_operator(TypeTable& types, OperatorKind kind,
                                            std::span<const TypeId> arguments,
                                            std::string_view symbol);

}  // namespace mapping
