#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "mapping/text.h"
#include "sql/lexer.h"

// The frames of windows.
namespace mapping::analysis {
namespace {

using sql::Token;
using sql::TokenKind;

constexpr std::string_view kRangeFrame = "Window frame of type RANGE PRECEDING or FOLLOWING ";

// In the order in which a frame may name them.
enum class Bound : std::uint8_t {
  kUnboundedPreceding,
  kPreceding,
  kCurrentRow,
  kFollowing,
  kUnboundedFollowing,
};

struct Frame {
  TokenKind type = TokenKind::kRange;
  Bound start = Bound::kUnboundedPreceding;
  Bound end = Bound::kCurrentRow;
  SqlNodeId start_value = kNoSqlNode;
  SqlNodeId end_value = kNoSqlNode;
  bool has_pattern = false;
};

bool is_row_pattern(TokenKind kind) {
  return kind == TokenKind::kMeasures || kind == TokenKind::kPattern || kind == TokenKind::kAfter ||
         kind == TokenKind::kDefine || kind == TokenKind::kSubset || kind == TokenKind::kInitial ||
         kind == TokenKind::kSeek;
}

bool ends_bound(TokenKind kind) {
  return kind == TokenKind::kPreceding || kind == TokenKind::kFollowing ||
         kind == TokenKind::kCurrent;
}

Bound bound_of(TokenKind kind, bool unbounded) {
  if (kind == TokenKind::kCurrent) return Bound::kCurrentRow;
  if (kind == TokenKind::kPreceding) {
    return unbounded ? Bound::kUnboundedPreceding : Bound::kPreceding;
  }
  return unbounded ? Bound::kUnboundedFollowing : Bound::kFollowing;
}

// The tree keeps the values of a frame only: its words are read again, those of the values left
// out.
Frame read_frame(const SqlTree& tree, SqlNodeId id) {
  Frame frame;
  std::vector<SqlNodeId> values;
  for (SqlNodeId child = tree[id].first_child; child != kNoSqlNode; child = tree[child].next) {
    values.push_back(child);
  }
  const std::uint32_t begin = tree[id].span.begin;
  bool at_start = true;
  bool unbounded = false;
  std::size_t next_value = 0;
  SqlNodeId value = kNoSqlNode;
  for (const Token& token : sql::tokenize(tree.text_of(id))) {
    const std::uint32_t byte = begin + token.span.begin;
    if (next_value < values.size() && byte >= tree[values[next_value]].span.begin) {
      value = values[next_value++];
    }
    if (value != kNoSqlNode && byte < tree[value].span.end) continue;
    if (is_row_pattern(token.kind)) {
      frame.has_pattern = true;
      return frame;
    }
    if (token.kind == TokenKind::kRange || token.kind == TokenKind::kRows ||
        token.kind == TokenKind::kGroups) {
      frame.type = token.kind;
    }
    unbounded = unbounded || token.kind == TokenKind::kUnbounded;
    if (!ends_bound(token.kind)) continue;
    const Bound bound = bound_of(token.kind, unbounded);
    const bool has_value = bound == Bound::kPreceding || bound == Bound::kFollowing;
    (at_start ? frame.start : frame.end) = bound;
    (at_start ? frame.start_value : frame.end_value) = has_value ? value : kNoSqlNode;
    at_start = false;
    unbounded = false;
    value = kNoSqlNode;
  }
  return frame;
}

std::string_view order_fault(const Frame& frame) {
  if (frame.start == Bound::kUnboundedFollowing) {
    return "Window frame start cannot be UNBOUNDED FOLLOWING";
  }
  if (frame.end == Bound::kUnboundedPreceding) {
    return "Window frame end cannot be UNBOUNDED PRECEDING";
  }
  if (frame.start == Bound::kCurrentRow && frame.end == Bound::kPreceding) {
    return "Window frame starting from CURRENT ROW cannot end with PRECEDING";
  }
  if (frame.start == Bound::kFollowing && frame.end == Bound::kPreceding) {
    return "Window frame starting from FOLLOWING cannot end with PRECEDING";
  }
  if (frame.start == Bound::kFollowing && frame.end == Bound::kCurrentRow) {
    return "Window frame starting from FOLLOWING cannot end with CURRENT ROW";
  }
  return "";
}

bool is_whole_number(const DataType& type) {
  switch (type.kind) {
    case TypeKind::kTinyint:
    case TypeKind::kSmallint:
    case TypeKind::kInteger:
    case TypeKind::kBigint:
      return true;
    default:
      return type.kind == TypeKind::kDecimal && type.scale == 0;
  }
}

bool is_number(TypeKind kind) { return kind >= TypeKind::kTinyint && kind <= TypeKind::kNumber; }

bool is_interval(TypeKind kind) {
  return kind == TypeKind::kIntervalYearToMonth || kind == TypeKind::kIntervalDayToSecond;
}

bool is_datetime(TypeKind kind) {
  return kind >= TypeKind::kDate && kind <= TypeKind::kIntervalDayToSecond;
}

}  // namespace

void Analyzer::analyze_frame(const ResolvedWindow& window, SqlNodeId original,
                             const Context& context) {
  const Frame frame = read_frame(tree_, window.frame);
  if (frame.has_pattern) {
    unsure("row patterns in windows are not analyzed");
    return;
  }
  if (const std::string_view message = order_fault(frame); !message.empty()) {
    fail(window.frame, "INVALID_WINDOW_FRAME", std::string(message));
    return;
  }
  const struct {
    SqlNodeId value;
    std::string_view name;
    Bound bound;
  } bounds[] = {{frame.start_value, "start", frame.start}, {frame.end_value, "end", frame.end}};
  for (const auto& bound : bounds) {
    if (bound.value == kNoSqlNode) continue;
    if (frame.type == TokenKind::kRange) {
      analyze_range_offset(bound.value, bound.bound == Bound::kPreceding, window, original,
                           context);
      continue;
    }
    const std::string type_name = frame.type == TokenKind::kRows ? "ROWS" : "GROUPS";
    if (frame.type == TokenKind::kGroups && window.order == kNoSqlNode) {
      fail(original, "MISSING_ORDER_BY",
           "Window frame of type GROUPS PRECEDING or FOLLOWING requires ORDER BY");
    }
    const TypeId type = type_of(bound.value, context);
    if (known(type) && !is_whole_number(types_[type])) {
      mismatch(bound.value, "Window frame " + type_name + " " + std::string(bound.name) +
                                " value type must be exact numeric type with scale 0 (actual " +
                                shown(type) + ")");
    }
  }
}

// The one thing that a window with offsets in its RANGE is sorted by.
SqlNodeId Analyzer::range_sort_item(const ResolvedWindow& window, SqlNodeId original) {
  if (window.order == kNoSqlNode) {
    fail(original, "MISSING_ORDER_BY", std::string(kRangeFrame) + "requires ORDER BY");
    return kNoSqlNode;
  }
  const SqlNodeId item = tree_[window.order].first_child;
  if (tree_[item].next == kNoSqlNode) return item;
  std::size_t count = 0;
  for (SqlNodeId other = item; other != kNoSqlNode; other = tree_[other].next) ++count;
  fail(window.order, "INVALID_ORDER_BY",
       std::string(kRangeFrame) +
           "requires single sort item in ORDER BY (actual: " + std::to_string(count) + ")");
  return kNoSqlNode;
}

// RANGE adds the offset to what the window is sorted by.
void Analyzer::analyze_range_offset(SqlNodeId offset, bool preceding, const ResolvedWindow& window,
                                    SqlNodeId original, const Context& context) {
  const SqlNodeId item = range_sort_item(window, original);
  if (item == kNoSqlNode) return;
  const SqlNodeId key = tree_[item].first_child;
  const TypeId key_type = type_of(key, context);
  if (!known(key_type)) return;
  const bool numeric = is_number(types_.kind(key_type));
  if (!numeric && !is_datetime(types_.kind(key_type))) {
    mismatch(key, std::string(kRangeFrame) +
                      "requires that sort item type be numeric, datetime or interval (actual: " +
                      shown(key_type) + ")");
    return;
  }
  const TypeId type = type_of(offset, context);
  if (!known(type)) return;
  const bool fits = numeric ? is_number(types_.kind(type)) : is_interval(types_.kind(type));
  const bool subtract = preceding == ((tree_[item].detail & kSqlDescending) == 0);
  ResolvedCall sum;
  if (fits) {
    const TypeId arguments[] = {key_type, type};
    sum = resolve_operator(types_, subtract ? OperatorKind::kSubtract : OperatorKind::kAdd,
                           arguments, subtract ? "-" : "+");
  }
  if (!fits || !sum.error_name.empty()) {
    mismatch(offset, "Window frame RANGE value type (" + shown(type) +
                         ") not compatible with sort item type (" + shown(key_type) + ")");
    return;
  }
  if (known(sum.result) && !can_coerce(types_, key_type, sum.result)) {
    mismatch(key, "Sort key must evaluate to a " + shown(sum.result) +
                      " (actual: " + shown(key_type) + ")");
  }
}

}  // namespace mapping::analysis
