#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/language.h"
#include "mapping/sql_fault.h"

namespace mapping {

// A change of a statement that keeps what it answers.
struct Refactoring {
  std::string title{};
  std::vector<SqlEdit> edits{};  // in the order of the text
};

// Those that a place of a statement offers:
//
//   SELECT * FROM t          `*` as the columns that it stands for
//   SELECT a FROM t          the column with its relation: `t.a`
//   SELECT sum(a) FROM t     a name for a column that has none: `AS sum_a`
//   FROM (SELECT …) AS x     the subquery as a named query: `WITH x AS (SELECT …)`
//
// None in a statement with a fault. The statement is analyzed before and after: its columns stay as
// they are, but for a name where there was none.
[[nodiscard]] std::vector<Refactoring> refactorings_sql(std::string_view sql, std::uint32_t offset,
                                                        const LanguageContext& context);

}  // namespace mapping
