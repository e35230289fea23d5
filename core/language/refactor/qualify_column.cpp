#include "language/refactor/refactoring.h"

namespace mapping::language {
namespace {

constexpr LocalText kTitle{"Write the column with its relation: '{}'", "写出该列所属的关系：“{}”"};

}  // namespace

std::optional<Refactoring> qualify_column(const Selected& selected) {
  const SqlTree& tree = selected.tree();
  const SqlNodeId column = selected.smallest(SqlNodeKind::kColumn);
  if (column == kNoSqlNode || selected.meaning.symbols.at(column).kind != SymbolKind::kColumn)
    return std::nullopt;
  SqlNodeId relation = selected.meaning.seen.bindings.names[column];
  if (relation == kNoSqlNode) return std::nullopt;
  if (tree[relation].kind == SqlNodeKind::kTableName)
    relation = tree.last_child(tree[relation].first_child);
  const std::string prefix = std::string(tree.text_of(relation)) + '.';
  const std::uint32_t begin = tree[column].span.begin;
  const std::string shown = prefix + std::string(tree.text_of(column));
  return Refactoring{selected.title(kTitle, shown), {{{begin, begin}, prefix}}};
}

}  // namespace mapping::language
