#include "analysis/expressions/literals.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/expressions/literal_forms.h"
#include "analysis/fixes.h"
#include "analysis/newer_forms.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

constexpr std::int64_t kSmallestInteger = -2147483648LL;
constexpr std::int64_t kLargestInteger = 2147483647LL;
constexpr std::size_t kMaxDecimalPrecision = 38;
constexpr std::uint32_t kMaxTimePrecision = 12;

std::uint32_t length_of(std::string_view text) {
  return static_cast<std::uint32_t>(count_code_points(text));
}

// Java counts UTF-16 units.
std::uint32_t units_of(std::string_view text) {
  std::uint32_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0U) != 0x80U ? 1 : 0;
    units += byte >= 0xF0U ? 1 : 0;
  }
  return units;
}

void invalid_literal(State& state, SqlNodeId node, std::string_view value, std::string_view type) {
  state.verdict.fail(node, ServerMessage::kInvalidLiteral, {value, type});
}

// Digits in front of the point without leading zeros, and all behind it.
TypeId type_of_decimal(State& state, SqlNodeId node, std::string_view text) {
  std::size_t whole = 0;
  std::size_t scale = 0;
  std::size_t digits = 0;
  bool behind = false;
  bool valid = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.' && !behind) {
      behind = true;
    } else if (c >= '0' && c <= '9') {
      ++digits;
      scale += behind ? 1 : 0;
      whole += !behind && (c != '0' || whole != 0) ? 1 : 0;
    } else if (c != '_' && !(digits == 0 && (c == '-' || c == '+'))) {
      valid = false;
    }
  }
  const std::size_t precision = std::max<std::size_t>(whole + scale, 1);
  if (!valid || digits == 0 || precision > kMaxDecimalPrecision) {
    invalid_literal(state, node, text, "DECIMAL");
    return kUncertain;
  }
  return state.types.decimal(static_cast<std::uint32_t>(precision),
                             static_cast<std::uint32_t>(scale));
}

TypeId type_of_time_literal(State& state, SqlNodeId node, const std::string& text, bool timestamp) {
  const TimeForm form = timestamp ? read_timestamp(text) : read_time(text);
  const std::string_view name = timestamp ? "TIMESTAMP" : "TIME";
  if (form.form == LiteralForm::kInvalid) {
    invalid_literal(state, node, text, name);
    return kUncertain;
  }
  if (form.precision > kMaxTimePrecision) {
    std::string shown(name);
    if (form.has_zone) shown += " WITH TIME ZONE";
    state.verdict.fail(node, ServerMessage::kDatetimePrecisionOutOfRange, {shown, form.precision});
    return kUncertain;
  }
  if (form.form == LiteralForm::kUnsure)
    state.verdict.unsure("whether the time zone exists is not known");
  const TypeKind kind = timestamp
                            ? (form.has_zone ? TypeKind::kTimestampWithZone : TypeKind::kTimestamp)
                            : (form.has_zone ? TypeKind::kTimeWithZone : TypeKind::kTime);
  return state.types.with_precision(kind, form.precision);
}

// The grammar of literals takes any name in front of a text.
void type_not_found(State& state, SqlNodeId node, SqlNodeId type, std::string_view name) {
  const CodePointPosition place = code_point_position(state.tree.text, state.tree[node].span.begin);
  const std::string_view written = state.tree.text_of(type);
  const FaultRef fault = state.verdict.fail_without_place(
      node,
      written == "INTERVAL" ? ServerMessage::kTypeOfIntervalLiteralNotFound
                            : ServerMessage::kTypeOfLiteralNotFound,
      {place.line, place.column, written});
  if (name == "interval") offer_singular(fault, state.tree, node);
}

// `DATE '2020-01-01'`
TypeId type_of_typed_literal(State& state, SqlNodeId node) {
  const TypedLiteralNode literal(state.tree, node);
  const SqlNodeId type = literal.type();
  const std::string value = string_value(state.tree, literal.value());
  const std::string name = state.tree[type].kind == SqlNodeKind::kDoublePrecision
                               ? "double"
                               : to_lower(state.tree.name_of(type));
  if (name == "decimal") return type_of_decimal(state, node, value);
  if (name == "char") return state.types.char_of(units_of(value));
  if (name == "time" || name == "timestamp") {
    return type_of_time_literal(state, node, value, name == "timestamp");
  }
  const TypeId id = state.types.from_text(name, TypeOrigin::kSql);
  if (id == kUncertain) {
    type_not_found(state, node, type, name);
    return kUncertain;
  }
  const bool is_json = state.types[id].name == "json";
  if (!is_json && (state.types.kind(id) == TypeKind::kUnknown ||
                   !can_cast(state.types, state.types.varchar(), id))) {
    state.verdict.fail_without_place(node, ServerMessage::kNoLiteralCast, {state.shown(id)});
    return kUncertain;
  }
  switch (check_literal_form(state.types[id], value)) {
    case LiteralForm::kInvalid:
      invalid_literal(state, node, value, to_upper(state.types.in_message(id)));
      return kUncertain;
    case LiteralForm::kUnsure:
      state.verdict.unsure("whether the literal has the form of its type is not known");
      return id;
    case LiteralForm::kValid:
      return id;
  }
  return id;
}

TypeId type_of_interval(State& state, SqlNodeId node) {
  const SqlIntervalField start = state.tree[node].get<SqlIntervalStart>().field;
  const SqlIntervalField end = state.tree[node].get<SqlIntervalEnd>().field;
  if (state.tree[node].is(SqlIntervalDigits::kGiven)) {
    const std::uint32_t begin =
        next_token(state.tree.text, state.tree[state.tree[node].first_child].span.end);
    state.verdict.fail(Span{begin, state.tree[node].span.end}, ServerMessage::kIntervalPrecision);
    return kUncertain;
  }
  const bool months = start <= SqlIntervalField::kMonth;
  const std::string name = interval_name(start, end);
  const std::string value = string_value(state.tree, state.tree[node].first_child);
  const bool ordered = end == SqlIntervalField::kNone ||
                       (end > start && months == (end <= SqlIntervalField::kMonth));
  if (!ordered) {
    state.verdict.fail(node, ServerMessage::kInvalidIntervalQualifier, {name});
    return kUncertain;
  }
  switch (check_interval(value, start, end)) {
    case LiteralForm::kInvalid:
      state.verdict.fail(node, ServerMessage::kInvalidIntervalValue, {name, value});
      return kUncertain;
    case LiteralForm::kUnsure:
      state.verdict.unsure("whether the interval has the form of its fields is not known");
      break;
    case LiteralForm::kValid:
      break;
  }
  return state.types.simple(months ? TypeKind::kIntervalYearToMonth
                                   : TypeKind::kIntervalDayToSecond);
}

}  // namespace

TypeId type_of_literal(State& state, SqlNodeId node) {
  const std::string_view text = state.tree.text_of(node);
  switch (state.tree[node].kind) {
    case SqlNodeKind::kInteger: {
      const auto value = integer_value(text);
      const bool small = value && *value >= kSmallestInteger && *value <= kLargestInteger;
      return state.types.simple(small ? TypeKind::kInteger : TypeKind::kBigint);
    }
    case SqlNodeKind::kDecimal:
      return type_of_decimal(state, node, number_text(state.tree, node));
    case SqlNodeKind::kDouble:
      return state.types.simple(TypeKind::kDouble);
    case SqlNodeKind::kString:
      return state.types.varchar(length_of(string_value(state.tree, node)));
    case SqlNodeKind::kBinary:
      return state.types.simple(TypeKind::kVarbinary);
    case SqlNodeKind::kTypedLiteral:
      return type_of_typed_literal(state, node);
    case SqlNodeKind::kInterval:
      return type_of_interval(state, node);
    default:
      state.verdict.unsure("a form of newer servers is not analyzed");
      return kUncertain;
  }
}

// CURRENT_DATE, CURRENT_TIMESTAMP(6), CURRENT_USER …
TypeId type_of_datetime(State& state, SqlNodeId node) {
  static constexpr struct {
    SqlSpecial which;
    TypeKind kind;
    std::string_view name;
  } kValues[] = {
      {SqlSpecial::kCurrentDate, TypeKind::kDate, ""},
      {SqlSpecial::kCurrentTime, TypeKind::kTimeWithZone, "TIME WITH TIME ZONE"},
      {SqlSpecial::kCurrentTimestamp, TypeKind::kTimestampWithZone, "TIMESTAMP WITH TIME ZONE"},
      {SqlSpecial::kLocalTime, TypeKind::kTime, "TIME"},
      {SqlSpecial::kLocalTimestamp, TypeKind::kTimestamp, "TIMESTAMP"},
  };
  for (const auto& value : kValues) {
    if (!state.tree[node].is(value.which)) continue;
    const SqlNodeId digits = state.tree[node].first_child;
    if (value.kind == TypeKind::kDate || digits == kNoSqlNode)
      return state.types.simple(value.kind);
    const std::int64_t precision = integer_value(state.tree.text_of(digits)).value_or(1000);
    if (precision > kMaxTimePrecision) {
      state.verdict.fail_without_place(node, ServerMessage::kDatetimePrecisionOutOfRange,
                                       {value.name, precision});
      return kUncertain;
    }
    return state.types.with_precision(value.kind, static_cast<std::uint32_t>(precision));
  }
  return state.types.varchar();
}

}  // namespace mapping::analysis
