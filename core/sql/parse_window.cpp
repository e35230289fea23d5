#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// rule over: OVER (identifier | '(' windowSpecification ')')
SqlNodeId Parser::parse_over() {
  const std::uint32_t from = begin();
  const std::size_t choices = choices_.size();
  open_choice(index_, index_ + (is_alias_possible() ? 1U : 0U), over_choice_end());
  expect(kOver);
  if (!accept(kLeftParen)) {
    const SqlNodeId name = parse_identifier();
    close_choices(choices);
    return add(SqlNodeKind::kOver, from, list({name}));
  }
  const SqlNodeId window = parse_window_specification();
  expect_end(kRightParen);
  close_choices(choices);
  return add(SqlNodeKind::kOver, from, list({window}));
}

// How far `OVER (a, b` could still be an alias with the names of columns.
std::uint32_t Parser::over_choice_end() const {
  if (kind_at(1) != kLeftParen || !is_identifier(kind_at(2))) {
    return index_ + 2;
  }
  return index_ + 3;
}

// OVER is not reserved: without a window behind it, it is an alias.
bool Parser::at_over(std::uint32_t ahead) const {
  if (kind_at(ahead) != kOver) {
    return false;
  }
  const TokenKind next = kind_at(ahead + 1);
  return next == kLeftParen || (is_identifier(next) && at_name_before_clause(ahead + 1)) ||
         (!newest() && !is_alias_possible());
}

// rule windowSpecification: identifier? (PARTITION BY expression (','
// expression)*)? (ORDER BY …)? windowFrame?
SqlNodeId Parser::parse_window_specification() {
  const std::uint32_t from = begin();
  NodeList children;
  if (at_existing_window_name()) {
    if (at(TokenKind::kPartition)) {
      note_next(display_name(kBy));
    }
    append(children, parse_identifier());
  } else {
    note_watched("<identifier>");
  }
  parse_partition_and_order(children);
  if (at_any({kRange, kRows, kGroups, kMeasures})) {
    append(children, parse_frame());
  } else {
    for (const TokenKind first : {kRange, kRows, kGroups, kMeasures}) {
      accept(first);
    }
  }
  return add(SqlNodeKind::kWindow, from, children);
}

// (PARTITION BY expression (',' expression)*)? (ORDER BY …)?
// `floor`: how Trino reads the elements
void Parser::parse_partition_and_order(NodeList& children, std::uint16_t floor) {
  const std::uint32_t from = begin();
  if (accept(TokenKind::kPartition)) {
    expect(kBy);
    NodeList partition;
    do {
      next_floor_ = floor;
      append(partition, parse_expression());
    } while (accept(kComma));
    append(children, add(SqlNodeKind::kPartition, from, partition));
  }
  if (at(kOrder)) {
    append(children, parse_order_by());
    if (floor != 0) note_only({});
  } else {
    accept(kOrder);
  }
}

// The words that begin a clause of a window are not reserved; they are a
// window's name where no such clause follows.
bool Parser::at_existing_window_name() const {
  const auto begins_clause = [this](std::uint32_t ahead) {
    const TokenKind word = kind_at(ahead);
    return word == kRightParen || word == kOrder ||
           (word == TokenKind::kPartition && kind_at(ahead + 1) == kBy) || word == kRange ||
           word == kRows || word == kGroups || word == kMeasures;
  };
  switch (kind()) {
    case TokenKind::kPartition:
      return kind_at(1) != kBy;
    case kRange:
    case kRows:
    case kGroups:
    case kMeasures:
      return begins_clause(1);
    default:
      return is_identifier(kind());
  }
}

// rule windowFrame: (MEASURES measureDefinition (',' measureDefinition)*)?
// frameExtent (AFTER MATCH skipTo)?
//   (INITIAL | SEEK)? (PATTERN '(' rowPattern ')')? (SUBSET …)? (DEFINE …)?
// rule frameExtent: (RANGE | ROWS | GROUPS) (frameBound | BETWEEN frameBound
// AND frameBound)
SqlNodeId Parser::parse_frame() {
  const std::uint32_t from = begin();
  NodeList children;
  if (accept(kMeasures)) {
    parse_measures(children);
  }
  expect_any({kRange, kRows, kGroups});
  if (accept(TokenKind::kBetween)) {
    parse_frame_bound(children);
    expect(TokenKind::kAnd);
  }
  parse_frame_bound(children);
  parse_pattern_clauses(children, false);
  return add(SqlNodeKind::kFrame, from, children);
}

// rule frameBound: UNBOUNDED (PRECEDING | FOLLOWING) | CURRENT ROW | expression
// (PRECEDING | FOLLOWING)
void Parser::parse_frame_bound(NodeList& children) {
  if (at(kCurrent) && kind_at(1) == kRow) {
    advance();
    advance();
    return;
  }
  if (at(kUnbounded) && (kind_at(1) == kPreceding || kind_at(1) == kFollowing)) {
    advance();
  } else {
    note_all({kCurrent, kUnbounded});
    if (index_ + 1 == watch_index_ && at_any({kCurrent, kUnbounded})) {  // the word or a column
      note_each({kLeftParen, kArrow, kOver});
      note("<string>");
      note(display_name(at(kCurrent) ? kRow : kPreceding));
    }
    append(children, parse_expression());
    note_watched(kFollowing);
    expect_any({kPreceding, kFollowing});
    if (!is_choice_open()) {
      note_end(true);
    }
    return;
  }
  expect_any({kPreceding, kFollowing});
}

}  // namespace mapping::sql
