#include "preflight/fault_findings.h"

#include "mapping/types.h"
#include "rules/column_rule.h"
#include "rules/fixes.h"

namespace mapping {
namespace {

struct FaultCode {
  LoadFaultKind kind;
  Code code;
  std::optional<FixKind> fix{};
  bool is_safe = false;
};
constexpr FaultCode kFaultCodes[] = {
    {LoadFaultKind::kNullKey, Code::kNullKey, FixKind::kSkipNullKeys, true},
    {LoadFaultKind::kDuplicateKey, Code::kRepeatedKey, FixKind::kKeepOneRow},
    {LoadFaultKind::kDanglingFrom, Code::kDanglingFrom, FixKind::kKeepKnownKeys},
    {LoadFaultKind::kDanglingTo, Code::kDanglingTo, FixKind::kKeepKnownKeys},
    {LoadFaultKind::kOutOfRange, Code::kValueOutOfRange},
    {LoadFaultKind::kNotCastable, Code::kValueNotCastable},
    {LoadFaultKind::kEmpty, Code::kEmptyResult},
};

std::string list_of(const std::vector<FaultSample>& samples) {
  constexpr std::size_t kMostShown = 3;
  std::string list;
  for (std::size_t i = 0; i < samples.size() && i < kMostShown; ++i)
    list += (i == 0 ? "" : ", ") + shorten(samples[i].value);
  return list.empty() ? "…" : list;
}

void add_fix(Finding& finding, const Document& document, const CountedSource& source,
             const FaultCode& code, const FaultPlace& place) {
  if (!code.fix) return;
  const std::string sql = mended_sql(source, place);
  if (sql.empty()) return;
  finding.fixes.push_back({.kind = *code.fix,
                           .params = finding.params,
                           .safe = code.is_safe,
                           .edits = {replace_edit(document, source.sql, sql)}});
}

// The column's own type takes all of its values.
void add_type_fix(Finding& finding, const Document& document, const LoadedColumn& column) {
  if (!column.declared.present() || column.field == "primary_key") return;
  const Outcome<std::string> own = map_type(column.source);
  if (own.ok()) finding.fixes.push_back(declare_type_fix(document, column.declared, own.value()));
}

Finding on_column(Code code, const LoadedColumn& column) {
  return Finding(code, column.field, column.name.id)
      .with("name", column.name.value)
      .with("declared", column.target);
}

}  // namespace

Finding finding_of_rows(const Document& document, const CountedSource& source,
                        const LoadFault& fault, const FaultPlace& place) {
  const auto* code = std::begin(kFaultCodes);
  while (code->kind != fault.kind) ++code;
  if (fault.kind == LoadFaultKind::kEmpty) return {code->code, "sql", source.sql.id};
  const LoadedColumn& column = source.columns[place.column];
  Finding finding = on_column(code->code, column)
                        .with("count", fault.count)
                        .with("samples", list_of(fault.samples))
                        .with("query", fault.sql);
  if (place.end != nullptr) finding.params.push_back({"label", place.end->name});
  add_fix(finding, document, source, *code, place);
  if (code->code == Code::kValueOutOfRange || code->code == Code::kValueNotCastable)
    add_type_fix(finding, document, column);
  return finding;
}

Finding finding_of_size(Code code, const CountedSource& source, std::int64_t count,
                        std::int64_t limit, std::int64_t own) {
  return Finding(code, "sql", source.sql.id)
      .with("count", count)
      .with("limit", limit)
      .with("own_count", own);
}

void add_type_findings(const Document& document, const CountedSource& source,
                       FindingList& findings) {
  for (const LoadedColumn& column : source.columns) {
    const Loading& loading = column.loading;
    if (!loading.is_possible) {
      Finding finding = on_column(Code::kNoCast, column).with("type", shown_type(column.source));
      add_type_fix(finding, document, column);
      findings.add(std::move(finding));
    } else if (loading.change) {
      findings.add(on_column(*loading.change, column).with("cast", loading.cast));
    }
  }
}

}  // namespace mapping
