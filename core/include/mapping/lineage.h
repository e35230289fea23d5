#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What the columns of a query are made of, in the words of OpenLineage.
//
//   SELECT o.custkey k, sum(o.totalprice) s FROM orders o WHERE o.orderstatus = 'F' GROUP BY o.custkey
//     outputs[0].sources   // orders.custkey: kIdentity
//     outputs[1].sources   // orders.totalprice: kAggregation
//     influences           // orders.orderstatus: kFilter, orders.custkey: kGroupBy
//
// The sources are those that a Trino server finds: all columns that an expression touches, the columns
// of its windows included. Of several ways from a source to a column the strongest counts: an
// aggregation somewhere on it is kAggregation, else anything but names is kTransformation. A view is a
// table.
namespace mapping {

enum class SourceUse : std::uint8_t {
  kIdentity,        // the value itself
  kTransformation,  // something that is computed from it
  kAggregation,     // something that is computed from the values of many rows
};

// How a column decides about rows or values without being in them.
enum class InfluenceKind : std::uint8_t {
  kFilter,       // WHERE, HAVING, FILTER, DEFINE
  kJoin,         // ON, USING
  kGroupBy,      // GROUP BY
  kSort,         // ORDER BY of a query or an aggregation
  kWindow,       // PARTITION BY and ORDER BY of a window or a row pattern
  kConditional,  // conditions of CASE and IF; of COALESCE all values but the last
};

struct SourceColumn {
  std::uint32_t table = 0;  // its place in Analysis::tables
  std::string name{};
};

struct ColumnSource {
  std::uint32_t column = 0;  // its place in Lineage::columns
  SourceUse use = SourceUse::kIdentity;
};

struct ColumnLineage {
  std::vector<ColumnSource> sources{};
  std::string_view reason{};  // why there may be more; empty: these are all
};

struct Influence {
  std::uint32_t column = 0;
  InfluenceKind kind = InfluenceKind::kFilter;
};

struct Lineage {
  std::vector<SourceColumn> columns{};  // each once
  std::vector<ColumnLineage> outputs{};
  std::vector<Influence> influences{};  // of all queries that the result is made of, each once
};

}  // namespace mapping
