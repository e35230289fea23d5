#include "sql/grammar/window.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/pattern.h"
#include "sql/grammar/query.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// How far `OVER (a, b` could still be an alias with the names of columns.
std::uint32_t over_choice_end(const Cursor& cursor) {
  if (cursor.kind_at(1) != kLeftParen || !is_identifier(cursor.kind_at(2))) {
    return cursor.index() + 2;
  }
  return cursor.index() + 3;
}

// The words that begin a clause of a window are not reserved; they are a
// window's name where no such clause follows.
bool at_existing_window_name(const Cursor& cursor) {
  const auto begins_clause = [&](std::uint32_t ahead) {
    const TokenKind word = cursor.kind_at(ahead);
    return word == kRightParen || word == kOrder ||
           (word == TokenKind::kPartition && cursor.kind_at(ahead + 1) == kBy) || word == kRange ||
           word == kRows || word == kGroups || word == kMeasures;
  };
  switch (cursor.kind()) {
    case TokenKind::kPartition:
      return cursor.kind_at(1) != kBy;
    case kRange:
    case kRows:
    case kGroups:
    case kMeasures:
      return begins_clause(1);
    default:
      return is_identifier(cursor.kind());
  }
}

// rule frameBound: UNBOUNDED (PRECEDING | FOLLOWING) | CURRENT ROW
//   | expression (PRECEDING | FOLLOWING)
SqlFrameBound parse_frame_bound(Parser& parser, NodeList& children) {
  const auto bound = [&](SqlFrameBound preceding, SqlFrameBound following) {
    return parser.at(kFollowing) ? following : preceding;
  };
  if (parser.at(kCurrent) && parser.kind_at(1) == kRow) {
    parser.advance();
    parser.advance();
    return SqlFrameBound::kCurrentRow;
  }
  if (parser.at(kUnbounded) &&
      (parser.kind_at(1) == kPreceding || parser.kind_at(1) == kFollowing)) {
    parser.advance();
  } else {
    parser.expected.note({kCurrent, kUnbounded});
    if (parser.expected.watches(1) &&
        parser.at_any({kCurrent, kUnbounded})) {  // the word or a column
      for (const TokenKind next :
           {kLeftParen, kArrow, kOver, parser.at(kCurrent) ? kRow : kPreceding}) {
        parser.expected.note_ahead(1, next);
      }
      parser.expected.note_ahead(1, "<string>");
    }
    parser.append(children, parse_expression(parser));
    parser.expected.note(kFollowing);
    const SqlFrameBound of_value = bound(SqlFrameBound::kPreceding, SqlFrameBound::kFollowing);
    parser.expect_any({kPreceding, kFollowing});
    if (!parser.choices.is_open()) {
      note_end(parser, true);
    }
    return of_value;
  }
  const SqlFrameBound unbounded =
      bound(SqlFrameBound::kUnboundedPreceding, SqlFrameBound::kUnboundedFollowing);
  parser.expect_any({kPreceding, kFollowing});
  return unbounded;
}

// rule windowFrame: (MEASURES measureDefinition (',' measureDefinition)*)? frameExtent
//   (AFTER MATCH skipTo)? (INITIAL | SEEK)? (PATTERN '(' rowPattern ')')? (SUBSET …)? (DEFINE …)?
// rule frameExtent: (RANGE | ROWS | GROUPS) (frameBound | BETWEEN frameBound AND frameBound)
SqlNodeId parse_frame(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList children;
  if (parser.accept(kMeasures)) {
    parse_measures(parser, children);
  }
  SqlDetail detail = parser.at(kRows)     ? SqlFrameUnit::kRows
                     : parser.at(kGroups) ? SqlFrameUnit::kGroups
                                          : SqlFrameUnit::kRange;
  parser.expect_any({kRange, kRows, kGroups});
  const bool has_end = parser.accept(TokenKind::kBetween);
  detail.set(SqlFrameStart{parse_frame_bound(parser, children)});
  if (has_end) {
    parser.expect(TokenKind::kAnd);
    detail.set(SqlFrameEnd{parse_frame_bound(parser, children)});
  }
  parse_pattern_clauses(parser, children, false);
  return parser.add(SqlNodeKind::kFrame, from, children, detail);
}

}  // namespace

// rule over: OVER (identifier | '(' windowSpecification ')')
SqlNodeId parse_over(Parser& parser) {
  const std::uint32_t from = parser.begin();
  const std::size_t choices = parser.choices.size();
  parser.choices.open(parser.index(),
                      parser.index() + (parser.operators.is_alias_possible() ? 1U : 0U),
                      over_choice_end(parser));
  parser.expect(kOver);
  if (!parser.accept(kLeftParen)) {
    const SqlNodeId name = parse_identifier(parser);
    parser.choices.close(choices);
    return parser.add(SqlNodeKind::kOver, from, parser.list({name}));
  }
  const SqlNodeId window = parse_window_specification(parser);
  expect_end(parser, kRightParen);
  parser.choices.close(choices);
  return parser.add(SqlNodeKind::kOver, from, parser.list({window}));
}

// OVER is not reserved: without a window behind it, it is an alias.
bool at_over(const Parser& parser, std::uint32_t ahead) {
  if (parser.kind_at(ahead) != kOver) {
    return false;
  }
  const TokenKind next = parser.kind_at(ahead + 1);
  return next == kLeftParen || (is_identifier(next) && at_name_before_clause(parser, ahead + 1)) ||
         (!parser.newest() && !parser.operators.is_alias_possible());
}

// rule windowSpecification: identifier? (PARTITION BY expression (',' expression)*)? (ORDER BY …)?
//   windowFrame?
SqlNodeId parse_window_specification(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList children;
  if (at_existing_window_name(parser)) {
    if (parser.at(TokenKind::kPartition)) {
      parser.expected.note_ahead(1, kBy);
    }
    parser.append(children, parse_identifier(parser));
  } else {
    parser.expected.note("<identifier>");
  }
  parse_partition_and_order(parser, children);
  if (parser.at_any({kRange, kRows, kGroups, kMeasures})) {
    parser.append(children, parse_frame(parser));
  } else {
    for (const TokenKind first : {kRange, kRows, kGroups, kMeasures}) {
      parser.accept(first);
    }
  }
  return parser.add(SqlNodeKind::kWindow, from, children);
}

// (PARTITION BY expression (',' expression)*)? (ORDER BY …)?
void parse_partition_and_order(Parser& parser, NodeList& children, std::uint16_t floor) {
  const std::uint32_t from = parser.begin();
  if (parser.accept(TokenKind::kPartition)) {
    parser.expect(kBy);
    NodeList partition;
    do {
      parser.append(partition, parse_expression(parser, floor));
    } while (parser.accept(kComma));
    parser.append(children, parser.add(SqlNodeKind::kPartition, from, partition));
  }
  if (parser.at(kOrder)) {
    parser.append(children, parse_order_by(parser));
    if (floor != 0) parser.expected.note_only({});
  } else {
    parser.accept(kOrder);
  }
}

}  // namespace mapping::sql
