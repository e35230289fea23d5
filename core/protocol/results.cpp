#include "protocol/results.h"

#include "document/findings.h"
#include "protocol/refusal_texts.h"
#include "report/json_writer.h"
#include "report/wire.h"

namespace mapping {
namespace {

std::string text_result(std::string_view name, const Outcome<std::string>& outcome) {
  if (!outcome.ok()) return error_result(outcome.refusal());
  JsonWriter json;
  json.begin_object().key(name).string(outcome.value()).end_object();
  return std::move(json).text();
}

template <typename Texts>
void write_texts(JsonWriter& json, std::string_view name, const Texts& texts) {
  json.key(name).begin_array();
  for (const auto& text : texts) json.string(text);
  json.end_array();
}

void write_column(JsonWriter& json, const SuggestedColumn& column) {
  json.begin_object().key("name").string(column.name).key("type");
  if (column.type.empty()) {
    json.null();
  } else {
    json.string(column.type);
  }
  json.key("source_type").string(column.source_type);
  if (!column.cast.empty()) json.key("cast").string(column.cast);
  json.end_object();
}

// What nodes and edges end with.
template <typename Suggestion>
void write_common(JsonWriter& json, const Suggestion& suggestion) {
  json.key("properties").begin_array();
  for (const SuggestedColumn& column : suggestion.properties) write_column(json, column);
  json.end_array();
  json.key("inferred").boolean(true);
  write_texts(json, "alternatives", suggestion.alternatives);
  write_texts(json, "warnings", suggestion.warnings);
}

void write_request(JsonWriter& json, const Request& request) {
  json.begin_object().key("id").integer(request.id);
  json.key("kind").string(request.kind == QuestionKind::kExplain ? "explain" : "columns");
  json.key("sql").string(request.sql);
  json.key("definition").begin_object();
  json.key("kind").string(request.definition_kind == DefinitionKind::kNode ? "node" : "edge");
  json.key("name").string(request.definition_name).key("index").integer(request.definition_index);
  json.end_object().end_object();
}

void write_verdicts(JsonWriter& json, const JsonValue& report, std::string_view list,
                    std::string_view name) {
  json.key(list).begin_array();
  for (const JsonValue& result : report[list].items()) {
    json.begin_object().key(name).string(result[name].text());
    json.key("valid").boolean(result["valid"].is_true()).key("error");
    if (const std::optional<std::string> error = result["error"].optional_text()) {
      json.string(*error);
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string error_result(const Refusal& refusal) {
  JsonWriter json;
  json.begin_object().key("error").begin_object();
  json.key("code").string(refusal.code).key("message").string(message_of(refusal));
  json.key("params");
  write_params(json, refusal.params);
  json.end_object().end_object();
  return std::move(json).text();
}

std::string type_result(const Outcome<std::string>& type) { return text_result("type", type); }

std::string sql_result(const Outcome<std::string>& sql) { return text_result("sql", sql); }

std::string number_result(std::string_view name, std::size_t number) {
  JsonWriter json;
  json.begin_object().key(name).integer(static_cast<std::int64_t>(number)).end_object();
  return std::move(json).text();
}

std::string boolean_result(bool result) {
  JsonWriter json;
  json.begin_object().key("result").boolean(result).end_object();
  return std::move(json).text();
}

std::string types_result(std::span<const std::string_view> types) {
  JsonWriter json;
  json.begin_object();
  write_texts(json, "types", types);
  json.end_object();
  return std::move(json).text();
}

std::string suggestion_result(const SuggestedNode& node) {
  JsonWriter json;
  json.begin_object()
      .key("sql")
      .string(node.sql)
      .key("label")
      .string(node.label)
      .key("primary_key");
  if (node.primary_key) {
    write_column(json, *node.primary_key);
  } else {
    json.null();
  }
  write_common(json, node);
  json.end_object();
  return std::move(json).text();
}

std::string suggestion_result(const SuggestedEdge& edge) {
  JsonWriter json;
  json.begin_object().key("sql").string(edge.sql).key("type").string(edge.type);
  json.key("from_key").string(edge.from_key).key("to_key").string(edge.to_key);
  json.key("from_node").string(edge.from_node).key("to_node").string(edge.to_node);
  json.key("reasons").begin_array();
  for (const SuggestionReason& reason : edge.reasons) {
    json.begin_object()
        .key("field")
        .string(reason.field)
        .key("reason")
        .string(reason.reason)
        .end_object();
  }
  json.end_array();
  write_common(json, edge);
  json.end_object();
  return std::move(json).text();
}

std::string job_state_result(Validation& job) {
  JsonWriter json;
  json.begin_object().key("requests").begin_array();
  for (const Request& request : job.take_requests()) write_request(json, request);
  json.end_array();
  const Progress progress = job.progress();
  json.key("phase")
      .string(progress.phase)
      .key("done")
      .integer(progress.done)
      .key("total")
      .integer(progress.total);
  json.end_object();
  return std::move(json).text();
}

std::string error_response(const JsonValue& report) {
  JsonWriter json;
  json.begin_object().key("response");
  if (report["valid"].is_true()) return std::move(json.null().end_object()).text();
  json.begin_object().key("status").integer(400);
  json.key("detail").begin_object().key("code").string("VALIDATION_FAILED");
  json.key("message").string("Mapping validation failed");
  json.key("details").begin_object();
  write_verdicts(json, report, "node_results", "label");
  write_verdicts(json, report, "edge_results", "type");
  json.end_object().end_object().end_object().end_object();
  return std::move(json).text();
}

}  // namespace mapping
