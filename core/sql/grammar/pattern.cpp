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
void parse_rows_per_match(Parser& parser) {
  if (parser.accept(kOne)) {
    parser.expect_all({kRow, kPer, TokenKind::kMatch});
  } else if (parser.accept(kAll)) {
    parser.expect_all({kRows, kPer, TokenKind::kMatch});
    if (parser.accept_any({kShow, kOmit})) {
      parser.expect_all({kEmpty, kMatches});
    } else if (parser.accept(TokenKind::kWith)) {
      parser.expect_all({kUnmatched, kRows});
    }
  }
}

// rule skipTo: SKIP TO NEXT ROW | SKIP PAST LAST ROW | SKIP TO FIRST identifier
//   | SKIP TO LAST identifier | SKIP TO identifier
void parse_skip_to(Parser& parser, NodeList& children) {
  parser.expect(kSkip);
  if (parser.accept(kPast)) {
    parser.expect_all({kLast, kRow});
    return;
  }
  parser.expect(kTo);
  if (parser.at(kNext) && parser.kind_at(1) == kRow) {
    parser.advance();
    parser.advance();
    return;
  }
  if (parser.at_any({kFirst, kLast}) && is_identifier(parser.kind_at(1)) &&
      parser.kind_at(1) != kInitial && parser.kind_at(1) != kSeek &&
      parser.kind_at(1) != TokenKind::kPattern) {
    parser.advance();
  }
  parser.append(children, parse_identifier(parser));
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
bool parse_pattern_primary(Parser& parser, NodeList& names, std::vector<TokenKind>& open) {
  parser.expected.note(TokenKind::kPermute);
  if (parser.at(TokenKind::kPermute) && parser.kind_at(1) == kLeftParen) {
    parser.advance();
    parser.advance();
    open.push_back(TokenKind::kPermute);
  } else if (is_identifier(parser.kind())) {
    parser.append(names, parse_identifier(parser));
  } else if (parser.accept(kLeftParen)) {
    if (!parser.accept(kRightParen)) {
      open.push_back(kRightParen);
    }
  } else if (parser.accept(kLeftBraceMinus)) {
    open.push_back(kMinusRightBrace);
  } else if (!parser.accept(kCaret) && !parser.accept(kDollar)) {
    parser.fail("<identifier>");
    return false;
  }
  return true;
}

// rule patternQuantifier: ('*' | '+' | '?' | '{' n '}' | '{' n? ',' n? '}') '?'?
void parse_pattern_quantifier(Parser& parser) {
  if (parser.accept(kLeftBrace)) {
    const bool exact = parser.accept(kIntegerLiteral);
    if (!exact || !parser.at(kRightBrace)) {
      parser.expect(kComma);
      parser.accept(kIntegerLiteral);
    }
    parser.expect(kRightBrace);
  } else if (!parser.accept_any({kAsterisk, kPlus, kQuestionMark})) {
    return;
  }
  parser.accept(kQuestionMark);
}

// rule rowPattern: patternPrimary patternQuantifier? | rowPattern rowPattern
//   | rowPattern '|' rowPattern
// Groups are kept on a stack of their own: `open` holds what closes each, of PERMUTE also commas.
SqlNodeId parse_row_pattern(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList names;
  std::vector<TokenKind> open;
  bool operand_needed = true;
  while (true) {
    if (operand_needed) {
      if (!parse_pattern_primary(parser, names, open)) {
        break;
      }
      operand_needed = open.size() > 0 && !is_identifier(parser.kind_of(parser.index() - 1)) &&
                       parser.kind_of(parser.index() - 1) != kCaret &&
                       parser.kind_of(parser.index() - 1) != kDollar &&
                       parser.kind_of(parser.index() - 1) != kRightParen;
      if (!operand_needed) {
        parse_pattern_quantifier(parser);
      }
    } else if (parser.accept(kPipe)) {
      operand_needed = true;
    } else if (!open.empty() && open.back() == kPermute && parser.accept(kComma)) {
      operand_needed = true;
    } else if (!open.empty() &&
               parser.accept(open.back() == kPermute ? kRightParen : open.back())) {
      open.pop_back();
      parse_pattern_quantifier(parser);
    } else if (is_identifier(parser.kind()) ||
               parser.at_any({kLeftParen, kLeftBraceMinus, kCaret, kDollar})) {
      operand_needed = true;
    } else {
      parser.expected.note({kLeftParen, kLeftBraceMinus, kCaret, kDollar, TokenKind::kPermute});
      parser.expected.note("<identifier>");
      break;
    }
  }
  if (!open.empty()) {
    parser.fail(display_name(open.back() == kPermute ? kRightParen : open.back()));
  }
  return parser.add(SqlNodeKind::kPattern, from, names);
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
  parse_rows_per_match(parser);
  parse_pattern_clauses(parser, children, true);
  parser.expect(kRightParen);
  return parse_alias_of(parser, parser.add(SqlNodeKind::kMatchRecognize, from, children), from);
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
    parse_skip_to(parser, children);
  }
  parser.accept_any({kInitial, kSeek});
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
