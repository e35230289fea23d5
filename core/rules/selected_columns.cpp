#include "rules/selected_columns.h"

#include <algorithm>

namespace mapping {

const SelectList* SelectedColumns::list() {
  if (!is_read_) {
    is_read_ = true;
    list_ = select_list_of(parse_sql(sql_));
    const auto has_name = [](const SelectedItem& item, const Column& column) {
      return item.name == column.name;
    };
    if (list_ && !std::ranges::equal(list_->items, columns_, has_name)) list_.reset();
  }
  return list_ ? &*list_ : nullptr;
}

}  // namespace mapping
