#include <string_view>

#include "analysis/format/format_expression.h"
#include "analysis/format/formatter.h"
#include "analysis/json_tree.h"
#include "text/enum_table.h"

// JSON_VALUE and the like: the server spells out what is left out.
namespace mapping::analysis {
namespace {

// In the order of SqlJsonFormat.
constexpr std::string_view kFormats[] = {"", " FORMAT JSON", " FORMAT JSON ENCODING UTF8",
                                         " FORMAT JSON ENCODING UTF16",
                                         " FORMAT JSON ENCODING UTF32"};
static_assert(is_table_to(kFormats, SqlJsonFormat::kUtf32));
// In the order of SqlJsonBehavior; DEFAULT is followed by its value.
constexpr std::string_view kBehaviors[] = {"",      "NULL",        "ERROR",        "DEFAULT ",
                                           "EMPTY", "EMPTY ARRAY", "EMPTY OBJECT", "TRUE",
                                           "FALSE", "UNKNOWN"};
static_assert(is_table_to(kBehaviors, SqlJsonBehavior::kUnknown));
// In the order of SqlJsonWrapper.
constexpr std::string_view kWrappers[] = {"", " WITHOUT ARRAY WRAPPER",
                                          " WITH UNCONDITIONAL ARRAY WRAPPER",
                                          " WITH CONDITIONAL ARRAY WRAPPER"};
static_assert(is_table_to(kWrappers, SqlJsonWrapper::kConditional));

template <typename Part>
std::size_t place(Part part) {
  return static_cast<std::size_t>(part);
}

// The name of a kind of call; kJsonExists is the first.
constexpr std::string_view kNames[] = {"JSON_EXISTS(", "JSON_VALUE(", "JSON_QUERY(", "JSON_OBJECT(",
                                       "JSON_ARRAY("};

}  // namespace

std::string Formatter::format_json(SqlNodeId id) {
  SqlNode call = tree_[id];
  call.detail = spelled_out(tree_, id);
  const auto which = call.get<SqlSpecial>();
  std::string text(kNames[place(which) - place(SqlSpecial::kJsonExists)]);
  const bool has_path = which <= SqlSpecial::kJsonQuery;
  text += has_path ? format_json_path(id) : format_json_members(call);
  const SqlNodeId returning = JsonObjectCall(tree_, id).returning();
  if (returning != kNoSqlNode) {
    if (text.back() != '(') text += ' ';
    text += "RETURNING " + format_type(tree_, returning);
    if (call.has<SqlJsonFormat>()) text += kFormats[place(call.get<SqlJsonFormat>())];
  }
  return text + (has_path ? format_json_end(id, call) : "") + ")";
}

// `x FORMAT JSON, 'lax $' PASSING a AS "a"`
std::string Formatter::format_json_path(SqlNodeId id) {
  const JsonExistsCall call(tree_, id);
  std::string text = format_json_value(call.input(), true) + ", " + format(call.path());
  if (call.name() != kNoSqlNode) text += " AS " + format(call.name());
  std::string_view between = " PASSING ";
  for (const SqlNodeId part : tree_.children(id)) {
    if (tree_[part].kind != SqlNodeKind::kJsonPassing) continue;
    const JsonPassingNode passing(tree_, part);
    text += between;
    text += format_json_value(passing.value()) + " AS " + format(passing.name());
    between = ", ";
  }
  return text;
}

std::string Formatter::format_json_value(SqlNodeId value, bool is_input) {
  SqlJsonFormat format_of = is_input ? SqlJsonFormat::kJson : SqlJsonFormat::kNone;
  if (tree_[value].kind == SqlNodeKind::kJsonFormatted)
    format_of = tree_[value].get<SqlJsonFormat>();
  return format(value).append(kFormats[place(format_of)]);
}

// `KEY 'a' VALUE 1, …` or `1, …`, and what becomes of NULL.
std::string Formatter::format_json_members(const SqlNode& call) {
  const bool is_object = call.is(SqlSpecial::kJsonObject);
  std::string text;
  for (SqlNodeId part = call.first_child; part != kNoSqlNode && !is_sql_type(tree_[part].kind);
       part = tree_[part].next) {
    text += text.empty() ? "" : ", ";
    if (is_object) {
      text += "KEY " + format(part) + " VALUE ";
      part = tree_[part].next;
    }
    text += format_json_value(part);
  }
  if (text.empty()) return text;
  text += call.is(SqlJsonNulls::kAbsent) ? " ABSENT ON NULL" : " NULL ON NULL";
  if (is_object)
    text += call.is(SqlUniqueKeys::kWith) ? " WITH UNIQUE KEYS" : " WITHOUT UNIQUE KEYS";
  return text;
}

std::string Formatter::format_json_end(SqlNodeId id, const SqlNode& call) {
  const JsonDefaults defaults = json_defaults(tree_, id);
  const auto behavior = [&](SqlJsonBehavior which, SqlNodeId value) {
    return " " + std::string(kBehaviors[place(which)]) +
           (value == kNoSqlNode ? "" : format(value)) + " ON ";
  };
  std::string text;
  if (call.has<SqlJsonWrapper>()) text += kWrappers[place(call.get<SqlJsonWrapper>())];
  if (call.is(SqlJsonQuotes::kKeep)) text += " KEEP QUOTES ON SCALAR STRING";
  if (call.is(SqlJsonQuotes::kOmit)) text += " OMIT QUOTES ON SCALAR STRING";
  if (call.has<SqlOnEmpty>())
    text += behavior(call.get<SqlOnEmpty>().behavior, defaults.on_empty) + "EMPTY";
  return text + behavior(call.get<SqlOnError>().behavior, defaults.on_error) + "ERROR";
}

}  // namespace mapping::analysis
