#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

// operator new and delete. An analysis makes a thousand small blocks and frees them again, and the C library's malloc takes
// a tenth of its time for that: blocks of a size are kept in a list here when they are freed, and never given back.
namespace {

constexpr std::size_t kStep = 16;          // the sizes are its multiples
constexpr std::size_t kLargest = 256;      // of those; what is larger is malloc's
constexpr std::size_t kChunk = 16 * 1024;  // taken from malloc at once

// In front of each block; as long as the alignment that every block has.
struct alignas(__STDCPP_DEFAULT_NEW_ALIGNMENT__) Header {
  std::uint32_t size_class = 0;  // 0: of malloc
};

struct FreeBlock {
  FreeBlock* next;
};

struct Pool {
  std::array<FreeBlock*, kLargest / kStep + 1> free{};  // by the multiple
  std::byte* at = nullptr;                              // what is left of the last chunk
  std::size_t left = 0;
};

constinit Pool pool;

void* take_from_malloc(std::size_t bytes) {
  void* const block = std::malloc(bytes);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void* with_header(void* memory, std::uint32_t size_class) {
  return new (memory) Header{size_class} + 1;
}

[[gnu::noinline]] void* take_from_chunk(std::uint32_t size_class) {
  const std::size_t bytes = sizeof(Header) + size_class * kStep;
  if (pool.left < bytes) {
    pool.at = static_cast<std::byte*>(take_from_malloc(kChunk));
    pool.left = kChunk;
  }
  void* const block = pool.at;
  pool.at += bytes;
  pool.left -= bytes;
  return with_header(block, size_class);
}

}  // namespace

void* operator new(std::size_t bytes) {
  if (bytes > PTRDIFF_MAX) throw std::bad_alloc();
  if (bytes > kLargest) return with_header(take_from_malloc(bytes + sizeof(Header)), 0);
  // No bytes are a block too.
  const auto size_class =
      static_cast<std::uint32_t>((std::max<std::size_t>(bytes, 1) + kStep - 1) / kStep);
  FreeBlock* const block = pool.free[size_class];
  if (block == nullptr) return take_from_chunk(size_class);
  pool.free[size_class] = block->next;
  return block;
}

void operator delete(void* block) noexcept {
  if (block == nullptr) return;
  Header* const header = static_cast<Header*>(block) - 1;
  if (header->size_class == 0) return std::free(header);
  FreeBlock*& free = pool.free[header->size_class];
  free = new (block) FreeBlock{free};
}

void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
