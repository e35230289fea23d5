// What     Labels, edge types and property names are none of the words that the platform reserves,
//          in any case.
// Why      They are words of the graph's query language: a query could not tell the name from the
//          word.
// Example  "label": "Order"
// Fix      "label": "PurchaseOrder", there and where edges name the node; a property together with
//          the query's column
#include <algorithm>
#include <optional>

#include "mapping/sql.h"
#include "rules/names.h"
#include "rules/structure_rule.h"
#include "sql/select_list.h"

namespace mapping {
namespace {

constexpr std::string_view kReservedWords[] = {
    "NODE",   "RELATIONSHIP", "MATCH", "WHERE", "RETURN", "CREATE", "DELETE", "SET",
    "REMOVE", "WITH",         "ORDER", "LIMIT", "SKIP",   "UNION",  "CALL",   "YIELD"};

// Two words that say nearly the same as one that is reserved.
struct Instead {
  std::string_view reserved;
  std::string_view first;
  std::string_view second;
};
constexpr Instead kInstead[] = {{"ORDER", "Purchase", "Order"},
                                {"RETURN", "Returned", "Item"},
                                {"CALL", "Phone", "Call"},
                                {"SET", "Data", "Set"},
                                {"MATCH", "Game", "Match"}};

bool is_table(std::string_view name, const Mapping& mapping) {
  const auto has_name = [name](const Text& text) { return equals_ignoring_case(text.value, name); };
  return std::ranges::any_of(mapping.nodes, has_name, &NodeDefinition::label) ||
         std::ranges::any_of(mapping.edges, has_name, &EdgeDefinition::type);
}

// Edges find the node by its label.
void rename_ends(const Text& label, std::string_view name, const StructureContext& context,
                 Fix& fix) {
  for (const EdgeDefinition& edge : context.mapping.edges) {
    for (const Text* const end : {&edge.from_node, &edge.to_node}) {
      if (end->value != label.value) continue;
      fix.edits.push_back(replace_edit(context.document, *end, name));
    }
  }
}

std::optional<Fix> rename_table(const DefinedName& name, const StructureContext& context) {
  const std::string instead = instead_of_platform_word(name.text.value, name.kind);
  if (is_table(instead, context.mapping) ||
      !takes_name(context.policy, context.patterns, instead, name.kind))
    return std::nullopt;
  Fix fix = replace_fix(context.document, name.text, instead, false);
  // Where another node has the label, nobody knows which of them an edge means.
  const auto has_label = [&](const NodeDefinition& node) {
    return node.label.value == name.text.value;
  };
  if (name.kind == NameKind::kLabel) {
    if (std::ranges::count_if(context.mapping.nodes, has_label) > 1) return std::nullopt;
    rename_ends(name.text, instead, context, fix);
  }
  return fix;
}

// The edit that gives the query's column at `position` another name; nothing where something else of
// the query may mean it by the one that it has.
std::optional<Edit> rename_column(const Text& sql, std::size_t position, std::string_view from,
                                  std::string_view to, const StructureContext& context) {
  const SqlTree tree = parse_sql(sql.value);
  const std::optional<SelectList> list = select_list_of(tree);
  if (!list || position >= list->items.size() || list->items[position].name != from)
    return std::nullopt;
  const SelectedItem& item = list->items[position];
  if (item.has_alias && tree.find_child(tree.root, SqlNodeKind::kOrderBy) != kNoSqlNode)
    return std::nullopt;
  const Span behind{item.expression.end, item.span.end};
  return sql_edit(context.document, sql, LineIndex(sql.value).range(behind),
                  " AS " + std::string(to));
}

bool is_column_name(std::string_view name, const Properties& properties) {
  return std::ranges::any_of(properties.columns, [name](const ColumnDefinition& column) {
    return equals_ignoring_case(column.name.value, name);
  });
}

std::optional<Fix> rename_property(const DefinedName& name, std::size_t keys, const Text& sql,
                                   const Properties& properties, const StructureContext& context) {
  const std::string instead = instead_of_platform_word(name.text.value, name.kind);
  if (is_column_name(instead, properties) ||
      !takes_name(context.policy, context.patterns, instead, name.kind))
    return std::nullopt;
  std::optional<Edit> column =
      rename_column(sql, keys + name.index, name.text.value, instead, context);
  if (!column) return std::nullopt;
  Fix fix = replace_fix(context.document, name.text, instead, false);
  fix.edits.push_back(std::move(*column));
  return fix;
}

void report(const DefinedName& name, std::size_t keys, const Text& sql,
            const Properties& properties, const StructureContext& context) {
  if (!is_defined_here(name.kind) || !is_platform_word(name.text.value)) return;
  Finding finding =
      Finding(Code::kReservedWord, name.field(), name.text.id).with("name", name.text.value);
  if (context.findings.keeps_more()) {
    std::optional<Fix> fix = name.kind == NameKind::kProperty
                                 ? rename_property(name, keys, sql, properties, context)
                                 : rename_table(name, context);
    if (fix) finding.fixes.push_back(std::move(*fix));
  }
  context.findings.add(std::move(finding));
}

void check_node(const NodeDefinition& node, const StructureContext& context) {
  visit_names(
      node, [&](const DefinedName& name) { report(name, 1, node.sql, node.properties, context); });
}

void check_edge(const EdgeDefinition& edge, const StructureContext& context) {
  visit_names(
      edge, [&](const DefinedName& name) { report(name, 2, edge.sql, edge.properties, context); });
}

}  // namespace

// Asked for every name: most words are told from it by their length, without a call.
bool is_platform_word(std::string_view name) {
  return std::ranges::any_of(kReservedWords, [name](std::string_view word) {
    return word.size() == name.size() && equals_ignoring_case(word, name);
  });
}

std::string instead_of_platform_word(std::string_view word, NameKind kind) {
  if (kind == NameKind::kProperty) return std::string(word) + "_value";
  std::string first = to_lower(word);
  first[0] = to_upper(first[0]);
  std::string second = "Record";
  for (const Instead& row : kInstead) {
    if (!equals_ignoring_case(row.reserved, word)) continue;
    first = row.first;
    second = row.second;
  }
  return kind == NameKind::kLabel ? first + second : to_upper(first + "_" + second);
}

const StructureRule kReservedWordRule{
    .name = "reserved_word", .check_node = check_node, .check_edge = check_edge};

}  // namespace mapping
