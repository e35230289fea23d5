#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fixture.h"
#include "mapping/sql.h"

// The rows of core/sql/nodes.tsv, held against the trees of the statements that a server takes.
namespace mapping {
namespace {

struct Children {
  char count;  // 1, ? or *
  std::vector<SqlNodeKind> kinds;
};

using Shape = std::vector<Children>;

struct NodeRow {
  std::string_view name;
  SqlNodeKind kind;
  std::optional<SqlSpecial> special;
  std::optional<SqlStatement> statement;
  std::vector<Shape> shapes;
};

std::vector<NodeRow> read_rows() {
  return {
#define NODE_ROW(...) {__VA_ARGS__},
#include "sql/sql_node_rows.inc"
#undef NODE_ROW
  };
}

bool is_of(const SqlNode& node, const NodeRow& row) {
  return node.kind == row.kind && (!row.special || node.is(*row.special)) &&
         (!row.statement || node.is(*row.statement));
}

// The rows of Special and Statement stand behind those of the kinds, and say more.
const NodeRow* row_of(const std::vector<NodeRow>& rows, const SqlNode& node) {
  const auto found = std::find_if(rows.rbegin(), rows.rend(),
                                  [&](const NodeRow& row) { return is_of(node, row); });
  return found == rows.rend() ? nullptr : &*found;
}

// The numbers of the children that may come next, with those that may be missing.
std::set<std::size_t> with_skipped(std::set<std::size_t> next, const Shape& shape) {
  for (std::size_t at = 0; at < shape.size(); ++at) {
    if (next.contains(at) && shape[at].count != '1') next.insert(at + 1);
  }
  return next;
}

bool is_in(SqlNodeKind kind, const std::vector<SqlNodeKind>& kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

bool has_shape(const SqlTree& tree, SqlNodeId id, const Shape& shape) {
  std::set<std::size_t> expected = with_skipped({0}, shape);
  for (const SqlNodeId child : tree.children(id)) {
    std::set<std::size_t> next;
    for (const std::size_t at : expected) {
      if (at == shape.size() || !is_in(tree[child].kind, shape[at].kinds)) continue;
      next.insert(shape[at].count == '*' ? at : at + 1);
    }
    expected = with_skipped(std::move(next), shape);
  }
  return expected.contains(shape.size());
}

// CURRENT_DATE and its like are of a kind of their own, and name which by a Special.
bool shows(const NodeRow& row, const SqlNode& node) {
  return row.special ? node.is(*row.special) : is_of(node, row);
}

}  // namespace

TEST_CASE("the nodes of every statement have the children of their rows", "[sql]") {
  const std::vector<NodeRow> rows = read_rows();
  for (const std::string& sql : testing::accepted_statements()) {
    const SqlTree tree = parse_sql(sql);
    for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
      INFO(sql << "\n" << tree.text_of(id));
      const NodeRow* const row = row_of(rows, tree[id]);
      REQUIRE(row != nullptr);
      INFO(row->name);
      CHECK(std::ranges::any_of(row->shapes,
                                [&](const Shape& shape) { return has_shape(tree, id, shape); }));
    }
  }
}

TEST_CASE("every row of nodes.tsv is shown by a statement", "[sql]") {
  const std::vector<NodeRow> rows = read_rows();
  std::set<std::string_view> shown;
  for (const std::string& sql : testing::accepted_statements()) {
    const SqlTree tree = parse_sql(sql);
    for (const SqlNode& node : tree.nodes) {
      for (const NodeRow& row : rows) {
        if (shows(row, node)) shown.insert(row.name);
      }
    }
  }
  for (const NodeRow& row : rows) {
    INFO(row.name);
    CHECK(shown.contains(row.name));
  }
}

}  // namespace mapping
