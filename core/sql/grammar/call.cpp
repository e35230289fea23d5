#include "sql/grammar/call.h"

#include "sql/check_tree.h"
#include "sql/grammar/expression.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/quantifier.h"
#include "sql/grammar/query.h"
#include "sql/grammar/subquery.h"
#include "sql/grammar/window.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// filter? (nullTreatment? over)?
// rule filter: FILTER '(' WHERE booleanExpression ')'
// rule nullTreatment: IGNORE NULLS | RESPECT NULLS
SqlNodeId parse_call_end(Parser& parser, NodeList children, SqlDetail detail, std::uint32_t from,
                         bool has_star = false) {
  if (parser.at(TokenKind::kFilter) && parser.kind_at(1) == kLeftParen) {
    const std::uint32_t filter = parser.begin();
    const std::size_t choices = parser.choices.size();
    parser.choices.open(parser.index(), parser.index(),
                        parser.index() + (is_identifier(parser.kind_at(2)) ? 3U : 2U));
    parser.advance();
    parser.expect_all({kLeftParen, TokenKind::kWhere});
    parser.choices.close(choices);
    const SqlNodeId condition = parse_expression(parser);
    expect_end(parser, kRightParen);
    parser.append(children, parser.add(SqlNodeKind::kFilter, filter, parser.list({condition})));
  } else {
    note_behind_call(parser, {TokenKind::kFilter});
  }
  if (!has_star && parser.at_any({kIgnore, kRespect}) && parser.kind_at(1) == kNulls) {
    detail.set(parser.at(kIgnore) ? SqlNullTreatment::kIgnore : SqlNullTreatment::kRespect);
    parser.advance();
    parser.advance();
    parser.append(children, parse_over(parser));
  } else if (at_over(parser)) {
    parser.append(children, parse_over(parser));
  } else {
    note_behind_call(parser, {kOver});
    if (!has_star) {
      note_behind_call(parser, {kIgnore, kRespect});
    }
  }
  return parser.add(SqlNodeKind::kFunction, from, children, detail);
}

// (ORDER BY sortItem (',' sortItem)*)? ')' and what follows
SqlNodeId finish_call(Parser& parser, NodeList children, SqlDetail detail, std::uint32_t from,
                      bool has_star = false) {
  if (parser.at(kOrder)) {
    const std::size_t size = parser.tree.size();
    const SqlNodeId order = parse_order_by(parser);
    std::string_view name = parser.text_of(children.first);
    if (name.starts_with('"')) {
      name = name.substr(1, name.size() - 2);
    }
    if (is_known_function(name)) {
      parser.tree.drop_to(size);  // Trino makes an expression of the call, which holds no order
    } else {
      parser.append(children, order);
    }
    expect_end(parser, kRightParen);
  } else {
    parser.accept(kOrder);
    parser.expect(kRightParen);
  }
  return parse_call_end(parser, children, detail, from, has_star);
}

// expression; newer servers: (identifier '=>')? expression
SqlNodeId parse_argument(Parser& parser) {
  if (!parser.newest() || !is_identifier(parser.kind()) || parser.kind_at(1) != kDoubleArrow) {
    return parse_element(parser);
  }
  const std::uint32_t from = parser.begin();
  NodeList children = parser.list({parse_identifier(parser)});
  parser.advance();
  parser.append(children, parse_element(parser));
  return parser.add(SqlNodeKind::kNamedArgument, from, children);
}

// The arguments behind the name of what is called, which was a keyword until they were read.
NodeList behind_name(Parser& parser, Span name_span, NodeList arguments) {
  const SqlNodeId word = parser.add(SqlNodeKind::kName, name_span.begin);
  const SqlNodeId name =
      parser.add(SqlNodeKind::kQualifiedName, name_span.begin, parser.list({word}));
  if (name != kNoSqlNode) {
    parser.tree[word].span = parser.tree[name].span = name_span;
    parser.tree[name].next = arguments.first;
  }
  return {name, arguments.last == kNoSqlNode ? name : arguments.last};
}

// expression; newer servers: expression (AS? identifier)?
SqlNodeId parse_row_item(Parser& parser) {
  const std::uint32_t from = parser.begin();
  const SqlNodeId value = parse_expression(parser);
  if (!parser.newest() || !(parser.at(kAs) || is_identifier(parser.kind()))) {
    return value;
  }
  parser.accept(kAs);
  NodeList parts = parser.list({value});
  parser.append(parts, parse_identifier(parser));
  return parser.add(SqlNodeKind::kSelectItem, from, parts);
}

}  // namespace

// processingMode? qualifiedName '(' (label=identifier '.')? ASTERISK ')' filter? over?
// processingMode? qualifiedName '(' (setQuantifier? expression (',' expression)*)? (ORDER BY …)?
//   ')' filter? (nullTreatment? over)?
SqlNodeId parse_call(Parser& parser, std::uint32_t first, SqlNodeId name, SqlProcessingMode mode,
                     std::uint32_t from) {
  const DepthGuard guard(parser);
  const std::size_t choices = parser.choices.size();
  if (mode != SqlProcessingMode::kNone) {
    parser.choices.open(first, first, parser.index() + 1);
  } else {
    open_call_choice(parser, first);
  }
  if (is_identifier(parser.kind_at(1))) {
    parser.choices.open(
        first, Choice::kNoBlame,
        parser.index() + (parser.kind_at(2) == kDot ? 3U : 2U));  // `f(t.*)` or `f(t)`
  }
  parser.expect(kLeftParen);
  NodeList children = parser.list({name});
  if (parser.at(kAsterisk) || (is_identifier(parser.kind()) && parser.kind_at(1) == kDot &&
                               parser.kind_at(2) == kAsterisk)) {
    if (!parser.accept(kAsterisk)) {
      parser.append(children, parse_identifier(parser));
      parser.advance();
      parser.advance();
    }
    parser.expect(kRightParen);
    parser.choices.close(choices);
    return parse_call_end(parser, children, {mode, SqlStarArgument::kStar}, from, true);
  }
  parser.expected.note({kRightParen, kAsterisk, kOrder});
  note_star_of_call(parser);
  SqlQuantifier quantifier = SqlQuantifier::kNone;
  if (!parser.at_any({kRightParen, kOrder})) {
    quantifier = parse_quantifier(parser);
    do {
      parser.append(children, parse_argument(parser));
    } while (parser.accept(kComma));
  }
  if (parser.at_any({kRightParen, kOrder})) {  // what else stands here is met while they are open
    parser.choices.close(choices);
  }
  return finish_call(parser, children, {mode, quantifier}, from);
}

// At the parenthesis of a call, or of what stands behind a column: open until the first token that
// is no parenthesis, and if that begins a query, until what follows the query.
void open_call_choice(Parser& parser, std::uint32_t first_token) {
  std::uint32_t ahead = 1;
  while (parser.kind_at(ahead) == TokenKind::kLeftParen) {
    ++ahead;
  }
  const bool is_query =
      ahead > 1 && at_query_start(parser, ahead) && parser.kind_at(ahead) != TokenKind::kWith;
  parser.choices.open(first_token, parser.index(), is_query ? UINT32_MAX : parser.index() + ahead);
}

// Behind the first operand of a call's first argument.
void close_call_choice(Parser& parser, std::uint32_t first_token) {
  parser.choices.limit_call(first_token,
                            parser.at(TokenKind::kIn) ? parser.index() - 1 : parser.index());
}

// (expression (',' expression)*)? ')' of a method
void parse_arguments(Parser& parser, NodeList& children) {
  if (!parser.at(kRightParen)) {
    do {
      parser.append(children, parse_argument(parser));
    } while (parser.accept(kComma));
  }
  parser.expect(kRightParen);
}

// qualifiedName '::' methodName '(' (argument (',' argument)*)? ')'   (newer servers)
SqlNodeId parse_static_method(Parser& parser, SqlNodeId name, std::uint32_t from) {
  const DepthGuard guard(parser);
  parser.expect_all({kColon, kColon});
  NodeList children = parser.list({name});
  parser.append(children, parse_identifier(parser));
  parser.expect(kLeftParen);
  parse_arguments(parser, children);
  return parser.add(SqlNodeKind::kStaticMethod, from, children);
}

// The rest of a call of a function whose name is also a keyword, once its first
// argument, or none, has been read.
SqlNodeId finish_plain_call(Parser& parser, Span name_span, SqlNodeId first_argument) {
  NodeList arguments = parser.list({first_argument});
  SqlDetail detail;
  bool has_star = false;
  if (first_argument == kNoSqlNode && !parser.failed()) {
    if (parser.accept(kAsterisk)) {
      detail = SqlStarArgument::kStar;
      has_star = true;
    } else if (!parser.at_any({kRightParen, kOrder})) {
      detail = parse_quantifier(parser);
      parser.append(arguments, parse_argument(parser));
    }
  }
  while (!has_star && parser.accept(kComma)) {
    parser.append(arguments, parse_argument(parser));
  }
  return finish_call(parser, behind_name(parser, name_span, arguments), detail, name_span.begin,
                     has_star);
}

// ROW '(' expression (',' expression)* ')'; newer servers: with a name behind each
// ROW is not reserved: without arguments, with DISTINCT, or with a window it is a function of that
// name.
SqlNodeId parse_row(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  const std::uint32_t first = parser.index();
  parser.advance();
  const Span name_span{from, parser.previous_end()};
  const std::size_t choices = parser.choices.size();
  open_call_choice(parser, parser.index() - 1);
  parser.advance();
  parser.expected.note({kRightParen, kAsterisk, kAll, kDistinct, kOrder});
  if (parser.at_any({kRightParen, kAsterisk, kDistinct, kOrder}) ||
      (parser.at(kAll) && at_all_quantifier(parser))) {
    return finish_plain_call(parser, name_span, kNoSqlNode);
  }
  note_star_of_call(parser);
  parser.choices.open(parser.index() - 2);  // a row or a function of that name: open until the end
  NodeList children;
  do {
    parser.append(children, parse_row_item(parser));
  } while (parser.accept(kComma));
  parser.expected.note(kOrder);
  const bool is_ordered = parser.at(kOrder);
  if (is_ordered) {
    parser.append(children, parse_order_by(parser));
  }
  parser.expect(kRightParen);
  parser.choices.close(choices);
  if (!parser.at_any({kIntegerLiteral, kDecimalLiteral, kDoubleLiteral, kStringLiteral})) {
    parser.choices.open(first, Choice::kNoBlame, parser.index());  // what may follow either
    note_behind_call(parser, {TokenKind::kFilter, kOver, kIgnore, kRespect});
  }
  note_within_choice(parser, first, {TokenKind::kFilter, kOver, kIgnore, kRespect});
  if (is_ordered || (parser.at(TokenKind::kFilter) && parser.kind_at(1) == kLeftParen) ||
      at_over(parser) || (parser.at_any({kIgnore, kRespect}) && parser.kind_at(1) == kNulls)) {
    return parse_call_end(parser, behind_name(parser, name_span, children), {}, from);
  }
  return parser.add(SqlNodeKind::kRow, from, children, SqlRowForm::kWord);
}

}  // namespace mapping::sql
