#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/newer_forms.h"
#include "analysis/queries/limits.h"
#include "mapping/text.h"
#include "sql/distinct_tables.h"
#include "sql/shape.h"
#include "sql/size_limits.h"

namespace mapping::analysis {
namespace {

constexpr TypeId kNotTyped = 0xFFFFFFFFU;
constexpr std::string_view kUnknownType = "the type of a column is not known";

// Far more than statements that people write need.
constexpr std::size_t kMostSteps = 8'000'000;
constexpr std::size_t kStepsOfResult = 100;  // for a column that is returned

}  // namespace

Analyzer::Analyzer(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                   AnalysisMemo::Content& memo, StepPool& pool, AnalysisSize size)
    : tree_(tree),
      catalog_(catalog),
      session_(session),
      memo_(memo),
      types_(memo.types),
      node_types_(tree.nodes.size(), kNotTyped),
      references_(tree.nodes.size()),
      contents_(expression_contents(tree)),
      pool_(pool),
      share_(pool, kMostSteps / static_cast<std::size_t>(size),
             tree.text.size() / static_cast<std::size_t>(size)),
      walked_(types_.walked()),
      refused_(types_.refused()) {}

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
  sql::DistinctTables distinct(result.tables);
  for (const SqlTable& table : tables_) distinct.add(table);
  if (fault_) {
    result.fault = std::move(fault_);
    return result;
  }
  if (!gave_up()) weigh(*output);
  if (gave_up()) {
    put_shape(result);
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

// What is written out: names and types may be shared by many columns.
void Analyzer::weigh(const Scope& scope) {
  std::size_t bytes = 0;
  for (const Field& field : scope.fields) {
    bytes += field.name.text.size();
    if (field.type != kUncertain) bytes += std::size_t{types_.parts(field.type)} * 8;
  }
  if (bytes > sql::kMostNameBytes) give_up("the names and types of its columns are too long");
  spend(scope.fields.size() * kStepsOfResult + bytes * 4);
}

// What the text alone tells.
void Analyzer::put_shape(Analysis& result) {
  SqlShape shape = sql::shape_of(tree_, pool_);
  sql::DistinctTables distinct(result.tables);
  for (SqlTable& table : shape.tables) {
    if (table.catalog.empty()) table.catalog = session_.catalog;
    if (table.schema.empty()) table.schema = session_.schema;
    distinct.add(table);
  }
  for (SqlColumn& column : shape.columns) {
    result.columns.push_back({.name = std::move(column.name), .reason = too_large_});
  }
  result.reasons = {too_large_};
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
                     AnalysisMemo& memo, StepPool& pool) {
  if (tree.fault || tree.root == kNoSqlNode) {
    Analysis refused;
    refused.fault = tree.fault;
    return refused;
  }
  AnalysisMemo::Content& content = memo.content();
  Analysis result =
      analysis::Analyzer(tree, catalog, session, content, pool, analysis::AnalysisSize::kWhole)
          .run();
  if (result.fault)
    analysis::keep_fixes_that_mend(*result.fault, tree, catalog, session, content, pool);
  (void)memo.content();  // gives back what a large statement has filled
  return result;
}

Analysis analyze_sql(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                     AnalysisMemo& memo) {
  StepPool pool(tree.text.size());
  return analyze_sql(tree, catalog, session, memo, pool);
}

}  // namespace mapping
