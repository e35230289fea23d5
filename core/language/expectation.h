#pragma once

#include <string_view>
#include <vector>

#include "analysis/types/data_types.h"
#include "language/place.h"

namespace mapping::language {

// What the expression around the caret wants there.
struct Expectation {
  TypeId type = kUncertain;        // of what it is compared with
  SqlNodeId partner = kNoSqlNode;  // what it is compared with
  bool is_number = false;
  bool is_text = false;
  bool is_time = false;
  bool is_measure = false;    // summed up, or computed with
  bool is_condition = false;  // on its own: WHERE, AND, WHEN …
};

// `types` are those of the nodes.
[[nodiscard]] Expectation expectation_at(const Place& place, const std::vector<TypeId>& types);

// The expression that the caret's name is, with what stands in front of its dots; of a function's name
// the call.
[[nodiscard]] SqlNodeId value_at(const Place& place);

}  // namespace mapping::language
