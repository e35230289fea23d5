#include <algorithm>
#include <array>

#include "language/candidates.h"
#include "language/names.h"
#include "language/usage.h"
#include "mapping/name_table.h"
#include "mapping/text.h"

namespace mapping::language {
namespace {

constexpr int kQueryScore = 1200;
constexpr int kTableScore = 1000;
constexpr int kSchemaScore = 600;
constexpr int kCatalogScore = 500;
constexpr int kUsedBefore = 400;
constexpr int kNamed = 1500;  // in front of a dot
constexpr int kJoins = 150;
constexpr int kWanted = 800;             // all columns that no other relation has
constexpr std::size_t kMostRead = 1500;  // tables whose columns are looked at

// What the statement wants of the relation at the caret.
class Wanted {
 public:
  explicit Wanted(const Request& request) : usage_(request.place) {
    NameTable known(NameCase::kLowerCase);
    NameTable relations(NameCase::kLowerCase);
    for (const analysis::VisibleColumn& column : request.seen.columns) {
      known.insert(column.name, 0);
      relations.insert(column.relation, 0);
      for (std::string_view part = column.name; !part.empty(); part = without_word(part))
        joinable_.insert(part, 0);
    }
    const std::string alias = usage_.alias_at_caret();
    for (const ColumnUse& use : usage_.columns()) {
      if (!usage_.is_near(use)) continue;
      const bool is_own = !alias.empty() && equals_ignoring_case(use.qualifier, alias);
      const bool is_other = !use.qualifier.empty() && !relations.contains(use.qualifier);
      const bool is_free = use.qualifier.empty() && !known.contains(use.name);
      if (is_own || is_free || (alias.empty() && is_other)) names_.insert(use.name, 0);
      if (alias.empty() && is_other) relations_.insert(use.qualifier, 0);
    }
  }

  template <typename Columns, typename NameOf>
  [[nodiscard]] int score(std::string_view relation, const Columns& columns, NameOf name_of) const {
    std::size_t hits = 0;
    for (const auto& column : columns) {
      if (names_.contains(name_of(column))) ++hits;
    }
    int score = static_cast<int>(hits * kWanted / std::max<std::size_t>(names_.size(), 1));
    if (relations_.contains(relation)) score += kNamed;
    if (usage_.is_read(relation))
      score -= kUsedBefore;
    else if (!columns.empty())
      score += score_of_key(name_of(*columns.begin()));
    return score;
  }

 private:
  // The first column is mostly the key.
  [[nodiscard]] int score_of_key(std::string_view key) const {
    if (joinable_.contains(without_prefix(key))) return kJoins;
    return 0;
  }

  Usage usage_;
  NameTable names_{NameCase::kLowerCase};      // of columns that no relation has yet
  NameTable relations_{NameCase::kLowerCase};  // that columns are taken from and FROM has not yet
  NameTable joinable_{NameCase::kLowerCase};   // the columns of the others, and their last words
};

void add_queries(const Request& request, const Wanted& wanted, Candidates& candidates) {
  for (const analysis::VisibleQuery& query : request.seen.queries) {
    const auto name_of = [](const std::string& name) { return std::string_view(name); };
    const int score = kQueryScore + wanted.score(query.name, query.columns, name_of);
    candidates.add(CompletionKind::kNamedQuery,
                   written_name(query.name, request.place.caret.quoted), score);
  }
}

void add_tables(const Request& request, std::string_view catalog, std::string_view schema,
                const Wanted& wanted, Candidates& candidates) {
  const Catalog& all = request.context.catalog;
  std::size_t read = 0;
  for (const std::string_view name : all.tables_of(catalog, schema)) {
    int score = kTableScore;
    if (++read <= kMostRead) {
      const CatalogTable* table = all.find(catalog, schema, name);
      const auto name_of = [](const CatalogColumn& column) { return column.name; };
      if (table != nullptr) score += wanted.score(name, table->columns, name_of);
    }
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
  const Wanted wanted(request);
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

}  // namespace mapping::language
