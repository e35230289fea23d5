#include "mapping/name_table.h"

#include "mapping/text.h"
#include "text/byte_words.h"
#include "text/letter_case.h"

namespace mapping {
namespace {

bool is_same(NameCase name_case, std::string_view a, std::string_view b) {
  switch (name_case) {
    case NameCase::kExact:
      return a == b;
    case NameCase::kIgnored:
      return equals_ignoring_case(a, b);
    case NameCase::kIdentifier:
      return same_identifier(a, b);
    case NameCase::kLowerCase:
      return same_in_lower_case(a, b);
  }
  return false;
}

// The same for names that are.
std::uint32_t hash_of(NameCase name_case, std::string_view name) {
  switch (name_case) {
    case NameCase::kExact:
    case NameCase::kIgnored:
      return hash_of_name(name);
    case NameCase::kIdentifier:
      return hash_of_identifier(name);
    case NameCase::kLowerCase:
      return hash_in_lower_case(name);
  }
  return 0;
}

}  // namespace

// Eight bytes at a time, each without the bit that tells small letters from capitals.
std::uint32_t hash_of_name(std::string_view name) {
  constexpr std::uint64_t kCaseBits = kEachByte * 0x20;
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = name.size();
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ (word | kCaseBits)) * kFactor;
    hash ^= hash >> 32U;
  };
  for (; name.size() >= kWordBytes; name.remove_prefix(kWordBytes)) mix(word_at(name, 0));
  std::uint64_t word = 0;
  for (const char c : name) word = word << 8U | static_cast<unsigned char>(c);
  mix(word);
  return static_cast<std::uint32_t>(hash);
}

std::size_t NameTable::slot_of(std::string_view name, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != kNone; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && is_same(case_, slot.name, name)) break;
  }
  return at;
}

std::uint32_t NameTable::insert(std::string_view name, std::uint32_t number) {
  if (size_ * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(case_, name);
  Slot& slot = slots_[slot_of(name, hash)];
  if (slot.number != kNone) return slot.number;
  slot = {name, hash, number};
  ++size_;
  return kNone;
}

std::uint32_t NameTable::find(std::string_view name) const {
  return slots_.empty() ? kNone : slots_[slot_of(name, hash_of(case_, name))].number;
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
