// What     The first column is the primary key, its type is one that RyuGraph has, and it is the
//          declared one.
// Why      The load is by position: whatever comes first becomes the key.
// Example  SELECT name, customer_id FROM customers   with "primary_key": { "name": "customer_id", …
//          }
// Fix      SELECT customer_id, name FROM customers
#include "mapping/types.h"
#include "rules/column_casts.h"
#include "rules/column_repairs.h"

namespace mapping {
namespace {

void report_name(const NodeDefinition& node, const ColumnContext& context) {
  const std::string_view name = node.primary_key.name.value;
  const bool is_missing = context.selected.named(name).count == 0 && context.is_complete;
  Finding finding = Finding(is_missing ? Code::kKeyNotFound : Code::kKeyNotFirst, "primary_key",
                            node.primary_key.name.id)
                        .with(context.subject)
                        .with("name", name);
  if (!is_missing) finding.params.push_back({"column", context.columns.front().name});
  add_order_fixes(finding, 0, node.primary_key.name, node.primary_key.type.value, context);
  context.findings.add(std::move(finding));
}

void report_mismatch(const NodeDefinition& node, const std::string& mapped,
                     const ColumnContext& context) {
  const Text& declared = node.primary_key.type;
  const std::string& source_type = context.columns.front().type;
  Finding finding = Finding(Code::kKeyTypeMismatch, "primary_key.type", declared.id)
                        .with(context.subject)
                        .with("name", node.primary_key.name.value)
                        .with("declared", declared.value)
                        .with("source_type", source_type)
                        .with("type", shown_type(source_type))
                        .with("mapped", mapped);
  if (is_primary_key_type(mapped))
    finding.fixes.push_back(declare_type_fix(context.document, declared, mapped));
  add_key_cast(finding, 0, declared.value, context);
  context.findings.add(std::move(finding));
}

}  // namespace

std::optional<std::string> check_node_key(const NodeDefinition& node,
                                          const ColumnContext& context) {
  if (context.columns.empty() && !context.is_complete) return std::nullopt;
  if (context.columns.empty() || context.columns.front().name != node.primary_key.name.value) {
    report_name(node, context);
    return std::nullopt;
  }
  if (!context.has_types) return std::nullopt;
  const Column& column = context.columns.front();
  const Outcome<std::string> mapped = map_type(column.type);
  if (!mapped.ok()) {
    Finding finding = Finding(Code::kKeyUnsupported, "primary_key", node.primary_key.name.id)
                          .with(context.subject)
                          .with("column", column.name)
                          .with("name", column.name)
                          .with("source_type", column.type)
                          .with("type", shown_type(column.type));
    add_key_cast(finding, 0, node.primary_key.type.value, context);
    context.findings.add(std::move(finding));
    return std::nullopt;
  }
  if (mapped.value() == node.primary_key.type.value) return mapped.value();
  report_mismatch(node, mapped.value(), context);
  return std::nullopt;
}

}  // namespace mapping
