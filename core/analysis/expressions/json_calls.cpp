#include "analysis/expressions/json_calls.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/declared_types.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/format/format_expression.h"
#include "analysis/json_tree.h"
#include "mapping/text.h"
#include "sql/json_path.h"
#include "text/enum_table.h"

namespace mapping::analysis {
namespace {

bool is_text(TypeKind kind) { return kind == TypeKind::kVarchar || kind == TypeKind::kChar; }

bool is_number_or_boolean(TypeKind kind) {
  return kind >= TypeKind::kBoolean && kind <= TypeKind::kNumber;
}

bool is_time(TypeKind kind) {
  return kind >= TypeKind::kDate && kind <= TypeKind::kTimestampWithZone;
}

// Of the format of a value or of what is given back, none without a name.
std::string_view encoding_of(const SqlNode& node) {
  static constexpr std::string_view kEncodings[] = {"", "", " ENCODING UTF8", " ENCODING UTF16",
                                                    " ENCODING UTF32"};
  static_assert(is_table_to(kEncodings, SqlJsonFormat::kUtf32));
  const auto format = node.has<SqlJsonFormat>() ? node.get<SqlJsonFormat>() : SqlJsonFormat::kNone;
  return kEncodings[static_cast<std::size_t>(format)];
}

bool is_json_call(const SqlTree& tree, SqlNodeId id) {
  id = unwrapped(tree, id);
  return is_special(tree, id, SqlSpecial::kJsonQuery) ||
         is_special(tree, id, SqlSpecial::kJsonObject) ||
         is_special(tree, id, SqlSpecial::kJsonArray);
}

}  // namespace

TypeId JsonCalls::type_of(SqlNodeId node) {
  const JsonValueCall call(tree_, node);
  const SqlNodeId returning = call.returning();
  switch (tree_[node].get<SqlSpecial>()) {
    case SqlSpecial::kJsonExists:
      analyze_path(node, "JSON_EXISTS");
      return state_.boolean();
    case SqlSpecial::kJsonValue: {
      analyze_path(node, "JSON_VALUE");
      const TypeId type = value_type(node, returning);
      check_path_type(node, call.path(), type);
      analyze_defaults(node, type);
      return type;
    }
    case SqlSpecial::kJsonQuery: {
      analyze_path(node, "JSON_QUERY");
      check_quotes(node);
      return output_type(node, returning);
    }
    case SqlSpecial::kJsonObject:
    case SqlSpecial::kJsonArray:
      analyze_members(node, is_special(tree_, node, SqlSpecial::kJsonObject));
      return output_type(node, returning);
    default:
      return state_.verdict.unknown("the form is not known");
  }
}

// Text, or bytes, that are read as JSON.
void JsonCalls::check_input(SqlNodeId expression, TypeId type) {
  if (!state_.verdict.require(type)) return;
  const TypeKind kind = state_.types.kind(type);
  const std::string_view encoding = encoding_of(tree_[expression]);
  const bool is_text = kind == TypeKind::kVarchar && encoding.empty();
  if (!is_text && kind != TypeKind::kVarbinary && kind != TypeKind::kUnknown) {
    const bool is_formatted = tree_[expression].kind == SqlNodeKind::kJsonFormatted;
    state_.verdict.mismatch(
        is_formatted ? JsonFormattedNode(tree_, expression).value() : expression,
        ServerMessage::kJsonInputFormat, {state_.shown(type), encoding});
  }
}

// KEEP QUOTES and OMIT QUOTES are about scalars, which WITH WRAPPER makes arrays of.
void JsonCalls::check_quotes(SqlNodeId node) {
  const auto quotes = tree_[node].get<SqlJsonQuotes>();
  const auto wrapper = tree_[node].get<SqlJsonWrapper>();
  const bool conditional = wrapper == SqlJsonWrapper::kConditional;
  if (quotes == SqlJsonQuotes::kNone || (wrapper != SqlJsonWrapper::kUnconditional && !conditional))
    return;
  state_.verdict.fail(node, ServerMessage::kJsonQuotesOfWrapper,
                      {quotes == SqlJsonQuotes::kKeep ? "KEEP" : "OMIT",
                       conditional ? "CONDITIONAL" : "UNCONDITIONAL"});
}

// rule jsonPathInvocation: the input, the path, its name, and the parameters of the path
void JsonCalls::analyze_path(SqlNodeId node, std::string_view function) {
  const JsonTableNode invocation(tree_, node);  // of which the others are the beginning
  const SqlNodeId input = invocation.input();
  const SqlNodeId path = invocation.path();
  SqlNodeId behind = tree_[path].next;
  if (behind != kNoSqlNode && tree_[behind].kind == SqlNodeKind::kName) {
    if (function != "JSON_TABLE") {
      state_.verdict.fail(behind, ServerMessage::kJsonPathName, {function});
    }
    behind = tree_[behind].next;
  }
  check_input(input, typer_.type_of(input, context_));
  std::vector<std::string> names;
  for (; behind != kNoSqlNode && tree_[behind].kind == SqlNodeKind::kJsonPassing;
       behind = tree_[behind].next) {
    const SqlNodeId parameter = JsonPassingNode(tree_, behind).value();
    const SqlNodeId name = JsonPassingNode(tree_, behind).name();
    const std::string text = canonical_name(tree_, name);
    if (std::ranges::find(names, text) != names.end()) {
      state_.verdict.fail(name, ServerMessage::kJsonPathParameterRepeated, {text});
    }
    names.push_back(text);
    analyze_parameter(node, parameter);
  }
  analyze_path_text(path, names);
}

void JsonCalls::analyze_parameter(SqlNodeId node, SqlNodeId parameter) {
  const TypeId type = typer_.type_of(parameter, context_);
  if (is_read_as_json(parameter)) {
    check_input(parameter, type);
  } else {
    check_value(node, parameter, type, "");
  }
}

bool JsonCalls::is_read_as_json(SqlNodeId value) const {
  return is_json_call(tree_, value) || tree_[value].kind == SqlNodeKind::kJsonFormatted;
}

// What JSON has a form for, or what can be cast to text. Paths have one for moments, too.
void JsonCalls::check_value(SqlNodeId node, SqlNodeId value, TypeId type,
                            std::string_view function) {
  if (!state_.verdict.require(type)) return;
  const TypeKind kind = state_.types.kind(type);
  const bool in_path = function.empty();
  const bool is_bytes = kind == TypeKind::kVarbinary;
  if (!is_bytes &&
      (is_text(kind) || is_number_or_boolean(kind) || (in_path && is_time(kind)) ||
       kind == TypeKind::kUnknown || can_cast(state_.types, type, state_.types.varchar()))) {
    return;
  }
  const SqlNodeId place = is_bytes ? value : node;
  if (in_path) {
    state_.verdict.fail(place, ServerMessage::kJsonPathParameterType, {state_.shown(type)});
  } else {
    state_.verdict.fail(place, ServerMessage::kJsonMemberType, {function, state_.shown(type)});
  }
}

// `parameters` are the values that the path may name.
void JsonCalls::analyze_path_text(SqlNodeId path, const std::vector<std::string>& parameters) {
  if (path == kNoSqlNode) return;
  if (std::optional<SqlFault> fault = check_json_path(tree_, path)) {
    state_.verdict.adopt(*std::move(fault));
    return;
  }
  const std::string text = string_value(tree_, path);
  const sql::JsonPath read = sql::read_json_path(text);
  if (!read.too_large.empty()) {
    state_.verdict.fail(Span{}, ServerMessage::kNumericLiteral, {read.too_large});
  }
  if (read.open || read.fault) state_.verdict.unsure("the JSON path is not analyzed");
  for (const std::string_view name : read.variables) {
    if (std::ranges::find(parameters, name) != parameters.end()) continue;
    const bool differs_in_case = std::ranges::any_of(parameters, [&](const std::string& parameter) {
      return equals_ignoring_case(parameter, name);
    });
    if (differs_in_case) {
      state_.verdict.fail(path, ServerMessage::kJsonPathVariableCase, {name, name});
    } else {
      state_.verdict.fail(path, ServerMessage::kJsonPathVariable, {name});
    }
  }
  if (!read.unsupported.empty()) {
    state_.verdict.fail(path, ServerMessage::kJsonPathNotSupported, {read.unsupported});
  }
}

// A path that gives values of one type, which JSON_VALUE has to make another of.
void JsonCalls::check_path_type(SqlNodeId node, SqlNodeId path, TypeId returned) {
  if (path == kNoSqlNode || tree_[path].kind != SqlNodeKind::kString ||
      !state_.verdict.require(returned))
    return;
  const std::string text = string_value(tree_, path);
  const sql::JsonPath read = sql::read_json_path(text);
  if (read.type.empty()) return;
  const bool computed = read.type != "decimal";
  const TypeId given =
      computed ? state_.types.from_text(read.type) : state_.types.simple(TypeKind::kDecimal);
  if (can_cast(state_.types, given, returned)) return;
  if (!computed) return state_.verdict.unsure("the type of the JSON path is not computed");
  state_.verdict.mismatch(node, ServerMessage::kJsonPathType,
                          {state_.shown(given), state_.shown(returned)});
}

TypeId JsonCalls::value_type(SqlNodeId node, SqlNodeId returning) {
  if (returning == kNoSqlNode) return state_.types.varchar();
  const TypeId type = declared_type(state_, returning, node);
  if (type == kUncertain) return kUncertain;
  const TypeKind kind = state_.types.kind(type);
  if (is_text(kind) || is_number_or_boolean(kind) || is_time(kind)) return type;
  return state_.verdict.mismatch(node, ServerMessage::kJsonValueType,
                                 {format_type(tree_, returning)});
}

// DEFAULT expression ON EMPTY, DEFAULT expression ON ERROR
void JsonCalls::analyze_defaults(SqlNodeId node, TypeId returned) {
  const JsonDefaults defaults = json_defaults(tree_, node);
  const auto analyze = [&](SqlNodeId value, std::string_view what) {
    if (value != kNoSqlNode) coerce(state_, value, typer_.type_of(value, context_), returned, what);
  };
  analyze(defaults.on_empty, "Function JSON_VALUE default ON EMPTY result");
  analyze(defaults.on_error, "Function JSON_VALUE default ON ERROR result");
}

TypeId JsonCalls::output_type(SqlNodeId node, SqlNodeId returning) {
  if (returning == kNoSqlNode) return state_.types.varchar();
  const TypeId type = declared_type(state_, returning, node);
  if (type == kUncertain) return kUncertain;
  const TypeKind kind = state_.types.kind(type);
  const std::string_view encoding = encoding_of(tree_[node]);
  if (kind == TypeKind::kVarbinary || (is_text(kind) && encoding.empty())) return type;
  return state_.verdict.mismatch(node, ServerMessage::kJsonOutputFormat,
                                 {state_.shown(type), encoding});
}

void JsonCalls::analyze_members(SqlNodeId node, bool object) {
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode && !is_sql_type(tree_[id].kind);
       id = tree_[id].next) {
    if (object) {
      check_key(id);
      id = tree_[id].next;
    }
    analyze_member(node, id, object ? "JSON_OBJECT" : "JSON_ARRAY");
  }
}

void JsonCalls::check_key(SqlNodeId key) {
  const TypeId type = typer_.type_of(key, context_);
  if (!state_.verdict.require(type) || is_text(state_.types.kind(type))) return;
  state_.verdict.fail(key, ServerMessage::kJsonKeyType, {state_.shown(type)});
}

void JsonCalls::analyze_member(SqlNodeId node, SqlNodeId value, std::string_view function) {
  const TypeId type = typer_.type_of(value, context_);
  if (!is_read_as_json(value)) {
    check_value(node, value, type, function);
    return;
  }
  if (tree_[node].is(SqlUniqueKeys::kWith)) {
    state_.verdict.fail(node, ServerMessage::kJsonUniqueKeysOfFormat);
  }
  check_input(value, type);
}

}  // namespace mapping::analysis
