#include "mapping/types.h"
#include "rules/column_rule.h"

namespace mapping {

std::string shown_type(std::string_view source_type) {
  const Outcome<TrinoType, TypeFault> type = parse_trino_type(source_type);
  return type.ok() ? print_for_cast(type.value()) : std::string(source_type);
}

std::optional<NodeSchema> check_columns(const Document& document, const NodeDefinition& node,
                                        const std::vector<Column>& columns, FindingList& findings) {
  const Param subject{"label", std::string(node.label.value)};
  const ColumnContext context{document, node.id, node.sql, subject, 1, columns, findings};
  const std::optional<std::string> key_type = check_node_key(node, context);
  std::optional<std::vector<ColumnSchema>> properties =
      check_property_columns(node.properties, context);
  const std::vector<Text> keys = {node.primary_key.name};
  check_undeclared_columns(keys, node.properties, context);
  check_load_hazards(keys, node.properties, context);
  if (properties) check_declared_types(node.properties, *properties, context);
  if (!key_type || !properties) return std::nullopt;
  return NodeSchema{std::string(node.label.value),
                    {std::string(node.primary_key.name.value), *key_type},
                    std::move(*properties)};
}

std::optional<EdgeSchema> check_columns(const Document& document, const EdgeDefinition& edge,
                                        const Endpoints& endpoints,
                                        const std::vector<Column>& columns, FindingList& findings) {
  const Param subject{"edge_type", std::string(edge.type.value)};
  const ColumnContext context{document, edge.id, edge.sql, subject, 2, columns, findings};
  const EdgeKeyTypes key_types = check_edge_keys(edge, endpoints, context);
  if (columns.size() < context.key_count) return std::nullopt;
  std::optional<std::vector<ColumnSchema>> properties =
      check_property_columns(edge.properties, context);
  const std::vector<Text> keys = {edge.from_key, edge.to_key};
  check_undeclared_columns(keys, edge.properties, context);
  check_load_hazards(keys, edge.properties, context);
  if (properties) check_declared_types(edge.properties, *properties, context);
  if (!key_types.from || !key_types.to || !properties) return std::nullopt;
  return EdgeSchema{std::string(edge.type.value),
                    std::string(edge.from_node.value),
                    std::string(edge.to_node.value),
                    {std::string(edge.from_key.value), *key_types.from},
                    {std::string(edge.to_key.value), *key_types.to},
                    std::move(*properties)};
}

void check_column_names(const Document& document, const NodeDefinition& node,
                        const KnownColumns& known, FindingList& findings) {
  const Param subject{"label", std::string(node.label.value)};
  const ColumnContext context{.document = document,
                              .definition = node.id,
                              .sql = node.sql,
                              .subject = subject,
                              .key_count = 1,
                              .columns = known.columns,
                              .findings = findings,
                              .has_types = false,
                              .is_complete = known.is_complete};
  (void)check_node_key(node, context);
  (void)check_property_columns(node.properties, context);
  if (known.is_complete)
    check_undeclared_columns({node.primary_key.name}, node.properties, context);
}

void check_column_names(const Document& document, const EdgeDefinition& edge,
                        const KnownColumns& known, FindingList& findings) {
  const Param subject{"edge_type", std::string(edge.type.value)};
  const ColumnContext context{.document = document,
                              .definition = edge.id,
                              .sql = edge.sql,
                              .subject = subject,
                              .key_count = 2,
                              .columns = known.columns,
                              .findings = findings,
                              .has_types = false,
                              .is_complete = known.is_complete};
  (void)check_edge_keys(edge, {}, context);
  if (known.is_complete && known.columns.size() < context.key_count) return;
  (void)check_property_columns(edge.properties, context);
  if (known.is_complete) {
    check_undeclared_columns({edge.from_key, edge.to_key}, edge.properties, context);
  }
}

}  // namespace mapping
