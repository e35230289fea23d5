#pragma once

// Stands in for RE2's header of this name: its table of Unicode groups is unpacked when a pattern
// first asks for one, see pack-unicode-groups.

#include <cstdint>

#include "util/utf.h"

namespace re2 {

struct URange16 {
  std::uint16_t lo;
  std::uint16_t hi;
};

struct URange32 {
  Rune lo;
  Rune hi;
};

struct UGroup {
  const char* name;
  int sign;  // -1 for a complement
  const URange16* r16;
  int nr16;
  const URange32* r32;
  int nr32;
};

const UGroup* unpacked_unicode_groups();
extern const int num_unicode_groups;
#define unicode_groups unpacked_unicode_groups()

extern const UGroup posix_groups[];
extern const int num_posix_groups;

extern const UGroup perl_groups[];
extern const int num_perl_groups;

}  // namespace re2
