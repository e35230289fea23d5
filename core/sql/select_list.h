#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mapping/sql.h"

// The select list of a query, for those who mend it.
namespace mapping {

// The piece of the list that makes one column.
struct SelectedItem {
  std::string name;  // of the column
  Span span;
  Span expression;
  bool has_alias = false;
};

// `2` in ORDER BY 2: the number of an item, from 1.
struct ItemNumber {
  Span span;
  std::uint32_t number = 0;
};

struct SelectList {
  std::vector<SelectedItem> items;
  std::vector<ItemNumber> numbers;  // in ORDER BY and GROUP BY
  bool is_distinct = false;
  bool sorts_distinct = false;  // with ORDER BY, which may sort by what is selected only
};

// Nothing where an item may stand for another number of columns than one, as stars do, and where
// the columns are not those of one list: set operations, VALUES, a query in parentheses.
[[nodiscard]] std::optional<SelectList> select_list_of(const SqlTree& tree);
// The same for who has the columns of its shape.
[[nodiscard]] std::optional<SelectList> select_list_of(const SqlTree& tree,
                                                       const std::vector<SqlColumn>& columns);

// All that stands between SELECT and FROM, with stars too; nothing where the columns are not those of
// one list.
[[nodiscard]] std::optional<Span> select_list_span(const SqlTree& tree);

}  // namespace mapping
