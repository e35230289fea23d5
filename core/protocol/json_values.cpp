#include "protocol/json_values.h"

namespace mapping {
namespace {

ColumnSchema read_column_schema(const Json& value) {
  return {text_of(value, "name"), text_of(value, "type")};
}

std::vector<ColumnSchema> read_column_schemas(const Json& value) {
  std::vector<ColumnSchema> columns;
  for (const Json& item : items_of(value)) columns.push_back(read_column_schema(item));
  return columns;
}

struct PolicyPattern {
  std::string_view name;
  std::optional<std::string> Policy::* text;
};

constexpr PolicyPattern kPolicyPatterns[] = {
    {"label", &Policy::label}, {"edgeType", &Policy::edge_type}, {"property", &Policy::property}};

Refusal bad_policy(std::string field, std::string_view reason) {
  return {"bad_policy", {{"field", std::move(field)}, {"reason", std::string(reason)}}};
}

}  // namespace

Locale read_locale(const Json& options) {
  return view_of(options, "locale") == "zh" ? Locale::kChinese : Locale::kEnglish;
}

Outcome<Policy> read_policy(const Json& value) {
  Policy policy;
  if (value.is_null()) return policy;
  if (!value.is_object()) return bad_policy("policy", "must be an object");
  for (const PolicyPattern& pattern : kPolicyPatterns) {
    const Json& text = member(value, pattern.name);
    policy.*pattern.text = optional_text_of(text);
    if (!text.is_null() && !text.is_string())
      return bad_policy(std::string(pattern.name), "must be a string");
  }
  const Json& reserved = member(value, "reserved");
  if (!reserved.is_null() && !reserved.is_array())
    return bad_policy("reserved", "must be an array of strings");
  for (const Json& word : items_of(reserved)) {
    if (!word.is_string()) {
      return bad_policy("reserved[" + std::to_string(policy.reserved.size()) + "]",
                        "must be a string");
    }
    policy.reserved.emplace_back(view_of(word));
  }
  policy.maximum_properties = number_of(member(value, "maxProperties"));
  if (!member(value, "maxProperties").is_null() && !policy.maximum_properties)
    return bad_policy("maxProperties", "must be a whole number from 0 to 4294967295");
  return policy;
}

std::vector<Column> read_columns(const Json& value) {
  std::vector<Column> columns;
  for (const Json& item : items_of(value))
    columns.push_back({text_of(item, "name"), text_of(item, "type")});
  return columns;
}

NodeSchema read_node_schema(const Json& value) {
  return {text_of(value, "label"), read_column_schema(member(value, "primary_key")),
          read_column_schemas(member(value, "properties"))};
}

EdgeSchema read_edge_schema(const Json& value) {
  return {text_of(value, "type"),
          text_of(value, "from_node"),
          text_of(value, "to_node"),
          read_column_schema(member(value, "from_key")),
          read_column_schema(member(value, "to_key")),
          read_column_schemas(member(value, "properties"))};
}

AnalysisSession read_analysis_session(const Json& value) {
  return {text_of(value, "catalog"), text_of(value, "schema")};
}

Answer read_answer(const Json& value) {
  Answer answer;
  if (!value.is_object()) {
    answer.failure = Failure{.message = "the answer cannot be read"};
    return answer;
  }
  if (member(value, "columns").is_array()) answer.columns = read_columns(member(value, "columns"));
  const Json* const given = find_member(value, "error");
  if (given == nullptr) return answer;
  const Json& error = *given;
  Failure failure;
  failure.kind =
      view_of(error, "kind") == "query" ? FailureKind::kQuery : FailureKind::kUnavailable;
  failure.message = text_of(error, "message");
  failure.line = number_of(member(error, "line")).value_or(0);
  failure.column = number_of(member(error, "column")).value_or(0);
  failure.error_name = text_of(error, "errorName");
  answer.failure = std::move(failure);
  return answer;
}

}  // namespace mapping
