#include "sql/grammar/interval.h"

#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// A field, on newer servers with its digits in parentheses: two numbers behind a first SECOND.
SqlIntervalField parse_interval_field(Parser& parser, bool is_first, SqlDetail& qualifier) {
  static constexpr TokenKind kFields[] = {kYear, kMonth, kDay, kHour, kMinute, kSecond};
  unsigned field = 0;
  while (field < 6 && !parser.accept(kFields[field])) {
    ++field;
  }
  if (field == 6) {
    parser.fail("'YEAR'");
    return SqlIntervalField::kNone;
  }
  if (parser.newest() && parser.at(kLeftParen) && parser.kind_at(1) == kIntegerLiteral) {
    qualifier.set(SqlIntervalDigits::kGiven);
    parser.advance();
    parser.advance();
    if (is_first && kFields[field] == kSecond && parser.accept(kComma)) {
      parse_integer(parser);
    }
    parser.expect(kRightParen);
  }
  return static_cast<SqlIntervalField>(field + 1);
}

}  // namespace

// rule interval: INTERVAL ('+' | '-')? string intervalField (TO intervalField)?
SqlNodeId parse_interval(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.expect(TokenKind::kInterval);
  const SqlSign sign = parser.at(kMinus)  ? SqlSign::kMinus
                       : parser.at(kPlus) ? SqlSign::kPlus
                                          : SqlSign::kNone;
  parser.accept_any({kPlus, kMinus});
  const NodeList children = parser.list({parse_string(parser)});
  SqlDetail detail = parse_interval_qualifier(parser, false);
  detail.set(sign);
  return parser.add(SqlNodeKind::kInterval, from, children, detail);
}

// INTERVAL is not reserved: without a field behind the string, `INTERVAL '1'`
// is a literal of a type of that name, and `interval - '1'` a difference.
bool at_interval(const Cursor& cursor) {
  const std::uint32_t sign = cursor.kind_at(1) == kPlus || cursor.kind_at(1) == kMinus ? 1U : 0U;
  const TokenKind text = cursor.kind_at(1 + sign);
  if (text == kStringLiteral) {
    return at_interval_field(cursor, 2 + sign);
  }
  return text == kUnicodeLiteral &&
         at_interval_field(cursor, cursor.kind_at(2 + sign) == kUescape ? 4 + sign : 2 + sign);
}

// rule intervalQualifier: field (TO field)?
SqlDetail parse_interval_qualifier(Parser& parser, bool in_type) {
  SqlDetail qualifier;
  qualifier.set(SqlIntervalStart{parse_interval_field(parser, true, qualifier)});
  const bool must_follow = in_type || (!parser.newest() && !parser.operators.is_alias_possible());
  if (!parser.at(kTo) || (!in_type && parser.expected.watches()) ||
      !(must_follow || at_interval_field(parser, 1))) {
    if (!parser.at(kTo) && !has_left(parser) && !has_left_at_in(parser)) {
      parser.expected.note(kTo);
    }
    parser.expected.set_extra_end(parser.expected.watches(1) && parser.at(kRightParen) &&
                                  parser.kind_at(1) == kRightParen);
    return qualifier;
  }
  const std::size_t choices = parser.choices.size();
  if (!in_type) {
    parser.choices.open(parser.index(), parser.index(),
                        parser.index() + 1);  // of the interval, or what stands behind it
  }
  parser.advance();
  qualifier.set(SqlIntervalEnd{parse_interval_field(parser, false, qualifier)});
  parser.choices.close(choices);
  return qualifier;
}

bool at_interval_field(const Cursor& cursor, std::uint32_t ahead) {
  switch (cursor.kind_at(ahead)) {
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
