#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mapping/schema.h"
#include "sql/select_list.h"

namespace mapping {

// The pieces of a query that make its columns; the query is parsed when they are first asked for.
class SelectedColumns {
 public:
  SelectedColumns(std::string_view sql, const std::vector<Column>& columns)
      : sql_(sql), columns_(columns) {}

  // Null where it is not certain which piece makes which column.
  [[nodiscard]] const SelectList* list();

 private:
  std::string_view sql_;
  const std::vector<Column>& columns_;
  bool is_read_ = false;
  std::optional<SelectList> list_;
};

}  // namespace mapping
