#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/annotations.h"
#include "analysis/lineage/expression_uses.h"
#include "analysis/lineage/source_sets.h"
#include "mapping/lineage.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// From the columns of a statement that was analyzed back to those of its tables. An origin is made of
// such with smaller numbers: one pass from the last to the first finds those that matter and how, one
// from the first to the last what each is made of, once however many use it. Recursive queries go on
// until nothing changes.
class LineageTracer {
 public:
  // `tables`: the place in Analysis::tables of each table that was read.
  LineageTracer(const SqlTree& tree, const Annotations& notes,
                std::span<const std::uint32_t> tables);

  [[nodiscard]] Lineage trace(SqlNodeId query, std::span<const OriginId> outputs);

 private:
  void mark(OriginId origin, unsigned bits);
  void enter_queries();
  void mark_made(OriginId id, unsigned bits);
  void mark_expression(SqlNodeId expression, std::uint8_t influence);
  void spread(OriginId id);
  void spread_all();

  void enter(SqlNodeId query);
  void walk_relations();
  void visit(SqlNodeId node);
  void visit_table(SqlNodeId table);
  void visit_join(SqlNodeId join);
  void visit_pattern(SqlNodeId pattern);
  void visit_newer(SqlNodeId relation);
  void open_children(SqlNodeId node);

  void gather(OriginId id);
  void gather_uses(OriginId id);
  void begin_loop(OriginId recursive);
  void gather_all();
  void put_outputs(std::span<const OriginId> outputs, Lineage& lineage) const;
  void put_influences(Lineage& lineage);
  std::uint32_t column_of(const Origin& origin);

  const SqlTree& tree_;
  const Origins& origins_;
  const Bindings& bindings_;
  std::span<const std::uint32_t> tables_;
  ExpressionUses uses_;
  SourceSets sets_;
  // What an expression is made of, which both passes ask for: columns, and whether there are more.
  struct Made {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool is_open = false;
    bool is_known = false;
  };

  std::vector<Made> made_;  // by origin
  std::vector<ColumnUse> made_of_{};
  std::vector<std::uint8_t> marks_;    // by origin: UseBits
  std::vector<std::uint8_t> spread_;   // those that were handed on
  std::vector<std::uint8_t> entered_;  // by node: queries that are a part of the result
  std::vector<SqlNodeId> open_{};      // relations that are to be visited
  OriginId current_ = 0;
  OriginId resume_ = 0;      // what was marked behind the current one
  OriginId loop_begin_ = 0;  // of the recursive query that is gathered: its columns and its step
  OriginId loop_end_ = 0;
  bool changed_ = false;  // a set in it
};

}  // namespace mapping::analysis
