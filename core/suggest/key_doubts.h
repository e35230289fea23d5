#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mapping/analysis.h"
#include "mapping/sql.h"

namespace mapping {

// Why a column will hardly do as the key of all rows of its table, by the names of the tables around it.
struct KeyDoubt {
  std::string table;     // catalog.schema.table
  std::string key;       // the columns that are more likely its key
  std::string question;  // SQL that gives one boolean: true where the column is unique after all
};

// A column of a table, all of whose rows a query gives as they are: where a query may leave rows out or group them, its key
// may be unique though the table's column is not.
struct KeySource {
  SqlTable table;
  std::string column;
};
[[nodiscard]] std::optional<KeySource> key_source_of(const SqlTree& tree, const Analysis& analysis);

// Doubts in the light of one catalog. Each schema is surveyed once; none is that has very many tables, as it would have to be
// read while somebody types.
//
//   doubts.find({{"tpch", "tiny", "lineitem"}, "orderkey"}, catalog)   // the key is more likely orderkey, linenumber
class KeyDoubts {
 public:
  KeyDoubts();
  ~KeyDoubts();
  KeyDoubts(KeyDoubts&&) noexcept;
  KeyDoubts& operator=(KeyDoubts&&) noexcept;

  // Always with the same catalog, which has to stay.
  [[nodiscard]] std::optional<KeyDoubt> find(const KeySource& source, const Catalog& catalog);

 private:
  struct Schema;

  [[nodiscard]] const Schema& survey(const CatalogTable& table, const Catalog& catalog);

  std::vector<std::unique_ptr<const Schema>> schemas_;
};

}  // namespace mapping
