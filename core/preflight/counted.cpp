#include "preflight/counted.h"

#include "mapping/name_table.h"
#include "mapping/types.h"

namespace mapping {
namespace {

// Whether the query's columns can be told apart by their own names: `_col3` is what the server shows of one without a name.
bool can_be_named(const std::vector<Column>& columns) {
  NameTable names(NameCase::kIdentifier);
  for (std::uint32_t i = 0; i < columns.size(); ++i) {
    const std::string& name = columns[i].name;
    if (name.empty() || name == "_col" + std::to_string(i)) return false;
    if (names.insert(name, i) != NameTable::kNone) return false;
  }
  return true;
}

void name_outputs(CountedSource& source, const std::vector<Column>& columns) {
  source.has_own_names = can_be_named(columns);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    source.outputs.push_back(source.has_own_names ? quote_trino_name(columns[i].name)
                                                  : "column" + std::to_string(i + 1));
  }
}

class SourceMaker {
 public:
  SourceMaker(CountedSource& source, const std::vector<Column>& columns)
      : source_(source), columns_(columns) {
    name_outputs(source_, columns);
  }

  void add(const Text& name, const Text& declared, std::string field) {
    const std::size_t place = source_.columns.size();
    if (place >= columns_.size()) return;
    source_.columns.push_back({.name = name,
                               .declared = declared,
                               .field = std::move(field),
                               .expression = source_.outputs[place],
                               .source = columns_[place].type,
                               .target = std::string(declared.value)});
  }

  void add_properties(const Properties& properties) {
    for (std::size_t i = 0; i < properties.columns.size(); ++i) {
      add(properties.columns[i].name, properties.columns[i].type,
          "properties[" + std::to_string(i) + "]");
    }
  }

 private:
  CountedSource& source_;
  const std::vector<Column>& columns_;
};

CountedSource start_source(const Document& document, Owner owner, ValueId id, const Text& sql,
                           const Text& name) {
  return {.owner = owner,
          .id = id,
          .sql = sql,
          .path = document.pointer(id),
          .name = std::string(name.value)};
}

}  // namespace

std::string CountedSource::relation() const {
  std::string relation = fill("(\n{}\n) AS q", {sql.value});
  if (has_own_names) return relation;
  std::string list;
  for (const std::string& output : outputs) list += (list.empty() ? "" : ", ") + output;
  return relation + fill(" ({})", {list});
}

CountedSource count_source(const Document& document, const NodeDefinition& node,
                           std::uint32_t index, const std::vector<Column>& columns) {
  CountedSource source =
      start_source(document, {DefinitionKind::kNode, index}, node.id, node.sql, node.label);
  SourceMaker maker(source, columns);
  maker.add(node.primary_key.name, node.primary_key.type, "primary_key");
  maker.add_properties(node.properties);
  return source;
}

CountedSource count_source(const Document& document, const EdgeDefinition& edge,
                           std::uint32_t index, const std::vector<Column>& columns) {
  CountedSource source =
      start_source(document, {DefinitionKind::kEdge, index}, edge.id, edge.sql, edge.type);
  source.keys = 2;
  SourceMaker maker(source, columns);
  maker.add(edge.from_key, {}, "from_key");
  maker.add(edge.to_key, {}, "to_key");
  maker.add_properties(edge.properties);
  return source;
}

void plan_counters(CountedSource& source) {
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    LoadedColumn& column = source.columns[i];
    column.loading = load_column(column.source, column.target, column.expression);
    if (i < source.keys)
      source.counters.push_back({LoadFaultKind::kNullKey, i, column.expression + " IS NULL"});
    if (!column.loading.fault.empty())
      source.counters.push_back({column.loading.fault_kind, i, column.loading.fault});
  }
}

}  // namespace mapping
