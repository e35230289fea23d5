// What     A column's type is one that the engine reads from Parquet (a warning).
// Why      DECIMAL columns stop the load, timestamps finer than microseconds arrive as numbers.
// Example  SELECT order_id, totalprice …   where totalprice is decimal(12, 2)
// Fix      SELECT order_id, CAST(totalprice AS DOUBLE) AS totalprice …
#include "mapping/sql.h"
#include "mapping/types.h"
#include "rules/column_rule.h"

namespace mapping {
namespace {

// Finds the piece of the query that makes a column; the query is parsed when the first one is asked
// for.
class SelectedItems {
 public:
  explicit SelectedItems(const Text& sql) : sql_(sql) {}

  // None where the column is not certainly this item's: behind a star, in a set operation.
  [[nodiscard]] SqlNodeId find(std::size_t position, const ColumnContext& context) {
    if (!tree_) list_items();
    if (items_.size() != context.columns.size()) return kNoSqlNode;
    const bool is_item = tree()[items_[position]].kind == SqlNodeKind::kSelectItem;
    const std::optional<std::string>& name = names_[position].name;
    return is_item && name == context.columns[position].name ? items_[position] : kNoSqlNode;
  }
  [[nodiscard]] const SqlTree& tree() const { return *tree_; }

 private:
  void list_items() {
    tree_ = parse_sql(sql_.value);
    const SqlNodeId select = tree_->find_child(tree_->root, SqlNodeKind::kSelect);
    SqlNodeId item = tree()[tree_->child(select, 0)].first_child;
    for (; item != kNoSqlNode; item = tree()[item].next) items_.push_back(item);
    names_ = shape_of(*tree_).columns;
    if (names_.size() != items_.size()) items_.clear();
  }

  const Text& sql_;
  std::optional<SqlTree> tree_;
  std::vector<SqlNodeId> items_;
  std::vector<SqlColumn> names_;
};

// Wraps the expression in the cast, and names the result as the column was named.
std::optional<Fix> cast_fix(std::size_t position, const TrinoType& type, SelectedItems& items,
                            const ColumnContext& context) {
  const SqlNodeId item = items.find(position, context);
  if (item == kNoSqlNode) return std::nullopt;
  const SqlTree& tree = items.tree();
  const SqlNodeId expression = tree.child(item, 0);
  std::optional<std::string> cast = mending_cast(tree.text_of(expression), type);
  if (!cast) return std::nullopt;
  if (tree[expression].next == kNoSqlNode)
    *cast += " AS " + quote_trino_name(context.columns[position].name);
  const LineIndex index(tree.text);
  return Fix{.kind = FixKind::kCastColumn,
             .params = {{"cast", *cast}},
             .edits = {{.path = context.document.pointer(context.sql.id),
                        .sql_range = index.range(tree[expression].span),
                        .text = *cast}}};
}

void check_column(const Text& name, std::string_view field, std::size_t position,
                  SelectedItems& items, const ColumnContext& context) {
  const Column& column = context.columns[position];
  if (column.name != name.value) return;
  const Outcome<TrinoType, TypeFault> type = parse_trino_type(column.type);
  if (!type.ok() || !find_load_hazard(type.value())) return;
  const std::optional<std::string> cast = mending_cast(quote_trino_name(column.name), type.value());
  if (!cast) return;
  Finding finding = Finding(Code::kLoadHazard, field, name.id)
                        .with(context.subject)
                        .with("column", column.name)
                        .with("type", shown_type(column.type))
                        .with("cast", *cast);
  if (std::optional<Fix> fix = cast_fix(position, type.value(), items, context))
    finding.fixes.push_back(std::move(*fix));
  context.findings.add(std::move(finding));
}

}  // namespace

void check_load_hazards(const std::vector<Text>& keys, const Properties& properties,
                        const ColumnContext& context) {
  SelectedItems items(context.sql);
  constexpr std::string_view kEdgeFields[] = {"from_key", "to_key"};
  for (std::size_t i = 0; i < keys.size() && i < context.columns.size(); ++i) {
    const std::string_view field = keys.size() == 1 ? "primary_key" : kEdgeFields[i];
    check_column(keys[i], field, i, items, context);
  }
  for (std::size_t i = 0; i < properties.columns.size(); ++i) {
    if (keys.size() + i >= context.columns.size()) break;
    check_column(properties.columns[i].name, "properties[" + std::to_string(i) + "]",
                 keys.size() + i, items, context);
  }
}

}  // namespace mapping
