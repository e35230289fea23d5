#include "rules/column_repairs.h"

#include <algorithm>
#include <span>
#include <utility>

#include "document/write_value.h"
#include "mapping/types.h"
#include "report/json_writer.h"
#include "rules/column_casts.h"
#include "rules/names.h"

namespace mapping {
namespace {

std::size_t count_declared(const ColumnContext& context) {
  return context.keys.size() + context.properties.columns.size();
}

const Text& declared_at(std::size_t position, const ColumnContext& context) {
  const std::size_t keys = context.keys.size();
  return position < keys ? context.keys[position]
                         : context.properties.columns[position - keys].name;
}

std::size_t count_returned(std::string_view name, const ColumnContext& context) {
  return context.selected.named(name).count;
}

// The columns in the order of the definition, those that it does not name behind. Empty where they
// stand so, and where a name is not just one column.
std::vector<std::size_t> find_order(const ColumnContext& context) {
  std::vector<std::size_t> order;
  std::vector<bool> is_ordered(context.columns.size());
  for (std::size_t i = 0; i < count_declared(context); ++i) {
    const SelectedColumns::Named named = context.selected.named(declared_at(i, context).value);
    if (named.count != 1) return {};
    order.push_back(named.place);
    is_ordered[named.place] = true;
  }
  for (std::size_t i = 0; i < context.columns.size(); ++i) {
    if (!is_ordered[i]) order.push_back(i);
  }
  const bool has_all = order.size() == context.columns.size();
  return has_all && !std::ranges::is_sorted(order) ? order : std::vector<std::size_t>();
}

const std::vector<std::size_t>& wanted_order(const ColumnContext& context) {
  std::optional<std::vector<std::size_t>>& known = context.selected.order;
  if (!known) known = find_order(context);
  return *known;
}

// How many columns are missing or stand twice, where all others stand in the order of the definition;
// 0 where that is not all that is wrong.
std::size_t find_gaps(const ColumnContext& context) {
  const std::size_t count = count_declared(context);
  std::size_t gaps = 0;
  std::size_t next = 0;
  const auto skip_missing = [&] {
    for (; next < count; ++next, ++gaps) {
      if (count_returned(declared_at(next, context).value, context) != 0) return;
    }
  };
  for (std::size_t i = 0; i < context.columns.size(); ++i) {
    const std::string_view name = context.columns[i].name;
    skip_missing();
    if (next < count && declared_at(next, context).value == name) {
      ++next;
    } else if (is_declared(name, context) && context.selected.named(name).place != i) {
      ++gaps;
    } else {
      return 0;
    }
  }
  skip_missing();
  return next == count ? gaps : 0;
}

std::size_t count_gaps(const ColumnContext& context) {
  std::optional<std::size_t>& known = context.selected.gaps;
  if (!known) known = find_gaps(context);
  return *known;
}

// A comment stays where it is, and may belong to what has moved.
bool has_comment(std::string_view between) {
  return between.find_first_of("-/") != std::string_view::npos;
}

// The items from the first to the last that moves; what stands between them stays in its place.
Fix move_items(const SelectList& list, const std::vector<std::size_t>& order,
               const LineIndex& index, const ColumnContext& context) {
  const std::string_view sql = context.sql.value;
  std::size_t first = 0;
  while (order[first] == first) ++first;
  std::size_t last = order.size() - 1;
  while (order[last] == last) --last;
  Fix fix{.kind = FixKind::kReorderColumns, .params = {}, .safe = true, .edits = {}};
  std::string text;
  for (std::size_t i = first; i <= last; ++i) {
    text += slice(sql, list.items[order[i]].span);
    if (i == last) break;
    const auto between = slice(sql, {list.items[i].span.end, list.items[i + 1].span.begin});
    fix.safe = fix.safe && !has_comment(between);
    text += between;
  }
  const Span span{list.items[first].span.begin, list.items[last].span.end};
  fix.edits.push_back(sql_edit(context.document, context.sql, index.range(span), std::move(text)));
  return fix;
}

std::optional<Fix> reorder_fix(const ColumnContext& context) {
  const std::vector<std::size_t>& order = wanted_order(context);
  const SelectList* const list = order.empty() ? nullptr : context.selected.list();
  if (list == nullptr) return std::nullopt;
  const LineIndex& index = context.selected.lines();
  Fix fix = move_items(*list, order, index, context);
  std::vector<std::size_t> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = i;
  for (const ItemNumber& item : list->numbers) {
    if (item.number == 0 || item.number > places.size()) return std::nullopt;
    fix.edits.push_back(sql_edit(context.document, context.sql, index.range(item.span),
                                 std::to_string(places[item.number - 1] + 1)));
  }
  return fix;
}

// Whether the column's name is free and fit for a definition: a fix must make no new fault.
bool can_be_declared(std::string_view name, const ColumnContext& context) {
  const auto is_same = [name](const Column& column) {
    return equals_ignoring_case(column.name, name);
  };
  return is_accepted_name(name, NameKind::kProperty) &&
         std::ranges::count_if(context.columns, is_same) == 1;
}

// Whether a column of the type is loaded as the declared one: `LIST` stands for every list.
bool has_type(const Column& column, std::string_view declared) {
  const Outcome<std::string> whole = map_complex_type(column.type);
  const Outcome<std::string> family = map_type(column.type);
  return (whole.ok() && whole.value() == declared) || (family.ok() && family.value() == declared);
}

// The column has another name than the definition: one that is nearly the same, or the place and the
// type are right.
std::optional<Fix> rename_fix(const Column& column, const Text& declared, std::string_view type,
                              const ColumnContext& context) {
  std::optional<std::vector<std::string_view>>& candidates = context.selected.candidates;
  if (!candidates) {
    candidates.emplace();
    for (const Column& other : context.columns) {
      if (!is_declared(other.name, context)) candidates->push_back(other.name);
    }
  }
  if (!context.findings.keeps_more(candidates->size())) return std::nullopt;
  const bool is_meant = closest_match(declared.value, *candidates) == column.name ||
                        (context.has_types && !type.empty() && has_type(column, type));
  if (!is_meant || !can_be_declared(column.name, context)) return std::nullopt;
  return replace_fix(context.document, declared, column.name, false);
}

Fix insert_fix(std::uint32_t offset, std::string shown, std::string text,
               const ColumnContext& context) {
  const Range range = context.selected.lines().range({offset, offset});
  return {.kind = FixKind::kInsertSql,
          .params = {{"text", std::move(shown)}},
          .edits = {sql_edit(context.document, context.sql, range, std::move(text))}};
}

// An expression without a name gets the one that the definition has for it.
std::optional<Fix> alias_fix(std::size_t position, const Text& declared,
                             const ColumnContext& context) {
  if (context.columns[position].name != "_col" + std::to_string(position)) return std::nullopt;
  const SelectList* const list = context.selected.list();
  if (list == nullptr || list->items[position].has_alias) return std::nullopt;
  const std::string alias = "AS " + quote_trino_name(declared.value);
  const std::uint32_t end = list->items[position].span.end;
  return insert_fix(end, alias, " " + alias, context);
}

// `name city`, of which the second is the alias of the first where a comma was forgotten.
std::optional<Fix> comma_fix(std::size_t position, const Text& declared,
                             const ColumnContext& context) {
  if (count_gaps(context) != 1) return std::nullopt;
  const SelectList* const list = context.selected.list();
  if (list == nullptr || !list->items[position].has_alias) return std::nullopt;
  const SelectedItem& item = list->items[position];
  const std::string_view sql = context.sql.value;
  const std::uint32_t end = item.expression.end;
  const std::string_view behind = slice(sql, {end, item.span.end});
  const std::size_t alias = behind.find_first_not_of(" \t\r\n");
  const std::string_view column = slice(sql, item.expression);
  const std::string_view name = column.substr(column.rfind('.') + 1);
  if (alias == std::string_view::npos || behind.substr(alias) != item.name ||
      name != declared.value) {
    return std::nullopt;
  }
  return insert_fix(end, ",", ",", context);
}

Edit write_properties(JsonWriter json, const ColumnContext& context) {
  return {.path = context.document.pointer(context.definition) + "/properties",
          .value = std::move(json).written()};
}

// Drops the properties that the query does not return, where it returns the others as they stand.
std::optional<Fix> remove_properties_fix(const ColumnContext& context) {
  JsonWriter json;
  json.begin_array();
  std::string names;
  std::size_t position = 0;
  for (std::size_t i = 0; i < count_declared(context); ++i) {
    const std::string_view name = declared_at(i, context).value;
    const bool is_property = i >= context.keys.size();
    if (is_property && count_returned(name, context) == 0) {
      names.append(names.empty() ? "" : ", ").append(name);
      continue;
    }
    if (position >= context.columns.size() || context.columns[position].name != name)
      return std::nullopt;
    ++position;
    if (is_property)
      write_value(json, context.document, context.properties.columns[i - context.keys.size()].id);
  }
  json.end_array();
  return Fix{.kind = FixKind::kRemoveProperties,
             .params = {{"names", std::move(names)}},
             .edits = {write_properties(std::move(json), context)}};
}

void put(Finding& finding, std::optional<Fix> fix) {
  if (fix) finding.fixes.push_back(std::move(*fix));
}

// Each finding on a missing property has the fix where its text is short, else the first one.
void put_removal(Finding& finding, const ColumnContext& context) {
  constexpr std::size_t kLongText = std::size_t{16} * 1024;
  std::optional<std::optional<Fix>>& fix = context.selected.removal;
  if (!fix) fix = remove_properties_fix(context);
  put(finding, *fix);
  if (*fix && (*fix)->edits.front().value.text().size() > kLongText) fix = std::optional<Fix>();
}

// Writes the new properties between the declared ones, as the columns stand. False where a column
// cannot be a property, or the declared ones stand in another order.
bool write_all_properties(JsonWriter& json, std::string& names, std::vector<Edit>& casts,
                          const ColumnContext& context) {
  const std::vector<ColumnDefinition>& properties = context.properties.columns;
  std::size_t next = 0;
  for (std::size_t i = 0; i < context.columns.size(); ++i) {
    const std::string& name = context.columns[i].name;
    if (i < context.keys.size()) {
      if (context.keys[i].value != name) return false;
    } else if (next < properties.size() && properties[next].name.value == name) {
      write_value(json, context.document, properties[next++].id);
    } else {
      const std::optional<std::string> type = loaded_type(i, casts, context);
      if (!type || !can_be_declared(name, context)) return false;
      json.begin_object().key("name").string(name).key("type").string(*type).end_object();
      names += (names.empty() ? "" : ", ") + name;
    }
  }
  return next == properties.size();
}

// Makes properties of the columns that nothing names.
std::optional<Fix> make_properties_fix(const ColumnContext& context) {
  constexpr std::size_t kMostWithoutWarning = 50;
  if (context.columns.size() > kMostWithoutWarning + context.keys.size()) return std::nullopt;
  JsonWriter json;
  json.begin_array();
  std::string names;
  std::vector<Edit> edits;
  if (!write_all_properties(json, names, edits, context)) return std::nullopt;
  json.end_array();
  edits.push_back(write_properties(std::move(json), context));
  const bool keeps_query = edits.size() == 1;
  return Fix{.kind = FixKind::kAddProperties,
             .params = {{"names", std::move(names)}},
             .safe = keeps_query,
             .edits = std::move(edits)};
}

const std::optional<Fix>& properties_fix(const ColumnContext& context) {
  std::optional<std::optional<Fix>>& known = context.selected.additions;
  if (!known) known = make_properties_fix(context);
  return *known;
}

// The place behind the last declared column, where the keys come first, the properties keep their
// order, and what nothing names and stands between them can be a property as well; else 0.
std::size_t find_shifted_end(const ColumnContext& context) {
  const std::vector<std::size_t>& order = wanted_order(context);
  if (order.empty()) return 0;
  const std::span declared(order.data(), count_declared(context));
  for (std::size_t i = 0; i < context.keys.size(); ++i) {
    if (declared[i] != i) return 0;
  }
  const bool has_order = std::ranges::is_sorted(declared);
  return has_order && properties_fix(context) ? declared.back() + 1 : 0;
}

std::size_t shifted_end(const ColumnContext& context) {
  std::optional<std::size_t>& known = context.selected.shifted_end;
  if (!known) known = context.is_complete ? find_shifted_end(context) : 0;
  return *known;
}

// What puts one column elsewhere moves others, too: the finding on the first of them tells of all
// that are returned.
void follow_misplaced(Finding& finding, std::size_t position, const ColumnContext& context) {
  context.selected.is_order_told = true;
  finding.stops_load = context.columns.size() != count_declared(context);
  for (std::size_t i = position + 1; i < count_declared(context); ++i) {
    const Text& declared = declared_at(i, context);
    const bool has_column = i < context.columns.size();
    if (has_column && context.columns[i].name == declared.value) continue;
    if (follows_order(declared, context)) finding.follow(declared.id);
  }
}

}  // namespace

bool is_declared(std::string_view column, const ColumnContext& context) {
  std::optional<NameTable>& declared = context.selected.declared;
  if (!declared) {
    declared.emplace(NameCase::kExact);
    for (std::size_t i = 0; i < count_declared(context); ++i) {
      declared->insert(declared_at(i, context).value, 0);
    }
  }
  return declared->contains(column);
}

bool follows_order(const Text& declared, const ColumnContext& context) {
  return context.selected.is_order_told && count_returned(declared.value, context) != 0;
}

bool is_told(std::size_t position, const ColumnContext& context) {
  if (position >= context.keys.size() && position < shifted_end(context)) return true;
  const bool has_only_repeated =
      context.columns.size() == count_declared(context) + count_gaps(context);
  const bool is_repeated = is_declared(context.columns[position].name, context);
  if (context.selected.is_order_told && has_only_repeated && is_repeated) return true;
  return position < count_declared(context) &&
         count_returned(declared_at(position, context).value, context) == 0;
}

void add_order_fixes(Finding& finding, std::size_t position, const Text& declared,
                     std::string_view type, const ColumnContext& context) {
  if (!context.is_complete) return;
  const bool is_moved = !wanted_order(context).empty();
  if (!context.selected.is_order_told && (is_moved || count_gaps(context) != 0))
    follow_misplaced(finding, position, context);
  if (!context.findings.keeps_more()) return;
  if (is_moved) {
    const bool is_shifted = position < shifted_end(context);
    return put(finding, is_shifted ? properties_fix(context) : reorder_fix(context));
  }
  if (count_returned(declared.value, context) != 0) return;
  const bool has_column = position < context.columns.size();
  if (std::optional<Fix> comma =
          has_column ? comma_fix(position, declared, context) : std::nullopt) {
    return put(finding, std::move(comma));
  }
  const bool is_unnamed = has_column && !is_declared(context.columns[position].name, context);
  if (is_unnamed) {
    put(finding, rename_fix(context.columns[position], declared, type, context));
    put(finding, alias_fix(position, declared, context));
  }
  if (position >= context.keys.size() && !is_unnamed) put_removal(finding, context);
}

void add_properties_fix(Finding& finding, const ColumnContext& context) {
  put(finding, properties_fix(context));
}

}  // namespace mapping
