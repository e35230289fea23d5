#include "sql/grammar/names.h"

#include <algorithm>
#include <iterator>

#include "sql/grammar/notes.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// Whether the word here is a name though it stands where a clause may begin.
// Words such as LIMIT are not reserved: in `SELECT a limit FROM t` it is an
// alias, in `SELECT a LIMIT 5` a clause; only what follows tells.
bool at_bare_alias(const Parser& parser) {
  return is_identifier(parser.kind()) && at_name_before_clause(parser, 0);
}

// Whether the parenthesis here begins the column names behind an alias.
bool at_column_list(const Cursor& cursor, std::uint32_t ahead) {
  const TokenKind next = cursor.kind_at(ahead + 2);
  return is_identifier(cursor.kind_at(ahead + 1)) && (next == kComma || next == kRightParen);
}

// Whether the word behind the parenthesis of MATCH_RECOGNIZE begins none of its clauses.
bool at_columns_alone(const Cursor& cursor, std::uint32_t ahead) {
  static constexpr TokenKind kFirstWords[] = {
      TokenKind::kPartition, kMeasures, kOne, kAll, kAfter, kInitial, kSeek, TokenKind::kPattern};
  return is_identifier(cursor.kind_at(ahead)) &&
         std::ranges::find(kFirstWords, cursor.kind_at(ahead)) == std::end(kFirstWords);
}

// WINDOW identifier AS; where something else follows the name, the clause is
// what reads further, unless the name itself begins a clause: `FROM t window
// LIMIT 5` has an alias.
bool at_window_clause(const Parser& parser, std::uint32_t ahead) {
  if (parser.kind_at(ahead) != kWindow || !is_identifier(parser.kind_at(ahead + 1))) {
    return false;
  }
  return parser.kind_at(ahead + 2) == kAs || at_name_before_clause(parser, ahead + 1);
}

}  // namespace

// rule identifier: IDENTIFIER | QUOTED_IDENTIFIER | nonReserved | …
SqlNodeId parse_identifier(Parser& parser) {
  if (is_identifier(parser.kind())) {
    return parser.add_leaf(SqlNodeKind::kName);
  }
  return parser.fail("<identifier>");
}

// rule qualifiedName: identifier ('.' identifier)*
SqlNodeId parse_qualified_name(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList names = parser.list({parse_identifier(parser)});
  while (parser.accept(kDot)) {
    parser.append(names, parse_identifier(parser));
  }
  return parser.add(SqlNodeKind::kQualifiedName, from, names);
}

// rule columnAliases: '(' identifier (',' identifier)* ')'
SqlNodeId parse_column_names(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.expect(kLeftParen);
  NodeList names;
  do {
    parser.append(names, parse_identifier(parser));
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kColumnNames, from, names);
}

// rule string: STRING | UNICODE_STRING (UESCAPE STRING)?
SqlNodeId parse_string(Parser& parser) {
  const std::uint32_t from = parser.begin();
  if (parser.at(kUnicodeLiteral)) {
    parser.advance();
    if (parser.accept(kUescape)) {
      parser.expect(kStringLiteral);
    }
  } else if (!parser.accept(kStringLiteral)) {
    return parser.fail("<string>");
  }
  return parser.add(SqlNodeKind::kString, from);
}

// INTEGER_VALUE
SqlNodeId parse_integer(Parser& parser) {
  return parser.at(kIntegerLiteral) ? parser.add_leaf(SqlNodeKind::kInteger)
                                    : parser.fail(display_name(kIntegerLiteral));
}

// (AS? identifier)?
SqlNodeId parse_optional_alias(Parser& parser) {
  if (parser.accept(kAs)) {
    return parse_identifier(parser);
  }
  if (at_bare_alias(parser)) {
    const SqlNodeId alias = parse_identifier(parser);
    note_behind_alias(parser);
    return alias;
  }
  parser.expected.note("<identifier>");
  return kNoSqlNode;
}

bool at_name_before_clause(const Parser& parser, std::uint32_t ahead) {
  const TokenKind next = parser.kind_at(ahead + 1);
  switch (parser.kind_at(ahead)) {
    case kLimit:
      return next != kIntegerLiteral && next != kQuestionMark && next != kAll;
    case kOffset:
      return next != kIntegerLiteral && next != kQuestionMark;
    case kFetch:
      return next != kFirst && next != kNext;
    case kWindow:
      return !at_window_clause(parser, ahead);
    case kTablesample:
      return next != kBernoulli && next != kSystem;
    case TokenKind::kMatch:  // the MATCH of NEAREST on newer servers
      return !parser.newest() || !is_identifier(next) || !at_name_before_clause(parser, ahead + 1);
    case kPivot:
      return !parser.newest() || next != kLeftParen || at_column_list(parser, ahead + 1);
    case kMatchRecognize:
      return next != kLeftParen || at_column_list(parser, ahead + 1) ||
             at_columns_alone(parser, ahead + 2);
    default:
      return true;
  }
}

}  // namespace mapping::sql
