// libFuzzer target of the SQL front end: no text may crash it, and what it accepts prints to the
// same tree.
//
//   scripts/test fuzz
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "mapping/sql.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const mapping::SqlTree tree = mapping::parse_sql({reinterpret_cast<const char*>(data), size});
  const mapping::SqlShape shape = mapping::shape_of(tree);
  if (tree.fault) {
    if (tree.fault->span.begin > size || tree.fault->span.end > size ||
        tree.fault->server_message.empty()) {
      std::abort();
    }
    return 0;
  }
  if (shape.primary && *shape.primary >= shape.tables.size()) {
    std::abort();
  }
  const mapping::SqlTree again = mapping::parse_sql(mapping::print_sql(tree));
  if (again.fault || !mapping::same_tree(tree, again)) {
    std::abort();
  }
  return 0;
}
