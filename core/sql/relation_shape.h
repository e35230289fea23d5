#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/sql.h"

namespace mapping::sql {

// A column of a relation: named, nameless (which prints as `_colN`), or open: any number of columns
// of a table.
struct OutputColumn {
  std::optional<std::string> name;
  bool open = false;
  Span span;
};

// A column that can be selected, with the name of the relation it belongs to: an alias, or a
// table's parts.
struct Field {
  OutputColumn column;
  std::vector<std::string> relation;  // lower case; empty for what no `t.*` reaches
};

// Works out what each query returns and which tables it reads, following Trino's scopes.
//
// Every query is visited once. What a WITH defines is seen by the definitions behind it and by its
// query, with all that is nested there; the innermost definition of a name hides the others;
// RECURSIVE shows a definition to itself.
class RelationShaper {
 public:
  explicit RelationShaper(const SqlTree& tree) : tree_(tree) {}

  [[nodiscard]] std::vector<OutputColumn> shape_root();
  // In the order of Trino's analysis: WITH, FROM, the rest; the same table may come more than once.
  [[nodiscard]] const std::vector<SqlTable>& tables() const { return tables_; }
  // How many of them were met in the WITH of the whole query.
  [[nodiscard]] std::size_t main_begin() const { return main_begin_; }

 private:
  using Columns = std::vector<OutputColumn>;
  using Fields = std::vector<Field>;

  struct NamedQuery {
    std::string name;  // lower case
    Columns columns;
  };

  Columns shape_query(SqlNodeId query);
  void define_queries(SqlNodeId with);
  Columns shape_body(SqlNodeId body);
  Columns shape_set_operation(SqlNodeId operation);
  Columns shape_values(SqlNodeId values);
  Columns shape_select(SqlNodeId select);
  void put_item(SqlNodeId item, const Fields& fields, Columns& columns);
  void put_star(SqlNodeId star, const Fields& fields, Columns& columns);
  Fields shape_relation(SqlNodeId relation);
  Fields shape_table(SqlNodeId table);
  Fields shape_aliased(SqlNodeId aliased);
  Fields shape_join(SqlNodeId join);
  Fields join_fields(SqlNodeId join, Fields left, Fields right) const;
  Fields shape_json_table(SqlNodeId table);
  void put_json_columns(SqlNodeId parent, Fields& fields) const;
  void visit_expressions(SqlNodeId parent);
  [[nodiscard]] std::vector<std::string> field_path(SqlNodeId expression) const;
  // As Trino shows names that it makes: in capitals unless quoted.
  [[nodiscard]] std::string canonical_name(SqlNodeId name) const;
  [[nodiscard]] std::vector<std::string> name_parts(SqlNodeId qualified_name) const;
  [[nodiscard]] std::vector<std::string> names_of(SqlNodeId column_names) const;
  [[nodiscard]] const NamedQuery* find_query(std::string_view name) const;
  static void rename(Columns& columns, const std::vector<std::string>& names);
  [[nodiscard]] Fields open_field(SqlNodeId node) const;

  const SqlTree& tree_;
  std::vector<NamedQuery> queries_;  // innermost last
  std::vector<SqlTable> tables_;
  std::size_t main_begin_ = 0;
  std::size_t queries_in_progress_ = 0;
};

}  // namespace mapping::sql
