#include "types/trino_type_names.h"

#include <algorithm>

#include "mapping/text.h"

namespace mapping {
namespace {

constexpr TrinoTypeName kTypeNames[] = {
#define TRINO_TYPE(name, example, graph, cast, text, plain) \
  {name, example, graph, cast, text, plain},
#include "types/trino_types.inc"
#undef TRINO_TYPE
};

}  // namespace

const TrinoTypeName* find_trino_type_name(std::string_view name) {
  if (equals_ignoring_case(name, "int")) name = "integer";
  const auto* const found = std::ranges::find_if(kTypeNames, [&](const TrinoTypeName& known) {
    return equals_ignoring_case(known.name, name);
  });
  return found == std::end(kTypeNames) ? nullptr : found;
}

std::span<const TrinoTypeName> trino_type_names() { return kTypeNames; }

}  // namespace mapping
