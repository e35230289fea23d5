#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/schema.h"

// Definitions suggested from SQL: what the author would otherwise type, ready to be changed.
//
//   suggest_node("SELECT customer_id, name FROM analytics.customers", columns)
//   // label Customer, key customer_id, property name
//
// The primary table is the first one of the main query: comments, strings, quoted names and the
// insides of CTEs do not fool it. A suggestion is never an error: what could not be told is empty
// and said in `warnings`.
namespace mapping {

struct SuggestedColumn {
  std::string name;
  std::string type;  // the RyuGraph type a mapping declares; empty when the column cannot be mapped
  std::string source_type;  // the Starburst type, as given
  std::string
      cast;  // the expression that makes it loadable; empty when it is fine or cannot be mended
};

struct SuggestedNode {
  std::string sql;
  std::string
      label;  // `Unknown` without a table; one that check takes, or a warning says that it has to be set
  std::optional<SuggestedColumn> primary_key;
  std::vector<SuggestedColumn> properties;
  std::vector<std::string> alternatives;  // better labels, the best first
  std::vector<std::string> warnings;
};

// Why an endpoint was suggested: `{"from_node", "customer_id is the primary key of Customer"}`.
struct SuggestionReason {
  std::string field;
  std::string reason;
};

struct SuggestedEdge {
  std::string sql;
  std::string type;  // `UNKNOWN` without a table; as the label of a node
  std::string from_key;
  std::string to_key;
  std::string from_node;  // empty when it has to be set by hand
  std::string to_node;
  std::vector<SuggestedColumn> properties;
  std::vector<std::string> alternatives;
  std::vector<SuggestionReason> reasons;
  std::vector<std::string> warnings;
};

// `columns` as the cluster describes them; without them there is a label and nothing else.
[[nodiscard]] SuggestedNode suggest_node(std::string_view sql, std::span<const Column> columns);

// With `nodes`, the endpoints are those whose primary key has the column's name and type; else they
// are guessed from names such as `customer_id`.
[[nodiscard]] SuggestedEdge suggest_edge(std::string_view sql, std::span<const Column> columns,
                                         std::span<const NodeSchema> nodes);

}  // namespace mapping
