#include <algorithm>
#include <array>
#include <utility>

#include "sql/parser.h"
#include "text/enum_table.h"

// Operators and parentheses, on a stack of their own: neither a long chain nor
// deep parentheses need the machine's.
//
// rule booleanExpression: valueExpression predicate? | NOT booleanExpression |
// … AND … | … OR … rule valueExpression: primaryExpression | … AT
// timeZoneSpecifier | ('-' | '+') … | … ('*' | '/' | '%') …
//   | … ('+' | '-') … | … '||' …
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

}  // namespace

// An expression that others may follow, or that stands in a list of clauses.
SqlNodeId Parser::parse_element() {
  next_floor_ = kListed;
  return parse_expression();
}

SqlNodeId Parser::parse_operators(FrameKind base, SqlNodeId operand) {
  const DepthGuard guard(*this);
  const std::size_t floor = frames_.size();
  const std::size_t outer_floor = std::exchange(floor_, floor);
  const std::uint32_t from = operand == kNoSqlNode ? begin() : span_begin(operand);
  const std::uint16_t detail = std::exchange(next_floor_, std::uint16_t{0});
  frames_.push_back({base, detail, from, index_, static_cast<std::uint32_t>(choices_.size()), {}});
  bool is_predicate = operand != kNoSqlNode && nodes_[operand].kind == SqlNodeKind::kIn;
  bool operand_needed = operand == kNoSqlNode;
  while (!failed_) {
    if (operand_needed) {
      operand = parse_operand();
      is_predicate = false;
    }
    operand_needed = parse_operator(operand, is_predicate);
    if (!operand_needed && frames_.size() == floor + 1) {
      break;
    }
  }
  frames_.resize(floor);
  floor_ = outer_floor;
  return failed_ ? kNoSqlNode : operand;
}

// Prefixes, then a primary with its postfixes.
SqlNodeId Parser::parse_operand() {
  while (parse_prefix()) {
  }
  if (index_ == watch_index_) {
    note_before_operand();
  }
  const std::uint32_t first_token = index_;
  return parse_postfix(parse_primary(), first_token);
}

// An opening parenthesis, NOT, or a sign that is not a number's own.
bool Parser::parse_prefix() {
  if (at(kLeftParen)) {
    if (at_query_start(1) || at_lambda()) {
      return false;
    }
    open_choice(index_);  // a row, a lambda or a parenthesis: open until one is clear
    push(FrameKind::kParen, kNoSqlNode);
    --frames_.back().choices;
    return true;
  }
  if (at(TokenKind::kNot) && is_boolean_context()) {
    push(FrameKind::kNot, kNoSqlNode);
    return true;
  }
  if (at(kPlus)) {
    push(FrameKind::kSign, kNoSqlNode, static_cast<unsigned>(SqlOperator::kAdd));
    return true;
  }
  if (at(kMinus) && !is_number(kind_at(1))) {
    push(FrameKind::kSign, kNoSqlNode, static_cast<unsigned>(SqlOperator::kSubtract));
    return true;
  }
  return false;
}

// Behind the comma of a row; `(a, b` may still become a lambda, up to the token behind a name.
void Parser::begin_next_element(SqlNodeId previous) {
  Frame& frame = frames_.back();
  append(frame.operands, previous);
  frame.detail |= kListed;
  const bool may_be_lambda =
      (frame.detail & kNoLambda) == 0 && nodes_[previous].kind == SqlNodeKind::kColumn;
  const bool is_name = is_identifier(kind());
  if (!may_be_lambda || !is_name) {
    frame.detail |= kNoLambda;
  }
  if (grouping_index_ == frame.first_token) {
    if (may_be_lambda) note_watched("<identifier>");
    return;
  }
  if (!may_be_lambda) {
    close_choices(frame.choices);
  } else if (frame.choices < choices_.size()) {  // the list behind IN opens none
    choices_[frame.choices].last = index_ + (is_name ? 1U : 0U);
    note_watched("<identifier>");
  }
}

// Reads the operator's token and opens its frame.
void Parser::push(FrameKind kind, SqlNodeId operand, unsigned detail) {
  const std::uint32_t from = operand == kNoSqlNode ? begin() : span_begin(operand);
  frames_.push_back({kind, static_cast<std::uint16_t>(detail), from, index_,
                     static_cast<std::uint32_t>(choices_.size()), list({operand})});
  advance();
}

// An operator that binds tighter than the one whose right side it stands in: whose operand this is
// stays open until the token behind the next one.
void Parser::push_tighter(FrameKind kind, SqlNodeId operand, unsigned detail) {
  const FrameKind outer = frames_.back().kind;
  const std::size_t choices = choices_.size();
  if (outer == FrameKind::kOr || outer == FrameKind::kConcat || outer == FrameKind::kAdditive) {
    open_choice(index_);
  }
  push(kind, operand, detail);
  frames_.back().choices = static_cast<std::uint32_t>(choices);
}

// NOT and predicates may stand where no operator of values is waiting for its
// right side.
bool Parser::is_boolean_context() const {
  switch (frames_.back().kind) {
    case FrameKind::kBooleanBase:
    case FrameKind::kParen:
    case FrameKind::kNot:
    case FrameKind::kAnd:
    case FrameKind::kOr:
      return true;
    default:
      return false;
  }
}

// Whether an alias may follow the operand that is being read: it may end a select item.
bool Parser::is_alias_possible() const {
  if (floor_ != item_floor_ || floor_ >= frames_.size()) {
    return false;  // another expression, or none at all
  }
  return std::none_of(
      frames_.begin() + static_cast<std::ptrdiff_t>(floor_), frames_.end(), [](const Frame& frame) {
        return frame.kind == FrameKind::kParen || frame.kind == FrameKind::kBetweenLow;
      });
}

// What follows an operand. True: an operator was read and its right side is
// due. False: this operand, with every frame above the floor closed, is the
// expression (or there is a fault).
bool Parser::parse_operator(SqlNodeId& operand, bool& is_predicate) {
  while (!failed_) {
    if (index_ == watch_index_) {
      note_behind_operand(is_predicate);
    }
    if (!is_predicate) {
      if (parse_value_operator(operand)) {
        return true;
      }
      if (parse_predicate(operand, is_predicate)) {
        if (is_predicate) {
          continue;  // complete: IS NULL, = ANY (…)
        }
        return true;
      }
    }
    if (parse_connective(operand)) {
      return true;
    }
    const FrameKind top = frames_.back().kind;
    // Where the parenthesis ends is no place for the comma of a row.
    if (top == FrameKind::kParen && (at(kComma) || !is_end_) && accept(kComma)) {
      begin_next_element(operand);
      return true;
    }
    if (top == FrameKind::kParen) {
      if (!close_parenthesis(operand, is_predicate)) {
        return false;
      }
      continue;
    }
    if (top == FrameKind::kBetweenLow) {
      expect(TokenKind::kAnd);
    }
    return false;
  }
  return false;
}

bool Parser::parse_value_operator(SqlNodeId& operand) {
  FrameKind kind = FrameKind::kMultiplicative;
  SqlOperator which = SqlOperator::kMultiply;
  switch (this->kind()) {
    case kAsterisk:
      break;
    case kSlash:
      which = SqlOperator::kDivide;
      break;
    case kPercent:
      which = SqlOperator::kModulus;
      break;
    case kPlus:
      kind = FrameKind::kAdditive;
      which = SqlOperator::kAdd;
      break;
    case kMinus:
      kind = FrameKind::kAdditive;
      which = SqlOperator::kSubtract;
      break;
    case TokenKind::kConcat:
      kind = FrameKind::kConcat;
      break;
    default:
      return false;
  }
  operand = reduce(operand, kPrecedence[static_cast<std::size_t>(kind)]);
  push_tighter(kind, operand, static_cast<unsigned>(which));
  return true;
}

// AND and OR; also the AND of BETWEEN and the ESCAPE of LIKE, which belong to
// the innermost predicate.
bool Parser::parse_connective(SqlNodeId& operand) {
  operand = reduce(operand, kPredicatePrecedence + 1);
  if (at(TokenKind::kEscape) && frames_.back().kind == FrameKind::kLike) {
    append(frames_.back().operands, operand);
    frames_.back().kind = FrameKind::kLikeEscape;
    advance();
    return true;
  }
  if (frames_.back().kind == FrameKind::kBetweenLow) {
    if (!at(TokenKind::kAnd)) {
      return false;
    }
    append(frames_.back().operands, operand);
    frames_.back().kind = FrameKind::kBetweenHigh;
    advance();
    return true;
  }
  const bool is_and = at(TokenKind::kAnd);
  const bool is_connective = is_and || at(TokenKind::kOr);
  operand = reduce(operand, is_and ? kAndPrecedence : kOrPrecedence);
  if (!is_connective || frames_.back().kind == FrameKind::kValueBase ||
      frames_.back().kind == FrameKind::kBetweenLow) {
    return false;
  }
  push_tighter(is_and ? FrameKind::kAnd : FrameKind::kOr, operand);
  return true;
}

// The `)` of a parenthesis: one expression, a row, a query, or the list behind
// IN.
bool Parser::close_parenthesis(SqlNodeId& operand, bool& is_predicate) {
  const Frame frame = frames_.back();
  const bool is_row = (frame.detail & kListed) != 0;
  const bool is_query = !is_row && is_plain_subquery(operand);
  const SqlNodeId last = operand;
  if (is_query && at_query_continuation()) {
    operand = continue_subquery(operand, frame.begin);
  } else {
    if (is_query) {
      note_all({kUnion, kIntersect, kExcept, kOrder, kOffset, kLimit, kFetch});
    }
    expect(kRightParen);
    NodeList children = frame.operands;
    append(children, operand);
    operand = is_query ? wrap_subquery(operand, frame.begin)
                       : add(is_row ? SqlNodeKind::kRow : SqlNodeKind::kParenthesized, frame.begin,
                             children);
  }
  if (failed_) {
    return false;
  }
  frames_.pop_back();
  close_choices(frame.choices);
  if (is_query) {
    note_end();
  } else if (index_ == watch_index_) {
    note_behind_parenthesis(frame, last);
  }
  if (frames_.back().kind == FrameKind::kInList) {
    close_choices(frames_.back().choices);
    operand = reduce_one(operand);
    is_predicate = true;
  } else {
    is_predicate = false;
    operand = parse_postfix(operand, frame.first_token);
    if (frame.first_token == grouping_index_ && frames_.back().kind == FrameKind::kBooleanBase) {
      close_choices(frames_.back().choices - 1);
    }
  }
  return true;
}

// Closes the frames that bind at least as tightly as an operator of
// `precedence`.
SqlNodeId Parser::reduce(SqlNodeId operand, int precedence) {
  while (frames_.back().kind != FrameKind::kBetweenLow &&
         kPrecedence[static_cast<std::size_t>(frames_.back().kind)] >= precedence) {
    operand = reduce_one(operand);
  }
  return operand;
}

SqlNodeId Parser::reduce_one(SqlNodeId operand) {
  static constexpr std::array<SqlNodeKind, 17> kNodeKinds = {
      SqlNodeKind::kNone,       SqlNodeKind::kNone,       SqlNodeKind::kNone,
      SqlNodeKind::kIn,         SqlNodeKind::kOr,         SqlNodeKind::kAnd,
      SqlNodeKind::kNot,        SqlNodeKind::kComparison, SqlNodeKind::kNone,
      SqlNodeKind::kBetween,    SqlNodeKind::kLike,       SqlNodeKind::kLike,
      SqlNodeKind::kIsDistinct, SqlNodeKind::kConcat,     SqlNodeKind::kArithmetic,
      SqlNodeKind::kArithmetic, SqlNodeKind::kSign};
  static_assert(is_table_to(kNodeKinds, FrameKind::kSign));
  Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.kind >= FrameKind::kConcat || frame.kind == FrameKind::kAnd) {
    close_choices(frame.choices);
  }
  append(frame.operands, operand);
  return add(kNodeKinds[static_cast<std::size_t>(frame.kind)], frame.begin, frame.operands,
             frame.detail);
}

}  // namespace mapping::sql
