#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/format/format_expression.h"
#include "analysis/functions/function_table.h"
#include "analysis/row_patterns/pattern_clauses.h"
#include "mapping/text.h"

// WINDOW and OVER; frames are in window_frames.cpp.
namespace mapping::analysis {
namespace {

constexpr std::string_view kNoFrameFunctions[] = {
    "lag", "lead", "ntile", "rank", "dense_rank", "percent_rank", "cume_dist", "row_number"};
constexpr std::string_view kValueFunctions[] = {"first_value", "last_value", "nth_value", "lead",
                                                "lag"};

}  // namespace

void Analyzer::window_defined_twice(SqlNodeId definition) {
  const SqlNodeId name = tree_[definition].first_child;
  fail(definition, "DUPLICATE_WINDOW_NAME", "WINDOW name '{}' specified more than once",
       {format_name(tree_, name)});
}

void Analyzer::analyze_window_definitions(Specification& specification) {
  const SqlNodeId windows = tree_.find_child(specification.select, SqlNodeKind::kWindows);
  if (windows == kNoSqlNode) return;
  for (SqlNodeId definition = tree_[windows].first_child; definition != kNoSqlNode;
       definition = tree_[definition].next) {
    const SqlNodeId name = tree_[definition].first_child;
    const SqlNodeId window = tree_.child(definition, 1);
    const Name canonical = keep(canonical_name(tree_, name));
    if (specification.window_places.contains(canonical.text)) {
      window_defined_twice(definition);
      return;
    }
    const auto resolved = resolve_window(window, specification);
    if (!resolved) return;
    analyze_window(*resolved, window, {.scope = specification.source, .correlated = correlated_});
    specification.window_places.insert(canonical.text,
                                       static_cast<std::uint32_t>(specification.windows.size()));
    specification.windows.emplace_back(name, *resolved);
  }
}

bool Analyzer::same_window(SqlNodeId a, SqlNodeId b) const {
  return canonical_name(tree_, a) == canonical_name(tree_, b);
}

// Windows of the select list and of ORDER BY, before anything in them is analyzed.
void Analyzer::resolve_windows(Specification& specification) {
  resolve_windows_in(tree_[specification.select].first_child, specification);
  resolve_windows_in(specification.order_by, specification);
}

void Analyzer::resolve_windows_in(SqlNodeId expression, Specification& specification) {
  for (const SqlNodeId node : calls_with(kHasOver, expression)) {
    const SqlNodeId over = tree_.find_child(node, SqlNodeKind::kOver);
    const auto resolved = resolve_window(tree_[over].first_child, specification);
    if (!resolved) return;
    put_window(over, *resolved);
  }
}

void Analyzer::put_window(SqlNodeId over, const ResolvedWindow& window) {
  if (window_places_.empty()) window_places_.resize(tree_.nodes.size());
  windows_.emplace_back(over, window);
  window_places_[over] = static_cast<std::uint32_t>(windows_.size());
}

std::optional<ResolvedWindow> Analyzer::resolve_window(SqlNodeId window,
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
    fail(name, "INVALID_WINDOW_REFERENCE", "Cannot resolve WINDOW name {}",
         {format_name(tree_, name)});
    return std::nullopt;
  }
  const ResolvedWindow& named = specification.windows[place].second;
  if (own.partition != kNoSqlNode) {
    fail(tree_[own.partition].first_child, "INVALID_PARTITION_BY",
         "WINDOW specification with named WINDOW reference cannot specify PARTITION BY");
  } else if (own.order != kNoSqlNode && named.order != kNoSqlNode) {
    fail(own.order, "INVALID_ORDER_BY",
         "Cannot specify ORDER BY if referenced named WINDOW specifies ORDER BY");
  } else if (!is_reference && named.frame != kNoSqlNode) {
    fail(name, "INVALID_WINDOW_REFERENCE",
         "Cannot reference named WINDOW containing frame specification");
  }
  if (stopped()) return std::nullopt;
  own.partition_inherited = named.partition != kNoSqlNode;
  own.order_inherited = own.order == kNoSqlNode && named.order != kNoSqlNode;
  own.frame_inherited = own.frame == kNoSqlNode && named.frame != kNoSqlNode;
  own.partition = own.partition_inherited ? named.partition : own.partition;
  own.order = own.order_inherited ? named.order : own.order;
  own.frame = own.frame_inherited ? named.frame : own.frame;
  return own;
}

const ResolvedWindow* Analyzer::window_of(SqlNodeId over) const {
  const std::uint32_t place = window_places_.empty() ? 0 : window_places_[over];
  return place == 0 ? nullptr : &windows_[place - 1].second;
}

// Windows are looked for in what is selected and sorted by, not in the rows of VALUES.
void Analyzer::refuse_unresolved_window(SqlNodeId node) {
  fail_without_place(node, kServerDefect, "no resolved window for: {}",
                     {format_expression(tree_, node)});
}

// `m OVER w`; most often a function whose parentheses were forgotten.
TypeId Analyzer::type_of_measure(SqlNodeId node, const Context& context) {
  const SqlNodeId over = tree_.find_child(node, SqlNodeKind::kOver);
  const ResolvedWindow* const found = window_of(over);
  if (found == nullptr) {
    refuse_unresolved_window(node);
    return kUncertain;
  }
  const ResolvedWindow window = *found;
  const SqlNodeId name = tree_[node].first_child;
  const std::string measure = tree_.name_of(name);
  constexpr std::size_t kStepsOfMeasure = 30;
  for (SqlNodeId id = tree_[window.frame].first_child; id != kNoSqlNode; id = tree_[id].next) {
    spend(kStepsOfMeasure);
  }
  if (gave_up()) return kUncertain;
  const std::vector<SqlNodeId> named = measures_named(window.frame, name);
  if (named.empty()) {
    SqlFault* const fault =
        fail(node, "INVALID_WINDOW_MEASURE",
             "Measure {} is not defined in the corresponding window", {measure});
    offer_parentheses(fault, name);
    return kUncertain;
  }
  if (named.size() > 1) {
    fail(node, "AMBIGUOUS_NAME", "Measure {} is defined more than once", {measure});
    return kUncertain;
  }
  analyze_window(window, tree_[over].first_child, context);
  // Of a frame that is taken from a named window, it has been analyzed there.
  return stopped() ? kUncertain : type_of(named.front(), context);
}

// The expressions of a frame's measures of this name.
std::vector<SqlNodeId> Analyzer::measures_named(SqlNodeId frame, SqlNodeId name) const {
  std::vector<SqlNodeId> found;
  for (SqlNodeId id = tree_[frame].first_child; id != kNoSqlNode; id = tree_[id].next) {
    if (is_measure(tree_, id) && same_window(tree_.child(id, 1), name)) {
      found.push_back(tree_[id].first_child);
    }
  }
  return found;
}

// Only what the window says itself: what it takes from a named one has been checked there.
void Analyzer::analyze_window(const ResolvedWindow& window, SqlNodeId original,
                              const Context& context) {
  if (!check_no_window_inside(window)) return;
  if (window.partition != kNoSqlNode && !window.partition_inherited) {
    analyze_window_partition(window.partition, context);
  }
  if (window.order != kNoSqlNode && !window.order_inherited) {
    analyze_window_order(window.order, context);
  }
  if (window.frame != kNoSqlNode && !window.frame_inherited) {
    analyze_frame(window, original, context);
  }
}

bool Analyzer::check_no_window_inside(const ResolvedWindow& window) {
  const std::pair<SqlNodeId, bool> parts[] = {{window.partition, window.partition_inherited},
                                              {window.order, window.order_inherited},
                                              {window.frame, window.frame_inherited}};
  for (const auto& [part, inherited] : parts) {
    if (inherited) continue;
    const std::vector<SqlNodeId> windows = calls_with(kHasOver, part);
    if (windows.empty()) continue;
    fail(windows.front(), "NESTED_WINDOW",
         "Cannot nest window functions or row pattern measures inside window specification");
    return false;
  }
  return true;
}

void Analyzer::analyze_window_partition(SqlNodeId partition, const Context& context) {
  for (SqlNodeId item = tree_[partition].first_child; item != kNoSqlNode; item = tree_[item].next) {
    const TypeId type = type_of(item, context);
    if (known(type) && !types_.is_comparable(type)) {
      mismatch(item,
               "{} is not comparable, and therefore cannot be used in window function PARTITION BY",
               {shown(type)});
    }
  }
}

void Analyzer::analyze_window_order(SqlNodeId order, const Context& context) {
  for (SqlNodeId item = tree_[order].first_child; item != kNoSqlNode; item = tree_[item].next) {
    const TypeId type = type_of(tree_[item].first_child, context);
    if (known(type) && !types_.is_orderable(type)) {
      mismatch(item,
               "{} is not orderable, and therefore cannot be used in window function ORDER BY",
               {shown(type)});
    }
  }
}

void Analyzer::check_window_functions(const Specification& specification) {
  for (const SelectOutput& output : specification.outputs) {
    if (output.is_expression) check_window_functions_in(output.node, specification.select);
  }
  for (const SqlNodeId expression : specification.order_expressions) {
    if (expression != kNoSqlNode) check_window_functions_in(expression, specification.select);
  }
}

// The call of a window function that comes first in the text, which is before its own arguments.
SqlNodeId Analyzer::first_without_over(const std::vector<SqlNodeId>& nodes) const {
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

void Analyzer::check_window_functions_in(SqlNodeId expression, SqlNodeId select) {
  if ((contents_[expression] & kHasWindow) == 0 || stopped()) return;
  const std::vector<SqlNodeId> nodes = nodes_below(tree_, expression);
  if (const SqlNodeId call = first_without_over(nodes); call != kNoSqlNode) {
    fail(call, "MISSING_OVER", "Window function system.builtin.{} requires an OVER clause",
         {without_builtin(called_name(tree_, call))});
    return;
  }
  for (const SqlNodeId node : nodes) {
    if ((content_of_call(tree_, node) & kHasOver) != 0 &&
        tree_[node].kind != SqlNodeKind::kMeasure) {
      check_window_function(node, select);
    }
  }
}

void Analyzer::check_window_function(SqlNodeId call, SqlNodeId select) {
  if (tree_.find_child(call, SqlNodeKind::kFilter) != kNoSqlNode) {
    fail(select, "NOT_SUPPORTED", "FILTER is not yet supported for window functions");
  }
  for (const SqlNodeId argument : call_arguments(tree_, call)) {
    for (const SqlNodeId node : calls_with(kHasOver, argument)) {
      fail(node, "NESTED_WINDOW",
           "Cannot nest window functions or row pattern measures inside window function "
           "arguments");
    }
  }
  const SqlNodeId over = tree_.find_child(call, SqlNodeKind::kOver);
  const ResolvedWindow* const window = window_of(over);
  if (window == nullptr) return;
  const std::string name = called_name(tree_, call);
  if ((name == "lag" || name == "lead") && window->order == kNoSqlNode) {
    const SqlNodeId inside = tree_[over].first_child;
    fail(tree_[inside].kind == SqlNodeKind::kName ? over : inside, "MISSING_ORDER_BY",
         "{} function requires an ORDER BY window clause", {name});
  }
  if (is_one_of(kNoFrameFunctions, name) && window->frame != kNoSqlNode) {
    fail(window->frame, "INVALID_WINDOW_FRAME", "Cannot specify window frame for {} function",
         {name});
  }
  if (!is_one_of(kValueFunctions, name) && (tree_[call].detail & kSqlNullTreatment) != 0) {
    fail(call, "NULL_TREATMENT_NOT_ALLOWED", "Cannot specify null treatment clause for {} function",
         {name});
  }
  if (tree_[call].kind != SqlNodeKind::kSpecial && !is_aggregate_function(name)) {
    check_plain_window_function(call, name, select);
  }
}

// A function that is no aggregation.
void Analyzer::check_plain_window_function(SqlNodeId call, const std::string& name,
                                           SqlNodeId select) {
  if (!is_window_function(name)) {
    fail(select, "FUNCTION_NOT_WINDOW", "Not a window function: {}", {name});
  }
  if ((tree_[call].detail & kSqlDistinct) != 0) {
    fail(select, "NOT_SUPPORTED",
         "Only aggregation window functions with DISTINCT are supported: {}",
         {format_expression(tree_, call)});
  }
  if (tree_.find_child(call, SqlNodeKind::kOrderBy) != kNoSqlNode) {
    fail(call, "NOT_SUPPORTED", "Only aggregation window functions with ORDER BY are supported");
  }
}

}  // namespace mapping::analysis
