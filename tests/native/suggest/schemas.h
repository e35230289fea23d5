#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../fixture.h"

// Schemas whose keys are known: tests/fixtures/keys. A line is a table and its columns:
//
//   orders: order_id bigint key, customer_id bigint > customers, sales_rep bigint ? employees; a b > pairs
//
// `key` is a part of the primary key, `> t` refers to the key of a table, `? t` may be taken to, and what stands behind a
// semicolon are columns that refer to a key of several columns together. A table is `name` or `schema.name`.
namespace mapping::testing {

struct KnownRelation {
  std::string table;
  std::vector<std::string> columns;  // sorted
  std::string references;
  bool is_declared = true;

  friend auto operator<=>(const KnownRelation&, const KnownRelation&) = default;
};

struct KnownSchema {
  std::string name;
  Json snapshot;  // a CatalogSnapshot of the catalog `dw`
  std::vector<KnownRelation> relations;
};

[[nodiscard]] KnownSchema read_schema(std::string_view name, std::string_view text);
[[nodiscard]] std::vector<KnownSchema> known_schemas();

// What `suggest_mapping` answers for the schema.
[[nodiscard]] Json suggest(Session& session, const Json& snapshot, Json options = Json::object());

// The relations of an answer that are of one of the tiers.
[[nodiscard]] std::vector<KnownRelation> relations_of(const Json& suggestion,
                                                      const std::vector<std::string>& tiers);

struct Score {
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t missed = 0;
  std::string faults;  // one a line

  [[nodiscard]] double precision() const {
    return right + wrong == 0 ? 1.0
                              : static_cast<double>(right) / static_cast<double>(right + wrong);
  }
  [[nodiscard]] double f1() const {
    const double both = static_cast<double>(2 * right);
    const double all = both + static_cast<double>(wrong + missed);
    return all == 0 ? 1.0 : both / all;
  }
};

// What follows from two declared relations counts neither way.
[[nodiscard]] Score score(const KnownSchema& schema, const std::vector<KnownRelation>& found);

}  // namespace mapping::testing
