#include "protocol/results.h"

#include <variant>

#include "document/findings.h"
#include "mapping/text.h"
#include "protocol/refusal_texts.h"

namespace mapping {
namespace {

// What is empty is not known.
Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string text_result(std::string_view name, const Outcome<std::string>& outcome) {
  if (!outcome.ok()) return error_result(outcome.refusal());
  Json json;
  json[name] = to_well_formed(outcome.value());
  return written(json);
}

Json json_of(const Params& params) {
  Json json = Json::object();
  for (const Param& param : params) {
    if (const auto* text = std::get_if<std::string>(&param.value)) {
      json[param.name] = to_well_formed(*text);
    } else {
      json[param.name] = std::get<std::int64_t>(param.value);
    }
  }
  return json;
}

Json json_of(const SuggestedColumn& column) {
  Json json;
  json["name"] = column.name;
  json["type"] = text_or_null(column.type);
  json["source_type"] = column.source_type;
  if (!column.cast.empty()) json["cast"] = column.cast;
  return json;
}

// What nodes and edges end with.
template <typename Suggestion>
std::string finish(Json& json, const Suggestion& suggestion) {
  json["properties"] = json_list(suggestion.properties,
                                 [](const SuggestedColumn& column) { return json_of(column); });
  json["inferred"] = true;
  json["alternatives"] = suggestion.alternatives;
  json["warnings"] = suggestion.warnings;
  return written(json);
}

Json json_of(const Request& request) {
  Json json;
  json["id"] = request.id;
  json["kind"] = request.kind == QuestionKind::kExplain ? "explain" : "columns";
  json["sql"] = request.sql;
  Json& definition = json["definition"];
  definition["kind"] = request.definition_kind == DefinitionKind::kNode ? "node" : "edge";
  definition["name"] = request.definition_name;
  definition["index"] = request.definition_index;
  return json;
}

// The definition's name, its verdict and its error, as the platform has them.
Json verdicts(const Json& results, std::string_view name) {
  return json_list(items_of(results), [name](const Json& result) {
    const Json& error = member(result, "error");
    Json json;
    json[name] = view_of(result, name);
    json["valid"] = is_true(member(result, "valid"));
    json["error"] = error.is_string() ? error : Json();
    return json;
  });
}

}  // namespace

std::string error_result(const Refusal& refusal) {
  Json json;
  Json& error = json["error"];
  error["code"] = refusal.code;
  error["message"] = to_well_formed(message_of(refusal));
  error["params"] = json_of(refusal.params);
  return written(json);
}

std::string type_result(const Outcome<std::string>& type) { return text_result("type", type); }

std::string sql_result(const Outcome<std::string>& sql) { return text_result("sql", sql); }

std::string number_result(std::string_view name, std::size_t number) {
  Json json;
  json[name] = number;
  return written(json);
}

std::string boolean_result(bool result) {
  Json json;
  json["result"] = result;
  return written(json);
}

std::string types_result(std::span<const std::string_view> types) {
  Json json;
  json["types"] = json_list(types);
  return written(json);
}

std::string suggestion_result(const SuggestedNode& node) {
  Json json;
  json["sql"] = node.sql;
  json["label"] = node.label;
  json["primary_key"] = node.primary_key ? json_of(*node.primary_key) : Json();
  return finish(json, node);
}

std::string suggestion_result(const SuggestedEdge& edge) {
  Json json;
  json["sql"] = edge.sql;
  json["type"] = edge.type;
  json["from_key"] = edge.from_key;
  json["to_key"] = edge.to_key;
  json["from_node"] = edge.from_node;
  json["to_node"] = edge.to_node;
  json["reasons"] = json_list(edge.reasons, [](const SuggestionReason& reason) {
    Json item;
    item["field"] = reason.field;
    item["reason"] = reason.reason;
    return item;
  });
  return finish(json, edge);
}

std::string job_state_result(Validation& job) {
  Json json;
  json["requests"] =
      json_list(job.take_requests(), [](const Request& request) { return json_of(request); });
  const Progress progress = job.progress();
  json["phase"] = progress.phase;
  json["done"] = progress.done;
  json["total"] = progress.total;
  return written(json);
}

std::string error_response(const Json& report) {
  Json json;
  Json& response = json["response"];
  if (is_true(member(report, "valid"))) return written(json);
  response["status"] = 400;
  Json& detail = response["detail"];
  detail["code"] = "VALIDATION_FAILED";
  detail["message"] = "Mapping validation failed";
  Json& details = detail["details"];
  details["node_results"] = verdicts(member(report, "node_results"), "label");
  details["edge_results"] = verdicts(member(report, "edge_results"), "type");
  return written(json);
}

}  // namespace mapping
