#include "pipeline/plain_words.h"

#include <algorithm>

namespace mapping {
namespace {

using enum Code;

// What a server says, and the sentences for it: the first whose facts are all known. The local
// analysis knows more than a server tells.
struct Sentence {
  std::string_view message;
  Code codes[6];  // as many as there are, then kNone
};

constexpr Code kNone{};  // a code of JSON, not of SQL

constexpr Sentence kSentences[] = {
    {"Column '{name}' cannot be resolved",
     {kSqlAliasHere, kSqlAliasSimilar, kSqlAliasNotFound, kSqlColumnSimilar, kSqlColumnNotFound,
      kSqlColumnUnknown}},
    {"Column '{name}' is missing from {side} side of join",
     {kSqlColumnSimilar, kSqlColumnNotFound, kSqlColumnUnknown}},
    {"Column reference '{name}' is invalid",
     {kSqlColumnSimilar, kSqlColumnNotFound, kSqlColumnUnknown}},
    {"Unable to resolve reference {alias}", {kSqlAliasSimilar, kSqlAliasNotFound}},
    {"Table '{table}' does not exist", {kSqlTableSimilar, kSqlTableNotFound}},
    {"Schema '{name}' does not exist", {kSqlSchemaSimilar, kSqlSchemaNotFound}},
    {"Catalog '{name}' not found", {kSqlCatalogNotFound}},
    {"Column '{name}' is ambiguous", {kSqlAmbiguousColumn, kSqlAmbiguousName}},
    {"Function '{name}' not registered", {kSqlFunctionSimilar, kSqlFunctionNotFound}},
    {"Table function '{name}' not registered", {kSqlFunctionNotFound}},
    {"Unexpected parameters ({types}) for function {name}. Expected: {expected}",
     {kSqlFunctionArguments}},
    {"Cannot apply operator: {operation}", {kSqlOperatorTypes}},
    {"Cannot cast {cast}", {kSqlNoCast}},
    {"Unknown type: {type}", {kSqlTypeSimilar, kSqlUnknownType}},
    {"io.trino.spi.TrinoException: {place}: Unknown resolvedType: INTERVAL", {kSqlIntervalField}},
    {"io.trino.spi.TrinoException: {place}: Unknown resolvedType: {type}", {kSqlUnknownType}},
    {"{what} must be the same type or coercible to a common type. Cannot find common type between "
     "{pair}, all types (without duplicates): [{types}]",
     {kSqlNoCommonType}},
    {"Types are not comparable with NULLIF: {types}", {kSqlNoCommonType}},
    {"Result types for IF must be the same: {types}", {kSqlNoCommonType}},
    {"Value expression and result of subquery must be of the same type: {types}",
     {kSqlNoCommonType}},
    {"{clause} clause must evaluate to a boolean: actual type {type}", {kSqlNotACondition}},
    {"column {number} in {operator} query has incompatible types: {types}", {kSqlSideTypes}},
    {"{operator} query has different number of fields: {counts}", {kSqlSideColumns}},
    {"'{expression}' must be an aggregate expression or appear in GROUP BY clause",
     {kSqlNotGrouped}},
    {"ORDER BY expression '{expression}' must be an aggregate expression or appear in GROUP BY "
     "clause",
     {kSqlNotGrouped}},
    {"Column '{expression}' not in GROUP BY clause", {kSqlNotGrouped}},
    {"Column alias list has {given} entries but '{relation}' has {count} columns available",
     {kSqlAliasCount}},
    {"Column alias list has {given} entries but relation has {count} columns", {kSqlAliasCount}},
    {"Window function system.builtin.{name} requires an OVER clause", {kSqlMissingOver}},
    {"Measure {name} is not defined in the corresponding window", {kSqlCallParentheses}},
    {"{name} function requires an ORDER BY window clause", {kSqlMissingOrder}},
    {"Cannot nest aggregations inside aggregation '{name}': [{found}]", {kSqlNestedAggregation}},
    {"WHERE clause cannot contain aggregations, window functions or grouping operations: [{found}]",
     {kSqlAggregateInWhere}},
    {"{clause} clause cannot contain aggregations, window functions or grouping operations: "
     "[{found}]",
     {kSqlAggregateHere}},
    {"{clause} cannot contain aggregations, window functions or grouping operations: [{found}]",
     {kSqlAggregateHere}},
    {"WITH query name '{name}' specified more than once", {kSqlRepeatedQuery}},
    {"{clause} position {number} is not in select list", {kSqlNoSuchPosition}},
    {"Natural join not supported", {kSqlNaturalJoin}},
    {"Cannot unnest type: {type}", {kSqlNotUnnested}},
    {"Type not supported for formatting: {first}", {kSqlNotFormatted}},
    {"SignatureBinder.iterativeSolve does not converge after {count} iterations.",
     {kSqlGrowingType}},
    {"Incorrect number of parameters: expected {expected} but found {found}", {kSqlPlaceholder}},
};

bool knows(const Params& params, std::string_view name) {
  return std::ranges::any_of(params, [name](const Param& param) { return param.name == name; });
}

// Reads a text that was made by filling a pattern in: what each placeholder stands for.
bool read_back(std::string_view pattern, std::string_view text, Params& found) {
  while (true) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    if (!text.starts_with(pattern.substr(0, open))) return false;
    text.remove_prefix(open);
    pattern.remove_prefix(open);
    if (pattern.empty()) return text.empty();
    const std::size_t close = pattern.find('}');
    const std::string_view name = pattern.substr(1, close - 1);
    pattern.remove_prefix(close + 1);
    const std::string_view behind = pattern.substr(0, pattern.find('{'));
    const bool is_last = behind.size() == pattern.size();
    if (is_last && !text.ends_with(behind)) return false;
    const std::size_t end = is_last ? text.size() - behind.size() : text.find(behind);
    if (end == std::string_view::npos) return false;
    found.push_back({name, std::string(text.substr(0, end))});
    text.remove_prefix(end);
  }
}

bool has_all_facts(std::string_view sentence, const Params& params) {
  for (std::size_t open = sentence.find('{'); open != std::string_view::npos;
       open = sentence.find('{', open + 1)) {
    const std::size_t close = sentence.find('}', open);
    if (!knows(params, sentence.substr(open + 1, close - open - 1))) return false;
  }
  return true;
}

}  // namespace

Code plain_code(std::string_view message, Params& params) {
  for (const Sentence& sentence : kSentences) {
    Params facts;
    if (!read_back(sentence.message, message, facts)) continue;
    std::erase_if(facts, [&params](const Param& fact) { return knows(params, fact.name); });
    facts.insert(facts.begin(), params.begin(), params.end());
    for (const Code code : sentence.codes) {
      if (code == kNone) break;
      if (!has_all_facts(message_of(code).english, facts)) continue;
      params = std::move(facts);
      return code;
    }
  }
  return kSqlError;
}

}  // namespace mapping
