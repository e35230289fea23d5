#include "text/name_table.h"

#include "mapping/text.h"

namespace mapping {

// FNV-1a.
std::uint32_t NameTable::hash_of(std::string_view name) const {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) {
    hash = (hash ^ static_cast<unsigned char>(ignores_case_ ? to_lower(c) : c)) * 16777619U;
  }
  return hash ^ (hash >> 15U);
}

std::size_t NameTable::slot_of(std::string_view name, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != kNone; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash != hash) continue;
    if (ignores_case_ ? equals_ignoring_case(slot.name, name) : slot.name == name) break;
  }
  return at;
}

std::uint32_t NameTable::insert(std::string_view name, std::uint32_t number) {
  if (size_ * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(name);
  Slot& slot = slots_[slot_of(name, hash)];
  if (slot.number != kNone) return slot.number;
  slot = {name, hash, number};
  ++size_;
  return kNone;
}

std::uint32_t NameTable::find(std::string_view name) const {
  return slots_.empty() ? kNone : slots_[slot_of(name, hash_of(name))].number;
}

void NameTable::grow() {
  constexpr std::size_t kFirstSlots = 32;
  std::vector<Slot> slots(slots_.empty() ? kFirstSlots : slots_.size() * 2);
  slots.swap(slots_);
  for (const Slot& slot : slots) {
    if (slot.number != kNone) slots_[slot_of(slot.name, slot.hash)] = slot;
  }
}

}  // namespace mapping
