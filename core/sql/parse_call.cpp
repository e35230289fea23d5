#include "sql/check_tree.h"
#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// processingMode? qualifiedName '(' (label=identifier '.')? ASTERISK ')'
// filter? over? processingMode? qualifiedName '(' (setQuantifier? expression
// (',' expression)*)? (ORDER BY …)? ')' filter?
//   (nullTreatment? over)?
SqlNodeId Parser::parse_call(std::uint32_t first, SqlNodeId name, unsigned detail,
                             std::uint32_t from) {
  const DepthGuard guard(*this);
  const std::size_t choices = choices_.size();
  if ((detail & kSqlProcessingMode) != 0) {
    open_choice(first, first, index_ + 1);
  } else {
    open_call_choice(first);
  }
  if (is_identifier(kind_at(1))) {
    open_choice(first, Choice::kNoBlame,
                index_ + (kind_at(2) == kDot ? 3U : 2U));  // `f(t.*)` or `f(t)`
  }
  expect(kLeftParen);
  NodeList children = list({name});
  if (at(kAsterisk) || (is_identifier(kind()) && kind_at(1) == kDot && kind_at(2) == kAsterisk)) {
    if (!accept(kAsterisk)) {
      append(children, parse_identifier());
      advance();
      advance();
    }
    expect(kRightParen);
    close_choices(choices);
    return parse_call_end(children, detail | kSqlStar, from);
  }
  note_all({kRightParen, kAsterisk, kOrder});
  note_star_of_call();
  unsigned quantifier = 0;
  if (!at_any({kRightParen, kOrder})) {
    quantifier = parse_quantifier();
    do {
      append(children, parse_argument());
    } while (accept(kComma));
  }
  if (at_any({kRightParen, kOrder})) {  // what else stands here is met while they are open
    close_choices(choices);
  }
  return finish_call(children, detail | quantifier, from);
}

// Behind the first argument's dot: `f(t.*)`.
void Parser::note_star_of_call() {
  if (index_ + 2 == watch_index_ && is_identifier(kind()) && kind_at(1) == kDot) {
    note(display_name(kAsterisk));
  }
}

// (ORDER BY sortItem (',' sortItem)*)? ')' and what follows
SqlNodeId Parser::finish_call(NodeList children, unsigned detail, std::uint32_t from) {
  if (at(kOrder)) {
    const std::size_t size = nodes_.size();
    const SqlNodeId order = parse_order_by();
    std::string_view name = slice(sql_, nodes_[children.first].span);
    if (name.starts_with('"')) {
      name = name.substr(1, name.size() - 2);
    }
    if (is_known_function(name)) {
      nodes_.resize(size);  // Trino makes an expression of the call, which holds no order
    } else {
      append(children, order);
    }
    expect_end(kRightParen);
  } else {
    accept(kOrder);
    expect(kRightParen);
  }
  return parse_call_end(children, detail, from);
}

// rule filter: FILTER '(' WHERE booleanExpression ')'
// rule nullTreatment: IGNORE NULLS | RESPECT NULLS
SqlNodeId Parser::parse_call_end(NodeList children, unsigned detail, std::uint32_t from) {
  if (at(TokenKind::kFilter) && kind_at(1) == kLeftParen) {
    const std::uint32_t filter = begin();
    const std::size_t choices = choices_.size();
    open_choice(index_, index_, index_ + (is_identifier(kind_at(2)) ? 3U : 2U));
    advance();
    expect_all({kLeftParen, TokenKind::kWhere});
    close_choices(choices);
    const SqlNodeId condition = parse_expression();
    expect_end(kRightParen);
    append(children, add(SqlNodeKind::kFilter, filter, list({condition})));
  } else {
    note_behind_call({TokenKind::kFilter});
  }
  unsigned flags = detail;
  if ((detail & kSqlStar) == 0 && at_any({kIgnore, kRespect}) && kind_at(1) == kNulls) {
    advance();
    advance();
    flags |= kSqlNullTreatment;
    append(children, parse_over());
  } else if (at_over()) {
    append(children, parse_over());
  } else {
    note_behind_call({kOver});
    if ((detail & kSqlStar) == 0) {
      note_behind_call({kIgnore, kRespect});
    }
  }
  return add(SqlNodeKind::kFunction, from, children, flags);
}

// (expression (',' expression)*)? ')' of a method
void Parser::parse_arguments(NodeList& children) {
  if (!at(kRightParen)) {
    do {
      append(children, parse_argument());
    } while (accept(kComma));
  }
  expect(kRightParen);
}

// expression; newer servers: (identifier '=>')? expression
SqlNodeId Parser::parse_argument() {
  if (!newest() || !is_identifier(kind()) || kind_at(1) != kDoubleArrow) {
    return parse_element();
  }
  const std::uint32_t from = begin();
  NodeList children = list({parse_identifier()});
  advance();
  append(children, parse_element());
  return add(SqlNodeKind::kNamedArgument, from, children);
}

// qualifiedName '::' methodName '(' (argument (',' argument)*)? ')'   (newer
// servers)
SqlNodeId Parser::parse_static_method(SqlNodeId name, std::uint32_t from) {
  const DepthGuard guard(*this);
  expect_all({kColon, kColon});
  NodeList children = list({name});
  append(children, parse_identifier());
  expect(kLeftParen);
  parse_arguments(children);
  return add(SqlNodeKind::kStaticMethod, from, children);
}

// The rest of a call of a function whose name is also a keyword, once its first
// argument, or none, has been read.
SqlNodeId Parser::finish_plain_call(Span name_span, SqlNodeId first_argument) {
  NodeList arguments = list({first_argument});
  unsigned detail = 0;
  if (first_argument == kNoSqlNode && !failed_) {
    if (accept(kAsterisk)) {
      detail = kSqlStar;
    } else if (!at_any({kRightParen, kOrder})) {
      detail = parse_quantifier();
      append(arguments, parse_argument());
    }
  }
  while (accept(kComma)) {
    append(arguments, parse_argument());
  }
  return finish_call(behind_name(name_span, arguments), detail, name_span.begin);
}

// The arguments behind the name of what is called, which was a keyword until they were read.
NodeList Parser::behind_name(Span name_span, NodeList arguments) {
  const SqlNodeId word = add(SqlNodeKind::kName, name_span.begin);
  const SqlNodeId name = add(SqlNodeKind::kQualifiedName, name_span.begin, list({word}));
  if (name != kNoSqlNode) {
    nodes_[word].span = nodes_[name].span = name_span;
    nodes_[name].next = arguments.first;
  }
  return {name, arguments.last == kNoSqlNode ? name : arguments.last};
}

// expression; newer servers: expression (AS? identifier)?
SqlNodeId Parser::parse_row_item() {
  const std::uint32_t from = begin();
  const SqlNodeId value = parse_expression();
  if (!newest() || !(at(kAs) || is_identifier(kind()))) {
    return value;
  }
  accept(kAs);
  NodeList parts = list({value});
  append(parts, parse_identifier());
  return add(SqlNodeKind::kSelectItem, from, parts);
}

// ROW '(' expression (',' expression)* ')'; newer servers: with a name behind
// each ROW is not reserved: without arguments, with DISTINCT, or with a window
// it is a function of that name.
SqlNodeId Parser::parse_row() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  const std::uint32_t first = index_;
  advance();
  const Span name_span{from, previous_end()};
  const std::size_t choices = choices_.size();
  open_call_choice(index_ - 1);
  advance();
  note_all({kRightParen, kAsterisk, kAll, kDistinct, kOrder});
  if (at_any({kRightParen, kAsterisk, kDistinct, kOrder}) || (at(kAll) && at_all_quantifier())) {
    return finish_plain_call(name_span, kNoSqlNode);
  }
  note_star_of_call();
  open_choice(index_ - 2);  // a row or a function of that name: open until the end
  NodeList children;
  do {
    append(children, parse_row_item());
  } while (accept(kComma));
  note_watched(kOrder);
  const bool is_ordered = at(kOrder);
  if (is_ordered) {
    append(children, parse_order_by());
  }
  expect(kRightParen);
  close_choices(choices);
  if (!at_any({kIntegerLiteral, kDecimalLiteral, kDoubleLiteral, kStringLiteral})) {
    open_choice(first, Choice::kNoBlame, index_);  // what may follow either
    note_behind_call({TokenKind::kFilter, kOver, kIgnore, kRespect});
  }
  note_within_choice(first, {TokenKind::kFilter, kOver, kIgnore, kRespect});
  if (is_ordered || (at(TokenKind::kFilter) && kind_at(1) == kLeftParen) || at_over() ||
      (at_any({kIgnore, kRespect}) && kind_at(1) == kNulls)) {
    return parse_call_end(behind_name(name_span, children), 0, from);
  }
  return add(SqlNodeKind::kRow, from, children, kSqlNamedRow);
}

}  // namespace mapping::sql
