#include "language/refactor/refactoring.h"
#include "language/star_columns.h"

namespace mapping::language {
namespace {

constexpr LocalText kTitle{"Expand '{}' to its columns", "将“{}”展开为各列"};

}  // namespace

// `*` and `t.*` of a select list.
std::optional<Refactoring> expand_star(const Selected& selected) {
  const SqlTree& tree = selected.tree();
  const SqlNodeId star = selected.smallest(SqlNodeKind::kAllColumns);
  if (star == kNoSqlNode || selected.parent_kind(star) != SqlNodeKind::kSelectList)
    return std::nullopt;
  const SqlNodeId target = tree[star].first_child;
  const bool names_relation = target != kNoSqlNode;
  if (names_relation && (tree[target].kind != SqlNodeKind::kColumn || tree[target].next != 0))
    return std::nullopt;
  const Span place = tree[star].span;
  std::string list = star_columns(selected.meaning.reading.inspect(selected.context, place).columns,
                                  names_relation ? tree.name_of(target) : std::string());
  if (list.empty()) return std::nullopt;
  return Refactoring{selected.title(kTitle, tree.text_of(star)), {{place, std::move(list)}}};
}

}  // namespace mapping::language
