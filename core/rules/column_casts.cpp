#include "rules/column_casts.h"

#include <utility>

#include "analysis/types/data_types.h"
#include "mapping/types.h"

namespace mapping {
namespace {

// Trino's types of the keys.
constexpr std::pair<std::string_view, std::string_view> kKeyTypes[] = {
    {"STRING", "VARCHAR"}, {"INT64", "BIGINT"}, {"DATE", "DATE"}, {"UUID", "UUID"}};

// The item whose expression may be replaced by another.
const SelectedItem* find_item(std::size_t position, const ColumnContext& context) {
  const SelectList* const list = context.selected.list();
  return list == nullptr || list->sorts_distinct ? nullptr : &list->items[position];
}

// Writes `cast` for the item's expression, and names the result as the column was named.
Edit write_cast(const SelectedItem& item, std::string cast, const ColumnContext& context) {
  if (!item.has_alias) cast += " AS " + quote_trino_name(item.name);
  return sql_edit(context.document, context.sql, context.selected.lines().range(item.expression),
                  std::move(cast));
}

Fix cast_fix(std::vector<Edit> edits) {
  std::string cast = edits.front().text;
  return {.kind = FixKind::kCastColumn,
          .params = {{"cast", std::move(cast)}},
          .edits = std::move(edits)};
}

bool has_cast(std::string_view from, std::string_view to) {
  TypeTable types;
  const TypeId source = types.from_text(from);
  const TypeId target = types.from_text(to);
  return source != kUncertain && target != kUncertain && can_cast(types, source, target);
}

// The expression as a key of the type; nothing where there is none.
std::optional<std::string> key_cast(std::string_view expression, std::string_view source_type,
                                    std::string_view key_type) {
  for (const auto& [key, target] : kKeyTypes) {
    if (key != key_type) continue;
    if (!has_cast(source_type, target)) break;
    return std::string("CAST(").append(expression).append(" AS ").append(target).append(")");
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> loaded_type(std::size_t position, std::vector<Edit>& casts,
                                       const ColumnContext& context) {
  const Outcome<TrinoType, TypeFault> type = parse_trino_type(context.columns[position].type);
  if (!type.ok()) return std::nullopt;
  const std::optional<TrinoType> loadable = loadable_type(type.value());
  if (!loadable) return std::nullopt;
  if (*loadable != type.value()) {
    const SelectedItem* const item = find_item(position, context);
    if (item == nullptr) return std::nullopt;
    std::optional<std::string> cast =
        mending_cast(slice(context.sql.value, item->expression), type.value());
    if (!cast) return std::nullopt;
    casts.push_back(write_cast(*item, std::move(*cast), context));
  }
  Outcome<std::string> mapped = map_type(*loadable);
  return mapped.ok() ? std::optional(std::move(mapped.value())) : std::nullopt;
}

void add_key_cast(Finding& finding, std::size_t position, std::string_view key_type,
                  const ColumnContext& context) {
  std::vector<Edit> edits;
  if (loaded_type(position, edits, context) == key_type && !edits.empty()) {
    finding.fixes.push_back(cast_fix(std::move(edits)));
    return;
  }
  const SelectedItem* const item = find_item(position, context);
  if (item == nullptr) return;
  std::optional<std::string> cast = key_cast(slice(context.sql.value, item->expression),
                                             context.columns[position].type, key_type);
  if (cast) finding.fixes.push_back(cast_fix({write_cast(*item, std::move(*cast), context)}));
}

void add_loadable_cast(Finding& finding, std::size_t position, const ColumnContext& context) {
  std::vector<Edit> edits;
  const std::optional<std::string> type = loaded_type(position, edits, context);
  if (!type || edits.empty()) return;
  if (position < context.keys.size()) {
    const Outcome<std::string> before = map_type(context.columns[position].type);
    if (!before.ok() || before.value() != *type) return;
  } else {
    const Text& declared = context.properties.columns[position - context.keys.size()].type;
    if (declared.value != *type)
      edits.push_back(declare_type_fix(context.document, declared, *type).edits.front());
  }
  finding.fixes.push_back(cast_fix(std::move(edits)));
}

std::string trimming_cast(std::string_view expression) {
  return fill("rtrim(CAST({} AS VARCHAR))", {expression});
}

void add_trimming_cast(Finding& finding, std::size_t position, const ColumnContext& context) {
  const SelectedItem* const item = find_item(position, context);
  if (item == nullptr) return;
  std::string cast = trimming_cast(slice(context.sql.value, item->expression));
  finding.fixes.push_back(cast_fix({write_cast(*item, std::move(cast), context)}));
}

}  // namespace mapping
