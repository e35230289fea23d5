#include <algorithm>
#include <deque>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression.h"
#include "analysis/inspection.h"
#include "analysis/lineage/lineage_tracer.h"
#include "analysis/newer_forms.h"
#include "analysis/queries/limits.h"
#include "analysis/queries/query.h"
#include "analysis/relations/relation.h"
#include "analysis/routines/routines.h"
#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/text.h"
#include "sql/distinct_tables.h"
#include "sql/finding.h"
#include "sql/shape.h"
#include "sql/size_limits.h"

namespace mapping::analysis {
namespace {

constexpr std::string_view kUnknownType = "the type of a column is not known";
constexpr std::string_view kNewerForm = "only servers newer than 476 take a form of the statement";

// Far more than statements that people write need.
constexpr std::size_t kMostSteps = 8'000'000;
constexpr std::size_t kStepsOfResult = 100;  // for a column that is returned

// kSmall: for one of several analyses of a query, with fewer steps.
enum class AnalysisSize : std::uint8_t { kWhole = 1, kSmall = 8 };

enum class WithLineage : std::uint8_t { kNo, kYes };

// Analyzes a statement in the order in which Trino's analyzers do (StatementAnalyzer,
// ExpressionAnalyzer and AggregationAnalyzer of 476), so that the first fault is the server's.
//
// Nothing is thrown: a fault is kept, the analysis goes on with types that are not certain, and
// later faults are dropped. What is not certain is noted with its reason, and so that no fault
// behind it is reported that the server would not come to.
class StatementAnalyzer final : public Typer {
 public:
  StatementAnalyzer(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                    AnalysisMemo::Content& memo, StepPool& pool, AnalysisSize size,
                    WithLineage with_lineage = WithLineage::kNo)
      : state_(tree, catalog, session, memo, pool, kMostSteps / static_cast<std::size_t>(size),
               tree.text.size() / static_cast<std::size_t>(size)),
        tree_(tree),
        with_lineage_(with_lineage) {}

  Analysis run();
  std::optional<SqlFault> find_fault();
  Inspection inspect(Span place);
  std::deque<SqlFault> collect();
  // Whether the statement is too large to be known.
  [[nodiscard]] bool gave_up() const { return state_.verdict.gave_up(); }

  TypeId type_of(SqlNodeId expression, const Context& context) override {
    return Expressions(state_, *this).type_of(expression, context);
  }
  const Scope* analyze_relation(SqlNodeId relation, const Scope* scope) override {
    return Relations(state_, *this).analyze(relation, scope);
  }
  const Scope* analyze_query(SqlNodeId query, const Scope* outer, bool correlated) override {
    return Queries(state_, *this).analyze(query, outer, correlated);
  }

 private:
  [[nodiscard]] SqlNodeId main_query() const;
  const Scope* analyze_statement();
  void note_newer_forms();
  void put_columns(const Scope& scope, Analysis& result);
  void put_lineage(const Scope& scope, Analysis& result);
  void put_shape(Analysis& result);
  void weigh(const Scope& scope);
  void check_parameters();

  State state_;
  const SqlTree& tree_;
  WithLineage with_lineage_;
  NewerForms newer_forms_ = NewerForms::kNone;
};

Analysis StatementAnalyzer::run() {
  Analysis result;
  note_newer_forms();
  check_parameters();
  if (tree_[tree_.root].is(SqlSession::kGiven))
    state_.verdict.unsure("session properties are not known");
  const Scope* output = analyze_statement();
  sql::DistinctTables distinct(result.tables);
  for (const SqlTable& table : state_.tables) distinct.add(table);
  if (state_.verdict.has_fault()) {
    result.fault = state_.verdict.take_fault();
    // An older server has another fault, where that form begins.
    if (newer_forms_ != NewerForms::kNone) result.reasons.emplace_back(kNewerForm);
    return result;
  }
  if (!state_.verdict.gave_up()) weigh(*output);
  if (state_.verdict.gave_up()) {
    put_shape(result);
    return result;
  }
  put_columns(*output, result);
  put_lineage(*output, result);
  if (const auto reason = limit_reason(tree_, state_.notes.contents()); !reason.empty())
    state_.verdict.unplanned(reason);
  const auto is_complete = [](const AnalyzedColumn& column) { return column.name && column.type; };
  result.certain = state_.verdict.is_certain() && std::ranges::all_of(result.columns, is_complete);
  result.reasons = state_.verdict.take_reasons();
  if (!result.certain && result.reasons.empty()) result.reasons.emplace_back(kUnknownType);
  return result;
}

std::optional<SqlFault> StatementAnalyzer::find_fault() {
  state_.verdict.leave_bare();
  return run().fault;
}

// What stands behind WITH FUNCTION, or the whole statement.
SqlNodeId StatementAnalyzer::main_query() const {
  const SqlNodeId root = tree_.root;
  const bool has_functions = tree_[root].kind == SqlNodeKind::kWithFunction;
  return has_functions ? tree_.find_child(root, SqlNodeKind::kQuery) : root;
}

const Scope* StatementAnalyzer::analyze_statement() {
  if (main_query() != tree_.root) analyze_functions(state_, *this, tree_.root);
  return state_.verdict.stopped() ? nullptr : analyze_query(main_query(), nullptr, true);
}

std::deque<SqlFault> StatementAnalyzer::collect() {
  std::deque<SqlFault> further;
  state_.verdict.collect(further);
  analyze_statement();
  return further;
}

// No fault is kept, as one may always have been missed, so that everything behind one is analyzed.
Inspection StatementAnalyzer::inspect(Span place) {
  PlaceProbe probe(place);
  state_.probe = &probe;
  state_.verdict.unsure("a name is missing");
  analyze_statement();
  Inspection result{.columns = probe.take_columns(),
                    .queries = probe.take_queries(),
                    .outputs = probe.take_outputs()};
  result.types.reserve(tree_.nodes.size());
  for (SqlNodeId node = 0; node < tree_.nodes.size(); ++node) {
    result.types.push_back(state_.notes.type(node));
  }
  result.bindings = state_.notes.take_bindings();
  result.tables = std::move(state_.tables);
  return result;
}

void StatementAnalyzer::note_newer_forms() {
  newer_forms_ = newer_forms(tree_);
  switch (newer_forms_) {
    case NewerForms::kNone:
      break;
    case NewerForms::kAnalyzed:
      state_.verdict.unknown(std::string(kNewerForm));
      break;
    case NewerForms::kUnknown:
      state_.verdict.unsure("a form of newer servers is not analyzed");
  }
}

// Names that nobody gave are the server's: `_col` and the position, which is not certain behind a
// star over columns that are not known.
void StatementAnalyzer::put_columns(const Scope& scope, Analysis& result) {
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
      column.type = state_.types.display(field.type);
    } else {
      column.reason = state_.verdict.reason(field.reason);
      if (column.reason.empty()) column.reason = kUnknownType;
    }
    if (field.table != 0) {
      column.table = state_.tables[field.table - 1];
      column.table_column = std::string(field.table_column.text);
    }
    result.columns.push_back(std::move(column));
  }
}

void StatementAnalyzer::put_lineage(const Scope& scope, Analysis& result) {
  if (with_lineage_ == WithLineage::kNo) return;
  std::vector<OriginId> outputs;
  outputs.reserve(scope.fields.size());
  for (const Field& field : scope.fields) outputs.push_back(state_.notes.origins().of(field));
  sql::DistinctTables distinct(result.tables);
  std::vector<std::uint32_t> tables;
  for (const SqlTable& table : state_.tables)
    tables.push_back(static_cast<std::uint32_t>(distinct.add(table)));
  result.lineage = LineageTracer(tree_, state_.notes, tables).trace(main_query(), outputs);
}

// What is written out: names and types may be shared by many columns.
void StatementAnalyzer::weigh(const Scope& scope) {
  std::size_t bytes = 0;
  for (const Field& field : scope.fields) {
    bytes += field.name.text.size();
    if (field.type != kUncertain) bytes += std::size_t{state_.types.parts(field.type)} * 8;
  }
  if (bytes > sql::kMostNameBytes)
    state_.verdict.give_up("the names and types of its columns are too long");
  state_.budget.spend(scope.fields.size() * kStepsOfResult + bytes * 4);
}

// What the text alone tells.
void StatementAnalyzer::put_shape(Analysis& result) {
  SqlShape shape = sql::shape_of(tree_, state_.budget.pool());
  sql::DistinctTables distinct(result.tables);
  for (SqlTable& table : shape.tables) {
    if (table.catalog.empty()) table.catalog = state_.session.catalog;
    if (table.schema.empty()) table.schema = state_.session.schema;
    distinct.add(table);
  }
  for (SqlColumn& column : shape.columns) {
    result.columns.push_back(
        {.name = std::move(column.name), .reason = state_.verdict.too_large()});
    if (with_lineage_ == WithLineage::kYes)
      result.lineage.outputs.push_back({.reason = "the query is too large to know"});
  }
  result.reasons = {state_.verdict.too_large()};
}

// The server counts the parameters of the query before it looks at anything else; there may be none
// in the functions in front of it.
void StatementAnalyzer::check_parameters() {
  const std::uint32_t begin = tree_[tree_.root].span.begin;
  std::uint32_t query = begin;
  std::size_t count = 0;
  Span inside;
  for (const SqlNode& node : tree_.nodes) {
    if (node.kind == SqlNodeKind::kRoutine) query = std::max(query, node.span.end);
  }
  for (const SqlNode& node : tree_.nodes) {
    if (!node.is(SqlParameterUse::kParameter)) continue;
    if (node.span.begin >= query) {
      ++count;
    } else if (inside.size() == 0) {
      inside = node.span;
    }
  }
  if (count == 0 && inside.size() != 0) {
    state_.verdict.fail(inside, ServerMessage::kNoParameters);
  }
  if (count != 0) {
    state_.verdict.fail(Span{begin, begin}, ServerMessage::kParameterCount, {count, "0"})
        .with({"text", std::string("?")});
  }
}

// A new name leads to the next fault where there is one; all others leave none.
bool mends(const SqlFix& fix, const SqlTree& tree, const SqlFault& fault, const Catalog& catalog,
           const AnalysisSession& session, AnalysisMemo::Content& memo, StepPool& pool) {
  const SqlTree mended = parse_sql(sql::apply_edits(tree.text, fix.edits));
  if (mended.fault) return false;
  StatementAnalyzer analyzer(mended, catalog, session, memo, pool, AnalysisSize::kSmall);
  const std::optional<SqlFault> left = analyzer.run().fault;
  if (analyzer.gave_up()) return false;
  return !left || (fix.kind == FixKind::kReplaceSql && left->span.begin != fault.span.begin);
}

// Leaves those of a fault's fixes whose application takes it away and makes no other.
void keep_fixes_that_mend(SqlFault& fault, const SqlTree& tree, const Catalog& catalog,
                          const AnalysisSession& session, AnalysisMemo::Content& memo,
                          StepPool& pool) {
  std::erase_if(fault.fixes, [&](const SqlFix& fix) {
    return !mends(fix, tree, fault, catalog, session, memo, pool);
  });
}

// Those of `found` that are not the first one; places with the same fault become one.
std::vector<SqlFault> distinct_faults(std::deque<SqlFault> found, SqlFault& first) {
  std::vector<SqlFault> faults;
  for (SqlFault& fault : found) {
    const auto is_same = [&](const SqlFault& known) {
      return known.error_name == fault.error_name && known.server_message == fault.server_message;
    };
    const auto known = std::ranges::find_if(faults, is_same);
    if (is_same(first)) {
      if (fault.span.begin != first.span.begin) first.again.push_back(fault.span);
    } else if (known != faults.end()) {
      if (known->span.begin != fault.span.begin) known->again.push_back(fault.span);
    } else {
      faults.push_back(std::move(fault));
    }
  }
  return faults;
}

}  // namespace

Inspection inspect(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                   AnalysisMemo& memo, Span place) {
  StepPool pool(tree.text.size());
  return StatementAnalyzer(tree, catalog, session, memo.content(), pool, AnalysisSize::kWhole)
      .inspect(place);
}

std::optional<SqlFault> find_fault(const SqlTree& tree, const Catalog& catalog,
                                   const AnalysisSession& session, AnalysisMemo& memo,
                                   StepPool& pool) {
  if (tree.fault || tree.root == kNoSqlNode) return tree.fault;
  return StatementAnalyzer(tree, catalog, session, memo.content(), pool, AnalysisSize::kWhole)
      .find_fault();
}

}  // namespace mapping::analysis

namespace mapping {

namespace {

Analysis analyze(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                 AnalysisMemo& memo, StepPool& pool, analysis::WithLineage with_lineage) {
  if (tree.fault || tree.root == kNoSqlNode) {
    Analysis refused;
    refused.fault = tree.fault;
    return refused;
  }
  AnalysisMemo::Content& content = memo.content();
  Analysis result = analysis::StatementAnalyzer(tree, catalog, session, content, pool,
                                                analysis::AnalysisSize::kWhole, with_lineage)
                        .run();
  if (result.fault) {
    analysis::keep_fixes_that_mend(*result.fault, tree, catalog, session, content, pool);
    std::deque<SqlFault> found = analysis::StatementAnalyzer(tree, catalog, session, content, pool,
                                                             analysis::AnalysisSize::kSmall)
                                     .collect();
    result.further = analysis::distinct_faults(std::move(found), *result.fault);
    for (SqlFault& fault : result.further)
      analysis::keep_fixes_that_mend(fault, tree, catalog, session, content, pool);
  }
  (void)memo.content();  // gives back what a large statement has filled
  return result;
}

}  // namespace

Analysis analyze_sql(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                     AnalysisMemo& memo, StepPool& pool) {
  return analyze(tree, catalog, session, memo, pool, analysis::WithLineage::kNo);
}

Analysis analyze_lineage(const SqlTree& tree, const Catalog& catalog,
                         const AnalysisSession& session, AnalysisMemo& memo) {
  StepPool pool(tree.text.size());
  return analyze(tree, catalog, session, memo, pool, analysis::WithLineage::kYes);
}

Analysis analyze_sql(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
                     AnalysisMemo& memo) {
  StepPool pool(tree.text.size());
  return analyze_sql(tree, catalog, session, memo, pool);
}

}  // namespace mapping
