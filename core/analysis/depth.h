#pragma once

#include <cstdint>

namespace mapping::analysis {

// A quarter of the module's stack of 2 MiB (wasm/CMakeLists.txt), and two thirds of the host's, which is
// half as large in V8: an expression or a relation in another is one level, of at most 900 bytes of the
// module's; a query in another two.
inline constexpr std::uint32_t kMaxDepth = 600;
inline constexpr std::uint32_t kDepthOfQuery = 2;

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
