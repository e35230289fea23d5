#pragma once

#include <unordered_set>

namespace absl {

template <typename Key, typename Hash, typename Equal>
using flat_hash_set = std::unordered_set<Key, Hash, Equal>;

}  // namespace absl
