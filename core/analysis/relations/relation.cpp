#include "analysis/relations/relation.h"

#include <algorithm>
#include <utility>

#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/queries/planning.h"
#include "analysis/relations/catalog_table.h"
#include "analysis/relations/joins.h"
#include "analysis/relations/json_table.h"
#include "analysis/relations/nearest.h"
#include "analysis/relations/pivot.h"
#include "analysis/relations/sample.h"
#include "analysis/relations/table_functions.h"
#include "analysis/row_patterns/row_pattern.h"
#include "mapping/name_table.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

constexpr std::string_view kMayBeStale =
    "' may be stale: what it reads may have changed since it was made";

// With the session's catalog and schema where the text names none.
SqlTable full_name(const NamePath& path, const AnalysisSession& session, Span span) {
  return {path.size() > 2 ? std::string(path[path.size() - 3].text) : session.catalog,
          path.size() > 1 ? std::string(path[path.size() - 2].text) : session.schema,
          std::string(path.back().text), span};
}

}  // namespace

const Scope* Relations::analyze(SqlNodeId relation, const Scope* scope) {
  const std::size_t gaps = state_.verdict.gaps();
  const Scope* result = analyze_unwatched(relation, scope);
  if (state_.verdict.gaps() != gaps) result = with_gap(*result, scope);
  relation = unwrapped_relation(tree_, relation);
  const bool is_named = tree_[relation].kind == SqlNodeKind::kAliased;
  if (state_.probe != nullptr && (is_named || tree_[relation].kind == SqlNodeKind::kTableName)) {
    const SqlNodeId name = is_named ? tree_.child(relation, 1) : tree_[relation].first_child;
    state_.probe->see_name(tree_[name].span, result->fields);
  }
  return result;
}

// Names that it does not have may be of what was not understood.
const Scope* Relations::with_gap(const Scope& result, const Scope* outer) {
  Fields fields = state_.scopes.take_fields(&result);
  fields.push_back({.open = true});
  return state_.scopes.make(outer, std::move(fields));
}

const Scope* Relations::analyze_unwatched(SqlNodeId relation, const Scope* scope) {
  const DepthGuard guard(state_.budget.depth);
  if (guard.too_deep() || state_.verdict.gave_up()) {
    state_.verdict.unsure("the relation is nested too deeply");
    return state_.scopes.make(scope, {{.open = true}});
  }
  relation = unwrapped_relation(tree_, relation);
  if (state_.probe != nullptr) state_.probe->see_relation(tree_[relation].span, *scope);
  switch (tree_[relation].kind) {
    case SqlNodeKind::kTableName:
      return analyze_table(relation, scope);
    case SqlNodeKind::kAliased:
      return analyze_aliased(relation, scope);
    case SqlNodeKind::kJoin:
      return Joins(state_, typer_).analyze(relation, scope);
    case SqlNodeKind::kSample:
      return analyze_sample(state_, typer_, relation, scope);
    case SqlNodeKind::kLateral:
      return typer_.analyze_relation(tree_[relation].first_child, scope);
    case SqlNodeKind::kSubquery: {
      const Scope* inner = typer_.analyze_query(tree_[relation].first_child, scope, true);
      return state_.scopes.make(scope, state_.scopes.take_fields(inner));
    }
    case SqlNodeKind::kUnnest:
      return analyze_unnest(relation, scope);
    case SqlNodeKind::kJsonTable:
      return JsonTable(state_, typer_, scope).analyze(relation);
    case SqlNodeKind::kTableFunction:
      return TableFunctions(state_, typer_).analyze(relation, scope);
    case SqlNodeKind::kMatchRecognize:
      return RowPattern(state_, typer_).analyze(relation, scope);
    case SqlNodeKind::kPivot:
      return Pivot(state_, typer_, relation).analyze(scope);
    case SqlNodeKind::kNearest:
      return Nearest(state_, typer_, *scope).analyze(relation);
    default:
      state_.verdict.unsure("the relation is of a kind that is not known");
      return state_.scopes.make(scope, {{.open = true}});
  }
}

const Scope* Relations::unknown_table(SqlNodeId table, const Scope* scope, const NamePath* alias) {
  return state_.scopes.make(scope, {{.alias = alias, .relation = table, .open = true}});
}

// A query of a WITH where the name has one part and one is in sight; else a table of the catalog.
const Scope* Relations::analyze_table(SqlNodeId table, const Scope* scope) {
  const SqlNodeId qualified = tree_.find_child(table, SqlNodeKind::kQualifiedName);
  const std::vector<SqlNodeId> parts = name_parts(tree_, qualified);
  const NamePath path = state_.scopes.path_of(parts);
  if (path.size() == 1) {
    if (const NamedQuery* query = find_query(*scope, path[0])) {
      return analyze_named_query_reference(table, *query, scope);
    }
    for (const auto& [reference, base] : state_.recursive_bases) {
      if (reference == table) return state_.scopes.make(scope, base->fields);
    }
  }
  const NamePath* alias = state_.scopes.keep(path);
  if (path.size() > 3) {
    state_.verdict.fail_without_place(qualified, ServerMessage::kTooManyNameParts, {to_text(path)});
    return unknown_table(table, scope, alias);
  }
  const SqlTable found = full_name(path, state_.session, tree_[qualified].span);
  state_.tables.push_back(found);
  if (const SqlNodeId period = tree_.find_child(table, SqlNodeKind::kPeriod);
      period != kNoSqlNode) {
    const Context context{.scope = scope, .no_query = ServerMessage::kConstantSubquery};
    check_period(period, typer_.type_of(tree_[period].first_child, context));
  }
  return analyze_catalog_table(table, found, alias, scope);
}

const Scope* Relations::analyze_catalog_table(SqlNodeId table, const SqlTable& found,
                                              const NamePath* alias, const Scope* scope) {
  const CatalogTable* known_table = state_.catalog.find(found.catalog, found.schema, found.name);
  if (known_table == nullptr) {
    Fields fields = information_fields(state_, found, alias);
    if (!fields.empty()) return state_.scopes.make(scope, std::move(fields));
    table_not_found(state_, table, found);
    return unknown_table(table, scope, alias);
  }
  if (known_table->kind == CatalogTableKind::kView) {
    state_.verdict.unplanned("the view '" + lower_identifier(found.name) +
                             std::string(kMayBeStale));
  }
  if (known_table->columns.empty()) {
    state_.verdict.unsure("the columns of '" + lower_identifier(found.name) +
                          "' are not in the snapshot");
    return unknown_table(table, scope, alias);
  }
  Fields fields = table_fields(state_, *known_table, alias);
  for (Field& field : fields) field.relation = table;
  return state_.scopes.make(scope, std::move(fields));
}

const Scope* Relations::analyze_named_query_reference(SqlNodeId table, const NamedQuery& query,
                                                      const Scope* scope) {
  const auto parts = name_parts(tree_, tree_.find_child(table, SqlNodeKind::kQualifiedName));
  const NamePath* alias = state_.scopes.keep(state_.scopes.path_of(parts));
  if (!state_.budget.spend(query.fields->size() * kStepsOfField))
    return state_.scopes.make(scope, {{.open = true}});
  Fields fields = *query.fields;
  for (Field& field : fields) {
    field.alias = alias;
    field.relation = table;
    field.hides = HiddenColumns::kNone;
  }
  state_.notes.set_name(table, query.node);
  return state_.scopes.make(scope, std::move(fields));
}

// `relation AS alias (a, b)`
const Scope* Relations::analyze_aliased(SqlNodeId aliased, const Scope* scope) {
  const SqlNodeId inner = unwrapped_relation(tree_, tree_[aliased].first_child);
  const SqlNodeId name = AliasedNode(tree_, aliased).name();
  const SqlNodeId names = AliasedNode(tree_, aliased).columns();
  Fields fields = state_.scopes.take_fields(typer_.analyze_relation(inner, scope));
  const bool is_function = tree_[inner].kind == SqlNodeKind::kTableFunction;
  const NamePath* alias = state_.scopes.keep({state_.scopes.name_of(name)});
  for (Field& field : fields) {
    field.alias = alias;
    field.relation = name;
  }
  if (is_function) TableFunctions(state_, typer_).check_alias(inner, name, *scope);
  if (names == kNoSqlNode) {
    if (is_function) TableFunctions(state_, typer_).check_columns(inner, fields);
    return state_.scopes.make(scope, std::move(fields));
  }
  fields = visible_fields(std::move(fields));
  const std::size_t count = tree_.children(names).size();
  const auto is_open = [](const Field& field) { return field.open; };
  if (std::ranges::any_of(fields, is_open)) {
    state_.verdict.unsure("the number of columns is not known");
    fields.assign(count, {.alias = alias, .relation = name});
  } else if (count != fields.size()) {
    if (is_function) {
      state_.verdict.fail(aliased, ServerMessage::kTableFunctionAliasCount, {count, fields.size()});
    } else {
      state_.verdict.fail(aliased, ServerMessage::kAliasCount,
                          {count, tree_.text_of(name), fields.size()});
    }
    return state_.scopes.make(scope, std::move(fields));
  }
  std::size_t i = 0;
  for (const SqlNodeId id : tree_.children(names)) {
    fields[i].hides = HiddenColumns::kNone;
    state_.notes.origins().rename(fields[i], id);
    fields[i++].name =
        is_function ? state_.scopes.keep(canonical_name(tree_, id)) : state_.scopes.name_of(id);
  }
  if (is_function) TableFunctions(state_, typer_).check_columns(inner, fields);
  return state_.scopes.make(scope, std::move(fields));
}

// FOR TIMESTAMP AS OF …, FOR VERSION AS OF …
void Relations::check_period(SqlNodeId period, TypeId type) {
  const TypeKind kind = state_.verdict.require(type) ? state_.types.kind(type) : TypeKind::kDate;
  const bool is_moment = kind == TypeKind::kDate || kind == TypeKind::kTimestamp ||
                         kind == TypeKind::kTimestampWithZone;
  if (kind == TypeKind::kUnknown) {
    state_.verdict.fail(period, ServerMessage::kPointerNull);
  } else if (!is_moment && tree_[period].is(SqlVersionPointer::kTimestamp)) {
    state_.verdict.mismatch(period, ServerMessage::kPointerType, {state_.shown(type)});
  } else if (tree_[without_casts(tree_, tree_[period].first_child)].kind == SqlNodeKind::kNull) {
    state_.verdict.fail(period, ServerMessage::kPointerNull);
  } else {
    state_.verdict.unsure("whether the connector has versioned tables is not known");
  }
}

// An array gives its elements, or the fields of its rows; a map its keys and values.
const Scope* Relations::analyze_unnest(SqlNodeId unnest, const Scope* scope) {
  const Context context{.scope = state_.scopes.make(scope, {}), .correlated = state_.correlated};
  Fields fields;
  for (const SqlNodeId expression : tree_.children(unnest)) {
    check_no_aggregates(state_, expression, "UNNEST");
    const Scope* const query = query_scope(scope);
    const bool planned = query != nullptr && query->plans_unnest;
    const Scope* const outer = std::exchange(state_.filtered, planned ? query : state_.filtered);
    const TypeId type = typer_.type_of(expression, context);
    state_.filtered = outer;
    if (!state_.verdict.require(type)) {
      fields.push_back({.open = true});
      continue;
    }
    const DataType data = state_.types[type];
    const OriginId origin = state_.notes.origins().add(
        {OriginKind::kExpression, expression, state_.notes.origin(unwrapped(tree_, expression))});
    if (data.kind == TypeKind::kArray && state_.types.kind(data.arguments[0]) == TypeKind::kRow) {
      const DataType row = state_.types[data.arguments[0]];
      state_.budget.spend(row.arguments.size() * kStepsOfField);
      for (std::size_t i = 0; i < row.arguments.size(); ++i) {
        Field field{.type = row.arguments[i], .origin = origin};
        if (row.fields[i]) field.name = state_.scopes.keep(*row.fields[i]);
        fields.push_back(field);
      }
    } else if (data.kind == TypeKind::kArray || data.kind == TypeKind::kMap) {
      for (const TypeId argument : data.arguments)
        fields.push_back({.type = argument, .origin = origin});
    } else {
      state_.verdict.fail_without_place(expression, ServerMessage::kNotUnnested,
                                        {state_.shown(type)});
      fields.push_back({.open = true});
    }
  }
  if (tree_[unnest].is(SqlOrdinality::kWith)) {
    fields.push_back({.type = state_.types.simple(TypeKind::kBigint), .origin = Origins::kNothing});
  }
  return state_.scopes.make(scope, std::move(fields));
}

}  // namespace mapping::analysis
