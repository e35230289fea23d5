#include <cstddef>
#include <cstdint>

// In the place of libc's, which go byte by byte wherever two places are not aligned alike: most of what a check does after
// an edit is to see that the definitions are the same as before, and most of what a report does is to put pieces together.
namespace {

// What the compiler turns into one instruction for any address.
template <typename Word>
struct [[gnu::packed]] Unaligned {
  Word word;
};

template <typename Word>
Word load(const unsigned char* at) {
  return reinterpret_cast<const Unaligned<Word>*>(at)->word;
}

template <typename Word>
void store(unsigned char* at, Word word) {
  reinterpret_cast<Unaligned<Word>*>(at)->word = word;
}

// `count` is at least a word and at most two: the words may overlap, so both are read first.
template <typename Word>
void copy_ends(unsigned char* to, const unsigned char* from, std::size_t count) {
  const Word first = load<Word>(from);
  const Word last = load<Word>(from + count - sizeof(Word));
  store(to, first);
  store(to + count - sizeof(Word), last);
}

}  // namespace

extern "C" int memcmp(const void* first, const void* second, std::size_t count) {
  const auto* a = static_cast<const unsigned char*>(first);
  const auto* b = static_cast<const unsigned char*>(second);
  for (; count >= sizeof(std::uint64_t); count -= sizeof(std::uint64_t)) {
    if (load<std::uint64_t>(a) != load<std::uint64_t>(b)) break;
    a += sizeof(std::uint64_t);
    b += sizeof(std::uint64_t);
  }
  for (; count > 0; --count, ++a, ++b) {
    if (*a != *b) return *a - *b;
  }
  return 0;
}

extern "C" void* memcpy(void* target, const void* source, std::size_t count) {
  auto* to = static_cast<unsigned char*>(target);
  const auto* from = static_cast<const unsigned char*>(source);
  for (; count > 16; count -= 8, to += 8, from += 8) store(to, load<std::uint64_t>(from));
  if (count >= 8) {
    copy_ends<std::uint64_t>(to, from, count);
  } else if (count >= 4) {
    copy_ends<std::uint32_t>(to, from, count);
  } else {
    for (; count > 0; --count) *to++ = *from++;
  }
  return target;
}

extern "C" void* memmove(void* target, const void* source, std::size_t count) {
  auto* to = static_cast<unsigned char*>(target);
  const auto* from = static_cast<const unsigned char*>(source);
  if (to <= from || to >= from + count) return memcpy(target, source, count);
  for (; count >= 8; count -= 8) store(to + count - 8, load<std::uint64_t>(from + count - 8));
  for (; count > 0; --count) to[count - 1] = from[count - 1];
  return target;
}
