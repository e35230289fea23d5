#include "suggest/key_doubts.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <utility>

#include "suggest/data_answers.h"
#include "suggest/definition_sql.h"
#include "suggest/keys.h"
#include "suggest/relations.h"
#include "suggest/survey.h"
#include "suggest/table_keys.h"

namespace mapping {
namespace {

constexpr std::size_t kMostTables = 100;

bool has_only(const SqlTree& tree, SqlNodeId node, std::initializer_list<SqlNodeKind> kinds) {
  return std::ranges::all_of(tree.children(node).list(), [&](SqlNodeId child) {
    return std::ranges::find(kinds, tree[child].kind) != kinds.end();
  });
}

// Whether every row of one table is one of the query's.
bool gives_all_rows(const SqlTree& tree) {
  using enum SqlNodeKind;
  if (tree[tree.root].kind != kQuery || !has_only(tree, tree.root, {kSelect})) return false;
  const SqlNodeId select = tree.child(tree.root, 0);
  if (tree[select].is(SqlQuantifier::kDistinct) || !has_only(tree, select, {kSelectList, kFrom}))
    return false;
  const SqlNodeId from = tree.find_child(select, kFrom);
  if (tree.children(from).size() != 1) return false;
  SqlNodeId relation = tree.child(from, 0);
  if (tree[relation].kind == kAliased) relation = tree.child(relation, 0);
  return tree[relation].kind == kTableName;
}

// Those of the table's schema.
std::vector<const CatalogTable*> tables_of(const Catalog& catalog, const CatalogTable& table) {
  if (catalog.table_count(table.catalog, table.schema) > kMostTables) return {};
  std::vector<const CatalogTable*> tables = catalog.tables_of(table.catalog, table.schema);
  std::erase_if(tables,
                [](const CatalogTable* one) { return one->kind != CatalogTableKind::kTable; });
  return tables;
}

// Whether the table has another key, of which the column is a part, or beside which it refers to another table.
bool is_doubtful(const TableKey& key, std::uint32_t table, std::uint32_t column,
                 std::span<const Relation> relations) {
  const bool is_in_key = std::ranges::find(key.columns, column) != key.columns.end();
  if (is_in_key) return key.columns.size() > 1 && key.score >= kLikelyScore;
  return key.kind == KeyKind::kNamed && key.score >= kSureScore &&
         std::ranges::any_of(relations, [&](const Relation& relation) {
           return relation.table == table && relation.references != table &&
                  relation.columns == std::vector{column} && relation.score >= kSureScore;
         });
}

std::string names_of(const CatalogTable& table, std::span<const std::uint32_t> columns) {
  std::string names;
  for (const std::uint32_t column : columns)
    names += (names.empty() ? "" : ", ") + column_reference(table, column);
  return names;
}

}  // namespace

struct KeyDoubts::Schema {
  std::string catalog;
  std::string name;
  Survey survey{};
  std::vector<Relation> relations{};
  std::vector<TableKey> keys{};
};

KeyDoubts::KeyDoubts() = default;
KeyDoubts::~KeyDoubts() = default;
KeyDoubts::KeyDoubts(KeyDoubts&&) noexcept = default;
KeyDoubts& KeyDoubts::operator=(KeyDoubts&&) noexcept = default;

const KeyDoubts::Schema& KeyDoubts::survey(const CatalogTable& table, const Catalog& catalog) {
  for (const auto& schema : schemas_) {
    if (schema->catalog == table.catalog && schema->name == table.schema) return *schema;
  }
  auto schema =
      std::make_unique<Schema>(Schema{std::string(table.catalog), std::string(table.schema)});
  schema->survey = survey_tables(tables_of(catalog, table));
  claim_keys(schema->survey);
  schema->relations = find_relations(schema->survey);
  schema->keys = choose_keys(schema->survey, schema->relations);
  schemas_.push_back(std::move(schema));
  return *schemas_.back();
}

std::optional<KeyDoubt> KeyDoubts::find(const KeySource& source, const Catalog& catalog) {
  const CatalogTable* const table =
      catalog.find(source.table.catalog, source.table.schema, source.table.name);
  if (table == nullptr) return std::nullopt;
  const auto has_name = [&](const CatalogColumn& column) {
    return equals_ignoring_case(column.name, source.column);
  };
  const auto found = std::ranges::find_if(table->columns, has_name);
  if (found == table->columns.end()) return std::nullopt;
  const auto column = static_cast<std::uint32_t>(found - table->columns.begin());
  const Schema& schema = survey(*table, catalog);
  for (std::uint32_t i = 0; i < schema.survey.tables.size(); ++i) {
    if (schema.survey.tables[i].table != table) continue;
    if (!is_doubtful(schema.keys[i], i, column, schema.relations)) return std::nullopt;
    const TableKey asked{.kind = KeyKind::kNamed, .columns = {column}};
    return KeyDoubt{qualified_name(*table), names_of(*table, schema.keys[i].columns),
                    question_of(schema.survey, i, asked).sql};
  }
  return std::nullopt;
}

std::optional<KeySource> key_source_of(const SqlTree& tree, const Analysis& analysis) {
  if (analysis.columns.empty() || !analysis.columns.front().table || !gives_all_rows(tree))
    return std::nullopt;
  return KeySource{*analysis.columns.front().table, analysis.columns.front().table_column};
}

}  // namespace mapping
