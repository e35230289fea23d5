// RE2 is built with its Unicode groups packed: unpacked they have to be the vendor's table.

#include <re2/unicode_groups.h>

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

// The vendor's source file, in a namespace of its own: no header has the table.
#undef unicode_groups
namespace vendor {
using re2::UGroup;
using re2::URange16;
using re2::URange32;
}  // namespace vendor
#define re2 vendor
#include RE2_UNICODE_GROUPS  // NOLINT(bugprone-suspicious-include)
#undef re2

namespace {

struct Bounds {
  long first;
  long last;
  bool operator==(const Bounds&) const = default;
};

std::vector<Bounds> ranges(const re2::UGroup& group) {
  std::vector<Bounds> all;
  for (int i = 0; i < group.nr16; ++i) all.push_back({group.r16[i].lo, group.r16[i].hi});
  for (int i = 0; i < group.nr32; ++i) all.push_back({group.r32[i].lo, group.r32[i].hi});
  return all;
}

}  // namespace

TEST_CASE("the unpacked Unicode groups are RE2's own") {
  REQUIRE(re2::num_unicode_groups == vendor::num_unicode_groups);
  for (int i = 0; i < vendor::num_unicode_groups; ++i) {
    const re2::UGroup& packed = re2::unpacked_unicode_groups()[i];
    const re2::UGroup& original = vendor::unicode_groups[i];
    INFO(original.name);
    CHECK(std::string(packed.name) == original.name);
    CHECK(packed.sign == original.sign);
    CHECK(packed.nr16 == original.nr16);
    CHECK((ranges(packed) == ranges(original)));
  }
}
