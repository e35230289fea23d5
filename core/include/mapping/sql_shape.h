#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "mapping/sql_tree.h"
#include "mapping/text.h"

// Tree → the columns, tables and functions of the statement.
namespace mapping {

struct SqlTable {
  std::string catalog;  // '' where the text names none
  std::string schema;
  std::string name;  // without quotes, as written; Trino compares names without case
  Span span;

  friend bool operator==(const SqlTable&, const SqlTable&) = default;
};

struct SqlColumn {
  std::optional<std::string> name;  // nullopt: a star over a table, which only the catalog knows
  Span span;

  friend bool operator==(const SqlColumn&, const SqlColumn&) = default;
};

struct SqlShape {
  std::vector<SqlColumn> columns;      // of the result, in order
  std::vector<SqlTable> tables;        // each once, in the order of the text; no CTEs
  std::optional<std::size_t> primary;  // in `tables`: the first table of the
                                       // main query, outside its CTEs
  std::vector<std::string> functions;  // lower case, each once, in the order of the text
  bool open = false;                   // some column stands for columns of a table
};

[[nodiscard]] SqlShape shape_of(const SqlTree& tree);

}  // namespace mapping
