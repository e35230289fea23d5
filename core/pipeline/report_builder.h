#pragma once

#include <vector>

#include "pipeline/checked_mapping.h"
#include "pipeline/definition_run.h"

namespace mapping {

struct NodeRun : DefinitionRun {
  std::optional<NodeSchema> schema{};
};

struct EdgeRun : DefinitionRun {
  std::optional<EdgeSchema> schema{};
  // Indices of the endpoints among the nodes.
  std::size_t from = 0;
  std::size_t to = 0;
};

struct Runs {
  std::vector<NodeRun> nodes{};
  std::vector<EdgeRun> edges{};
};

// Sums up what was found, in the order of the definitions. `runs` is empty where nothing was asked.
[[nodiscard]] Report build_report(const CheckedMapping& checked, const Runs& runs,
                                  const CheckOptions& options);

}  // namespace mapping
