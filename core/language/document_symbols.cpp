#include <optional>
#include <utility>
#include <vector>

#include "language/reading.h"
#include "language/type_text.h"
#include "mapping/language.h"
#include "rules/fixes.h"

namespace mapping {
namespace language {
namespace {

class Outline {
 public:
  Outline(const Reading& reading, const LanguageContext& context)
      : reading_(reading), tree_(reading.tree), seen_(reading.inspect(context)), texts_(context) {}

  // Children have smaller numbers than what they are in: a symbol goes into the next one around it when all of its own are
  // there.
  std::vector<DocumentSymbol> all() {
    std::vector<std::optional<DocumentSymbol>> own(tree_.nodes.size());
    for (SqlNodeId id = 1; id < own.size(); ++id) own[id] = symbol(id);
    const std::vector<SqlNodeId> around = symbols_around(own);
    std::vector<DocumentSymbol> top;
    for (SqlNodeId id = 1; id < own.size(); ++id) {
      if (!own[id] || around[id] == kNoSqlNode) continue;
      auto& list = around[id] == tree_.root ? top : own[around[id]]->children;
      list.push_back(std::move(*own[id]));
    }
    return top;
  }

 private:
  // For each node the innermost one around it that has a symbol, else the root; none for what is not in the statement.
  std::vector<SqlNodeId> symbols_around(
      const std::vector<std::optional<DocumentSymbol>>& own) const {
    std::vector<SqlNodeId> around(own.size(), kNoSqlNode);
    around[tree_.root] = tree_.root;
    for (SqlNodeId id = static_cast<SqlNodeId>(own.size()) - 1; id > 0; --id) {
      const SqlNodeId parent = reading_.parents[id];
      if (parent == kNoSqlNode || around[parent] == kNoSqlNode) continue;
      around[id] = own[parent] ? parent : around[parent];
    }
    return around;
  }

  std::optional<DocumentSymbol> symbol(SqlNodeId id) const {
    switch (tree_[id].kind) {
      case SqlNodeKind::kNamedQuery:
        return named(id, tree_[id].first_child, DocumentSymbolKind::kNamedQuery);
      case SqlNodeKind::kSelectItem:
        if (reading_.parent_kind(id) == SqlNodeKind::kSelectList) return item(id);
        break;
      case SqlNodeKind::kAliased:
        return relation(id, tree_.child(id, 1));
      case SqlNodeKind::kTableName:
        if (reading_.parent_kind(id) != SqlNodeKind::kAliased)
          return relation(id, tree_.last_child(tree_[id].first_child));
        break;
      default:
        break;
    }
    return std::nullopt;
  }

  std::optional<DocumentSymbol> named(SqlNodeId id, SqlNodeId name, DocumentSymbolKind kind,
                                      std::string_view detail = {}) const {
    const Span range = reading_.written(id);
    const Span selection = reading_.written(name);
    if (selection.size() == 0) return std::nullopt;
    // A column without an alias is called by its expression, which may be as long as the text.
    return DocumentSymbol{
        shorten(tree_.text_of(name)), shorten(detail), kind, range, selection, {}};
  }

  std::optional<DocumentSymbol> item(SqlNodeId id) const {
    const SqlNodeId expression = tree_[id].first_child;
    const SqlNodeId alias = tree_.child(id, 1);
    const SqlNodeKind kind = tree_[expression].kind;
    SqlNodeId name = alias;
    if (name == kNoSqlNode && kind == SqlNodeKind::kDereference) name = tree_.child(expression, 1);
    if (name == kNoSqlNode) name = expression;
    return named(id, name, DocumentSymbolKind::kColumn, texts_.trino(seen_.types[expression]));
  }

  std::optional<DocumentSymbol> relation(SqlNodeId id, SqlNodeId name) const {
    const SqlNodeId table = tree_[id].kind == SqlNodeKind::kAliased ? tree_[id].first_child : id;
    const bool is_table = tree_[table].kind == SqlNodeKind::kTableName;
    const std::string detail(is_table ? tree_.text_of(tree_[table].first_child) : "");
    return named(id, name, DocumentSymbolKind::kRelation, detail);
  }

  const Reading& reading_;
  const SqlTree& tree_;
  analysis::Inspection seen_;
  TypeTexts texts_;
};

}  // namespace
}  // namespace language

std::vector<DocumentSymbol> symbols_sql(std::string_view sql, const LanguageContext& context) {
  const language::Reading reading(sql);
  if (!reading.exists()) return {};
  return language::Outline(reading, context).all();
}

}  // namespace mapping
