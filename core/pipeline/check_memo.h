#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/runs.h"
#include "pipeline/sql_verdict.h"

namespace mapping {

// How a definition ended of which there is nothing to say.
struct CleanEnd {
  RunState state = RunState::kWaiting;
  std::size_t stopped_at = 0;
  std::shared_ptr<const NodeSchema> node_schema{};
  std::shared_ptr<const EdgeSchema> edge_schema{};
  EdgeRun::Schemas endpoints{};  // what an edge was checked with
};

// One definition of the last check.
struct RememberedDefinition {
  DefinitionKind kind{};
  std::string text;  // as it stands in the mapping
  std::optional<SqlVerdict> verdict;
  std::optional<CleanEnd> clean_end;
  bool is_taken = false;  // by the check that is running
};

// Definitions come in the order of the mapping, which changes little from one check to the next: each
// is looked for where it stood, and near there. Holds the texts of two mappings at most.
//
//   memo.begin_check(context, is_believed);
//   for (…) memo.definition(kind, text).verdict …
struct CheckMemo::Definitions {
  // Forgets what the last check did not ask for, and everything when the context is another one.
  void begin_check(const SqlContext& context, bool is_believed);
  // What is known of a definition with that text: nothing else where it is new. Valid until the next
  // call.
  [[nodiscard]] RememberedDefinition& definition(DefinitionKind kind, std::string_view text);

  AnalysisMemo analyses;
  KeyDoubts doubts;  // of the context's catalog

 private:
  [[nodiscard]] RememberedDefinition* find_previous(DefinitionKind kind, std::string_view text);

  SqlContext context_;
  bool is_believed_ = true;
  std::vector<RememberedDefinition> previous_;
  std::vector<RememberedDefinition> current_;
};

}  // namespace mapping
