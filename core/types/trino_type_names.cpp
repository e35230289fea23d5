#include "types/trino_type_names.h"

#include <algorithm>

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

}  // namespace

const TrinoTypeName* find_trino_type_name(std::string_view name) {
  if (equals_ignoring_case(name, "int")) name = "integer";
  const auto* const found = std::ranges::find_if(kTypeNames, [&](const TrinoTypeName& known) {
    return equals_ignoring_case(known.name, name);
  });
  return found == std::end(kTypeNames) ? nullptr : found;
}

}  // namespace mapping
