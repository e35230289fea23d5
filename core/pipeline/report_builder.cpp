#include "pipeline/report_builder.h"

#include <algorithm>

namespace mapping {
namespace {

constexpr std::string_view kStructureInvalid = "Not checked: the mapping's structure is invalid";
constexpr std::string_view kNotAsked = "sql: Could not check: the cluster has not been asked";
constexpr std::string_view kUnnamed = "unknown";

std::string name_or_unnamed(const Text& name) {
  return std::string(name.present() ? name.value : kUnnamed);
}

template <typename Result, typename Run>
void fill_result(Result& result, const CheckedMapping& checked, const Run* run, Owner owner) {
  if (checked.findings.has_errors()) {
    const std::string* own = checked.findings.first_error(owner);
    const bool is_refused = run != nullptr && run->state == RunState::kInvalid;
    if (own == nullptr && is_refused) own = &run->error;
    result.error = own != nullptr ? *own : std::string(kStructureInvalid);
  } else if (run == nullptr || !run->settled()) {
    result.error = run == nullptr || run->open_reason.empty()
                       ? std::string(kNotAsked)
                       : error_text("sql", Code::kCouldNotCheckSql, {{"reason", run->open_reason}});
  } else if (run->state == RunState::kValid) {
    result.valid = true;
    result.schema = run->schema;
  } else {
    result.error = run->error;
  }
}

template <typename Run>
const Run* run_at(const std::vector<Run>& runs, std::size_t index) {
  return index < runs.size() ? &runs[index] : nullptr;
}

void add_results(Report& report, const CheckedMapping& checked, const Runs& runs) {
  for (std::uint32_t i = 0; i < checked.mapping.nodes.size(); ++i) {
    NodeResult& result = report.node_results.emplace_back();
    result.label = name_or_unnamed(checked.mapping.nodes[i].label);
    fill_result(result, checked, run_at(runs.nodes, i), {DefinitionKind::kNode, i});
  }
  for (std::uint32_t i = 0; i < checked.mapping.edges.size(); ++i) {
    EdgeResult& result = report.edge_results.emplace_back();
    result.type = name_or_unnamed(checked.mapping.edges[i].type);
    fill_result(result, checked, run_at(runs.edges, i), {DefinitionKind::kEdge, i});
  }
}

// A stage has failed where a fault of it was found, and is passed where every definition has come
// beyond it.
void set_stages(Report& report, const CheckedMapping& checked, const Runs& runs) {
  std::bitset<kStageCount> failed = checked.findings.failed_stages();
  std::size_t passed = checked.findings.has_errors() ? 0 : kStageCount;
  const bool asked = !runs.nodes.empty() || !runs.edges.empty();
  if (!asked) passed = std::min<std::size_t>(passed, 1);
  const auto add = [&](const DefinitionRun& run) {
    failed |= run.findings.failed_stages();
    passed = std::min(passed, run.stopped_at);
  };
  std::ranges::for_each(runs.nodes, add);
  std::ranges::for_each(runs.edges, add);
  for (std::size_t stage = 0; stage < kStageCount; ++stage) {
    const StageStatus open = stage < passed ? StageStatus::kPassed : StageStatus::kUnchecked;
    report.stages[stage] = failed[stage] ? StageStatus::kFailed : open;
  }
}

Status status_of(const Report& report, const CheckedMapping& checked, const Runs& runs) {
  const auto invalid = [](const DefinitionRun& run) { return run.state == RunState::kInvalid; };
  if (checked.findings.has_errors() || std::ranges::any_of(runs.nodes, invalid) ||
      std::ranges::any_of(runs.edges, invalid)) {
    return Status::kInvalid;
  }
  const auto valid = [](const auto& result) { return result.valid; };
  const bool all_valid = std::ranges::all_of(report.node_results, valid) &&
                         std::ranges::all_of(report.edge_results, valid);
  return all_valid ? Status::kValid : Status::kUnchecked;
}

LoadVerdict load_of(Status status, const FindingList& findings) {
  if (findings.stops_load()) return LoadVerdict::kWillFail;
  return status == Status::kValid ? LoadVerdict::kExpected : LoadVerdict::kUnknown;
}

}  // namespace

Report build_report(const CheckedMapping& checked, const Runs& runs, const CheckOptions& options) {
  Report report;
  add_results(report, checked, runs);
  set_stages(report, checked, runs);
  report.status = status_of(report, checked, runs);
  FindingList findings = checked.findings;
  for (const NodeRun& run : runs.nodes) findings.append(run.findings);
  for (const EdgeRun& run : runs.edges) findings.append(run.findings);
  report.load = load_of(report.status, findings);
  report.diagnostics = findings.diagnostics(checked.document, options.with_ranges);
  return report;
}

}  // namespace mapping
