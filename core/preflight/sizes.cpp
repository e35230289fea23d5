#include "preflight/sizes.h"

#include "mapping/text.h"
#include "mapping/types.h"

namespace mapping {
namespace {

struct Width {
  std::string_view type;  // of the engine
  int bytes;
};

// As src/common/types of the engine lays values out; a text of up to twelve bytes stands within its sixteen.
constexpr Width kWidths[] = {
    {"BOOL", 1},   {"INT8", 1},   {"UINT8", 1},  {"INT16", 2},   {"UINT16", 2},
    {"INT32", 4},  {"FLOAT", 4},  {"UINT32", 4}, {"DATE", 4},    {"INT64", 8},
    {"UINT64", 8}, {"DOUBLE", 8}, {"UUID", 16},  {"INT128", 16}, {"INTERVAL", 16},
};
// Of a timestamp, and where there is no better word.
constexpr int kUsualWidth = 8;
// Where the bytes of a text or the elements of a list are.
constexpr int kEntryWidth = 16;

bool is_entry(std::string_view type) {
  return type == "STRING" || type == "BLOB" || type == "LIST" || type.ends_with(']') ||
         type.starts_with("MAP");
}

int width_of(std::string_view type) {
  if (is_entry(type)) return kEntryWidth;
  for (const Width& width : kWidths) {
    if (width.type == type) return width.bytes;
  }
  return kUsualWidth;
}

// The elements are as wide as what stands in front of the last brackets; keys and values of a map as two texts.
int element_width(const LoadedColumn& column) {
  const Outcome<std::string> mapped = map_complex_type(column.source);
  const std::string_view type = mapped.ok() ? mapped.value() : std::string_view();
  if (!type.ends_with(']')) return 2 * kEntryWidth;
  return width_of(type.substr(0, type.rfind('[')));
}

// What a value takes beside its width; empty where that is all.
std::string further_size(const LoadedColumn& column) {
  const std::string_view source = column.source;
  const std::string_view base = source.substr(0, source.find('('));
  if (base == "varchar" || base == "varbinary" || base == "char")
    return fill("coalesce(length({}), 0)", {column.expression});
  if (base == "json") return fill("coalesce(length(json_format({})), 0)", {column.expression});
  if (base == "array" || base == "map") {
    return fill("{} * coalesce(cardinality({}), 0)",
                {std::to_string(element_width(column)), column.expression});
  }
  return {};
}

}  // namespace

std::string row_size(const CountedSource& source) {
  int fixed = 0;
  std::string further;
  for (const LoadedColumn& column : source.columns) {
    fixed += width_of(column.target);
    if (const std::string part = further_size(column); !part.empty()) further += " + " + part;
  }
  return std::to_string(fixed) + further;
}

}  // namespace mapping
