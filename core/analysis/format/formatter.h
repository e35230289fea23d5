#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/expression_tree.h"
#include "analysis/queries/window_frame.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Writes expressions as Trino's messages have them; see format_expression.h.
class Formatter {
 public:
  explicit Formatter(const SqlTree& tree) : tree_(tree) {}

  // `is_element`: of an array, or at a subscript, where the server writes rows in another way.
  std::string format(SqlNodeId id, bool is_element = false) {
    id = unwrapped(tree_, id);
    if (depth_ >= kMaxDepth) return std::string(tree_.text_of(id));
    ++depth_;
    std::string text = is_element && tree_[id].kind == SqlNodeKind::kRow
                           ? "ROW(" + join(children(id), ", ", true) + ")"
                           : format_node(id);
    --depth_;
    return text;
  }

  std::string join(const std::vector<SqlNodeId>& ids, std::string_view between,
                   bool are_elements = false) {
    std::string text;
    for (const SqlNodeId id : ids) {
      text += text.empty() ? "" : between;
      text += format(id, are_elements);
    }
    return text;
  }

 private:
  static constexpr int kMaxDepth = 60;

  // format_expression.cpp
  std::string format_node(SqlNodeId id);
  std::string format_value(SqlNodeId id);
  std::string format_interval(SqlNodeId id);
  std::string format_predicate(SqlNodeId id);
  std::string format_logical(SqlNodeId id);
  std::string format_operator(SqlNodeId id);
  std::string format_case(SqlNodeId id);
  std::string format_lambda(SqlNodeId id);

  // format_calls.cpp
  std::string format_any_call(SqlNodeId id);
  std::string format_call(SqlNodeId id);
  std::string format_special(SqlNodeId id);
  std::string format_listagg(SqlNodeId id);
  std::string format_normalize(SqlNodeId id);
  std::string format_trim(SqlNodeId id);
  std::string format_order(SqlNodeId id);
  std::string format_over(SqlNodeId id);
  std::string format_window(SqlNodeId window);
  std::string format_frame(SqlNodeId frame);
  std::string format_bound(FrameBound bound, SqlNodeId value);
  std::string format_skip(SqlNodeId skip);

  // format_query.cpp: `level` counts the blanks in front of lines
  std::string format_subquery(SqlNodeId id);
  std::string format_query(SqlNodeId query, int level);
  std::string format_with(SqlNodeId with, int level);
  std::string format_indented(SqlNodeId query, int level);
  std::string format_names(SqlNodeId names);
  std::string format_body(SqlNodeId body, int level);
  std::string format_lines(const std::vector<SqlNodeId>& ids, int level);
  std::string format_item(SqlNodeId item);
  std::string format_select(SqlNodeId select, int level);
  std::string format_groups(SqlNodeId groups, bool are_listed);
  std::string format_windows(SqlNodeId windows, int level);

  // format_relation.cpp
  std::string format_relation(SqlNodeId id, int level);
  std::string format_table(SqlNodeId table);
  std::string format_enclosed(SqlNodeId id, int level);
  std::string format_join(SqlNodeId join, int level);
  std::string format_table_function(SqlNodeId id, int level);
  std::string format_table_argument(SqlNodeId id, int level);

  // format_json.cpp
  std::string format_json(SqlNodeId id);
  std::string format_json_path(SqlNodeId id);
  std::string format_json_value(SqlNodeId value, bool is_input = false);
  std::string format_json_members(const SqlNode& call);
  std::string format_json_end(SqlNodeId id, const SqlNode& call);

  [[nodiscard]] std::vector<SqlNodeId> children(SqlNodeId id) const {
    std::vector<SqlNodeId> ids;
    for (const SqlNodeId child : tree_.children(id)) {
      ids.push_back(child);
    }
    return ids;
  }
  std::string child(SqlNodeId id, std::size_t index) { return format(tree_.child(id, index)); }
  std::string binary(SqlNodeId id, std::string_view operation) {
    return "(" + child(id, 0) + " " + std::string(operation) + " " + child(id, 1) + ")";
  }
  std::string negated(SqlNodeId id, std::string text) {
    if (!tree_[id].is(SqlNegation::kNegated)) return text;
    return "(NOT " + std::move(text) + ")";
  }

  const SqlTree& tree_;
  int depth_ = 0;
};

}  // namespace mapping::analysis
