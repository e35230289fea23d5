#include "mapping/report.h"
#include "report/json_writer.h"
#include "report/wire.h"

namespace mapping {
namespace {

constexpr std::array<std::string_view, 3> kStatusNames = {"valid", "invalid", "unchecked"};
constexpr std::array<std::string_view, 3> kLoadNames = {"expected", "will_fail", "unknown"};
constexpr std::array<std::string_view, 3> kStageStatusNames = {"passed", "failed", "unchecked"};

template <typename Result>
void write_verdict(JsonWriter& json, const Result& result) {
  json.key("valid").boolean(result.valid);
  json.key("error");
  if (result.error) {
    json.string(*result.error);
  } else {
    json.null();
  }
  json.key("schema");
  if (result.schema) {
    write_schema(json, *result.schema);
  } else {
    json.null();
  }
}

void write_results(JsonWriter& json, const Report& report) {
  json.key("node_results").begin_array();
  for (const NodeResult& result : report.node_results) {
    json.begin_object().key("label").string(result.label);
    write_verdict(json, result);
    json.end_object();
  }
  json.end_array();
  json.key("edge_results").begin_array();
  for (const EdgeResult& result : report.edge_results) {
    json.begin_object().key("type").string(result.type);
    write_verdict(json, result);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string to_json(const Report& report, Locale locale) {
  JsonWriter json;
  json.begin_object();
  json.key("valid").boolean(report.status == Status::kValid);
  json.key("status").string(kStatusNames[static_cast<std::size_t>(report.status)]);
  json.key("load").string(kLoadNames[static_cast<std::size_t>(report.load)]);
  write_results(json, report);
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : report.diagnostics)
    write_diagnostic(json, diagnostic, locale);
  json.end_array();
  json.key("stages").begin_array();
  for (std::size_t i = 0; i < kStageCount; ++i) {
    json.begin_object().key("stage").string(name_of(static_cast<Stage>(i)));
    json.key("status")
        .string(kStageStatusNames[static_cast<std::size_t>(report.stages[i])])
        .end_object();
  }
  json.end_array().end_object();
  return std::move(json).text();
}

}  // namespace mapping
