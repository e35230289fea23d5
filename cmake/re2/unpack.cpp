#include <iterator>
#include <vector>

#include "re2/unicode_groups.h"

namespace re2 {
namespace {

#include "unicode_groups.inc"

constexpr int kGroups = static_cast<int>(std::size(kNames));
constexpr int kNoGroup = 255;

template <typename Range>
void append_to(std::vector<Range>& ranges, Rune first, Rune last) {
  using Bound = decltype(Range::hi);
  if (!ranges.empty() && ranges.back().hi + 1 == first) {
    ranges.back().hi = static_cast<Bound>(last);
  } else {
    ranges.push_back({static_cast<Bound>(first), static_cast<Bound>(last)});
  }
}

class UnpackedGroups {
 public:
  UnpackedGroups() {
    const unsigned char* lengths = kRunLengths;
    Rune first = 0;
    for (int run = 0; run < kRuns; ++run) {
      const bool is_category = run < kCategoryRuns;
      if (run == kCategoryRuns) first = 0;
      const Rune last = first + read_number(lengths);
      const int group = kRunGroups[run];
      if (group != kNoGroup) {
        append(group, first, last);
        if (is_category) append(union_of(group), first, last);
      }
      first = last + 1;
    }
    for (int group = 0; group < kGroups; ++group) {
      const std::vector<URange16>& r16 = r16_[group];
      const std::vector<URange32>& r32 = r32_[group];
      groups_[group] = {kNames[group], +1,
                        r16.data(),    static_cast<int>(r16.size()),
                        r32.data(),    static_cast<int>(r32.size())};
    }
  }

  const UGroup* groups() const { return groups_; }

 private:
  static int read_number(const unsigned char*& bytes) {
    int number = 0;
    int shift = 0;
    do {
      number |= (*bytes & 127) << shift;
      shift += 7;
    } while ((*bytes++ & 128) != 0);
    return number;
  }

  // The category of one letter that a category of two belongs to.
  static int union_of(int group) {
    // The table is sorted, so the one of one letter stands before those that it begins.
    while (kNames[group][1] != '\0') --group;
    return group;
  }

  void append(int group, Rune first, Rune last) {
    if (last <= 0xFFFF) {
      append_to(r16_[group], first, last);
    } else {
      append_to(r32_[group], first, last);
    }
  }

  std::vector<URange16> r16_[kGroups];
  std::vector<URange32> r32_[kGroups];
  UGroup groups_[kGroups];
};

}  // namespace

const int num_unicode_groups = kGroups;

const UGroup* unpacked_unicode_groups() {
  static const UnpackedGroups unpacked;
  return unpacked.groups();
}

}  // namespace re2
