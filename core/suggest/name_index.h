#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/number_table.h"

namespace mapping {

// Names, each with a number of its own, so that a name that many columns have is read once.
class NameNumbers {
 public:
  static constexpr std::uint32_t kNone = NumberTable::kNone;

  // The number of both texts run together, which is given where it is new; kNone of no text.
  std::uint32_t add(std::string_view first, std::string_view second = {});
  [[nodiscard]] std::uint32_t find(std::string_view first, std::string_view second = {}) const;

 private:
  struct Entry {
    std::uint32_t begin = 0;  // in `texts_`
    std::uint32_t size = 0;
  };

  [[nodiscard]] std::uint32_t find(std::uint32_t hash, std::string_view first,
                                   std::string_view second) const;

  NumberTable numbers_;
  std::vector<Entry> entries_;
  std::string texts_;
};

// Who is meant by a name: the best of all that claim it, and whether others claim it as well.
//
//   const std::uint32_t customer = names.add("customer");
//   index.claim({schema, customer}, {.table = 3, .strength = 100});
//   index.find({schema, customer})->table   // 3
//
// One look-up takes the same time however many tables there are, and so does a claim.
class NameIndex {
 public:
  // A name within one scope, a schema's number; names of several kinds may be told apart.
  struct Place {
    std::uint32_t scope = 0;
    std::uint32_t name = NameNumbers::kNone;
    std::uint32_t kind = 0;

    friend bool operator==(const Place&, const Place&) = default;
  };

  struct Claim {
    std::uint32_t table = 0;
    std::uint32_t column = 0;  // of the table; for the names of tables none
    std::uint8_t strength = 0;
    bool is_shared = false;  // by another table, just as strongly
  };

  void claim(Place place, Claim claim);
  [[nodiscard]] const Claim* find(Place place) const;

 private:
  struct Entry {
    Place place;
    Claim claim;
  };

  [[nodiscard]] std::uint32_t number_of(Place place, std::uint32_t hash) const;

  NumberTable numbers_;
  std::vector<Entry> entries_;
  std::vector<bool> is_claimed_;  // by name: most are by nobody
};

}  // namespace mapping
