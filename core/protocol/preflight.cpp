#include "protocol/preflight.h"

#include <optional>
#include <string_view>
#include <utility>

#include "report/json_writer.h"
#include "report/wire.h"

namespace mapping {
namespace {

constexpr std::string_view kStatusNames[] = {"clean", "dirty", "unchecked"};

// What a cell holds, as text: a number as it is written again; nothing for null and what is no scalar.
std::optional<std::string> cell_of(const Json& value) {
  if (value.is_string()) return std::string(view_of(value));
  if (value.is_null() || value.is_structured()) return std::nullopt;
  return written(value);
}

PreflightAnswer read_answer_to(const Json& value) {
  PreflightAnswer answer{.id = text_of(value, "id"),
                         .columns = read_columns(member(value, "columns")),
                         .failure = optional_text_of(member(value, "error"))};
  for (const Json& row : items_of(member(value, "rows"))) {
    auto& cells = answer.rows.emplace_back();
    for (const Json& cell : items_of(row)) cells.push_back(cell_of(cell));
  }
  return answer;
}

// What is no whole number that is counted to is no limit.
LoadLimits read_limits(const Json& value) {
  const auto limit = [&value](const char* name) -> std::optional<std::int64_t> {
    const Json& number = member(value, name);
    if (!number.is_number_unsigned() || !std::in_range<std::int64_t>(number.get<std::uint64_t>()))
      return std::nullopt;
    return number.get<std::int64_t>();
  };
  return {.rows = limit("rows"), .bytes = limit("bytes")};
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
  if (definition.bytes) json.key("bytes").integer(*definition.bytes);
  json.key("faults").begin_array();
  for (const LoadFault& fault : definition.faults) write_fault(json, fault);
  json.end_array().end_object();
}

}  // namespace

PreflightOptions read_preflight_options(const Json& options, CheckOptions check) {
  const std::string_view types = view_of(options, "types");
  return {.check = std::move(check),
          .types = types == "columns"    ? LoadTypes::kColumns
                   : types == "declared" ? LoadTypes::kDeclared
                                         : LoadTypes::kKnown,
          .samples = number_of(member(options, "samples")).value_or(PreflightOptions().samples),
          .assumes_columns = is_true(member(options, "assume")),
          .limits = read_limits(member(options, "limits"))};
}

std::vector<PreflightAnswer> read_preflight_answers(const Json& options) {
  std::vector<PreflightAnswer> answers;
  for (const Json& answer : items_of(member(options, "answers")))
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
