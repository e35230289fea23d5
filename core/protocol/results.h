#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mapping/analysis.h"
#include "mapping/outcome.h"
#include "mapping/pipeline.h"
#include "mapping/sql.h"
#include "mapping/suggest.h"
#include "protocol/json.h"
#include "report/json_writer.h"

// Writes the answers of the operations as JSON.
namespace mapping {

[[nodiscard]] std::string error_result(const Refusal& refusal);

[[nodiscard]] std::string type_result(const Outcome<std::string>& type);
[[nodiscard]] std::string sql_result(const Outcome<std::string>& sql);
[[nodiscard]] std::string boolean_result(bool result);
[[nodiscard]] std::string types_result(std::span<const std::string_view> types);
[[nodiscard]] std::string suggestion_result(const SuggestedNode& node);
[[nodiscard]] std::string suggestion_result(const SuggestedEdge& edge);
[[nodiscard]] std::string job_state_result(Validation& job);

// {name: number}.
[[nodiscard]] std::string number_result(std::string_view name, std::size_t number);

// An AnalysisReport; the texts of its diagnostics are in `locale`.
[[nodiscard]] std::string analysis_report(const Analysis& analysis, std::string_view sql,
                                          Locale locale);

// `"range": [line, column, offset, …]` of both ends: a tenth of the time that the host needs to read
// objects.
void write_flat_range(JsonWriter& json, const Range& range);

// A SqlReport; the texts of its diagnostics are in `locale`.
[[nodiscard]] std::string sql_report(const SqlTree& tree, std::string_view sql, Locale locale);

// The platform's envelope for a report that is not valid: {"response": {"status": 400, "detail":
// …}}, or null.
[[nodiscard]] std::string error_response(const Json& report);

}  // namespace mapping
