#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/catalog.h"
#include "protocol/json.h"

namespace mapping {

// Adds the tables of a piece of a CatalogSnapshot to a catalog, each when its end is read: a list of
// {"catalog", "schema", "name", "kind"?, "columns": [{"name", "type"}]}. Members that it does not know are passed over,
// one that is no string counts as empty. Reading ends where a table or a column is no object.
class CatalogReader final : public JsonEvents {
 public:
  explicit CatalogReader(Catalog& catalog) : catalog_(catalog) {}

  void begin() override;
  bool null() override { return put({}); }
  bool boolean(bool) override { return put({}); }
  bool number_integer(std::int64_t) override { return put({}); }
  bool number_unsigned(std::uint64_t) override { return put({}); }
  bool number_float(double, const std::string&) override { return put({}); }
  bool string(std::string& value) override { return put(value); }
  bool start_object(std::size_t) override { return open(true); }
  bool start_array(std::size_t) override { return open(false); }
  bool key(std::string& name) override;
  bool end_object() override;
  bool end_array() override;

 private:
  // How many lists and objects are open where something of these is read.
  enum Depth : std::uint32_t { kNothing, kPiece, kTable, kColumns, kColumn };
  enum Field : std::uint8_t { kCatalog, kSchema, kName, kKind, kTextCount, kColumnList, kOther };

  // A text in `texts_`.
  struct Place {
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  struct ColumnPlaces {
    Place name;
    Place type;
  };

  bool open(bool is_object);
  bool put(std::string_view text);
  [[nodiscard]] bool is_in_columns() const { return field_ == kColumnList && depth_ > kTable; }
  // Where the text of the member that is read belongs.
  [[nodiscard]] Place* place();
  [[nodiscard]] std::string_view text(Place place) const {
    return {texts_.data() + place.begin, place.size};
  }
  [[nodiscard]] Place keep(std::string_view text);
  void add_table();

  Catalog& catalog_;
  std::uint32_t depth_ = kNothing;
  Field field_ = kOther;
  Place ColumnPlaces::* column_field_ = nullptr;
  // Those of the table that is read, one behind the other. Not a string: it makes a call of each few letters.
  std::vector<char> texts_;
  std::size_t texts_end_ = 0;
  Place fields_[kTextCount];
  std::vector<ColumnPlaces> column_places_;
  std::vector<CatalogColumn> columns_;
};

}  // namespace mapping
