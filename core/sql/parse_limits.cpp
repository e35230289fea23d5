#include <algorithm>
#include <iterator>

#include "sql/parser.h"

// The end of a query, parenthesized queries, and the words that are a clause or
// a name by what follows them.
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

}  // namespace

// (OFFSET rowCount (ROW | ROWS)?)? (LIMIT (ALL | rowCount) | FETCH (FIRST |
// NEXT) rowCount? (ROW | ROWS) (ONLY | WITH TIES))?
void Parser::parse_row_limits(NodeList& children) {
  std::uint32_t from = begin();
  if (accept(kOffset)) {
    const NodeList count = list({parse_row_count()});
    accept_any({kRow, kRows});
    append(children, add(SqlNodeKind::kOffset, from, count));
    from = begin();
  }
  if (accept(kLimit)) {
    const NodeList count = accept(kAll) ? NodeList{} : list({parse_row_count()});
    append(children, add(SqlNodeKind::kLimit, from, count));
  } else if (accept(kFetch)) {
    expect_any({kFirst, kNext});
    NodeList count;
    if (!at_any({kRow, kRows})) {
      note_all({kRow, kRows});
      count = list({parse_row_count()});
    }
    expect_any({kRow, kRows});
    unsigned detail = 0;
    if (!accept(kOnly)) {
      expect_all({TokenKind::kWith, kTies});
      detail = kSqlWithTies;
    }
    append(children, add(SqlNodeKind::kFetch, from, count, detail));
  }
}

// rule rowCount: INTEGER_VALUE | QUESTION_MARK
SqlNodeId Parser::parse_row_count() {
  if (at(kQuestionMark)) {
    return add_leaf(SqlNodeKind::kParameter);
  }
  accept(kQuestionMark);
  return parse_integer();
}

// '(' query ')'
SqlNodeId Parser::parse_subquery(bool is_apart) {
  const std::uint32_t from = begin();
  expect(kLeftParen);
  queries_apart_ += is_apart ? 1 : 0;
  const SqlNodeId query = parse_query();
  queries_apart_ -= is_apart ? 1 : 0;
  expect_end(kRightParen);
  return add(SqlNodeKind::kSubquery, from, list({query}));
}

// `((SELECT 1))`: the inner `(query)` is the body of a query of its own. The
// closing parenthesis has been read.
SqlNodeId Parser::wrap_subquery(SqlNodeId primary, std::uint32_t from) {
  const SqlNodeId query = add(SqlNodeKind::kQuery, span_begin(primary), list({primary}));
  if (query != kNoSqlNode) {
    nodes_[query].span.end = nodes_[primary].span.end;
  }
  return add(SqlNodeKind::kSubquery, from, list({query}));
}

// `((SELECT 1) UNION …`: what was read as an operand or a relation goes on as a
// query; `from` is the outer parenthesis.
SqlNodeId Parser::continue_subquery(SqlNodeId primary, std::uint32_t from) {
  const DepthGuard guard(*this);
  const SqlNodeId query = parse_query_no_with(kNoSqlNode, primary, span_begin(primary));
  expect_end(kRightParen);
  return add(SqlNodeKind::kSubquery, from, list({query}));
}

// Whether a `(query)` may also be a queryPrimary, which has no WITH.
bool Parser::is_plain_subquery(SqlNodeId node) const {
  const SqlNode& subquery = nodes_[node];
  if (subquery.kind != SqlNodeKind::kSubquery) {
    return false;
  }
  const SqlNodeId body = nodes_[subquery.first_child].first_child;
  return nodes_[body].kind != SqlNodeKind::kWith;
}

// The words that begin a query; `TABLE(` begins a table function instead.
bool Parser::at_query_start(std::uint32_t ahead) const {
  const TokenKind first = kind_at(ahead);
  return first == kSelect || first == TokenKind::kWith || first == TokenKind::kValues ||
         (first == TokenKind::kTable && kind_at(ahead + 1) != kLeftParen);
}

// What may follow a queryPrimary inside its query.
bool Parser::at_query_continuation() const {
  switch (kind()) {
    case kUnion:
    case kIntersect:
    case kExcept:
    case kOrder:
      return true;
    case kOffset:
    case kLimit:
    case kFetch:
      return !at_name_before_clause(0);
    default:
      return false;
  }
}

// rule setQuantifier: DISTINCT | ALL
unsigned Parser::parse_quantifier() {
  if (accept(kDistinct)) {
    return kSqlDistinct;
  }
  if (at(kAll) && at_all_quantifier()) {
    advance();
    return kSqlAll;
  }
  note_watched(kAll);
  return 0;
}

// ALL is not reserved: it is a column where what follows could not begin an
// expression.
bool Parser::at_all_quantifier() const {
  const TokenKind next = kind_at(1);
  switch (next) {
    case kAsterisk:
      return at_all_star_end();
    case TokenKind::kNot:
      return kind_at(2) != TokenKind::kIn && kind_at(2) != TokenKind::kLike &&
             kind_at(2) != TokenKind::kBetween;
    case kLeftParen:
      return !at_function_named_all();
    case kOver:
      return kind_at(2) != kLeftParen && !is_identifier(kind_at(2));
    case kAt:
      return kind_at(2) != kTime;
    default:
      return starts_expression(next) ||
             (is_identifier(next) && (at_name_before_clause(1) || kind_at(2) == kLeftParen));
  }
}

// `ALL (…)`: a function of that name where its arguments, or what follows it, say so.
bool Parser::at_function_named_all() const {
  const TokenKind first = kind_at(2);
  if (first == kAsterisk || first == kRightParen || first == kDistinct || first == kAll ||
      first == kOrder) {
    return true;
  }
  std::uint32_t ahead = 1;
  std::uint32_t open = 0;
  do {
    open += kind_at(ahead) == kLeftParen ? 1U : 0U;
    open -= kind_at(ahead) == kRightParen ? 1U : 0U;
    ++ahead;
  } while (open > 0 && kind_at(ahead) != kEndOfText);
  const TokenKind next = kind_at(ahead);
  return (next == TokenKind::kFilter && kind_at(ahead + 1) == kLeftParen) || at_over(ahead) ||
         ((next == kIgnore || next == kRespect) && kind_at(ahead + 1) == kNulls);
}

// `ALL *`: a star unless an operand follows, which makes it a product.
bool Parser::at_all_star_end() const {
  switch (kind_at(2)) {
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
      return is_identifier(kind_at(2)) && !at_name_before_clause(2);
  }
}

}  // namespace mapping::sql
