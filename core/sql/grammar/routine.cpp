#include "sql/grammar/routine.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "sql/grammar/expression.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/subquery.h"
#include "sql/grammar/type.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

SqlNodeId parse_control_statement(Parser& parser, bool is_body);

// rule properties: '(' identifier EQ (DEFAULT | expression) (',' …)* ')'
void parse_properties(Parser& parser, NodeList& clause) {
  parser.expect(kLeftParen);
  do {
    parser.append(clause, parse_identifier(parser));
    parser.expect(kEqual);
    if (!parser.at(kDefault) || (parser.kind_at(1) != kComma && parser.kind_at(1) != kRightParen)) {
      parser.append(clause, parse_expression(parser));
    } else {
      parser.advance();
    }
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
}

// The words that begin statements are not reserved: each may be a label.
void note_behind_label(Parser& parser) {
  if (is_identifier(parser.kind())) parser.expected.note_ahead(1, kColon);
}

// rule routineCharacteristic: LANGUAGE identifier | NOT? DETERMINISTIC
//   | RETURNS NULL ON NULL INPUT | CALLED ON NULL INPUT | SECURITY (DEFINER | INVOKER)
//   | COMMENT string | WITH properties
std::optional<SqlRoutineClause> parse_routine_characteristic(Parser& parser, NodeList& clause) {
  note_behind_label(parser);
  if (parser.accept(kLanguage)) {
    parser.append(clause, parse_identifier(parser));
    return SqlRoutineClause::kLanguage;
  }
  if (parser.accept(TokenKind::kNot)) {
    parser.expect(kDeterministic);
    return SqlRoutineClause::kNotDeterministic;
  }
  if (parser.accept(kReturns)) {
    parser.expect_all({TokenKind::kNull, kOn, TokenKind::kNull, kInput});
    return SqlRoutineClause::kReturnsNullOnNull;
  }
  if (parser.accept(kCalled)) {
    parser.expect_all({kOn, TokenKind::kNull, kInput});
    return SqlRoutineClause::kCalledOnNull;
  }
  if (parser.accept(kSecurity)) {
    parser.expect_any({kDefiner, kInvoker});
    return SqlRoutineClause::kSecurity;
  }
  if (parser.accept(kComment)) {
    parser.append(clause, parse_string(parser));
    return SqlRoutineClause::kComment;
  }
  if (parser.accept(TokenKind::kWith)) {
    parse_properties(parser, clause);
    return SqlRoutineClause::kProperties;
  }
  if (!parser.accept(kDeterministic)) {
    return std::nullopt;
  }
  return SqlRoutineClause::kDeterministic;
}

// routineCharacteristic*
void parse_routine_characteristics(Parser& parser, NodeList& children) {
  while (true) {
    const std::uint32_t from = parser.begin();
    NodeList clause;
    const auto which = parse_routine_characteristic(parser, clause);
    if (!which) {
      return;
    }
    parser.append(children, parser.add(SqlNodeKind::kRoutineClause, from, clause, *which));
  }
}

SqlNodeId add_statement(Parser& parser, SqlStatement which, std::uint32_t from, NodeList children) {
  return parser.add(SqlNodeKind::kStatement, from, children, which);
}

// rule sqlStatementList: (controlStatement ';')+
// `end`: what may stand behind it. Behind a branch of IF or CASE Trino has left the list.
void parse_statement_list(Parser& parser, NodeList& children, TokenKind end) {
  do {
    parser.append(children, parse_control_statement(parser, false));
    expect_end(parser, kSemicolon);
    parser.expected.note(end);
    if (end != kEnd && end != kUntil && parser.expected.watches()) {
      parser.expected.note_only({end});
      return;
    }
  } while (!parser.at_any({kEnd, kElseif, TokenKind::kElse, TokenKind::kWhen, kUntil, kEndOfText}));
}

// LOOP sqlStatementList END LOOP | WHILE expression DO … END WHILE
//   | REPEAT … UNTIL expression END REPEAT
SqlNodeId parse_labelled_statement(Parser& parser, std::uint32_t from, NodeList parts) {
  if (parser.accept(kLoop)) {
    parse_statement_list(parser, parts, kEnd);
    parser.expect_all({kEnd, kLoop});
    return add_statement(parser, SqlStatement::kLoop, from, parts);
  }
  if (parser.accept(kWhile)) {
    parser.append(parts, parse_expression(parser));
    parser.expect(kDo);
    parse_statement_list(parser, parts, kEnd);
    parser.expect_all({kEnd, kWhile});
    return add_statement(parser, SqlStatement::kWhile, from, parts);
  }
  if (!parser.accept(kRepeat)) {
    return kNoSqlNode;
  }
  parse_statement_list(parser, parts, kUntil);
  parser.expect(kUntil);
  parser.append(parts, parse_expression(parser));
  parser.expect_all({kEnd, kRepeat});
  return add_statement(parser, SqlStatement::kRepeat, from, parts);
}

// (ELSE sqlStatementList)?
void parse_else(Parser& parser, NodeList& parts) {
  const std::uint32_t from = parser.begin();
  if (parser.accept(TokenKind::kElse)) {
    NodeList statements;
    parse_statement_list(parser, statements, kEnd);
    parser.append(parts, add_statement(parser, SqlStatement::kElse, from, statements));
  }
}

// IF expression THEN sqlStatementList (ELSEIF expression THEN sqlStatementList)*
//   (ELSE sqlStatementList)? END IF
SqlNodeId parse_if_statement(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList parts;
  parser.advance();
  parser.append(parts, parse_expression(parser));
  parser.expect(TokenKind::kThen);
  parse_statement_list(parser, parts, kElseif);
  while (parser.at(kElseif)) {
    const std::uint32_t branch_from = parser.begin();
    parser.advance();
    NodeList branch = parser.list({parse_expression(parser)});
    parser.expect(TokenKind::kThen);
    parse_statement_list(parser, branch, kElseif);
    parser.append(parts, add_statement(parser, SqlStatement::kElseIf, branch_from, branch));
  }
  parse_else(parser, parts);
  parser.expect_all({kEnd, kIf});
  return add_statement(parser, SqlStatement::kIf, from, parts);
}

// CASE expression? (WHEN expression THEN sqlStatementList)+ (ELSE sqlStatementList)? END CASE
SqlNodeId parse_case_statement(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList parts;
  parser.advance();
  if (!parser.at(TokenKind::kWhen)) {
    parser.expected.note(TokenKind::kWhen);
    parser.append(parts, parse_element(parser));
  }
  do {
    const std::uint32_t branch_from = parser.begin();
    parser.expect(TokenKind::kWhen);
    NodeList branch = parser.list({parse_expression(parser)});
    parser.expect(TokenKind::kThen);
    parse_statement_list(parser, branch, TokenKind::kWhen);
    parser.append(parts, add_statement(parser, SqlStatement::kWhen, branch_from, branch));
  } while (parser.at(TokenKind::kWhen));
  parse_else(parser, parts);
  parser.expect_all({kEnd, TokenKind::kCase});
  return add_statement(parser, SqlStatement::kCase, from, parts);
}

// DECLARE identifier (',' identifier)* type (DEFAULT valueExpression)? ';'
SqlNodeId parse_declaration(Parser& parser, std::uint32_t from) {
  NodeList parts;
  do {
    parser.append(parts, parse_identifier(parser));
  } while (parser.accept(kComma));
  parser.append(parts, parse_type(parser));
  if (parser.accept(kDefault)) {
    parser.append(parts, parse_value(parser));
  }
  parser.expect(kSemicolon);
  return add_statement(parser, SqlStatement::kDeclare, from, parts);
}

// BEGIN declaration* sqlStatementList? END
SqlNodeId parse_compound_statement(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList parts;
  parser.advance();
  parser.expected.note(kColon);  // BEGIN may be a label, too
  note_behind_label(parser);
  for (std::uint32_t next = parser.begin(); parser.accept(kDeclare); next = parser.begin()) {
    parser.append(parts, parse_declaration(parser, next));
  }
  if (!parser.at(kEnd)) {
    parser.expected.note(kEnd);
    parse_statement_list(parser, parts, kEnd);
  }
  parser.expect(kEnd);
  return add_statement(parser, SqlStatement::kBegin, from, parts);
}

// rule controlStatement: RETURN valueExpression | SET identifier EQ expression | CASE … | IF …
//   | ITERATE identifier | LEAVE identifier | BEGIN … END
//   | (identifier ':')? (LOOP … | WHILE … | REPEAT …)
SqlNodeId parse_control_statement(Parser& parser, bool is_body) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.expected.note({kBegin, TokenKind::kCase, kIf});
  parser.expected.note("<identifier>");
  note_behind_label(parser);
  if (is_identifier(parser.kind()) && parser.kind_at(1) == kColon) {
    const NodeList label = parser.list({parse_identifier(parser)});
    parser.advance();
    const SqlNodeId statement = parse_labelled_statement(parser, from, label);
    return statement != kNoSqlNode ? statement : parser.fail(display_name(kLoop));
  }
  if (parser.accept(kReturn)) {
    // Behind a body comes the next function or the query.
    const std::uint16_t floor = is_body ? kListed | kReturned : 0;
    const NodeList value = parser.list({parse_value(parser, floor)});
    return add_statement(parser, SqlStatement::kReturn, from, value);
  }
  if (parser.accept(kSet)) {
    NodeList parts = parser.list({parse_identifier(parser)});
    parser.expect(kEqual);
    parser.append(parts, parse_expression(parser));
    return add_statement(parser, SqlStatement::kSet, from, parts);
  }
  if (parser.at(TokenKind::kCase)) return parse_case_statement(parser);
  if (parser.at(kIf)) return parse_if_statement(parser);
  const SqlStatement which = parser.at(kIterate) ? SqlStatement::kIterate : SqlStatement::kLeave;
  if (parser.accept_any({kIterate, kLeave})) {
    return add_statement(parser, which, from, parser.list({parse_identifier(parser)}));
  }
  if (parser.at(kBegin)) return parse_compound_statement(parser);
  const SqlNodeId statement = parse_labelled_statement(parser, from, {});
  if (statement != kNoSqlNode) return statement;
  if (is_identifier(parser.kind())) {
    parser.advance();
    parser.expect(kColon);
  }
  return parser.fail(display_name(kReturn));
}

}  // namespace

// rule functionSpecification: FUNCTION functionDeclaration RETURNS type routineCharacteristic*
//   (controlStatement | AS DOLLAR_STRING)
// rule functionDeclaration:
//   qualifiedName '(' (parameterDeclaration (',' parameterDeclaration)*)? ')'
SqlNodeId parse_routine(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.expect(kFunction);
  NodeList children = parser.list({parse_qualified_name(parser)});
  parser.expect(kLeftParen);
  parser.expected.note(kRightParen);
  if (!parser.at(kRightParen)) {
    do {
      parser.append(children, parse_row_field(parser));
      parser.expected.note_only({kRightParen, kComma});
    } while (parser.accept(kComma));
  }
  parser.expect(kRightParen);
  const std::uint32_t returns = parser.begin();
  parser.expect(kReturns);
  const SqlNodeId type = parse_type(parser);
  parser.append(children, parser.add(SqlNodeKind::kReturns, returns, parser.list({type})));
  parser.expected.note_only({});
  parse_routine_characteristics(parser, children);
  if (parser.accept(kAs)) {
    parser.append(children, parser.at(kDollarLiteral) ? parser.add_leaf(SqlNodeKind::kString)
                                                      : parser.fail(display_name(kDollarLiteral)));
  } else {
    parser.append(children, parse_control_statement(parser, true));
  }
  return parser.add(SqlNodeKind::kRoutine, from, children);
}

// Whether the parenthesis here ends a body `RETURN name` and begins the query of the statement: it
// holds no arguments, or nothing but the rest of a query stands behind it.
bool at_final_query(const Parser& parser, std::uint32_t ahead) {
  if (!parser.operators.is_in(kReturned) || parser.kind_at(ahead) != kLeftParen ||
      !parser.operators.is_without_parenthesis()) {
    return false;
  }
  std::uint32_t open = 1;
  for (; parser.kind_at(ahead + open) == kLeftParen; ++open) {
  }
  if (!at_query_start(parser, ahead + open)) return false;
  if (open == 1) return true;
  for (ahead += open; open > 0 && parser.kind_at(ahead) != kEndOfText; ++ahead) {
    open += parser.kind_at(ahead) == kLeftParen ? 1U : 0U;
    open -= parser.kind_at(ahead) == kRightParen ? 1U : 0U;
  }
  static constexpr TokenKind kEnds[] = {kEndOfText, kUnion,  kIntersect, kExcept,
                                        kOrder,     kOffset, kLimit,     kFetch};
  return open == 0 && std::ranges::find(kEnds, parser.kind_at(ahead)) != std::end(kEnds);
}

}  // namespace mapping::sql
