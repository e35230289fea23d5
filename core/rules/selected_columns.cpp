#include "rules/selected_columns.h"

#include <algorithm>

namespace mapping {

const SelectList* SelectedColumns::list() {
  if (!is_read_) {
    is_read_ = true;
    const SqlTree tree = parse_sql(sql_);
    list_ = select_list_of(tree);
    span_ = select_list_span(tree);
    const auto has_name = [](const SelectedItem& item, const Column& column) {
      return item.name == column.name;
    };
    if (list_ && !std::ranges::equal(list_->items, columns_, has_name)) list_.reset();
  }
  return list_ ? &*list_ : nullptr;
}

std::optional<Span> SelectedColumns::place_of(std::size_t position) {
  const SelectList* const known = list();
  return known == nullptr ? span_ : known->items[position].span;
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
