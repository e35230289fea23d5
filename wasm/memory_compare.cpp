#include <cstddef>
#include <cstdint>
#include <cstring>

// In the place of libc's, which goes byte by byte: most of what a check does after an edit is to see that
// the definitions are the same as before.
extern "C" int memcmp(const void* first, const void* second, std::size_t count) {
  const auto* a = static_cast<const unsigned char*>(first);
  const auto* b = static_cast<const unsigned char*>(second);
  for (; count >= sizeof(std::uint64_t); count -= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::uint64_t other = 0;
    std::memcpy(&word, a, sizeof word);
    std::memcpy(&other, b, sizeof other);
    if (word != other) break;
    a += sizeof word;
    b += sizeof other;
  }
  for (; count > 0; --count, ++a, ++b) {
    if (*a != *b) return *a - *b;
  }
  return 0;
}
