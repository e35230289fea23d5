#include "language/candidates.h"
#include "language/refactor/refactoring.h"
#include "mapping/text.h"

namespace mapping::language {
namespace {

constexpr LocalText kTitle{"Name the column '{}'", "将该列命名为“{}”"};

// The last name of a column or of a field; empty for anything else.
std::string last_name(const SqlTree& tree, SqlNodeId expression) {
  if (tree[expression].kind == SqlNodeKind::kColumn) return tree.name_of(expression);
  if (tree[expression].kind == SqlNodeKind::kDereference)
    return tree.name_of(tree.last_child(expression));
  return {};
}

// `sum(o.total)`: sum_total; `CAST(o.id AS varchar)`: id; `a + b`: value.
std::string name_for(const SqlTree& tree, SqlNodeId expression) {
  const SqlNodeId first = tree[expression].first_child;
  if (tree[expression].kind == SqlNodeKind::kCast && !last_name(tree, first).empty())
    return to_lower(last_name(tree, first));
  if (tree[expression].kind != SqlNodeKind::kFunction) return "value";
  const std::string function = to_lower(tree.name_of(tree.last_child(first)));
  const SqlNodeId argument = tree[first].next;
  const std::string of = argument == kNoSqlNode ? std::string() : last_name(tree, argument);
  return of.empty() ? function : function + '_' + to_lower(of);
}

// Whether a name elsewhere in the statement could be taken for it, or is given to another column.
bool is_taken(const Selected& selected, SqlNodeId item, std::string_view name) {
  const SqlTree& tree = selected.tree();
  const Span own = tree[item].span;
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    const SqlNodeKind kind = tree[id].kind;
    const SqlNodeKind parent = selected.parent_kind(id);
    const bool is_name = (kind == SqlNodeKind::kName && parent == SqlNodeKind::kSelectItem) ||
                         (kind == SqlNodeKind::kColumn && parent != SqlNodeKind::kDereference);
    const Span span = tree[id].span;
    const bool is_inside = own.begin <= span.begin && span.end <= own.end;
    if (is_name && !is_inside && equals_ignoring_case(tree.name_of(id), name)) return true;
  }
  return false;
}

}  // namespace

// A select item that is an expression and has no name.
std::optional<Refactoring> name_column(const Selected& selected) {
  const SqlTree& tree = selected.tree();
  const SqlNodeId item = selected.smallest(SqlNodeKind::kSelectItem);
  if (item == kNoSqlNode || selected.parent_kind(item) != SqlNodeKind::kSelectList ||
      tree.child(item, 1) != kNoSqlNode || !last_name(tree, tree[item].first_child).empty()) {
    return std::nullopt;
  }
  const std::string plain = name_for(tree, tree[item].first_child);
  std::string name = plain;
  for (int number = 2; is_taken(selected, item, name); ++number)
    name = plain + '_' + std::to_string(number);
  const std::uint32_t end = tree[item].span.end;
  return Refactoring{selected.title(kTitle, name),
                     {{{end, end}, " AS " + written_name(name, false)}}};
}

}  // namespace mapping::language
