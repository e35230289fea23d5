#include "suggest/name_index.h"

#include <algorithm>

namespace mapping {
namespace {

constexpr std::uint32_t kFactor = 16777619U;

std::uint32_t hash_of(std::string_view first, std::string_view second) {
  std::uint32_t hash = 2166136261U;
  for (const char c : first) hash = (hash ^ static_cast<unsigned char>(c)) * kFactor;
  for (const char c : second) hash = (hash ^ static_cast<unsigned char>(c)) * kFactor;
  return hash ^ (hash >> 15U);
}

std::uint32_t hash_of(NameIndex::Place place) {
  std::uint64_t hash =
      (std::uint64_t{place.scope} << 32U | place.name) ^ (std::uint64_t{place.kind} << 17U);
  hash *= 0x9E3779B97F4A7C15U;
  hash ^= hash >> 32U;
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

std::uint32_t NameNumbers::find(std::uint32_t hash, std::string_view first,
                                std::string_view second) const {
  return numbers_.find(hash, [&](std::uint32_t number) {
    const Entry& entry = entries_[number];
    const std::string_view text = std::string_view(texts_).substr(entry.begin, entry.size);
    return text.size() == first.size() + second.size() && text.starts_with(first) &&
           text.ends_with(second);
  });
}

std::uint32_t NameNumbers::find(std::string_view first, std::string_view second) const {
  return find(hash_of(first, second), first, second);
}

std::uint32_t NameNumbers::add(std::string_view first, std::string_view second) {
  if (first.empty() && second.empty()) return kNone;
  const std::uint32_t hash = hash_of(first, second);
  const std::uint32_t known = find(hash, first, second);
  if (known != kNone) return known;
  const auto number = static_cast<std::uint32_t>(entries_.size());
  numbers_.insert(hash, number);
  entries_.push_back({static_cast<std::uint32_t>(texts_.size()),
                      static_cast<std::uint32_t>(first.size() + second.size())});
  texts_ += first;
  texts_ += second;
  return number;
}

std::uint32_t NameIndex::number_of(Place place, std::uint32_t hash) const {
  return numbers_.find(hash, [&](std::uint32_t number) { return entries_[number].place == place; });
}

const NameIndex::Claim* NameIndex::find(Place place) const {
  if (place.name >= is_claimed_.size() || !is_claimed_[place.name]) return nullptr;
  const std::uint32_t number = number_of(place, hash_of(place));
  return number == NumberTable::kNone ? nullptr : &entries_[number].claim;
}

void NameIndex::claim(Place place, Claim claim) {
  if (place.name == NameNumbers::kNone) return;
  if (place.name >= is_claimed_.size())
    is_claimed_.resize(std::max<std::size_t>(place.name + 1, 2 * is_claimed_.size()));
  is_claimed_[place.name] = true;
  const std::uint32_t hash = hash_of(place);
  const std::uint32_t number = number_of(place, hash);
  if (number == NumberTable::kNone) {
    numbers_.insert(hash, static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back({place, claim});
    return;
  }
  Claim& known = entries_[number].claim;
  if (claim.table == known.table) {
    if (claim.strength > known.strength) known = claim;
  } else if (claim.strength > known.strength) {
    known = claim;
  } else if (claim.strength == known.strength) {
    known.is_shared = true;
  }
}

}  // namespace mapping
