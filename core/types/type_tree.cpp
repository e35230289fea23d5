#include "mapping/type_tree.h"

#include <algorithm>
#include <utility>

namespace mapping {

std::vector<std::size_t> arguments(const TypeTree& type, std::size_t index) {
  std::vector<std::size_t> found;
  const std::size_t end = index + type.nodes[index].size;
  for (std::size_t child = index + 1; child < end; child += type.nodes[child].size) {
    found.push_back(child);
  }
  return found;
}

std::optional<std::uint64_t> number_argument(const TypeTree& type, std::size_t argument) {
  const std::vector<std::size_t> found = arguments(type);
  if (argument >= found.size()) return std::nullopt;
  return type.nodes[found[argument]].number;
}

std::size_t depth(const TypeTree& type) {
  std::vector<std::size_t> open_ends;
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < type.nodes.size(); ++i) {
    while (!open_ends.empty() && open_ends.back() <= i) open_ends.pop_back();
    if (type.nodes[i].number) continue;
    open_ends.push_back(i + type.nodes[i].size);
    deepest = std::max(deepest, open_ends.size());
  }
  return deepest;
}

void append_argument(TypeTree& whole, const TypeTree& part, std::optional<std::string> field) {
  const std::size_t start = whole.nodes.size();
  whole.nodes.insert(whole.nodes.end(), part.nodes.begin(), part.nodes.end());
  whole.nodes[start].field = std::move(field);
  whole.nodes.front().size = static_cast<std::uint32_t>(whole.nodes.size());
}

void append_argument(TypeTree& whole, std::uint64_t number) {
  TypeNode node;
  node.number = number;
  whole.nodes.push_back(std::move(node));
  whole.nodes.front().size = static_cast<std::uint32_t>(whole.nodes.size());
}

}  // namespace mapping
