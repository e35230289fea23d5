#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "suggest/relations.h"
#include "suggest/survey.h"
#include "suggest/table_keys.h"

// Which tables become nodes and which edges: the stage behind keys and relations.
namespace mapping {

enum class TableRole : std::uint8_t {
  kNode,
  kEdge,       // what it links are its ends
  kNoKey,      // no column is a key, and it does not link two tables
  kNotUnique,  // the data say that the key is none
  kNoNodes,    // what it links are no nodes
  kNoName,     // no name is one that the rules take
};

struct Link {
  std::uint32_t from = 0;  // numbers of relations
  std::uint32_t to = 0;
};

struct GraphPlan {
  std::vector<TableRole> roles{};          // by table
  std::vector<std::uint32_t> relations{};  // those of nodes that become edges
  std::vector<Link> links{};               // those of tables that are edges
};

// `relations` are in the order of tables, those of several columns behind all others.
[[nodiscard]] GraphPlan plan_graph(const Survey& survey, std::span<const TableKey> keys,
                                   std::span<const Relation> relations);

}  // namespace mapping
