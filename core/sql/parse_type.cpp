#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// rule type: … | type ARRAY ('[' INTEGER_VALUE ']')?
SqlNodeId Parser::parse_type() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  SqlNodeId type = parse_base_type();
  while (accept(TokenKind::kArray)) {
    if (accept(kLeftBracket)) {
      expect_all({kIntegerLiteral, kRightBracket});
    }
    type = add(SqlNodeKind::kArrayType, from, list({type}));
  }
  return type;
}

// rule type: ROW '(' … ')' | INTERVAL intervalField (TO intervalField)? |
// DOUBLE PRECISION | ARRAY '<' type '>'
//   | MAP '<' type ',' type '>' | TIMESTAMP … | TIME … | identifier ('('
//   typeParameter (',' typeParameter)* ')')?
SqlNodeId Parser::parse_base_type() {
  const std::uint32_t from = begin();
  const TokenKind next = kind_at(1);
  if (at(TokenKind::kRow) && next == kLeftParen) {
    return parse_row_type();
  }
  if (at(TokenKind::kInterval) && at_interval_field(1)) {
    advance();
    const unsigned detail = parse_interval_qualifier(true);
    return add(SqlNodeKind::kIntervalType, from, {}, detail);
  }
  if (at(TokenKind::kDouble) && next == kPrecision) {
    advance();
    advance();
    return add(SqlNodeKind::kDoublePrecision, from);
  }
  if (at(TokenKind::kArray) && next == kLess) {
    advance();
    advance();
    const NodeList children = list({parse_type()});
    expect(kGreater);
    return add(SqlNodeKind::kArrayType, from, children);
  }
  if (at(TokenKind::kMap) && next == kLess) {
    advance();
    advance();
    NodeList children = list({parse_type()});
    expect(kComma);
    append(children, parse_type());
    expect(kGreater);
    return add(SqlNodeKind::kMapType, from, children);
  }
  if (at_any({kTime, kTimestamp})) {
    return parse_datetime_type();
  }
  return is_identifier(kind()) ? parse_generic_type() : fail("<type>");
}

// (TIMESTAMP | TIME) ('(' typeParameter ')')? ((WITH | WITHOUT) TIME ZONE)?
SqlNodeId Parser::parse_datetime_type() {
  const std::uint32_t from = begin();
  unsigned detail = at(kTimestamp) ? unsigned{kSqlTimestamp} : 0U;
  NodeList children;
  if (kind_at(1) == kLeftParen) {
    const SqlNodeId generic = parse_generic_type();
    const SqlNodeId precision = nodes_[nodes_[generic].first_child].next;
    if (nodes_[precision].next != kNoSqlNode) {
      return generic;  // with two parameters it is any type of that name
    }
    append(children, precision);
  } else {
    advance();
    note_watched(kLeftParen);
  }
  note_watched(kWithout);
  if (at(TokenKind::kWith) && index_ != watch_index_) {
    const std::size_t choices = choices_.size();
    open_choice(index_, index_, index_ + 1);  // of the type, or what stands behind it
    advance();
    expect_all({kTime, kZone});
    close_choices(choices);
    detail |= kSqlWithTimeZone;
  } else if (at(kWithout) && kind_at(1) != TokenKind::kArray && kind_at(1) != kWrapper) {
    advance();
    expect_all({kTime, kZone});
  } else if (!at(TokenKind::kWith)) {
    note_alternative({TokenKind::kWith});
  }
  return add(SqlNodeKind::kDatetimeType, from, children, detail);
}

// rule type: ROW '(' rowField (',' rowField)* ')'
// ROW is not reserved: with a number among its types it is a type of that name with parameters.
SqlNodeId Parser::parse_row_type() {
  const std::uint32_t from = begin();
  NodeList parameters = list({add_leaf(SqlNodeKind::kName)});
  advance();
  NodeList fields;
  note_watched("<integer>");
  do {
    if (at(kIntegerLiteral) && are_unnamed(fields)) {
      for (SqlNodeId field = fields.first; field != kNoSqlNode; field = nodes_[field].next) {
        append(parameters, nodes_[field].first_child);
      }
      return parse_type_parameters(parameters, from);
    }
    append(fields, parse_row_field());
    if (at(kComma)) {
      note_next("<identifier>");
    }
  } while (accept(kComma));
  expect(kRightParen);
  return add(SqlNodeKind::kRowType, from, fields);
}

bool Parser::are_unnamed(NodeList fields) const {
  SqlNodeId field = fields.first;
  while (field != kNoSqlNode && nodes_[nodes_[field].first_child].next == kNoSqlNode) {
    field = nodes_[field].next;
  }
  return field == kNoSqlNode;
}

// rule rowField: type | identifier type
SqlNodeId Parser::parse_row_field() {
  const std::uint32_t from = begin();
  NodeList children;
  const bool is_named = is_identifier(kind()) && !at_type_without_name();
  if (is_named) {
    append(children, parse_identifier());
  }
  const std::uint32_t first = index_;
  append(children, parse_type());
  if (!is_named && index_ == first + 1) {
    note_watched("<type>");  // behind what may be the field's name
  }
  return add(SqlNodeKind::kRowField, from, children);
}

// Whether the word here begins a type and is not the name of a field in front
// of one.
bool Parser::at_type_without_name() const {
  const TokenKind next = kind_at(1);
  if (!is_identifier(next)) {
    return true;
  }
  const TokenKind after = kind_at(2);
  const bool ends =
      after == kComma || after == kRightParen || after == TokenKind::kArray || after == kEndOfText;
  switch (kind()) {
    case TokenKind::kDouble:
      return next == kPrecision && ends;
    case TokenKind::kInterval:
      return at_interval_field(1) && (ends || after == kTo || after == kLeftParen);
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

// identifier ('(' typeParameter (',' typeParameter)* ')')?
SqlNodeId Parser::parse_generic_type() {
  const std::uint32_t from = begin();
  const std::size_t choices = choices_.size();
  open_choice(index_, Choice::kNoBlame, index_ + 1);
  const TokenKind word = kind();
  NodeList children = list({parse_identifier()});
  if (word == TokenKind::kDouble) {
    note_alternative({kPrecision});
  } else if (word == TokenKind::kArray || word == TokenKind::kMap) {
    note_alternative({kLess});
  } else if (word == TokenKind::kInterval) {
    note_alternative({kYear, kMonth, kDay, kHour, kMinute, kSecond});
  }
  const SqlNodeId type = accept(kLeftParen) ? parse_type_parameters(children, from)
                                            : add(SqlNodeKind::kGenericType, from, children);
  close_choices(choices);
  return type;
}

// typeParameter (',' typeParameter)* ')' behind what has been read of a type
SqlNodeId Parser::parse_type_parameters(NodeList children, std::uint32_t from) {
  do {
    append(children, parse_type_parameter());
  } while (accept(kComma));
  expect(kRightParen);
  return add(SqlNodeKind::kGenericType, from, children);
}

// rule typeParameter: INTEGER_VALUE | type
SqlNodeId Parser::parse_type_parameter() {
  if (at(kIntegerLiteral)) {
    return add_leaf(SqlNodeKind::kInteger);
  }
  accept(kIntegerLiteral);
  return parse_type();
}

bool Parser::at_interval_field(std::uint32_t ahead) const {
  switch (kind_at(ahead)) {
    case kYear:
    case kMonth:
    case kDay:
    case kHour:
    case kMinute:
    case kSecond:
      return true;
    default:
      return false;
  }
}

}  // namespace mapping::sql
