#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/catalog.h"
#include "mapping/diagnostic.h"
#include "mapping/rules.h"

// A whole mapping from what a warehouse holds: names and types alone, no data and no network.
//
//   suggest_mapping(catalog, *rules, {})
//   // nodes Customer, PurchaseOrder …, edges PURCHASE_ORDER_CUSTOMER …, and why
//
// The mapping is valid at the first check against the same catalog and the same rules. What names and types cannot tell is
// asked: each question is SQL that gives one boolean, and its answer, handed in the next time, confirms what was
// suggested or takes it out. Takes time that grows as the number of columns.
namespace mapping {

class Arena;

// How far a suggestion can be trusted: one of a hundred sure ones may be wrong, one of ten that are likely; what is only
// possible is told and not used.
enum class Tier : std::uint8_t { kSure, kLikely, kPossible };
[[nodiscard]] std::string_view name_of(Tier tier);

// A catalog's own texts.
struct TablePlace {
  std::string_view catalog;
  std::string_view schema;
  std::string_view name;
};

using ColumnList = std::span<const std::string_view>;

// With the type that a mapping declares.
struct PlannedColumn {
  std::string_view name;
  std::string_view type;
};

struct PlannedNode {
  TablePlace table;
  ColumnList key;  // columns of the table
  Tier tier = Tier::kPossible;
  std::string_view reason;
  std::string_view label;
  std::string_view sql;
  PlannedColumn primary_key;
  std::span<const PlannedColumn> properties;
};

struct PlannedEdge {
  TablePlace table;
  ColumnList columns;  // that refer to the end, or to both ends
  Tier tier = Tier::kPossible;
  std::string_view reason;
  std::string_view type;
  std::uint32_t from = 0;  // numbers of nodes
  std::uint32_t to = 0;
  std::string_view sql;
  std::string_view from_key;
  std::string_view to_key;
  std::span<const PlannedColumn> properties;
};

struct InferredRelation {
  TablePlace table;
  ColumnList columns;
  TablePlace references;
  ColumnList key;
  Tier tier = Tier::kPossible;
  std::string_view reason;
};

struct LeftOutTable {
  TablePlace table;
  std::string_view reason;
};

enum class DataQuestionKind : std::uint8_t {
  kUnique,    // is every value of the key there once, and none null?
  kIncluded,  // is every value of the columns one of the key that they refer to?
};

// What only data can tell. The SQL gives one row with one boolean.
struct DataQuestion {
  std::string id;     // the same for the same tables and columns
  std::string about;  // JSON pointer into the mapping; empty for what is not in it yet
  std::string sql;
  DataQuestionKind asks{};
};

struct DataAnswer {
  std::string id;
  bool holds = false;
};

// Of a large warehouse it is a hundred megabytes: what it says are the catalog's own texts and those in `texts`.
struct MappingSuggestion {
  std::shared_ptr<Arena> texts;
  std::vector<PlannedNode> nodes;  // in the order of the mapping's definitions
  std::vector<PlannedEdge> edges;
  std::vector<InferredRelation> relations;
  std::vector<LeftOutTable> left_out;  // in neither a node nor an edge
  std::vector<DataQuestion> questions;
};

struct SuggestionScope {
  // `schema` or `catalog.schema`, and `table` with as much before it; in any case. Without any, all that the catalog has.
  std::vector<std::string> schemas{};
  std::vector<std::string> tables{};
  std::vector<DataAnswer> answers{};
  Locale locale = Locale::kEnglish;
};

[[nodiscard]] MappingSuggestion suggest_mapping(const Catalog& catalog, const RuleSet& rules,
                                                const SuggestionScope& scope);

}  // namespace mapping
