#include <utility>

#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// rule rootQueryWithSession: WITH SESSION sessionProperty (',' sessionProperty)* rootQuery
// rule rootQuery: withFunction? query
// rule withFunction: WITH functionSpecification (',' functionSpecification)*
SqlNodeId Parser::parse_root_query() {
  if (at(kWith) && kind_at(1) == kSession && is_identifier(kind_at(2))) {
    parse_session();
  }
  if (!at(kWith) || kind_at(1) != kFunction || !is_identifier(kind_at(2))) {
    return parse_query();
  }
  const std::uint32_t from = begin();
  NodeList children;
  advance();
  do {
    append(children, parse_routine());
  } while (accept(kComma));
  append(children, parse_query());
  return add(SqlNodeKind::kWithFunction, from, children);
}

// rule sessionProperty: qualifiedName EQ expression; of no meaning to a mapping, so that nothing is
// kept
void Parser::parse_session() {
  advance();
  advance();
  do {
    parse_qualified_name();
    expect(kEqual);
    parse_expression();
  } while (accept(kComma));
}

// rule query: with? queryNoWith
SqlNodeId Parser::parse_query() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  query_index_ = index_;
  const SqlNodeId with = at(kWith) ? parse_with() : kNoSqlNode;
  return parse_query_no_with(with, kNoSqlNode, from);
}

// rule queryNoWith: queryTerm (ORDER BY sortItem (',' sortItem)*)? (OFFSET …)?
// (LIMIT … | FETCH …)? `first_primary` is a `(query)` that was read before it
// was known that it begins a query.
SqlNodeId Parser::parse_query_no_with(SqlNodeId with, SqlNodeId first_primary, std::uint32_t from) {
  NodeList children;
  append(children, with);
  append(children, parse_query_term(first_primary, from));
  if (at(kOrder)) {
    append(children, parse_order_by());
  } else {
    note_watched(kOrder);
  }
  parse_row_limits(children);
  return add(SqlNodeKind::kQuery, from, children);
}

// rule with: WITH RECURSIVE? namedQuery (',' namedQuery)*
SqlNodeId Parser::parse_with() {
  const std::uint32_t from = begin();
  advance();
  if (index_ == 1) {
    note_all({kFunction, kSession});
    if (at(kFunction)) {
      note_next("<identifier>");
    }
  }
  const unsigned recursive = accept(kRecursive) ? unsigned{kSqlRecursive} : 0U;
  NodeList children = list({parse_named_query()});
  while (at(kComma)) {  // not `accept`: Trino does not expect a comma there
    advance();
    append(children, parse_named_query());
  }
  return add(SqlNodeKind::kWith, from, children, recursive);
}

// rule namedQuery: identifier columnAliases? AS '(' query ')'
SqlNodeId Parser::parse_named_query() {
  const std::uint32_t from = begin();
  NodeList children = list({parse_identifier()});
  if (accept(kAs)) {
  } else {
    if (at(kLeftParen)) {
      append(children, parse_column_names());
    } else {
      note_watched(kLeftParen);
    }
    expect(kAs);
  }
  expect(kLeftParen);
  append(children, parse_query());
  expect(kRightParen);
  return add(SqlNodeKind::kNamedQuery, from, children);
}

// rule queryTerm: queryTerm (UNION | EXCEPT) setQuantifier? corresponding?
// queryTerm | …
SqlNodeId Parser::parse_query_term(SqlNodeId first_primary, std::uint32_t from) {
  SqlNodeId left = parse_intersect_term(first_primary, from);
  while (true) {
    if (accept(kUnion)) {
      left = parse_set_operation(left, from, kSqlUnion);
    } else if (accept(kExcept)) {
      left = parse_set_operation(left, from, kSqlExcept);
    } else {
      return left;
    }
  }
}

// rule queryTerm: queryTerm INTERSECT setQuantifier? corresponding? queryTerm |
// queryPrimary
SqlNodeId Parser::parse_intersect_term(SqlNodeId first_primary, std::uint32_t from) {
  SqlNodeId left = first_primary != kNoSqlNode ? first_primary : parse_query_primary();
  while (accept(kIntersect)) {
    left = parse_set_operation(left, from, kSqlIntersect);
  }
  return left;
}

// rule corresponding: CORRESPONDING (BY columnAliases)?
SqlNodeId Parser::parse_set_operation(SqlNodeId left, std::uint32_t from, unsigned operation) {
  unsigned detail = operation;
  if (accept(kDistinct)) {
    detail |= kSqlDistinct;
  } else if (accept(kAll)) {
    detail |= kSqlAll;
  }
  SqlNodeId names = kNoSqlNode;
  if (accept(kCorresponding)) {
    detail |= kSqlCorresponding;
    names = accept(kBy) ? parse_column_names() : kNoSqlNode;
  }
  const std::uint32_t right_begin = begin();
  const SqlNodeId right = operation == kSqlIntersect
                              ? parse_query_primary()
                              : parse_intersect_term(kNoSqlNode, right_begin);
  return add(SqlNodeKind::kSetOperation, from, list({left, right, names}), detail);
}

// rule queryPrimary: querySpecification | TABLE qualifiedName | VALUES
// expression (',' expression)* | '(' queryNoWith ')'
SqlNodeId Parser::parse_query_primary() {
  const std::uint32_t from = begin();
  switch (kind()) {
    case kSelect:
      return parse_select();
    case kTable:
      advance();
      return add(SqlNodeKind::kTable, from, list({parse_qualified_name()}));
    case kValues: {
      advance();
      NodeList children;
      do {
        append(children, parse_expression());
      } while (accept(kComma));
      return add(SqlNodeKind::kValues, from, children);
    }
    case kLeftParen: {
      const DepthGuard guard(*this);
      advance();
      const SqlNodeId query = parse_query_no_with(kNoSqlNode, kNoSqlNode, begin());
      expect_end(kRightParen);
      return add(SqlNodeKind::kSubquery, from, list({query}));
    }
    default:
      if (index_ == query_index_) {
        return fail("<query>");
      }
      note_all({kSelect, kTable, kValues});
      return fail(display_name(kLeftParen));
  }
}

// rule querySpecification: SELECT setQuantifier? selectItem (',' selectItem)*
// (FROM …)? (WHERE …)? (GROUP BY …)?
//   (HAVING …)? (WINDOW …)?
SqlNodeId Parser::parse_select() {
  const std::uint32_t from = begin();
  advance();
  const unsigned quantifier = parse_quantifier();
  const std::uint32_t items_begin = begin();
  NodeList items;
  do {
    append(items, parse_select_item());
  } while (accept(kComma));
  NodeList children = list({add(SqlNodeKind::kSelectList, items_begin, items)});
  std::uint32_t clause = begin();
  if (accept(kFrom)) {
    NodeList relations;
    do {
      append(relations, parse_relation());
    } while (accept(kComma));
    append(children, add(SqlNodeKind::kFrom, clause, relations));
    clause = begin();
  }
  if (accept(kWhere)) {
    append(children, add(SqlNodeKind::kWhere, clause, list({parse_expression()})));
  }
  if (at(kGroup)) {
    append(children, parse_group_by());
  } else {
    accept(kGroup);
  }
  clause = begin();
  if (accept(kHaving)) {
    append(children, add(SqlNodeKind::kHaving, clause, list({parse_expression()})));
  }
  if (at(kWindow)) {
    append(children, parse_windows());
  } else {
    note_watched(kWindow);
  }
  return add(SqlNodeKind::kSelect, from, children, quantifier);
}

// rule selectItem: expression (AS? identifier)? | primaryExpression '.'
// ASTERISK (AS columnAliases)? | ASTERISK
SqlNodeId Parser::parse_select_item() {
  const std::uint32_t from = begin();
  if (accept(kAsterisk)) {
    return add(SqlNodeKind::kAllColumns, from);
  }
  const std::uint32_t outer_star = std::exchange(star_index_, index_);
  const std::size_t outer_item = std::exchange(item_floor_, frames_.size());
  const std::size_t choices = choices_.size();
  if (!at_any({kPlus, TokenKind::kNot}) && !(at(kMinus) && !is_number(kind_at(1)))) {
    open_choice(index_);  // a column or `primaryExpression.*`: open until the first primary ends
  }
  NodeList children = list({parse_expression()});
  star_index_ = outer_star;
  item_floor_ = outer_item;
  close_choices(choices);
  const SqlNodeKind kind = nodes_[children.first].kind;
  const bool is_operation = kind >= SqlNodeKind::kNot && kind <= SqlNodeKind::kMatch;
  if (!is_operation && at(kDot) && kind_at(1) == kAsterisk) {
    advance();
    advance();
    if (accept(kAs)) {
      append(children, parse_column_names());
    }
    return add(SqlNodeKind::kAllColumns, from, children);
  }
  const bool begins_relation_clause = at_any({kTablesample, kMatchRecognize});
  append(children, begins_relation_clause ? parse_identifier() : parse_optional_alias());
  return add(SqlNodeKind::kSelectItem, from, children);
}

// rule groupBy: GROUP BY setQuantifier? groupingElement (',' groupingElement)*
SqlNodeId Parser::parse_group_by() {
  const std::uint32_t from = begin();
  advance();
  expect(kBy);
  const unsigned quantifier = parse_quantifier();
  NodeList children;
  do {
    append(children, parse_grouping_element());
  } while (accept(kComma));
  return add(SqlNodeKind::kGroupBy, from, children, quantifier);
}

// rule groupingElement: AUTO | groupingSet | ROLLUP '(' … ')' | CUBE '(' … ')'
// | GROUPING SETS '(' … ')'
SqlNodeId Parser::parse_grouping_element() {
  const std::uint32_t from = begin();
  note_all({kLeftParen, kGrouping});
  if (at(kGrouping)) {
    note_next(display_name(kSets));
  }
  SqlNodeKind node_kind = SqlNodeKind::kGroupingSets;
  if (accept(kAuto)) {
    return add(SqlNodeKind::kGroupByAuto, from);
  }
  if (accept(kRollup)) {
    node_kind = SqlNodeKind::kRollup;
  } else if (accept(kCube)) {
    node_kind = SqlNodeKind::kCube;
  } else if (at(kGrouping) && kind_at(1) == kSets) {
    advance();
    advance();
  } else {
    return parse_grouping_set(false);
  }
  expect(kLeftParen);
  NodeList children;
  if (node_kind != SqlNodeKind::kGroupingSets) {
    note_watched(kRightParen);
  }
  if (node_kind == SqlNodeKind::kGroupingSets || !at(kRightParen)) {
    do {
      note_watched(kLeftParen);
      append(children, parse_grouping_set(true));
    } while (accept(kComma));
  }
  expect(kRightParen);
  return add(node_kind, from, children);
}

// rule groupingSet: '(' (expression (',' expression)*)? ')' | expression
// `(a, b)` is a row and `(a)` a parenthesis to the expression rule: only `()`
// needs a rule of its own.
SqlNodeId Parser::parse_grouping_set(bool is_listed) {
  const std::uint32_t from = begin();
  if (at(kLeftParen) && kind_at(1) == kRightParen && kind_at(2) != kArrow) {
    advance();
    advance();
    return add(SqlNodeKind::kGroupingSet, from);
  }
  const std::uint32_t outer_grouping =
      std::exchange(grouping_index_, at(kLeftParen) ? index_ : UINT32_MAX);
  const std::size_t choices = choices_.size();
  if (at(kLeftParen)) {
    open_choice(index_);  // a set in parentheses or an expression: open until the parenthesis ends
  }
  const SqlNodeId expression = is_listed ? parse_element() : parse_expression();
  close_choices(choices);
  if (grouping_index_ != UINT32_MAX && !is_listed) {
    note_behind_grouping_set(expression);
  }
  grouping_index_ = outer_grouping;
  open_set_of_subquery(expression);
  return expression;
}

// `((SELECT 1))` is a set of one query, whose parentheses are the inner ones.
void Parser::open_set_of_subquery(SqlNodeId expression) {
  if (failed_ || !is_plain_subquery(expression)) return;
  const SqlNodeId query = nodes_[expression].first_child;
  const SqlNodeId inner = nodes_[query].first_child;
  if (nodes_[inner].kind != SqlNodeKind::kSubquery || nodes_[inner].next != kNoSqlNode) return;
  nodes_[expression].kind = SqlNodeKind::kParenthesized;
  nodes_[expression].first_child = inner;
}

// rule windowDefinition: identifier AS '(' windowSpecification ')'
SqlNodeId Parser::parse_windows() {
  const std::uint32_t from = begin();
  advance();
  NodeList children;
  do {
    const std::uint32_t definition = begin();
    NodeList parts = list({parse_identifier()});
    expect_all({kAs, kLeftParen});
    append(parts, parse_window_specification());
    expect_end(kRightParen);
    append(children, add(SqlNodeKind::kWindowDefinition, definition, parts));
  } while (accept(kComma));
  return add(SqlNodeKind::kWindows, from, children);
}

// rule orderBy: ORDER BY sortItem (',' sortItem)*
SqlNodeId Parser::parse_order_by() {
  const std::uint32_t from = begin();
  expect_all({kOrder, kBy});
  NodeList children;
  do {
    append(children, parse_sort_item());
  } while (accept(kComma));
  return add(SqlNodeKind::kOrderBy, from, children);
}

// rule sortItem: expression (ASC | DESC)? (NULLS (FIRST | LAST))?
SqlNodeId Parser::parse_sort_item() {
  const std::uint32_t from = begin();
  const NodeList children = list({parse_expression()});
  unsigned detail = 0;
  if (!accept(kAsc) && accept(kDesc)) {
    detail |= kSqlDescending;
  }
  if (accept(kNulls)) {
    detail |= at(kFirst) ? unsigned{kSqlNullsFirst} : unsigned{kSqlNullsLast};
    expect_any({kFirst, kLast});
  }
  return add(SqlNodeKind::kSortItem, from, children, detail);
}

}  // namespace mapping::sql
