#include "sql/grammar/expression.h"

#include <array>

#include "sql/grammar/notes.h"
#include "sql/grammar/predicate.h"
#include "sql/grammar/primary.h"
#include "sql/grammar/subquery.h"
#include "text/enum_table.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// How tightly each frame binds its right side; floors and parentheses bind
// nothing.
constexpr std::array<int, 17> kPrecedence = {0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 4, 4, 4, 5, 6, 7, 8};
static_assert(is_table_to(kPrecedence, FrameKind::kSign));
constexpr int kOrPrecedence = 1;
constexpr int kAndPrecedence = 2;
constexpr int kPredicatePrecedence = 4;

// '(' | NOT | '+' | '-', unless the sign is a number's own
bool parse_prefix(Parser& parser) {
  if (parser.at(kLeftParen)) {
    if (at_query_start(parser, 1) || at_lambda(parser)) {
      return false;
    }
    parser.choices.open(
        parser.index());  // a row, a lambda or a parenthesis: open until one is clear
    push_operator(parser, FrameKind::kParen, kNoSqlNode);
    --parser.operators.top().choices;
    return true;
  }
  if (parser.at(TokenKind::kNot) && parser.operators.is_boolean_context()) {
    push_operator(parser, FrameKind::kNot, kNoSqlNode);
    return true;
  }
  if (parser.at(kPlus)) {
    push_operator(parser, FrameKind::kSign, kNoSqlNode, SqlSign::kPlus);
    return true;
  }
  if (parser.at(kMinus) && !is_number(parser.kind_at(1))) {
    push_operator(parser, FrameKind::kSign, kNoSqlNode, SqlSign::kMinus);
    return true;
  }
  return false;
}

// ('(' | NOT | '+' | '-')* primaryExpression
SqlNodeId parse_operand(Parser& parser) {
  while (parse_prefix(parser)) {
  }
  note_before_operand(parser);
  const std::uint32_t first_token = parser.index();
  return parse_postfix(parser, parse_primary(parser), first_token);
}

// Behind the comma of a row; `(a, b` may still become a lambda, up to the token behind a name.
void begin_next_element(Parser& parser, SqlNodeId previous) {
  Frame& frame = parser.operators.top();
  parser.append(frame.operands, previous);
  frame.detail |= kListed;
  const bool may_be_lambda =
      (frame.detail & kNoLambda) == 0 && parser.tree[previous].kind == SqlNodeKind::kColumn;
  const bool is_name = is_identifier(parser.kind());
  if (!may_be_lambda || !is_name) {
    frame.detail |= kNoLambda;
  }
  if (parser.operators.begins(kGroupingSet, frame.first_token)) {
    if (may_be_lambda) parser.expected.note("<identifier>");
    return;
  }
  if (!may_be_lambda) {
    parser.choices.close(frame.choices);
  } else if (frame.choices < parser.choices.size()) {  // the list behind IN opens none
    parser.choices.limit(frame.choices, parser.index() + (is_name ? 1U : 0U));
    parser.expected.note("<identifier>");
  }
}

// An operator that binds tighter than the one whose right side it stands in: whose operand this is
// stays open until the token behind the next one.
void push_tighter(Parser& parser, FrameKind kind, SqlNodeId operand, SqlDetail written = {}) {
  const FrameKind outer = parser.operators.top().kind;
  const std::size_t choices = parser.choices.size();
  if (outer == FrameKind::kOr || outer == FrameKind::kConcat || outer == FrameKind::kAdditive) {
    parser.choices.open(parser.index());
  }
  push_operator(parser, kind, operand, written);
  parser.operators.top().choices = static_cast<std::uint32_t>(choices);
}

// ('*' | '/' | '%' | '+' | '-' | '||') behind a value
bool parse_value_operator(Parser& parser, SqlNodeId& operand) {
  FrameKind kind = FrameKind::kMultiplicative;
  SqlDetail operation = SqlOperator::kMultiply;
  switch (parser.kind()) {
    case kAsterisk:
      break;
    case kSlash:
      operation = SqlOperator::kDivide;
      break;
    case kPercent:
      operation = SqlOperator::kModulus;
      break;
    case kPlus:
      kind = FrameKind::kAdditive;
      operation = SqlOperator::kAdd;
      break;
    case kMinus:
      kind = FrameKind::kAdditive;
      operation = SqlOperator::kSubtract;
      break;
    case TokenKind::kConcat:
      kind = FrameKind::kConcat;
      operation = {};
      break;
    default:
      return false;
  }
  operand = reduce(parser, operand, kPrecedence[static_cast<std::size_t>(kind)]);
  push_tighter(parser, kind, operand, operation);
  return true;
}

// AND and OR; also the AND of BETWEEN and the ESCAPE of LIKE, which belong to
// the innermost predicate.
bool parse_connective(Parser& parser, SqlNodeId& operand) {
  operand = reduce(parser, operand, kPredicatePrecedence + 1);
  if (parser.at(TokenKind::kEscape) && parser.operators.top().kind == FrameKind::kLike) {
    parser.append(parser.operators.top().operands, operand);
    parser.operators.top().kind = FrameKind::kLikeEscape;
    parser.advance();
    return true;
  }
  if (parser.operators.top().kind == FrameKind::kBetweenLow) {
    if (!parser.at(TokenKind::kAnd)) {
      return false;
    }
    parser.append(parser.operators.top().operands, operand);
    parser.operators.top().kind = FrameKind::kBetweenHigh;
    parser.advance();
    return true;
  }
  const bool is_and = parser.at(TokenKind::kAnd);
  const bool is_connective = is_and || parser.at(TokenKind::kOr);
  operand = reduce(parser, operand, is_and ? kAndPrecedence : kOrPrecedence);
  if (!is_connective || parser.operators.top().kind == FrameKind::kValueBase ||
      parser.operators.top().kind == FrameKind::kBetweenLow) {
    return false;
  }
  push_tighter(parser, is_and ? FrameKind::kAnd : FrameKind::kOr, operand);
  return true;
}

// Ends the innermost operator, whose last operand this is.
SqlNodeId reduce_one(Parser& parser, SqlNodeId operand) {
  static constexpr std::array<SqlNodeKind, 17> kNodeKinds = {
      SqlNodeKind::kNone,       SqlNodeKind::kNone,       SqlNodeKind::kNone,
      SqlNodeKind::kIn,         SqlNodeKind::kOr,         SqlNodeKind::kAnd,
      SqlNodeKind::kNot,        SqlNodeKind::kComparison, SqlNodeKind::kNone,
      SqlNodeKind::kBetween,    SqlNodeKind::kLike,       SqlNodeKind::kLike,
      SqlNodeKind::kIsDistinct, SqlNodeKind::kConcat,     SqlNodeKind::kArithmetic,
      SqlNodeKind::kArithmetic, SqlNodeKind::kSign};
  static_assert(is_table_to(kNodeKinds, FrameKind::kSign));
  Frame frame = parser.operators.pop();
  if (frame.kind >= FrameKind::kConcat || frame.kind == FrameKind::kAnd) {
    parser.choices.close(frame.choices);
  }
  parser.append(frame.operands, operand);
  return parser.add(kNodeKinds[static_cast<std::size_t>(frame.kind)], frame.begin, frame.operands,
                    frame.written);
}

// The `)` of a parenthesis: one expression, a row, a query, or the list behind
// IN.
bool close_parenthesis(Parser& parser, SqlNodeId& operand, bool& is_predicate) {
  Frame frame = parser.operators.top();
  const bool is_row = (frame.detail & kListed) != 0;
  const bool is_query = !is_row && is_plain_subquery(parser, operand);
  const SqlNodeId last = operand;
  if (is_query && at_query_continuation(parser)) {
    operand = continue_subquery(parser, operand, frame.begin);
  } else {
    if (is_query) {
      parser.expected.note({kUnion, kIntersect, kExcept, kOrder, kOffset, kLimit, kFetch});
    }
    parser.expect(kRightParen);
    parser.append(frame.operands, operand);
    operand = is_query ? wrap_subquery(parser, operand, frame.begin)
                       : parser.add(is_row ? SqlNodeKind::kRow : SqlNodeKind::kParenthesized,
                                    frame.begin, frame.operands);
  }
  if (parser.failed()) {
    return false;
  }
  parser.operators.pop();
  parser.choices.close(frame.choices);
  if (is_query) {
    note_end(parser);
  } else {
    note_behind_parenthesis(parser, frame, last);
  }
  if (parser.operators.top().kind == FrameKind::kInList) {
    parser.choices.close(parser.operators.top().choices);
    operand = reduce_one(parser, operand);
    is_predicate = true;
  } else {
    is_predicate = false;
    operand = parse_postfix(parser, operand, frame.first_token);
    if (parser.operators.begins(kGroupingSet, frame.first_token) &&
        parser.operators.top().kind == FrameKind::kBooleanBase) {
      parser.choices.close(parser.operators.top().choices - 1);
    }
  }
  return true;
}

// What follows an operand. True: an operator was read and its right side is
// due. False: this operand, with every frame above the floor closed, is the
// expression (or there is a fault).
bool parse_operator(Parser& parser, SqlNodeId& operand, bool& is_predicate) {
  while (!parser.failed()) {
    note_behind_operand(parser, is_predicate);
    if (!is_predicate) {
      if (parse_value_operator(parser, operand)) {
        return true;
      }
      if (parse_predicate(parser, operand, is_predicate)) {
        if (is_predicate) {
          continue;  // complete: IS NULL, = ANY (…)
        }
        return true;
      }
    }
    if (parse_connective(parser, operand)) {
      return true;
    }
    const FrameKind top = parser.operators.top().kind;
    // Where the parenthesis ends is no place for the comma of a row.
    if (top == FrameKind::kParen && (parser.at(kComma) || !parser.expected.is_end()) &&
        parser.accept(kComma)) {
      begin_next_element(parser, operand);
      return true;
    }
    if (top == FrameKind::kParen) {
      if (!close_parenthesis(parser, operand, is_predicate)) {
        return false;
      }
      continue;
    }
    if (top == FrameKind::kBetweenLow) {
      parser.expect(TokenKind::kAnd);
    }
    return false;
  }
  return false;
}

}  // namespace

// expression: one that others may follow, or that stands in a list of clauses
SqlNodeId parse_element(Parser& parser) { return parse_expression(parser, kListed); }

// rule expression: booleanExpression, or a valueExpression where that is the base
SqlNodeId parse_operators(Parser& parser, FrameKind base, SqlNodeId operand, std::uint16_t floor) {
  const DepthGuard guard(parser);
  const std::uint32_t from = operand == kNoSqlNode ? parser.begin() : parser.span_begin(operand);
  const std::size_t outer_floor =
      parser.operators.open_floor({base,
                                   {},
                                   floor,
                                   from,
                                   parser.index(),
                                   static_cast<std::uint32_t>(parser.choices.size()),
                                   {}});
  bool is_predicate = operand != kNoSqlNode && parser.tree[operand].kind == SqlNodeKind::kIn;
  bool operand_needed = operand == kNoSqlNode;
  while (!parser.failed()) {
    if (operand_needed) {
      operand = parse_operand(parser);
      is_predicate = false;
    }
    operand_needed = parse_operator(parser, operand, is_predicate);
    if (!operand_needed && parser.operators.is_at_floor()) {
      break;
    }
  }
  parser.operators.close_floor(outer_floor);
  return parser.failed() ? kNoSqlNode : operand;
}

// Reads the operator's token and opens its frame.
void push_operator(Parser& parser, FrameKind kind, SqlNodeId operand, SqlDetail written) {
  const std::uint32_t from = operand == kNoSqlNode ? parser.begin() : parser.span_begin(operand);
  parser.operators.push({kind, written, 0, from, parser.index(),
                         static_cast<std::uint32_t>(parser.choices.size()),
                         parser.list({operand})});
  parser.advance();
}

// Closes the frames that bind at least as tightly as an operator of
// `precedence`.
SqlNodeId reduce(Parser& parser, SqlNodeId operand, int precedence) {
  while (parser.operators.top().kind != FrameKind::kBetweenLow &&
         kPrecedence[static_cast<std::size_t>(parser.operators.top().kind)] >= precedence) {
    operand = reduce_one(parser, operand);
  }
  return operand;
}

}  // namespace mapping::sql
