#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "analysis/functions/known_calls.h"
#include "analysis/types/data_types.h"
#include "mapping/analysis.h"
#include "mapping/name_table.h"

namespace mapping {

struct AnalysisMemo::Content {
  // The type of a column as a catalog writes it.
  TypeId type_of(std::string_view text);
  [[nodiscard]] bool is_full() const;

  TypeTable types{};
  KnownCalls calls{};
  KnownCalls operators{};  // by their symbols

 private:
  std::deque<std::string> texts_{};
  NameTable types_by_text_{NameCase::kExact};
};

}  // namespace mapping
