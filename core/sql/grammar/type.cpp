#include "sql/grammar/type.h"

#include "sql/grammar/interval.h"
#include "sql/grammar/names.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// rule typeParameter: INTEGER_VALUE | type
SqlNodeId parse_type_parameter(Parser& parser) {
  if (parser.at(kIntegerLiteral)) {
    return parser.add_leaf(SqlNodeKind::kInteger);
  }
  parser.accept(kIntegerLiteral);
  return parse_type(parser);
}

// typeParameter (',' typeParameter)* ')' behind what has been read of a type
SqlNodeId parse_type_parameters(Parser& parser, NodeList children, std::uint32_t from) {
  do {
    parser.append(children, parse_type_parameter(parser));
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kGenericType, from, children);
}

// identifier ('(' typeParameter (',' typeParameter)* ')')?
SqlNodeId parse_generic_type(Parser& parser) {
  const std::uint32_t from = parser.begin();
  const std::size_t choices = parser.choices.size();
  parser.choices.open(parser.index(), Choice::kNoBlame, parser.index() + 1);
  const TokenKind word = parser.kind();
  NodeList children = parser.list({parse_identifier(parser)});
  if (word == TokenKind::kDouble) {
    parser.expected.note_alternative({kPrecision});
  } else if (word == TokenKind::kArray || word == TokenKind::kMap) {
    parser.expected.note_alternative({kLess});
  } else if (word == TokenKind::kInterval) {
    parser.expected.note_alternative({kYear, kMonth, kDay, kHour, kMinute, kSecond});
  }
  const SqlNodeId type = parser.accept(kLeftParen)
                             ? parse_type_parameters(parser, children, from)
                             : parser.add(SqlNodeKind::kGenericType, from, children);
  parser.choices.close(choices);
  return type;
}

// (TIMESTAMP | TIME) ('(' typeParameter ')')? ((WITH | WITHOUT) TIME ZONE)?
SqlNodeId parse_datetime_type(Parser& parser) {
  const std::uint32_t from = parser.begin();
  SqlDetail detail = parser.at(kTimestamp) ? SqlDatetimeKind::kTimestamp : SqlDatetimeKind::kTime;
  NodeList children;
  if (parser.kind_at(1) == kLeftParen) {
    const SqlNodeId generic = parse_generic_type(parser);
    const SqlNodeId precision = parser.tree[parser.tree[generic].first_child].next;
    if (parser.tree[precision].next != kNoSqlNode) {
      return generic;  // with two parameters it is any type of that name
    }
    parser.append(children, precision);
  } else {
    parser.advance();
    parser.expected.note(kLeftParen);
  }
  parser.expected.note(kWithout);
  if (parser.at(TokenKind::kWith) && !parser.expected.watches()) {
    const std::size_t choices = parser.choices.size();
    parser.choices.open(parser.index(), parser.index(),
                        parser.index() + 1);  // of the type, or what stands behind it
    parser.advance();
    parser.expect_all({kTime, kZone});
    parser.choices.close(choices);
    detail.set(SqlTimeZone::kWith);
  } else if (parser.at(kWithout) && parser.kind_at(1) != TokenKind::kArray &&
             parser.kind_at(1) != kWrapper) {
    parser.advance();
    parser.expect_all({kTime, kZone});
  } else if (!parser.at(TokenKind::kWith)) {
    parser.expected.note_alternative({TokenKind::kWith});
  }
  return parser.add(SqlNodeKind::kDatetimeType, from, children, detail);
}

bool are_unnamed(const Parser& parser, NodeList fields) {
  SqlNodeId field = fields.first;
  while (field != kNoSqlNode && parser.tree[parser.tree[field].first_child].next == kNoSqlNode) {
    field = parser.tree[field].next;
  }
  return field == kNoSqlNode;
}

// rule type: ROW '(' rowField (',' rowField)* ')'
// ROW is not reserved: with a number among its types it is a type of that name with parameters.
SqlNodeId parse_row_type(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList parameters = parser.list({parser.add_leaf(SqlNodeKind::kName)});
  parser.advance();
  NodeList fields;
  parser.expected.note("<integer>");
  do {
    if (parser.at(kIntegerLiteral) && are_unnamed(parser, fields)) {
      for (SqlNodeId field = fields.first; field != kNoSqlNode; field = parser.tree[field].next) {
        parser.append(parameters, parser.tree[field].first_child);
      }
      return parse_type_parameters(parser, parameters, from);
    }
    parser.append(fields, parse_row_field(parser));
    if (parser.at(kComma)) {
      parser.expected.note_ahead(1, "<identifier>");
    }
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kRowType, from, fields);
}

// rule type: ROW '(' … ')' | INTERVAL intervalField (TO intervalField)? | DOUBLE PRECISION
//   | ARRAY '<' type '>' | MAP '<' type ',' type '>' | TIMESTAMP … | TIME …
//   | identifier ('(' typeParameter (',' typeParameter)* ')')?
SqlNodeId parse_base_type(Parser& parser) {
  const std::uint32_t from = parser.begin();
  const TokenKind next = parser.kind_at(1);
  if (parser.at(TokenKind::kRow) && next == kLeftParen) {
    return parse_row_type(parser);
  }
  if (parser.at(TokenKind::kInterval) && at_interval_field(parser, 1)) {
    parser.advance();
    const SqlDetail detail = parse_interval_qualifier(parser, true);
    return parser.add(SqlNodeKind::kIntervalType, from, {}, detail);
  }
  if (parser.at(TokenKind::kDouble) && next == kPrecision) {
    parser.advance();
    parser.advance();
    return parser.add(SqlNodeKind::kDoublePrecision, from);
  }
  if (parser.at(TokenKind::kArray) && next == kLess) {
    parser.advance();
    parser.advance();
    const NodeList children = parser.list({parse_type(parser)});
    parser.expect(kGreater);
    return parser.add(SqlNodeKind::kArrayType, from, children);
  }
  if (parser.at(TokenKind::kMap) && next == kLess) {
    parser.advance();
    parser.advance();
    NodeList children = parser.list({parse_type(parser)});
    parser.expect(kComma);
    parser.append(children, parse_type(parser));
    parser.expect(kGreater);
    return parser.add(SqlNodeKind::kMapType, from, children);
  }
  if (parser.at_any({kTime, kTimestamp})) {
    return parse_datetime_type(parser);
  }
  return is_identifier(parser.kind()) ? parse_generic_type(parser) : parser.fail("<type>");
}

// Whether the word here begins a type and is not the name of a field in front
// of one.
bool at_type_without_name(const Cursor& cursor) {
  const TokenKind next = cursor.kind_at(1);
  if (!is_identifier(next)) {
    return true;
  }
  const TokenKind after = cursor.kind_at(2);
  const bool ends =
      after == kComma || after == kRightParen || after == TokenKind::kArray || after == kEndOfText;
  switch (cursor.kind()) {
    case TokenKind::kDouble:
      return next == kPrecision && ends;
    case TokenKind::kInterval:
      return at_interval_field(cursor, 1) && (ends || after == kTo || after == kLeftParen);
    case kTime:
    case kTimestamp:
      if (next == kWithout) {
        return after == kTime;
      }
      break;
    default:
      break;
  }
  return next == TokenKind::kArray && (ends || after == kLeftBracket);
}

}  // namespace

// rule type: … | type ARRAY ('[' INTEGER_VALUE ']')?
SqlNodeId parse_type(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  SqlNodeId type = parse_base_type(parser);
  while (parser.accept(TokenKind::kArray)) {
    if (parser.accept(kLeftBracket)) {
      parser.expect_all({kIntegerLiteral, kRightBracket});
    }
    type = parser.add(SqlNodeKind::kArrayType, from, parser.list({type}));
  }
  return type;
}

// rule rowField: type | identifier type
SqlNodeId parse_row_field(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList children;
  const bool is_named = is_identifier(parser.kind()) && !at_type_without_name(parser);
  if (is_named) {
    parser.append(children, parse_identifier(parser));
  }
  const std::uint32_t first = parser.index();
  parser.append(children, parse_type(parser));
  if (!is_named && parser.index() == first + 1) {
    parser.expected.note("<type>");  // behind what may be the field's name
  }
  return parser.add(SqlNodeKind::kRowField, from, children);
}

}  // namespace mapping::sql
