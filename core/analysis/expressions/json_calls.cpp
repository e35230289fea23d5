#include "analysis/expressions/json_calls.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/declared_types.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/format/format_expression.h"
#include "mapping/text.h"
#include "sql/json_path.h"

namespace mapping::analysis {
namespace {

bool is_text(TypeKind kind) { return kind == TypeKind::kVarchar || kind == TypeKind::kChar; }

bool is_number_or_boolean(TypeKind kind) {
  return kind >= TypeKind::kBoolean && kind <= TypeKind::kNumber;
}

bool is_time(TypeKind kind) {
  return kind >= TypeKind::kDate && kind <= TypeKind::kTimestampWithZone;
}

bool is_type(SqlNodeKind kind) { return kind >= SqlNodeKind::kGenericType; }

SqlNodeId type_among(const SqlTree& tree, SqlNodeId id) {
  while (id != kNoSqlNode && !is_type(tree[id].kind)) id = tree[id].next;
  return id;
}

// Whether `word` is what stands behind an expression.
bool is_followed_by(const SqlTree& tree, SqlNodeId id, std::string_view word) {
  const std::uint32_t byte = next_token(tree.text, tree[id].span.end);
  return starts_with_ignoring_case(std::string_view(tree.text).substr(byte), word);
}

// ` ENCODING UTF8` where FORMAT JSON ENCODING … stands behind an expression or a type.
std::string encoding_behind(const SqlTree& tree, SqlNodeId id) {
  const std::string_view text = tree.text;
  std::uint32_t byte = tree[id].span.end;
  for (const std::string_view word : {"format", "json", "encoding"}) {
    byte = next_token(text, byte);
    if (!starts_with_ignoring_case(text.substr(byte), word)) return "";
    byte += static_cast<std::uint32_t>(word.size());
  }
  const std::string_view name = text.substr(next_token(text, byte));
  constexpr std::size_t kShortest = 4;  // UTF8; else UTF16, UTF32
  return " ENCODING " + to_upper(name.substr(0, name.substr(3, 1) == "8" ? kShortest : 5));
}

bool is_json_call(const SqlTree& tree, SqlNodeId id) {
  id = unwrapped(tree, id);
  return is_special(tree, id, SqlSpecial::kJsonQuery) ||
         is_special(tree, id, SqlSpecial::kJsonObject) ||
         is_special(tree, id, SqlSpecial::kJsonArray);
}

}  // namespace

TypeId JsonCalls::type_of(SqlNodeId node) {
  const SqlNodeId first = tree_[node].first_child;
  const SqlNodeId returning = type_among(tree_, first);
  switch (static_cast<SqlSpecial>(tree_[node].detail)) {
    case SqlSpecial::kJsonExists:
      analyze_path(node, "JSON_EXISTS");
      return state_.boolean();
    case SqlSpecial::kJsonValue: {
      analyze_path(node, "JSON_VALUE");
      const TypeId type = value_type(node, returning);
      check_path_type(node, tree_[first].next, type);
      SqlNodeId behind = tree_[tree_[first].next].next;
      while (behind != kNoSqlNode && (tree_[behind].kind == SqlNodeKind::kName ||
                                      tree_[behind].kind == SqlNodeKind::kJsonPassing)) {
        behind = tree_[behind].next;
      }
      analyze_defaults(behind == returning && behind != kNoSqlNode ? tree_[behind].next : behind,
                       type);
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
  const std::string encoding = encoding_behind(tree_, expression);
  const bool is_text = kind == TypeKind::kVarchar && encoding.empty();
  if (!is_text && kind != TypeKind::kVarbinary && kind != TypeKind::kUnknown) {
    state_.verdict.mismatch(expression, ServerMessage::kJsonInputFormat,
                            {state_.shown(type), encoding});
  }
}

// KEEP QUOTES and OMIT QUOTES are about scalars, which WITH WRAPPER makes arrays of.
void JsonCalls::check_quotes(SqlNodeId node) {
  const std::string words = own_words(tree_, node);
  const auto has = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  if (!has(" QUOTES") || !has(" WITH ")) return;
  state_.verdict.fail(
      node, ServerMessage::kJsonQuotesOfWrapper,
      {has(" KEEP ") ? "KEEP" : "OMIT", has(" CONDITIONAL ") ? "CONDITIONAL" : "UNCONDITIONAL"});
}

// rule jsonPathInvocation: the input, the path, its name, and the parameters of the path
void JsonCalls::analyze_path(SqlNodeId node, std::string_view function) {
  const SqlNodeId input = tree_[node].first_child;
  const SqlNodeId path = tree_[input].next;
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
    const SqlNodeId parameter = tree_[behind].first_child;
    const SqlNodeId name = tree_.child(behind, 1);
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
  return is_json_call(tree_, value) || is_followed_by(tree_, value, "format");
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
void JsonCalls::analyze_defaults(SqlNodeId first, TypeId returned) {
  for (SqlNodeId id = first; id != kNoSqlNode; id = tree_[id].next) {
    if (is_type(tree_[id].kind) || tree_[id].kind == SqlNodeKind::kString) {
      if (tree_[id].kind != SqlNodeKind::kString || !is_followed_by(tree_, id, "on")) continue;
    }
    const std::uint32_t on = next_token(tree_.text, tree_[id].span.end);
    const std::uint32_t word = next_token(tree_.text, on + 2);
    const bool empty =
        starts_with_ignoring_case(std::string_view(tree_.text).substr(word), "empty");
    coerce(state_, id, typer_.type_of(id, context_), returned,
           empty ? "Function JSON_VALUE default ON EMPTY result"
                 : "Function JSON_VALUE default ON ERROR result");
  }
}

TypeId JsonCalls::output_type(SqlNodeId node, SqlNodeId returning) {
  if (returning == kNoSqlNode) return state_.types.varchar();
  const TypeId type = declared_type(state_, returning, node);
  if (type == kUncertain) return kUncertain;
  const TypeKind kind = state_.types.kind(type);
  const std::string encoding = encoding_behind(tree_, returning);
  if (kind == TypeKind::kVarbinary || (is_text(kind) && encoding.empty())) return type;
  return state_.verdict.mismatch(node, ServerMessage::kJsonOutputFormat,
                                 {state_.shown(type), encoding});
}

void JsonCalls::analyze_members(SqlNodeId node, bool object) {
  for (SqlNodeId id = tree_[node].first_child; id != kNoSqlNode && !is_type(tree_[id].kind);
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
  if (own_words(tree_, node).find(" WITH UNIQUE") != std::string::npos) {
    state_.verdict.fail(node, ServerMessage::kJsonUniqueKeysOfFormat);
  }
  check_input(value, type);
}

}  // namespace mapping::analysis
