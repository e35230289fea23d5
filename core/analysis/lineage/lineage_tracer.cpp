#include "analysis/lineage/lineage_tracer.h"

#include <algorithm>

#include "analysis/expression_tree.h"

namespace mapping::analysis {
namespace {

// Of all columns of the result together, which are written out.
constexpr std::size_t kMostSources = 1U << 15U;

// What a column is that `origin` makes of `first`: the same, but for what UNNEST or a star takes out of
// it.
bool is_same_value(const SqlTree& tree, const Origin& origin) {
  return origin.kind == OriginKind::kRenamed ||
         (origin.first != kNoOrigin && tree[origin.node].kind == SqlNodeKind::kSelectItem);
}

}  // namespace

LineageTracer::LineageTracer(const SqlTree& tree, const Annotations& notes,
                             std::span<const std::uint32_t> tables)
    : tree_(tree),
      origins_(notes.bindings().origins),
      bindings_(notes.bindings()),
      tables_(tables),
      uses_(tree, notes),
      sets_(origins_.size(), tables.size()),
      made_(origins_.size()),
      marks_(origins_.size()),
      spread_(origins_.size()),
      entered_(tree.nodes.size()) {}

Lineage LineageTracer::trace(SqlNodeId query, std::span<const OriginId> outputs) {
  Lineage lineage;
  current_ = static_cast<OriginId>(origins_.size());
  for (const OriginId origin : outputs) mark(origin, kUsedAsValue);
  enter(query);
  spread_all();
  gather_all();
  put_outputs(outputs, lineage);
  put_influences(lineage);
  lineage.columns = sets_.columns();
  return lineage;
}

void LineageTracer::mark(OriginId origin, unsigned bits) {
  const auto all = static_cast<std::uint8_t>(marks_[origin] | bits);
  if (all == marks_[origin]) return;
  marks_[origin] = all;
  if (origin >= current_) resume_ = std::max(resume_, origin + 1);
}

void LineageTracer::mark_expression(SqlNodeId expression, std::uint8_t influence) {
  uses_.collect(expression, influence);
  for (const ColumnUse& use : uses_.columns()) mark(use.origin, use.bits & kInfluences);
  enter_queries();
}

// Those in what was collected; whoever enters one collects something else.
void LineageTracer::enter_queries() {
  if (uses_.queries().empty()) return;
  const std::vector<SqlNodeId> queries = uses_.queries();
  for (const SqlNodeId query : queries) enter(query);
}

// What an origin is made of is used as it is itself.
void LineageTracer::mark_made(OriginId id, unsigned bits) {
  Made& made = made_[id];
  if (!made.is_known) {
    const Origin& origin = origins_[id];
    if (origin.kind == OriginKind::kValues) {
      uses_.collect_values(origin.node, origin.place);
    } else {
      uses_.collect(origin.node, 0);
    }
    made = {.begin = static_cast<std::uint32_t>(made_of_.size()),
            .end = static_cast<std::uint32_t>(made_of_.size() + uses_.columns().size()),
            .is_open = uses_.is_open(),
            .is_known = true};
    made_of_.insert(made_of_.end(), uses_.columns().begin(), uses_.columns().end());
    enter_queries();
  }
  for (std::uint32_t i = made.begin; i < made.end; ++i) {
    const ColumnUse& use = made_of_[i];
    const unsigned whole = (use.bits & kIsNoValue) != 0 ? bits & kInfluences : bits;
    mark(use.origin, whole | (use.bits & kInfluences));
  }
}

void LineageTracer::spread(OriginId id) {
  const Origin& origin = origins_[id];
  const unsigned bits = marks_[id];
  const bool is_expression = origin.kind == OriginKind::kExpression;
  if (origin.kind == OriginKind::kValues || (is_expression && !is_same_value(tree_, origin))) {
    mark_made(id, bits);
  } else {
    if (origin.first != kNoOrigin) mark(origin.first, bits);
    if (origin.second != kNoOrigin) mark(origin.second, bits);
  }
}

void LineageTracer::spread_all() {
  for (current_ = static_cast<OriginId>(origins_.size()); --current_ > 0;) {
    if (spread_[current_] == marks_[current_]) continue;
    spread_[current_] = marks_[current_];
    spread(current_);
    current_ = std::max(current_, resume_);
    resume_ = 0;
  }
}

void LineageTracer::gather_uses(OriginId id) {
  for (std::uint32_t i = made_[id].begin; i < made_[id].end; ++i) {
    const ColumnUse& use = made_of_[i];
    if ((use.bits & kIsNoValue) != 0) continue;
    const bool aggregated = (use.bits & kUsedByAggregation) != 0;
    if (use.origin >= current_) sets_.add_unknown();
    sets_.add_set(use.origin, aggregated ? SourceUse::kAggregation : SourceUse::kTransformation);
  }
  if (made_[id].is_open) sets_.add_unknown();
}

void LineageTracer::gather(OriginId id) {
  const Origin& origin = origins_[id];
  if (is_same_value(tree_, origin)) {
    changed_ = sets_.share(id, origin.first) || changed_;
    return;
  }
  sets_.begin();
  switch (origin.kind) {
    case OriginKind::kTableColumn:
      sets_.add(column_of(origin), SourceUse::kIdentity);
      break;
    case OriginKind::kExpression:
    case OriginKind::kValues:
      gather_uses(id);
      break;
    case OriginKind::kRecursive:
      begin_loop(id);
      [[fallthrough]];
    case OriginKind::kUsing:
    case OriginKind::kSetOperation:
      sets_.add_set(origin.first, SourceUse::kIdentity);
      if (origin.second == kNoOrigin) sets_.add_unknown();
      sets_.add_set(origin.second, SourceUse::kIdentity);
      break;
    case OriginKind::kRenamed:
    case OriginKind::kNothing:
      break;
    case OriginKind::kUnknown:
      sets_.add_unknown();
  }
  changed_ = sets_.end(id) || changed_;
}

// Recursive queries are not in one another.
void LineageTracer::begin_loop(OriginId recursive) {
  if (recursive > loop_end_) {
    loop_begin_ = recursive;
    changed_ = false;
  }
  loop_end_ = std::max(loop_end_, std::max(recursive, origins_[recursive].second));
}

void LineageTracer::gather_all() {
  for (current_ = 1; current_ < origins_.size(); ++current_) {
    if ((marks_[current_] & kUsedAsValue) != 0) gather(current_);
    if (current_ != loop_end_ || !changed_) continue;
    changed_ = false;
    current_ = loop_begin_ - 1;
  }
}

std::uint32_t LineageTracer::column_of(const Origin& origin) {
  return sets_.number(tables_[origin.table - 1], origin.column);
}

void LineageTracer::put_outputs(std::span<const OriginId> outputs, Lineage& lineage) const {
  std::size_t count = 0;
  for (const OriginId origin : outputs) {
    ColumnLineage& column = lineage.outputs.emplace_back();
    const std::span<const ColumnSource> sources = sets_.of(origin);
    column.reason = sets_.reason(origin);
    count += sources.size();
    if (count > kMostSources) {
      column.reason = kTooManySources;
    } else {
      column.sources.assign(sources.begin(), sources.end());
    }
  }
}

void LineageTracer::put_influences(Lineage& lineage) {
  std::vector<std::uint8_t> found(sets_.columns().size());
  for (OriginId id = 1; id < origins_.size(); ++id) {
    const auto bits = static_cast<std::uint8_t>(marks_[id] & kInfluences);
    if (bits == 0 || origins_[id].kind != OriginKind::kTableColumn) continue;
    const std::uint32_t column = column_of(origins_[id]);
    found.resize(sets_.columns().size());
    found[column] = static_cast<std::uint8_t>(found[column] | bits);
  }
  for (std::uint32_t column = 0; column < found.size(); ++column) {
    for (unsigned kind = 0; kind < 6; ++kind) {
      if ((found[column] >> kind & 1U) != 0)
        lineage.influences.push_back({column, static_cast<InfluenceKind>(kind)});
    }
  }
}

}  // namespace mapping::analysis
