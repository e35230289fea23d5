#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/scope.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

enum class ArgumentKind : std::uint8_t { kScalar, kTable, kDescriptor };

struct ArgumentSpecification {
  std::string_view name;
  ArgumentKind kind = ArgumentKind::kScalar;
  bool optional = false;
};

// A whole number as an argument, which the server computes while it analyzes.
struct ConstantInteger {
  bool is_known = false;
  bool is_null = false;
  std::int64_t value = 0;
};

// Of `5`, `-(5)`, `BIGINT '5'`, `CAST(5 AS bigint)` and NULL.
[[nodiscard]] ConstantInteger constant_integer(const SqlTree& tree, SqlNodeId node);

// The value of `value` and of `name => value`.
[[nodiscard]] SqlNodeId argument_value(const SqlTree& tree, SqlNodeId argument);

// The arguments of TABLE(function(…)) beside what the function takes. Scalars are whole numbers, and
// tables have row semantics, as those of a server's own functions.
class TableArguments : StatementPart {
 public:
  TableArguments(State& state, Typer& typer, SqlNodeId function, const Scope* scope)
      : StatementPart(state, typer), function_(function), scope_(scope) {}

  // Each argument in the order of `specifications`, kNoSqlNode where it is left out.
  std::vector<SqlNodeId> match(std::span<const ArgumentSpecification> specifications);
  [[nodiscard]] const Fields& input() const { return input_; }  // of the table

 private:
  bool check_count(std::size_t most);
  void check(SqlNodeId argument, const ArgumentSpecification& specification);
  void check_scalar(SqlNodeId argument, const std::string& name);
  void check_table(SqlNodeId argument, const std::string& name);
  void check_descriptor(SqlNodeId argument, const std::string& name);
  void refuse(SqlNodeId argument, const std::string& name, std::string_view expected);
  [[nodiscard]] bool is_descriptor_call(SqlNodeId value) const;

  SqlNodeId function_;
  const Scope* scope_;
  Fields input_{};
};

}  // namespace mapping::analysis
