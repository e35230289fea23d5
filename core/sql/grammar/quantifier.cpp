#include "sql/grammar/quantifier.h"

#include <algorithm>
#include <iterator>

#include "sql/grammar/names.h"
#include "sql/grammar/window.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// The words, and the signs, that begin an expression wherever one may stand.
constexpr TokenKind kExpressionStarts[] = {
    kPlus,
    kMinus,
    kQuestionMark,
    TokenKind::kCase,
    TokenKind::kCast,
    TokenKind::kExists,
    kExtract,
    kTrim,
    kNormalize,
    kListagg,
    kGrouping,
    kRollup,
    kCube,
    kAuto,
    TokenKind::kNull,
    kTrue,
    kFalse,
    kJsonArray,
    kJsonExists,
    kJsonObject,
    kJsonQuery,
    kJsonValue,
    kCurrentCatalog,
    kCurrentDate,
    kCurrentPath,
    kCurrentSchema,
    kCurrentTime,
    kCurrentTimestamp,
    kCurrentUser,
    kLocaltime,
    kLocaltimestamp,
};

bool starts_expression(TokenKind kind) {
  return (kind >= kStringLiteral && kind <= kDoubleLiteral) ||
         std::ranges::find(kExpressionStarts, kind) != std::end(kExpressionStarts);
}

// `ALL (…)`: a function of that name where its arguments, or what follows it, say so.
bool at_function_named_all(const Parser& parser) {
  const TokenKind first = parser.kind_at(2);
  if (first == kAsterisk || first == kRightParen || first == kDistinct || first == kAll ||
      first == kOrder) {
    return true;
  }
  std::uint32_t ahead = 1;
  std::uint32_t open = 0;
  do {
    open += parser.kind_at(ahead) == kLeftParen ? 1U : 0U;
    open -= parser.kind_at(ahead) == kRightParen ? 1U : 0U;
    ++ahead;
  } while (open > 0 && parser.kind_at(ahead) != kEndOfText);
  const TokenKind next = parser.kind_at(ahead);
  return (next == TokenKind::kFilter && parser.kind_at(ahead + 1) == kLeftParen) ||
         at_over(parser, ahead) ||
         ((next == kIgnore || next == kRespect) && parser.kind_at(ahead + 1) == kNulls);
}

// `ALL *`: a star unless an operand follows, which makes it a product.
bool at_all_star_end(const Parser& parser) {
  switch (parser.kind_at(2)) {
    case kEndOfText:
    case kComma:
    case kRightParen:
    case TokenKind::kFrom:
    case TokenKind::kWhere:
    case kGroup:
    case TokenKind::kHaving:
    case kOrder:
    case kUnion:
    case kIntersect:
    case kExcept:
      return true;
    default:
      return is_identifier(parser.kind_at(2)) && !at_name_before_clause(parser, 2);
  }
}

}  // namespace

// rule setQuantifier: DISTINCT | ALL
SqlQuantifier parse_quantifier(Parser& parser) {
  if (parser.accept(kDistinct)) {
    return SqlQuantifier::kDistinct;
  }
  if (parser.at(kAll) && at_all_quantifier(parser)) {
    parser.advance();
    return SqlQuantifier::kAll;
  }
  parser.expected.note(kAll);
  return SqlQuantifier::kNone;
}

// ALL is not reserved: it is a column where what follows could not begin an
// expression.
bool at_all_quantifier(const Parser& parser) {
  const TokenKind next = parser.kind_at(1);
  switch (next) {
    case kAsterisk:
      return at_all_star_end(parser);
    case TokenKind::kNot:
      return parser.kind_at(2) != TokenKind::kIn && parser.kind_at(2) != TokenKind::kLike &&
             parser.kind_at(2) != TokenKind::kBetween;
    case kLeftParen:
      return !at_function_named_all(parser);
    case kOver:
      return parser.kind_at(2) != kLeftParen && !is_identifier(parser.kind_at(2));
    case kAt:
      return parser.kind_at(2) != kTime;
    default:
      return starts_expression(next) || (is_identifier(next) && (at_name_before_clause(parser, 1) ||
                                                                 parser.kind_at(2) == kLeftParen));
  }
}

}  // namespace mapping::sql
