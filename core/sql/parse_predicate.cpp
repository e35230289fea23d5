#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// What stands behind no expression anywhere in the grammar.
constexpr std::initializer_list<TokenKind> kNeverBehindExpressions = {
    kUnrecognized,   kStringLiteral,   kUnicodeLiteral,    kIntegerLiteral,
    kDecimalLiteral, kDoubleLiteral,   kQuestionMark,      kArrow,
    kTrue,           TokenKind::kCase, TokenKind::kExists, TokenKind::kWith};

}  // namespace

// rule predicate. True: a predicate was read as far as its next operand, or,
// with `is_predicate` set, completely.
bool Parser::parse_predicate(SqlNodeId& operand, bool& is_predicate) {
  const bool overlaps = newest() && at(kOverlaps) && at_overlaps_operand();
  const bool comparison = kind() >= kEqual && kind() <= kGreaterOrEqual;
  const bool match = newest() && at(TokenKind::kMatch);
  if (!comparison && !overlaps && !match &&
      !at_any({TokenKind::kNot, TokenKind::kBetween, TokenKind::kIn, TokenKind::kLike, kIs})) {
    return false;
  }
  if (at(TokenKind::kIn) && index_ == watch_index_) {
    return false;
  }
  const SqlNodeId value = reduce(operand, 5);
  if (!is_boolean_context()) {
    operand = value;
    return false;
  }
  operand = value;
  if (comparison) {
    is_predicate = parse_comparison(operand);
    return true;
  }
  if (overlaps) {
    push(FrameKind::kComparison, operand, static_cast<unsigned>(SqlOperator::kOverlaps));
    return true;
  }
  if (match) {
    is_predicate = parse_match_predicate(operand);
    return is_predicate;
  }
  if (accept(kIs)) {
    is_predicate = parse_is_predicate(operand);
    return true;
  }
  is_predicate =
      parse_negatable_predicate(operand, accept(TokenKind::kNot) ? unsigned{kSqlNegated} : 0U);
  return true;
}

// NOT? BETWEEN … AND … | NOT? IN '(' … ')' | NOT? LIKE … (ESCAPE …)?
// Whether the predicate is complete.
bool Parser::parse_negatable_predicate(SqlNodeId& operand, unsigned negated) {
  if (at(TokenKind::kBetween)) {
    push(FrameKind::kBetweenLow, operand, negated);
    if (newest() && at_any({kSymmetric, kAsymmetric}) && at_operand_after_word()) {
      advance();
    }
  } else if (at(TokenKind::kLike)) {
    push(FrameKind::kLike, operand, negated);
  } else if (at(TokenKind::kIn)) {
    return parse_in(operand, negated);
  } else {
    for (const TokenKind next : {TokenKind::kBetween, TokenKind::kLike, TokenKind::kIn}) {
      accept(next);
    }
    fail(display_name(TokenKind::kBetween));
  }
  return false;
}

// IN '(' (expression (',' expression)* | query) ')'; a list reads as a parenthesized expression or
// a row. Whether the predicate is complete.
bool Parser::parse_in(SqlNodeId& operand, unsigned negated) {
  const std::size_t choices = choices_.size();
  if (negated == 0) {
    open_choice(index_, index_);  // the IN of POSITION or of a predicate
  }
  if (kind_at(1) == kLeftParen && at_query_start(2)) {
    const std::uint32_t from = span_begin(operand);
    advance();
    operand = add(SqlNodeKind::kIn, from, list({operand, parse_subquery(true)}), negated);
    close_choices(choices);
    return true;
  }
  push(FrameKind::kInList, operand, negated);
  frames_.back().choices = static_cast<std::uint32_t>(choices);
  if (!at(kLeftParen)) {
    fail(display_name(kLeftParen));
  }
  push(FrameKind::kParen, kNoSqlNode);
  return false;
}

// IS NOT? NULL | IS NOT? DISTINCT FROM valueExpression | IS NOT? (TRUE | FALSE
// | UNKNOWN)  (the last on newer servers) Whether the predicate is complete.
bool Parser::parse_is_predicate(SqlNodeId& operand) {
  const std::uint32_t from = span_begin(operand);
  const unsigned negated = accept(TokenKind::kNot) ? unsigned{kSqlNegated} : 0U;
  if (accept(kDistinct)) {
    if (!at(TokenKind::kFrom)) {
      fail(display_name(TokenKind::kFrom));
    }
    push(FrameKind::kIsDistinct, operand, negated);
    return false;
  }
  if (newest() && at_any({kTrue, kFalse, kUnknown})) {
    const SqlNodeId truth = at(kUnknown) ? kNoSqlNode : add_leaf(SqlNodeKind::kBoolean);
    if (truth == kNoSqlNode) {
      advance();
    }
    operand = add(SqlNodeKind::kIsTruth, from, list({operand, truth}), negated);
    return true;
  }
  expect(TokenKind::kNull);
  operand = add(SqlNodeKind::kIsNull, from, list({operand}), negated);
  return true;
}

// comparisonOperator valueExpression | comparisonOperator (ALL | SOME | ANY)
// '(' query ')' Whether the predicate is complete.
bool Parser::parse_comparison(SqlNodeId& operand) {
  static_assert(static_cast<unsigned>(kPercent) - static_cast<unsigned>(kEqual) ==
                    static_cast<unsigned>(SqlOperator::kModulus),
                "operators are in the order of their tokens");
  const auto which = static_cast<unsigned>(kind()) - static_cast<unsigned>(kEqual);
  const TokenKind quantifier = kind_at(1);
  const bool may_quantify =
      quantifier == kAll || quantifier == kSome || quantifier == TokenKind::kAny;
  const bool is_to_blame = index_ + 2 == watch_index_;  // a column of that name, and no more
  if (!may_quantify || kind_at(2) != kLeftParen || is_to_blame || !at_quantified_query()) {
    push(FrameKind::kComparison, operand, which);
    return false;
  }
  advance();
  advance();
  const std::size_t choices = choices_.size();
  open_choice(index_, index_);  // a query, or a column named any
  const SqlNodeId query = parse_subquery();
  if (is_plain_subquery(query) && at_any(kNeverBehindExpressions) && !is_nested()) {
    fail("");  // the choice is open for one token more, unless an expression may end there
  }
  is_extra_end_ = index_ == watch_index_ && at(kRightParen);
  close_choices(choices);
  operand = add(SqlNodeKind::kQuantified, span_begin(operand), list({operand, query}), which);
  return true;
}

// Whether `= ANY (…` holds a query and not the argument of a function named
// any: the first word behind the parentheses is one of a query, and where there
// are several parentheses the inner query goes on as a query.
bool Parser::at_quantified_query() const {
  std::uint32_t ahead = 3;
  while (kind_at(ahead) == kLeftParen) {
    ++ahead;
  }
  if (!at_query_start(ahead)) {
    return false;
  }
  std::uint32_t open = ahead - 2;
  const std::uint32_t outer = 1;
  for (; open > outer && kind_at(ahead) != kEndOfText; ++ahead) {
    open += kind_at(ahead) == kLeftParen ? 1 : 0;
    open -= kind_at(ahead) == kRightParen ? 1 : 0;
  }
  if (open == outer && ahead > 4 && kind_at(ahead - 1) == kRightParen) {
    const TokenKind next = kind_at(ahead);
    return next == kUnion || next == kIntersect || next == kExcept || next == kOrder ||
           next == kLimit || next == kOffset || next == kFetch;
  }
  return true;
}

// MATCH UNIQUE? (SIMPLE | PARTIAL | FULL)? '(' query ')'   (newer servers)
bool Parser::parse_match_predicate(SqlNodeId& operand) {
  std::uint32_t ahead = kind_at(1) == TokenKind::kUnique ? 2 : 1;
  ahead +=
      kind_at(ahead) == kSimple || kind_at(ahead) == kPartial || kind_at(ahead) == kFull ? 1U : 0U;
  if (kind_at(ahead) != kLeftParen || !at_query_start(ahead + 1)) {
    return false;
  }
  for (; ahead > 0; --ahead) {
    advance();
  }
  const SqlNodeId query = parse_subquery();
  operand = add(SqlNodeKind::kMatch, span_begin(operand), list({operand, query}));
  return true;
}

// OVERLAPS is not reserved on older servers: without an operand behind it, it is an alias.
bool Parser::at_overlaps_operand() const {
  return kind_at(1) == kLeftParen || (is_identifier(kind_at(1)) && at_name_before_clause(1));
}

// Whether SYMMETRIC is the keyword and not a column of that name.
bool Parser::at_operand_after_word() const {
  const TokenKind next = kind_at(1);
  return next != TokenKind::kAnd && next != kDot && next != kLeftBracket &&
         !(next >= kPlus && next <= TokenKind::kConcat);
}

}  // namespace mapping::sql
