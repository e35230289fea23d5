#include "protocol/preflight.h"

#include <utility>

#include "report/json_writer.h"
#include "report/wire.h"

namespace mapping {
namespace {

constexpr std::string_view kStatusNames[] = {"clean", "dirty", "unchecked"};

PreflightAnswer read_answer_to(const JsonValue& value) {
  PreflightAnswer answer{.id = value["id"].text(),
                         .columns = read_columns(value["columns"]),
                         .failure = value["error"].optional_text()};
  for (const JsonValue& row : value["rows"].items()) {
    auto& cells = answer.rows.emplace_back();
    for (const JsonValue& cell : row.items()) {
      const std::optional<std::string_view> text = cell.scalar();
      cells.push_back(text ? std::optional(std::string(*text)) : std::nullopt);
    }
  }
  return answer;
}

void write_fault(JsonWriter& json, const LoadFault& fault) {
  json.begin_object().key("kind").string(name_of(fault.kind)).key("count").integer(fault.count);
  json.key("column");
  fault.column.empty() ? json.null() : json.string(fault.column);
  json.key("sql");
  fault.sql.empty() ? json.null() : json.string(fault.sql);
  json.key("samples").begin_array();
  for (const FaultSample& sample : fault.samples)
    json.begin_array().string(sample.value).integer(sample.count).end_array();
  json.end_array().end_object();
}

void write_definition(JsonWriter& json, const CountedDefinition& definition) {
  json.begin_object().key("path").string(definition.path).key("name").string(definition.name);
  json.key("rows");
  definition.rows ? json.integer(*definition.rows) : json.null();
  json.key("faults").begin_array();
  for (const LoadFault& fault : definition.faults) write_fault(json, fault);
  json.end_array().end_object();
}

}  // namespace

PreflightOptions read_preflight_options(const JsonValue& options, CheckOptions check) {
  const std::string types = options["types"].text();
  return {.check = std::move(check),
          .types = types == "columns"    ? LoadTypes::kColumns
                   : types == "declared" ? LoadTypes::kDeclared
                                         : LoadTypes::kKnown,
          .samples = options["samples"].number().value_or(PreflightOptions().samples),
          .assumes_columns = options["assume"].is_true()};
}

std::vector<PreflightAnswer> read_preflight_answers(const JsonValue& options) {
  std::vector<PreflightAnswer> answers;
  for (const JsonValue& answer : options["answers"].items())
    answers.push_back(read_answer_to(answer));
  return answers;
}

std::string preflight_result(const Preflight& preflight, Locale locale) {
  JsonWriter json;
  json.begin_object().key("checks").begin_array();
  for (const PreflightQuestion& question : preflight.questions) {
    json.begin_object().key("id").string(question.id).key("path").string(question.path);
    json.key("sql").string(question.sql).end_object();
  }
  json.end_array().key("report").begin_object().key("status");
  json.string(kStatusNames[static_cast<std::size_t>(preflight.status)]);
  json.key("definitions").begin_array();
  for (const CountedDefinition& definition : preflight.definitions)
    write_definition(json, definition);
  json.end_array().key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : preflight.diagnostics)
    write_diagnostic(json, diagnostic, locale);
  json.end_array().end_object().end_object();
  return std::move(json).text();
}

}  // namespace mapping
