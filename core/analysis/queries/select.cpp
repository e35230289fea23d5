#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/format/format_expression.h"
#include "analysis/queries/expression_index.h"
#include "mapping/text.h"

// One query specification, in the order of Trino's visitQuerySpecification. Select lists are in
// select_items.cpp.
namespace mapping::analysis {

const Scope* Analyzer::analyze_select(SqlNodeId select, SqlNodeId query, const Scope* scope) {
  Specification specification;
  specification.select = select;
  specification.source = analyze_from(select, scope);
  if (query != kNoSqlNode) {
    specification.order_by = tree_.find_child(query, SqlNodeKind::kOrderBy);
  }
  analyze_window_definitions(specification);
  resolve_windows(specification);
  if (const SqlNodeId where = tree_.find_child(select, SqlNodeKind::kWhere); where != kNoSqlNode) {
    analyze_where(tree_[where].first_child, *specification.source);
  }
  Scope* output = new_scope(scope, {});
  specification.output = output;
  analyze_items(specification, output->fields);
  analyze_group_by(specification);
  if (const SqlNodeId having = tree_.find_child(select, SqlNodeKind::kHaving);
      having != kNoSqlNode) {
    analyze_having(tree_[having].first_child, *specification.source);
  }
  if (specification.order_by != kNoSqlNode) {
    // Sees the columns of the result and, behind them, those of FROM.
    spend(output->fields.size() * kStepsOfField);
    Scope* order = new_scope(specification.source, output->fields);
    order->relation = output->relation;
    specification.order = order;
    specification.order_expressions = analyze_order_by(select, specification.order_by, *order);
  }
  if (query != kNoSqlNode) {
    analyze_row_limits(query, specification.order_by != kNoSqlNode);
  }
  if (!stopped()) {
    check_grouping_operations(specification);
    check_aggregations(specification);
    check_window_functions(specification);
    check_distinct_order(specification);
  }
  return output;
}

// A comma is a join whose left side is everything in front of it.
const Scope* Analyzer::analyze_from(SqlNodeId select, const Scope* scope) {
  const SqlNodeId from = tree_.find_child(select, SqlNodeKind::kFrom);
  if (from == kNoSqlNode) return new_scope(scope, {});
  const SqlNodeId first = tree_[from].first_child;
  const Scope* left = analyze_relation(first, scope);
  for (SqlNodeId relation = tree_[first].next; relation != kNoSqlNode && !stopped();
       relation = tree_[relation].next) {
    const Scope* right = analyze_relation(relation, is_lateral(tree_, relation) ? left : scope);
    spend(right->fields.size() * kStepsOfField);
    if (gave_up()) break;
    Fields fields = take_fields(left);  // which are moved: only the right side is copied
    fields.insert(fields.end(), right->fields.begin(), right->fields.end());
    left = new_scope(scope, std::move(fields));
  }
  return left;
}

// The calls below that hold the content themselves, children first.
std::vector<SqlNodeId> Analyzer::calls_with(std::uint8_t content, SqlNodeId node) const {
  if ((contents_[node] & content) == 0) return {};
  std::vector<SqlNodeId> calls = nodes_below(tree_, node);
  std::erase_if(calls, [&](SqlNodeId id) { return (content_of_call(tree_, id) & content) == 0; });
  return calls;
}

// Aggregates, windows and GROUPING have no meaning in most clauses.
void Analyzer::check_no_aggregates(SqlNodeId expression, std::string_view clause) {
  std::vector<SqlNodeId> found;
  for (const std::uint8_t content : {kHasAggregate, kHasWindow, kHasGrouping}) {
    std::ranges::copy(calls_with(content, expression), std::back_inserter(found));
  }
  if (found.empty()) return;
  fail(expression, "EXPRESSION_NOT_SCALAR",
       "{} cannot contain aggregations, window functions or grouping operations: {}",
       {clause, format_list(tree_, found)});
}

void Analyzer::check_condition(SqlNodeId condition, TypeId type, std::string_view clause) {
  if (!known(type) || type == boolean() || types_.kind(type) == TypeKind::kUnknown) return;
  mismatch(condition, "{} must evaluate to a boolean: actual type {}", {clause, shown(type)});
}

void Analyzer::analyze_where(SqlNodeId where, const Scope& scope) {
  check_no_aggregates(where, "WHERE clause");
  const Scope* const outer = std::exchange(filtered_, query_scope(&scope));
  const std::uint32_t correlations = correlations_;
  check_condition(where, type_in(where, scope), "WHERE clause");
  filtered_ = outer;
  if (correlations_ != correlations) check_correlated_terms(where, scope);
}

void Analyzer::analyze_having(SqlNodeId having, const Scope& scope) {
  if (const std::vector<SqlNodeId> windows = calls_with(kHasWindow, having); !windows.empty()) {
    fail(windows.front(), "NESTED_WINDOW",
         "HAVING clause cannot contain window functions or row pattern measures");
    return;
  }
  check_condition(having, type_in(having, scope), "HAVING clause");
}

// Whether an expression that has been analyzed gives the same each time.
bool Analyzer::is_deterministic(SqlNodeId expression) const {
  return std::ranges::none_of(nodes_below(tree_, expression), [&](SqlNodeId node) {
    return std::ranges::binary_search(random_calls_, node);
  });
}

namespace {

// Of a column that a star stands for: what needs no quotes counts as written without.
std::string canonical_column(std::string_view name) {
  const auto is_plain = [](char c) {
    return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  const bool plain =
      !name.empty() && (name[0] < '0' || name[0] > '9') && std::ranges::all_of(name, is_plain);
  return plain ? to_upper(name) : std::string(name);
}

}  // namespace

// The names that ORDER BY may use for columns of SELECT DISTINCT, in capitals unless quoted.
std::vector<std::string> Analyzer::output_names(const Specification& specification) const {
  std::vector<std::string> names;
  const SqlNodeId list = tree_[specification.select].first_child;
  std::size_t output = 0;
  for (SqlNodeId item = tree_[list].first_child; item != kNoSqlNode; item = tree_[item].next) {
    const SqlNodeId target = unwrapped(tree_, tree_[item].first_child);
    if (tree_[item].kind == SqlNodeKind::kSelectItem) {
      ++output;
      SqlNodeId name = tree_.child(item, 1);
      if (name == kNoSqlNode && tree_[target].kind == SqlNodeKind::kColumn) name = target;
      if (name == kNoSqlNode && tree_[target].kind == SqlNodeKind::kDereference) {
        name = tree_.child(target, 1);
      }
      if (name != kNoSqlNode) names.push_back(canonical_name(tree_, name));
      continue;
    }
    const SqlNodeId aliases = tree_.find_child(item, SqlNodeKind::kColumnNames);
    for (SqlNodeId name = aliases == kNoSqlNode ? kNoSqlNode : tree_[aliases].first_child;
         name != kNoSqlNode; name = tree_[name].next) {
      names.push_back(canonical_name(tree_, name));
    }
    const auto is_of_star = [&](const SelectOutput& other) {
      return other.node == item || (target != kNoSqlNode && other.node == target);
    };
    for (; output < specification.outputs.size() && is_of_star(specification.outputs[output]);
         ++output) {
      if (aliases != kNoSqlNode || output >= specification.output->fields.size()) continue;
      const Name name = specification.output->fields[output].name;
      if (name.exists()) names.push_back(canonical_column(name.text));
    }
  }
  return names;
}

// SELECT DISTINCT sorts by what it selects: by a name of the result or by the same expression. What
// differs each time is the same as nothing.
void Analyzer::check_distinct_order(const Specification& specification) {
  const SqlNodeId select = specification.select;
  if ((tree_[select].detail & kSqlDistinct) == 0) return;
  if (specification.order_expressions.empty()) return;
  const std::vector<std::string> outputs = output_names(specification);
  NameTable names(NameCase::kExact);
  for (const std::string& name : outputs) names.insert(name, 0);
  ExpressionIndex selected(*this, specification);
  std::vector<FieldId> selected_fields;
  for (const SelectOutput& output : specification.outputs) {
    if (output.is_expression) {
      selected.add(output.node);
    } else {
      selected_fields.push_back(output.field);
    }
  }
  std::ranges::sort(selected_fields);
  for (const SqlNodeId expression : specification.order_expressions) {
    if (expression == kNoSqlNode) continue;
    const SqlNodeId inner = unwrapped(tree_, expression);
    const bool is_name = tree_[inner].kind == SqlNodeKind::kColumn;
    if (is_name && names.contains(canonical_name(tree_, inner))) continue;
    if (is_deterministic(inner) && selected.contains(inner)) continue;
    const FieldId field = references_[inner];
    if (field.relation != 0 && std::ranges::binary_search(selected_fields, field)) continue;
    fail(select, "EXPRESSION_NOT_IN_DISTINCT",
         "For SELECT DISTINCT, ORDER BY expressions must appear in select list");
    return;
  }
}

}  // namespace mapping::analysis
