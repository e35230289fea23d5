#include "sql/grammar/pattern.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/names.h"
#include "sql/grammar/relation.h"
#include "sql/grammar/window.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// rule rowsPerMatch: ONE ROW PER MATCH
//   | ALL ROWS PER MATCH (SHOW EMPTY MATCHES | OMIT EMPTY MATCHES | WITH UNMATCHED ROWS)?
SqlRowsPerMatch parse_rows_per_match(Parser& parser) {
  if (parser.accept(kOne)) {
    parser.expect_all({kRow, kPer, TokenKind::kMatch});
    return SqlRowsPerMatch::kOne;
  }
  if (!parser.accept(kAll)) {
    return SqlRowsPerMatch::kNone;
  }
  parser.expect_all({kRows, kPer, TokenKind::kMatch});
  const bool shows = parser.at(kShow);
  if (parser.accept_any({kShow, kOmit})) {
    parser.expect_all({kEmpty, kMatches});
    return shows ? SqlRowsPerMatch::kAllShowEmpty : SqlRowsPerMatch::kAllOmitEmpty;
  }
  if (parser.accept(TokenKind::kWith)) {
    parser.expect_all({kUnmatched, kRows});
    return SqlRowsPerMatch::kAllWithUnmatched;
  }
  return SqlRowsPerMatch::kAll;
}

// rule skipTo: SKIP TO NEXT ROW | SKIP PAST LAST ROW | SKIP TO FIRST identifier
//   | SKIP TO LAST identifier | SKIP TO identifier
SqlNodeId parse_skip_to(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.expect(kSkip);
  if (parser.accept(kPast)) {
    parser.expect_all({kLast, kRow});
    return parser.add(SqlNodeKind::kSkip, from, {}, SqlSkipTo::kPastLastRow);
  }
  parser.expect(kTo);
  if (parser.at(kNext) && parser.kind_at(1) == kRow) {
    parser.advance();
    parser.advance();
    return parser.add(SqlNodeKind::kSkip, from, {}, SqlSkipTo::kNextRow);
  }
  SqlSkipTo where = SqlSkipTo::kVariable;
  if (parser.at_any({kFirst, kLast}) && is_identifier(parser.kind_at(1)) &&
      parser.kind_at(1) != kInitial && parser.kind_at(1) != kSeek &&
      parser.kind_at(1) != TokenKind::kPattern) {
    where = parser.at(kFirst) ? SqlSkipTo::kFirst : SqlSkipTo::kLast;
    parser.advance();
  }
  const SqlNodeId target = parse_identifier(parser);
  return parser.add(SqlNodeKind::kSkip, from, parser.list({target}), where);
}

// rule variableDefinition: identifier AS expression
SqlNodeId parse_variable_definition(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList parts = parser.list({parse_identifier(parser)});
  parser.expect(kAs);
  parser.append(parts, parse_element(parser));
  return parser.add(SqlNodeKind::kVariableDefinition, from, parts);
}

// rule subsetDefinition: identifier EQ '(' identifier (',' identifier)* ')'
SqlNodeId parse_subset(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList names = parser.list({parse_identifier(parser)});
  parser.expect_all({kEqual, kLeftParen});
  do {
    parser.append(names, parse_identifier(parser));
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kSubset, from, names);
}

// rule patternPrimary: identifier | '(' ')' | PERMUTE '(' … ')' | '(' rowPattern ')' | '^' | '$'
//   | '{-' rowPattern '-}'
bool parse_pattern_primary(Parser& parser, NodeList& parts, std::vector<TokenKind>& open) {
  const std::uint32_t from = parser.begin();
  const auto add_sign = [&](SqlPatternSign sign) {
    parser.append(parts, parser.add(SqlNodeKind::kPatternSign, from, {}, sign));
  };
  parser.expected.note(TokenKind::kPermute);
  if (parser.at(TokenKind::kPermute) && parser.kind_at(1) == kLeftParen) {
    parser.advance();
    parser.advance();
    open.push_back(TokenKind::kPermute);
    add_sign(SqlPatternSign::kPermute);
  } else if (is_identifier(parser.kind())) {
    parser.append(parts, parse_identifier(parser));
  } else if (parser.accept(kLeftParen)) {
    const bool is_empty = parser.accept(kRightParen);
    if (!is_empty) {
      open.push_back(kRightParen);
    }
    add_sign(is_empty ? SqlPatternSign::kEmpty : SqlPatternSign::kOpen);
  } else if (parser.accept(kLeftBraceMinus)) {
    open.push_back(kMinusRightBrace);
    add_sign(SqlPatternSign::kExclude);
  } else if (parser.accept(kCaret)) {
    add_sign(SqlPatternSign::kPartitionStart);
  } else if (parser.accept(kDollar)) {
    add_sign(SqlPatternSign::kPartitionEnd);
  } else {
    parser.fail("<identifier>");
    return false;
  }
  return true;
}

// INTEGER_VALUE?
bool accept_count(Parser& parser, NodeList& counts) {
  if (!parser.at(kIntegerLiteral)) {
    return parser.accept(kIntegerLiteral);
  }
  parser.append(counts, parse_integer(parser));
  return true;
}

// '{' n '}' | '{' n? ',' n? '}'
SqlRepetition parse_counts(Parser& parser, NodeList& counts) {
  const bool has_least = accept_count(parser, counts);
  if (has_least && parser.at(kRightBrace)) {
    parser.advance();
    return SqlRepetition::kExactly;
  }
  parser.expect(kComma);
  const bool has_most = accept_count(parser, counts);
  parser.expect(kRightBrace);
  if (has_least) {
    return has_most ? SqlRepetition::kBetween : SqlRepetition::kAtLeast;
  }
  return has_most ? SqlRepetition::kAtMost : SqlRepetition::kAnyNumber;
}

// rule patternQuantifier: ('*' | '+' | '?' | '{' n '}' | '{' n? ',' n? '}') '?'?
void parse_pattern_quantifier(Parser& parser, NodeList& parts) {
  const std::uint32_t from = parser.begin();
  NodeList counts;
  SqlDetail detail;
  if (parser.accept(kLeftBrace)) {
    detail.set(parse_counts(parser, counts));
  } else if (parser.accept(kAsterisk)) {
    detail.set(SqlRepetition::kZeroOrMore);
  } else if (parser.accept(kPlus)) {
    detail.set(SqlRepetition::kOneOrMore);
  } else if (parser.accept(kQuestionMark)) {
    detail.set(SqlRepetition::kZeroOrOne);
  } else {
    return;
  }
  if (parser.accept(kQuestionMark)) {
    detail.set(SqlGreed::kReluctant);
  }
  parser.append(parts, parser.add(SqlNodeKind::kPatternQuantifier, from, counts, detail));
}

// What stands behind an operand: a sign, the end of a group, or the next operand, which sets
// `operand_needed`. False where the pattern ends.
bool parse_behind_operand(Parser& parser, NodeList& parts, std::vector<TokenKind>& open,
                          bool& operand_needed) {
  const std::uint32_t from = parser.begin();
  const auto add_sign = [&](SqlPatternSign sign) {
    parser.append(parts, parser.add(SqlNodeKind::kPatternSign, from, {}, sign));
  };
  operand_needed = true;
  if (parser.accept(kPipe)) {
    add_sign(SqlPatternSign::kAlternative);
  } else if (!open.empty() && open.back() == kPermute && parser.accept(kComma)) {
    add_sign(SqlPatternSign::kComma);
  } else if (!open.empty() && parser.accept(open.back() == kPermute ? kRightParen : open.back())) {
    const bool excludes = open.back() == kMinusRightBrace;
    add_sign(excludes ? SqlPatternSign::kExcludeEnd : SqlPatternSign::kClose);
    open.pop_back();
    parse_pattern_quantifier(parser, parts);
    operand_needed = false;
  } else if (!is_identifier(parser.kind()) &&
             !parser.at_any({kLeftParen, kLeftBraceMinus, kCaret, kDollar})) {
    parser.expected.note({kLeftParen, kLeftBraceMinus, kCaret, kDollar, TokenKind::kPermute});
    parser.expected.note("<identifier>");
    return false;
  }
  return true;
}

// rule rowPattern: patternPrimary patternQuantifier? | rowPattern rowPattern
//   | rowPattern '|' rowPattern
// Groups are kept on a stack of their own: `open` holds what closes each, of PERMUTE also commas.
SqlNodeId parse_row_pattern(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList parts;
  std::vector<TokenKind> open;
  bool operand_needed = true;
  while (true) {
    if (!operand_needed) {
      if (!parse_behind_operand(parser, parts, open, operand_needed)) {
        break;
      }
      continue;
    }
    if (!parse_pattern_primary(parser, parts, open)) {
      break;
    }
    const TokenKind last = parser.kind_of(parser.index() - 1);
    operand_needed = !open.empty() && !is_identifier(last) && last != kCaret && last != kDollar &&
                     last != kRightParen;
    if (!operand_needed) {
      parse_pattern_quantifier(parser, parts);
    }
  }
  if (!open.empty()) {
    parser.fail(display_name(open.back() == kPermute ? kRightParen : open.back()));
  }
  return parser.add(SqlNodeKind::kPattern, from, parts);
}

}  // namespace

// rule patternRecognition: … MATCH_RECOGNIZE '(' (PARTITION BY …)? (ORDER BY …)? (MEASURES …)?
//   rowsPerMatch? (AFTER MATCH skipTo)? (INITIAL | SEEK)? PATTERN '(' rowPattern ')' (SUBSET …)?
//   DEFINE … ')' (AS? identifier columnAliases?)?
SqlNodeId parse_match_recognize(Parser& parser, SqlNodeId relation, std::uint32_t from) {
  parser.advance();
  parser.expect(kLeftParen);
  NodeList children = parser.list({relation});
  parse_partition_and_order(parser, children, kListed);
  if (parser.accept(kMeasures)) {
    parse_measures(parser, children);
  }
  const SqlRowsPerMatch rows = parse_rows_per_match(parser);
  parse_pattern_clauses(parser, children, true);
  parser.expect(kRightParen);
  return parse_alias_of(parser, parser.add(SqlNodeKind::kMatchRecognize, from, children, rows),
                        from);
}

// measureDefinition (',' measureDefinition)*
// rule measureDefinition: expression AS identifier
void parse_measures(Parser& parser, NodeList& children) {
  do {
    const std::uint32_t from = parser.begin();
    NodeList parts = parser.list({parse_expression(parser)});
    parser.expect(kAs);
    parser.append(parts, parse_identifier(parser));
    parser.append(children, parser.add(SqlNodeKind::kVariableDefinition, from, parts));
  } while (parser.accept(kComma));
}

// (AFTER MATCH skipTo)? (INITIAL | SEEK)? PATTERN '(' rowPattern ')' (SUBSET …)? DEFINE …
void parse_pattern_clauses(Parser& parser, NodeList& children, bool required) {
  if (parser.accept(kAfter)) {
    parser.expect(TokenKind::kMatch);
    parser.append(children, parse_skip_to(parser));
  }
  const std::uint32_t search = parser.begin();
  const SqlPatternSearch mode =
      parser.at(kSeek) ? SqlPatternSearch::kSeek : SqlPatternSearch::kInitial;
  if (parser.accept_any({kInitial, kSeek})) {
    parser.append(children, parser.add(SqlNodeKind::kPatternSearch, search, {}, mode));
  }
  if (required ? (parser.expect(TokenKind::kPattern), true) : parser.accept(TokenKind::kPattern)) {
    parser.expect(kLeftParen);
    parser.append(children, parse_row_pattern(parser));
    parser.expect(kRightParen);
  }
  if (parser.accept(TokenKind::kSubset)) {
    do {
      parser.append(children, parse_subset(parser));
    } while (parser.accept(kComma));
  }
  if (required ? (parser.expect(kDefine), true) : parser.accept(kDefine)) {
    do {
      parser.append(children, parse_variable_definition(parser));
    } while (parser.accept(kComma));
  }
}

}  // namespace mapping::sql
