#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/newer_forms.h"
#include "analysis/queries/limits.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

constexpr TypeId kNotTyped = 0xFFFFFFFFU;
constexpr std::string_view kUnknownType = "the type of a column is not known";

bool same_table(const SqlTable& a, const SqlTable& b) {
  return same_in_lower_case(a.name, b.name) && same_in_lower_case(a.schema, b.schema) &&
         same_in_lower_case(a.catalog, b.catalog);
}

}  // namespace

Analyzer::Analyzer(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                   AnalysisMemo::Content& memo)
    : tree_(tree),
      catalog_(catalog),
      session_(session),
      memo_(memo),
      types_(memo.types),
      node_types_(tree.nodes.size(), kNotTyped),
      references_(tree.nodes.size()),
      contents_(expression_contents(tree)) {}

Analysis Analyzer::run() {
  Analysis result;
  switch (newer_forms(tree_)) {
    case NewerForms::kNone:
      break;
    case NewerForms::kAnalyzed:
      unknown_type("only servers newer than 476 take a form of the statement");
      break;
    case NewerForms::kUnknown:
      unsure("a form of newer servers is not analyzed");
  }
  check_parameters();
  if (has_session_properties(tree_)) unsure("session properties are not known");
  SqlNodeId query = tree_.root;
  if (tree_[query].kind == SqlNodeKind::kWithFunction) {
    analyze_functions(query);
    query = tree_.find_child(query, SqlNodeKind::kQuery);
  }
  const Scope* output = stopped() ? nullptr : analyze_query(query, nullptr, true);
  for (const SqlTable& table : tables_) {
    const auto same = [&](const SqlTable& other) { return same_table(table, other); };
    if (std::ranges::none_of(result.tables, same)) result.tables.push_back(table);
  }
  if (stopped()) {
    result.fault = std::move(fault_);
    return result;
  }
  put_columns(*output, result);
  if (const auto reason = limit_reason(tree_, contents_); !reason.empty()) unplanned(reason);
  const auto is_complete = [](const AnalyzedColumn& column) { return column.name && column.type; };
  result.certain =
      reasons_.empty() && !may_have_failed_ && std::ranges::all_of(result.columns, is_complete);
  result.reasons = std::move(reasons_);
  if (!result.certain && result.reasons.empty()) result.reasons.emplace_back(kUnknownType);
  return result;
}

// Names that nobody gave are the server's: `_col` and the position, which is not certain behind a
// star over columns that are not known.
void Analyzer::put_columns(const Scope& scope, Analysis& result) const {
  bool position_known = true;
  for (std::size_t i = 0; i < scope.fields.size(); ++i) {
    const Field& field = scope.fields[i];
    AnalyzedColumn column;
    position_known = position_known && !field.open;
    if (field.name.exists()) {
      column.name = std::string(field.name.text);
    } else if (position_known) {
      column.name = "_col" + std::to_string(i);
    }
    if (field.type != kUncertain) {
      column.type = types_.display(field.type);
    } else {
      column.reason = field.reason != 0 ? reasons_[field.reason - 1] : last_reason_;
      if (column.reason.empty()) column.reason = kUnknownType;
    }
    if (field.table != 0) {
      column.table = tables_[field.table - 1];
      column.table_column = std::string(field.table_column.text);
    }
    result.columns.push_back(std::move(column));
  }
}

// The server counts the parameters of the query before it looks at anything else; there may be none
// in the functions in front of it.
void Analyzer::check_parameters() {
  const std::uint32_t begin = tree_[tree_.root].span.begin;
  std::uint32_t query = begin;
  std::size_t count = 0;
  Span inside;
  for (const SqlNode& node : tree_.nodes) {
    if (node.kind == SqlNodeKind::kRoutine) query = std::max(query, node.span.end);
  }
  for (const SqlNode& node : tree_.nodes) {
    if (node.kind != SqlNodeKind::kParameter || slice(tree_.text, node.span) != "?") continue;
    if (node.span.begin >= query) {
      ++count;
    } else if (inside.size() == 0) {
      inside = node.span;
    }
  }
  if (count == 0 && inside.size() != 0) {
    fail(inside, "INVALID_PARAMETER_USAGE", "Query takes no parameters");
  }
  if (count != 0) {
    SqlFault* const fault =
        fail(Span{begin, begin}, "INVALID_PARAMETER_USAGE",
             "Incorrect number of parameters: expected {} but found 0", {std::to_string(count)});
    if (fault != nullptr) fault->params.push_back({"text", std::string("?")});
  }
}

}  // namespace mapping::analysis

namespace mapping {

Analysis analyze_sql(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                     AnalysisMemo& memo) {
  if (tree.fault || tree.root == kNoSqlNode) {
    Analysis refused;
    refused.fault = tree.fault;
    return refused;
  }
  AnalysisMemo::Content& content = memo.content();
  Analysis result = analysis::Analyzer(tree, catalog, session, content).run();
  if (result.fault) analysis::keep_fixes_that_mend(*result.fault, tree, catalog, session, content);
  return result;
}

}  // namespace mapping
