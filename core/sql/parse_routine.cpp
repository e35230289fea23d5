#include "sql/parser.h"

// WITH FUNCTION: functions that live as long as the query. A mapping does not
// look into them; they are read only so that what is wrong in them is said at
// its place.
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
  parse_qualified_name();
  expect(kLeftParen);
  if (!at(kRightParen)) {
    do {
      parse_row_field();
    } while (accept(kComma));
  }
  expect_all({kRightParen, kReturns});
  parse_type();
  parse_routine_characteristics();
  NodeList body;
  if (accept(kAs)) {
    append(body, at(kDollarLiteral) ? add_leaf(SqlNodeKind::kString)
                                    : fail(display_name(kDollarLiteral)));
  } else {
    parse_control_statement();
  }
  return add(SqlNodeKind::kRoutine, from, body);
}

// rule routineCharacteristic: LANGUAGE identifier | NOT? DETERMINISTIC |
// RETURNS NULL ON NULL INPUT
//   | CALLED ON NULL INPUT | SECURITY (DEFINER | INVOKER) | COMMENT string |
//   WITH properties
void Parser::parse_routine_characteristics() {
  while (true) {
    if (accept(kLanguage)) {
      parse_identifier();
    } else if (accept(TokenKind::kNot)) {
      expect(kDeterministic);
    } else if (accept(kReturns)) {
      expect_all({TokenKind::kNull, kOn, TokenKind::kNull, kInput});
    } else if (accept(kCalled)) {
      expect_all({kOn, TokenKind::kNull, kInput});
    } else if (accept(kSecurity)) {
      expect_any({kDefiner, kInvoker});
    } else if (accept(kComment)) {
      parse_string();
    } else if (accept(TokenKind::kWith)) {
      parse_properties();
    } else if (!accept(kDeterministic)) {
      return;
    }
  }
}

// rule properties: '(' identifier EQ (DEFAULT | expression) (',' …)* ')'
void Parser::parse_properties() {
  expect(kLeftParen);
  do {
    parse_identifier();
    expect(kEqual);
    if (!at(kDefault) || (kind_at(1) != kComma && kind_at(1) != kRightParen)) {
      parse_expression();
    } else {
      advance();
    }
  } while (accept(kComma));
  expect(kRightParen);
}

// rule controlStatement: RETURN valueExpression | SET identifier EQ expression
// | CASE … | IF … | ITERATE identifier
//   | LEAVE identifier | BEGIN … END | (identifier ':')? (LOOP … | WHILE … |
//   REPEAT …)
void Parser::parse_control_statement() {
  const DepthGuard guard(*this);
  if (is_identifier(kind()) && kind_at(1) == kColon) {
    advance();
    advance();
    if (!parse_labelled_statement()) {
      fail(display_name(kLoop));
    }
  } else if (accept(kReturn)) {
    parse_value();
  } else if (accept(kSet)) {
    parse_identifier();
    expect(kEqual);
    parse_expression();
  } else if (at(TokenKind::kCase)) {
    parse_case_statement();
  } else if (at(kIf)) {
    parse_if_statement();
  } else if (accept_any({kIterate, kLeave})) {
    parse_identifier();
  } else if (at(kBegin)) {
    parse_compound_statement();
  } else if (!parse_labelled_statement()) {
    if (is_identifier(kind())) {
      advance();
      expect(kColon);
    }
    fail(display_name(kReturn));
  }
}

// LOOP sqlStatementList END LOOP | WHILE expression DO … END WHILE | REPEAT …
// UNTIL expression END REPEAT
bool Parser::parse_labelled_statement() {
  if (accept(kLoop)) {
    parse_statement_list();
    expect_all({kEnd, kLoop});
  } else if (accept(kWhile)) {
    parse_expression();
    expect(kDo);
    parse_statement_list();
    expect_all({kEnd, kWhile});
  } else if (accept(kRepeat)) {
    parse_statement_list();
    expect(kUntil);
    parse_expression();
    expect_all({kEnd, kRepeat});
  } else {
    return false;
  }
  return true;
}

// IF expression THEN sqlStatementList (ELSEIF expression THEN
// sqlStatementList)* (ELSE sqlStatementList)? END IF
void Parser::parse_if_statement() {
  do {
    advance();
    parse_expression();
    expect(TokenKind::kThen);
    parse_statement_list();
  } while (at(kElseif));
  if (accept(TokenKind::kElse)) {
    parse_statement_list();
  }
  expect_all({kEnd, kIf});
}

// CASE expression? (WHEN expression THEN sqlStatementList)+ (ELSE
// sqlStatementList)? END CASE
void Parser::parse_case_statement() {
  advance();
  if (!at(TokenKind::kWhen)) {
    parse_expression();
  }
  do {
    expect(TokenKind::kWhen);
    parse_expression();
    expect(TokenKind::kThen);
    parse_statement_list();
  } while (at(TokenKind::kWhen));
  if (accept(TokenKind::kElse)) {
    parse_statement_list();
  }
  expect_all({kEnd, TokenKind::kCase});
}

// BEGIN (DECLARE identifier (',' identifier)* type (DEFAULT valueExpression)?
// ';')* sqlStatementList? END
void Parser::parse_compound_statement() {
  advance();
  while (accept(kDeclare)) {
    do {
      parse_identifier();
    } while (accept(kComma));
    parse_type();
    if (accept(kDefault)) {
      parse_value();
    }
    expect(kSemicolon);
  }
  if (!at(kEnd)) {
    parse_statement_list();
  }
  expect(kEnd);
}

// rule sqlStatementList: (controlStatement ';')+
void Parser::parse_statement_list() {
  do {
    parse_control_statement();
    expect(kSemicolon);
  } while (!at_any({kEnd, kElseif, TokenKind::kElse, TokenKind::kWhen, kUntil, kEndOfText}));
}

}  // namespace mapping::sql
