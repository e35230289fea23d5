#pragma once

#include <map>

namespace absl {

// Small maps of a pattern that is compiled: a tree's code is half of a hash table's.
template <typename Key, typename Value>
using flat_hash_map = std::map<Key, Value>;

}  // namespace absl
