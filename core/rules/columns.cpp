#include "mapping/types.h"
#include "rules/column_rule.h"

namespace mapping {

std::string shown_type(std::string_view source_type) {
  const Outcome<TrinoType, TypeFault> type = parse_trino_type(source_type);
  return type.ok() ? print_for_cast(type.value()) : std::string(source_type);
}

namespace {

std::optional<std::vector<ColumnSchema>> check_behind_keys(const ColumnContext& context) {
  std::optional<std::vector<ColumnSchema>> properties = check_property_columns(context);
  check_undeclared_columns(context);
  check_load_hazards(context);
  check_char_keys(context);
  if (properties) check_declared_types(*properties, context);
  return properties;
}

}  // namespace

std::optional<NodeSchema> check_columns(const Document& document, const NodeDefinition& node,
                                        const std::vector<Column>& columns, FindingList& findings) {
  const Param subject{"label", std::string(node.label.value)};
  const Text keys[] = {node.primary_key.name};
  SelectedColumns selected(node.sql.value, columns);
  const ColumnContext context{document,        node.id, node.sql, subject, keys,
                              node.properties, columns, findings, selected};
  const std::optional<std::string> key_type = check_node_key(node, context);
  std::optional<std::vector<ColumnSchema>> properties = check_behind_keys(context);
  if (!key_type || !properties) return std::nullopt;
  return NodeSchema{std::string(node.label.value),
                    {std::string(node.primary_key.name.value), *key_type},
                    std::move(*properties)};
}

std::optional<EdgeSchema> check_columns(const Document& document, const EdgeDefinition& edge,
                                        const Endpoints& endpoints,
                                        const std::vector<Column>& columns, FindingList& findings) {
  const Param subject{"edge_type", std::string(edge.type.value)};
  const Text keys[] = {edge.from_key, edge.to_key};
  SelectedColumns selected(edge.sql.value, columns);
  const ColumnContext context{document,        edge.id, edge.sql, subject, keys,
                              edge.properties, columns, findings, selected};
  const EdgeKeyTypes key_types = check_edge_keys(edge, endpoints, context);
  if (columns.size() < std::size(keys)) return std::nullopt;
  std::optional<std::vector<ColumnSchema>> properties = check_behind_keys(context);
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
  const Text keys[] = {node.primary_key.name};
  SelectedColumns selected(node.sql.value, known.columns);
  const ColumnContext context{document, node.id,         node.sql,         subject,
                              keys,     node.properties, known.columns,    findings,
                              selected, false,           known.is_complete};
  (void)check_node_key(node, context);
  (void)check_property_columns(context);
  if (known.is_complete) check_undeclared_columns(context);
}

void check_column_names(const Document& document, const EdgeDefinition& edge,
                        const KnownColumns& known, FindingList& findings) {
  const Param subject{"edge_type", std::string(edge.type.value)};
  const Text keys[] = {edge.from_key, edge.to_key};
  SelectedColumns selected(edge.sql.value, known.columns);
  const ColumnContext context{document, edge.id,         edge.sql,         subject,
                              keys,     edge.properties, known.columns,    findings,
                              selected, false,           known.is_complete};
  (void)check_edge_keys(edge, {}, context);
  if (known.is_complete && known.columns.size() < std::size(keys)) return;
  (void)check_property_columns(context);
  if (known.is_complete) check_undeclared_columns(context);
}

}  // namespace mapping
