#include "counters.h"

#include <span>

// What the compiler puts into code of -fprofile-generate: the linker names the section of the
// counters, and calls are made
// - of memcpy, memmove, memset and memcmp with sizes that are not constants,
// - of calls through pointers, which the counters of what is called count.
extern "C" {
// NOLINTBEGIN(readability-identifier-naming)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wreserved-identifier"
extern std::uint64_t __start___llvm_prf_cnts[];
extern std::uint64_t __stop___llvm_prf_cnts[];
void __llvm_profile_instrument_memop(std::uint64_t size, void* data, std::uint32_t index);
void __llvm_profile_instrument_target(std::uint64_t target, void* data, std::uint32_t index);
#pragma clang diagnostic pop
// NOLINTEND(readability-identifier-naming)
}

namespace {

constexpr std::uint64_t kBytesOfStep = 8;
std::uint64_t moved_bytes = 0;

}  // namespace

void __llvm_profile_instrument_memop(std::uint64_t size, void* /*data*/, std::uint32_t /*index*/) {
  moved_bytes += size;
}

void __llvm_profile_instrument_target(std::uint64_t /*target*/, void* /*data*/,
                                      std::uint32_t /*index*/) {}

std::uint64_t mapping::testing::counted_steps() {
  std::uint64_t steps = moved_bytes / kBytesOfStep;
  for (const std::uint64_t count : std::span(__start___llvm_prf_cnts, __stop___llvm_prf_cnts)) {
    steps += count;
  }
  return steps;
}
