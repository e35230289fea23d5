#include "analysis/functions/foreign_names.h"

#include <span>

#include "mapping/text.h"

namespace mapping::analysis {
namespace {

struct Namesake {
  std::string_view foreign;
  std::string_view trino;
};

constexpr Namesake kFunctions[] = {
    {"ifnull", "coalesce"},
    {"nvl", "coalesce"},
    {"isnull", "coalesce"},
    {"iff", "if"},
    {"len", "length"},
    {"char_length", "length"},
    {"character_length", "length"},
    {"ucase", "upper"},
    {"lcase", "lower"},
    {"charindex", "strpos"},
    {"instr", "strpos"},
    {"locate", "strpos"},
    {"getdate", "now"},
    {"sysdate", "now"},
    {"datediff", "date_diff"},
    {"timestampdiff", "date_diff"},
    {"dateadd", "date_add"},
    {"timestampadd", "date_add"},
    {"collect_list", "array_agg"},
    {"collect_set", "array_agg"},
    {"array_length", "cardinality"},
    {"array_size", "cardinality"},
    {"unix_timestamp", "to_unixtime"},
    {"get_json_object", "json_extract_scalar"},
    {"json_extract_path_text", "json_extract_scalar"},
    {"countif", "count_if"},
    {"regexp_matches", "regexp_like"},
    {"regexp_substr", "regexp_extract"},
    {"generate_series", "sequence"},
    {"string_to_array", "split"},
    {"array_to_string", "array_join"},
    {"substring_index", "split_part"},
    {"group_concat", "listagg"},
    {"string_agg", "listagg"},
    {"strftime", "date_format"},
};

constexpr Namesake kTypes[] = {
    {"text", "varchar"},        {"string", "varchar"},
    {"nvarchar", "varchar"},    {"varchar2", "varchar"},
    {"clob", "varchar"},        {"nchar", "char"},
    {"bool", "boolean"},        {"int8", "bigint"},
    {"int64", "bigint"},        {"long", "bigint"},
    {"int4", "integer"},        {"int32", "integer"},
    {"int2", "smallint"},       {"int16", "smallint"},
    {"short", "smallint"},      {"byte", "tinyint"},
    {"float", "double"},        {"float8", "double"},
    {"float64", "double"},      {"float4", "real"},
    {"float32", "real"},        {"numeric", "decimal"},
    {"number", "decimal"},      {"datetime", "timestamp"},
    {"datetime2", "timestamp"}, {"timestamptz", "timestamp with time zone"},
    {"blob", "varbinary"},      {"bytea", "varbinary"},
    {"bytes", "varbinary"},     {"binary", "varbinary"},
    {"jsonb", "json"},
};

std::optional<std::string_view> find(std::span<const Namesake> names, std::string_view name) {
  for (const Namesake& each : names) {
    if (equals_ignoring_case(each.foreign, name)) return each.trino;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> trino_function_for(std::string_view name) {
  return find(kFunctions, name);
}

std::optional<std::string_view> trino_type_for(std::string_view name) { return find(kTypes, name); }

}  // namespace mapping::analysis
