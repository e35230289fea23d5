#include "sql/grammar/special_call.h"

#include "sql/grammar/call.h"
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

// What stands in front of the first argument of a plain call alone.
bool at_plain_arguments(const Parser& parser) {
  return parser.at_any({kRightParen, kAsterisk, kDistinct, kOrder, TokenKind::kNot}) ||
         (parser.at(kAll) && at_all_quantifier(parser));
}

// Steps into the parenthesis of a function whose arguments stand between keywords or commas. True
// where what follows belongs to a plain call alone.
bool open_keyword_call(Parser& parser) {
  open_call_choice(parser, parser.index() - 1);
  parser.choices.open(parser.index() - 1);  // with keywords, or with commas
  parser.advance();
  note_star_of_call(parser);
  parser.expected.note({kRightParen, kAsterisk, kAll, kDistinct, kOrder});
  return at_plain_arguments(parser);
}

SqlNodeId add_special(Parser& parser, SqlSpecial which, std::uint32_t from,
                      const NodeList& children, SqlDetail detail = {}) {
  detail.set(which);
  return parser.add(SqlNodeKind::kSpecial, from, children, detail);
}

// An expression whose first value has been read.
SqlNodeId parse_operators_after(Parser& parser, SqlNodeId value) {
  return parser.failed() ? kNoSqlNode : parse_operators(parser, FrameKind::kBooleanBase, value);
}

// The first value of a call in which `word` follows it. Nothing where that is missing: the plain
// call that it is instead has then been read.
SqlNodeId parse_value_before(Parser& parser, TokenKind word, Span name_span,
                             SqlNodeId& plain_call) {
  const std::size_t choices = parser.choices.size();
  if (open_keyword_call(parser)) {
    plain_call = finish_plain_call(parser, name_span, kNoSqlNode);
    return kNoSqlNode;
  }
  const SqlNodeId value = parse_value(parser);
  parser.choices.close(choices);
  if (parser.accept(word)) {
    return value;
  }
  plain_call = finish_plain_call(parser, name_span, parse_operators_after(parser, value));
  return kNoSqlNode;
}

// Whether FROM stands in the parenthesis that is open here; one that has no end may have it.
bool has_from_ahead(const Cursor& cursor) {
  std::uint32_t open = 0;
  for (std::uint32_t ahead = 1; cursor.kind_at(ahead) != kEndOfText; ++ahead) {
    const TokenKind kind = cursor.kind_at(ahead);
    if (open == 0 && kind == TokenKind::kFrom) return true;
    if (kind == kRightParen && open == 0) return false;
    open += kind == kLeftParen ? 1 : 0;
    open -= kind == kRightParen ? 1 : 0;
  }
  return true;
}

// LEADING, TRAILING and BOTH are not reserved: here they are columns or functions where an
// operator follows them, or what might be an operand without FROM behind it.
bool at_trim_side(const Cursor& cursor) {
  switch (cursor.kind_at(1)) {
    case kRightParen:
    case kComma:
    case kDot:
    case kLeftBracket:
    case TokenKind::kConcat:
    case kAsterisk:
    case kSlash:
    case kPercent:
    case kArrow:
      return false;
    case kLeftParen:
      return at_query_start(cursor, 2) || has_from_ahead(cursor);
    case kPlus:
    case kMinus:
    case kOver:
      return has_from_ahead(cursor);
    case kAt:
      return cursor.kind_at(2) != kTime;
    case kStringLiteral:  // a literal of a type of that name, or what is taken away
      return cursor.kind_at(2) != kRightParen && cursor.kind_at(2) != kComma;
    default:
      return true;
  }
}

// trimsSpecification valueExpression? FROM valueExpression
SqlTrimSide parse_trim_side(Parser& parser, NodeList& children) {
  const SqlTrimSide side = parser.at(kLeading)    ? SqlTrimSide::kLeading
                           : parser.at(kTrailing) ? SqlTrimSide::kTrailing
                                                  : SqlTrimSide::kBoth;
  parser.advance();
  note_behind_trim_side(parser);
  // A column of that name, or a literal of a type of that name, may also be what is trimmed.
  const bool may_be_text = parser.at_any({kStringLiteral, kPlus, kMinus, kLeftParen});
  if (!parser.at(TokenKind::kFrom)) {
    parser.append(children, parse_value(parser));
  }
  if (may_be_text) {
    parser.expected.note({kRightParen, kComma});
  }
  parser.expect(TokenKind::kFrom);
  parser.append(children, parse_value(parser));
  return side;
}

// rule listAggOverflowBehavior: ERROR | TRUNCATE string? (WITH | WITHOUT) COUNT
SqlOverflow parse_overflow(Parser& parser, NodeList& children) {
  if (parser.accept(kError)) {
    return SqlOverflow::kError;
  }
  parser.expect(kTruncate);
  parser.expected.note("<string>");
  if (parser.at_any({kStringLiteral, kUnicodeLiteral})) {
    parser.append(children, parse_string(parser));
  }
  const bool without = parser.at(kWithout);
  parser.expect_any({TokenKind::kWith, kWithout});
  parser.expect(kCount);
  return without ? SqlOverflow::kTruncateWithoutCount : SqlOverflow::kTruncateWithCount;
}

}  // namespace

// keyword '(' … ')': what only keywords tell from a call
SqlNodeId parse_special_call(Parser& parser, SqlSpecial which,
                             NodeList (*parse_inside)(Parser&, SqlDetail&)) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.advance();
  parser.expect(kLeftParen);
  SqlDetail detail;
  const NodeList children = parse_inside(parser, detail);
  parser.expect(kRightParen);
  if (which == SqlSpecial::kExtract) {  // the others end with something optional
    note_end(parser);
  }
  return add_special(parser, which, from, children, detail);
}

// POSITION '(' valueExpression IN valueExpression ')'
// POSITION is not reserved: with other arguments it is a function of that name. The right side of
// IN reads as a value in both, so that only what follows it tells which.
SqlNodeId parse_position(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.advance();
  const Span name_span{from, parser.previous_end()};
  SqlNodeId plain_call = kNoSqlNode;
  const SqlNodeId needle = parse_value_before(parser, TokenKind::kIn, name_span, plain_call);
  if (needle == kNoSqlNode) {
    return plain_call;
  }
  const bool list_possible = parser.at(kLeftParen);
  NodeList children = parser.list({needle});
  const SqlNodeId haystack = parse_value(parser);
  parser.append(children, haystack);
  if (parser.at(kRightParen) || !list_possible) {
    expect_end(parser, kRightParen);
    return add_special(parser, SqlSpecial::kPosition, from, children);
  }
  const SqlNodeId predicate =
      parser.add(SqlNodeKind::kIn, parser.failed() ? 0 : parser.span_begin(needle), children);
  return finish_plain_call(parser, name_span,
                           parse_operators(parser, FrameKind::kBooleanBase, predicate));
}

// SUBSTRING '(' valueExpression FROM valueExpression (FOR valueExpression)? ')'
// SUBSTRING is not reserved: with other arguments it is a function of that name.
SqlNodeId parse_substring(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.advance();
  const Span name_span{from, parser.previous_end()};
  SqlNodeId plain_call = kNoSqlNode;
  const SqlNodeId text = parse_value_before(parser, TokenKind::kFrom, name_span, plain_call);
  if (text == kNoSqlNode) {
    return plain_call;
  }
  NodeList children = parser.list({text});
  parser.append(children, parse_value(parser));
  if (parser.accept(kFor)) {
    parser.append(children, parse_value(parser));
    expect_end(parser, kRightParen);
  } else {
    parser.expect(kRightParen);
  }
  return add_special(parser, SqlSpecial::kSubstring, from, children);
}

// OVERLAY '(' valueExpression PLACING valueExpression FROM valueExpression
//   (FOR valueExpression)? ')'   (newer servers)
SqlNodeId parse_overlay(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.advance();
  const Span name_span{from, parser.previous_end()};
  parser.advance();
  if (at_plain_arguments(parser)) {
    return finish_plain_call(parser, name_span, kNoSqlNode);
  }
  const SqlNodeId text = parse_value(parser);
  if (!parser.accept(kPlacing)) {
    return finish_plain_call(parser, name_span, parse_operators_after(parser, text));
  }
  NodeList children = parser.list({text});
  parser.append(children, parse_value(parser));
  parser.expect(TokenKind::kFrom);
  parser.append(children, parse_value(parser));
  if (parser.accept(kFor)) {
    parser.append(children, parse_value(parser));
  }
  parser.expect(kRightParen);
  return add_special(parser, SqlSpecial::kOverlay, from, children);
}

// TRIM '(' (trimsSpecification? valueExpression? FROM)? valueExpression ')'
// TRIM '(' valueExpression ',' valueExpression ')'
SqlNodeId parse_trim(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.advance();
  const std::size_t choices = parser.choices.size();
  parser.choices.open(
      parser.index());  // what is taken away, or the text: open until a word or a comma tells
  parser.expect(kLeftParen);
  NodeList children;
  SqlDetail detail;
  parser.expected.note({kLeading, kTrailing, kBoth});
  if (parser.at_any({kLeading, kTrailing, kBoth}) && at_trim_side(parser)) {
    detail.set(parse_trim_side(parser, children));
  } else if (parser.accept(TokenKind::kFrom)) {
    detail.set(SqlTrimForm::kFromAlone);
    parser.append(children, parse_value(parser));
  } else {
    parser.append(children, parse_value(parser));
    const bool comma = parser.accept(kComma);
    if (comma) {
      detail.set(SqlTrimForm::kComma);
    }
    if (comma || parser.accept(TokenKind::kFrom)) {
      parser.choices.close(choices);
      parser.append(children, parse_value(parser));
    }
  }
  expect_end(parser, kRightParen);
  parser.choices.close(choices);
  return add_special(parser, SqlSpecial::kTrim, from, children, detail);
}

// NORMALIZE '(' valueExpression (',' (NFD | NFC | NFKD | NFKC))? ')'
NodeList parse_normalize(Parser& parser, SqlDetail& /*detail*/) {
  NodeList children = parser.list({parse_value(parser)});
  if (parser.accept(kComma)) {
    const std::uint32_t form = parser.begin();
    parser.expect_any({kNfd, kNfc, kNfkd, kNfkc});
    parser.append(children, parser.add(SqlNodeKind::kNormalForm, form));
  }
  return children;
}

// EXTRACT '(' identifier FROM valueExpression ')'
NodeList parse_extract(Parser& parser, SqlDetail& /*detail*/) {
  NodeList children = parser.list({parse_identifier(parser)});
  parser.expect(TokenKind::kFrom);
  parser.append(children, parse_value(parser));
  return children;
}

// LISTAGG '(' setQuantifier? expression (',' string)? (ON OVERFLOW listAggOverflowBehavior)? ')'
//   WITHIN GROUP '(' ORDER BY sortItem (',' sortItem)* ')' filter?
SqlNodeId parse_listagg(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  const std::uint32_t first_token = parser.index();
  parser.advance();
  parser.expect(kLeftParen);
  SqlDetail detail = parse_quantifier(parser);
  NodeList children = parser.list({parse_expression(parser)});
  if (parser.accept(kComma)) {
    detail.set(SqlSeparator::kGiven);
    parser.append(children, parse_string(parser));
  }
  if (parser.accept(kOn)) {
    parser.expect(kOverflow);
    detail.set(parse_overflow(parser, children));
  }
  parser.expect_all({kRightParen, kWithin, kGroup, kLeftParen});
  parser.append(children, parse_order_by(parser));
  expect_end(parser, kRightParen);
  if (parser.at(TokenKind::kFilter) && parser.kind_at(1) == kLeftParen) {
    const std::uint32_t filter = parser.begin();
    parser.advance();
    parser.expect_all({kLeftParen, TokenKind::kWhere});
    const SqlNodeId condition = parse_expression(parser);
    expect_end(parser, kRightParen);
    parser.append(children, parser.add(SqlNodeKind::kFilter, filter, parser.list({condition})));
  }
  note_within_choice(parser, first_token, {TokenKind::kFilter, kOver});
  if (at_over(parser)) {
    parser.append(children, parse_over(parser));
  }
  return add_special(parser, SqlSpecial::kListagg, from, children, detail);
}

// GROUPING '(' (qualifiedName (',' qualifiedName)*)? ')'
NodeList parse_grouping(Parser& parser, SqlDetail& /*detail*/) {
  NodeList children;
  parser.expected.note(kRightParen);
  if (!parser.at(kRightParen)) {
    do {
      parser.append(children, parse_qualified_name(parser));
      if (!parser.choices.is_open()) {
        parser.expected.note_only({kRightParen, kComma});
      }
    } while (parser.accept(kComma));
  }
  return children;
}

}  // namespace mapping::sql
