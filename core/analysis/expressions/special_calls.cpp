#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/calls.h"
#include "analysis/expressions/coercion.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/expressions/json_calls.h"
#include "analysis/queries/planning.h"
#include "analysis/row_patterns/pattern_calls.h"
#include "mapping/text.h"
#include "sql/check_tree.h"
#include "text/enum_table.h"

// Forms that look like calls and are expressions of their own to Trino.
namespace mapping::analysis {

// `if`, `nullif`, `coalesce`, `try` and `format`, which Trino's parser takes out of the functions.
std::optional<TypeId> Calls::type_of_conditional(SqlNodeId node, std::string_view name,
                                                 const Context& context) {
  if (!sql::is_known_function(name)) return std::nullopt;
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, node);
  // A fault of the tree, in which an editor asks all the same.
  if (arguments.size() < (name == "try" ? 1U : 2U)) {
    for (const SqlNodeId argument : arguments) typer_.type_of(argument, context);
    return kUncertain;
  }
  if (name == "coalesce") {
    return single_type(state_, typer_, "All COALESCE operands", arguments, context);
  }
  if (name == "if") return type_of_if(node, arguments, context);
  if (name == "nullif") return type_of_nullif(node, arguments, context);
  if (name == "format") return type_of_format(arguments, context);
  if (context.labels != nullptr) {
    state_.verdict.fail(node, ServerMessage::kPatternTry);
  }
  return typer_.type_of(arguments.front(), context);
}

TypeId Calls::type_of_if(SqlNodeId node, const std::vector<SqlNodeId>& arguments,
                         const Context& context) {
  coerce(state_, arguments[0], typer_.type_of(arguments[0], context), state_.boolean(),
         "IF condition");
  const TypeId first = typer_.type_of(arguments[1], context);
  if (arguments.size() < 3) return first;
  const TypeId second = typer_.type_of(arguments[2], context);
  if (!state_.verdict.require(first) || !state_.verdict.require(second)) return kUncertain;
  if (const auto both = common_super_type(state_.types, first, second)) return *both;
  return state_.verdict.mismatch(node, ServerMessage::kIfTypes,
                                 {state_.shown(first), state_.shown(second)});
}

TypeId Calls::type_of_nullif(SqlNodeId node, const std::vector<SqlNodeId>& arguments,
                             const Context& context) {
  const TypeId first = typer_.type_of(arguments[0], context);
  const TypeId second = typer_.type_of(arguments[1], context);
  if (state_.verdict.require(first) && state_.verdict.require(second)) {
    const auto common = common_super_type(state_.types, first, second);
    if (!common) {
      return state_.verdict.mismatch(node, ServerMessage::kNullifTypes,
                                     {state_.shown(first), state_.shown(second)});
    }
    check_planned_equality(state_, *common);
  }
  return first;
}

TypeId Calls::type_of_format(const std::vector<SqlNodeId>& arguments, const Context& context) {
  std::vector<TypeId> types;
  for (const SqlNodeId argument : arguments) types.push_back(typer_.type_of(argument, context));
  if (state_.verdict.require(types[0]) && state_.types.kind(types[0]) != TypeKind::kVarchar) {
    // The server points behind the name.
    return state_.verdict.mismatch(arguments[0], ServerMessage::kFormatType,
                                   {state_.shown(types[0])});
  }
  for (std::size_t i = 1; i < types.size(); ++i) {
    if (state_.verdict.require(types[i]) &&
        !can_cast(state_.types, types[i], state_.types.varchar())) {
      // Whichever it is, the server tells of the first.
      const FaultRef fault =
          state_.verdict.fail(arguments[1], ServerMessage::kNotFormatted, {state_.shown(types[1])});
      if (fault) fault.with({"type", state_.types.in_message(types[i])});
    }
  }
  return state_.types.varchar();
}

TypeId Calls::type_of_special(SqlNodeId node, const Context& context) {
  switch (tree_[node].get<SqlSpecial>()) {
    case SqlSpecial::kPosition: {
      const PositionCall call(tree_, node);
      const std::vector<SqlNodeId> nodes{call.text(), call.needle()};
      return resolve(node, "strpos", argument_types(nodes, context), nodes, context);
    }
    case SqlSpecial::kSubstring: {
      const std::vector<SqlNodeId> nodes = call_arguments(tree_, node);
      return resolve(node, "substr", argument_types(nodes, context), nodes, context);
    }
    case SqlSpecial::kNormalize: {
      const std::vector<SqlNodeId> nodes = call_arguments(tree_, node);
      std::vector<CallArgument> arguments = argument_types(nodes, context);
      const std::size_t length = normal_form(tree_, node).size();
      arguments.push_back({.type = state_.types.varchar(static_cast<std::uint32_t>(length))});
      return resolve(node, "normalize", arguments, nodes, context);
    }
    case SqlSpecial::kTrim:
      return type_of_trim(node, context);
    case SqlSpecial::kExtract:
      return type_of_extract(node, context);
    case SqlSpecial::kListagg:
      return type_of_listagg(node, context);
    case SqlSpecial::kGrouping:
      return type_of_grouping(node, context);
    case SqlSpecial::kOverlay:
      state_.verdict.unsure("a form of newer servers is not analyzed");
      return kUncertain;
    default:
      return JsonCalls(state_, typer_, context).type_of(node);
  }
}

TypeId Calls::type_of_concat(SqlNodeId node, const Context& context) {
  const std::vector<SqlNodeId> nodes{ConcatNode(tree_, node).left(),
                                     ConcatNode(tree_, node).right()};
  return resolve(node, "concat", argument_types(nodes, context), nodes, context);
}

// TRIM(LEADING 'x' FROM text), TRIM(text), TRIM(text, 'x')
TypeId Calls::type_of_trim(SqlNodeId node, const Context& context) {
  static constexpr std::string_view kNames[] = {"trim", "ltrim", "rtrim"};
  static_assert(is_table_to(kNames, SqlTrimSide::kTrailing));
  std::vector<SqlNodeId> nodes = call_arguments(tree_, node);
  if (nodes.size() == 2 && !tree_[node].is(SqlTrimForm::kComma)) std::swap(nodes[0], nodes[1]);
  const std::string_view name = kNames[static_cast<std::size_t>(tree_[node].get<SqlTrimSide>())];
  std::vector<CallArgument> arguments;  // no call to the server, so that none is a lambda
  for (const SqlNodeId part : nodes) arguments.push_back({.type = typer_.type_of(part, context)});
  return state_.verdict.stopped() ? kUncertain : resolve(node, name, arguments, nodes, context);
}

namespace {

enum Extractable : std::uint8_t {
  kFromDate = 1,
  kFromTimestamp = 2,
  kFromTimestampWithZone = 4,
  kFromTime = 8,
  kFromTimeWithZone = 16,
  kFromMonths = 32,
  kFromSeconds = 64,
  kFromDays = kFromDate | kFromTimestamp | kFromTimestampWithZone,
  kFromClocks = kFromTimestamp | kFromTimestampWithZone | kFromTime | kFromTimeWithZone,
};

struct ExtractField {
  std::string_view name;
  unsigned from;
};

constexpr ExtractField kExtractFields[] = {
    {"YEAR", kFromDays | kFromMonths},
    {"MONTH", kFromDays | kFromMonths},
    {"DAY", kFromDays | kFromSeconds},
    {"HOUR", kFromClocks | kFromSeconds},
    {"MINUTE", kFromClocks | kFromSeconds},
    {"SECOND", kFromClocks | kFromSeconds},
    {"TIMEZONE_MINUTE", kFromTimestampWithZone | kFromTimeWithZone},
    {"TIMEZONE_HOUR", kFromTimestampWithZone | kFromTimeWithZone},
};

unsigned extractable(TypeKind kind) {
  switch (kind) {
    case TypeKind::kDate:
      return kFromDate;
    case TypeKind::kTimestamp:
      return kFromTimestamp;
    case TypeKind::kTimestampWithZone:
      return kFromTimestampWithZone;
    case TypeKind::kTime:
      return kFromTime;
    case TypeKind::kTimeWithZone:
      return kFromTimeWithZone;
    case TypeKind::kIntervalYearToMonth:
      return kFromMonths;
    case TypeKind::kIntervalDayToSecond:
      return kFromSeconds;
    default:
      return 0;
  }
}

}  // namespace

TypeId Calls::type_of_extract(SqlNodeId node, const Context& context) {
  const std::string field = to_upper(tree_.name_of(ExtractCall(tree_, node).field()));
  const SqlNodeId value = ExtractCall(tree_, node).from();
  const TypeId type = typer_.type_of(value, context);
  const auto* known_field = std::ranges::find(kExtractFields, field, &ExtractField::name);
  // QUARTER, WEEK, DOW … need a day.
  const unsigned from = known_field == std::end(kExtractFields) ? kFromDays : known_field->from;
  if (state_.verdict.require(type) && (from & extractable(state_.types.kind(type))) == 0) {
    return state_.verdict.mismatch(value, ServerMessage::kCannotExtract,
                                   {field, state_.shown(type)});
  }
  return state_.types.simple(TypeKind::kBigint);
}

TypeId Calls::type_of_listagg(SqlNodeId node, const Context& context) {
  if (context.labels != nullptr) {
    PatternCalls(state_, typer_, context).check_other_function(node, "listagg");
  }
  analyze_call_clauses(node, true, context);
  const std::vector<SqlNodeId> arguments = call_arguments(tree_, node);
  const SqlNodeId value = arguments.front();
  const TypeId type = typer_.type_of(value, context);
  for (std::size_t i = 1; i < arguments.size(); ++i) typer_.type_of(arguments[i], context);
  if (state_.verdict.require(type) && state_.types.kind(type) != TypeKind::kVarchar) {
    return state_.verdict.mismatch(node, ServerMessage::kVarcharExpected,
                                   {state_.shown_expression(value), state_.shown(type)});
  }
  check_call_order(node, context);
  return state_.types.varchar();
}

TypeId Calls::type_of_grouping(SqlNodeId node, const Context& context) {
  static constexpr std::size_t kMaxOfInteger = 31;
  static constexpr std::size_t kMaxOfBigint = 63;
  const std::size_t count = tree_.children(node).size();
  if (count > kMaxOfBigint) {
    state_.verdict.fail(node, ServerMessage::kTooManyGroupingArguments);
    return kUncertain;
  }
  const FaultWatch watch(state_.verdict);
  for (const SqlNodeId id : tree_.children(node)) {
    typer_.type_of(id, context);
  }
  if (context.labels != nullptr)
    state_.verdict.unsure("a server does not plan GROUPING in a row pattern");
  // The server makes expressions of the names and gives them no place.
  watch.found().without_place();
  return state_.types.simple(count <= kMaxOfInteger ? TypeKind::kInteger : TypeKind::kBigint);
}

}  // namespace mapping::analysis
