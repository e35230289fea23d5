#include "analysis/place_probe.h"

#include "mapping/name_table.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kMostColumns = 2000;

}  // namespace

std::vector<VisibleColumn> PlaceProbe::columns_of(const Fields& fields, std::uint32_t level,
                                                  std::size_t most) {
  std::vector<VisibleColumn> columns;
  for (const Field& field : fields) {
    if (columns.size() == most) break;
    if (!field.name.exists() || field.hidden) continue;
    const std::string relation(field.alias == nullptr ? "" : field.alias->back().text);
    columns.push_back({std::string(field.name.text), relation, field.type, level, field.table,
                       std::string(field.table_column.text)});
  }
  return columns;
}

void PlaceProbe::note_columns(Span span, const Scope& scope) {
  expression_ = span;
  columns_.clear();
  std::uint32_t level = 0;
  for (const Scope* current = &scope; current != nullptr; current = current->parent) {
    const std::size_t left = kMostColumns - columns_.size();
    for (VisibleColumn& column : columns_of(current->fields, level, left))
      columns_.push_back(std::move(column));
    if (current->query_boundary) ++level;
  }
}

void PlaceProbe::note_queries(Span span, const Scope& scope) {
  relation_ = span;
  queries_.clear();
  NameTable known(NameCase::kLowerCase);
  for (const Scope* current = &scope; current != nullptr; current = current->parent) {
    for (auto query = current->queries.rbegin(); query != current->queries.rend(); ++query) {
      if (known.insert(query->name.text, 0) != NameTable::kNone) continue;
      VisibleQuery visible{.name = std::string(query->name.text)};
      for (const Field& field : *query->fields) {
        if (field.name.exists()) visible.columns.emplace_back(field.name.text);
      }
      queries_.push_back(std::move(visible));
    }
  }
}

}  // namespace mapping::analysis
