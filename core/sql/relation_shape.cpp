#include "sql/relation_shape.h"

#include <algorithm>
#include <utility>

#include "sql/row_width.h"
#include "sql/size_limits.h"
#include "text/sort_numbers.h"

namespace mapping::sql {
namespace {

template <typename Item>
void append_all(std::vector<Item>& to, std::vector<Item> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Of a column that is copied.
constexpr std::size_t kStepsOfCopy = 8;

}  // namespace

RelationShaper::RelationShaper(const SqlTree& tree, StepPool& pool)
    : tree_(tree), share_(pool, kMostCopiedColumns * kStepsOfCopy, tree.text.size()) {}

std::vector<OutputColumn> RelationShaper::shape_root() {
  SqlNodeId query = tree_.root;
  if (tree_[query].kind == SqlNodeKind::kWithFunction) {
    query = tree_.find_child(query, SqlNodeKind::kQuery);
  }
  return shape_query(query);
}

RelationShaper::Columns RelationShaper::shape_query(SqlNodeId query) {
  const std::size_t outer = queries_.size();
  ++queries_in_progress_;
  Columns columns;
  for (const SqlNodeId child : tree_.children(query)) {
    switch (tree_[child].kind) {
      case SqlNodeKind::kWith:
        define_queries(child);
        main_begin_ = queries_in_progress_ == 1 ? tables_.size() : main_begin_;
        break;
      case SqlNodeKind::kOrderBy:
        visit_expressions(child);
        break;
      case SqlNodeKind::kOffset:
      case SqlNodeKind::kLimit:
      case SqlNodeKind::kFetch:
        break;
      default:
        columns = shape_body(child);
    }
  }
  forget_queries(outer);
  --queries_in_progress_;
  return columns;
}

// The place of the innermost definition with the name.
std::size_t& RelationShaper::innermost(SqlNodeId name) {
  const std::uint32_t number = number_of(name);
  if (number >= innermost_.size()) innermost_.resize(names_.size(), kNoQuery);
  return innermost_[number];
}

void RelationShaper::define_query(NamedQuery definition) {
  definition.hidden = std::exchange(innermost(definition.name), queries_.size());
  queries_.push_back(std::move(definition));
}

void RelationShaper::forget_queries(std::size_t from) {
  for (; queries_.size() > from; queries_.pop_back()) {
    innermost(queries_.back().name) = queries_.back().hidden;
  }
}

const RelationShaper::NamedQuery* RelationShaper::find_query(SqlNodeId name) {
  const std::size_t place = innermost(name);
  return place == kNoQuery ? nullptr : &queries_[place];
}

void RelationShaper::define_queries(SqlNodeId with) {
  const bool recursive = tree_[with].is(SqlRecursion::kRecursive);
  for (const SqlNodeId named : tree_.children(with)) {
    const SqlNodeId names = tree_.find_child(named, SqlNodeKind::kColumnNames);
    NamedQuery definition{NamedQueryNode(tree_, named).name()};
    const std::size_t outer = queries_.size();
    if (recursive) {
      rename(definition.columns, names);
      define_query(definition);
    }
    definition.columns = shape_query(tree_.find_child(named, SqlNodeKind::kQuery));
    rename(definition.columns, names);
    forget_queries(outer);
    define_query(std::move(definition));
  }
}

// Names given in parentheses stand for all columns, also for those of an open star.
void RelationShaper::rename(Columns& columns, SqlNodeId names) const {
  const std::size_t count = tree_.children(names).size();
  if (count == 0) {
    return;
  }
  if (std::ranges::any_of(columns, &OutputColumn::open) || columns.size() < count) {
    columns.assign(count, {});
  }
  std::size_t i = 0;
  for (const SqlNodeId name : tree_.children(names)) {
    columns[i].canonical = false;
    columns[i++].name = name;
  }
}

RelationShaper::Columns RelationShaper::shape_body(SqlNodeId body) {
  switch (tree_[body].kind) {
    case SqlNodeKind::kSelect:
      return shape_select(body);
    case SqlNodeKind::kSetOperation:
      return shape_set_operation(body);
    case SqlNodeKind::kValues:
      return shape_values(body);
    case SqlNodeKind::kSubquery:
      return shape_query(tree_[body].first_child);
    case SqlNodeKind::kTable: {
      Columns columns;
      for (const Field& field : shape_table(body)) {
        columns.push_back(field.column);
      }
      return columns;
    }
    default:
      return {};
  }
}

// The names are those of the first branch. A chain leans to the left: its branches are visited in a
// loop.
RelationShaper::Columns RelationShaper::shape_set_operation(SqlNodeId operation) {
  std::vector<SqlNodeId> chain;
  SqlNodeId first = operation;
  for (; tree_[first].kind == SqlNodeKind::kSetOperation;
       first = SetOperationNode(tree_, first).left()) {
    chain.push_back(first);
  }
  Columns columns = shape_body(first);
  for (; !chain.empty(); chain.pop_back()) {
    const Columns right = shape_body(SetOperationNode(tree_, chain.back()).right());
    if (!tree_[chain.back()].is(SqlMatching::kCorresponding)) {
      continue;
    }
    const SqlNodeId by = SetOperationNode(tree_, chain.back()).columns();
    NameNumbers listed;
    for (const SqlNodeId name : tree_.children(by)) {
      listed.push_back(number_of(name));
    }
    keep_common(columns, right, by == kNoSqlNode ? nullptr : &listed);
  }
  return columns;
}

// CORRESPONDING: the columns that both branches have, those of the list if there is one.
void RelationShaper::keep_common(Columns& columns, const Columns& right, NameNumbers* listed) {
  NameNumbers names;
  for (const OutputColumn& column : right) {
    if (column.name != kNoSqlNode) names.push_back(number_of(column.name));
  }
  sort_numbers(names);
  if (listed != nullptr) sort_numbers(*listed);
  const bool any_name = std::ranges::any_of(right, &OutputColumn::open);
  Columns kept = columns;
  std::erase_if(kept, [&](const OutputColumn& column) {
    if (column.open) return false;
    const auto is_in = [&](const NameNumbers& numbers) {
      return column.name != kNoSqlNode &&
             std::ranges::binary_search(numbers, number_of(column.name));
    };
    return (listed != nullptr && !is_in(*listed)) || (!any_name && !is_in(names));
  });
  if (!kept.empty()) {
    columns = std::move(kept);  // without a common column the query is refused by the server
  }
}

// One nameless column for each element of a row; all rows have the same number.
RelationShaper::Columns RelationShaper::shape_values(SqlNodeId values) {
  visit_expressions(values);
  const SqlNodeId first = tree_[values].first_child;
  Columns columns;
  if (tree_[first].kind == SqlNodeKind::kRow) {
    for (const SqlNodeId cell : tree_.children(first)) {
      columns.push_back({kNoSqlNode, false, false, tree_[cell].span});
    }
    return columns;
  }
  std::size_t width = 0;
  for (SqlNodeId row = first; row != kNoSqlNode && width == 0; row = tree_[row].next) {
    width = row_width(tree_, row);
  }
  columns.assign(std::max<std::size_t>(width, 1), {kNoSqlNode, false, false, tree_[first].span});
  return columns;
}

// FROM comes first, as in Trino's analysis: a table there is met before one in a query of the
// select list.
RelationShaper::Columns RelationShaper::shape_select(SqlNodeId select) {
  Fields fields;
  if (const SqlNodeId from = tree_.find_child(select, SqlNodeKind::kFrom); from != kNoSqlNode) {
    for (const SqlNodeId relation : tree_.children(from)) {
      append_all(fields, shape_relation(relation));
      limit_fields(fields, relation);
    }
  }
  for (const SqlNodeId clause : tree_.children(select)) {
    if (tree_[clause].kind != SqlNodeKind::kFrom) {
      visit_expressions(clause);
    }
  }
  Columns columns;
  for (const SqlNodeId item : tree_.children(SelectNode(tree_, select).list())) {
    put_item(item, fields, columns);
    const bool is_star = tree_[item].kind == SqlNodeKind::kAllColumns;
    if (columns.size() > kMostColumns || (is_star && is_too_many(columns.size()))) {
      columns.assign(1, {kNoSqlNode, true, false, tree_[item].span});
      break;
    }
  }
  return columns;
}

// `SELECT * FROM a, a` doubles its columns, and so does each definition that selects from it twice.
// A list that is too long becomes one open column, and so does every longer one behind too many.
bool RelationShaper::is_too_many(std::size_t columns) {
  const bool covered = share_.covers(copied_ * kStepsOfCopy);
  return columns > 1 && (columns > kMostColumns || !covered);
}

void RelationShaper::limit_fields(Fields& fields, SqlNodeId node) {
  if (is_too_many(fields.size())) fields = open_field(node);
}

// An alias as written, else the last name of a column or of fields of columns, else none: `a.b` but
// not `f(a).b`.
void RelationShaper::put_item(SqlNodeId item, const Fields& fields, Columns& columns) {
  if (tree_[item].kind == SqlNodeKind::kAllColumns) {
    put_star(item, fields, columns);
    return;
  }
  OutputColumn column{kNoSqlNode, false, false, tree_[item].span};
  if (const SqlNodeId alias = SelectItemNode(tree_, item).alias(); alias != kNoSqlNode) {
    column.name = alias;
    column.span = tree_[alias].span;
  } else if (const std::vector<SqlNodeId> path = field_path(SelectItemNode(tree_, item).value());
             !path.empty()) {
    column.name = path.front();
  }
  columns.push_back(column);
}

// The names of `a.b.c`, the last one first, with or without parentheses, which Trino's tree does
// not keep; empty for anything else.
std::vector<SqlNodeId> RelationShaper::field_path(SqlNodeId expression) const {
  std::vector<SqlNodeId> path;
  for (SqlNodeId node = expression;; node = tree_.child(node, 0)) {
    if (tree_[node].kind == SqlNodeKind::kColumn) {
      path.push_back(node);
      return path;
    }
    if (tree_[node].kind == SqlNodeKind::kDereference) {
      path.push_back(DereferenceNode(tree_, node).field());
    } else if (tree_[node].kind != SqlNodeKind::kParenthesized) {
      return {};
    }
  }
}

// Names that are the same in any case have one number.
std::uint32_t RelationShaper::number_of(SqlNodeId name) {
  if (numbers_.empty()) numbers_.resize(tree_.nodes.size(), kNoNumber);
  std::uint32_t& number = numbers_[name];
  if (number != kNoNumber) return number;
  std::string text = tree_.name_of(name);
  number = names_.find(text);
  if (number != NameTable::kNone) return number;
  number = static_cast<std::uint32_t>(names_.size());
  names_.insert(texts_.emplace_back(std::move(text)), number);
  return number;
}

std::string RelationShaper::name_of(const OutputColumn& column) const {
  const std::string written = tree_.name_of(column.name);
  return column.canonical && tree_.text_of(column.name).front() != '"' ? to_upper(written)
                                                                       : written;
}

// `t.*` reaches a table by its last parts: `s.t.*` and `t.*` both name c.s.t.
bool RelationShaper::reaches(const std::vector<SqlNodeId>& path, SqlNodeId relation) {
  if (tree_[relation].kind == SqlNodeKind::kName) {
    return path.size() == 1 && same_name(path[0], relation);
  }
  std::vector<SqlNodeId> parts;
  for (const SqlNodeId name : tree_.children(relation)) {
    parts.push_back(name);
  }
  return path.size() <= parts.size() &&
         std::equal(path.begin(), path.end(), parts.rbegin(),
                    [this](SqlNodeId a, SqlNodeId b) { return same_name(a, b); });
}

// `*`, `t.*`, `(row).* AS (a, b)`
void RelationShaper::put_star(SqlNodeId star, const Fields& fields, Columns& columns) {
  const Span span = tree_[star].span;
  const SqlNodeId first = tree_[star].first_child;
  if (const SqlNodeId aliases = tree_.find_child(star, SqlNodeKind::kColumnNames);
      aliases != kNoSqlNode) {
    for (const SqlNodeId name : tree_.children(aliases)) {
      columns.push_back({name, false, true, span});
    }
    return;
  }
  const std::vector<SqlNodeId> path = field_path(first);
  copied_ += fields.size();
  bool found = false;
  for (const Field& field : fields) {
    const bool wanted = first == kNoSqlNode || (field.relation != kNoSqlNode && !path.empty() &&
                                                reaches(path, field.relation));
    if (wanted) {
      columns.push_back(field.column);
      columns.back().span = span;
      found = true;
    }
  }
  const bool has_relations = first != kNoSqlNode || !fields.empty();
  if (!found && has_relations) {
    columns.push_back({kNoSqlNode, true, false, span});  // a row, or a relation of an outer query
  }
}

// Queries within expressions, in any depth; the query itself is visited, not what is below it.
void RelationShaper::visit_expressions(SqlNodeId parent) {
  const std::size_t outer = to_visit_.size();
  SqlNodeId id = tree_[parent].first_child;
  for (;;) {
    if (id == kNoSqlNode) {
      if (to_visit_.size() == outer) {
        return;
      }
      id = to_visit_.back();
      to_visit_.pop_back();
      continue;
    }
    const SqlNode& node = tree_[id];
    if (node.kind == SqlNodeKind::kQuery) {
      shape_query(id);
      id = node.next;
    } else if (node.first_child == kNoSqlNode) {
      id = node.next;
    } else {
      if (node.next != kNoSqlNode) {
        to_visit_.push_back(node.next);
      }
      id = node.first_child;
    }
  }
}

}  // namespace mapping::sql
