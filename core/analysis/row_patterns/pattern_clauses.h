#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/specification.h"
#include "analysis/state.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// `name AS condition` of DEFINE, and `expression AS name` of MEASURES.
[[nodiscard]] bool is_definition(const SqlTree& tree, SqlNodeId node);
[[nodiscard]] bool is_measure(const SqlTree& tree, SqlNodeId node);
// INITIAL or SEEK, of a kPatternSearch.
[[nodiscard]] std::string_view name_of_search(const SqlNode& search);

// What MATCH_RECOGNIZE and the frames of windows share of row patterns: AFTER MATCH SKIP, PATTERN,
// SUBSET and DEFINE. Trino's PatternRecognitionAnalyzer, in its order.
class PatternClauses {
 public:
  // `node` is the kMatchRecognize or the kFrame.
  PatternClauses(State& state, SqlNodeId node)
      : state_(state),
        tree_(state.tree),
        node_(node),
        pattern_(state.tree.find_child(node, SqlNodeKind::kPattern)) {}

  // Puts the labels that expressions may use; false where a clause is at fault.
  bool check(PatternLabels& labels);
  // Refuses the first of `signs` in the pattern.
  void check_no_sign(std::span<const SqlPatternSign> signs, ServerMessage message);

 private:
  void check_subsets(const std::vector<std::string>& primary, PatternLabels& labels);
  void check_definitions(const std::vector<std::string>& primary);
  void check_quantifiers();
  void check_no_pattern_inside();

  State& state_;
  const SqlTree& tree_;
  SqlNodeId node_;
  SqlNodeId pattern_;
};

}  // namespace mapping::analysis
