#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/json_calls.h"
#include "analysis/format/format_expression.h"
#include "analysis/row_patterns/pattern_calls.h"
#include "mapping/text.h"

// Forms that look like calls and are expressions of their own to Trino.
namespace mapping::analysis {

// `if`, `nullif`, `coalesce`, `try` and `format`, which Trino's parser takes out of the functions.
std::optional<TypeId> Analyzer::type_of_conditional(SqlNodeId node, std::string_view name,
                                                    const Context& context) {
  if (name == "coalesce") {
    return single_type("All COALESCE operands", call_arguments(tree_, node), context);
  }
  if (name == "if") return type_of_if(node, call_arguments(tree_, node), context);
  if (name == "nullif") return type_of_nullif(node, call_arguments(tree_, node), context);
  if (name == "format") return type_of_format(call_arguments(tree_, node), context);
  if (name != "try") return std::nullopt;
  if (context.labels != nullptr) {
    fail(node, "NOT_SUPPORTED",
         "TRY expression in pattern recognition context is not yet supported");
  }
  return type_of(call_arguments(tree_, node).front(), context);
}

TypeId Analyzer::type_of_if(SqlNodeId node, const std::vector<SqlNodeId>& arguments,
                            const Context& context) {
  coerce(arguments[0], type_of(arguments[0], context), boolean(), "IF condition");
  const TypeId first = type_of(arguments[1], context);
  if (arguments.size() < 3) return first;
  const TypeId second = type_of(arguments[2], context);
  if (!known(first) || !known(second)) return kUncertain;
  if (const auto both = common_super_type(types_, first, second)) return *both;
  return mismatch(node, "Result types for IF must be the same: {} vs {}",
                  {shown(first), shown(second)});
}

TypeId Analyzer::type_of_nullif(SqlNodeId node, const std::vector<SqlNodeId>& arguments,
                                const Context& context) {
  const TypeId first = type_of(arguments[0], context);
  const TypeId second = type_of(arguments[1], context);
  if (known(first) && known(second)) {
    const auto common = common_super_type(types_, first, second);
    if (!common) {
      return mismatch(node, "Types are not comparable with NULLIF: {} vs {}",
                      {shown(first), shown(second)});
    }
    check_planned_equality(*common);
  }
  return first;
}

TypeId Analyzer::type_of_format(const std::vector<SqlNodeId>& arguments, const Context& context) {
  std::vector<TypeId> types;
  for (const SqlNodeId argument : arguments) types.push_back(type_of(argument, context));
  if (known(types[0]) && types_.kind(types[0]) != TypeKind::kVarchar) {
    // The server points behind the name.
    return mismatch(arguments[0], "Type of first argument to format() must be VARCHAR (actual: {})",
                    {shown(types[0])});
  }
  for (std::size_t i = 1; i < types.size(); ++i) {
    if (known(types[i]) && !can_cast(types_, types[i], types_.varchar())) {
      // Whichever it is, the server tells of the first.
      SqlFault* const fault = fail(arguments[1], "NOT_SUPPORTED",
                                   "Type not supported for formatting: {}", {shown(types[1])});
      if (fault != nullptr) fault->params.push_back({"type", shown(types[i])});
    }
  }
  return types_.varchar();
}

TypeId Analyzer::type_of_special(SqlNodeId node, const Context& context) {
  switch (static_cast<SqlSpecial>(tree_[node].detail)) {
    case SqlSpecial::kPosition: {
      const std::vector<SqlNodeId> nodes{tree_.child(node, 1), tree_.child(node, 0)};
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
      arguments.push_back({.type = types_.varchar(static_cast<std::uint32_t>(length))});
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
      unsure("a form of newer servers is not analyzed");
      return kUncertain;
    default:
      return JsonCalls(*this, tree_, context).type_of(node);
  }
}

TypeId Analyzer::type_of_concat(SqlNodeId node, const Context& context) {
  const std::vector<SqlNodeId> nodes{tree_.child(node, 0), tree_.child(node, 1)};
  return resolve(node, "concat", argument_types(nodes, context), nodes, context);
}

// TRIM(LEADING 'x' FROM text), TRIM(text), TRIM(text, 'x')
TypeId Analyzer::type_of_trim(SqlNodeId node, const Context& context) {
  const std::string words = own_words(tree_, node);
  const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  std::vector<SqlNodeId> nodes = call_arguments(tree_, node);
  if (nodes.size() == 2 && !has(",")) std::swap(nodes[0], nodes[1]);
  const std::string_view name = has(" LEADING") ? "ltrim" : has(" TRAILING") ? "rtrim" : "trim";
  std::vector<CallArgument> arguments;  // no call to the server, so that none is a lambda
  for (const SqlNodeId part : nodes) arguments.push_back({.type = type_of(part, context)});
  return stopped() ? kUncertain : resolve(node, name, arguments, nodes, context);
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

TypeId Analyzer::type_of_extract(SqlNodeId node, const Context& context) {
  const std::string field = to_upper(tree_.name_of(tree_[node].first_child));
  const SqlNodeId value = tree_.child(node, 1);
  const TypeId type = type_of(value, context);
  const auto* known_field = std::ranges::find(kExtractFields, field, &ExtractField::name);
  // QUARTER, WEEK, DOW … need a day.
  const unsigned from = known_field == std::end(kExtractFields) ? kFromDays : known_field->from;
  if (known(type) && (from & extractable(types_.kind(type))) == 0) {
    return mismatch(value, "Cannot extract {} from {}", {field, shown(type)});
  }
  return types_.simple(TypeKind::kBigint);
}

// The parser keeps the condition of FILTER behind ORDER BY as a plain child.
TypeId Analyzer::type_of_listagg(SqlNodeId node, const Context& context) {
  if (context.labels != nullptr) {
    PatternCalls(*this, tree_, context).check_other_function(node, "listagg");
  }
  const SqlNodeId order = tree_.find_child(node, SqlNodeKind::kOrderBy);
  const SqlNodeId filter = tree_[order].next;
  analyze_call_clauses(node, true, context);
  if (filter != kNoSqlNode && tree_[filter].kind != SqlNodeKind::kOver) {
    coerce(filter, type_of(filter, context), boolean(), "Filter expression");
  }
  const SqlNodeId value = tree_[node].first_child;
  const TypeId type = type_of(value, context);
  for (SqlNodeId id = tree_[value].next; id != order; id = tree_[id].next) type_of(id, context);
  if (known(type) && types_.kind(type) != TypeKind::kVarchar) {
    return mismatch(node, "Expected expression of varchar, but '{}' has {} type",
                    {format_expression(tree_, value), shown(type)});
  }
  check_call_order(node, context);
  return types_.varchar();
}

TypeId Analyzer::type_of_grouping(SqlNodeId node, const Context& context) {
  static constexpr std::size_t kMaxOfInteger = 31;
  static constexpr std::size_t kMaxOfBigint = 63;
  std::size_t count = 0;
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) ++count;
  if (count > kMaxOfBigint) {
    fail(node, "TOO_MANY_ARGUMENTS", "GROUPING supports up to 63 column arguments");
    return kUncertain;
  }
  const bool stopped_before = stopped();
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode; id = tree_[id].next) {
    type_of(id, context);
  }
  if (context.labels != nullptr) unsure("a server does not plan GROUPING in a row pattern");
  // The server makes expressions of the names and gives them no place.
  if (!stopped_before && fault_) fault_->has_place = false;
  return types_.simple(count <= kMaxOfInteger ? TypeKind::kInteger : TypeKind::kBigint);
}

}  // namespace mapping::analysis
