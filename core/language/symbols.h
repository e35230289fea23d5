#pragma once

#include <string>
#include <vector>

#include "language/reading.h"

namespace mapping::language {

enum class SymbolKind : std::uint8_t {
  kNone,
  kColumn,
  kAlias,       // of a relation
  kNamedQuery,  // of WITH
  kWindow,
  kTable,      // of the catalog, or a part of its name in front
  kParameter,  // of a lambda
  kFunction,
  kType,
};

// What a name in a statement is the name of.
struct Symbol {
  SymbolKind kind = SymbolKind::kNone;
  SqlNodeId name = kNoSqlNode;  // the Name that gives it; none: of the catalog, or not known
  analysis::OriginId origin = analysis::kNoOrigin;  // of a column
  SqlNodeId table = kNoSqlNode;  // the TableName of a kTable or of a named query's reference
  bool declares = false;         // it is given there
};

// The names of a statement. Columns are followed through queries that select them without a new
// name; those that USING makes one have one name.
class Symbols {
 public:
  Symbols(const Reading& reading, const analysis::Bindings& bindings);

  // Of a Name or Column of the tree.
  [[nodiscard]] Symbol at(SqlNodeId leaf) const;
  // All places that have to change with a name, in the order of the text.
  [[nodiscard]] std::vector<SqlNodeId> uses(SqlNodeId name) const;
  // Whether some of what USING makes one is a column of a table, or nothing gives its name.
  [[nodiscard]] bool is_fixed(SqlNodeId name) const { return fixed_[root_of(name)]; }
  // The names that stand for one.
  [[nodiscard]] std::vector<SqlNodeId> names_with(SqlNodeId name) const;

 private:
  [[nodiscard]] SqlNodeId root_of(SqlNodeId name) const { return roots_[name]; }
  SqlNodeId find_root(SqlNodeId name);
  [[nodiscard]] SqlNodeId name_of(const analysis::Origin& origin) const;
  [[nodiscard]] Symbol column(analysis::OriginId origin) const;
  [[nodiscard]] Symbol relation(SqlNodeId named) const;
  [[nodiscard]] Symbol declared(SqlNodeId leaf) const;
  [[nodiscard]] Symbol in_path(SqlNodeId leaf) const;
  [[nodiscard]] Symbol in_qualified(SqlNodeId leaf) const;
  void unite(SqlNodeId a, SqlNodeId b);

  const Reading& reading_;
  const SqlTree& tree_;
  const analysis::Bindings& bindings_;
  std::vector<SqlNodeId> names_{};  // by origin
  std::vector<SqlNodeId> roots_{};  // by node
  std::vector<bool> fixed_{};       // by node, of roots
};

// A statement and what its names mean.
struct Meaning {
  Meaning(std::string_view sql, const LanguageContext& context)
      : reading(sql), seen(reading.inspect(context)), symbols(reading, seen.bindings) {}

  Reading reading;
  analysis::Inspection seen;
  Symbols symbols;
};

}  // namespace mapping::language
