#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mapping/diagnostic.h"
#include "mapping/name_table.h"
#include "mapping/schema.h"
#include "mapping/text.h"
#include "sql/select_list.h"

namespace mapping {

// The pieces of a query that make its columns; the query is parsed when they are first asked for.
class SelectedColumns {
 public:
  SelectedColumns(std::string_view sql, const std::vector<Column>& columns)
      : sql_(sql), columns_(columns) {}

  // Null where it is not certain which piece makes which column.
  [[nodiscard]] const SelectList* list();

  // Where the column at `position` is made: its piece, or all pieces; nothing where not even that is
  // certain.
  [[nodiscard]] std::optional<Span> place_of(std::size_t position);

  // How many columns have the name, and where the first of them stands.
  struct Named {
    std::size_t count = 0;
    std::size_t place = 0;
  };
  [[nodiscard]] Named named(std::string_view name);
  [[nodiscard]] const LineIndex& lines();

  // What the repairs of a definition have in common, once it was asked for.
  std::optional<NameTable> declared;
  std::optional<std::vector<std::string_view>> candidates;
  std::optional<std::vector<std::size_t>> order;
  std::optional<std::size_t> shifted_end;
  std::optional<std::size_t> gaps;
  // Whether a finding tells already of the columns that stand elsewhere behind its own.
  bool is_order_told = false;
  std::optional<std::optional<Fix>> removal;
  std::optional<std::optional<Fix>> additions;

 private:
  std::string_view sql_;
  const std::vector<Column>& columns_;
  bool is_read_ = false;
  std::optional<SelectList> list_;
  std::optional<Span> span_;  // of the whole list
  std::optional<LineIndex> lines_;
  NameTable places_{NameCase::kExact};
  std::vector<std::size_t> counts_;  // by place
};

}  // namespace mapping
