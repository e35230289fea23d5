#pragma once

#include <string>
#include <vector>

// What a checked mapping becomes: the tables that the engine is told to create.
namespace mapping {

// A column as a query returns it: `type` is the Starburst/Trino type as the server prints it
// (`decimal(12, 2)`).
struct Column {
  std::string name;
  std::string type;

  friend bool operator==(const Column&, const Column&) = default;
};

// The names of a query's columns, as far as the query itself tells them.
struct KnownColumns {
  std::vector<Column> columns;  // without types, up to the first star over a table
  bool is_complete = false;     // there are no others
};

// A column of a graph table: `type` is the full RyuGraph form (`STRING`, `MAP(STRING, INT32)[]`).
struct ColumnSchema {
  std::string name;
  std::string type;

  friend bool operator==(const ColumnSchema&, const ColumnSchema&) = default;
};

struct NodeSchema {
  std::string label;
  ColumnSchema primary_key;
  std::vector<ColumnSchema> properties;

  friend bool operator==(const NodeSchema&, const NodeSchema&) = default;
};

// The key columns hold the endpoints' primary keys; they are loaded as FROM and TO, not stored as
// properties.
struct EdgeSchema {
  std::string type;
  std::string from_node;
  std::string to_node;
  ColumnSchema from_key;
  ColumnSchema to_key;
  std::vector<ColumnSchema> properties;

  friend bool operator==(const EdgeSchema&, const EdgeSchema&) = default;
};

}  // namespace mapping
