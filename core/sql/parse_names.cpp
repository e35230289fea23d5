#include <algorithm>
#include <iterator>

#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// rule identifier
SqlNodeId Parser::parse_identifier() {
  if (is_identifier(kind())) {
    return add_leaf(SqlNodeKind::kName);
  }
  return fail("<identifier>");
}

// rule qualifiedName: identifier ('.' identifier)*
SqlNodeId Parser::parse_qualified_name() {
  const std::uint32_t from = begin();
  NodeList names = list({parse_identifier()});
  while (accept(kDot)) {
    append(names, parse_identifier());
  }
  return add(SqlNodeKind::kQualifiedName, from, names);
}

// rule columnAliases: '(' identifier (',' identifier)* ')'
SqlNodeId Parser::parse_column_names() {
  const std::uint32_t from = begin();
  expect(kLeftParen);
  NodeList names;
  do {
    append(names, parse_identifier());
  } while (accept(kComma));
  expect(kRightParen);
  return add(SqlNodeKind::kColumnNames, from, names);
}

// rule string: STRING | UNICODE_STRING (UESCAPE STRING)?
SqlNodeId Parser::parse_string() {
  const std::uint32_t from = begin();
  if (at(kUnicodeLiteral)) {
    advance();
    if (accept(kUescape)) {
      expect(kStringLiteral);
    }
  } else if (!accept(kStringLiteral)) {
    return fail("<string>");
  }
  return add(SqlNodeKind::kString, from);
}

SqlNodeId Parser::parse_integer() {
  return at(kIntegerLiteral) ? add_leaf(SqlNodeKind::kInteger)
                             : fail(display_name(kIntegerLiteral));
}

// (AS? identifier)?
SqlNodeId Parser::parse_optional_alias() {
  if (accept(kAs)) {
    return parse_identifier();
  }
  if (at_bare_alias()) {
    const SqlNodeId alias = parse_identifier();
    note_behind_alias();
    return alias;
  }
  note_watched("<identifier>");
  return kNoSqlNode;
}

// Whether the word here is a name though it stands where a clause may begin.
// Words such as LIMIT are not reserved: in `SELECT a limit FROM t` it is an
// alias, in `SELECT a LIMIT 5` a clause; only what follows tells.
bool Parser::at_bare_alias() const { return is_identifier(kind()) && at_name_before_clause(0); }

bool Parser::at_name_before_clause(std::uint32_t ahead) const {
  const TokenKind next = kind_at(ahead + 1);
  switch (kind_at(ahead)) {
    case kLimit:
      return next != kIntegerLiteral && next != kQuestionMark && next != kAll;
    case kOffset:
      return next != kIntegerLiteral && next != kQuestionMark;
    case kFetch:
      return next != kFirst && next != kNext;
    case kWindow:
      return !at_window_clause(ahead);
    case kTablesample:
      return next != kBernoulli && next != kSystem;
    case TokenKind::kMatch:  // the MATCH of NEAREST on newer servers
      return !newest() || !is_identifier(next) || !at_name_before_clause(ahead + 1);
    case kPivot:
      return !newest() || next != kLeftParen || at_column_list(ahead + 1);
    case kMatchRecognize:
      return next != kLeftParen || at_column_list(ahead + 1) || at_columns_alone(ahead + 2);
    default:
      return true;
  }
}

// Whether the parenthesis here begins the column names behind an alias.
bool Parser::at_column_list(std::uint32_t ahead) const {
  const TokenKind next = kind_at(ahead + 2);
  return is_identifier(kind_at(ahead + 1)) && (next == kComma || next == kRightParen);
}

// Whether the word behind the parenthesis of MATCH_RECOGNIZE begins none of its clauses.
bool Parser::at_columns_alone(std::uint32_t ahead) const {
  static constexpr TokenKind kFirstWords[] = {
      TokenKind::kPartition, kMeasures, kOne, kAll, kAfter, kInitial, kSeek, TokenKind::kPattern};
  return is_identifier(kind_at(ahead)) &&
         std::ranges::find(kFirstWords, kind_at(ahead)) == std::end(kFirstWords);
}

// WINDOW identifier AS; where something else follows the name, the clause is
// what reads further, unless the name itself begins a clause: `FROM t window
// LIMIT 5` has an alias.
bool Parser::at_window_clause(std::uint32_t ahead) const {
  if (kind_at(ahead) != kWindow || !is_identifier(kind_at(ahead + 1))) {
    return false;
  }
  return kind_at(ahead + 2) == kAs || at_name_before_clause(ahead + 1);
}

}  // namespace mapping::sql
