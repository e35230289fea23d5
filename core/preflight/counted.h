#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/findings.h"
#include "mapping/mapping.h"
#include "mapping/preflight.h"
#include "mapping/schema.h"
#include "preflight/loading.h"

namespace mapping {

// A column of a definition, with what the engine makes of it.
struct LoadedColumn {
  Text name{};
  Text declared{};    // the text of its type in the mapping; absent for the keys of edges
  std::string field;  // `from_key`, `properties[2]`
  std::string expression;
  std::string source;  // Trino's type
  std::string target;  // the engine's
  Loading loading{};
};

// What is counted in one scan beside the rows themselves.
struct Counter {
  LoadFaultKind kind{};
  std::size_t column = 0;
  std::string condition{};  // of a row
};

// A definition whose columns are known.
struct CountedSource {
  Owner owner{};
  ValueId id = kNoValue;
  Text sql{};
  std::string path;
  std::string name;
  std::vector<std::string> outputs{};  // names of the query's columns, quoted where they need it
  bool has_own_names = true;  // else they are made here: the query's own are not all different
  std::size_t keys = 1;       // of the columns, the first ones
  std::vector<LoadedColumn> columns{};
  std::vector<Counter> counters{};
  std::string size{};  // of a row, in SQL; empty where nobody asks for it

  // The query as a relation whose columns have those names.
  [[nodiscard]] std::string relation() const;
  [[nodiscard]] const std::string& key(std::size_t number) const {
    return columns[number].loading.key;
  }
};

// How the ends of an edge are compared; null where they cannot be.
struct EdgeEnds {
  const CountedSource* from = nullptr;
  const CountedSource* to = nullptr;
};

[[nodiscard]] CountedSource count_source(const Document& document, const NodeDefinition& node,
                                         std::uint32_t index, const std::vector<Column>& columns);
[[nodiscard]] CountedSource count_source(const Document& document, const EdgeDefinition& edge,
                                         std::uint32_t index, const std::vector<Column>& columns);

// Works out what the engine makes of the columns, once their targets are set, and what is to be counted.
void plan_counters(CountedSource& source);

// Whether the keys of an edge can be compared with those of a node.
[[nodiscard]] bool is_compared(const CountedSource& edge, std::size_t number,
                               const CountedSource* node);

// Rows, rows that share their key, then the counters, then the size: one row.
[[nodiscard]] std::string count_node(const CountedSource& node);
// Rows, rows without a from node, rows without a to node, then the counters, then the size.
[[nodiscard]] std::string count_edge(const CountedSource& edge, const EdgeEnds& ends);

// What a fault's rows have in common. `end` is the node of a dangling key.
struct FaultPlace {
  LoadFaultKind kind{};
  std::size_t column = 0;
  std::string_view condition{};
  const CountedSource* end = nullptr;
};
// Values of the column with the number of their rows, the most first; empty where there are none to show.
[[nodiscard]] std::string sample_values(const CountedSource& source, const FaultPlace& fault,
                                        std::uint32_t count);
// The rows themselves.
[[nodiscard]] std::string show_rows(const CountedSource& source, const FaultPlace& fault);
// The definition's query without the fault; empty where nothing certain takes it away.
[[nodiscard]] std::string mended_sql(const CountedSource& source, const FaultPlace& fault);

}  // namespace mapping
