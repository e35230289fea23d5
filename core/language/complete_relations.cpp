#include <algorithm>
#include <array>

#include "language/candidates.h"
#include "language/wanted_relation.h"
#include "mapping/text.h"
#include "text/sort_numbers.h"

namespace mapping::language {
namespace {

constexpr int kQueryScore = 1200;
constexpr int kTableScore = 1000;
constexpr int kSchemaScore = 600;
constexpr int kCatalogScore = 500;
constexpr std::size_t kMostRead = 400'000;  // columns that are looked at

void add_queries(const Request& request, const WantedRelation& wanted, Candidates& candidates) {
  for (const analysis::VisibleQuery& query : request.seen.queries) {
    const auto name_of = [](const std::string& name) { return std::string_view(name); };
    const int score = kQueryScore + wanted.score(query.name, query.columns, name_of);
    candidates.add(CompletionKind::kNamedQuery,
                   written_name(query.name, request.place.caret.quoted), score);
  }
}

void add_tables(const Request& request, std::string_view catalog, std::string_view schema,
                const WantedRelation& wanted, Candidates& candidates) {
  const auto name_of = [](const CatalogColumn& column) { return column.name; };
  const std::vector<const CatalogTable*> tables =
      request.context.catalog.tables_of(catalog, schema);
  std::size_t read = 0;
  std::vector<std::uint64_t> order;
  for (std::uint32_t i = 0; i < tables.size(); ++i) {
    const CatalogTable& table = *tables[i];
    const int fits = candidates.fit(table.name);
    if (fits < 0) continue;
    read += table.columns.size();
    const int score = read > kMostRead ? 0 : wanted.score(table.name, table.columns, name_of);
    order.push_back(order_key(highest_first(fits + kTableScore + score), i));
  }
  sort_numbers(order);
  if (order.size() > kMostKept) order.resize(kMostKept);
  for (const std::uint64_t key : order) {
    const std::string_view name = tables[place_of_key(key)]->name;
    const int score = score_of_key(key) - candidates.fit(name);
    candidates.add(CompletionKind::kTable, written_name(name, request.place.caret.quoted), score,
                   std::string(schema));
  }
}

// The parts of the name in front of the caret's.
std::vector<std::string> parts_before(const Place& place) {
  std::vector<std::string> parts;
  const SqlNodeId qualified = place.parents[place.node];
  for (const SqlNodeId part : place.tree.children(qualified)) {
    if (part == place.node) break;
    parts.push_back(place.tree.name_of(part));
  }
  return parts;
}

void add_names(const std::vector<std::string_view>& names, CompletionKind kind, int score,
               const Request& request, Candidates& candidates) {
  for (const std::string_view name : names)
    candidates.add(kind, written_name(name, request.place.caret.quoted), score);
}

}  // namespace

void add_relations(const Request& request, Candidates& candidates) {
  const Catalog& catalog = request.context.catalog;
  const AnalysisSession& session = request.context.session;
  const std::vector<std::string> parts = parts_before(request.place);
  const WantedRelation wanted(request);
  const bool has_dot = request.next() == sql::TokenKind::kDot;
  if (parts.size() == 2) {
    add_tables(request, parts[0], parts[1], wanted, candidates);
  } else if (parts.size() == 1) {
    add_names(catalog.schemas_of(parts[0]), CompletionKind::kSchema, kTableScore, request,
              candidates);
    if (!has_dot) add_tables(request, session.catalog, parts[0], wanted, candidates);
  } else {
    if (!has_dot) {
      add_queries(request, wanted, candidates);
      add_tables(request, session.catalog, session.schema, wanted, candidates);
    }
    add_names(catalog.schemas_of(session.catalog), CompletionKind::kSchema, kSchemaScore, request,
              candidates);
    add_names(catalog.catalogs(), CompletionKind::kCatalog, kCatalogScore, request, candidates);
  }
}

// What WINDOW gives a name.
void add_windows(const Request& request, Candidates& candidates) {
  const SqlTree& tree = request.place.tree;
  const SqlNodeId select = request.place.around(request.place.node, SqlNodeKind::kSelect);
  if (select == kNoSqlNode) return;
  const SqlNodeId windows = tree.find_child(select, SqlNodeKind::kWindows);
  if (windows == kNoSqlNode) return;
  for (const SqlNodeId definition : tree.children(windows)) {
    const std::string name = tree.name_of(tree[definition].first_child);
    candidates.add(CompletionKind::kAlias, written_name(name, request.place.caret.quoted),
                   kQueryScore);
  }
}

}  // namespace mapping::language
