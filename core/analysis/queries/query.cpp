#include <utility>

#include "analysis/analyzer.h"
#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/format/format_expression.h"
#include "mapping/text.h"

namespace mapping::analysis {

// A query sees what is around it through a boundary: columns of outer queries, named queries.
const Scope* Analyzer::analyze_query(SqlNodeId query, const Scope* outer, bool correlated) {
  const DepthGuard guard(depth_, kDepthOfQuery);
  Scope* scope = new_scope(outer, {}, true);
  plan_correlation(query, *scope);
  if (guard.too_deep() || gave_up()) {
    unsure("the query is nested too deeply");
    scope->fields.push_back({.open = true});
    return scope;
  }
  const bool outer_correlated = std::exchange(correlated_, correlated);
  const Scope* body_scope = nullptr;
  SqlNodeId order_by = kNoSqlNode;
  for (SqlNodeId child = tree_[query].first_child; child != kNoSqlNode; child = tree_[child].next) {
    switch (tree_[child].kind) {
      case SqlNodeKind::kWith:
        analyze_with(child, *scope);
        break;
      case SqlNodeKind::kSelect:
        body_scope = analyze_select(child, query, scope);
        break;
      case SqlNodeKind::kOrderBy:
        order_by = child;
        break;
      case SqlNodeKind::kOffset:
      case SqlNodeKind::kLimit:
      case SqlNodeKind::kFetch:
        break;
      default:
        body_scope = analyze_body(child, scope);
    }
  }
  const SqlNodeId body = tree_.find_child(query, SqlNodeKind::kSelect);
  if (body == kNoSqlNode) {
    if (order_by != kNoSqlNode) analyze_order_by(query, order_by, *body_scope);
    analyze_row_limits(query, order_by != kNoSqlNode);
  }
  correlated_ = outer_correlated;
  return new_scope(scope, take_fields(body_scope));
}

const Scope* Analyzer::analyze_body(SqlNodeId body, const Scope* scope) {
  switch (tree_[body].kind) {
    case SqlNodeKind::kSelect:
      return analyze_select(body, kNoSqlNode, scope);
    case SqlNodeKind::kSetOperation:
      return analyze_set_operation(body, scope);
    case SqlNodeKind::kValues:
      return analyze_values(body, scope);
    case SqlNodeKind::kTable: {
      Fields fields = visible_fields(analyze_table(body, scope)->fields);
      for (Field& field : fields) {
        if (!field.open) note_unknown_type(field);
      }
      return new_scope(scope, std::move(fields));
    }
    default: {
      const Scope* inner = analyze_query(tree_[body].first_child, scope, true);
      return new_scope(scope, take_fields(inner));
    }
  }
}

// Every row becomes a row type; the columns have the common types and no names.
const Scope* Analyzer::analyze_values(SqlNodeId values, const Scope* scope) {
  const Context context{.scope = new_scope(scope, {}), .correlated = correlated_};
  check_planned_values(values);
  std::vector<TypeId> rows;
  for (SqlNodeId row = tree_[values].first_child; row != kNoSqlNode; row = tree_[row].next) {
    const TypeId type = type_of(row, context);
    const bool is_row = type == kUncertain ? tree_[unwrapped(tree_, row)].kind == SqlNodeKind::kRow
                                           : types_.kind(type) == TypeKind::kRow;
    rows.push_back(is_row ? type : types_.row_of({type}, {}));
  }
  TypeId common = rows.front();
  for (const TypeId row : rows) {
    if (!known(row) || !known(common)) {
      common = kUncertain;
      break;
    }
    const std::size_t first_size = types_[rows.front()].arguments.size();
    if (types_[row].arguments.size() != first_size) {
      mismatch(values, "Values rows have mismatched sizes: {} vs {}",
               {std::to_string(first_size), std::to_string(types_[row].arguments.size())});
      break;
    }
    const auto both = common_super_type(types_, row, common);
    if (!both) {
      mismatch(values, "Values rows have mismatched types: {} vs {}",
               {shown(rows.front()), shown(row)});
      break;
    }
    common = *both;
  }
  return new_scope(scope, values_fields(values, common));
}

// The first row tells the number of columns where the types are not known.
Fields Analyzer::values_fields(SqlNodeId values, TypeId row) {
  Fields fields;
  if (row != kUncertain) {
    for (const TypeId type : types_[row].arguments) fields.push_back({.type = type});
    return fields;
  }
  const SqlNodeId first = unwrapped(tree_, tree_[values].first_child);
  if (tree_[first].kind != SqlNodeKind::kRow) return {{.open = true}};
  for (SqlNodeId cell = tree_[first].first_child; cell != kNoSqlNode; cell = tree_[cell].next) {
    fields.push_back({});
  }
  return fields;
}

// OFFSET, LIMIT and FETCH FIRST; negative numbers do not parse.
void Analyzer::analyze_row_limits(SqlNodeId query, bool ordered) {
  const SqlNodeId fetch = tree_.find_child(query, SqlNodeKind::kFetch);
  if (fetch == kNoSqlNode) return;
  const SqlNodeId count = tree_[fetch].first_child;
  const auto value =
      count == kNoSqlNode ? std::optional<std::int64_t>(1) : integer_value(tree_.text_of(count));
  if (value && *value <= 0) {
    fail(fetch, "NUMERIC_VALUE_OUT_OF_RANGE",
         "FETCH FIRST row count must be positive (actual value: {})", {std::to_string(*value)});
  }
  if ((tree_[fetch].detail & kSqlWithTies) != 0 && !ordered) {
    fail(fetch, "MISSING_ORDER_BY", "FETCH FIRST WITH TIES clause requires ORDER BY");
  }
}

// The expressions that are sorted by; kNoSqlNode stands for a column by its number.
std::vector<SqlNodeId> Analyzer::analyze_order_by(SqlNodeId node, SqlNodeId order_by,
                                                  const Scope& scope) {
  std::vector<SqlNodeId> expressions;
  bool all_known = true;
  for (const Field& field : scope.fields) all_known = all_known && !field.open;
  for (SqlNodeId item = tree_[order_by].first_child; item != kNoSqlNode; item = tree_[item].next) {
    const SqlNodeId expression = tree_[item].first_child;
    const SqlNodeId inner = unwrapped(tree_, expression);
    TypeId type = kUncertain;
    std::int64_t ordinal = 0;
    if (tree_[inner].kind == SqlNodeKind::kInteger) {
      ordinal = integer_value(tree_.text_of(inner)).value_or(0);
      if (!all_known) {
        unsure("the number of columns is not known");
      } else if (ordinal < 1 || ordinal > static_cast<std::int64_t>(scope.fields.size())) {
        fail(inner, "INVALID_COLUMN_REFERENCE", "ORDER BY position {} is not in select list",
             {std::to_string(ordinal)});
      } else {
        type = scope.fields[static_cast<std::size_t>(ordinal - 1)].type;
      }
      expressions.push_back(kNoSqlNode);
    } else {
      type = type_of(expression, {.scope = &scope, .correlated = correlated_});
      expressions.push_back(expression);
    }
    if (known(type) && !types_.is_orderable(type)) {
      const std::string text = expressions.back() == kNoSqlNode
                                   ? ":input(" + std::to_string(ordinal - 1) + ")"
                                   : format_expression(tree_, expression);
      mismatch(node, "Type {} is not orderable, and therefore cannot be used in ORDER BY: {}",
               {shown(type), text});
    }
  }
  return expressions;
}

}  // namespace mapping::analysis
