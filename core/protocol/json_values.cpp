#include "protocol/json_values.h"

#include <charconv>

namespace mapping {
namespace {

ColumnSchema read_column_schema(const JsonValue& value) {
  return {value["name"].text(), value["type"].text()};
}

std::vector<ColumnSchema> read_column_schemas(const JsonValue& value) {
  std::vector<ColumnSchema> columns;
  for (const JsonValue& item : value.items()) columns.push_back(read_column_schema(item));
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

JsonValue JsonValue::operator[](std::string_view name) const {
  return {*document_, is(ValueKind::kObject) ? document_->member(id_, name) : kNoValue};
}

std::vector<JsonValue> JsonValue::items() const {
  std::vector<JsonValue> items;
  if (!is(ValueKind::kArray)) return items;
  for (ValueId id = value().first_child; id != kNoValue; id = (*document_)[id].next_sibling) {
    items.emplace_back(*document_, id);
  }
  return items;
}

std::optional<std::string> JsonValue::optional_text() const {
  if (!is(ValueKind::kString)) return std::nullopt;
  return std::string(value().text);
}

std::optional<std::string_view> JsonValue::scalar() const {
  if (!exists() || is(ValueKind::kNull)) return std::nullopt;
  return value().text;
}

std::optional<std::uint32_t> JsonValue::number() const {
  if (!is(ValueKind::kNumber)) return std::nullopt;
  const std::string_view digits = value().text;
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

Locale read_locale(const JsonValue& options) {
  return options["locale"].text() == "zh" ? Locale::kChinese : Locale::kEnglish;
}

Outcome<Policy> read_policy(const JsonValue& value) {
  Policy policy;
  if (!value.is_given()) return policy;
  if (!value.is(ValueKind::kObject)) return bad_policy("policy", "must be an object");
  for (const PolicyPattern& pattern : kPolicyPatterns) {
    const JsonValue text = value[pattern.name];
    policy.*pattern.text = text.optional_text();
    if (text.is_given() && !text.is(ValueKind::kString))
      return bad_policy(std::string(pattern.name), "must be a string");
  }
  const JsonValue reserved = value["reserved"];
  if (reserved.is_given() && !reserved.is(ValueKind::kArray))
    return bad_policy("reserved", "must be an array of strings");
  for (const JsonValue& word : reserved.items()) {
    if (!word.is(ValueKind::kString)) {
      return bad_policy("reserved[" + std::to_string(policy.reserved.size()) + "]",
                        "must be a string");
    }
    policy.reserved.push_back(word.text());
  }
  policy.maximum_properties = value["maxProperties"].number();
  if (value["maxProperties"].is_given() && !policy.maximum_properties)
    return bad_policy("maxProperties", "must be a whole number from 0 to 4294967295");
  return policy;
}

std::vector<Column> read_columns(const JsonValue& value) {
  std::vector<Column> columns;
  for (const JsonValue& item : value.items())
    columns.push_back({item["name"].text(), item["type"].text()});
  return columns;
}

NodeSchema read_node_schema(const JsonValue& value) {
  return {value["label"].text(), read_column_schema(value["primary_key"]),
          read_column_schemas(value["properties"])};
}

EdgeSchema read_edge_schema(const JsonValue& value) {
  return {value["type"].text(),
          value["from_node"].text(),
          value["to_node"].text(),
          read_column_schema(value["from_key"]),
          read_column_schema(value["to_key"]),
          read_column_schemas(value["properties"])};
}

AnalysisSession read_analysis_session(const JsonValue& value) {
  return {value["catalog"].text(), value["schema"].text()};
}

Answer read_answer(const JsonValue& value) {
  Answer answer;
  if (!value.is(ValueKind::kObject)) {
    answer.failure = Failure{.message = "the answer cannot be read"};
    return answer;
  }
  if (value["columns"].is(ValueKind::kArray)) answer.columns = read_columns(value["columns"]);
  const JsonValue error = value["error"];
  if (!error.exists()) return answer;
  Failure failure;
  failure.kind = error["kind"].text() == "query" ? FailureKind::kQuery : FailureKind::kUnavailable;
  failure.message = error["message"].text();
  failure.line = error["line"].number().value_or(0);
  failure.column = error["column"].number().value_or(0);
  failure.error_name = error["errorName"].text();
  answer.failure = std::move(failure);
  return answer;
}

}  // namespace mapping
