#include "sql/grammar/select.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/grouping.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/quantifier.h"
#include "sql/grammar/relation.h"
#include "sql/grammar/window.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// rule selectItem: expression (AS? identifier)?
//   | primaryExpression '.' ASTERISK (AS columnAliases)? | ASTERISK
SqlNodeId parse_select_item(Parser& parser) {
  const std::uint32_t from = parser.begin();
  if (parser.accept(kAsterisk)) {
    return parser.add(SqlNodeKind::kAllColumns, from);
  }
  const std::size_t choices = parser.choices.size();
  if (!parser.at_any({kPlus, TokenKind::kNot}) &&
      !(parser.at(kMinus) && !is_number(parser.kind_at(1)))) {
    parser.choices.open(
        parser.index());  // a column or `primaryExpression.*`: open until the first primary ends
  }
  NodeList children = parser.list({parse_expression(parser, kSelectItem)});
  parser.choices.close(choices);
  const SqlNodeKind kind = parser.tree[children.first].kind;
  const bool is_operation = kind >= SqlNodeKind::kNot && kind <= SqlNodeKind::kMatch;
  if (!is_operation && parser.at(kDot) && parser.kind_at(1) == kAsterisk) {
    parser.advance();
    parser.advance();
    if (parser.accept(kAs)) {
      parser.append(children, parse_column_names(parser));
    }
    return parser.add(SqlNodeKind::kAllColumns, from, children);
  }
  const bool begins_relation_clause = parser.at_any({kTablesample, kMatchRecognize});
  parser.append(children,
                begins_relation_clause ? parse_identifier(parser) : parse_optional_alias(parser));
  return parser.add(SqlNodeKind::kSelectItem, from, children);
}

// WINDOW windowDefinition (',' windowDefinition)*
// rule windowDefinition: identifier AS '(' windowSpecification ')'
SqlNodeId parse_windows(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  NodeList children;
  do {
    const std::uint32_t definition = parser.begin();
    NodeList parts = parser.list({parse_identifier(parser)});
    parser.expect_all({kAs, kLeftParen});
    parser.append(parts, parse_window_specification(parser));
    expect_end(parser, kRightParen);
    parser.append(children, parser.add(SqlNodeKind::kWindowDefinition, definition, parts));
  } while (parser.accept(kComma));
  return parser.add(SqlNodeKind::kWindows, from, children);
}

}  // namespace

// rule querySpecification: SELECT setQuantifier? selectItem (',' selectItem)* (FROM …)? (WHERE …)?
//   (GROUP BY …)? (HAVING …)? (WINDOW …)?
SqlNodeId parse_select(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  const SqlQuantifier quantifier = parse_quantifier(parser);
  const std::uint32_t items_begin = parser.begin();
  NodeList items;
  do {
    parser.append(items, parse_select_item(parser));
  } while (parser.accept(kComma));
  NodeList children = parser.list({parser.add(SqlNodeKind::kSelectList, items_begin, items)});
  std::uint32_t clause = parser.begin();
  if (parser.accept(kFrom)) {
    NodeList relations;
    do {
      parser.append(relations, parse_relation(parser));
    } while (parser.accept(kComma));
    parser.append(children, parser.add(SqlNodeKind::kFrom, clause, relations));
    clause = parser.begin();
  }
  if (parser.accept(kWhere)) {
    parser.append(children,
                  parser.add(SqlNodeKind::kWhere, clause, parser.list({parse_expression(parser)})));
  }
  if (parser.at(kGroup)) {
    parser.append(children, parse_group_by(parser));
  } else {
    parser.accept(kGroup);
  }
  clause = parser.begin();
  if (parser.accept(kHaving)) {
    parser.append(children, parser.add(SqlNodeKind::kHaving, clause,
                                       parser.list({parse_expression(parser)})));
  }
  if (parser.at(kWindow)) {
    parser.append(children, parse_windows(parser));
  } else {
    parser.expected.note(kWindow);
  }
  return parser.add(SqlNodeKind::kSelect, from, children, quantifier);
}

}  // namespace mapping::sql
