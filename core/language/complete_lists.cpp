#include <algorithm>
#include <string>

#include "analysis/functions/functions.h"
#include "language/candidates.h"
#include "language/star_columns.h"

// Lists that people write as a whole.
namespace mapping::language {
namespace {

constexpr int kGroupsScore = 2700;
constexpr int kStarScore = 930;
constexpr std::size_t kLongestList = 2'000;  // bytes

struct Contents {
  bool has_column = false;
  bool has_aggregate = false;
};

Contents contents_of(const SqlTree& tree, SqlNodeId expression) {
  Contents contents;
  const Span outer = tree[expression].span;
  // What a node is made of stands in front of it.
  for (SqlNodeId id = expression; id > kNoSqlNode && tree[id].span.begin >= outer.begin; --id) {
    const SqlNode& node = tree[id];
    contents.has_column |= node.kind == SqlNodeKind::kColumn;
    contents.has_aggregate |=
        node.kind == SqlNodeKind::kFunction &&
        is_aggregate_function(tree.name_of(tree.last_child(node.first_child)));
  }
  return contents;
}

bool is_grouped(const SqlTree& tree, SqlNodeId groups, std::string_view text) {
  return std::ranges::any_of(tree.children(groups).list(),
                             [&](SqlNodeId group) { return tree.text_of(group) == text; });
}

// The expressions of the select list that are neither aggregates nor grouped yet, if there are several.
std::string missing_groups(const Place& place) {
  const SqlTree& tree = place.tree;
  const SqlNodeId groups = place.parents[place.node];
  if (tree[groups].kind != SqlNodeKind::kGroupBy) return {};
  std::string list;
  int count = 0;
  for (const SqlNodeId item : tree.children(tree[place.parents[groups]].first_child)) {
    if (tree[item].kind != SqlNodeKind::kSelectItem) return {};
    const SqlNodeId expression = tree[item].first_child;
    const Contents contents = contents_of(tree, expression);
    const std::string_view text = tree.text_of(expression);
    if (!contents.has_column || contents.has_aggregate || is_grouped(tree, groups, text)) continue;
    if (count++ > 0) list += ", ";
    list += text;
  }
  return count > 1 ? list : std::string();
}

bool is_only_item(const Place& place) {
  const SqlNodeId item = place.parents[place.node];
  const SqlNodeId list = place.parents[item];
  return place.tree[list].kind == SqlNodeKind::kSelectList && place.tree[item].next == kNoSqlNode &&
         place.tree[list].first_child == item;
}

}  // namespace

void add_lists(const Request& request, Candidates& candidates) {
  const Place& place = request.place;
  if (place.caret.quoted || place.node == kNoSqlNode) return;
  const std::string groups = missing_groups(place);
  if (!groups.empty()) candidates.add(CompletionKind::kColumn, groups, kGroupsScore, "GROUP BY");
  if (!is_only_item(place)) return;
  const std::string columns = star_columns(request.seen.columns);
  if (columns.size() <= kLongestList && columns.find(',') != std::string::npos)
    candidates.add(CompletionKind::kColumn, columns, kStarScore, "*");
}

}  // namespace mapping::language
