#include "analysis/queries/windows.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/fixes.h"
#include "analysis/format/format_expression.h"
#include "analysis/functions/function_table.h"
#include "analysis/queries/window_frames.h"
#include "analysis/row_patterns/pattern_clauses.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

constexpr std::string_view kNoFrameFunctions[] = {
    "lag", "lead", "ntile", "rank", "dense_rank", "percent_rank", "cume_dist", "row_number"};
constexpr std::string_view kValueFunctions[] = {"first_value", "last_value", "nth_value", "lead",
                                                "lag"};

// IGNORE NULLS or RESPECT NULLS.
bool treats_nulls(const SqlNode& call) {
  return call.is(SqlNullTreatment::kIgnore) || call.is(SqlNullTreatment::kRespect);
}

}  // namespace

void Windows::analyze_definitions(Specification& specification) {
  const SqlNodeId windows = tree_.find_child(specification.select, SqlNodeKind::kWindows);
  if (windows == kNoSqlNode) return;
  for (const SqlNodeId definition : tree_.children(windows)) {
    const SqlNodeId name = tree_[definition].first_child;
    const SqlNodeId window = WindowDefinitionNode(tree_, definition).window();
    const Name canonical = state_.scopes.keep(canonical_name(tree_, name));
    if (specification.window_places.contains(canonical.text)) {
      window_defined_twice(state_, definition);
      return;
    }
    const auto own = resolved(window, specification);
    if (!own) return;
    analyze(*own, window, {.scope = specification.source, .correlated = state_.correlated});
    specification.window_places.insert(canonical.text,
                                       static_cast<std::uint32_t>(specification.windows.size()));
    specification.windows.emplace_back(name, *own);
  }
}

void Windows::resolve(const Specification& specification) {
  resolve_in(tree_[specification.select].first_child, specification);
  resolve_in(specification.order_by, specification);
}

void Windows::resolve_in(SqlNodeId expression, const Specification& specification) {
  for (const SqlNodeId node : calls_with(state_, kHasOver, expression)) {
    const SqlNodeId over = tree_.find_child(node, SqlNodeKind::kOver);
    const auto own = resolved(tree_[over].first_child, specification);
    if (!own) return;
    state_.notes.set_window(over, *own);
  }
}

std::optional<ResolvedWindow> Windows::resolved(SqlNodeId window,
                                                const Specification& specification) {
  const bool is_reference = tree_[window].kind == SqlNodeKind::kName;
  const SqlNodeId name = is_reference ? window : tree_.find_child(window, SqlNodeKind::kName);
  ResolvedWindow own;
  if (!is_reference) {
    own.partition = tree_.find_child(window, SqlNodeKind::kPartition);
    own.order = tree_.find_child(window, SqlNodeKind::kOrderBy);
    own.frame = tree_.find_child(window, SqlNodeKind::kFrame);
  }
  if (name == kNoSqlNode) return own;
  const std::uint32_t place = specification.window_places.find(canonical_name(tree_, name));
  if (place == NameTable::kNone) {
    state_.verdict.fail(name, ServerMessage::kWindowNameNotFound, {format_name(tree_, name)});
    return std::nullopt;
  }
  state_.notes.set_name(name, specification.windows[place].first);
  const ResolvedWindow& named = specification.windows[place].second;
  if (own.partition != kNoSqlNode) {
    state_.verdict.fail(tree_[own.partition].first_child, ServerMessage::kNamedWindowPartition);
  } else if (own.order != kNoSqlNode && named.order != kNoSqlNode) {
    state_.verdict.fail(own.order, ServerMessage::kNamedWindowOrder);
  } else if (!is_reference && named.frame != kNoSqlNode) {
    state_.verdict.fail(name, ServerMessage::kNamedWindowFrame);
  }
  if (state_.verdict.stopped()) return std::nullopt;
  own.partition_inherited = named.partition != kNoSqlNode;
  own.order_inherited = own.order == kNoSqlNode && named.order != kNoSqlNode;
  own.frame_inherited = own.frame == kNoSqlNode && named.frame != kNoSqlNode;
  own.partition = own.partition_inherited ? named.partition : own.partition;
  own.order = own.order_inherited ? named.order : own.order;
  own.frame = own.frame_inherited ? named.frame : own.frame;
  return own;
}

void Windows::refuse_unresolved(SqlNodeId node) {
  state_.verdict.fail_without_place(node, ServerMessage::kWindowNotResolved,
                                    {state_.shown_expression(node)});
}

// `m OVER w`; most often a function whose parentheses were forgotten.
TypeId Windows::type_of_measure(SqlNodeId node, const Context& context) {
  const SqlNodeId over = tree_.find_child(node, SqlNodeKind::kOver);
  const ResolvedWindow* const found = state_.notes.window(over);
  if (found == nullptr) {
    refuse_unresolved(node);
    return kUncertain;
  }
  const ResolvedWindow window = *found;
  const SqlNodeId name = tree_[node].first_child;
  const std::string measure = tree_.name_of(name);
  constexpr std::size_t kStepsOfMeasure = 30;
  if (!state_.budget.spend(tree_.children(window.frame).size() * kStepsOfMeasure))
    return kUncertain;
  const std::vector<SqlNodeId> named = measures_named(window.frame, name);
  if (named.empty()) {
    const FaultRef fault = state_.verdict.fail(node, ServerMessage::kMeasureNotFound, {measure});
    offer_parentheses(fault, tree_, name);
    return kUncertain;
  }
  if (named.size() > 1) {
    state_.verdict.fail(node, ServerMessage::kMeasureRepeated, {measure});
    return kUncertain;
  }
  analyze(window, tree_[over].first_child, context);
  // Of a frame that is taken from a named window, it has been analyzed there.
  return state_.verdict.stopped() ? kUncertain : typer_.type_of(named.front(), context);
}

// The expressions of a frame's measures of this name.
std::vector<SqlNodeId> Windows::measures_named(SqlNodeId frame, SqlNodeId name) const {
  std::vector<SqlNodeId> found;
  for (const SqlNodeId id : tree_.children(frame)) {
    if (is_measure(tree_, id) &&
        canonical_name(tree_, SelectItemNode(tree_, id).alias()) == canonical_name(tree_, name)) {
      found.push_back(tree_[id].first_child);
    }
  }
  return found;
}

// Only what the window says itself: what it takes from a named one has been checked there.
void Windows::analyze(const ResolvedWindow& window, SqlNodeId original, const Context& context) {
  if (!check_no_window_inside(window)) return;
  if (window.partition != kNoSqlNode && !window.partition_inherited) {
    analyze_partition(window.partition, context);
  }
  if (window.order != kNoSqlNode && !window.order_inherited) {
    analyze_order(window.order, context);
  }
  if (window.frame != kNoSqlNode && !window.frame_inherited) {
    WindowFrame(state_, typer_).analyze(window, original, context);
  }
}

bool Windows::check_no_window_inside(const ResolvedWindow& window) {
  const std::pair<SqlNodeId, bool> parts[] = {{window.partition, window.partition_inherited},
                                              {window.order, window.order_inherited},
                                              {window.frame, window.frame_inherited}};
  for (const auto& [part, inherited] : parts) {
    if (inherited) continue;
    const std::vector<SqlNodeId> windows = calls_with(state_, kHasOver, part);
    if (windows.empty()) continue;
    state_.verdict.fail(windows.front(), ServerMessage::kWindowInWindow);
    return false;
  }
  return true;
}

void Windows::analyze_partition(SqlNodeId partition, const Context& context) {
  for (const SqlNodeId item : tree_.children(partition)) {
    const TypeId type = typer_.type_of(item, context);
    if (state_.verdict.require(type) && !state_.types.is_comparable(type)) {
      state_.verdict.mismatch(item, ServerMessage::kWindowPartitionType, {state_.shown(type)});
    }
  }
}

void Windows::analyze_order(SqlNodeId order, const Context& context) {
  for (const SqlNodeId item : tree_.children(order)) {
    const TypeId type = typer_.type_of(tree_[item].first_child, context);
    if (state_.verdict.require(type) && !state_.types.is_orderable(type)) {
      state_.verdict.mismatch(item, ServerMessage::kWindowOrderType, {state_.shown(type)});
    }
  }
}

void Windows::check_functions(const Specification& specification) {
  for (const SelectOutput& output : specification.outputs) {
    if (output.is_expression) check_functions_in(output.node, specification.select);
  }
  for (const SqlNodeId expression : specification.order_expressions) {
    if (expression != kNoSqlNode) check_functions_in(expression, specification.select);
  }
}

// The call of a window function that comes first in the text, which is before its own arguments.
SqlNodeId Windows::first_without_over(const std::vector<SqlNodeId>& nodes) const {
  SqlNodeId first = kNoSqlNode;
  for (const SqlNodeId node : nodes) {
    if (tree_[node].kind != SqlNodeKind::kFunction ||
        tree_.find_child(node, SqlNodeKind::kOver) != kNoSqlNode ||
        !is_window_function(called_name(tree_, node))) {
      continue;
    }
    if (first == kNoSqlNode || tree_[node].span.begin < tree_[first].span.begin) first = node;
  }
  return first;
}

void Windows::check_functions_in(SqlNodeId expression, SqlNodeId select) {
  if (!state_.notes.has(kHasWindow, expression) || state_.verdict.stopped()) return;
  const std::vector<SqlNodeId> nodes = nodes_below(tree_, expression);
  if (const SqlNodeId call = first_without_over(nodes); call != kNoSqlNode) {
    state_.verdict.fail(call, ServerMessage::kMissingOver,
                        {without_builtin(called_name(tree_, call))});
    return;
  }
  for (const SqlNodeId node : nodes) {
    if ((content_of_call(tree_, node) & kHasOver) != 0 &&
        tree_[node].kind != SqlNodeKind::kMeasure) {
      check_function(node, select);
    }
  }
}

void Windows::check_function(SqlNodeId call, SqlNodeId select) {
  if (tree_.find_child(call, SqlNodeKind::kFilter) != kNoSqlNode) {
    state_.verdict.fail(select, ServerMessage::kWindowFilter);
  }
  for (const SqlNodeId argument : call_arguments(tree_, call)) {
    for (const SqlNodeId node : calls_with(state_, kHasOver, argument)) {
      state_.verdict.fail(node, ServerMessage::kWindowInWindowArguments);
    }
  }
  const SqlNodeId over = tree_.find_child(call, SqlNodeKind::kOver);
  const ResolvedWindow* const window = state_.notes.window(over);
  if (window == nullptr) return;
  const std::string name = called_name(tree_, call);
  if ((name == "lag" || name == "lead") && window->order == kNoSqlNode) {
    const SqlNodeId inside = tree_[over].first_child;
    state_.verdict.fail(tree_[inside].kind == SqlNodeKind::kName ? over : inside,
                        ServerMessage::kMissingWindowOrder, {name});
  }
  if (is_one_of(kNoFrameFunctions, name) && window->frame != kNoSqlNode) {
    state_.verdict.fail(window->frame, ServerMessage::kWindowFrameOfFunction, {name});
  }
  if (!is_one_of(kValueFunctions, name) && treats_nulls(tree_[call])) {
    state_.verdict.fail(call, ServerMessage::kNullTreatment, {name});
  }
  if (tree_[call].kind != SqlNodeKind::kSpecial && !is_aggregate_function(name)) {
    check_plain_function(call, name, select);
  }
}

// A function that is no aggregation.
void Windows::check_plain_function(SqlNodeId call, const std::string& name, SqlNodeId select) {
  if (!is_window_function(name)) {
    state_.verdict.fail(select, ServerMessage::kNotAWindowFunction, {name});
  }
  if (tree_[call].is(SqlQuantifier::kDistinct)) {
    state_.verdict.fail(select, ServerMessage::kWindowDistinct, {state_.shown_expression(call)});
  }
  if (tree_.find_child(call, SqlNodeKind::kOrderBy) != kNoSqlNode) {
    state_.verdict.fail(call, ServerMessage::kWindowOrder);
  }
}

void window_defined_twice(State& state, SqlNodeId definition) {
  const SqlNodeId name = state.tree[definition].first_child;
  state.verdict.fail(definition, ServerMessage::kWindowNameRepeated,
                     {format_name(state.tree, name)});
}

}  // namespace mapping::analysis
