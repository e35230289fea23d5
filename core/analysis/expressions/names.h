#pragma once

#include <optional>
#include <string>

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// What names mean in expressions: columns, fields of rows, labels of row patterns.
class Names : StatementPart {
 public:
  using StatementPart::StatementPart;

  TypeId type_of_column(SqlNodeId node, const Context& context);
  // Of a name that may have a prefix, and of `expression.field`.
  TypeId type_of_dereference(SqlNodeId node, const Context& context);
  TypeId type_of_path(SqlNodeId node, const NamePath& path, const Context& context);

 private:
  [[nodiscard]] std::string hidden_column(const NamePath& path, const Scope& scope) const;
  void note_relation(SqlNodeId node, const NamePath& path, const Scope& scope);
  TypeId use_field(SqlNodeId node, const ResolvedField& found, const Context& context);
  TypeId type_of_row_field(SqlNodeId node, const Context& context);
  std::optional<TypeId> type_of_labelled(SqlNodeId node, const NamePath& path,
                                         const Context& context);
  void column_not_found(SqlNodeId node, const NamePath& path, const Scope& scope);
};

}  // namespace mapping::analysis
