#include "types/ryugraph_type_names.h"

#include <algorithm>

#include "mapping/text.h"
#include "mapping/types.h"

namespace mapping {
namespace {

using enum RyuGraphTypeForm;

// The engine takes DECIMAL and SERIAL as keys too, but no file can be loaded into such a table as
// others are. INTERNAL_ID is left out: the engine accepts it as a column's type by mistake.
constexpr RyuGraphTypeName kTypeNames[] = {
    {"BLOB", "BLOB", kScalar, true},
    {"BOOL", "BOOL", kScalar, false},
    {"BOOLEAN", "BOOL", kScalar, false},
    {"BYTEA", "BLOB", kScalar, true},
    {"DATE", "DATE", kScalar, true},
    {"DECIMAL", "DECIMAL", kDecimal, false},
    {"DOUBLE", "DOUBLE", kScalar, true},
    {"DURATION", "INTERVAL", kScalar, false},
    {"FLOAT", "FLOAT", kScalar, true},
    {"FLOAT4", "FLOAT", kScalar, true},
    {"FLOAT8", "DOUBLE", kScalar, true},
    {"INT", "INT32", kScalar, true},
    {"INT128", "INT128", kScalar, true},
    {"INT16", "INT16", kScalar, true},
    {"INT32", "INT32", kScalar, true},
    {"INT64", "INT64", kScalar, true},
    {"INT8", "INT8", kScalar, true},
    {"INTERVAL", "INTERVAL", kScalar, false},
    {"LIST", "LIST", kList, false},
    {"MAP", "MAP", kMap, false},
    {"NUMERIC", "DECIMAL", kScalar, false},
    {"REAL", "FLOAT", kScalar, true},
    {"SERIAL", "SERIAL", kScalar, false},
    {"STRING", "STRING", kScalar, true},
    {"STRUCT", "STRUCT", kFields, false},
    {"TIMESTAMP", "TIMESTAMP", kScalar, true},
    {"TIMESTAMP_MS", "TIMESTAMP_MS", kScalar, true},
    {"TIMESTAMP_NS", "TIMESTAMP_NS", kScalar, true},
    {"TIMESTAMP_S", "TIMESTAMP_SEC", kScalar, true},
    {"TIMESTAMP_SEC", "TIMESTAMP_SEC", kScalar, true},
    {"TIMESTAMP_TZ", "TIMESTAMP_TZ", kScalar, true},
    {"UINT128", "UINT128", kScalar, true},
    {"UINT16", "UINT16", kScalar, true},
    {"UINT32", "UINT32", kScalar, true},
    {"UINT64", "UINT64", kScalar, true},
    {"UINT8", "UINT8", kScalar, true},
    {"UNION", "UNION", kFields, false},
    {"UUID", "UUID", kScalar, true},
};

constexpr std::string_view kDeclarableTypes[] = {"STRING", "INT64", "INT32", "INT16",     "INT8",
                                                 "DOUBLE", "FLOAT", "DATE",  "TIMESTAMP", "BOOL",
                                                 "BLOB",   "UUID",  "LIST",  "MAP",       "STRUCT"};

constexpr std::string_view kPrimaryKeyTypes[] = {"STRING", "INT64", "DATE", "UUID"};

}  // namespace

const RyuGraphTypeName* find_ryugraph_type_name(std::string_view name) {
  const auto* const found = std::ranges::find_if(kTypeNames, [&](const RyuGraphTypeName& known) {
    return equals_ignoring_case(known.name, name);
  });
  return found == std::end(kTypeNames) ? nullptr : found;
}

std::span<const std::string_view> declarable_types() { return kDeclarableTypes; }

bool is_declarable_type(std::string_view ryugraph_type) {
  return std::ranges::find(kDeclarableTypes, ryugraph_type) != std::end(kDeclarableTypes);
}

std::span<const std::string_view> primary_key_types() { return kPrimaryKeyTypes; }

bool is_primary_key_type(std::string_view ryugraph_type) {
  return std::ranges::find(kPrimaryKeyTypes, ryugraph_type) != std::end(kPrimaryKeyTypes);
}

}  // namespace mapping
