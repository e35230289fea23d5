#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A type of either system as a tree: `map(varchar(5), array(double))` has the root `map` with two
// arguments.
//
// The tree is flat: the nodes stand in the order in which the type is written, each before its
// arguments, and every node knows how many nodes its sub-tree has. So a sub-type is a slice, a copy
// is one vector, and neither comparing nor dropping a type recurses, however deep it is.
//
//   decimal(12, 2)        decimal/3  12/1  2/1
//   row(a bigint, date)   row/3  bigint/1 (field a)  date/1
namespace mapping {

struct TypeNode {
  // The canonical name of a type; empty for a number.
  std::string name{};
  // The value of a number, such as a length or a precision.
  std::optional<std::uint64_t> number{};
  // The name of the row or STRUCT field that this argument is; fields of a Trino row may be
  // unnamed.
  std::optional<std::string> field{};
  // Nodes of the sub-tree, this one included.
  std::uint32_t size = 1;

  friend bool operator==(const TypeNode&, const TypeNode&) = default;
};

// Two trees are equal when they are the same type in canonical form, field names compared exactly.
struct TypeTree {
  // Never empty for a type that a parser or a function of types.h returned.
  std::vector<TypeNode> nodes;

  friend bool operator==(const TypeTree&, const TypeTree&) = default;
};

// Positions in `nodes` of the arguments of the node at `index`, in order.
[[nodiscard]] std::vector<std::size_t> arguments(const TypeTree& type, std::size_t index = 0);

// The number that is argument `argument` of the root: 12 and 2 of `decimal(12, 2)`. nullopt when
// there is none.
[[nodiscard]] std::optional<std::uint64_t> number_argument(const TypeTree& type,
                                                           std::size_t argument);

// Levels of nesting: 1 for `varchar(5)`, 2 for `array(bigint)`; numbers are no level.
[[nodiscard]] std::size_t depth(const TypeTree& type);

// Appends `part` to `whole` as its last argument; `whole` must be the root alone or have been made
// by this.
void append_argument(TypeTree& whole, const TypeTree& part,
                     std::optional<std::string> field = std::nullopt);
void append_argument(TypeTree& whole, std::uint64_t number);

// The sub-type at `index` as a type of its own, its field name dropped.
template <typename Type>
[[nodiscard]] Type subtype(const Type& type, std::size_t index) {
  Type part;
  const auto first = type.nodes.begin() + static_cast<std::ptrdiff_t>(index);
  part.nodes.assign(first, first + static_cast<std::ptrdiff_t>(type.nodes[index].size));
  part.nodes.front().field.reset();
  return part;
}

}  // namespace mapping
