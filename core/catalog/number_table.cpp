#include "catalog/number_table.h"

namespace mapping {

void NumberTable::insert(std::uint32_t hash, std::uint32_t number) {
  if (size_ * 2 >= slots_.size()) {
    constexpr std::size_t kFirstSlots = 16;
    std::vector<Slot> slots(slots_.empty() ? kFirstSlots : slots_.size() * 2);
    slots.swap(slots_);
    for (const Slot& slot : slots) {
      if (slot.number != kNone) put(slot);
    }
  }
  put({hash, number});
  ++size_;
}

void NumberTable::put(Slot slot) {
  std::size_t at = slot.hash & mask();
  while (slots_[at].number != kNone) at = (at + 1) & mask();
  slots_[at] = slot;
}

}  // namespace mapping
