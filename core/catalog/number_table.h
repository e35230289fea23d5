#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mapping {

// Numbers found by a hash: the places of things in a list that knows how to compare them.
//
//   table.find(hash, [&](std::uint32_t number) { return list[number] == wanted; })
class NumberTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // The number with that hash which `is_it` says yes to, or kNone.
  template <typename IsIt>
  [[nodiscard]] std::uint32_t find(std::uint32_t hash, IsIt&& is_it) const {
    if (slots_.empty()) return kNone;
    for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.number == kNone || (slot.hash == hash && is_it(slot.number))) return slot.number;
    }
  }
  // `number` must not be there yet.
  void insert(std::uint32_t hash, std::uint32_t number);
  [[nodiscard]] std::size_t bytes() const { return slots_.size() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kNone;  // of an empty slot
  };

  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  void put(Slot slot);

  std::size_t size_ = 0;
  std::vector<Slot> slots_;  // a power of two, at most half full
};

}  // namespace mapping
