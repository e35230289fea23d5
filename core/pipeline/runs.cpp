#include "pipeline/runs.h"

#include "mapping/name_table.h"

namespace mapping {

Runs make_runs(const Mapping& mapping) {
  Runs runs;
  runs.nodes.resize(mapping.nodes.size());
  runs.edges.resize(mapping.edges.size());
  NameTable nodes(NameCase::kExact);
  for (std::uint32_t i = 0; i < mapping.nodes.size(); ++i) {
    nodes.insert(mapping.nodes[i].label.value, i);
    runs.nodes[i].findings.set_owner({DefinitionKind::kNode, i});
  }
  for (std::uint32_t i = 0; i < mapping.edges.size(); ++i) {
    EdgeRun& run = runs.edges[i];
    run.from = nodes.find(mapping.edges[i].from_node.value);
    run.to = nodes.find(mapping.edges[i].to_node.value);
    run.findings.set_owner({DefinitionKind::kEdge, i});
  }
  return runs;
}

void note_failed_endpoints(const Mapping& mapping, std::uint32_t edge, Runs& runs) {
  EdgeRun& run = runs.edges[edge];
  const auto note_failed = [&](std::size_t node, const Text& endpoint, std::string_view field) {
    if (runs.nodes[node].state != RunState::kInvalid) return;
    run.end_with(RunState::kInvalid, Stage::kSqlSyntax,
                 Finding(Code::kNodeFailed, field, endpoint.id)
                     .with(subject_of(mapping, {DefinitionKind::kEdge, edge}))
                     .with("label", endpoint.value)
                     .related_to(mapping.nodes[node].label.id));
  };
  note_failed(run.from, mapping.edges[edge].from_node, "from_node");
  note_failed(run.to, mapping.edges[edge].to_node, "to_node");
}

EdgeRun::Schemas endpoint_schemas(const EdgeRun& edge, const Runs& runs) {
  return {runs.nodes[edge.from].schema, runs.nodes[edge.to].schema};
}

const Text& sql_of(const Mapping& mapping, Owner owner) {
  return owner.kind == DefinitionKind::kNode ? mapping.nodes[owner.index].sql
                                             : mapping.edges[owner.index].sql;
}

Param subject_of(const Mapping& mapping, Owner owner) {
  if (owner.kind == DefinitionKind::kNode) {
    return {"label", std::string(mapping.nodes[owner.index].label.value)};
  }
  return {"edge_type", std::string(mapping.edges[owner.index].type.value)};
}

}  // namespace mapping
