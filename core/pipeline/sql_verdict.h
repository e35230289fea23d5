#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mapping/pipeline.h"
#include "mapping/schema.h"
#include "mapping/sql.h"
#include "suggest/key_doubts.h"

namespace mapping {

// What the core itself says of one query.
struct SqlVerdict {
  std::optional<SqlFault> fault;
  std::vector<SqlFault> further{};  // as of Analysis
  bool is_from_catalog = false;     // the fault, which another catalog might not have
  KnownColumns columns;             // none where there is a fault
  // Whether `columns` are those that the server returns, with their types, if it accepts the query.
  bool has_types = false;
  // Whether it accepts the query, too.
  bool is_certain = false;
  std::string reason{};                   // why that is not known
  std::optional<KeySource> key_source{};  // of the first column
  // It ended early because the queries in front of it had taken the steps: with a full pool more may
  // be known.
  bool is_cut_short = false;
  std::size_t weight = 0;    // what it costs to hold `columns` and to look through them
  bool is_too_wide = false;  // they were forgotten for it, with what depends on them

  void forget_columns();
};

[[nodiscard]] SqlVerdict judge_sql(std::string_view sql, const SqlContext& context,
                                   AnalysisMemo& memo, StepPool& pool);

}  // namespace mapping
