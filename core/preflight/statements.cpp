#include <utility>

#include "mapping/text.h"
#include "preflight/counted.h"

// Statements of the cluster. A query stands on lines of its own, as a comment at its end would take what follows. Names that
// are made here are seen outside of the query alone.
namespace mapping {
namespace {

std::string counter_name(std::size_t number) { return "f" + std::to_string(number); }

// The keys and the conditions of each row.
std::string rows_of(const CountedSource& source, std::span<const std::string_view> names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string& key = source.key(i);
    list += fill("{}{} AS {}",
                 {i == 0 ? "" : ", ", key.empty() ? "CAST(NULL AS VARCHAR)" : key, names[i]});
  }
  for (std::size_t i = 0; i < source.counters.size(); ++i)
    list += fill(", {} AS {}", {source.counters[i].condition, counter_name(i)});
  if (!source.size.empty()) list += fill(", {} AS s", {source.size});
  return fill("SELECT {} FROM {}", {list, source.relation()});
}

// `, count_if(f0) AS f0` for each counter; `, sum(s) AS s` for the size.
std::string counted(const CountedSource& source) {
  std::string list;
  for (std::size_t i = 0; i < source.counters.size(); ++i)
    list += fill(", count_if({}) AS {}", {counter_name(i), counter_name(i)});
  if (!source.size.empty()) list += ", sum(s) AS s";
  return list;
}

std::string sums(const CountedSource& source, std::string_view filter) {
  std::string list;
  for (std::size_t i = 0; i < source.counters.size(); ++i)
    list += fill(", coalesce(sum({}){}, 0)", {counter_name(i), filter});
  if (!source.size.empty()) list += fill(", coalesce(sum(s){}, 0)", {filter});
  return list;
}

std::string distinct_keys(const CountedSource& node) {
  return fill("(SELECT DISTINCT {} AS k FROM {})", {node.key(0), node.relation()});
}

std::string limited(std::string_view sql, std::uint32_t count) {
  return fill("{} ORDER BY 2 DESC, 1 LIMIT {}", {sql, count});
}

// A key that stands in no row of the node.
std::string unknown_key(std::string_view key, const CountedSource& node) {
  return fill("{} NOT IN (SELECT {} FROM {} WHERE {} IS NOT NULL)",
              {key, node.key(0), node.relation(), node.key(0)});
}

std::string repeated_keys(const CountedSource& source, std::size_t column) {
  return fill("SELECT {} FROM {} GROUP BY 1 HAVING count(*) > 1",
              {source.key(column), source.relation()});
}

}  // namespace

bool is_compared(const CountedSource& edge, std::size_t number, const CountedSource* node) {
  return node != nullptr && !edge.key(number).empty() && !node->key(0).empty();
}

std::string count_node(const CountedSource& node) {
  constexpr std::string_view kNames[] = {"k"};
  return fill(
      "SELECT coalesce(sum(n), 0), coalesce(sum(n) FILTER (WHERE n > 1 AND k IS NOT NULL), 0){} "
      "FROM "
      "(SELECT k, count(*) AS n{} FROM ({}) GROUP BY k)",
      {sums(node, ""), counted(node), rows_of(node, kNames)});
}

namespace {

// The keys of each row are looked up in those of two nodes.
std::string count_between_two(const CountedSource& edge, const EdgeEnds& ends) {
  constexpr std::string_view kNames[] = {"f", "t"};
  std::string joins;
  const auto dangling = [&](std::size_t number, const CountedSource* node, std::string_view alias) {
    if (!is_compared(edge, number, node)) return std::string("0");
    const std::string_view key = kNames[number];
    joins += fill(" LEFT JOIN {} AS {} ON {}.k = {}", {distinct_keys(*node), alias, alias, key});
    return fill("count_if({} IS NOT NULL AND {}.k IS NULL)", {key, alias});
  };
  const std::string from = dangling(0, ends.from, "a");
  const std::string to = dangling(1, ends.to, "b");
  return fill("SELECT count(*), {}, {}{} FROM ({}) AS e",
              {from, to, counted(edge), rows_of(edge, kNames)}) +
         joins;
}

// Each row is in two groups, of its from key and of its to key, so that both are looked up in one scan of the node; `g` tells
// them apart.
std::string count_within_one(const CountedSource& edge, const CountedSource& node) {
  constexpr std::string_view kNames[] = {"f", "t"};
  const auto dangling = [](std::string_view group, std::string_view key) {
    return fill("coalesce(sum(n) FILTER (WHERE g = {} AND {} IS NOT NULL AND a.k IS NULL), 0)",
                {group, key});
  };
  return fill(
      "SELECT coalesce(sum(n) FILTER (WHERE g = 1), 0), {}, {}{} FROM (SELECT f, t, "
      "grouping(f, t) AS g, count(*) AS n{} FROM ({}) GROUP BY GROUPING SETS ((f), (t))) "
      "LEFT JOIN {} AS a ON a.k = IF(g = 1, f, t)",
      {dangling("1", "f"), dangling("2", "t"), sums(edge, " FILTER (WHERE g = 1)"), counted(edge),
       rows_of(edge, kNames), distinct_keys(node)});
}

}  // namespace

std::string count_edge(const CountedSource& edge, const EdgeEnds& ends) {
  const bool is_within_one =
      ends.from == ends.to && is_compared(edge, 0, ends.from) && is_compared(edge, 1, ends.to);
  return is_within_one ? count_within_one(edge, *ends.from) : count_between_two(edge, ends);
}

std::string sample_values(const CountedSource& source, const FaultPlace& fault,
                          std::uint32_t count) {
  if (count == 0) return {};
  const std::string from = source.relation();
  switch (fault.kind) {
    case LoadFaultKind::kDuplicateKey:
      return limited(
          fill(
              "SELECT CAST({} AS VARCHAR), count(*) FROM {} WHERE {} IS NOT NULL GROUP BY 1 HAVING "
              "count(*) > 1",
              {source.key(fault.column), from, source.key(fault.column)}),
          count);
    case LoadFaultKind::kDanglingFrom:
    case LoadFaultKind::kDanglingTo:
      return limited(fill("SELECT CAST(e.k AS VARCHAR), e.n FROM (SELECT {} AS k, count(*) AS n "
                          "FROM {} GROUP BY 1) AS e LEFT "
                          "JOIN {} AS a ON a.k = e.k WHERE e.k IS NOT NULL AND a.k IS NULL",
                          {source.key(fault.column), from, distinct_keys(*fault.end)}),
                     count);
    case LoadFaultKind::kOutOfRange:
    case LoadFaultKind::kNotCastable:
      return limited(fill("SELECT CAST({} AS VARCHAR), count(*) FROM {} WHERE {} GROUP BY 1",
                          {source.columns[fault.column].expression, from, fault.condition}),
                     count);
    default:
      return {};
  }
}

std::string show_rows(const CountedSource& source, const FaultPlace& fault) {
  const std::string from = source.relation();
  switch (fault.kind) {
    case LoadFaultKind::kDuplicateKey:
      return fill("SELECT * FROM {} WHERE {} IN ({}) ORDER BY {}",
                  {from, source.key(fault.column), repeated_keys(source, fault.column),
                   source.key(fault.column)});
    case LoadFaultKind::kDanglingFrom:
    case LoadFaultKind::kDanglingTo:
      return fill("SELECT * FROM {} WHERE {}",
                  {from, unknown_key(source.key(fault.column), *fault.end)});
    case LoadFaultKind::kEmpty:
      return {};
    default:
      return fill("SELECT * FROM {} WHERE {}", {from, fault.condition});
  }
}

std::string mended_sql(const CountedSource& source, const FaultPlace& fault) {
  if (!source.has_own_names) return {};
  const std::string from = source.relation();
  switch (fault.kind) {
    case LoadFaultKind::kNullKey:
      return fill("SELECT * FROM {} WHERE {} IS NOT NULL",
                  {from, source.columns[fault.column].expression});
    case LoadFaultKind::kDanglingFrom:
    case LoadFaultKind::kDanglingTo:
      return fill("SELECT * FROM {} WHERE {} IN (SELECT {} FROM {})",
                  {from, source.key(fault.column), fault.end->key(0), fault.end->relation()});
    case LoadFaultKind::kDuplicateKey: {
      std::string list;
      for (const std::string& output : source.outputs) list += (list.empty() ? "" : ", ") + output;
      return fill(
          "SELECT {} FROM (SELECT *, row_number() OVER (PARTITION BY {}) AS number_of_row FROM {}) "
          "WHERE "
          "number_of_row = 1",
          {list, source.key(fault.column), from});
    }
    default:
      return {};
  }
}

}  // namespace mapping
