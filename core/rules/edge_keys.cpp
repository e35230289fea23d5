// What     An edge's query returns from_key and to_key as its first two columns, each of the type
//          of its node's key.
// Why      The load takes the first two columns for the keys of the endpoints, whatever they are
//          called.
// Example  SELECT product_id, customer_id FROM sales   with "from_key": "customer_id", "to_key":
//          "product_id"
// Fix      SELECT customer_id, product_id FROM sales
#include "mapping/types.h"
#include "rules/column_casts.h"
#include "rules/column_repairs.h"

namespace mapping {
namespace {

struct EdgeKey {
  std::string_view field;
  std::size_t position;
  Code misplaced;
  const Text& key;
  const Text& node;
  const NodeSchema* endpoint;
};

void check_name(const EdgeKey& edge_key, const ColumnContext& context) {
  if (edge_key.position >= context.columns.size()) return;
  const Column& column = context.columns[edge_key.position];
  if (column.name == edge_key.key.value || follows_order(edge_key.key, context)) return;
  Finding finding = Finding(edge_key.misplaced, edge_key.field, edge_key.key.id)
                        .with(context.subject)
                        .with("name", edge_key.key.value)
                        .with("column", column.name);
  const std::string_view type =
      edge_key.endpoint == nullptr ? std::string_view() : edge_key.endpoint->primary_key.type;
  add_order_fixes(finding, edge_key.position, edge_key.key, type, context);
  context.findings.add(std::move(finding));
}

void report_mismatch(const EdgeKey& edge_key, const std::string& mapped,
                     const ColumnContext& context) {
  Finding finding = Finding(Code::kEdgeKeyMismatch, edge_key.field, edge_key.key.id)
                        .with(context.subject)
                        .with("field", edge_key.field)
                        .with("name", edge_key.key.value)
                        .with("mapped", mapped)
                        .with("label", edge_key.node.value)
                        .with("expected", edge_key.endpoint->primary_key.type);
  add_key_cast(finding, edge_key.position, edge_key.endpoint->primary_key.type, context);
  context.findings.add(std::move(finding));
}

std::optional<std::string> check_type(const EdgeKey& edge_key, const ColumnContext& context) {
  const Column& column = context.columns[edge_key.position];
  if (column.name != edge_key.key.value) return std::nullopt;
  const Outcome<std::string> mapped = map_type(column.type);
  if (!mapped.ok()) {
    Finding finding = Finding(Code::kEdgeKeyUnsupported, edge_key.field, edge_key.key.id)
                          .with(context.subject)
                          .with("field", edge_key.field)
                          .with("name", edge_key.key.value)
                          .with("source_type", column.type)
                          .with("type", shown_type(column.type));
    if (edge_key.endpoint != nullptr)
      add_key_cast(finding, edge_key.position, edge_key.endpoint->primary_key.type, context);
    context.findings.add(std::move(finding));
    return std::nullopt;
  }
  if (edge_key.endpoint == nullptr || mapped.value() == edge_key.endpoint->primary_key.type)
    return mapped.value();
  report_mismatch(edge_key, mapped.value(), context);
  return std::nullopt;
}

}  // namespace

EdgeKeyTypes check_edge_keys(const EdgeDefinition& edge, const Endpoints& endpoints,
                             const ColumnContext& context) {
  if (context.columns.size() < context.keys.size() && context.is_complete) {
    context.findings.add(
        Finding(Code::kTooFewColumns, "sql", edge.sql.id)
            .with(context.subject)
            .with("column_count", static_cast<std::int64_t>(context.columns.size())));
    return {};
  }
  const EdgeKey from{"from_key",    0, Code::kFromKeyNotFirst, edge.from_key, edge.from_node,
                     endpoints.from};
  const EdgeKey to{"to_key", 1, Code::kToKeyNotSecond, edge.to_key, edge.to_node, endpoints.to};
  check_name(from, context);
  check_name(to, context);
  EdgeKeyTypes types;
  if (!context.has_types) return types;
  types.from = check_type(from, context);
  types.to = check_type(to, context);
  return types;
}

}  // namespace mapping
