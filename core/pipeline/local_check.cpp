#include "mapping/pipeline.h"
#include "pipeline/checked_mapping.h"
#include "pipeline/report_builder.h"
#include "pipeline/sql_findings.h"

namespace mapping {
namespace {

// What can be said of a definition without the cluster. It stays open where nothing is wrong.
template <typename Definition>
void check_definition(const CheckedMapping& checked, const Definition& definition, Owner owner,
                      const SqlVerdict& verdict, DefinitionRun& run) {
  if (verdict.fault) {
    run.findings.add(finding_of_fault(*verdict.fault, checked.document, definition.sql)
                         .with(subject_of(checked.mapping, owner)));
  } else {
    run.stopped_at = static_cast<std::size_t>(Stage::kColumnInference);
    check_column_names(checked.document, definition, verdict.columns, run.findings);
  }
  if (run.findings.has_errors()) run.end_invalid(owner);
}

Runs check_definitions(const CheckedMapping& checked, SqlCache& cache) {
  const Mapping& mapping = checked.mapping;
  Runs runs = make_runs(mapping);
  cache.begin_check();
  for (std::uint32_t i = 0; i < mapping.nodes.size(); ++i) {
    check_definition(checked, mapping.nodes[i], {DefinitionKind::kNode, i},
                     cache.verdict_on(mapping.nodes[i].sql.value), runs.nodes[i]);
  }
  for (std::uint32_t i = 0; i < mapping.edges.size(); ++i) {
    note_failed_endpoints(mapping, i, runs);
    check_definition(checked, mapping.edges[i], {DefinitionKind::kEdge, i},
                     cache.verdict_on(mapping.edges[i].sql.value), runs.edges[i]);
  }
  return runs;
}

}  // namespace

Report check(std::string_view text, const RuleSet& rules, const CheckOptions& options,
             SqlCache& cache) {
  const CheckedMapping checked(text, rules);
  const bool is_sound = !checked.findings.has_errors();
  return build_report(checked, is_sound ? check_definitions(checked, cache) : Runs(), options);
}

}  // namespace mapping
