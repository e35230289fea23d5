#include "analysis/queries/query.h"

#include <utility>

#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/queries/named_queries.h"
#include "analysis/queries/order_by.h"
#include "analysis/queries/planning.h"
#include "analysis/queries/select.h"
#include "analysis/queries/select_items.h"
#include "analysis/queries/set_operations.h"
#include "analysis/relations/relation.h"
#include "mapping/text.h"

namespace mapping::analysis {

const Scope* Queries::analyze(SqlNodeId query, const Scope* outer, bool correlated) {
  const DepthGuard guard(state_.budget.depth, kDepthOfQuery);
  Scope* scope = state_.scopes.make(outer, {}, true);
  plan_correlation(state_, query, *scope);
  if (guard.too_deep() || state_.verdict.gave_up()) {
    state_.verdict.unsure("the query is nested too deeply");
    scope->fields.push_back({.open = true});
    return scope;
  }
  const bool outer_correlated = std::exchange(state_.correlated, correlated);
  const Scope* body_scope = nullptr;
  SqlNodeId order_by = kNoSqlNode;
  for (const SqlNodeId child : tree_.children(query)) {
    switch (tree_[child].kind) {
      case SqlNodeKind::kWith:
        NamedQueries(state_, typer_).analyze(child, *scope);
        break;
      case SqlNodeKind::kSelect:
        body_scope = Select(state_, typer_).analyze(child, query, scope);
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
    if (order_by != kNoSqlNode) analyze_order_by(state_, typer_, query, order_by, *body_scope);
    analyze_row_limits(state_, query, order_by != kNoSqlNode);
  }
  state_.correlated = outer_correlated;
  return state_.scopes.make(scope, state_.scopes.take_fields(body_scope));
}

const Scope* Queries::analyze_body(SqlNodeId body, const Scope* scope) {
  switch (tree_[body].kind) {
    case SqlNodeKind::kSelect:
      return Select(state_, typer_).analyze(body, kNoSqlNode, scope);
    case SqlNodeKind::kSetOperation:
      return SetOperations(state_, typer_).analyze(body, scope);
    case SqlNodeKind::kValues:
      return analyze_values(body, scope);
    case SqlNodeKind::kTable: {
      Fields fields = visible_fields(Relations(state_, typer_).analyze_table(body, scope)->fields);
      for (Field& field : fields) {
        if (!field.open) note_unknown_type(state_, field);
      }
      return state_.scopes.make(scope, std::move(fields));
    }
    default: {
      const Scope* inner = analyze(tree_[body].first_child, scope, true);
      return state_.scopes.make(scope, state_.scopes.take_fields(inner));
    }
  }
}

// Every row becomes a row type; the columns have the common types and no names.
const Scope* Queries::analyze_values(SqlNodeId values, const Scope* scope) {
  const Context context{.scope = state_.scopes.make(scope, {}), .correlated = state_.correlated};
  check_planned_values(state_, values);
  const std::size_t origins = state_.notes.origins().size();
  std::vector<TypeId> rows;
  for (const SqlNodeId row : tree_.children(values)) {
    const TypeId type = typer_.type_of(row, context);
    const bool is_row = type == kUncertain ? tree_[unwrapped(tree_, row)].kind == SqlNodeKind::kRow
                                           : state_.types.kind(type) == TypeKind::kRow;
    rows.push_back(is_row ? type : state_.types.row_of({type}, {}));
  }
  TypeId common = rows.front();
  for (const TypeId row : rows) {
    if (!state_.verdict.require(row) || !state_.verdict.require(common)) {
      common = kUncertain;
      break;
    }
    const std::size_t first_size = state_.types[rows.front()].arguments.size();
    if (state_.types[row].arguments.size() != first_size) {
      state_.verdict.mismatch(values, ServerMessage::kValuesSizes,
                              {first_size, state_.types[row].arguments.size()});
      break;
    }
    const auto both = common_super_type(state_.types, row, common);
    if (!both) {
      state_.verdict.mismatch(values, ServerMessage::kValuesTypes,
                              {state_.shown(rows.front()), state_.shown(row)});
      break;
    }
    common = *both;
  }
  Fields fields = values_fields(values, common);
  for (std::uint32_t i = 0; i < fields.size(); ++i) {
    fields[i].origin =
        state_.notes.origins().size() == origins
            ? Origins::kNothing
            : state_.notes.origins().add({.kind = OriginKind::kValues, .node = values, .place = i});
  }
  return state_.scopes.make(scope, std::move(fields));
}

// The first row tells the number of columns where the types are not known.
Fields Queries::values_fields(SqlNodeId values, TypeId row) {
  Fields fields;
  if (row != kUncertain) {
    for (const TypeId type : state_.types[row].arguments) fields.push_back({.type = type});
    return fields;
  }
  const SqlNodeId first = unwrapped(tree_, tree_[values].first_child);
  if (tree_[first].kind != SqlNodeKind::kRow) return {{.open = true}};
  fields.resize(tree_.children(first).size());
  return fields;
}

}  // namespace mapping::analysis
