#pragma once

#include "sql/parser.h"

// OVER and windows.
namespace mapping::sql {

SqlNodeId parse_over(Parser& parser);
// OVER is not reserved.
[[nodiscard]] bool at_over(const Parser& parser, std::uint32_t ahead = 0);
SqlNodeId parse_window_specification(Parser& parser);
// `floor`: the FrameDetail of the elements.
void parse_partition_and_order(Parser& parser, NodeList& children, std::uint16_t floor = 0);

}  // namespace mapping::sql
