#include "analysis/expression_tree.h"
#include "analysis/lineage/lineage_tracer.h"

// The queries that a result is made of, and what decides in them: each is entered once. What their
// columns are made of matters where the columns do.
namespace mapping::analysis {
namespace {

// Clauses all of whose columns have one influence.
struct Clause {
  SqlNodeKind kind;
  UseBits influence;
};
constexpr Clause kClauses[] = {
    {SqlNodeKind::kWhere, kUsedByFilter}, {SqlNodeKind::kHaving, kUsedByFilter},
    {SqlNodeKind::kJoinOn, kUsedByJoin},  {SqlNodeKind::kGroupBy, kUsedByGroupBy},
    {SqlNodeKind::kOrderBy, kUsedBySort}, {SqlNodeKind::kPartition, kUsedByWindow},
};

}  // namespace

void LineageTracer::enter(SqlNodeId query) {
  if (entered_[query] != 0) return;
  entered_[query] = 1;
  const std::size_t outside = open_.size();
  open_.push_back(query);
  while (open_.size() > outside) {
    const SqlNodeId node = open_.back();
    open_.pop_back();
    visit(node);
  }
}

void LineageTracer::visit(SqlNodeId node) {
  for (const Clause& clause : kClauses) {
    if (tree_[node].kind == clause.kind) return mark_expression(node, clause.influence);
  }
  switch (tree_[node].kind) {
    case SqlNodeKind::kQuery:
      entered_[node] = 1;
      return open_children(node);
    case SqlNodeKind::kTableName:
    case SqlNodeKind::kTable:
      return visit_table(node);
    case SqlNodeKind::kJoin:
      return visit_join(node);
    case SqlNodeKind::kMatchRecognize:
    case SqlNodeKind::kTableArgument:
      return visit_pattern(node);
    case SqlNodeKind::kPivot:
    case SqlNodeKind::kNearest:
      return visit_newer(node);
    // Named queries matter where they are read, columns and windows where they are used.
    case SqlNodeKind::kWith:
    case SqlNodeKind::kSelectList:
    case SqlNodeKind::kWindows:
    case SqlNodeKind::kValues:
    case SqlNodeKind::kUnnest:
    case SqlNodeKind::kJsonTable:
      return;
    default:
      return open_children(node);
  }
}

void LineageTracer::open_children(SqlNodeId node) {
  for (const SqlNodeId child : tree_.children(node)) open_.push_back(child);
}

// A named query stands behind its name in WITH.
void LineageTracer::visit_table(SqlNodeId table) {
  for (SqlNodeId part = bindings_.names[table]; part != kNoSqlNode; part = tree_[part].next) {
    if (tree_[part].kind != SqlNodeKind::kQuery || entered_[part] != 0) continue;
    entered_[part] = 1;
    open_.push_back(part);
  }
}

void LineageTracer::visit_join(SqlNodeId join) {
  const SqlNodeId criteria = tree_.child(join, 2);
  if (criteria != kNoSqlNode && tree_[criteria].kind == SqlNodeKind::kColumnNames) {
    mark_expression(criteria, kUsedByJoin);
  }
  open_children(join);
}

// The order of a row pattern, or of a table that a function takes, is that of a window.
void LineageTracer::visit_pattern(SqlNodeId pattern) {
  for (const SqlNodeId part : tree_.children(pattern)) {
    const SqlNodeKind kind = tree_[part].kind;
    if (kind == SqlNodeKind::kOrderBy || kind == SqlNodeKind::kPartition) {
      mark_expression(part, kUsedByWindow);
    } else if (kind != SqlNodeKind::kVariableDefinition) {
      open_.push_back(part);
    } else if (tree_[tree_[part].first_child].kind == SqlNodeKind::kName) {  // no measure
      mark_expression(part, kUsedByFilter);
    }
  }
}

// What PIVOT makes columns of, and what NEAREST looks for.
void LineageTracer::visit_newer(SqlNodeId relation) {
  const bool is_pivot = tree_[relation].kind == SqlNodeKind::kPivot;
  for (const SqlNodeId part : tree_.children(relation)) {
    if (part == tree_[relation].first_child || tree_[part].kind == SqlNodeKind::kGroupBy ||
        tree_[part].kind == SqlNodeKind::kWhere) {
      open_.push_back(part);
    } else if (!is_pivot || tree_[part].kind == SqlNodeKind::kColumnNames) {
      mark_expression(part, is_pivot ? kUsedByCondition : kUsedByJoin);
    }
  }
}

}  // namespace mapping::analysis
