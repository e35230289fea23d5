#include "suggest/name_index.h"

namespace mapping {
namespace {

std::uint32_t hash_of(std::uint32_t scope, std::string_view name) {
  constexpr std::uint32_t kFactor = 16777619U;
  std::uint32_t hash = (2166136261U ^ scope) * kFactor;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * kFactor;
  return hash ^ (hash >> 15U);
}

}  // namespace

std::uint32_t NameIndex::number_of(std::uint32_t scope, std::string_view name,
                                   std::uint32_t hash) const {
  return numbers_.find(hash, [&](std::uint32_t number) {
    const Entry& entry = entries_[number];
    return entry.scope == scope && std::string_view(texts_).substr(entry.begin, entry.size) == name;
  });
}

const NameIndex::Claim* NameIndex::find(std::uint32_t scope, std::string_view name) const {
  const std::uint32_t number = number_of(scope, name, hash_of(scope, name));
  return number == NumberTable::kNone ? nullptr : &entries_[number].claim;
}

void NameIndex::claim(std::uint32_t scope, std::string_view name, Claim claim) {
  if (name.empty()) return;
  const std::uint32_t hash = hash_of(scope, name);
  const std::uint32_t number = number_of(scope, name, hash);
  if (number == NumberTable::kNone) {
    numbers_.insert(hash, static_cast<std::uint32_t>(entries_.size()));
    entries_.push_back({scope, static_cast<std::uint32_t>(texts_.size()),
                        static_cast<std::uint32_t>(name.size()), claim});
    texts_ += name;
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
