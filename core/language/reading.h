#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/inspection.h"
#include "mapping/language.h"
#include "mapping/sql.h"
#include "sql/recover.h"

namespace mapping::language {

// A tree in which one can go outwards.
struct OutwardTree {
  // The nearest node of a kind around another one, or itself.
  [[nodiscard]] SqlNodeId around(SqlNodeId from, SqlNodeKind kind) const;

  SqlTree tree{};                    // without a root where nothing could be read
  std::vector<SqlNodeId> parents{};  // by node; none without a root

 protected:
  void set_tree(SqlTree the_tree);
};

// A statement as it is written, which may be unfinished or faulty: a tree of all that can be read.
//
//   Reading reading("SELECT a, FROM t");
//   reading.written(reading.leaf_at(15))   // [15,16): t
class Reading : public OutwardTree {
 public:
  explicit Reading(std::string_view sql);

  // False where nothing could be read; then there is no node.
  [[nodiscard]] bool exists() const { return tree.root != kNoSqlNode; }
  // Where a node stands in the text as it was written; empty: it was put in.
  [[nodiscard]] Span written(SqlNodeId node) const { return map.to_written(tree[node].span); }
  // The name, column or literal at a place, or that ends there.
  [[nodiscard]] SqlNodeId leaf_at(std::uint32_t offset) const;
  [[nodiscard]] SqlNodeKind kind(SqlNodeId node) const { return tree[node].kind; }
  [[nodiscard]] SqlNodeKind parent_kind(SqlNodeId node) const { return kind(parents[node]); }

  // What the names in it mean; `place` is one of the tree.
  [[nodiscard]] analysis::Inspection inspect(const LanguageContext& context, Span place = {}) const;

  sql::OffsetMap map{};
};

}  // namespace mapping::language
