#include "sql/parser.h"

// MATCH_RECOGNIZE and the row patterns that it shares with windows.
namespace mapping::sql {

using enum TokenKind;

// rule patternRecognition: … MATCH_RECOGNIZE '(' (PARTITION BY …)? (ORDER BY
// …)? (MEASURES …)? rowsPerMatch?
//   (AFTER MATCH skipTo)? (INITIAL | SEEK)? PATTERN '(' rowPattern ')' (SUBSET
//   …)? DEFINE … ')' (AS? identifier columnAliases?)?
SqlNodeId Parser::parse_match_recognize(SqlNodeId relation, std::uint32_t from) {
  advance();
  expect(kLeftParen);
  NodeList children = list({relation});
  parse_partition_and_order(children, kListed);
  if (accept(kMeasures)) {
    parse_measures(children);
  }
  parse_rows_per_match();
  parse_pattern_clauses(children, true);
  expect(kRightParen);
  return parse_alias_of(add(SqlNodeKind::kMatchRecognize, from, children), from);
}

// rule measureDefinition: expression AS identifier
void Parser::parse_measures(NodeList& children) {
  do {
    const std::uint32_t from = begin();
    NodeList parts = list({parse_expression()});
    expect(kAs);
    append(parts, parse_identifier());
    append(children, add(SqlNodeKind::kVariableDefinition, from, parts));
  } while (accept(kComma));
}

// rule rowsPerMatch: ONE ROW PER MATCH | ALL ROWS PER MATCH (SHOW EMPTY MATCHES
// | OMIT EMPTY MATCHES | WITH UNMATCHED ROWS)?
void Parser::parse_rows_per_match() {
  if (accept(kOne)) {
    expect_all({kRow, kPer, TokenKind::kMatch});
  } else if (accept(kAll)) {
    expect_all({kRows, kPer, TokenKind::kMatch});
    if (accept_any({kShow, kOmit})) {
      expect_all({kEmpty, kMatches});
    } else if (accept(TokenKind::kWith)) {
      expect_all({kUnmatched, kRows});
    }
  }
}

// rule skipTo: SKIP (TO NEXT ROW | PAST LAST ROW | TO FIRST identifier | TO
// LAST identifier | TO identifier)
void Parser::parse_skip_to(NodeList& children) {
  expect(kSkip);
  if (accept(kPast)) {
    expect_all({kLast, kRow});
    return;
  }
  expect(kTo);
  if (at(kNext) && kind_at(1) == kRow) {
    advance();
    advance();
    return;
  }
  if (at_any({kFirst, kLast}) && is_identifier(kind_at(1)) && kind_at(1) != kInitial &&
      kind_at(1) != kSeek && kind_at(1) != TokenKind::kPattern) {
    advance();
  }
  append(children, parse_identifier());
}

// (AFTER MATCH skipTo)? (INITIAL | SEEK)? PATTERN '(' rowPattern ')' (SUBSET
// …)? DEFINE …; a window may leave out all.
void Parser::parse_pattern_clauses(NodeList& children, bool required) {
  if (accept(kAfter)) {
    expect(TokenKind::kMatch);
    parse_skip_to(children);
  }
  accept_any({kInitial, kSeek});
  if (required ? (expect(TokenKind::kPattern), true) : accept(TokenKind::kPattern)) {
    expect(kLeftParen);
    append(children, parse_row_pattern());
    expect(kRightParen);
  }
  if (accept(TokenKind::kSubset)) {
    do {
      append(children, parse_subset());
    } while (accept(kComma));
  }
  if (required ? (expect(kDefine), true) : accept(kDefine)) {
    do {
      append(children, parse_variable_definition());
    } while (accept(kComma));
  }
}

// rule variableDefinition: identifier AS expression
SqlNodeId Parser::parse_variable_definition() {
  const std::uint32_t from = begin();
  NodeList parts = list({parse_identifier()});
  expect(kAs);
  append(parts, parse_element());
  return add(SqlNodeKind::kVariableDefinition, from, parts);
}

// rule subsetDefinition: identifier EQ '(' identifier (',' identifier)* ')'
SqlNodeId Parser::parse_subset() {
  const std::uint32_t from = begin();
  NodeList names = list({parse_identifier()});
  expect_all({kEqual, kLeftParen});
  do {
    append(names, parse_identifier());
  } while (accept(kComma));
  expect(kRightParen);
  return add(SqlNodeKind::kSubset, from, names);
}

// rule rowPattern: patternPrimary patternQuantifier? | rowPattern rowPattern |
// rowPattern '|' rowPattern Groups are kept on a stack of their own: `open`
// holds what closes each, PERMUTE also takes commas.
SqlNodeId Parser::parse_row_pattern() {
  const std::uint32_t from = begin();
  NodeList names;
  std::vector<TokenKind> open;
  bool operand_needed = true;
  while (true) {
    if (operand_needed) {
      if (!parse_pattern_primary(names, open)) {
        break;
      }
      operand_needed = open.size() > 0 && !is_identifier(tokens_[index_ - 1].kind) &&
                       tokens_[index_ - 1].kind != kCaret && tokens_[index_ - 1].kind != kDollar &&
                       tokens_[index_ - 1].kind != kRightParen;
      if (!operand_needed) {
        parse_pattern_quantifier();
      }
    } else if (accept(kPipe)) {
      operand_needed = true;
    } else if (!open.empty() && open.back() == kPermute && accept(kComma)) {
      operand_needed = true;
    } else if (!open.empty() && accept(open.back() == kPermute ? kRightParen : open.back())) {
      open.pop_back();
      parse_pattern_quantifier();
    } else if (is_identifier(kind()) || at_any({kLeftParen, kLeftBraceMinus, kCaret, kDollar})) {
      operand_needed = true;
    } else {
      note_all({kLeftParen, kLeftBraceMinus, kCaret, kDollar, TokenKind::kPermute});
      note_watched("<identifier>");
      break;
    }
  }
  if (!open.empty()) {
    fail(display_name(open.back() == kPermute ? kRightParen : open.back()));
  }
  return add(SqlNodeKind::kPattern, from, names);
}

// rule patternPrimary: identifier | '(' ')' | PERMUTE '(' … ')' | '('
// rowPattern ')' | '^' | '$' | '{-' rowPattern '-}'
bool Parser::parse_pattern_primary(NodeList& names, std::vector<TokenKind>& open) {
  note_watched(TokenKind::kPermute);
  if (at(TokenKind::kPermute) && kind_at(1) == kLeftParen) {
    advance();
    advance();
    open.push_back(TokenKind::kPermute);
  } else if (is_identifier(kind())) {
    append(names, parse_identifier());
  } else if (accept(kLeftParen)) {
    if (!accept(kRightParen)) {
      open.push_back(kRightParen);
    }
  } else if (accept(kLeftBraceMinus)) {
    open.push_back(kMinusRightBrace);
  } else if (!accept(kCaret) && !accept(kDollar)) {
    fail("<identifier>");
    return false;
  }
  return true;
}

// rule patternQuantifier: ('*' | '+' | '?' | '{' n '}' | '{' n? ',' n? '}')
// '?'?
void Parser::parse_pattern_quantifier() {
  if (accept(kLeftBrace)) {
    const bool exact = accept(kIntegerLiteral);
    if (!exact || !at(kRightBrace)) {
      expect(kComma);
      accept(kIntegerLiteral);
    }
    expect(kRightBrace);
  } else if (!accept_any({kAsterisk, kPlus, kQuestionMark})) {
    return;
  }
  accept(kQuestionMark);
}

}  // namespace mapping::sql
