#include "catalog/arena.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace mapping {

// Each chunk is as large as all before it together, so that a small catalog takes little and a large
// one has few of them.
char* Arena::take_unaligned(std::size_t bytes) {
  constexpr std::size_t kSmallest = std::size_t{4} << 10U;
  constexpr std::size_t kLargest = std::size_t{1} << 20U;
  if (left_ < bytes) {
    const std::size_t size = std::max(bytes, std::clamp(bytes_, kSmallest, kLargest));
    chunks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    at_ = chunks_.back().get();
    left_ = size;
    bytes_ += size;
  }
  char* const taken = at_;
  at_ += bytes;
  left_ -= bytes;
  return taken;
}

void* Arena::take(std::size_t bytes) {
  constexpr std::size_t kAlignment = alignof(std::max_align_t);
  const auto address = reinterpret_cast<std::uintptr_t>(at_);
  const std::size_t skipped = (kAlignment - address % kAlignment) % kAlignment;
  // A new chunk begins aligned.
  if (left_ >= bytes + skipped)
    (void)take_unaligned(skipped);
  else
    left_ = 0;
  return take_unaligned(bytes);
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* const place = take_unaligned(text.size());
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

}  // namespace mapping
