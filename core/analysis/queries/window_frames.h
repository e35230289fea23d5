#pragma once

#include "analysis/queries/window_frame.h"
#include "analysis/specification.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The frame of a window: its bounds, and a row pattern in it.
class WindowFrame : StatementPart {
 public:
  using StatementPart::StatementPart;

  // `original` is how OVER says the window.
  void analyze(const ResolvedWindow& window, SqlNodeId original, const Context& context);

 private:
  void analyze_pattern(SqlNodeId node, const Frame& frame, const Context& context);
  void check_no_pattern_clauses(SqlNodeId frame);
  // The first child that is one, or none.
  [[nodiscard]] SqlNodeId first_of(SqlNodeId frame,
                                   bool (*is_one)(const SqlTree&, SqlNodeId)) const;
  void analyze_values(const Frame& frame, const ResolvedWindow& window, SqlNodeId original,
                      const Context& context);
  SqlNodeId range_sort_item(const ResolvedWindow& window, SqlNodeId original);
  void analyze_range_offset(SqlNodeId offset, bool preceding, const ResolvedWindow& window,
                            SqlNodeId original, const Context& context);
};

}  // namespace mapping::analysis
