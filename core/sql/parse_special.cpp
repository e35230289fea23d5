#include "sql/parser.h"

// Functions that are called with keywords between their arguments.
namespace mapping::sql {

using enum TokenKind;

// Steps into the parenthesis of a function whose arguments stand between keywords or commas. True
// where what follows belongs to a plain call alone.
bool Parser::open_keyword_call() {
  open_call_choice(index_ - 1);
  open_choice(index_ - 1);  // with keywords, or with commas
  advance();
  note_star_of_call();
  note_all({kRightParen, kAsterisk, kAll, kDistinct, kOrder});
  return at_any({kRightParen, kAsterisk, kDistinct, kOrder, TokenKind::kNot}) ||
         (at(kAll) && at_all_quantifier());
}

// keyword '(' … ')': what only keywords tell from a call
SqlNodeId Parser::parse_special_call(SqlSpecial which, NodeList (Parser::*parse_inside)()) {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  expect(kLeftParen);
  const NodeList children = (this->*parse_inside)();
  expect(kRightParen);
  if (which == SqlSpecial::kExtract) {  // the others end with something optional
    note_end();
  }
  return add_special(which, from, children);
}

SqlNodeId Parser::add_special(SqlSpecial which, std::uint32_t from, const NodeList& children) {
  return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(which));
}

// The first value of a call in which `word` follows it. Nothing where that is missing: the plain
// call that it is instead has then been read.
SqlNodeId Parser::parse_value_before(TokenKind word, Span name_span, SqlNodeId& plain_call) {
  const std::size_t choices = choices_.size();
  if (open_keyword_call()) {
    plain_call = finish_plain_call(name_span, kNoSqlNode);
    return kNoSqlNode;
  }
  const SqlNodeId value = parse_value();
  close_choices(choices);
  if (accept(word)) {
    return value;
  }
  plain_call = finish_plain_call(name_span, parse_operators_after(value));
  return kNoSqlNode;
}

// POSITION '(' valueExpression IN valueExpression ')'
// POSITION is not reserved: with other arguments it is a function of that name.
// The right side of IN reads as a value in both, so that only what follows it
// tells which.
SqlNodeId Parser::parse_position() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  const Span name_span{from, previous_end()};
  SqlNodeId plain_call = kNoSqlNode;
  const SqlNodeId needle = parse_value_before(TokenKind::kIn, name_span, plain_call);
  if (needle == kNoSqlNode) {
    return plain_call;
  }
  const bool list_possible = at(kLeftParen);
  NodeList children = list({needle});
  const SqlNodeId haystack = parse_value();
  append(children, haystack);
  if (at(kRightParen) || !list_possible) {
    expect_end(kRightParen);
    return add_special(SqlSpecial::kPosition, from, children);
  }
  const SqlNodeId predicate = add(SqlNodeKind::kIn, failed_ ? 0 : span_begin(needle), children);
  return finish_plain_call(name_span, parse_operators(FrameKind::kBooleanBase, predicate));
}

// An expression whose first value has been read.
SqlNodeId Parser::parse_operators_after(SqlNodeId value) {
  return failed_ ? kNoSqlNode : parse_operators(FrameKind::kBooleanBase, value);
}

// SUBSTRING '(' valueExpression FROM valueExpression (FOR valueExpression)? ')'
// SUBSTRING is not reserved: with other arguments it is a function of that
// name.
SqlNodeId Parser::parse_substring() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  const Span name_span{from, previous_end()};
  SqlNodeId plain_call = kNoSqlNode;
  const SqlNodeId text = parse_value_before(TokenKind::kFrom, name_span, plain_call);
  if (text == kNoSqlNode) {
    return plain_call;
  }
  NodeList children = list({text});
  append(children, parse_value());
  if (accept(kFor)) {
    append(children, parse_value());
    expect_end(kRightParen);
  } else {
    expect(kRightParen);
  }
  return add_special(SqlSpecial::kSubstring, from, children);
}

// OVERLAY '(' valueExpression PLACING valueExpression FROM valueExpression (FOR
// valueExpression)? ')'   (newer servers)
SqlNodeId Parser::parse_overlay() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  const Span name_span{from, previous_end()};
  advance();
  if (at_any({kRightParen, kAsterisk, kDistinct, kOrder, TokenKind::kNot})) {
    return finish_plain_call(name_span, kNoSqlNode);
  }
  const SqlNodeId text = parse_value();
  if (!accept(kPlacing)) {
    return finish_plain_call(name_span, parse_operators_after(text));
  }
  NodeList children = list({text});
  append(children, parse_value());
  expect(TokenKind::kFrom);
  append(children, parse_value());
  if (accept(kFor)) {
    append(children, parse_value());
  }
  expect(kRightParen);
  return add_special(SqlSpecial::kOverlay, from, children);
}

// TRIM '(' (trimsSpecification? valueExpression? FROM)? valueExpression ')'
// TRIM '(' valueExpression ',' valueExpression ')'
SqlNodeId Parser::parse_trim() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  const std::size_t choices = choices_.size();
  open_choice(index_);  // what is taken away, or the text: open until a word or a comma tells
  expect(kLeftParen);
  NodeList children;
  note_all({kLeading, kTrailing, kBoth});
  if (at_any({kLeading, kTrailing, kBoth}) && at_trim_side()) {
    advance();
    note_behind_trim_side();
    // A column of that name, or a literal of a type of that name, may also be what is trimmed.
    const bool may_be_text = at_any({kStringLiteral, kPlus, kMinus, kLeftParen});
    if (!at(TokenKind::kFrom)) {
      append(children, parse_value());
    }
    if (may_be_text) {
      note_all({kRightParen, kComma});
    }
    expect(TokenKind::kFrom);
    append(children, parse_value());
  } else if (accept(TokenKind::kFrom)) {
    append(children, parse_value());
  } else {
    append(children, parse_value());
    if (accept(kComma) || accept(TokenKind::kFrom)) {
      close_choices(choices);
      append(children, parse_value());
    }
  }
  expect_end(kRightParen);
  close_choices(choices);
  return add_special(SqlSpecial::kTrim, from, children);
}

// LEADING, TRAILING and BOTH are not reserved: here they are columns where an
// operator follows them.
bool Parser::at_trim_side() const {
  switch (kind_at(1)) {
    case kRightParen:
    case kComma:
    case kDot:
    case kLeftBracket:
    case TokenKind::kConcat:
    case kAsterisk:
    case kSlash:
    case kPercent:
      return false;
    case kAt:
      return kind_at(2) != kTime;
    case kStringLiteral:  // a literal of a type of that name, or what is taken away
      return kind_at(2) != kRightParen && kind_at(2) != kComma;
    default:
      return true;
  }
}

// NORMALIZE '(' valueExpression (',' (NFD | NFC | NFKD | NFKC))? ')'
NodeList Parser::parse_normalize() {
  NodeList children = list({parse_value()});
  if (accept(kComma)) {
    expect_any({kNfd, kNfc, kNfkd, kNfkc});
  }
  return children;
}

// EXTRACT '(' identifier FROM valueExpression ')'
NodeList Parser::parse_extract() {
  NodeList children = list({parse_identifier()});
  expect(TokenKind::kFrom);
  append(children, parse_value());
  return children;
}

// LISTAGG '(' setQuantifier? expression (',' string)? (ON OVERFLOW
// listAggOverflowBehavior)? ')'
//   WITHIN GROUP '(' ORDER BY sortItem (',' sortItem)* ')' filter?
// rule listAggOverflowBehavior: ERROR | TRUNCATE string? (WITH | WITHOUT) COUNT
SqlNodeId Parser::parse_listagg() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  const std::uint32_t first_token = index_;
  advance();
  expect(kLeftParen);
  parse_quantifier();
  NodeList children = list({parse_expression()});
  if (accept(kComma)) {
    append(children, parse_string());
  }
  if (accept(kOn)) {
    expect(kOverflow);
    if (!accept(kError)) {
      expect(kTruncate);
      note_watched("<string>");
      if (at_any({kStringLiteral, kUnicodeLiteral})) {
        append(children, parse_string());
      }
      expect_any({TokenKind::kWith, kWithout});
      expect(kCount);
    }
  }
  expect_all({kRightParen, kWithin, kGroup, kLeftParen});
  append(children, parse_order_by());
  expect_end(kRightParen);
  if (at(TokenKind::kFilter) && kind_at(1) == kLeftParen) {
    advance();
    expect_all({kLeftParen, TokenKind::kWhere});
    append(children, parse_expression());
    expect_end(kRightParen);
  }
  note_within_choice(first_token, {TokenKind::kFilter, kOver});
  if (at_over()) {
    append(children, parse_over());
  }
  return add_special(SqlSpecial::kListagg, from, children);
}

// GROUPING '(' (qualifiedName (',' qualifiedName)*)? ')'
NodeList Parser::parse_grouping() {
  NodeList children;
  note_watched(kRightParen);
  if (!at(kRightParen)) {
    do {
      append(children, parse_qualified_name());
      if (!is_choice_open()) {
        note_only({kRightParen, kComma});
      }
    } while (accept(kComma));
  }
  return children;
}

}  // namespace mapping::sql
