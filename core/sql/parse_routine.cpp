#include <algorithm>
#include <iterator>
#include <utility>

#include "sql/parser.h"

// WITH FUNCTION: functions that live as long as the query.
namespace mapping::sql {

using enum TokenKind;

// rule functionSpecification: FUNCTION functionDeclaration RETURNS type
// routineCharacteristic*
//   (controlStatement | AS DOLLAR_STRING)
// rule functionDeclaration: qualifiedName '(' (parameterDeclaration (','
// parameterDeclaration)*)? ')'
SqlNodeId Parser::parse_routine() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  expect(kFunction);
  NodeList children = list({parse_qualified_name()});
  expect(kLeftParen);
  note_watched(kRightParen);
  if (!at(kRightParen)) {
    do {
      append(children, parse_row_field());
      note_only({kRightParen, kComma});
    } while (accept(kComma));
  }
  expect_all({kRightParen, kReturns});
  append(children, parse_type());
  note_only({});
  parse_routine_characteristics(children);
  if (accept(kAs)) {
    append(children, at(kDollarLiteral) ? add_leaf(SqlNodeKind::kString)
                                        : fail(display_name(kDollarLiteral)));
  } else {
    append(children, parse_control_statement(true));
  }
  return add(SqlNodeKind::kRoutine, from, children);
}

void Parser::parse_routine_characteristics(NodeList& children) {
  while (true) {
    const std::uint32_t from = begin();
    NodeList clause;
    if (!parse_routine_characteristic(clause)) {
      return;
    }
    append(children, add(SqlNodeKind::kRoutineClause, from, clause));
  }
}

// rule routineCharacteristic: LANGUAGE identifier | NOT? DETERMINISTIC |
// RETURNS NULL ON NULL INPUT
//   | CALLED ON NULL INPUT | SECURITY (DEFINER | INVOKER) | COMMENT string |
//   WITH properties
bool Parser::parse_routine_characteristic(NodeList& clause) {
  note_behind_label();
  if (accept(kLanguage)) {
    append(clause, parse_identifier());
  } else if (accept(TokenKind::kNot)) {
    expect(kDeterministic);
  } else if (accept(kReturns)) {
    expect_all({TokenKind::kNull, kOn, TokenKind::kNull, kInput});
  } else if (accept(kCalled)) {
    expect_all({kOn, TokenKind::kNull, kInput});
  } else if (accept(kSecurity)) {
    expect_any({kDefiner, kInvoker});
  } else if (accept(kComment)) {
    append(clause, parse_string());
  } else if (accept(TokenKind::kWith)) {
    parse_properties(clause);
  } else {
    return accept(kDeterministic);
  }
  return true;
}

// rule properties: '(' identifier EQ (DEFAULT | expression) (',' …)* ')'
void Parser::parse_properties(NodeList& clause) {
  expect(kLeftParen);
  do {
    append(clause, parse_identifier());
    expect(kEqual);
    if (!at(kDefault) || (kind_at(1) != kComma && kind_at(1) != kRightParen)) {
      append(clause, parse_expression());
    } else {
      advance();
    }
  } while (accept(kComma));
  expect(kRightParen);
}

SqlNodeId Parser::add_statement(SqlStatement which, std::uint32_t from, NodeList children) {
  return add(SqlNodeKind::kStatement, from, children, static_cast<unsigned>(which));
}

// rule controlStatement: RETURN valueExpression | SET identifier EQ expression
// | CASE … | IF … | ITERATE identifier
//   | LEAVE identifier | BEGIN … END | (identifier ':')? (LOOP … | WHILE … |
//   REPEAT …)
SqlNodeId Parser::parse_control_statement(bool is_body) {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  note_all({kBegin, TokenKind::kCase, kIf});
  note_watched("<identifier>");
  note_behind_label();
  if (is_identifier(kind()) && kind_at(1) == kColon) {
    const NodeList label = list({parse_identifier()});
    advance();
    const SqlNodeId statement = parse_labelled_statement(from, label);
    return statement != kNoSqlNode ? statement : fail(display_name(kLoop));
  }
  if (accept(kReturn)) {
    next_floor_ = is_body ? kListed : 0;  // behind a body comes the next function or the query
    const std::size_t outer = std::exchange(return_floor_, is_body ? frames_.size() : SIZE_MAX);
    const NodeList value = list({parse_value()});
    return_floor_ = outer;
    return add_statement(SqlStatement::kReturn, from, value);
  }
  if (accept(kSet)) {
    NodeList parts = list({parse_identifier()});
    expect(kEqual);
    append(parts, parse_expression());
    return add_statement(SqlStatement::kSet, from, parts);
  }
  if (at(TokenKind::kCase)) return parse_case_statement();
  if (at(kIf)) return parse_if_statement();
  const SqlStatement which = at(kIterate) ? SqlStatement::kIterate : SqlStatement::kLeave;
  if (accept_any({kIterate, kLeave})) {
    return add_statement(which, from, list({parse_identifier()}));
  }
  if (at(kBegin)) return parse_compound_statement();
  const SqlNodeId statement = parse_labelled_statement(from, {});
  if (statement != kNoSqlNode) return statement;
  if (is_identifier(kind())) {
    advance();
    expect(kColon);
  }
  return fail(display_name(kReturn));
}

// The words that begin statements are not reserved: each may be a label.
void Parser::note_behind_label() {
  if (is_identifier(kind())) note_next(display_name(kColon));
}

// Whether the parenthesis here ends a body `RETURN name` and begins the query of the statement: it
// holds no arguments, or nothing but the rest of a query stands behind it.
bool Parser::at_final_query(std::uint32_t ahead) const {
  const auto is_parenthesis = [](const Frame& frame) { return frame.kind == FrameKind::kParen; };
  if (floor_ != return_floor_ || floor_ >= frames_.size() || kind_at(ahead) != kLeftParen ||
      std::any_of(frames_.begin() + static_cast<std::ptrdiff_t>(floor_), frames_.end(),
                  is_parenthesis)) {
    return false;
  }
  std::uint32_t open = 1;
  for (; kind_at(ahead + open) == kLeftParen; ++open) {
  }
  if (!at_query_start(ahead + open)) return false;
  if (open == 1) return true;
  for (ahead += open; open > 0 && kind_at(ahead) != kEndOfText; ++ahead) {
    open += kind_at(ahead) == kLeftParen ? 1U : 0U;
    open -= kind_at(ahead) == kRightParen ? 1U : 0U;
  }
  static constexpr TokenKind kEnds[] = {kEndOfText, kUnion,  kIntersect, kExcept,
                                        kOrder,     kOffset, kLimit,     kFetch};
  return open == 0 && std::ranges::find(kEnds, kind_at(ahead)) != std::end(kEnds);
}

// LOOP sqlStatementList END LOOP | WHILE expression DO … END WHILE | REPEAT …
// UNTIL expression END REPEAT
SqlNodeId Parser::parse_labelled_statement(std::uint32_t from, NodeList parts) {
  if (accept(kLoop)) {
    parse_statement_list(parts, kEnd);
    expect_all({kEnd, kLoop});
    return add_statement(SqlStatement::kLoop, from, parts);
  }
  if (accept(kWhile)) {
    append(parts, parse_expression());
    expect(kDo);
    parse_statement_list(parts, kEnd);
    expect_all({kEnd, kWhile});
    return add_statement(SqlStatement::kWhile, from, parts);
  }
  if (!accept(kRepeat)) {
    return kNoSqlNode;
  }
  parse_statement_list(parts, kUntil);
  expect(kUntil);
  append(parts, parse_expression());
  expect_all({kEnd, kRepeat});
  return add_statement(SqlStatement::kRepeat, from, parts);
}

// IF expression THEN sqlStatementList (ELSEIF expression THEN
// sqlStatementList)* (ELSE sqlStatementList)? END IF
SqlNodeId Parser::parse_if_statement() {
  const std::uint32_t from = begin();
  NodeList parts;
  advance();
  append(parts, parse_expression());
  expect(TokenKind::kThen);
  parse_statement_list(parts, kElseif);
  while (at(kElseif)) {
    const std::uint32_t branch_from = begin();
    advance();
    NodeList branch = list({parse_expression()});
    expect(TokenKind::kThen);
    parse_statement_list(branch, kElseif);
    append(parts, add_statement(SqlStatement::kElseIf, branch_from, branch));
  }
  parse_else(parts);
  expect_all({kEnd, kIf});
  return add_statement(SqlStatement::kIf, from, parts);
}

// (ELSE sqlStatementList)?
void Parser::parse_else(NodeList& parts) {
  const std::uint32_t from = begin();
  if (accept(TokenKind::kElse)) {
    NodeList statements;
    parse_statement_list(statements, kEnd);
    append(parts, add_statement(SqlStatement::kElse, from, statements));
  }
}

// CASE expression? (WHEN expression THEN sqlStatementList)+ (ELSE
// sqlStatementList)? END CASE
SqlNodeId Parser::parse_case_statement() {
  const std::uint32_t from = begin();
  NodeList parts;
  advance();
  if (!at(TokenKind::kWhen)) {
    note_watched(TokenKind::kWhen);
    append(parts, parse_element());
  }
  do {
    const std::uint32_t branch_from = begin();
    expect(TokenKind::kWhen);
    NodeList branch = list({parse_expression()});
    expect(TokenKind::kThen);
    parse_statement_list(branch, TokenKind::kWhen);
    append(parts, add_statement(SqlStatement::kWhen, branch_from, branch));
  } while (at(TokenKind::kWhen));
  parse_else(parts);
  expect_all({kEnd, TokenKind::kCase});
  return add_statement(SqlStatement::kCase, from, parts);
}

// BEGIN declaration* sqlStatementList? END
SqlNodeId Parser::parse_compound_statement() {
  const std::uint32_t from = begin();
  NodeList parts;
  advance();
  if (index_ == watch_index_) note(display_name(kColon));  // BEGIN may be a label, too
  note_behind_label();
  for (std::uint32_t next = begin(); accept(kDeclare); next = begin()) {
    append(parts, parse_declaration(next));
  }
  if (!at(kEnd)) {
    note_watched(kEnd);
    parse_statement_list(parts, kEnd);
  }
  expect(kEnd);
  return add_statement(SqlStatement::kBegin, from, parts);
}

// DECLARE identifier (',' identifier)* type (DEFAULT valueExpression)? ';'
SqlNodeId Parser::parse_declaration(std::uint32_t from) {
  NodeList parts;
  do {
    append(parts, parse_identifier());
  } while (accept(kComma));
  append(parts, parse_type());
  if (accept(kDefault)) {
    append(parts, parse_value());
  }
  expect(kSemicolon);
  return add_statement(SqlStatement::kDeclare, from, parts);
}

// rule sqlStatementList: (controlStatement ';')+
// `end`: what may stand behind it. Behind a branch of IF or CASE Trino has left the list.
void Parser::parse_statement_list(NodeList& children, TokenKind end) {
  do {
    append(children, parse_control_statement(false));
    expect_end(kSemicolon);
    note_watched(end);
    if (end != kEnd && end != kUntil && index_ == watch_index_) {
      return note_only({end});
    }
  } while (!at_any({kEnd, kElseif, TokenKind::kElse, TokenKind::kWhen, kUntil, kEndOfText}));
}

}  // namespace mapping::sql
