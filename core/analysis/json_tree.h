#pragma once

#include "mapping/sql.h"

// What the tree of a JSON function, or of a column of JSON_TABLE, says.
namespace mapping::analysis {

// The values of DEFAULT … ON EMPTY and DEFAULT … ON ERROR, each none where it is not written.
struct JsonDefaults {
  SqlNodeId on_empty = kNoSqlNode;
  SqlNodeId on_error = kNoSqlNode;
};
[[nodiscard]] JsonDefaults json_defaults(const SqlTree& tree, SqlNodeId id);

// The detail of a call with what the server's parser puts where nothing is written: NULL ON EMPTY,
// WITHOUT ARRAY WRAPPER …
[[nodiscard]] SqlDetail spelled_out(const SqlTree& tree, SqlNodeId id);

}  // namespace mapping::analysis
