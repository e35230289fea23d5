#include "sql/grammar/grouping.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/quantifier.h"
#include "sql/grammar/subquery.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// rule groupingElement: AUTO | groupingSet | ROLLUP '(' … ')' | CUBE '(' … ')'
//   | GROUPING SETS '(' … ')'
SqlNodeId parse_grouping_element(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.expected.note({kLeftParen, kGrouping});
  if (parser.at(kGrouping)) {
    parser.expected.note_ahead(1, kSets);
  }
  SqlNodeKind node_kind = SqlNodeKind::kGroupingSets;
  if (parser.accept(kAuto)) {
    return parser.add(SqlNodeKind::kGroupByAuto, from);
  }
  if (parser.accept(kRollup)) {
    node_kind = SqlNodeKind::kRollup;
  } else if (parser.accept(kCube)) {
    node_kind = SqlNodeKind::kCube;
  } else if (parser.at(kGrouping) && parser.kind_at(1) == kSets) {
    parser.advance();
    parser.advance();
  } else {
    return parse_grouping_set(parser, false);
  }
  parser.expect(kLeftParen);
  NodeList children;
  if (node_kind != SqlNodeKind::kGroupingSets) {
    parser.expected.note(kRightParen);
  }
  if (node_kind == SqlNodeKind::kGroupingSets || !parser.at(kRightParen)) {
    do {
      parser.expected.note(kLeftParen);
      parser.append(children, parse_grouping_set(parser, true));
    } while (parser.accept(kComma));
  }
  parser.expect(kRightParen);
  return parser.add(node_kind, from, children);
}

// `((SELECT 1))` is a set of one query, whose parentheses are the inner ones.
void open_set_of_subquery(Parser& parser, SqlNodeId expression) {
  if (parser.failed() || !is_plain_subquery(parser, expression)) return;
  const SqlNodeId query = parser.tree[expression].first_child;
  const SqlNodeId inner = parser.tree[query].first_child;
  if (parser.tree[inner].kind != SqlNodeKind::kSubquery || parser.tree[inner].next != kNoSqlNode)
    return;
  parser.tree[expression].kind = SqlNodeKind::kParenthesized;
  parser.tree[expression].first_child = inner;
}

}  // namespace

// rule groupBy: GROUP BY setQuantifier? groupingElement (',' groupingElement)*
SqlNodeId parse_group_by(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  parser.expect(kBy);
  const SqlQuantifier quantifier = parse_quantifier(parser);
  NodeList children;
  do {
    parser.append(children, parse_grouping_element(parser));
  } while (parser.accept(kComma));
  return parser.add(SqlNodeKind::kGroupBy, from, children, quantifier);
}

// rule groupingSet: '(' (expression (',' expression)*)? ')' | expression
// `(a, b)` is a row and `(a)` a parenthesis to the expression rule: only `()` needs a rule.
SqlNodeId parse_grouping_set(Parser& parser, bool is_listed) {
  const std::uint32_t from = parser.begin();
  if (parser.at(kLeftParen) && parser.kind_at(1) == kRightParen && parser.kind_at(2) != kArrow) {
    parser.advance();
    parser.advance();
    return parser.add(SqlNodeKind::kGroupingSet, from);
  }
  const bool in_parentheses = parser.at(kLeftParen);
  const std::size_t choices = parser.choices.size();
  if (in_parentheses) {
    parser.choices.open(
        parser.index());  // a set in parentheses or an expression: open until the parenthesis ends
  }
  const std::uint16_t floor = is_listed ? kGroupingSet | kListed : kGroupingSet;
  const SqlNodeId expression = parse_expression(parser, floor);
  parser.choices.close(choices);
  if (in_parentheses && !is_listed) {
    note_behind_grouping_set(parser, expression);
  }
  open_set_of_subquery(parser, expression);
  return expression;
}

}  // namespace mapping::sql
