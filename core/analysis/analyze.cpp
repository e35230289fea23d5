#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/newer_forms.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

constexpr TypeId kNotTyped = 0xFFFFFFFFU;

bool same_table(const SqlTable& a, const SqlTable& b) {
  return same_identifier(a.name, b.name) && same_identifier(a.schema, b.schema) &&
         same_identifier(a.catalog, b.catalog);
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
      contents_(expression_contents(tree)),
      hashes_(tree.nodes.size()) {}

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
  result.reasons = std::move(reasons_);
  result.certain = result.reasons.empty() && !may_have_failed_;
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
    }
    if (field.table != 0) {
      column.table = tables_[field.table - 1];
      column.table_column = std::string(field.table_column.text);
    }
    result.columns.push_back(std::move(column));
  }
}

// The server counts the parameters before it looks at anything else.
void Analyzer::check_parameters() {
  std::size_t count = 0;
  for (const SqlNode& node : tree_.nodes) {
    count += node.kind == SqlNodeKind::kParameter && slice(tree_.text, node.span) == "?" ? 1 : 0;
  }
  if (count != 0) {
    const std::uint32_t begin = tree_[tree_.root].span.begin;
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
