#include "language/mapping_paths.h"

namespace mapping::language {

ValueId value_at(const Document& document, const std::vector<std::string>& path) {
  ValueId value = document.root();
  for (const std::string& part : path) {
    if (value == kNoValue) return kNoValue;
    if (document[value].kind == ValueKind::kObject) {
      value = document.member(value, part);
      continue;
    }
    ValueId item = document[value].first_child;
    while (item != kNoValue && std::to_string(document[item].index) != part)
      item = document[item].next_sibling;
    value = item;
  }
  return value;
}

bool is_sql(const JsonPlace& place) {
  return place.in_string && place.is_value && place.path.size() == 3 && place.path[2] == "sql" &&
         (place.path[0] == "node_definitions" || place.path[0] == "edge_definitions");
}

}  // namespace mapping::language
