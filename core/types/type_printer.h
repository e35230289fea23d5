#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapping/type_tree.h"

namespace mapping {

// What stands around the arguments of a type.
struct TypeBrackets {
  std::string before;
  std::string_view between;
  std::string after;
};

// Writes the tree without recursion. `brackets` gives what stands around a node's arguments,
// `quote` writes a field's name.
template <typename Brackets, typename Quote>
[[nodiscard]] std::string print_tree(const TypeTree& type, Brackets brackets, Quote quote) {
  struct Open {
    std::size_t end;
    TypeBrackets brackets;
    bool has_argument = false;
  };
  std::string text;
  std::vector<Open> open;
  for (std::size_t i = 0; i < type.nodes.size(); ++i) {
    const TypeNode& node = type.nodes[i];
    if (!open.empty() && std::exchange(open.back().has_argument, true)) {
      text += open.back().brackets.between;
    }
    if (node.field) text += quote(*node.field) + ' ';
    if (node.number) {
      text += std::to_string(*node.number);
    } else {
      open.push_back({i + node.size, brackets(node), false});
      text += open.back().brackets.before;
    }
    while (!open.empty() && open.back().end == i + 1) {
      text += open.back().brackets.after;
      open.pop_back();
    }
  }
  return text;
}

}  // namespace mapping
