#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "analysis/scope.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The scopes of one statement and the names in them; nothing in it moves.
class ScopeStore {
 public:
  explicit ScopeStore(const SqlTree& tree) : tree_(tree) {}

  Scope* make(const Scope* parent, Fields fields, bool query_boundary = false);
  // The fields of a scope that nothing is looked up in any more.
  Fields take_fields(const Scope* scope);
  // Those of a query of WITH.
  const Fields* keep(Fields fields);

  Name keep(std::string text);
  const NamePath* keep(NamePath path);
  // The name of a kName, as written but for its quotes.
  Name name_of(SqlNodeId name);
  NamePath path_of(const std::vector<SqlNodeId>& parts);

 private:
  const SqlTree& tree_;
  std::deque<Scope> scopes_{};
  std::deque<Fields> fields_{};
  std::deque<NamePath> paths_{};
  std::deque<std::string> names_{};
};

}  // namespace mapping::analysis
