#include "types/trino_type_names.h"

#include <algorithm>
#include <array>

#include "mapping/text.h"

namespace mapping {
namespace {

// The platform's table, and the types that it leaves out so that they print as the server prints
// them.
constexpr TrinoTypeName kTypeNames[] = {
    {"array", "LIST"},
    {"bigint", "INT64"},
    {"boolean", "BOOL"},
    {"char", "STRING"},
    {"date", "DATE"},
    {"decimal", "DOUBLE"},
    {"double", "DOUBLE"},
    {"integer", "INT32"},
    {"map", "MAP"},
    {"real", "FLOAT"},
    {"row", "STRUCT"},
    {"smallint", "INT16"},
    {"timestamp", "TIMESTAMP"},
    {"timestamp with time zone", "TIMESTAMP"},
    {"tinyint", "INT8"},
    {"uuid", "UUID"},
    {"varbinary", "BLOB"},
    {"varchar", "STRING"},
    {"BingTile", ""},
    {"Classifier", ""},
    {"CodePoints", ""},
    {"color", ""},
    {"function", ""},
    {"Geometry", ""},
    {"HyperLogLog", ""},
    {"INTERVAL DAY TO SECOND", ""},
    {"INTERVAL YEAR TO MONTH", ""},
    {"ipaddress", ""},
    {"JoniRegExp", ""},
    {"json", ""},
    {"json2016", ""},
    {"JsonPath", ""},
    {"KdbTree", ""},
    {"LikePattern", ""},
    {"Model", ""},
    {"number", ""},
    {"ObjectId", ""},
    {"P4HyperLogLog", ""},
    {"qdigest", ""},
    {"Re2JRegExp", ""},
    {"Regressor", ""},
    {"SetDigest", ""},
    {"SphericalGeography", ""},
    {"tdigest", ""},
    {"time", ""},
    {"time with time zone", ""},
    {"unknown", ""},
    {"variant", ""},
};

// clang-format off
constexpr std::array<std::string_view, 81> kReservedWords = {
    "alter", "and", "as", "between", "by", "case", "cast", "constraint", "create", "cross", "cube",
    "current_catalog", "current_date", "current_path", "current_role", "current_schema",
    "current_time", "current_timestamp", "current_user", "deallocate", "delete", "describe",
    "distinct", "drop", "else", "end", "escape", "except", "execute", "exists", "extract", "false",
    "for", "from", "full", "group", "grouping", "having", "in", "inner", "insert", "intersect",
    "into", "is", "join", "json_array", "json_exists", "json_object", "json_query", "json_table",
    "json_value", "left", "like", "listagg", "localtime", "localtimestamp", "natural", "normalize",
    "not", "null", "on", "or", "order", "outer", "prepare", "recursive", "right", "rollup",
    "select", "table", "then", "trim", "true", "uescape", "union", "unnest", "using", "values",
    "when", "where", "with"};
// clang-format on
static_assert(std::ranges::is_sorted(kReservedWords));

}  // namespace

const TrinoTypeName* find_trino_type_name(std::string_view name) {
  if (equals_ignoring_case(name, "int")) name = "integer";
  const auto* const found = std::ranges::find_if(kTypeNames, [&](const TrinoTypeName& known) {
    return equals_ignoring_case(known.name, name);
  });
  return found == std::end(kTypeNames) ? nullptr : found;
}

bool is_trino_reserved_word(std::string_view name) {
  return std::ranges::binary_search(kReservedWords, to_lower(name));
}

}  // namespace mapping
