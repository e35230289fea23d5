#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/number_table.h"

namespace mapping {

// Who is meant by a name: the best of all that claim it, and whether others claim it as well.
//
//   index.claim(schema, "customer", {.table = 3, .strength = 100});
//   index.find(schema, "customer")->table   // 3
//
// One look-up takes the same time however many tables there are, and so does a claim.
class NameIndex {
 public:
  struct Claim {
    std::uint32_t table = 0;
    std::uint32_t column = 0;  // of the table; for the names of tables none
    std::uint8_t strength = 0;
    bool is_shared = false;  // by another table, just as strongly
  };

  // The claims within one scope: a schema's number.
  void claim(std::uint32_t scope, std::string_view name, Claim claim);
  [[nodiscard]] const Claim* find(std::uint32_t scope, std::string_view name) const;

 private:
  struct Entry {
    std::uint32_t scope = 0;
    std::uint32_t begin = 0;  // of the name in `texts_`
    std::uint32_t size = 0;
    Claim claim;
  };

  [[nodiscard]] std::uint32_t number_of(std::uint32_t scope, std::string_view name,
                                        std::uint32_t hash) const;

  NumberTable numbers_;
  std::vector<Entry> entries_;
  std::string texts_;
};

}  // namespace mapping
