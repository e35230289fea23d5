#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/schema.h"
#include "mapping/sql.h"

namespace mapping {

// What queries are analyzed against; without a catalog, each query is taken by itself.
struct SqlContext {
  std::shared_ptr<const Catalog> catalog{};
  AnalysisSession session{};

  friend bool operator==(const SqlContext&, const SqlContext&) = default;
};

// What the core itself says of one query.
struct SqlVerdict {
  std::optional<SqlFault> fault;
  bool is_from_catalog = false;  // the fault, which another catalog might not have
  KnownColumns columns;          // none where there is a fault
  // Whether the server would accept the query, and `columns` have their types.
  bool is_certain = false;
};

// The verdicts of the last checks, so that an edit of one definition parses that one alone.
//
// Texts come in the order of the definitions, which changes little from one check to the next: each
// is looked for where it stood, and near there. Holds the texts of two checks at most.
//
//   cache.begin_check({});
//   for (…) cache.verdict_on(sql).fault
class SqlCache {
 public:
  // Forgets what the last check did not ask for, and everything when the context is another one.
  void begin_check(const SqlContext& context);
  // Valid until the next call.
  [[nodiscard]] const SqlVerdict& verdict_on(std::string_view sql);

 private:
  struct Entry {
    std::string sql;
    SqlVerdict verdict;
    bool is_taken = false;  // moved into `current_`
  };

  [[nodiscard]] Entry* find_previous(std::string_view sql);

  SqlContext context_;
  std::vector<Entry> previous_;
  std::vector<Entry> current_;
};

}  // namespace mapping
