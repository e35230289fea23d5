#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/relations/json_table.h"
#include "analysis/relations/nearest.h"
#include "analysis/relations/pivot.h"
#include "analysis/relations/table_functions.h"
#include "mapping/name_table.h"
#include "mapping/text.h"
#include "text/letter_case.h"

// What the relations of FROM offer.
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

const Scope* Analyzer::analyze_relation(SqlNodeId relation, const Scope* scope) {
  const DepthGuard guard(depth_);
  if (guard.too_deep() || gave_up()) {
    unsure("the relation is nested too deeply");
    return new_scope(scope, {{.open = true}});
  }
  relation = unwrapped_relation(tree_, relation);
  switch (tree_[relation].kind) {
    case SqlNodeKind::kTableName:
      return analyze_table(relation, scope);
    case SqlNodeKind::kAliased:
      return analyze_aliased(relation, scope);
    case SqlNodeKind::kJoin:
      return analyze_join(relation, scope);
    case SqlNodeKind::kSample:
      return analyze_sample(relation, scope);
    case SqlNodeKind::kLateral:
      return analyze_relation(tree_[relation].first_child, scope);
    case SqlNodeKind::kSubquery: {
      const Scope* inner = analyze_query(tree_[relation].first_child, scope, true);
      return new_scope(scope, take_fields(inner));
    }
    case SqlNodeKind::kUnnest:
      return analyze_unnest(relation, scope);
    case SqlNodeKind::kJsonTable:
      return JsonTable(*this, tree_, scope).analyze(relation);
    case SqlNodeKind::kTableFunction:
      return TableFunctions(*this, tree_).analyze(relation, scope);
    case SqlNodeKind::kMatchRecognize:
      return analyze_match_recognize(relation, scope);
    case SqlNodeKind::kPivot:
      return Pivot(*this, tree_, relation).analyze(scope);
    case SqlNodeKind::kNearest:
      return Nearest(*this, tree_, *scope).analyze(relation);
    default:
      unsure("the relation is of a kind that is not known");
      return new_scope(scope, {{.open = true}});
  }
}

const Scope* Analyzer::unknown_table(const Scope* scope, const NamePath* alias) {
  return new_scope(scope, {{.alias = alias, .open = true}});
}

// A query of a WITH where the name has one part and one is in sight; else a table of the catalog.
const Scope* Analyzer::analyze_table(SqlNodeId table, const Scope* scope) {
  const SqlNodeId qualified = tree_.find_child(table, SqlNodeKind::kQualifiedName);
  const std::vector<SqlNodeId> parts = name_parts(tree_, qualified);
  const NamePath path = path_of(parts);
  if (path.size() == 1) {
    if (const NamedQuery* query = find_query(*scope, path[0])) {
      return analyze_named_query_reference(table, *query, scope);
    }
    for (const auto& [reference, base] : recursive_bases_) {
      if (reference == table) return new_scope(scope, base->fields);
    }
  }
  const NamePath* alias = keep_alias(path);
  if (path.size() > 3) {
    fail_without_place(qualified, "SYNTAX_ERROR", "Too many dots in table name: {}",
                       {to_text(path)});
    return unknown_table(scope, alias);
  }
  const SqlTable found = full_name(path, session_, tree_[qualified].span);
  tables_.push_back(found);
  if (const SqlNodeId period = tree_.find_child(table, SqlNodeKind::kPeriod);
      period != kNoSqlNode) {
    const Context context{.scope = scope, .no_query = &kNoQueryInConstant};
    check_period(period, type_of(tree_[period].first_child, context));
  }
  const CatalogTable* known_table = catalog_.find(found.catalog, found.schema, found.name);
  if (known_table == nullptr) {
    Fields fields = information_fields(found, alias);
    if (!fields.empty()) return new_scope(scope, std::move(fields));
    table_not_found(table, found);
    return unknown_table(scope, alias);
  }
  if (known_table->kind == CatalogTableKind::kView) {
    unplanned("the view '" + lower_identifier(found.name) + std::string(kMayBeStale));
  }
  if (known_table->columns.empty()) {
    unsure("the columns of '" + lower_identifier(found.name) + "' are not in the snapshot");
    return unknown_table(scope, alias);
  }
  return new_scope(scope, table_fields(*known_table, alias));
}

const Scope* Analyzer::analyze_named_query_reference(SqlNodeId table, const NamedQuery& query,
                                                     const Scope* scope) {
  const auto parts = name_parts(tree_, tree_.find_child(table, SqlNodeKind::kQualifiedName));
  const NamePath* alias = keep_alias(path_of(parts));
  spend(query.fields->size() * kStepsOfField);
  if (gave_up()) return new_scope(scope, {{.open = true}});
  Fields fields = *query.fields;
  for (Field& field : fields) {
    field.alias = alias;
    field.hides = HiddenColumns::kNone;
  }
  return new_scope(scope, std::move(fields));
}

// `relation AS alias (a, b)`
const Scope* Analyzer::analyze_aliased(SqlNodeId aliased, const Scope* scope) {
  const SqlNodeId inner = unwrapped_relation(tree_, tree_[aliased].first_child);
  const SqlNodeId name = tree_.child(aliased, 1);
  const SqlNodeId names = tree_.child(aliased, 2);
  Fields fields = take_fields(analyze_relation(inner, scope));
  const bool is_function = tree_[inner].kind == SqlNodeKind::kTableFunction;
  const NamePath* alias = keep_alias({name_of(name)});
  for (Field& field : fields) field.alias = alias;
  if (is_function) TableFunctions(*this, tree_).check_alias(inner, name, *scope);
  if (names == kNoSqlNode) {
    if (is_function) TableFunctions(*this, tree_).check_columns(inner, fields);
    return new_scope(scope, std::move(fields));
  }
  fields = visible_fields(std::move(fields));
  std::size_t count = 0;
  for (SqlNodeId id = tree_[names].first_child; id != kNoSqlNode; id = tree_[id].next) ++count;
  const auto is_open = [](const Field& field) { return field.open; };
  if (std::ranges::any_of(fields, is_open)) {
    unsure("the number of columns is not known");
    fields.assign(count, {.alias = alias});
  } else if (count != fields.size()) {
    const std::string entries = "Column alias list has " + std::to_string(count) + " entries but ";
    fail(aliased, "MISMATCHED_COLUMN_ALIASES",
         is_function
             ? entries + "table function has " + std::to_string(fields.size()) + " proper columns"
             : entries + "'" + std::string(tree_.text_of(name)) + "' has " +
                   std::to_string(fields.size()) + " columns available");
    return new_scope(scope, std::move(fields));
  }
  std::size_t i = 0;
  for (SqlNodeId id = tree_[names].first_child; id != kNoSqlNode; id = tree_[id].next) {
    fields[i].hides = HiddenColumns::kNone;
    fields[i++].name = is_function ? keep(canonical_name(tree_, id)) : name_of(id);
  }
  if (is_function) TableFunctions(*this, tree_).check_columns(inner, fields);
  return new_scope(scope, std::move(fields));
}

// FOR TIMESTAMP AS OF …, FOR VERSION AS OF …
void Analyzer::check_period(SqlNodeId period, TypeId type) {
  const TypeKind kind = known(type) ? types_.kind(type) : TypeKind::kDate;
  const bool is_moment = kind == TypeKind::kDate || kind == TypeKind::kTimestamp ||
                         kind == TypeKind::kTimestampWithZone;
  if (kind == TypeKind::kUnknown) {
    fail(period, "INVALID_ARGUMENTS", "Pointer value cannot be NULL");
  } else if (!is_moment && own_words(tree_, period) == "FOR TIMESTAMP AS OF") {
    mismatch(period,
             "Type {} invalid. Temporal pointers must be of type Timestamp, Timestamp with Time "
             "Zone, or Date.",
             {shown(type)});
  } else if (tree_[without_casts(tree_, tree_[period].first_child)].kind == SqlNodeKind::kNull) {
    fail(period, "INVALID_ARGUMENTS", "Pointer value cannot be NULL");
  } else {
    unsure("whether the connector has versioned tables is not known");
  }
}

// An array gives its elements, or the fields of its rows; a map its keys and values.
const Scope* Analyzer::analyze_unnest(SqlNodeId unnest, const Scope* scope) {
  const Context context{.scope = new_scope(scope, {}), .correlated = correlated_};
  Fields fields;
  for (SqlNodeId expression = tree_[unnest].first_child; expression != kNoSqlNode;
       expression = tree_[expression].next) {
    check_no_aggregates(expression, "UNNEST");
    const Scope* const query = query_scope(scope);
    const bool planned = query != nullptr && query->plans_unnest;
    const Scope* const outer = std::exchange(filtered_, planned ? query : filtered_);
    const TypeId type = type_of(expression, context);
    filtered_ = outer;
    if (!known(type)) {
      fields.push_back({.open = true});
      continue;
    }
    const DataType data = types_[type];
    if (data.kind == TypeKind::kArray && types_.kind(data.arguments[0]) == TypeKind::kRow) {
      const DataType row = types_[data.arguments[0]];
      spend(row.arguments.size() * kStepsOfField);
      for (std::size_t i = 0; i < row.arguments.size(); ++i) {
        Field field{.type = row.arguments[i]};
        if (row.fields[i]) field.name = keep(*row.fields[i]);
        fields.push_back(field);
      }
    } else if (data.kind == TypeKind::kArray || data.kind == TypeKind::kMap) {
      for (const TypeId argument : data.arguments) fields.push_back({.type = argument});
    } else {
      fail_without_place(expression, "INVALID_FUNCTION_ARGUMENT", "Cannot unnest type: {}",
                         {shown(type)});
      fields.push_back({.open = true});
    }
  }
  if ((tree_[unnest].detail & kSqlOrdinality) != 0) {
    fields.push_back({.type = types_.simple(TypeKind::kBigint)});
  }
  return new_scope(scope, std::move(fields));
}

}  // namespace mapping::analysis
