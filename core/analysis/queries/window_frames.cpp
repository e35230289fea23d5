#include "analysis/queries/window_frames.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "analysis/queries/window_frame.h"
#include "analysis/row_patterns/pattern_clauses.h"
#include "analysis/row_patterns/row_pattern.h"

namespace mapping::analysis {
namespace {

constexpr SqlPatternSign kAnchors[] = {SqlPatternSign::kPartitionStart,
                                       SqlPatternSign::kPartitionEnd};

ServerSentence order_fault(const Frame& frame) {
  if (frame.start == FrameBound::kUnboundedFollowing) {
    return say(ServerMessage::kFrameFromUnboundedFollowing);
  }
  if (frame.end == FrameBound::kUnboundedPreceding) {
    return say(ServerMessage::kFrameToUnboundedPreceding);
  }
  if (frame.start == FrameBound::kCurrentRow && frame.end == FrameBound::kPreceding) {
    return say(ServerMessage::kFrameEndsBeforeStart, {"CURRENT ROW", "PRECEDING"});
  }
  if (frame.start == FrameBound::kFollowing && frame.end == FrameBound::kPreceding) {
    return say(ServerMessage::kFrameEndsBeforeStart, {"FOLLOWING", "PRECEDING"});
  }
  if (frame.start == FrameBound::kFollowing && frame.end == FrameBound::kCurrentRow) {
    return say(ServerMessage::kFrameEndsBeforeStart, {"FOLLOWING", "CURRENT ROW"});
  }
  return {};
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
  if (FrameNode(tree_, window.frame).pattern() != kNoSqlNode) {
    analyze_pattern(window.frame, frame, context);
  } else {
    check_no_pattern_clauses(window.frame);
  }
  if (ServerSentence said = order_fault(frame)) state_.verdict.fail(window.frame, std::move(said));
  if (!state_.verdict.stopped()) analyze_values(frame, window, original, context);
}

void WindowFrame::analyze_pattern(SqlNodeId node, const Frame& frame, const Context& context) {
  if (first_of(node, is_definition) == kNoSqlNode) {
    state_.verdict.fail(node, ServerMessage::kFramePatternWithoutDefine);
  } else if (frame.type != "ROWS") {
    state_.verdict.fail(node, ServerMessage::kFramePatternType);
  } else if (frame.start != FrameBound::kCurrentRow || !frame.has_end) {
    state_.verdict.fail(node, ServerMessage::kFramePatternBounds);
  }
  PatternLabels labels{.in_window = true};
  PatternClauses clauses(state_, node);
  if (state_.verdict.stopped() || !clauses.check(labels)) return;
  clauses.check_no_sign(kAnchors, ServerMessage::kPatternAnchor);
  const Context inner{.scope = context.scope, .correlated = false, .labels = &labels};
  PatternExpressions expressions(state_, typer_);
  expressions.analyze_definitions(node, inner);
  expressions.analyze_measures(node, inner);
}

SqlNodeId WindowFrame::first_of(SqlNodeId frame, bool (*is_one)(const SqlTree&, SqlNodeId)) const {
  for (const SqlNodeId id : tree_.children(frame)) {
    if (is_one(tree_, id)) return id;
  }
  return kNoSqlNode;
}

// Each of the clauses of a row pattern needs PATTERN.
void WindowFrame::check_no_pattern_clauses(SqlNodeId frame) {
  const FrameNode clauses(tree_, frame);
  if (first_of(frame, is_measure) != kNoSqlNode) {
    state_.verdict.fail(tree_[frame].span, ServerMessage::kFrameMeasuresWithoutPattern);
  }
  if (const SqlNodeId skip = clauses.skip(); skip != kNoSqlNode) {
    state_.verdict.fail(tree_[skip].span, ServerMessage::kFrameSkipWithoutPattern);
  }
  if (const SqlNodeId search = clauses.search(); search != kNoSqlNode) {
    state_.verdict.fail(tree_[search].span, ServerMessage::kFrameModifierWithoutPattern,
                        {name_of_search(tree_[search])});
  }
  if (const SqlNodeId subset = tree_.find_child(frame, SqlNodeKind::kSubset);
      subset != kNoSqlNode) {
    state_.verdict.fail(tree_[subset].span, ServerMessage::kFrameSubsetWithoutPattern);
  }
  if (const SqlNodeId definition = first_of(frame, is_definition); definition != kNoSqlNode) {
    state_.verdict.fail(tree_[definition].span, ServerMessage::kFrameDefineWithoutPattern);
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
      state_.verdict.fail(original, ServerMessage::kGroupsFrameOrder);
    }
    const TypeId type = typer_.type_of(bound.value, context);
    if (state_.verdict.require(type) && !is_whole_number(state_.types[type])) {
      state_.verdict.mismatch(bound.value, ServerMessage::kFrameValueType,
                              {frame.type, bound.name, state_.shown(type)});
    }
  }
}

// The one thing that a window with offsets in its RANGE is sorted by.
SqlNodeId WindowFrame::range_sort_item(const ResolvedWindow& window, SqlNodeId original) {
  if (window.order == kNoSqlNode) {
    state_.verdict.fail(original, ServerMessage::kRangeFrameOrder);
    return kNoSqlNode;
  }
  const SqlNodeId item = tree_[window.order].first_child;
  if (tree_[item].next == kNoSqlNode) return item;
  std::size_t count = 0;
  for (SqlNodeId other = item; other != kNoSqlNode; other = tree_[other].next) ++count;
  state_.verdict.fail(window.order, ServerMessage::kRangeFrameSortItems, {count});
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
    state_.verdict.fail(key, ServerMessage::kRangeFrameSortType, {state_.shown(key_type)});
    return;
  }
  const TypeId type = typer_.type_of(offset, context);
  if (!state_.verdict.require(type)) return;
  const bool fits =
      numeric ? is_number(state_.types.kind(type)) : is_interval(state_.types.kind(type));
  const bool subtract = preceding == tree_[item].is(SqlSortOrder::kAscending);
  ResolvedCall sum;
  if (fits) {
    const TypeId arguments[] = {key_type, type};
    sum = resolve_operator(state_.types, subtract ? OperatorKind::kSubtract : OperatorKind::kAdd,
                           arguments, subtract ? "-" : "+");
  }
  if (!fits || sum.refusal) {
    state_.verdict.mismatch(offset, ServerMessage::kRangeFrameValueType,
                            {state_.shown(type), state_.shown(key_type)});
    return;
  }
  if (state_.verdict.require(sum.result) && !can_coerce(state_.types, key_type, sum.result)) {
    state_.verdict.mismatch(key, ServerMessage::kWrongType,
                            {"Sort key", state_.shown(sum.result), state_.shown(key_type)});
  }
}

}  // namespace mapping::analysis
