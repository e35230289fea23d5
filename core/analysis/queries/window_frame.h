#pragma once

#include <cstdint>
#include <string>

#include "mapping/sql.h"

// The frame of a window as it is written.
namespace mapping::analysis {

// In the order in which a frame may name them.
enum class FrameBound : std::uint8_t {
  kUnboundedPreceding,
  kPreceding,
  kCurrentRow,
  kFollowing,
  kUnboundedFollowing,
};

struct Frame {
  std::string type = "RANGE";  // or ROWS or GROUPS
  FrameBound start = FrameBound::kUnboundedPreceding;
  FrameBound end = FrameBound::kCurrentRow;
  bool has_end = false;  // BETWEEN … AND …
  SqlNodeId start_value = kNoSqlNode;
  SqlNodeId end_value = kNoSqlNode;
};

[[nodiscard]] Frame read_frame(const SqlTree& tree, SqlNodeId frame);

}  // namespace mapping::analysis
