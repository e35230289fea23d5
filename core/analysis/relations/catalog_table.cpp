#include "analysis/relations/catalog_table.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/fixes.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kStepsOfListedTable = 10;

struct InformationColumn {
  std::string_view table;
  std::string_view name;
  std::string_view type = "varchar";
  bool hidden = false;
};

// Every catalog has them (Trino 476).
constexpr InformationColumn kInformationSchema[] = {
    {"applicable_roles", "grantee"},
    {"applicable_roles", "grantee_type"},
    {"applicable_roles", "role_name"},
    {"applicable_roles", "is_grantable"},
    {"columns", "table_catalog"},
    {"columns", "table_schema"},
    {"columns", "table_name"},
    {"columns", "column_name"},
    {"columns", "ordinal_position", "bigint"},
    {"columns", "column_default"},
    {"columns", "is_nullable"},
    {"columns", "data_type"},
    {"columns", "extra_info", "varchar", true},
    {"columns", "column_comment", "varchar", true},
    {"columns", "comment", "varchar", true},
    {"enabled_roles", "role_name"},
    {"roles", "role_name"},
    {"schemata", "catalog_name"},
    {"schemata", "schema_name"},
    {"table_privileges", "grantor"},
    {"table_privileges", "grantor_type"},
    {"table_privileges", "grantee"},
    {"table_privileges", "grantee_type"},
    {"table_privileges", "table_catalog"},
    {"table_privileges", "table_schema"},
    {"table_privileges", "table_name"},
    {"table_privileges", "privilege_type"},
    {"table_privileges", "is_grantable"},
    {"table_privileges", "with_hierarchy"},
    {"tables", "table_catalog"},
    {"tables", "table_schema"},
    {"tables", "table_name"},
    {"tables", "table_type"},
    {"tables", "table_comment", "varchar", true},
    {"views", "table_catalog"},
    {"views", "table_schema"},
    {"views", "table_name"},
    {"views", "view_definition"},
};

bool is_information_schema(std::string_view schema) {
  return equals_ignoring_case(schema, "information_schema");
}

// The connectors tpch and tpcds make the schemas sf1, sf100 … when they are asked for.
bool is_scale(std::string_view schema) {
  return schema.size() > 2 && starts_with_ignoring_case(schema, "sf") &&
         schema.substr(2).find_first_not_of("0123456789.") == std::string_view::npos;
}

// Whoever calls a catalog so and has such a schema has the connector of that name.
HiddenColumns hidden_columns_of(const CatalogTable& table) {
  const bool is_generated =
      (same_in_lower_case(table.catalog, "tpch") || same_in_lower_case(table.catalog, "tpcds")) &&
      (equals_ignoring_case(table.schema, "tiny") || is_scale(table.schema));
  return is_generated ? HiddenColumns::kRowNumber : HiddenColumns::kAny;
}

// As the server writes the parts of a table's name: in quotes unless plain.
std::string quoted_part(std::string_view name) {
  std::string text = lower_identifier(name);
  if (!text.empty() && (text.front() < '0' || text.front() > '9') &&
      text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_:@") == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c;
    if (c == '"') quoted += c;
  }
  return quoted + "\"";
}

std::vector<std::string_view> names_beside(const Catalog& catalog, const SqlTable& missing) {
  std::vector<std::string_view> names;
  for (const CatalogTable* table : catalog.tables_of(missing.catalog, missing.schema))
    names.push_back(table->name);
  if (!is_information_schema(missing.schema)) return names;
  for (const InformationColumn& column : kInformationSchema) {
    if (names.empty() || names.back() != column.table) names.push_back(column.table);
  }
  return names;
}

void schema_not_found(State& state, SqlNodeId table, const SqlTable& name) {
  if (is_scale(name.schema) || !state.catalog.covers_catalog(name.catalog)) {
    state.verdict.unsure("the schema '" + lower_identifier(name.schema) +
                         "' is not in the snapshot");
    return;
  }
  const FaultRef fault =
      state.verdict.fail(table, ServerMessage::kSchemaNotFound, {lower_identifier(name.schema)});
  const auto parts =
      name_parts(state.tree, state.tree.find_child(table, SqlNodeKind::kQualifiedName));
  if (parts.size() < 2) return;  // the schema is the session's
  suggest(fault, state, state.tree[parts[parts.size() - 2]].span, {"name", name.schema},
          state.catalog.schemas_of(name.catalog), "schemas");
}

// Whether a table that the snapshot does not hold is no fault of its name.
bool is_open_schema(State& state, SqlNodeId table, const SqlTable& name) {
  if (!state.catalog.has_schema(name.catalog, name.schema)) {
    schema_not_found(state, table, name);
    return true;
  }
  if (!state.catalog.covers_schema(name.catalog, name.schema)) {
    state.verdict.unsure("the table '" + lower_identifier(name.name) +
                         "' is not in the snapshot, which does not cover its schema");
    return true;
  }
  if (name.name.find('$') == std::string::npos) return false;
  state.verdict.unsure("hidden tables of a connector, such as '" + lower_identifier(name.name) +
                       "', are in no snapshot");
  return true;
}

}  // namespace

Fields table_fields(State& state, const CatalogTable& table, const NamePath* alias) {
  Fields fields;
  std::size_t letters = 0;
  for (const CatalogColumn& column : table.columns) letters += column.type.size();
  if (!state.budget.spend(table.columns.size() * kStepsOfField + letters)) return fields;
  fields.reserve(table.columns.size());
  const HiddenColumns hides = hidden_columns_of(table);
  for (const CatalogColumn& column : table.columns) {
    const Name name = make_name(column.name);
    fields.push_back({.name = name,
                      .type = state.memo.type_of(column.type),
                      .alias = alias,
                      .table = static_cast<std::uint32_t>(state.tables.size()),
                      .table_column = name,
                      .hides = hides});
  }
  state.budget.forgive_types();
  return fields;
}

// Tables of information_schema; none where it is another table.
Fields information_fields(State& state, const SqlTable& table, const NamePath* alias) {
  if (!is_information_schema(table.schema) || !state.catalog.has_catalog(table.catalog)) return {};
  std::vector<CatalogColumn> columns;
  std::vector<bool> hidden;
  for (const InformationColumn& column : kInformationSchema) {
    if (!equals_ignoring_case(table.name, column.table)) continue;
    columns.push_back({column.name, column.type});
    hidden.push_back(column.hidden);
  }
  Fields fields = table_fields(state, {table.catalog, table.schema, table.name, columns}, alias);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    fields[i].hidden = hidden[i];
    fields[i].hides = HiddenColumns::kNone;
  }
  return fields;
}

// What the snapshot does not cover may exist all the same, and so may a connector's hidden tables:
// `"orders$partitions"`.
void table_not_found(State& state, SqlNodeId table, const SqlTable& name) {
  if (name.catalog.empty() || name.schema.empty()) {
    state.verdict.unsure("the session's catalog and schema are not known");
    return;
  }
  if (!state.catalog.has_catalog(name.catalog)) {
    state.verdict.unsure("the catalog '" + lower_identifier(name.catalog) +
                         "' is not in the snapshot");
    return;
  }
  if (!is_information_schema(name.schema) && is_open_schema(state, table, name)) return;
  const std::string text =
      quoted_part(name.catalog) + "." + quoted_part(name.schema) + "." + quoted_part(name.name);
  const FaultRef fault = state.verdict.fail(table, ServerMessage::kTableNotFound, {text});
  const std::size_t tables = state.catalog.table_count(name.catalog, name.schema);
  if (!fault || !state.budget.spend(tables * kStepsOfListedTable)) return;
  const auto parts =
      name_parts(state.tree, state.tree.find_child(table, SqlNodeKind::kQualifiedName));
  suggest(fault, state, state.tree[parts.back()].span, {"name", name.name},
          names_beside(state.catalog, name), "tables");
}

}  // namespace mapping::analysis
