#pragma once

#include <cstddef>
#include <vector>

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// What a select list returns: into `fields`, and into the outputs of the specification.
class SelectItems : StatementPart {
 public:
  SelectItems(State& state, Typer& typer, Specification& specification, Fields& fields)
      : StatementPart(state, typer), specification_(specification), fields_(fields) {}

  void analyze();

 private:
  // What the prefix of a star names.
  struct StarBasis {
    const Scope* table = nullptr;  // whose fields
    bool is_row = false;
    bool unsure = false;
  };

  void analyze_item(SqlNodeId item);
  void analyze_star(SqlNodeId star);
  void star_not_found(SqlNodeId star, const NamePath& path, const Scope& source);
  [[nodiscard]] StarBasis find_star_basis(const NamePath& path) const;
  bool check_star_aliases(const std::vector<SqlNodeId>& aliases, std::size_t count);
  void put_star_fields(SqlNodeId star, const Scope& from, const NamePath* prefix);
  void put_row_fields(SqlNodeId star);
  void check_distinct_type(TypeId type, SqlNodeId expression);

  Specification& specification_;
  Fields& fields_;
};

// Gives a column its reason whose type the catalog writes in a way that is not known.
void note_unknown_type(State& state, Field& field);

}  // namespace mapping::analysis
