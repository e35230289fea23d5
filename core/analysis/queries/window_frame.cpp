#include "analysis/queries/window_frame.h"

#include "text/enum_table.h"

namespace mapping::analysis {
namespace {

// In the order of SqlFrameUnit.
constexpr std::string_view kUnits[] = {"RANGE", "ROWS", "GROUPS"};
static_assert(is_table_to(kUnits, SqlFrameUnit::kGroups));

bool has_value(FrameBound bound) {
  return bound == FrameBound::kPreceding || bound == FrameBound::kFollowing;
}

}  // namespace

// The values stand behind the measures of a row pattern.
Frame read_frame(const SqlTree& tree, SqlNodeId id) {
  const SqlNode& node = tree[id];
  Frame frame;
  frame.type = kUnits[static_cast<std::size_t>(node.get<SqlFrameUnit>())];
  frame.start = node.get<SqlFrameStart>().bound;
  const FrameBound end = node.get<SqlFrameEnd>().bound;
  frame.has_end = end != FrameBound::kNone;
  if (frame.has_end) frame.end = end;
  SqlNodeId value = node.first_child;
  while (tree[value].kind == SqlNodeKind::kVariableDefinition) value = tree[value].next;
  if (has_value(frame.start)) {
    frame.start_value = value;
    value = tree[value].next;
  }
  if (has_value(end)) frame.end_value = value;
  return frame;
}

}  // namespace mapping::analysis
