#include <type_traits>

#include "pipeline/check_memo.h"
#include "pipeline/checked_mapping.h"
#include "pipeline/report_builder.h"
#include "pipeline/sql_findings.h"

namespace mapping {
namespace {

// The definitions of one mapping, checked without the cluster.
class LocalCheck {
 public:
  LocalCheck(const CheckedMapping& checked, const CheckOptions& options,
             CheckMemo::Definitions& memo)
      : checked_(checked),
        options_(options),
        memo_(memo),
        pool_(checked.document.text().size()),
        room_(kMostWeight + checked.document.text().size() * kMostWeightPerByte),
        runs_(make_runs(checked.mapping)) {}

  Runs run() && {
    memo_.begin_check(options_.sql, is_believed());
    const Mapping& mapping = checked_.mapping;
    for (std::uint32_t i = 0; i < mapping.nodes.size(); ++i)
      check_definition(mapping.nodes[i], {DefinitionKind::kNode, i}, runs_.nodes[i]);
    for (std::uint32_t i = 0; i < mapping.edges.size(); ++i) {
      note_failed_endpoints(mapping, i, runs_);
      check_definition(mapping.edges[i], {DefinitionKind::kEdge, i}, runs_.edges[i]);
    }
    return std::move(runs_);
  }

  // Of a mapping whose structure is wrong: the faults of its SQL.
  Runs run_queries_alone() && {
    memo_.begin_check(options_.sql, is_believed());
    const Mapping& mapping = checked_.mapping;
    for (std::uint32_t i = 0; i < mapping.nodes.size(); ++i)
      check_query(mapping.nodes[i], {DefinitionKind::kNode, i}, runs_.nodes[i]);
    for (std::uint32_t i = 0; i < mapping.edges.size(); ++i)
      check_query(mapping.edges[i], {DefinitionKind::kEdge, i}, runs_.edges[i]);
    return std::move(runs_);
  }

 private:
  // For the columns of all queries, as SqlVerdict weighs them. What declares a column in the mapping
  // is longer than an eighth of its weight.
  static constexpr std::size_t kMostWeight = 6U << 20U;
  static constexpr std::size_t kMostWeightPerByte = 8;

  [[nodiscard]] bool is_believed() const { return !options_.stale_hours; }

  template <typename Definition, typename Run>
  void check_definition(const Definition& definition, Owner owner, Run& run) {
    const Span span = checked_.document[definition.id].span;
    RememberedDefinition& known =
        memo_.definition(owner.kind, slice(checked_.document.text(), span));
    const bool is_open = !run.settled();
    judge(definition.sql.value, known);
    run.open_reason = known.verdict->reason;
    if (is_open && known.clean_end && repeat(*known.clean_end, run)) return;
    end_with_verdict(definition, owner, *known.verdict, run);
    known.clean_end.reset();
    if (known.verdict->is_cut_short) return known.verdict.reset();
    if (is_open && run.findings.empty()) known.clean_end = clean_end_of(run);
  }

  template <typename Definition>
  void check_query(const Definition& definition, Owner owner, DefinitionRun& run) {
    if (definition.sql.value.empty()) return;
    const Span span = checked_.document[definition.id].span;
    RememberedDefinition& known =
        memo_.definition(owner.kind, slice(checked_.document.text(), span));
    judge(definition.sql.value, known);
    if (known.verdict->fault) add_faults(definition.sql, owner, *known.verdict, run);
    if (known.verdict->is_cut_short) known.verdict.reset();
  }

  // The columns of all queries are held and looked through at each check: those of a query for which
  // there is no room are forgotten until there is.
  void judge(std::string_view sql, RememberedDefinition& known) {
    const auto fits = [&] { return known.verdict->weight <= room_; };
    if (!known.verdict || (known.verdict->is_too_wide && fits())) {
      known.clean_end.reset();
      known.verdict = judge_sql(sql, options_.sql, memo_.analyses, pool_);
    }
    if (fits()) {
      room_ -= known.verdict->weight;
    } else {
      known.clean_end.reset();
      known.verdict->forget_columns();
    }
  }

  // It stays open where nothing is wrong and not everything is certain.
  template <typename Definition>
  void end_with_verdict(const Definition& definition, Owner owner, const SqlVerdict& verdict,
                        DefinitionRun& run) {
    if (verdict.fault) return add_faults(definition.sql, owner, verdict, run);
    if (verdict.has_types && is_believed() && !run.settled()) {
      end_with_columns(checked_, owner, verdict.columns.columns, runs_);
      if constexpr (std::is_same_v<Definition, NodeDefinition>) add_doubt(definition, verdict, run);
      if (!verdict.is_certain && run.state == RunState::kValid) reopen(run);
      return;
    }
    run.stopped_at = static_cast<std::size_t>(Stage::kColumnInference);
    check_column_names(checked_.document, definition, verdict.columns, run.findings);
    if (run.findings.has_errors()) run.end_invalid(owner);
  }

  void add_doubt(const NodeDefinition& node, const SqlVerdict& verdict, DefinitionRun& run) {
    if (!verdict.key_source || run.state != RunState::kValid) return;
    const std::optional<KeyDoubt> doubt =
        memo_.doubts.find(*verdict.key_source, *options_.sql.catalog);
    if (!doubt) return;
    run.findings.add(Finding(Code::kDoubtfulKey, "primary_key", node.primary_key.name.id)
                         .with("label", node.label.value)
                         .with("name", node.primary_key.name.value)
                         .with("table", doubt->table)
                         .with("key", doubt->key)
                         .with("question", doubt->question));
  }

  // The columns are right, if the server accepts the query.
  static void reopen(DefinitionRun& run) {
    run.state = RunState::kWaiting;
    run.stopped_at = static_cast<std::size_t>(Stage::kColumnInference);
  }

  void add_faults(const Text& sql, Owner owner, const SqlVerdict& verdict, DefinitionRun& run) {
    const bool is_stale = verdict.is_from_catalog && options_.stale_hours;
    const auto add = [&](const SqlFault& fault) {
      Finding finding =
          finding_of_fault(fault, checked_.document, sql).with(subject_of(checked_.mapping, owner));
      if (is_stale) {
        finding.code = Code::kStaleCatalog;
        finding.params.push_back({"age", std::int64_t{*options_.stale_hours}});
      }
      run.findings.add(std::move(finding));
    };
    add(*verdict.fault);
    for (const SqlFault& fault : verdict.further) add(fault);
    if (!is_stale) run.end_invalid(owner);
  }

  template <typename Run>
  [[nodiscard]] CleanEnd clean_end_of(const Run& run) const {
    CleanEnd end{.state = run.state, .stopped_at = run.stopped_at, .endpoints = endpoints_of(run)};
    schema_in(end, run) = run.schema;
    return end;
  }

  // The same text ends as it did, an edge's where its endpoints are the same too.
  template <typename Run>
  bool repeat(CleanEnd& end, Run& run) const {
    if (end.endpoints != endpoints_of(run)) return false;
    run.state = end.state;
    run.stopped_at = end.stopped_at;
    run.schema = schema_in(end, run);
    return true;
  }

  // What differs between the two kinds of definition.
  static auto& schema_in(CleanEnd& end, const NodeRun&) { return end.node_schema; }
  static auto& schema_in(CleanEnd& end, const EdgeRun&) { return end.edge_schema; }
  static EdgeRun::Schemas endpoints_of(const NodeRun&) { return {}; }
  [[nodiscard]] EdgeRun::Schemas endpoints_of(const EdgeRun& run) const {
    return endpoint_schemas(run, runs_);
  }

  const CheckedMapping& checked_;
  const CheckOptions& options_;
  CheckMemo::Definitions& memo_;
  StepPool pool_;
  std::size_t room_;  // for columns
  Runs runs_;
};

}  // namespace

Report check(std::string_view text, const RuleSet& rules, const CheckOptions& options,
             CheckMemo& memo) {
  const CheckedMapping checked(text, rules);
  LocalCheck local(checked, options, memo.definitions());
  const bool is_broken = checked.findings.has_errors();
  const Runs runs = is_broken ? std::move(local).run_queries_alone() : std::move(local).run();
  return build_report(checked, runs, options);
}

}  // namespace mapping
