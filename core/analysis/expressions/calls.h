#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/functions/functions.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Calls of functions, and what Trino's parser makes calls of or takes out of them, in the order of
// its visitFunctionCall. An object is for one call.
class Calls final : StatementPart, public LambdaTyper {
 public:
  using StatementPart::StatementPart;

  TypeId type_of_call(SqlNodeId node, const Context& context);
  // Forms with words of their own: EXTRACT, TRIM, LISTAGG, GROUPING, JSON_VALUE …
  TypeId type_of_special(SqlNodeId node, const Context& context);
  TypeId type_of_concat(SqlNodeId node, const Context& context);
  // A lambda that is no argument of a call.
  TypeId type_of_lambda(SqlNodeId node, const Context& context);

  TypeId type_of_body(std::uint32_t argument, std::span<const TypeId> parameters) override;

 private:
  // What type_of_body needs, while the call is resolved.
  struct ResolvingCall {
    const std::vector<SqlNodeId>* arguments = nullptr;
    const Context* context = nullptr;
  };

  // calls.cpp
  TypeId type_of_plain_call(SqlNodeId node, const std::string& name, const Context& context);
  void analyze_call_clauses(SqlNodeId node, bool aggregate, const Context& context);
  std::vector<CallArgument> argument_types(const std::vector<SqlNodeId>& arguments,
                                           const Context& context);
  ResolvedCall resolve_known(SqlNodeId node, std::string_view name,
                             const std::vector<CallArgument>& arguments,
                             const std::vector<SqlNodeId>& nodes, const Context& context);
  TypeId resolve(SqlNodeId node, std::string_view name, const std::vector<CallArgument>& arguments,
                 const std::vector<SqlNodeId>& nodes, const Context& context);
  void refuse_call(SqlNodeId node, std::string_view name, const ResolvedCall& call,
                   const std::vector<SqlNodeId>& nodes);
  void check_call_order(SqlNodeId node, const Context& context);
  void check_distinct_arguments(SqlNodeId node, const ResolvedCall& call);
  void function_not_found(FaultRef fault, SqlNodeId node, std::string_view name);
  TypeId refuse_lambda(SqlNodeId lambda);
  bool has_distinct_parameters(SqlNodeId lambda, const Context& inner);

  // special_calls.cpp
  std::optional<TypeId> type_of_conditional(SqlNodeId node, std::string_view name,
                                            const Context& context);
  TypeId type_of_if(SqlNodeId node, const std::vector<SqlNodeId>& arguments,
                    const Context& context);
  TypeId type_of_nullif(SqlNodeId node, const std::vector<SqlNodeId>& arguments,
                        const Context& context);
  TypeId type_of_format(const std::vector<SqlNodeId>& arguments, const Context& context);
  TypeId type_of_trim(SqlNodeId node, const Context& context);
  TypeId type_of_extract(SqlNodeId node, const Context& context);
  TypeId type_of_listagg(SqlNodeId node, const Context& context);
  TypeId type_of_grouping(SqlNodeId node, const Context& context);

  ResolvingCall resolving_{};
};

}  // namespace mapping::analysis
