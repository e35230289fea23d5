#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/findings.h"
#include "mapping/mapping.h"
#include "mapping/sql.h"

// A fault of SQL as findings show it.
namespace mapping {

// What a server would say of it: `line 1:10: mismatched input …`.
[[nodiscard]] std::string server_text(const SqlFault& fault, std::string_view sql);

// Trino's words, the place and what the sentence for people needs; `index` is that of the SQL.
[[nodiscard]] Params params_of(const SqlFault& fault, std::string_view sql, const LineIndex& index);

// The fixes as edits of the SQL at `path`.
[[nodiscard]] std::vector<Fix> fixes_of(const SqlFault& fault, const LineIndex& index,
                                        std::string_view path);

// The finding on a definition's `sql`.
[[nodiscard]] Finding finding_of_fault(const SqlFault& fault, const Document& document,
                                       const Text& sql);

// The diagnostic on a query that stands for itself.
[[nodiscard]] Diagnostic diagnostic_of_fault(const SqlFault& fault, std::string_view sql,
                                             const LineIndex& index);

}  // namespace mapping
