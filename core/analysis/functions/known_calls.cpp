#include "analysis/functions/known_calls.h"

#include <algorithm>
#include <utility>

#include "mapping/name_table.h"

namespace mapping {

// The bucket that holds the call or that it belongs into.
std::size_t KnownCalls::bucket_of(std::string_view name, std::span<const TypeId> arguments) const {
  std::size_t hash = hash_of_name(name);
  for (const TypeId argument : arguments) hash = (hash ^ argument) * 0x9E3779B1U;
  const std::size_t mask = buckets_.size() - 1;
  std::size_t bucket = (hash ^ (hash >> 15U)) & mask;
  for (; buckets_[bucket] != 0; bucket = (bucket + 1) & mask) {
    const Entry& entry = calls_[buckets_[bucket] - 1];
    if (entry.name == name && std::ranges::equal(entry.arguments, arguments)) break;
  }
  return bucket;
}

const ResolvedCall* KnownCalls::find(std::string_view name,
                                     std::span<const TypeId> arguments) const {
  if (buckets_.empty()) return nullptr;
  const std::uint32_t number = buckets_[bucket_of(name, arguments)];
  return number == 0 ? nullptr : &calls_[number - 1].call;
}

void KnownCalls::add(std::string_view name, std::span<const TypeId> arguments, ResolvedCall call) {
  calls_.push_back({std::string(name), {arguments.begin(), arguments.end()}, std::move(call)});
  if (calls_.size() * 2 > buckets_.size()) return grow();
  buckets_[bucket_of(name, arguments)] = static_cast<std::uint32_t>(calls_.size());
}

void KnownCalls::grow() {
  constexpr std::size_t kFirstBuckets = 64;
  buckets_.assign(buckets_.empty() ? kFirstBuckets : buckets_.size() * 2, 0);
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    const Entry& entry = calls_[i];
    buckets_[bucket_of(entry.name, entry.arguments)] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace mapping
