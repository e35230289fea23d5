#include "protocol/catalog_reader.h"

#include <algorithm>
#include <cstring>

namespace mapping {

void CatalogReader::begin() { depth_ = kNothing; }

bool CatalogReader::open(bool is_object) {
  const bool needs_list = depth_ == kNothing || (depth_ == kTable && field_ == kColumnList);
  const bool needs_object = depth_ == kPiece || (depth_ == kColumns && is_in_columns());
  if (is_object ? needs_list : needs_object) return false;
  if (depth_ == kPiece) {
    texts_end_ = 0;
    std::ranges::fill(fields_, Place());
    column_places_.clear();
    field_ = kOther;
  } else if (needs_list) {
    column_places_.clear();
  } else if (needs_object) {
    column_places_.emplace_back();
    column_field_ = nullptr;
  } else {
    (void)put({});
  }
  ++depth_;
  return true;
}

bool CatalogReader::key(std::string& name) {
  constexpr std::pair<std::string_view, Field> kFields[] = {{"catalog", kCatalog},
                                                            {"schema", kSchema},
                                                            {"name", kName},
                                                            {"kind", kKind},
                                                            {"columns", kColumnList}};
  if (depth_ == kTable) {
    const auto* const known =
        std::ranges::find(kFields, name, &std::pair<std::string_view, Field>::first);
    field_ = known == std::end(kFields) ? kOther : known->second;
  } else if (depth_ == kColumn && is_in_columns()) {
    column_field_ = nullptr;
    if (name == "name") column_field_ = &ColumnPlaces::name;
    if (name == "type") column_field_ = &ColumnPlaces::type;
  }
  return true;
}

CatalogReader::Place* CatalogReader::place() {
  if (depth_ == kTable && field_ < kTextCount) return &fields_[field_];
  if (depth_ == kColumn && is_in_columns() && column_field_ != nullptr)
    return &(column_places_.back().*column_field_);
  return nullptr;
}

bool CatalogReader::put(std::string_view text) {
  const bool needs_another = depth_ < kTable || (field_ == kColumnList && depth_ < kColumn);
  if (needs_another) return false;
  if (Place* const here = place(); here != nullptr) *here = keep(text);
  return true;
}

CatalogReader::Place CatalogReader::keep(std::string_view text) {
  if (text.empty()) return {};
  const Place place{texts_end_, text.size()};
  texts_end_ += text.size();
  if (texts_end_ > texts_.size()) texts_.resize(2 * texts_end_);
  std::memcpy(texts_.data() + place.begin, text.data(), text.size());
  return place;
}

bool CatalogReader::end_object() {
  if (--depth_ == kPiece) add_table();
  return true;
}

bool CatalogReader::end_array() {
  --depth_;
  return true;
}

void CatalogReader::add_table() {
  columns_.clear();
  for (const ColumnPlaces& column : column_places_)
    columns_.push_back({text(column.name), text(column.type)});
  catalog_.add({.catalog = text(fields_[kCatalog]),
                .schema = text(fields_[kSchema]),
                .name = text(fields_[kName]),
                .columns = columns_,
                .kind = text(fields_[kKind]) == "view" ? CatalogTableKind::kView
                                                       : CatalogTableKind::kTable});
}

}  // namespace mapping
