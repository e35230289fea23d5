#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/sql_detail.h"
#include "mapping/sql_fault.h"
#include "mapping/sql_node.h"
#include "mapping/text.h"

// Text → tree.
namespace mapping {

// The children of a node, in the order of the text.
//
//   for (const SqlNodeId item : tree.children(list)) …
class SqlChildren {
 public:
  class Iterator {
   public:
    Iterator(const std::vector<SqlNode>& nodes, SqlNodeId id) : nodes_(&nodes), id_(id) {}

    SqlNodeId operator*() const { return id_; }
    Iterator& operator++() {
      id_ = (*nodes_)[id_].next;
      return *this;
    }
    bool operator==(const Iterator& other) const { return id_ == other.id_; }

   private:
    const std::vector<SqlNode>* nodes_;
    SqlNodeId id_;
  };

  SqlChildren(const std::vector<SqlNode>& nodes, SqlNodeId first) : nodes_(nodes), first_(first) {}

  [[nodiscard]] Iterator begin() const { return {nodes_, first_}; }
  [[nodiscard]] Iterator end() const { return {nodes_, kNoSqlNode}; }
  // How many there are, which is counted.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<SqlNodeId> list() const;

 private:
  const std::vector<SqlNode>& nodes_;
  SqlNodeId first_;
};

// A statement as a tree in one array.
//
// Every child's index is less than its parent's: a walk over `nodes` in order
// meets what a node is made of before the node, without recursion. `root` is a
// kQuery or kWithFunction, or kNoSqlNode where there is a fault.
struct SqlTree {
  std::string text;
  std::vector<SqlNode> nodes;
  SqlNodeId root = kNoSqlNode;
  std::optional<SqlFault> fault;

  [[nodiscard]] const SqlNode& operator[](SqlNodeId id) const { return nodes[id]; }
  [[nodiscard]] std::string_view text_of(SqlNodeId id) const { return slice(text, nodes[id].span); }
  // None of kNoSqlNode.
  [[nodiscard]] SqlChildren children(SqlNodeId id) const { return {nodes, nodes[id].first_child}; }
  // kNoSqlNode where there are fewer.
  [[nodiscard]] SqlNodeId child(SqlNodeId id, std::size_t index) const;
  [[nodiscard]] SqlNodeId last_child(SqlNodeId id) const;
  [[nodiscard]] SqlNodeId find_child(SqlNodeId id, SqlNodeKind kind) const;
  // Of a Name or Column: without quotes, as written.
  [[nodiscard]] std::string name_of(SqlNodeId id) const;
};

// Whether two trees differ in nothing but places, spaces and comments.
[[nodiscard]] bool same_tree(const SqlTree& a, const SqlTree& b);

// Reads one statement. Texts over 32 MiB and nesting over kMaxSqlDepth are
// faults of their own.
[[nodiscard]] SqlTree parse_sql(std::string_view sql);

// The first path of a JSON function or of JSON_TABLE that a server refuses, such as '$.a' without its
// mode. The grammar takes any text there: a server reads paths when it has taken the statement, so
// that this is no fault of the tree.
[[nodiscard]] std::optional<SqlFault> find_path_fault(const SqlTree& tree);
// The fault of one of them, `path` being its literal; none also where it has escapes.
[[nodiscard]] std::optional<SqlFault> check_json_path(const SqlTree& tree, SqlNodeId path);

// Levels of queries, calls and types in one another. Parentheses and chains of
// operators do not count: they need no stack. One level takes at most three
// calls; a module needs 2 MiB of stack for all of them.
inline constexpr std::uint32_t kMaxSqlDepth = 1000;

}  // namespace mapping
