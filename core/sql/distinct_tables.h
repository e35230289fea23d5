#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "mapping/name_table.h"
#include "mapping/sql.h"

namespace mapping::sql {

// Tables in the order in which they come first, each once; names are the same in any case.
class DistinctTables {
 public:
  // Those that `tables` holds already are different ones.
  explicit DistinctTables(std::vector<SqlTable>& tables) : tables_(tables) {
    for (std::uint32_t i = 0; i < tables.size(); ++i) number(tables[i], i);
  }

  // The place of the table, which is put behind the others where it is new.
  std::size_t add(const SqlTable& table) {
    const auto place = static_cast<std::uint32_t>(tables_.size());
    const std::uint32_t known = number(table, place);
    if (known != NameTable::kNone) return known;
    tables_.push_back(table);
    return place;
  }

 private:
  std::uint32_t number(const SqlTable& table, std::uint32_t place) {
    std::string path = table.catalog + '\0' + table.schema + '\0' + table.name;
    const std::uint32_t known = numbers_.find(path);
    if (known == NameTable::kNone) numbers_.insert(paths_.emplace_back(std::move(path)), place);
    return known;
  }

  std::vector<SqlTable>& tables_;
  std::deque<std::string> paths_{};
  NameTable numbers_{NameCase::kLowerCase};
};

}  // namespace mapping::sql
