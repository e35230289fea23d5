// What     Labels are unique, and so are edge types.
// Why      Each becomes a table. RyuGraph has one name space for the tables of nodes and edges and
//          ignores case in it, the platform has two and does not: such a clash passes the platform
//          and fails in the engine, a warning.
// Example  two nodes with "label": "Customer"
// Fix      "label": "Customer" and "label": "Prospect"
#include "rules/repeated_names.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

struct Table {
  Text name;
  Owner owner;
};

std::vector<Table> tables_of(const Mapping& mapping) {
  std::vector<Table> tables;
  tables.reserve(mapping.nodes.size() + mapping.edges.size());
  for (std::size_t i = 0; i < mapping.nodes.size(); ++i) {
    tables.push_back(
        {mapping.nodes[i].label, {DefinitionKind::kNode, static_cast<std::uint32_t>(i)}});
  }
  for (std::size_t i = 0; i < mapping.edges.size(); ++i) {
    tables.push_back(
        {mapping.edges[i].type, {DefinitionKind::kEdge, static_cast<std::uint32_t>(i)}});
  }
  std::erase_if(tables, [](const Table& table) { return !table.name.present(); });
  return tables;
}

Code code_of(const Table& table, const Table& earlier, bool exact) {
  if (!exact || table.owner.kind != earlier.owner.kind) return Code::kTableNameClash;
  return table.owner.kind == DefinitionKind::kNode ? Code::kDuplicateLabel
                                                   : Code::kDuplicateEdgeType;
}

void check_mapping(const StructureContext& context) {
  const std::vector<Table> tables = tables_of(context.mapping);
  std::vector<std::string_view> names;
  names.reserve(tables.size());
  for (const Table& table : tables) names.push_back(table.name.value);
  for (const RepeatedName& repeated : find_repeated_names(names)) {
    const Table& table = tables[repeated.index];
    const Table& earlier = tables[repeated.earlier];
    context.findings.set_owner(table.owner);
    context.findings.add(Finding(code_of(table, earlier, repeated.exact),
                                 table.owner.kind == DefinitionKind::kNode ? "label" : "type",
                                 table.name.id)
                             .with("name", shorten(table.name.value))
                             .with("other", shorten(earlier.name.value))
                             .related_to(earlier.name.id));
  }
}

}  // namespace

const StructureRule kUniqueTablesRule{.name = "unique_tables", .check_mapping = check_mapping};

}  // namespace mapping
