#include "analysis/queries/window_frames.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "analysis/queries/window_frame.h"
#include "analysis/row_patterns/pattern_clauses.h"
#include "analysis/row_patterns/row_pattern.h"

namespace mapping::analysis {
namespace {

constexpr std::string_view kRangeFrame = "Window frame of type RANGE PRECEDING or FOLLOWING ";
constexpr sql::TokenKind kAnchors[] = {sql::TokenKind::kCaret, sql::TokenKind::kDollar};

std::string_view order_fault(const Frame& frame) {
  if (frame.start == FrameBound::kUnboundedFollowing) {
    return "Window frame start cannot be UNBOUNDED FOLLOWING";
  }
  if (frame.end == FrameBound::kUnboundedPreceding) {
    return "Window frame end cannot be UNBOUNDED PRECEDING";
  }
  if (frame.start == FrameBound::kCurrentRow && frame.end == FrameBound::kPreceding) {
    return "Window frame starting from CURRENT ROW cannot end with PRECEDING";
  }
  if (frame.start == FrameBound::kFollowing && frame.end == FrameBound::kPreceding) {
    return "Window frame starting from FOLLOWING cannot end with PRECEDING";
  }
  if (frame.start == FrameBound::kFollowing && frame.end == FrameBound::kCurrentRow) {
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

void WindowFrame::analyze(const ResolvedWindow& window, SqlNodeId original,
                          const Context& context) {
  const Frame frame = read_frame(tree_, window.frame);
  if (tree_.find_child(window.frame, SqlNodeKind::kPattern) != kNoSqlNode) {
    analyze_pattern(window.frame, frame, context);
  } else {
    check_no_pattern_clauses(window.frame);
  }
  if (const std::string_view message = order_fault(frame); !message.empty()) {
    state_.verdict.fail(window.frame, "INVALID_WINDOW_FRAME", message);
  }
  if (!state_.verdict.stopped()) analyze_values(frame, window, original, context);
}

void WindowFrame::analyze_pattern(SqlNodeId node, const Frame& frame, const Context& context) {
  if (own_words(tree_, node).find(" DEFINE") == std::string::npos) {
    state_.verdict.fail(node, "MISSING_VARIABLE_DEFINITIONS",
                        "Pattern recognition requires DEFINE clause");
  } else if (frame.type != "ROWS") {
    state_.verdict.fail(node, "INVALID_WINDOW_FRAME",
                        "Pattern recognition requires ROWS frame type");
  } else if (frame.start != FrameBound::kCurrentRow || !frame.has_end) {
    state_.verdict.fail(
        node, "INVALID_WINDOW_FRAME",
        "Pattern recognition requires frame specified as BETWEEN CURRENT ROW AND ...");
  }
  PatternLabels labels{.in_window = true};
  PatternClauses clauses(state_, node);
  if (state_.verdict.stopped() || !clauses.check(labels)) return;
  clauses.check_no_sign(kAnchors, "Anchor pattern syntax is not allowed in window");
  const Context inner{.scope = context.scope, .correlated = false, .labels = &labels};
  PatternExpressions expressions(state_, typer_);
  expressions.analyze_definitions(node, inner);
  expressions.analyze_measures(node, inner);
}

// Each of the clauses of a row pattern needs PATTERN.
void WindowFrame::check_no_pattern_clauses(SqlNodeId frame) {
  static constexpr std::string_view kMissing = "MISSING_ROW_PATTERN";
  const std::vector<WrittenPart> parts = written_parts(tree_, frame);
  if (parts.front().word == "MEASURES") {
    state_.verdict.fail(tree_[frame].span, kMissing, "Row pattern measures require PATTERN clause");
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& word = parts[i].word;
    const Span next = parts[std::min(i + 1, parts.size() - 1)].span;
    if (word == "SKIP") {
      state_.verdict.fail(parts[i].span, kMissing,
                          "AFTER MATCH SKIP clause requires PATTERN clause");
    } else if (word == "INITIAL" || word == "SEEK") {
      state_.verdict.fail(parts[i].span, kMissing, "{} modifier requires PATTERN clause", {word});
    } else if (word == "SUBSET") {
      state_.verdict.fail(next, kMissing, "Union variable definitions require PATTERN clause");
    } else if (word == "DEFINE") {
      state_.verdict.fail(next, kMissing,
                          "Primary pattern variable definitions require PATTERN clause");
    }
  }
}

void WindowFrame::analyze_values(const Frame& frame, const ResolvedWindow& window,
                                 SqlNodeId original, const Context& context) {
  const struct {
    SqlNodeId value;
    std::string_view name;
    FrameBound bound;
  } bounds[] = {{frame.start_value, "start", frame.start}, {frame.end_value, "end", frame.end}};
  for (const auto& bound : bounds) {
    if (bound.value == kNoSqlNode) continue;
    if (frame.type == "RANGE") {
      analyze_range_offset(bound.value, bound.bound == FrameBound::kPreceding, window, original,
                           context);
      continue;
    }
    if (frame.type == "GROUPS" && window.order == kNoSqlNode) {
      state_.verdict.fail(original, "MISSING_ORDER_BY",
                          "Window frame of type GROUPS PRECEDING or FOLLOWING requires ORDER BY");
    }
    const TypeId type = typer_.type_of(bound.value, context);
    if (state_.verdict.require(type) && !is_whole_number(state_.types[type])) {
      state_.verdict.mismatch(
          bound.value,
          "Window frame {} {} value type must be exact numeric type with scale 0 (actual {})",
          {frame.type, bound.name, state_.shown(type)});
    }
  }
}

// The one thing that a window with offsets in its RANGE is sorted by.
SqlNodeId WindowFrame::range_sort_item(const ResolvedWindow& window, SqlNodeId original) {
  if (window.order == kNoSqlNode) {
    state_.verdict.fail(original, "MISSING_ORDER_BY", "{}requires ORDER BY", {kRangeFrame});
    return kNoSqlNode;
  }
  const SqlNodeId item = tree_[window.order].first_child;
  if (tree_[item].next == kNoSqlNode) return item;
  std::size_t count = 0;
  for (SqlNodeId other = item; other != kNoSqlNode; other = tree_[other].next) ++count;
  state_.verdict.fail(window.order, "INVALID_ORDER_BY",
                      "{}requires single sort item in ORDER BY (actual: {})",
                      {kRangeFrame, std::to_string(count)});
  return kNoSqlNode;
}

// RANGE adds the offset to what the window is sorted by.
void WindowFrame::analyze_range_offset(SqlNodeId offset, bool preceding,
                                       const ResolvedWindow& window, SqlNodeId original,
                                       const Context& context) {
  const SqlNodeId item = range_sort_item(window, original);
  if (item == kNoSqlNode) return;
  const SqlNodeId key = tree_[item].first_child;
  const TypeId key_type = typer_.type_of(key, context);
  if (!state_.verdict.require(key_type)) return;
  const bool numeric = is_number(state_.types.kind(key_type));
  if (!numeric && !is_datetime(state_.types.kind(key_type))) {
    state_.verdict.mismatch(
        key, "{}requires that sort item type be numeric, datetime or interval (actual: {})",
        {kRangeFrame, state_.shown(key_type)});
    return;
  }
  const TypeId type = typer_.type_of(offset, context);
  if (!state_.verdict.require(type)) return;
  const bool fits =
      numeric ? is_number(state_.types.kind(type)) : is_interval(state_.types.kind(type));
  const bool subtract = preceding == ((tree_[item].detail & kSqlDescending) == 0);
  ResolvedCall sum;
  if (fits) {
    const TypeId arguments[] = {key_type, type};
    sum = resolve_operator(state_.types, subtract ? OperatorKind::kSubtract : OperatorKind::kAdd,
                           arguments, subtract ? "-" : "+");
  }
  if (!fits || !sum.error_name.empty()) {
    state_.verdict.mismatch(
        offset, "Window frame RANGE value type ({}) not compatible with sort item type ({})",
        {state_.shown(type), state_.shown(key_type)});
    return;
  }
  if (state_.verdict.require(sum.result) && !can_coerce(state_.types, key_type, sum.result)) {
    state_.verdict.mismatch(key, "Sort key must evaluate to a {} (actual: {})",
                            {state_.shown(sum.result), state_.shown(key_type)});
  }
}

}  // namespace mapping::analysis
