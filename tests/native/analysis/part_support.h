#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/specification.h"
#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/analysis.h"
#include "mapping/catalog.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// What a test needs to build one part of the analysis alone: a statement with the state over it, and a
// typer that knows nothing but what the test says.

struct Said {
  std::string_view expression;
  std::string_view type;  // as a result column has it; "": it is not known
};

// Answers with what a test says. A name that is a column of the scope is that column; the test fails
// where a part asks for anything else that was not said.
class FakeTyper final : public Typer {
 public:
  explicit FakeTyper(State& state) : state_(state) {}

  // Of all expressions of this text, parentheses aside.
  void say(std::string_view expression, std::string_view type);
  // What the relation or the query of this text has.
  void give(std::string_view text, Fields fields);
  // That analyzing this expression finds a fault.
  void refuse(std::string_view expression, ServerSentence said);

  TypeId type_of(SqlNodeId expression, const Context& context) override;
  const Scope* analyze_relation(SqlNodeId relation, const Scope* scope) override;
  const Scope* analyze_query(SqlNodeId query, const Scope* outer, bool correlated) override;

  // The texts that were asked for, in order, and the context and the scope that came with the last.
  std::vector<std::string> asked{};
  Context last_context{};  // without its labels
  std::vector<std::string> last_labels{};
  const Scope* last_outer = nullptr;
  bool last_correlated = true;

 private:
  const Scope* given(SqlNodeId node, const Scope* scope);
  TypeId type_of_column(SqlNodeId node, const Context& context);

  State& state_;
  std::map<std::string, TypeId, std::less<>> types_{};
  std::map<std::string, Fields, std::less<>> fields_{};
  std::map<std::string, ServerSentence, std::less<>> refusals_{};
};

// A statement over one table: nation of tpch, or t1 of Trino's own TestAnalyzer, where its text has it.
struct Part {
  explicit Part(std::string_view sql, Catalog the_catalog = Catalog(),
                std::size_t most_steps = 1'000'000);
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  // The first in the order of the text, of this text where one is given; and the last.
  [[nodiscard]] SqlNodeId find(SqlNodeKind kind, std::string_view text = {}) const;
  [[nodiscard]] SqlNodeId last(SqlNodeKind kind) const;
  [[nodiscard]] TypeId type(std::string_view text);
  [[nodiscard]] Context context() const { return {.scope = source}; }

  // `table` is how names may be qualified; empty: they may not.
  Fields fields(std::string_view table, std::span<const Said> columns);
  Fields nation_fields(std::string_view table = "nation");
  Fields t1_fields();
  // The first SELECT over the source: before its list is analyzed, and behind that.
  Specification unanalyzed();
  Specification specification();

  // The fault as a server tells it, `ERROR_NAME line L:C: text`; `unsure: ` or `open: ` with the
  // reasons where there is none; empty where all is certain.
  [[nodiscard]] std::string answer();
  // The statement after each fix that was offered.
  [[nodiscard]] std::vector<std::string> mended();
  [[nodiscard]] const std::optional<SqlFault>& fault();
  // `name: type, …`
  [[nodiscard]] std::string shown(const Fields& columns) const;
  [[nodiscard]] std::string shown(TypeId type) const;

  SqlTree tree;
  Catalog catalog;
  AnalysisSession session{"tpch", "tiny"};
  AnalysisMemo memo{};
  StepPool pool;
  State state;
  FakeTyper typer;
  const Scope* source;  // of that table

 private:
  std::optional<SqlFault> fault_{};
};

struct PartCase {
  std::string_view sql;
  std::string_view answer;
  Said said[4]{};
};

// One check for each: builds a part over the statement, says what is said, runs `run` on it, and
// compares the answer.
void check_parts(std::span<const PartCase> cases, const std::function<void(Part&)>& run);

// The catalog of the one table tpch.tiny.nation, whose schema it covers.
Catalog nation_catalog();

}  // namespace mapping::analysis
