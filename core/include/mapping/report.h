#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/diagnostic.h"
#include "mapping/schema.h"

// The verdict on a mapping, as the host reads it.
namespace mapping {

// Three outcomes, never two. A question that could not be answered makes `unchecked`: neither valid
// nor invalid.
enum class Status : std::uint8_t { kValid, kInvalid, kUnchecked };

// Whether the engine will take the rows, as far as columns and types tell. A valid mapping may fail for
// certain: a DECIMAL property, a column that no property names.
enum class LoadVerdict : std::uint8_t { kExpected, kWillFail, kUnknown };

enum class StageStatus : std::uint8_t { kPassed, kFailed, kUnchecked };

struct NodeResult {
  std::string label;
  bool valid = false;                        // every stage passed
  std::optional<std::string> error;          // `field: message` of the first failure
  std::shared_ptr<const NodeSchema> schema;  // of a valid one
};

struct EdgeResult {
  std::string type;
  bool valid = false;
  std::optional<std::string> error;
  std::shared_ptr<const EdgeSchema> schema;  // of a valid one
};

struct Report {
  Status status = Status::kUnchecked;
  LoadVerdict load = LoadVerdict::kUnknown;
  std::vector<NodeResult>
      node_results;  // in the order of the definitions, whatever the order of the answers
  std::vector<EdgeResult> edge_results;
  std::vector<Diagnostic> diagnostics;
  std::array<StageStatus, kStageCount> stages{};
};

// The schemas of a report in the order of its results, nodes first; null where there is none. While an author types, all
// but one are those of the report before.
using ReportSchemas = std::vector<std::shared_ptr<const void>>;
[[nodiscard]] ReportSchemas schemas_of(const Report& report);

// The wire form of a report; the texts of its diagnostics are in `locale`. A schema that its reader has already is told by
// its place in `known`, a number.
[[nodiscard]] std::string to_json(const Report& report, Locale locale,
                                  const ReportSchemas& known = {});

}  // namespace mapping
