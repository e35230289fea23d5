#include "mapping/pipeline.h"
#include "pipeline/checked_mapping.h"
#include "pipeline/report_builder.h"
#include "pipeline/sql_findings.h"

namespace mapping {
namespace {

// The definitions of one mapping, checked without the cluster.
class LocalCheck {
 public:
  LocalCheck(const CheckedMapping& checked, const CheckOptions& options, SqlCache& cache)
      : checked_(checked), options_(options), cache_(cache), runs_(make_runs(checked.mapping)) {}

  Runs run() && {
    cache_.begin_check(options_.sql);
    const Mapping& mapping = checked_.mapping;
    for (std::uint32_t i = 0; i < mapping.nodes.size(); ++i)
      check_definition(mapping.nodes[i], {DefinitionKind::kNode, i}, runs_.nodes[i]);
    for (std::uint32_t i = 0; i < mapping.edges.size(); ++i) {
      note_failed_endpoints(mapping, i, runs_);
      check_definition(mapping.edges[i], {DefinitionKind::kEdge, i}, runs_.edges[i]);
    }
    return std::move(runs_);
  }

 private:
  // It stays open where nothing is wrong and not everything is certain.
  template <typename Definition>
  void check_definition(const Definition& definition, Owner owner, DefinitionRun& run) {
    const SqlVerdict& verdict = cache_.verdict_on(definition.sql.value);
    const bool is_believed = !options_.stale_hours;
    if (verdict.fault) return add_fault(definition.sql, owner, verdict, run);
    if (verdict.is_certain && is_believed && !run.settled())
      return end_with_columns(checked_, owner, verdict.columns.columns, runs_);
    run.stopped_at = static_cast<std::size_t>(Stage::kColumnInference);
    check_column_names(checked_.document, definition, verdict.columns, run.findings);
    if (run.findings.has_errors()) run.end_invalid(owner);
  }

  void add_fault(const Text& sql, Owner owner, const SqlVerdict& verdict, DefinitionRun& run) {
    Finding finding = finding_of_fault(*verdict.fault, checked_.document, sql)
                          .with(subject_of(checked_.mapping, owner));
    if (verdict.is_from_catalog && options_.stale_hours) {
      finding.code = Code::kStaleCatalog;
      run.findings.add(std::move(finding).with("age", std::int64_t{*options_.stale_hours}));
      return;
    }
    run.findings.add(std::move(finding));
    run.end_invalid(owner);
  }

  const CheckedMapping& checked_;
  const CheckOptions& options_;
  SqlCache& cache_;
  Runs runs_;
};

}  // namespace

Report check(std::string_view text, const RuleSet& rules, const CheckOptions& options,
             SqlCache& cache) {
  const CheckedMapping checked(text, rules);
  const bool is_sound = !checked.findings.has_errors();
  return build_report(checked, is_sound ? LocalCheck(checked, options, cache).run() : Runs(),
                      options);
}

}  // namespace mapping
