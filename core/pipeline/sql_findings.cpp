#include "pipeline/sql_findings.h"

#include "report/server_messages.h"

namespace mapping {

std::string server_text(const SqlFault& fault, std::string_view sql) {
  if (!fault.has_place) return fault.server_message;
  const CodePointPosition place = code_point_position(sql, fault.span.begin);
  return "line " + std::to_string(place.line) + ":" + std::to_string(place.column) + ": " +
         fault.server_message;
}

Params params_of(const SqlFault& fault, std::string_view sql, const LineIndex& index) {
  const std::int64_t offset = index.position(fault.span.begin).offset;
  Params params = {{"said", server_text(fault, sql)},
                   {"errorName", std::string(fault.error_name)},
                   {"serverMessage", fault.server_message},
                   {"position", offset + 1}};
  params.insert(params.end(), fault.params.begin(), fault.params.end());
  return params;
}

std::vector<Fix> fixes_of(const SqlFault& fault, const LineIndex& index, std::string_view path) {
  std::vector<Fix> fixes;
  for (const SqlFix& sql_fix : fault.fixes) {
    Fix& fix = fixes.emplace_back();
    fix.kind = sql_fix.kind;
    fix.params = sql_fix.params;
    fix.safe = sql_fix.safe;
    for (const SqlEdit& edit : sql_fix.edits) {
      fix.edits.push_back(
          {.path = std::string(path), .sql_range = index.range(edit.span), .text = edit.text});
    }
  }
  return fixes;
}

Finding finding_of_fault(const SqlFault& fault, const Document& document, const Text& sql) {
  const LineIndex index(sql.value);
  Finding finding(fault.code, "sql", sql.id);
  finding.params = params_of(fault, sql.value, index);
  if (fault.code == Code::kSqlError)
    finding.code = plain_code(fault.message, fault.facts, finding.params);
  finding.sql_span = fault.span;
  finding.sql_stop = fault.stop;
  finding.sql_again = fault.again;
  finding.fixes = fixes_of(fault, index, document.pointer(sql.id));
  return finding;
}

Diagnostic diagnostic_of_fault(const SqlFault& fault, std::string_view sql,
                               const LineIndex& index) {
  Diagnostic diagnostic;
  diagnostic.code = fault.code;
  diagnostic.field = "sql";
  diagnostic.params = params_of(fault, sql, index);
  if (fault.code == Code::kSqlError)
    diagnostic.code = plain_code(fault.message, fault.facts, diagnostic.params);
  diagnostic.sql_range = index.range(fault.span);
  const auto relate = [&](RelatedKind kind, Span place) {
    diagnostic.related.push_back({.kind = kind, .path = "", .sql_range = index.range(place)});
  };
  if (fault.stop) relate(RelatedKind::kStop, *fault.stop);
  for (const Span place : fault.again) relate(RelatedKind::kAgain, place);
  diagnostic.fixes = fixes_of(fault, index, "");
  return diagnostic;
}

}  // namespace mapping
