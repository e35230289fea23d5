#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/name_table.h"
#include "mapping/sql.h"
#include "mapping/step_pool.h"

namespace mapping::sql {

// A column of a relation: named by a node, nameless (which prints as `_colN`), or open: any number
// of columns of a table. Names stay nodes until the end: most columns of inner queries are never
// printed.
struct OutputColumn {
  SqlNodeId name = kNoSqlNode;
  bool open = false;
  bool canonical = false;  // a name that Trino makes: in capitals unless quoted
  Span span;
};

// A column that can be selected, with what names the relation it belongs to: an alias or a table's
// QualifiedName.
struct Field {
  OutputColumn column;
  SqlNodeId relation = kNoSqlNode;  // none where no `t.*` reaches the column
};

// Works out what each query returns and which tables it reads, following Trino's scopes.
//
// Every query is visited once. What a WITH defines is seen by the definitions behind it and by its
// query, with all that is nested there; the innermost definition of a name hides the others;
// RECURSIVE shows a definition to itself.
class RelationShaper {
 public:
  RelationShaper(const SqlTree& tree, StepPool& pool);

  [[nodiscard]] std::vector<OutputColumn> shape_root();
  [[nodiscard]] std::string name_of(const OutputColumn& column) const;  // of one that has a name
  // In the order of Trino's analysis: WITH, FROM, the rest; the same table may come more than once.
  [[nodiscard]] const std::vector<SqlTable>& tables() const { return tables_; }
  // How many of them were met in the WITH of the whole query.
  [[nodiscard]] std::size_t main_begin() const { return main_begin_; }

 private:
  using Columns = std::vector<OutputColumn>;
  using Fields = std::vector<Field>;

  using NameNumbers = std::vector<std::uint64_t>;

  static constexpr std::size_t kNoQuery = static_cast<std::size_t>(-1);
  static constexpr std::uint32_t kNoNumber = NameTable::kNone;

  struct NamedQuery {
    SqlNodeId name = kNoSqlNode;
    std::size_t hidden = kNoQuery;  // the place of the outer definition with the name
    Columns columns{};
  };

  Columns shape_query(SqlNodeId query);
  void define_queries(SqlNodeId with);
  Columns shape_body(SqlNodeId body);
  Columns shape_set_operation(SqlNodeId operation);
  Columns shape_values(SqlNodeId values);
  Columns shape_select(SqlNodeId select);
  void put_item(SqlNodeId item, const Fields& fields, Columns& columns);
  void put_star(SqlNodeId star, const Fields& fields, Columns& columns);
  static Fields fields_of(const Columns& columns, SqlNodeId relation);
  Fields shape_relation(SqlNodeId relation);
  Fields shape_table(SqlNodeId table);
  Fields shape_aliased(SqlNodeId aliased);
  Fields shape_join(SqlNodeId join);
  Fields join_fields(SqlNodeId join, Fields left, Fields right);
  Fields shape_json_table(SqlNodeId table);
  void put_json_columns(SqlNodeId parent, Fields& fields) const;
  [[nodiscard]] bool is_known_table_function(SqlNodeId relation) const;
  void visit_arguments(SqlNodeId function_name);
  void visit_expressions(SqlNodeId parent);
  [[nodiscard]] std::vector<SqlNodeId> field_path(SqlNodeId expression) const;
  [[nodiscard]] std::uint32_t number_of(SqlNodeId name);
  [[nodiscard]] bool same_name(SqlNodeId a, SqlNodeId b) { return number_of(a) == number_of(b); }
  [[nodiscard]] bool reaches(const std::vector<SqlNodeId>& path, SqlNodeId relation);
  std::size_t& innermost(SqlNodeId name);
  void define_query(NamedQuery definition);
  void forget_queries(std::size_t from);
  [[nodiscard]] const NamedQuery* find_query(SqlNodeId name);
  void keep_common(Columns& columns, const Columns& right, NameNumbers* listed);
  [[nodiscard]] bool is_too_many(std::size_t columns);
  void limit_fields(Fields& fields, SqlNodeId node);
  void rename(Columns& columns, SqlNodeId names) const;
  [[nodiscard]] Fields open_field(SqlNodeId node) const;

  const SqlTree& tree_;
  std::vector<NamedQuery> queries_;     // innermost last
  std::vector<std::size_t> innermost_;  // of them, by the number of the name
  std::vector<std::uint32_t> numbers_;  // by node
  NameTable names_{NameCase::kIdentifier};
  std::deque<std::string> texts_;  // of `names_`
  StepShare share_;
  std::size_t copied_ = 0;  // columns of all lists so far
  std::vector<SqlTable> tables_;
  std::vector<SqlNodeId> to_visit_;  // of all visits in progress
  std::size_t main_begin_ = 0;
  std::size_t queries_in_progress_ = 0;
};

}  // namespace mapping::sql
