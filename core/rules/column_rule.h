#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "document/findings.h"
#include "mapping/mapping.h"
#include "mapping/rules.h"
#include "mapping/schema.h"
#include "rules/fixes.h"
#include "rules/selected_columns.h"

namespace mapping {

// A definition's columns as the query returns them: the key or keys first, then the properties, all
// by position.
struct ColumnContext {
  const Document& document;
  ValueId definition;
  const Text& sql;
  // The platform's details of every finding: {label} or {edge_type}.
  Param subject;
  std::span<const Text> keys;  // one of a node, two of an edge
  const Properties& properties;
  const std::vector<Column>& columns;
  FindingList& findings;
  SelectedColumns& selected;
  bool has_types = true;    // else the columns' types are empty, and nothing is said of them
  bool is_complete = true;  // else further columns follow, which nobody knows
};

// The rules below are called in the order of the platform's documentation. Those that give a type
// give none when the column has no place in the graph, which they report.

[[nodiscard]] std::optional<std::string> check_node_key(const NodeDefinition& node,
                                                        const ColumnContext& context);

struct EdgeKeyTypes {
  std::optional<std::string> from;
  std::optional<std::string> to;
};
[[nodiscard]] EdgeKeyTypes check_edge_keys(const EdgeDefinition& edge, const Endpoints& endpoints,
                                           const ColumnContext& context);

// The properties' columns with their full types; none when one of them does not fit.
[[nodiscard]] std::optional<std::vector<ColumnSchema>> check_property_columns(
    const ColumnContext& context);

// Warnings.
void check_undeclared_columns(const ColumnContext& context);
void check_load_hazards(const ColumnContext& context);
void check_char_keys(const ColumnContext& context);
void check_declared_types(const std::vector<ColumnSchema>& schema, const ColumnContext& context);

// A type as messages show it: INTEGER, ROW(a BIGINT).
[[nodiscard]] std::string shown_type(std::string_view source_type);

}  // namespace mapping
