#pragma once

#include <vector>

#include "mapping/analysis.h"
#include "mapping/outcome.h"
#include "mapping/pipeline.h"
#include "mapping/rules.h"
#include "mapping/schema.h"
#include "protocol/json.h"

// Reads the wire forms of requests. A member that is missing or of another kind is left at its
// default: requests come from the package, whose types say what they hold. A policy is read
// strictly: a rule that is not understood would not be kept.
namespace mapping {

[[nodiscard]] Locale read_locale(const Json& options);
// Refusal `bad_policy` with field (of the policy, or `policy`) and reason: a value of another kind.
// What is null counts as missing.
[[nodiscard]] Outcome<Policy> read_policy(const Json& value);
[[nodiscard]] std::vector<Column> read_columns(const Json& value);
[[nodiscard]] NodeSchema read_node_schema(const Json& value);
[[nodiscard]] EdgeSchema read_edge_schema(const Json& value);
[[nodiscard]] AnalysisSession read_analysis_session(const Json& value);
[[nodiscard]] Answer read_answer(const Json& value);

}  // namespace mapping
