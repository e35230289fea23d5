#pragma once

#include <string_view>
#include <vector>

#include "mapping/document.h"

// A mapping as plain values: what the author wrote, each piece with its place in the document.
//
// Reading takes the shape only: which fields there are and of which JSON kind. What the values may
// be is for the rules. A piece that is missing or of a wrong kind is reported and left out, so that
// the rules say nothing of it again.
namespace mapping {

// A string of the document. Absent (and empty) where the document has none.
struct Text {
  std::string_view value;
  ValueId id = kNoValue;

  [[nodiscard]] bool present() const { return id != kNoValue; }
};

// A primary key or a property: `{"name": "customer_id", "type": "INT64"}`.
struct ColumnDefinition {
  ValueId id = kNoValue;
  Text name;
  Text type;
};

struct Properties {
  ValueId id = kNoValue;  // the array, if there is one
  std::vector<ColumnDefinition> columns;
};

struct NodeDefinition {
  ValueId id = kNoValue;
  Text label;
  Text sql;
  ColumnDefinition primary_key;
  Properties properties;
};

struct EdgeDefinition {
  ValueId id = kNoValue;
  Text type;
  Text from_node;
  Text to_node;
  Text sql;
  Text from_key;
  Text to_key;
  Properties properties;
};

struct Mapping {
  ValueId id = kNoValue;  // none: the text holds no object
  Text name;
  Text description;
  Text ttl;
  Text inactivity_timeout;
  ValueId nodes_id = kNoValue;
  std::vector<NodeDefinition> nodes;
  std::vector<EdgeDefinition> edges;
};

}  // namespace mapping
