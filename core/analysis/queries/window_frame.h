#pragma once

#include <string_view>

#include "mapping/sql.h"

// The frame of a window as it is written.
namespace mapping::analysis {

using FrameBound = SqlFrameBound;

struct Frame {
  std::string_view type = "RANGE";  // or ROWS or GROUPS
  FrameBound start = FrameBound::kUnboundedPreceding;
  FrameBound end = FrameBound::kCurrentRow;
  bool has_end = false;  // BETWEEN … AND …
  SqlNodeId start_value = kNoSqlNode;
  SqlNodeId end_value = kNoSqlNode;
};

[[nodiscard]] Frame read_frame(const SqlTree& tree, SqlNodeId frame);

}  // namespace mapping::analysis
