#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mapping/identifier.h"
#include "mapping/outcome.h"
#include "mapping/schema.h"

// RyuGraph's statements for the tables of a mapping.
//
//   node_ddl   CREATE NODE TABLE Customer(customer_id STRING PRIMARY KEY, name STRING);
//   edge_ddl   CREATE REL TABLE PURCHASED(FROM Customer TO Product, amount DOUBLE);
//   copy_from  COPY Customer FROM 'gs://bucket/customer/*.parquet';
//
// The text is always one that the engine accepts; what it would refuse is refused here. Refusals
// beside those of quote_identifier:
//   unknown_type          name (the column), type: not in the engine's syntax
//   incomplete_type       name, type: LIST, MAP or STRUCT without what they hold
//   unsupported_key_type  name, type: no primary key, or one that cannot be loaded
//   duplicate_column      name: two columns of one table, ASCII case ignored as the engine does
//   duplicate_table       name: node and edge tables share one name space, without case too
//   unknown_node          name (the edge), node: an endpoint that is not among the nodes
//   malformed_text        reason: nul, malformed_utf8
//   unknown_format        format: the engine is told of Parquet alone
namespace mapping {

Outcome<std::string> node_ddl(const NodeSchema& schema);

// The keys of an edge are its endpoints, not columns, so they do not appear.
Outcome<std::string> edge_ddl(const EdgeSchema& schema);

// Which files a load takes. Hive's writer gives its files no extension, so that only `*` finds them; the
// format is told then, as the engine tells it from the extension alone.
struct CopyFiles {
  std::string_view pattern = "*.parquet";
  std::string_view format{};  // parquet, or empty
};

// Loads every Parquet file whose path starts with `path`: the pattern is appended, so a folder ends
// in a slash. Columns are matched by position. `*`, `?` and `[…]` in the path stay what they are to
// the engine: patterns.
//
//   copy_from("Customer", "/data/", {"*"})  // COPY Customer FROM '/data/*' (file_format='parquet');
Outcome<std::string> copy_from(std::string_view table, std::string_view path,
                               const CopyFiles& files = {});

// All statements, one a line: an edge's tables must exist before it, so the nodes come first.
Outcome<std::string> schema_ddl(std::span<const NodeSchema> nodes,
                                std::span<const EdgeSchema> edges);

}  // namespace mapping
