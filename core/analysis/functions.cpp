#include "analysis/functions.h"

namespace mapping {

ResolvedCall resolve_function(TypeTable& /*types*/, std::string_view /*name*/,
                              std::span<const CallArgument> /*arguments*/,
                              LambdaTyper& /*lambdas*/) {
  ResolvedCall call;
  call.reason = "functions are not known yet";
  return call;
}

ResolvedCall resolve_operator(TypeTable& /*types*/, OperatorKind /*kind*/,
                              std::span<const TypeId> /*arguments*/, std::string_view /*symbol*/) {
  ResolvedCall call;
  call.reason = "operators are not known yet";
  return call;
}

bool has_function(std::string_view /*name*/) { return true; }
bool is_aggregate_function(std::string_view /*name*/) { return false; }
bool is_window_function(std::string_view /*name*/) { return false; }
std::vector<std::string_view> function_names() { return {}; }

}  // namespace mapping
