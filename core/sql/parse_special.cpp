#include "sql/parser.h"

// Functions that are called with keywords between their arguments.
namespace mapping::sql {

using enum TokenKind;

// Steps into the parenthesis of a function whose arguments stand between keywords or commas. True
// where what follows belongs to a plain call alone.
bool Parser::open_keyword_call() {
  open_choice(index_ - 1, index_, index_ + 1);  // a call, or a column in front of a parenthesis
  open_choice(index_ - 1);                      // with keywords, or with commas
  advance();
  return at_any({kRightParen, kAsterisk, kDistinct, kOrder, TokenKind::kNot}) ||
         (at(kAll) && at_all_quantifier());
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
  const std::size_t choices = choices_.size();
  if (open_keyword_call()) {
    return finish_plain_call(name_span, kNoSqlNode);
  }
  const SqlNodeId needle = parse_value();
  close_choices(choices);
  if (!at(TokenKind::kIn)) {
    note_watched(TokenKind::kIn);
    return finish_plain_call(name_span, parse_operators_after(needle));
  }
  advance();
  const bool list_possible = at(kLeftParen);
  NodeList children = list({needle});
  const SqlNodeId haystack = parse_value();
  append(children, haystack);
  if (at(kRightParen) || !list_possible) {
    expect(kRightParen);
    return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(SqlSpecial::kPosition));
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
  const std::size_t choices = choices_.size();
  if (open_keyword_call()) {
    return finish_plain_call(name_span, kNoSqlNode);
  }
  const SqlNodeId text = parse_value();
  close_choices(choices);
  if (!at(TokenKind::kFrom)) {
    note_watched(TokenKind::kFrom);
    return finish_plain_call(name_span, parse_operators_after(text));
  }
  advance();
  NodeList children = list({text});
  append(children, parse_value());
  if (accept(kFor)) {
    append(children, parse_value());
  }
  expect(kRightParen);
  return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(SqlSpecial::kSubstring));
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
  return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(SqlSpecial::kOverlay));
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
    if (!at(TokenKind::kFrom)) {
      append(children, parse_value());
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
  expect(kRightParen);
  close_choices(choices);
  return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(SqlSpecial::kTrim));
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
    default:
      return true;
  }
}

// NORMALIZE '(' valueExpression (',' (NFD | NFC | NFKD | NFKC))? ')'
SqlNodeId Parser::parse_normalize() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  expect(kLeftParen);
  const NodeList children = list({parse_value()});
  if (accept(kComma)) {
    expect_any({kNfd, kNfc, kNfkd, kNfkc});
  }
  expect(kRightParen);
  return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(SqlSpecial::kNormalize));
}

// EXTRACT '(' identifier FROM valueExpression ')'
SqlNodeId Parser::parse_extract() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  expect(kLeftParen);
  NodeList children = list({parse_identifier()});
  expect(TokenKind::kFrom);
  append(children, parse_value());
  expect(kRightParen);
  return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(SqlSpecial::kExtract));
}

// LISTAGG '(' setQuantifier? expression (',' string)? (ON OVERFLOW
// listAggOverflowBehavior)? ')'
//   WITHIN GROUP '(' ORDER BY sortItem (',' sortItem)* ')' filter?
// rule listAggOverflowBehavior: ERROR | TRUNCATE string? (WITH | WITHOUT) COUNT
SqlNodeId Parser::parse_listagg() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  expect(kLeftParen);
  const unsigned quantifier = parse_quantifier();
  static_cast<void>(quantifier);
  NodeList children = list({parse_expression()});
  if (accept(kComma)) {
    append(children, parse_string());
  }
  if (accept(kOn)) {
    expect(kOverflow);
    if (!accept(kError)) {
      expect(kTruncate);
      if (at_any({kStringLiteral, kUnicodeLiteral})) {
        append(children, parse_string());
      }
      expect_any({TokenKind::kWith, kWithout});
      expect(kCount);
    }
  }
  expect_all({kRightParen, kWithin, kGroup, kLeftParen});
  append(children, parse_order_by());
  expect(kRightParen);
  if (at(TokenKind::kFilter) && kind_at(1) == kLeftParen) {
    advance();
    expect_all({kLeftParen, TokenKind::kWhere});
    append(children, parse_expression());
    expect(kRightParen);
  }
  if (at_over()) {
    append(children, parse_over());
  }
  return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(SqlSpecial::kListagg));
}

// GROUPING '(' (qualifiedName (',' qualifiedName)*)? ')'
SqlNodeId Parser::parse_grouping() {
  const std::uint32_t from = begin();
  advance();
  expect(kLeftParen);
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
  expect(kRightParen);
  return add(SqlNodeKind::kSpecial, from, children, static_cast<unsigned>(SqlSpecial::kGrouping));
}

}  // namespace mapping::sql
