#pragma once

#include <cstdint>
#include <string_view>

#include "mapping/text.h"

namespace mapping {

// Positions for who asks for many of them in the order of a text: each is found from the one before. A
// place in front of that one is found from the beginning of its line index.
class PositionWalk {
 public:
  explicit PositionWalk(std::string_view text) : text_(text), index_(text, LineEnds::kEditor) {}

  [[nodiscard]] Position at(std::uint32_t byte);

 private:
  std::string_view text_;
  LineIndex index_;
  LineIndex::Place last_{};
};

}  // namespace mapping
