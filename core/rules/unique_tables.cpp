// What     Labels are unique, and so are edge types.
// Why      Each becomes a table. RyuGraph has one name space for the tables of nodes and edges and
//          ignores case in it, the platform has two and does not: such a clash passes the platform
//          and fails in the engine, a warning.
// Example  two nodes with "label": "Customer"
// Fix      "label": "Customer" and "label": "Prospect"
#include <deque>
#include <string>

#include "rules/names.h"
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

// `Customer2`: a name that no table has.
std::string free_name(std::string_view name, const NameTable& taken) {
  for (int number = 2;; ++number) {
    std::string candidate = std::string(name) + std::to_string(number);
    if (!taken.contains(candidate)) return candidate;
  }
}

void check_mapping(const StructureContext& context) {
  const std::vector<Table> tables = tables_of(context.mapping);
  std::vector<std::string_view> names;
  names.reserve(tables.size());
  for (const Table& table : tables) names.push_back(table.name.value);
  NameTable taken(NameCase::kIgnored);
  for (const std::string_view name : names) taken.insert(name, 0);
  std::deque<std::string> given;  // the table keeps views
  for (const RepeatedName& repeated : find_repeated_names(names)) {
    const Table& table = tables[repeated.index];
    const Table& earlier = tables[repeated.earlier];
    context.findings.set_owner(table.owner);
    Finding finding =
        Finding(code_of(table, earlier, repeated.exact),
                table.owner.kind == DefinitionKind::kNode ? "label" : "type", table.name.id)
            .with("name", shorten(table.name.value))
            .with("other", shorten(earlier.name.value))
            .related_to(earlier.name.id);
    const NameKind kind =
        table.owner.kind == DefinitionKind::kNode ? NameKind::kLabel : NameKind::kEdgeType;
    const std::string free = free_name(table.name.value, taken);
    if (context.findings.keeps_more() && is_accepted_name(free, kind)) {
      const std::string& name = given.emplace_back(free);
      taken.insert(name, 0);
      finding.fixes.push_back(replace_fix(context.document, table.name, name, false));
    }
    context.findings.add(std::move(finding));
  }
}

}  // namespace

const StructureRule kUniqueTablesRule{.name = "unique_tables", .check_mapping = check_mapping};

}  // namespace mapping
