#include "analysis/queries/window_frame.h"

#include "analysis/expression_tree.h"

namespace mapping::analysis {
namespace {

FrameBound bound_of(const std::string& word, bool unbounded) {
  if (word == "CURRENT") return FrameBound::kCurrentRow;
  if (word == "PRECEDING") {
    return unbounded ? FrameBound::kUnboundedPreceding : FrameBound::kPreceding;
  }
  return unbounded ? FrameBound::kUnboundedFollowing : FrameBound::kFollowing;
}

bool ends_bound(const std::string& word) {
  return word == "CURRENT" || word == "PRECEDING" || word == "FOLLOWING";
}

}  // namespace

// The tree keeps the values of the bounds only: the words around them are read again. Behind two
// bounds a row pattern may come.
Frame read_frame(const SqlTree& tree, SqlNodeId id) {
  Frame frame;
  std::size_t bounds = 0;
  bool unbounded = false;
  SqlNodeId value = kNoSqlNode;
  for (const WrittenPart& part : written_parts(tree, id)) {
    if (part.child != kNoSqlNode) value = part.child;
    if (part.word == "RANGE" || part.word == "ROWS" || part.word == "GROUPS") {
      frame.type = part.word;
      value = kNoSqlNode;
    }
    frame.has_end = frame.has_end || part.word == "BETWEEN";
    unbounded = unbounded || part.word == "UNBOUNDED";
    if (!ends_bound(part.word)) continue;
    const FrameBound bound = bound_of(part.word, unbounded);
    const bool has_value = bound == FrameBound::kPreceding || bound == FrameBound::kFollowing;
    (bounds == 0 ? frame.start : frame.end) = bound;
    (bounds == 0 ? frame.start_value : frame.end_value) = has_value ? value : kNoSqlNode;
    unbounded = false;
    if (++bounds == (frame.has_end ? 2U : 1U)) break;
  }
  return frame;
}

}  // namespace mapping::analysis
