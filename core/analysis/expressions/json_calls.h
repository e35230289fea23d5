#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/specification.h"
#include "analysis/statement_part.h"
#include "analysis/types/data_types.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// JSON_EXISTS, JSON_VALUE, JSON_QUERY, JSON_OBJECT, JSON_ARRAY, and what JSON_TABLE shares with them.
class JsonCalls : StatementPart {
 public:
  JsonCalls(State& state, Typer& typer, const Context& context)
      : StatementPart(state, typer), context_(context) {}

  TypeId type_of(SqlNodeId node);

  // rule jsonPathInvocation: the input, the path, its name, and the parameters of the path.
  void analyze_path(SqlNodeId node, std::string_view function);
  // `parameters` are the values that the path may name.
  void analyze_path_text(SqlNodeId path, const std::vector<std::string>& parameters);
  // The type of a value, or of JSON that is written out, as RETURNING has it; text without one.
  void check_path_type(SqlNodeId node, SqlNodeId path, TypeId returned);
  TypeId value_type(SqlNodeId node, SqlNodeId returning);
  TypeId output_type(SqlNodeId node, SqlNodeId returning);
  // DEFAULT expression ON EMPTY, DEFAULT expression ON ERROR.
  void analyze_defaults(SqlNodeId node, TypeId returned);

 private:
  void analyze_parameter(SqlNodeId node, SqlNodeId parameter);
  void analyze_members(SqlNodeId node, bool object);
  void analyze_member(SqlNodeId node, SqlNodeId value, std::string_view function);
  [[nodiscard]] bool is_read_as_json(SqlNodeId value) const;
  void check_input(SqlNodeId expression, TypeId type);
  void check_key(SqlNodeId key);
  void check_value(SqlNodeId node, SqlNodeId value, TypeId type, std::string_view function);
  void check_quotes(SqlNodeId node);

  const Context& context_;
};

}  // namespace mapping::analysis
