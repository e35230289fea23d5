#include "sql/grammar/predicate.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/names.h"
#include "sql/grammar/subquery.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// What stands behind no expression anywhere in the grammar.
constexpr std::initializer_list<TokenKind> kNeverBehindExpressions = {
    kUnrecognized,   kStringLiteral,   kUnicodeLiteral,    kIntegerLiteral,
    kDecimalLiteral, kDoubleLiteral,   kQuestionMark,      kArrow,
    kTrue,           TokenKind::kCase, TokenKind::kExists, TokenKind::kWith};

SqlNegation accept_not(Parser& parser) {
  return parser.accept(TokenKind::kNot) ? SqlNegation::kNegated : SqlNegation::kNone;
}

// IN '(' (expression (',' expression)* | query) ')'
// A list reads as a parenthesized expression or a row. Whether the predicate is complete.
bool parse_in(Parser& parser, SqlNodeId& operand, SqlNegation negated) {
  const std::size_t choices = parser.choices.size();
  if (negated == SqlNegation::kNone) {
    parser.choices.open(parser.index(), parser.index());  // the IN of POSITION or of a predicate
  }
  if (parser.kind_at(1) == kLeftParen && at_query_start(parser, 2)) {
    const std::uint32_t from = parser.span_begin(operand);
    parser.advance();
    operand = parser.add(SqlNodeKind::kIn, from,
                         parser.list({operand, parse_subquery(parser, true)}), negated);
    parser.choices.close(choices);
    return true;
  }
  push_operator(parser, FrameKind::kInList, operand, negated);
  parser.operators.top().choices = static_cast<std::uint32_t>(choices);
  if (!parser.at(kLeftParen)) {
    parser.fail(display_name(kLeftParen));
  }
  push_operator(parser, FrameKind::kParen, kNoSqlNode);
  return false;
}

// Whether SYMMETRIC is the keyword and not a column of that name.
bool at_operand_after_word(const Cursor& cursor) {
  const TokenKind next = cursor.kind_at(1);
  return next != TokenKind::kAnd && next != kDot && next != kLeftBracket &&
         !(next >= kPlus && next <= TokenKind::kConcat);
}

// NOT? BETWEEN … AND … | NOT? IN '(' … ')' | NOT? LIKE … (ESCAPE …)?
// Whether the predicate is complete.
bool parse_negatable_predicate(Parser& parser, SqlNodeId& operand, SqlNegation negated) {
  if (parser.at(TokenKind::kBetween)) {
    push_operator(parser, FrameKind::kBetweenLow, operand, negated);
    if (parser.newest() && parser.at_any({kSymmetric, kAsymmetric}) &&
        at_operand_after_word(parser)) {
      parser.operators.top().written.set(parser.at(kSymmetric) ? SqlSymmetry::kSymmetric
                                                               : SqlSymmetry::kAsymmetric);
      parser.advance();
    }
  } else if (parser.at(TokenKind::kLike)) {
    push_operator(parser, FrameKind::kLike, operand, negated);
  } else if (parser.at(TokenKind::kIn)) {
    return parse_in(parser, operand, negated);
  } else {
    for (const TokenKind next : {TokenKind::kBetween, TokenKind::kLike, TokenKind::kIn}) {
      parser.accept(next);
    }
    parser.fail(display_name(TokenKind::kBetween));
  }
  return false;
}

// IS NOT? NULL | IS NOT? DISTINCT FROM valueExpression
//   | IS NOT? (TRUE | FALSE | UNKNOWN)   (newer servers)
// Whether the predicate is complete.
bool parse_is_predicate(Parser& parser, SqlNodeId& operand) {
  const std::uint32_t from = parser.span_begin(operand);
  const SqlNegation negated = accept_not(parser);
  if (parser.accept(kDistinct)) {
    if (!parser.at(TokenKind::kFrom)) {
      parser.fail(display_name(TokenKind::kFrom));
    }
    push_operator(parser, FrameKind::kIsDistinct, operand, negated);
    return false;
  }
  if (parser.newest() && parser.at_any({kTrue, kFalse, kUnknown})) {
    const SqlNodeId truth =
        parser.at(kUnknown)
            ? kNoSqlNode
            : parser.add_leaf(SqlNodeKind::kBoolean,
                              parser.at(kTrue) ? SqlTruth::kTrue : SqlTruth::kFalse);
    if (truth == kNoSqlNode) {
      parser.advance();
    }
    operand = parser.add(SqlNodeKind::kIsTruth, from, parser.list({operand, truth}), negated);
    return true;
  }
  parser.expect(TokenKind::kNull);
  operand = parser.add(SqlNodeKind::kIsNull, from, parser.list({operand}), negated);
  return true;
}

// Whether `= ANY (…` holds a query and not the argument of a function named
// any: the first word behind the parentheses is one of a query, and where there
// are several parentheses the inner query goes on as a query.
bool at_quantified_query(const Cursor& cursor) {
  std::uint32_t ahead = 3;
  while (cursor.kind_at(ahead) == kLeftParen) {
    ++ahead;
  }
  if (!at_query_start(cursor, ahead)) {
    return false;
  }
  std::uint32_t open = ahead - 2;
  const std::uint32_t outer = 1;
  for (; open > outer && cursor.kind_at(ahead) != kEndOfText; ++ahead) {
    open += cursor.kind_at(ahead) == kLeftParen ? 1 : 0;
    open -= cursor.kind_at(ahead) == kRightParen ? 1 : 0;
  }
  if (open == outer && ahead > 4 && cursor.kind_at(ahead - 1) == kRightParen) {
    const TokenKind next = cursor.kind_at(ahead);
    return next == kUnion || next == kIntersect || next == kExcept || next == kOrder ||
           next == kLimit || next == kOffset || next == kFetch;
  }
  return true;
}

// comparisonOperator valueExpression | comparisonOperator (ALL | SOME | ANY) '(' query ')'
// Whether the predicate is complete.
bool parse_comparison(Parser& parser, SqlNodeId& operand) {
  static_assert(static_cast<unsigned>(kPercent) - static_cast<unsigned>(kEqual) ==
                    static_cast<unsigned>(SqlOperator::kModulus),
                "operators are in the order of their tokens");
  const auto which = static_cast<SqlOperator>(static_cast<unsigned>(parser.kind()) -
                                              static_cast<unsigned>(kEqual));
  const TokenKind quantifier = parser.kind_at(1);
  const bool may_quantify =
      quantifier == kAll || quantifier == kSome || quantifier == TokenKind::kAny;
  const bool is_to_blame = parser.expected.watches(2);  // a column of that name, and no more
  if (!may_quantify || parser.kind_at(2) != kLeftParen || is_to_blame ||
      !at_quantified_query(parser)) {
    push_operator(parser, FrameKind::kComparison, operand, which);
    return false;
  }
  const SqlComparedRows rows = quantifier == kAll    ? SqlComparedRows::kAll
                               : quantifier == kSome ? SqlComparedRows::kSome
                                                     : SqlComparedRows::kAny;
  parser.advance();
  parser.advance();
  const std::size_t choices = parser.choices.size();
  if (parser.kind_at(1) != TokenKind::kWith) {
    parser.choices.open(parser.index(), parser.index());  // a query, or a column named any
  }
  const SqlNodeId query = parse_subquery(parser);
  if (is_plain_subquery(parser, query) && parser.at_any(kNeverBehindExpressions) &&
      !parser.operators.is_nested()) {
    parser.fail("");  // the choice is open for one token more, unless an expression may end there
  }
  parser.expected.set_extra_end(parser.expected.watches() && parser.at(kRightParen));
  parser.choices.close(choices);
  operand = parser.add(SqlNodeKind::kQuantified, parser.span_begin(operand),
                       parser.list({operand, query}), {which, rows});
  return true;
}

// MATCH UNIQUE? (SIMPLE | PARTIAL | FULL)? '(' query ')'   (newer servers)
bool parse_match_predicate(Parser& parser, SqlNodeId& operand) {
  std::uint32_t ahead = parser.kind_at(1) == TokenKind::kUnique ? 2 : 1;
  ahead += parser.kind_at(ahead) == kSimple || parser.kind_at(ahead) == kPartial ||
                   parser.kind_at(ahead) == kFull
               ? 1U
               : 0U;
  if (parser.kind_at(ahead) != kLeftParen || !at_query_start(parser, ahead + 1)) {
    return false;
  }
  for (; ahead > 0; --ahead) {
    parser.advance();
  }
  const SqlNodeId query = parse_subquery(parser);
  operand =
      parser.add(SqlNodeKind::kMatch, parser.span_begin(operand), parser.list({operand, query}));
  return true;
}

// OVERLAPS is not reserved on older servers: without an operand behind it, it is an alias.
bool at_overlaps_operand(const Parser& parser) {
  return parser.kind_at(1) == kLeftParen ||
         (is_identifier(parser.kind_at(1)) && at_name_before_clause(parser, 1));
}

}  // namespace

// rule predicate: comparison | NOT? BETWEEN … | NOT? IN … | NOT? LIKE … | IS …
bool parse_predicate(Parser& parser, SqlNodeId& operand, bool& is_predicate) {
  const bool overlaps = parser.newest() && parser.at(kOverlaps) && at_overlaps_operand(parser);
  const bool comparison = parser.kind() >= kEqual && parser.kind() <= kGreaterOrEqual;
  const bool match = parser.newest() && parser.at(TokenKind::kMatch);
  if (!comparison && !overlaps && !match &&
      !parser.at_any(
          {TokenKind::kNot, TokenKind::kBetween, TokenKind::kIn, TokenKind::kLike, kIs})) {
    return false;
  }
  if (parser.at(TokenKind::kIn) && parser.expected.watches()) {
    return false;
  }
  const SqlNodeId value = reduce(parser, operand, 5);
  if (!parser.operators.is_boolean_context()) {
    operand = value;
    return false;
  }
  operand = value;
  if (comparison) {
    is_predicate = parse_comparison(parser, operand);
    return true;
  }
  if (overlaps) {
    push_operator(parser, FrameKind::kComparison, operand, SqlOperator::kOverlaps);
    return true;
  }
  if (match) {
    is_predicate = parse_match_predicate(parser, operand);
    return is_predicate;
  }
  if (parser.accept(kIs)) {
    is_predicate = parse_is_predicate(parser, operand);
    return true;
  }
  is_predicate = parse_negatable_predicate(parser, operand, accept_not(parser));
  return true;
}

}  // namespace mapping::sql
