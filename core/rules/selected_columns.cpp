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

SelectedColumns::Named SelectedColumns::named(std::string_view name) {
  if (counts_.size() != columns_.size()) {
    counts_.assign(columns_.size(), 0);
    for (std::uint32_t i = 0; i < columns_.size(); ++i) {
      const std::uint32_t known = places_.insert(columns_[i].name, i);
      ++counts_[known == NameTable::kNone ? i : known];
    }
  }
  const std::uint32_t place = places_.find(name);
  return place == NameTable::kNone ? Named{} : Named{counts_[place], place};
}

const LineIndex& SelectedColumns::lines() {
  if (!lines_) lines_.emplace(sql_);
  return *lines_;
}

}  // namespace mapping
