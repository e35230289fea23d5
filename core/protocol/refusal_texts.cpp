#include "protocol/refusal_texts.h"

#include <string_view>

#include "mapping/diagnostic.h"

namespace mapping {
namespace {

struct RefusalText {
  std::string_view code;
  std::string_view text;
};

constexpr RefusalText kTexts[] = {
    {"unsupported_type", "Unsupported type: {type}"},
    {"bad_policy", "The policy is not valid: {field}: {reason}"},
    {"unrepresentable_name", "RyuGraph cannot hold the name '{name}': {reason}"},
    {"internal_name", "RyuGraph keeps the name '{name}' for itself"},
    {"unknown_type", "'{type}' of column '{name}' is not a RyuGraph type"},
    {"incomplete_type", "'{type}' of column '{name}' does not say what it holds"},
    {"unsupported_key_type", "'{type}' of column '{name}' cannot be a primary key"},
    {"duplicate_column", "The column '{name}' is given twice"},
    {"duplicate_table", "The table '{name}' is given twice"},
    {"unknown_node", "The edge '{name}' needs the node '{node}', which is not given"},
    {"malformed_text", "The text cannot be written as it is: {reason}"},
    {"unknown_format", "The engine is told to read Parquet, not '{format}'"},
    {"unknown_operation", "There is no operation '{operation}'"},
    {"bad_catalog", "A piece of the catalog is no list of tables"},
    {"catalog_too_large",
     "The catalog needs more than {limit} MiB of memory: reading ended behind {tables} tables with "
     "{columns} columns"},
    {"unknown_catalog", "There is no catalog {id}, or it is not complete"},
    {"unreadable_request", "The request's {name} cannot be read"},
    {"no_job", "No job is running"},
    {"unknown_request", "The job has no open request {id}"},
};

}  // namespace

std::string message_of(const Refusal& refusal) {
  for (const RefusalText& row : kTexts) {
    if (row.code == refusal.code) return fill_in(row.text, refusal.params);
  }
  return std::string(refusal.code);
}

}  // namespace mapping
