#pragma once

#include <cstdint>

#include "analysis/depth.h"

namespace mapping::analysis {

// What a stack of 256 KiB, that of the module, holds with room to spare: an expression in another
// is one level, a query in another several.
inline constexpr std::uint32_t kMaxDepth = 160;
inline constexpr std::uint32_t kDepthOfQuery = 8;

class DepthGuard {
 public:
  explicit DepthGuard(std::uint32_t& depth, std::uint32_t levels = 1)
      : depth_(depth), levels_(levels) {
    depth_ += levels_;
  }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;
  ~DepthGuard() { depth_ -= levels_; }

  [[nodiscard]] bool too_deep() const { return depth_ > kMaxDepth; }

 private:
  std::uint32_t& depth_;
  std::uint32_t levels_;
};

}  // namespace mapping::analysis
