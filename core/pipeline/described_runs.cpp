#include "pipeline/checked_mapping.h"
#include "pipeline/runs.h"

namespace mapping {
namespace {

template <typename Schema>
std::shared_ptr<const Schema> shared(std::optional<Schema> schema) {
  if (!schema) return nullptr;
  return std::make_shared<const Schema>(std::move(*schema));
}

// Ends with what the columns say: the first stage with a fault is where it stopped.
void end_after_columns(DefinitionRun& run, Owner owner, bool fits) {
  if (fits) return run.end_valid();
  const bool schema_failed = run.findings.failed_stages()[static_cast<std::size_t>(Stage::kSchema)];
  run.stopped_at = static_cast<std::size_t>(schema_failed ? Stage::kSchema : Stage::kTypeMapping);
  run.end_invalid(owner);
}

void end_node(const CheckedMapping& checked, std::uint32_t index,
              const std::vector<Column>& columns, Runs& runs) {
  NodeRun& run = runs.nodes[index];
  run.schema =
      shared(check_columns(checked.document, checked.mapping.nodes[index], columns, run.findings));
  end_after_columns(run, {DefinitionKind::kNode, index}, run.schema != nullptr);
}

void end_edge(const CheckedMapping& checked, std::uint32_t index,
              const std::vector<Column>& columns, Runs& runs) {
  const EdgeDefinition& edge = checked.mapping.edges[index];
  EdgeRun& run = runs.edges[index];
  const Endpoints endpoints{runs.nodes[run.from].schema.get(), runs.nodes[run.to].schema.get()};
  run.schema = shared(check_columns(checked.document, edge, endpoints, columns, run.findings));
  const auto note_unchecked = [&run](const Text& node, std::string_view field,
                                     const NodeSchema* schema) {
    if (schema != nullptr) return;
    run.end_with(RunState::kUnchecked, Stage::kSchema,
                 Finding(Code::kCouldNotCheckEndpoint, field, node.id).with("label", node.value));
  };
  if (run.schema) {
    note_unchecked(edge.from_node, "from_node", endpoints.from);
    note_unchecked(edge.to_node, "to_node", endpoints.to);
    if (run.state == RunState::kUnchecked) return;
  }
  end_after_columns(run, {DefinitionKind::kEdge, index}, run.schema != nullptr);
}

}  // namespace

void end_with_columns(const CheckedMapping& checked, Owner owner,
                      const std::vector<Column>& columns, Runs& runs) {
  if (owner.kind == DefinitionKind::kNode) return end_node(checked, owner.index, columns, runs);
  end_edge(checked, owner.index, columns, runs);
}

}  // namespace mapping
