#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/functions/functions.h"
#include "analysis/scope.h"
#include "analysis/types/data_types.h"
#include "mapping/name_table.h"
#include "mapping/sql.h"
#include "report/server_messages.h"

// What the parts of the analysis keep of the place in a statement that they are at.
namespace mapping::analysis {

// The names of the pattern variables that an expression of a row pattern may use.
struct PatternLabels {
  std::vector<std::string> names{};
  bool in_window = false;
};

// Where an expression stands.
struct Context {
  const Scope* scope = nullptr;
  bool correlated = true;  // columns of the queries around may be used
  bool in_lambda = false;
  ServerMessage no_query = ServerMessage::kNone;  // the fault of a query, where there may be none
  const PatternLabels* labels = nullptr;          // in a row pattern
};

// A window with what it takes from a named one, which has been checked there.
struct ResolvedWindow {
  SqlNodeId partition = kNoSqlNode;
  SqlNodeId order = kNoSqlNode;
  SqlNodeId frame = kNoSqlNode;
  bool partition_inherited = false;
  bool order_inherited = false;
  bool frame_inherited = false;
};

// A column of a select list: an expression, a field that a star stands for, or a part of a row.
struct SelectOutput {
  SqlNodeId node = kNoSqlNode;  // the expression or the star
  bool is_expression = false;
  FieldId field{};  // of a star over relations
  TypeId type = kUncertain;
};

// One query specification while it is analyzed: SELECT … with the ORDER BY behind it.
struct Specification {
  SqlNodeId select = kNoSqlNode;
  SqlNodeId order_by = kNoSqlNode;
  const Scope* source = nullptr;
  const Scope* output = nullptr;
  const Scope* order = nullptr;
  std::vector<SelectOutput> outputs{};
  std::vector<SqlNodeId> groupings{};                           // expressions that are grouped by
  std::vector<FieldId> grouped_fields{};                        // columns among them
  std::vector<std::pair<SqlNodeId, ResolvedWindow>> windows{};  // by name
  NameTable window_places{NameCase::kExact};
  std::vector<SqlNodeId> order_expressions{};
  bool aggregated = false;
};

}  // namespace mapping::analysis
