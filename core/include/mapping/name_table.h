#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace mapping {

// The same for names that differ in case only.
[[nodiscard]] std::uint32_t hash_of_name(std::string_view name);

enum class NameCase : std::uint8_t {
  kExact,
  kIgnored,     // that of ASCII, as RyuGraph's names have it
  kIdentifier,  // that of all of Unicode, as columns and aliases of Trino's have it
  kLowerCase,   // the same in lower case, as tables and relations of Trino's have it
};

// Names and the number that each was given first: one hash table for all who look for repeated or
// known names. The names must outlive the table.
//
//   NameTable table(NameCase::kIgnored);
//   table.insert("Order", 0);   // kNone: it is new
//   table.insert("ORDER", 1);   // 0: taken by the first
class NameTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  explicit NameTable(NameCase name_case) : case_(name_case) {}

  // The number of the equal name that is there already; kNone where `name` was added as `number`.
  std::uint32_t insert(std::string_view name, std::uint32_t number);
  [[nodiscard]] std::uint32_t find(std::string_view name) const;
  [[nodiscard]] bool contains(std::string_view name) const { return find(name) != kNone; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::string_view name;
    std::uint32_t hash = 0;
    std::uint32_t number = kNone;  // of an empty slot
  };

  // The slot that holds an equal name, or the empty one where it belongs.
  [[nodiscard]] std::size_t slot_of(std::string_view name, std::uint32_t hash) const;
  void grow();

  NameCase case_;
  std::size_t size_ = 0;
  std::vector<Slot> slots_;  // a power of two, at most half full
};

}  // namespace mapping
