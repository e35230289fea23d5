#include "analysis/annotations.h"

#include <algorithm>

#include "analysis/queries/expression_index.h"

namespace mapping::analysis {

const ResolvedWindow* Annotations::window(SqlNodeId over) const {
  const std::uint32_t place = window_places_.empty() ? 0 : window_places_[over];
  return place == 0 ? nullptr : &windows_[place - 1];
}

void Annotations::set_window(SqlNodeId over, const ResolvedWindow& window) {
  if (window_places_.empty()) window_places_.resize(types_.size());
  windows_.push_back(window);
  window_places_[over] = static_cast<std::uint32_t>(windows_.size());
}

bool Annotations::is_random(SqlNodeId call) const {
  return std::ranges::binary_search(random_calls_, call);
}

void Annotations::add_random_call(SqlNodeId call) {
  random_calls_.insert(std::ranges::upper_bound(random_calls_, call), call);
}

std::uint32_t Annotations::hash(const SqlTree& tree, SqlNodeId expression) {
  if (hashes_.empty()) hashes_ = expression_hashes(tree);
  return hashes_[expression];
}

}  // namespace mapping::analysis
