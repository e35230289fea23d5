#include "mapping/suggest.h"

#include <algorithm>

#include "mapping/name_table.h"
#include "mapping/rules.h"
#include "mapping/text.h"
#include "mapping/types.h"
#include "rules/names.h"
#include "suggest/naming.h"
#include "suggest/primary_table.h"

namespace mapping {
namespace {

constexpr std::string_view kEndpointsByHand = "from_node and to_node must be set manually";

// A family such as LIST stands for what it holds too, which may be what RyuGraph does not have.
bool can_be_mapped(const Column& column) { return map_complex_type(column.type).ok(); }

SuggestedColumn suggest_column(const Column& column, std::vector<std::string>& warnings) {
  SuggestedColumn suggested{column.name, {}, column.type, {}};
  if (const Outcome<std::string> type = map_type(column.type); type.ok())
    suggested.type = type.value();
  const Outcome<TrinoType, TypeFault> source_type = parse_trino_type(column.type);
  if (source_type.ok())
    suggested.cast = mending_cast(quote_trino_name(column.name), source_type.value()).value_or("");
  if (!can_be_mapped(column)) {
    std::string warning = "Column '" + column.name + "' has the type " + column.type +
                          ", which RyuGraph does not have";
    if (!suggested.cast.empty()) warning += ": write " + suggested.cast;
    warnings.push_back(std::move(warning));
  } else if (!suggested.cast.empty()) {
    warnings.push_back("Column '" + column.name + "' has the type " + column.type +
                       ", which cannot be loaded: write " + suggested.cast);
  }
  return suggested;
}

// A key, which has to be of one of few types.
SuggestedColumn suggest_key(const Column& column, std::string_view role,
                            std::vector<std::string>& warnings) {
  SuggestedColumn key = suggest_column(column, warnings);
  if (!is_primary_key_type(key.type)) {
    warnings.push_back("Column '" + column.name + "' cannot be " + std::string(role) +
                       ": its type is " + column.type);
  }
  return key;
}

void warn_of_name(std::string_view field, const SuggestedName& name,
                  std::vector<std::string>& warnings) {
  if (name.is_accepted) return;
  warnings.push_back(std::string(field) +
                     " must be set manually: a mapping may not have the name '" + name.name + "'");
}

// What check refuses of the columns' names, of which the first `keys` are keys.
void warn_of_columns(std::span<const Column> columns, std::size_t keys,
                     std::vector<std::string>& warnings) {
  NameTable names(NameCase::kExact);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string& name = columns[i].name;
    const NameKind kind = i < keys ? NameKind::kKey : NameKind::kProperty;
    const bool is_repeated = names.insert(name, 0) != NameTable::kNone;
    if (is_accepted_name(name, kind) && !is_repeated) continue;
    warnings.push_back(
        "Column '" + name + "' needs another name in the query, with AS: " +
        (is_repeated ? "the name is given twice" : "a mapping may not have that one"));
  }
  if (columns.size() > keys + kMaximumProperties) {
    warnings.push_back("A definition has at most " + std::to_string(kMaximumProperties) +
                       " properties, the query has columns for " +
                       std::to_string(columns.size() - keys));
  }
}

std::vector<SuggestedColumn> suggest_properties(std::span<const Column> columns, std::size_t keys,
                                                std::vector<std::string>& warnings) {
  std::vector<SuggestedColumn> properties;
  for (const Column& column : columns.subspan(keys))
    properties.push_back(suggest_column(column, warnings));
  warn_of_columns(columns, keys, warnings);
  return properties;
}

struct Endpoint {
  std::string label;
  std::string reason;
};

// How a column's name speaks of a node's key.
bool names_key(std::string_view column, std::string_view key) {
  if (equals_ignoring_case(column, key)) return true;
  const bool is_suffix = column.size() > key.size() + 1 &&
                         equals_ignoring_case(column.substr(column.size() - key.size()), key);
  return is_suffix && column[column.size() - key.size() - 1] == '_';
}

// The only node whose key has the column's name, alone or behind an underscore, and its type; an
// equal name is better than an ending.
Endpoint find_endpoint(const Column& column, std::span<const NodeSchema> nodes) {
  const Outcome<std::string> type = map_type(column.type);
  const auto fits = [&](const NodeSchema& node, bool whole) {
    const bool named = whole ? equals_ignoring_case(column.name, node.primary_key.name)
                             : names_key(column.name, node.primary_key.name);
    return named && type.ok() && node.primary_key.type == type.value();
  };
  for (const bool whole : {true, false}) {
    const NodeSchema* found = nullptr;
    std::size_t count = 0;
    for (const NodeSchema& node : nodes) {
      if (!fits(node, whole)) continue;
      found = &node;
      ++count;
    }
    if (count != 1) continue;
    const std::string_view verb =
        whole ? " is the primary key of " : " ends in the primary key of ";
    return {found->label,
            column.name + std::string(verb) + found->label + " (" + found->primary_key.type + ")"};
  }
  return {};
}

Endpoint suggest_endpoint(const Column& column, std::span<const NodeSchema> nodes) {
  Endpoint endpoint = find_endpoint(column, nodes);
  if (is_accepted_name(endpoint.label, NameKind::kLabel)) return endpoint;
  const std::string label = label_of_key(column.name);
  const bool is_known = nodes.empty() || std::ranges::any_of(nodes, [&](const NodeSchema& node) {
                          return node.label == label;
                        });
  if (!label.empty() && is_known) return {label, column.name + " names " + label};
  return {};
}

void suggest_endpoints(SuggestedEdge& edge, std::span<const Column> columns,
                       std::span<const NodeSchema> nodes) {
  const Endpoint from = suggest_endpoint(columns[0], nodes);
  const Endpoint to = suggest_endpoint(columns[1], nodes);
  edge.from_key = columns[0].name;
  edge.to_key = columns[1].name;
  edge.from_node = from.label;
  edge.to_node = to.label;
  if (!from.reason.empty()) edge.reasons.push_back({"from_node", from.reason});
  if (!to.reason.empty()) edge.reasons.push_back({"to_node", to.reason});
  if (from.label.empty() || to.label.empty()) edge.warnings.emplace_back(kEndpointsByHand);
}

// To the engine an edge type and a label that differ in case alone are one table.
SuggestedName apart_from(std::span<const NodeSchema> nodes, SuggestedName name) {
  const auto is_taken = [&](const std::string& word) {
    return std::ranges::any_of(
        nodes, [&](const NodeSchema& node) { return equals_ignoring_case(node.label, word); });
  };
  std::erase_if(name.alternatives, is_taken);
  if (!is_taken(name.name)) return name;
  name.alternatives.push_back("HAS_" + name.name);
  name.name = name.alternatives.front();
  name.alternatives.erase(name.alternatives.begin());
  return name;
}

}  // namespace

SuggestedNode suggest_node(std::string_view sql, std::span<const Column> columns) {
  SuggestedName name = suggest_label(primary_table(sql));
  SuggestedNode node;
  warn_of_name("label", name, node.warnings);
  node.sql = sql;
  node.label = std::move(name.name);
  node.alternatives = std::move(name.alternatives);
  if (columns.empty()) return node;
  node.primary_key = suggest_key(columns.front(), "a primary key", node.warnings);
  node.properties = suggest_properties(columns, 1, node.warnings);
  return node;
}

SuggestedEdge suggest_edge(std::string_view sql, std::span<const Column> columns,
                           std::span<const NodeSchema> nodes) {
  SuggestedName name = apart_from(nodes, suggest_edge_type(primary_table(sql)));
  SuggestedEdge edge;
  warn_of_name("type", name, edge.warnings);
  edge.sql = sql;
  edge.type = std::move(name.name);
  edge.alternatives = std::move(name.alternatives);
  if (columns.size() < 2) return edge;
  suggest_endpoints(edge, columns, nodes);
  for (const Column& key : columns.first(2)) suggest_key(key, "the key of an edge", edge.warnings);
  edge.properties = suggest_properties(columns, 2, edge.warnings);
  return edge;
}

}  // namespace mapping
