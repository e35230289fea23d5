#pragma once

#include <memory>
#include <vector>

#include "mapping/mapping.h"
#include "mapping/schema.h"
#include "pipeline/checked_mapping.h"
#include "pipeline/definition_run.h"

namespace mapping {

struct NodeRun : DefinitionRun {
  std::shared_ptr<const NodeSchema> schema{};
};

struct EdgeRun : DefinitionRun {
  // Those of the endpoints, null for a node that has none.
  struct Schemas {
    std::shared_ptr<const NodeSchema> from{};
    std::shared_ptr<const NodeSchema> to{};

    friend bool operator==(const Schemas&, const Schemas&) = default;
  };

  std::shared_ptr<const EdgeSchema> schema{};
  // Indices of the endpoints among the nodes.
  std::size_t from = 0;
  std::size_t to = 0;
};

// All definitions of a mapping whose structure is valid.
struct Runs {
  std::vector<NodeRun> nodes{};
  std::vector<EdgeRun> edges{};
};

[[nodiscard]] Runs make_runs(const Mapping& mapping);

// An edge of a failed node is invalid for that alone, and says so.
void note_failed_endpoints(const Mapping& mapping, std::uint32_t edge, Runs& runs);

[[nodiscard]] EdgeRun::Schemas endpoint_schemas(const EdgeRun& edge, const Runs& runs);

// Ends a definition with what its query's columns say. Nodes come before their edges.
void end_with_columns(const CheckedMapping& checked, Owner owner,
                      const std::vector<Column>& columns, Runs& runs);

[[nodiscard]] const Text& sql_of(const Mapping& mapping, Owner owner);

// The platform's details of a finding: whose it is.
[[nodiscard]] Param subject_of(const Mapping& mapping, Owner owner);

}  // namespace mapping
