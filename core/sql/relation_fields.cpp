#include <algorithm>
#include <utility>

#include "sql/relation_shape.h"
#include "text/sort_numbers.h"

// What the relations of a FROM clause offer to select from.
namespace mapping::sql {

RelationShaper::Fields RelationShaper::shape_relation(SqlNodeId relation) {
  const SqlNodeId first = tree_[relation].first_child;
  switch (tree_[relation].kind) {
    case SqlNodeKind::kTableName:
      visit_expressions(tree_.find_child(relation, SqlNodeKind::kPeriod));
      return shape_table(relation);
    case SqlNodeKind::kAliased:
      return shape_aliased(relation);
    case SqlNodeKind::kJoin:
      return shape_join(relation);
    case SqlNodeKind::kParenthesizedRelation:
    case SqlNodeKind::kSample:
    case SqlNodeKind::kLateral:
      return shape_relation(first);
    case SqlNodeKind::kSubquery:
      return fields_of(shape_query(first), kNoSqlNode);
    case SqlNodeKind::kJsonTable:
      visit_expressions(relation);
      return shape_json_table(relation);
    case SqlNodeKind::kTableFunction:
      visit_arguments(first);
      return open_field(relation);
    case SqlNodeKind::kMatchRecognize:
    case SqlNodeKind::kPivot:
    case SqlNodeKind::kNearest:
      shape_relation(first);
      for (SqlNodeId clause = tree_[first].next; clause != kNoSqlNode; clause = tree_[clause].next)
        visit_expressions(clause);
      return open_field(relation);
    default:  // UNNEST: its columns depend on the types of its arrays
      visit_expressions(relation);
      return open_field(relation);
  }
}

// The arguments of a table function, behind its name: tables and expressions.
void RelationShaper::visit_arguments(SqlNodeId function_name) {
  for (SqlNodeId argument = tree_[function_name].next; argument != kNoSqlNode;
       argument = tree_[argument].next) {
    const bool named = tree_[argument].kind == SqlNodeKind::kNamedArgument;
    const SqlNodeId value = named ? NamedArgumentNode(tree_, argument).value() : argument;
    if (tree_[value].kind == SqlNodeKind::kTableArgument) {
      shape_relation(tree_[value].first_child);
    } else {
      visit_expressions(argument);
    }
  }
}

RelationShaper::Fields RelationShaper::fields_of(const Columns& columns, SqlNodeId relation) {
  Fields fields;
  fields.reserve(columns.size());
  for (const OutputColumn& column : columns) {
    fields.push_back({column, relation});
  }
  return fields;
}

RelationShaper::Fields RelationShaper::open_field(SqlNodeId node) const {
  return {{{kNoSqlNode, true, false, tree_[node].span}, kNoSqlNode}};
}

// A definition of a WITH in sight, if the name has one part; else a table.
RelationShaper::Fields RelationShaper::shape_table(SqlNodeId table) {
  const SqlNodeId qualified = tree_.find_child(table, SqlNodeKind::kQualifiedName);
  const SqlNodeId first = tree_[qualified].first_child;
  if (tree_[first].next == kNoSqlNode) {
    if (const NamedQuery* query = find_query(first)) {
      copied_ += query->columns.size();
      return fields_of(query->columns, query->name);
    }
  }
  SqlTable found{"", "", "", tree_[qualified].span};
  for (SqlNodeId part = first; part != kNoSqlNode; part = tree_[part].next) {
    found.catalog += (found.catalog.empty() || found.schema.empty() ? "" : ".") + found.schema;
    found.schema = std::exchange(
        found.name, tree_.name_of(part));  // more than three parts are refused by the server
  }
  const Span span = found.span;
  tables_.push_back(std::move(found));
  return {{{kNoSqlNode, true, false, span}, qualified}};
}

// Those that every server has; whose columns a connector's function gives is not known here.
bool RelationShaper::is_known_table_function(SqlNodeId relation) const {
  if (tree_[relation].kind != SqlNodeKind::kTableFunction) return false;
  SqlNodeId name = tree_[tree_[relation].first_child].first_child;
  while (tree_[name].next != kNoSqlNode) name = tree_[name].next;
  return equals_ignoring_case(tree_.name_of(name), "sequence") ||
         equals_ignoring_case(tree_.name_of(name), "exclude_columns");
}

RelationShaper::Fields RelationShaper::shape_aliased(SqlNodeId aliased) {
  Columns columns;
  for (const Field& field : shape_relation(AliasedNode(tree_, aliased).relation())) {
    columns.push_back(field.column);
  }
  rename(columns, AliasedNode(tree_, aliased).columns());
  SqlNodeId relation = AliasedNode(tree_, aliased).relation();
  while (tree_[relation].kind == SqlNodeKind::kParenthesizedRelation) {
    relation = tree_[relation].first_child;
  }
  for (OutputColumn& column : columns) {
    column.canonical =
        column.canonical || (column.name != kNoSqlNode && is_known_table_function(relation));
  }
  return fields_of(columns, AliasedNode(tree_, aliased).name());
}

// A chain of joins leans to the left: its right sides are visited in a loop.
RelationShaper::Fields RelationShaper::shape_join(SqlNodeId join) {
  std::vector<SqlNodeId> chain;
  SqlNodeId first = join;
  for (; tree_[first].kind == SqlNodeKind::kJoin; first = JoinNode(tree_, first).left()) {
    chain.push_back(first);
  }
  Fields fields = shape_relation(first);
  for (; !chain.empty(); chain.pop_back()) {
    Fields right = shape_relation(JoinNode(tree_, chain.back()).right());
    visit_expressions(tree_.find_child(chain.back(), SqlNodeKind::kJoinOn));
    fields = join_fields(chain.back(), std::move(fields), std::move(right));
    limit_fields(fields, join);
  }
  return fields;
}

// USING: its columns come first and once, and belong to neither side.
RelationShaper::Fields RelationShaper::join_fields(SqlNodeId join, Fields left, Fields right) {
  const SqlNodeId usings = tree_.find_child(join, SqlNodeKind::kColumnNames);
  Fields fields;
  if (usings == kNoSqlNode) {
    fields = std::move(left);
    fields.insert(fields.end(), right.begin(), right.end());
    return fields;
  }
  copied_ += left.size() + right.size();
  NameNumbers names;
  for (const SqlNodeId name : tree_.children(usings)) {
    fields.push_back({{name, false, false, tree_[name].span}, kNoSqlNode});
    names.push_back(number_of(name));
  }
  sort_numbers(names);
  for (const Fields* side : {&left, &right}) {
    for (const Field& field : *side) {
      const SqlNodeId name = field.column.name;
      const bool is_used = name != kNoSqlNode && std::ranges::binary_search(names, number_of(name));
      if (!is_used) fields.push_back(field);
    }
  }
  return fields;
}

RelationShaper::Fields RelationShaper::shape_json_table(SqlNodeId table) {
  Fields fields;
  put_json_columns(table, fields);
  return fields;
}

// Nested columns stand where their NESTED stands. The nesting is as deep as the parser allows.
void RelationShaper::put_json_columns(SqlNodeId parent, Fields& fields) const {
  for (const SqlNodeId column : tree_.children(parent)) {
    if (tree_[column].kind != SqlNodeKind::kJsonColumn) {
      continue;
    }
    if (tree_[column].is(SqlJsonColumn::kNested)) {
      put_json_columns(column, fields);
    } else {
      fields.push_back({{tree_.child(column, 0), false, true, tree_[column].span}, kNoSqlNode});
    }
  }
}

}  // namespace mapping::sql
