// What     A column that the query returns is a key or one of the properties (a warning).
// Why      The load is by position and counts the columns: one too many and it fails.
// Example  SELECT customer_id, name, city …   with the property name alone
// Fix      Leave city out of the query, or add it to the properties.
#include <algorithm>

#include "mapping/types.h"
#include "report/json_writer.h"
#include "rules/column_rule.h"

namespace mapping {
namespace {

// The positions of the columns that nothing in the definition names; a name that is returned twice
// serves once.
std::vector<std::size_t> find_undeclared(const std::vector<Text>& keys,
                                         const Properties& properties,
                                         const std::vector<Column>& columns) {
  std::vector<std::string_view> declared;
  declared.reserve(keys.size() + properties.columns.size());
  for (const Text& key : keys) declared.push_back(key.value);
  for (const ColumnDefinition& property : properties.columns)
    declared.push_back(property.name.value);
  std::vector<std::size_t> undeclared;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    // Columns mostly stand where they are declared.
    auto place = i < declared.size() && declared[i] == columns[i].name
                     ? declared.begin() + static_cast<std::ptrdiff_t>(i)
                     : std::ranges::find(declared, columns[i].name);
    if (place == declared.end() || columns[i].name.empty()) {
      undeclared.push_back(i);
    } else {
      *place = {};
    }
  }
  return undeclared;
}

bool is_plain_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_inner = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  constexpr std::size_t kLongestName = 64;
  return !name.empty() && name.size() <= kLongestName && is_letter(name.front()) &&
         std::ranges::all_of(name, is_inner);
}

// Whether the column's name is free and fit to be a property: a fix must make no new fault.
bool can_be_property(std::size_t position, const ColumnContext& context) {
  const std::string_view name = context.columns[position].name;
  const auto is_taken = [&](std::size_t other) {
    return other != position && equals_ignoring_case(context.columns[other].name, name);
  };
  for (std::size_t other = 0; other < context.columns.size(); ++other) {
    if (is_taken(other)) return false;
  }
  return is_plain_name(name) && context.columns.size() - context.key_count <= kMaximumProperties;
}

// Appends the columns to the properties; none where one of them could not be a property.
std::optional<Fix> add_properties_fix(const Properties& properties,
                                      const std::vector<std::size_t>& positions,
                                      const ColumnContext& context) {
  JsonWriter json;
  json.begin_array();
  for (const ColumnDefinition& property : properties.columns) {
    json.raw(slice(context.document.text(), context.document[property.id].span));
  }
  std::string names;
  for (const std::size_t position : positions) {
    const Column& column = context.columns[position];
    const Outcome<std::string> type = map_type(column.type);
    if (!type.ok() || !can_be_property(position, context)) return std::nullopt;
    json.begin_object()
        .key("name")
        .string(column.name)
        .key("type")
        .string(type.value())
        .end_object();
    names += (names.empty() ? "" : ", ") + column.name;
  }
  json.end_array();
  return Fix{.kind = FixKind::kAddProperties,
             .params = {{"names", names}},
             .edits = {{.path = context.document.pointer(context.definition) + "/properties",
                        .value = std::move(json).text()}}};
}

}  // namespace

void check_undeclared_columns(const std::vector<Text>& keys, const Properties& properties,
                              const ColumnContext& context) {
  const std::vector<std::size_t> undeclared = find_undeclared(keys, properties, context.columns);
  const std::size_t declared_count = context.key_count + properties.columns.size();
  const bool all_behind = !undeclared.empty() && undeclared.front() >= declared_count;
  for (const std::size_t position : undeclared) {
    Finding finding = Finding(Code::kUndeclaredColumn, "sql", context.definition)
                          .with(context.subject)
                          .with("column", context.columns[position].name);
    if (all_behind) {
      if (std::optional<Fix> fix = add_properties_fix(properties, undeclared, context)) {
        finding.fixes.push_back(std::move(*fix));
      }
    }
    context.findings.add(std::move(finding));
  }
}

}  // namespace mapping
