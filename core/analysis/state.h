#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analysis_memo.h"
#include "analysis/annotations.h"
#include "analysis/budget.h"
#include "analysis/functions/functions.h"
#include "analysis/functions/inline_functions.h"
#include "analysis/place_probe.h"
#include "analysis/scope_store.h"
#include "analysis/specification.h"
#include "analysis/types/data_types.h"
#include "analysis/verdict.h"
#include "mapping/analysis.h"

namespace mapping::analysis {

// What all parts of the analysis of one statement are handed. Nothing in it calls a part.
struct State {
  State(const SqlTree& the_tree, const Catalog& the_catalog, const AnalysisSession& the_session,
        AnalysisMemo::Content& the_memo, StepPool& pool, std::size_t most_steps, std::size_t bytes)
      : tree(the_tree),
        catalog(the_catalog),
        session(the_session),
        memo(the_memo),
        types(the_memo.types),
        verdict(the_tree),
        notes(the_tree),
        scopes(the_tree),
        budget(verdict, types, pool, most_steps, bytes) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // As messages have them, which is put into words only where there is a message.
  [[nodiscard]] MessageValue shown(TypeId type) const;
  [[nodiscard]] MessageValue shown_expression(SqlNodeId node) const;
  [[nodiscard]] TypeId boolean() const { return types.simple(TypeKind::kBoolean); }

  // Of an expression over `scope`, in the query that is analyzed.
  [[nodiscard]] Context context_in(const Scope& scope) const {
    return {.scope = &scope, .correlated = correlated};
  }

  const SqlTree& tree;
  const Catalog& catalog;
  const AnalysisSession& session;
  AnalysisMemo::Content& memo;
  TypeTable& types;  // of the memo
  Verdict verdict;
  Annotations notes;
  ScopeStore scopes;
  Budget budget;

  std::vector<SqlTable> tables{};  // that were read; fields count them from 1
  InlineFunctions functions{};     // of WITH FUNCTION
  SqlNodeId defined = kNoSqlNode;  // the function whose body is analyzed
  // What a reference to a recursive query reads in its step.
  std::vector<std::pair<SqlNodeId, const Scope*>> recursive_bases{};

  bool correlated = true;           // whether the query that is analyzed may use columns around it
  const Scope* filtered = nullptr;  // the boundary of the query whose WHERE is analyzed
  std::uint32_t correlations = 0;   // columns of outer queries so far
  std::uint32_t lambda_depth = 0;
  PlaceProbe* probe = nullptr;  // of an editor that asks about a place
};

}  // namespace mapping::analysis
