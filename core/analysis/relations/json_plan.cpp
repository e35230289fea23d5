#include "analysis/relations/json_plan.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/expression_tree.h"
#include "mapping/text.h"

namespace mapping::analysis {
namespace {

// A path with the node that has its columns, or with its plan.
struct NamedPath {
  std::string name;
  SqlNodeId node = kNoSqlNode;
};
using NamedPaths = std::vector<NamedPath>;

// The names of `paths` that `others` has not.
std::string names_without(const NamedPaths& paths, const NamedPaths& others) {
  std::string names;
  for (const NamedPath& path : paths) {
    if (std::ranges::find(others, path.name, &NamedPath::name) != others.end()) continue;
    names += names.empty() ? "" : ", ";
    names += path.name;
  }
  return names;
}

class PlanCheck {
 public:
  PlanCheck(const SqlTree& tree, SqlNodeId root) : tree_(tree), root_(root) {}

  JsonPlanFault run(SqlNodeId table) {
    if (tree_[root_].first_child == kNoSqlNode) {
      check_names(table);
      return std::move(fault_);
    }
    const JsonTableNode written(tree_, table);
    const SqlNodeId name = written.name();
    const SqlNodeId planned = tree_[root_].first_child;
    if (name == kNoSqlNode) {
      fail(written.input(), ServerMessage::kJsonPathWithoutName);
    } else if (tree_[planned].kind != SqlNodeKind::kName) {
      fail(root_, ServerMessage::kJsonPlanRoot);
    } else {
      check_level({{canonical_name(tree_, name), table}},
                  {{canonical_name(tree_, planned), root_}});
    }
    return std::move(fault_);
  }

 private:
  void fail(SqlNodeId place, ServerMessage message, MessageValues values = {}) {
    if (fault_.place == kNoSqlNode) fault_ = {place, say(message, values)};
  }

  // A level, then the levels below; so that the nesting of the columns is what the stack needs.
  void check_level(const NamedPaths& paths, const NamedPaths& plans) {
    if (const std::string names = names_without(paths, plans); !names.empty()) {
      fail(root_, ServerMessage::kJsonPlanLacksPaths, {names});
    } else if (const std::string others = names_without(plans, paths); !others.empty()) {
      fail(root_, ServerMessage::kJsonPlanHasOtherPaths, {others});
    }
    for (const NamedPath& path : paths) {
      if (fault_.place != kNoSqlNode) return;
      const auto plan = std::ranges::find(plans, path.name, &NamedPath::name);
      NamedPaths nested = nested_paths(path.node);
      NamedPaths children;
      put_siblings(tree_[tree_[plan->node].first_child].next, children);
      if (fault_.place == kNoSqlNode) check_level(nested, children);
    }
  }

  NamedPaths nested_paths(SqlNodeId parent) {
    NamedPaths nested;
    for (const SqlNodeId id : tree_.children(parent)) {
      if (!is_nested(id)) continue;
      const SqlNodeId name = tree_.find_child(id, SqlNodeKind::kName);
      if (name == kNoSqlNode) {
        fail(tree_[id].first_child, ServerMessage::kJsonPathWithoutName);
      } else {
        nested.push_back({canonical_name(tree_, name), id});
      }
    }
    return nested;
  }

  // The plans that are side by side in `plan`, which may be none.
  void put_siblings(SqlNodeId plan, NamedPaths& siblings) {
    if (plan == kNoSqlNode) return;
    const SqlNodeId first = tree_[plan].first_child;
    if (tree_[first].kind != SqlNodeKind::kName) {
      for (SqlNodeId id = first; id != kNoSqlNode; id = tree_[id].next) put_siblings(id, siblings);
      return;
    }
    NamedPath sibling{canonical_name(tree_, first), plan};
    if (std::ranges::find(siblings, sibling.name, &NamedPath::name) != siblings.end()) {
      fail(first, ServerMessage::kJsonPlanRepeatsPath, {sibling.name});
    }
    siblings.push_back(std::move(sibling));
  }

  void check_names(SqlNodeId parent) {
    for (const bool below : {false, true}) {
      for (const SqlNodeId id : tree_.children(parent)) {
        if (!is_nested(id)) continue;
        if (below) {
          check_names(id);
        } else if (tree_.find_child(id, SqlNodeKind::kName) == kNoSqlNode) {
          fail(tree_[id].first_child, ServerMessage::kJsonNestedPathWithoutName);
        }
      }
    }
  }

  [[nodiscard]] bool is_nested(SqlNodeId id) const { return tree_[id].is(SqlJsonColumn::kNested); }

  const SqlTree& tree_;
  const SqlNodeId root_;
  JsonPlanFault fault_{};
};

}  // namespace

JsonPlanFault find_json_plan_fault(const SqlTree& tree, SqlNodeId table, SqlNodeId plan) {
  return PlanCheck(tree, plan).run(table);
}

}  // namespace mapping::analysis
