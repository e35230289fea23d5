#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/catalog.h"
#include "mapping/lineage.h"
#include "mapping/sql.h"
#include "mapping/step_pool.h"
#include "mapping/text.h"

// What EXPLAIN and LIMIT 0 of a real server would say about a query, from the catalog alone.
//
//   analyze_sql(parse_sql("SELECT count(*) n FROM orders"), catalog, {"tpch", "tiny"}, memo)
//     .columns[0]   // {"n", "bigint"}
//
// Three-valued: a type that is not certain is nullopt with its reason, and whatever does not depend
// on it goes on. A fault is only reported where the server would refuse the query.
namespace mapping {

// What an unqualified table name is looked up in. Empty: the host did not say.
struct AnalysisSession {
  std::string catalog{};
  std::string schema{};

  friend bool operator==(const AnalysisSession&, const AnalysisSession&) = default;
};

struct AnalyzedColumn {
  std::optional<std::string> name{};  // nullopt: not certain
  std::optional<std::string> type{};  // as LIMIT 0 gives it: `varchar(25)`; nullopt: not certain
  std::string reason{};               // why the type is not certain
  // Where the column comes from, when it is a column of a table and nothing else.
  std::optional<SqlTable> table{};
  std::string table_column{};

  friend bool operator==(const AnalyzedColumn&, const AnalyzedColumn&) = default;
};

struct Analysis {
  // Trino's first semantic error, with `error_name`, `server_message` and its place; the parser's
  // fault where the text is no query.
  std::optional<SqlFault> fault;
  // With a fault: the names in the statement that nothing has, whatever the fault means, each once.
  std::vector<SqlFault> further{};
  std::vector<AnalyzedColumn> columns;  // empty with a fault
  std::vector<SqlTable> tables;         // with the session's catalog and schema filled in
  // Every name and type is known and no check was left out: the server accepts the query.
  bool certain = false;
  std::vector<std::string> reasons;  // why it is not
  // What the columns are made of, where it was asked for: a row of `outputs` for each of them.
  Lineage lineage{};
};

// What analyses found out that depends on neither query nor catalog: which type a text names, and what
// a function or an operator gives for such arguments. It is the same with another one, only slower;
// its size is bounded.
class AnalysisMemo {
 public:
  AnalysisMemo();
  ~AnalysisMemo();
  AnalysisMemo(AnalysisMemo&&) noexcept;
  AnalysisMemo& operator=(AnalysisMemo&&) noexcept;

  struct Content;
  [[nodiscard]] Content& content();  // to be asked for anew by each analysis
  // That of the last analysis, whose types are still asked about.
  [[nodiscard]] Content& last_content() { return content_ ? *content_ : content(); }

 private:
  std::unique_ptr<Content> content_;
};

// `pool` is shared by the queries of a request; without one the query has its own.
[[nodiscard]] Analysis analyze_sql(const SqlTree& tree, const Catalog& catalog,
                                   const AnalysisSession& session, AnalysisMemo& memo,
                                   StepPool& pool);
[[nodiscard]] Analysis analyze_sql(const SqlTree& tree, const Catalog& catalog,
                                   const AnalysisSession& session, AnalysisMemo& memo);
// The same with the lineage of the columns.
[[nodiscard]] Analysis analyze_lineage(const SqlTree& tree, const Catalog& catalog,
                                       const AnalysisSession& session, AnalysisMemo& memo);

}  // namespace mapping
