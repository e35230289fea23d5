#pragma once

#include <optional>
#include <string_view>

#include "document/findings.h"
#include "mapping/pipeline.h"
#include "pipeline/sql_verdict.h"

namespace mapping {

// What a Trino server said of a query: `line 1:10: mismatched input 'FORM'. Expecting: …`.
struct ServerWords {
  std::string_view text;  // without `line L:C: `
  CodePointPosition position;
  bool has_position = false;
};

// Takes the place from the failure's own numbers, else from the message.
[[nodiscard]] ServerWords read_server_message(const Failure& failure);

// The finding on the definition's `sql` that a refused EXPLAIN makes, with its place in the SQL; and
// with fixes where the core's own verdict on the query is the same fault. What only the catalog
// knows, such as the name that was meant, makes the sentence better.
[[nodiscard]] Finding finding_of_refused_sql(const Failure& failure, const Document& document,
                                             const Text& sql, const SqlVerdict& own);

// The same for a refused LIMIT 0.
[[nodiscard]] Finding finding_of_failed_columns(const Failure& failure, const Text& sql);

}  // namespace mapping
