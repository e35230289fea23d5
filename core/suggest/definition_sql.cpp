#include "suggest/definition_sql.h"

#include "mapping/text.h"
#include "mapping/types.h"
#include "suggest/survey.h"

namespace mapping {
namespace {

std::string cast(const std::string& expression, std::string_view type) {
  return fill("CAST({} AS {})", {expression, type});
}

}  // namespace

LoadableColumn LoadableTypes::read(std::string_view text) {
  const Outcome<TrinoType, TypeFault> type = parse_trino_type(text);
  if (!type.ok()) return {};
  const std::optional<TrinoType> loadable = loadable_type(type.value());
  if (!loadable || !map_complex_type(*loadable).ok()) {
    // What only a function turns into text has no loadable type of its own.
    return mending_cast("x", type.value()) ? LoadableColumn{"STRING", true} : LoadableColumn{};
  }
  return {texts_.copy(map_type(*loadable).value()), *loadable != type.value()};
}

const LoadableColumn& LoadableTypes::of(std::uint32_t number, std::string_view type) {
  std::optional<LoadableColumn>& known = types_[number];
  if (!known) known = read(type);
  return *known;
}

std::string LoadableTypes::expression(std::string_view column, std::string_view type) {
  std::string name = quote_trino_name(column);
  const Outcome<TrinoType, TypeFault> read = parse_trino_type(type);
  return mending_cast(name, read.value()).value_or(name);
}

KeyShape key_shape(const CatalogTable& table, std::span<const std::uint32_t> columns) {
  if (columns.size() > 1) return {KeyForm::kCompound, "STRING"};
  const std::string_view type = table.columns[columns.front()].type;
  switch (column_type(type).family) {
    case TypeFamily::kWhole: {
      constexpr std::string_view kLongDecimals = "decimal(18,0)";
      const bool is_decimal = starts_with_ignoring_case(type, "decimal");
      if (is_decimal && (type.size() != kLongDecimals.size() || type > kLongDecimals))
        return {KeyForm::kText, "STRING"};
      return {equals_ignoring_case(type, "bigint") ? KeyForm::kAsIs : KeyForm::kWhole, "INT64"};
    }
    case TypeFamily::kText:
      return {KeyForm::kAsIs, "STRING"};
    case TypeFamily::kUuid:
      return {KeyForm::kAsIs, "UUID"};
    case TypeFamily::kDate:
      return {KeyForm::kAsIs, "DATE"};
    case TypeFamily::kOther:
      return {};
  }
  return {};
}

std::string column_reference(const CatalogTable& table, std::uint32_t column,
                             std::string_view alias) {
  std::string name = quote_trino_name(table.columns[column].name);
  return alias.empty() ? name : std::string(alias) + '.' + name;
}

std::string key_expression(KeyShape shape, const CatalogTable& table,
                           std::span<const std::uint32_t> columns, std::string_view alias) {
  const std::string first = column_reference(table, columns.front(), alias);
  if (shape.form == KeyForm::kCompound) {
    std::string list;
    for (const std::uint32_t column : columns) {
      if (!list.empty()) list += ", ";
      list += cast(column_reference(table, column, alias), "VARCHAR");
    }
    return fill("json_format(CAST(ARRAY[{}] AS JSON))", {list});
  }
  if (shape.form == KeyForm::kText) return cast(first, "VARCHAR");
  const bool is_whole = shape.type == "INT64";
  const bool is_long = equals_ignoring_case(table.columns[columns.front()].type, "bigint");
  return is_whole && !is_long ? cast(first, "BIGINT") : first;
}

std::string qualified_name(const CatalogTable& table) {
  return fill("{}.{}.{}", {quote_trino_name(table.catalog), quote_trino_name(table.schema),
                           quote_trino_name(table.name)});
}

void append_item(std::string& sql, std::string_view expression, std::string_view name) {
  if (!sql.empty()) sql += ", ";
  sql += expression;
  if (expression != name) sql += fill(" AS {}", {quote_trino_name(name)});
}

std::string none_is_null(const CatalogTable& table, std::span<const std::uint32_t> columns,
                         std::string_view alias) {
  std::string condition;
  for (const std::uint32_t column : columns) {
    if (!condition.empty()) condition += " AND ";
    condition += column_reference(table, column, alias) + " IS NOT NULL";
  }
  return condition;
}

}  // namespace mapping
