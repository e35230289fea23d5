#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "analysis/expression_tree.h"
#include "analysis/origins.h"
#include "analysis/scope.h"
#include "analysis/specification.h"
#include "analysis/types/data_types.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// What was found out of each node, beside the tree: Trino's Analysis.
class Annotations {
 public:
  explicit Annotations(const SqlTree& tree)
      : types_(tree.nodes.size(), kNotTyped),
        references_(tree.nodes.size()),
        contents_(expression_contents(tree)) {
    bindings_.columns.resize(tree.nodes.size());
    bindings_.names.resize(tree.nodes.size());
  }

  // Of an expression. kUncertain as long as it is not typed.
  [[nodiscard]] bool is_typed(SqlNodeId node) const { return types_[node] != kNotTyped; }
  [[nodiscard]] TypeId type(SqlNodeId node) const {
    return is_typed(node) ? types_[node] : kUncertain;
  }
  void set_type(SqlNodeId node, TypeId type) { types_[node] = type; }

  // The column that a name means. Relation 0: it is none, or not known yet.
  [[nodiscard]] FieldId reference(SqlNodeId node) const { return references_[node]; }
  void set_reference(SqlNodeId node, FieldId column) { references_[node] = column; }
  [[nodiscard]] bool is_column(SqlNodeId node) const { return references_[node].relation != 0; }

  // What names mean, for those who ask afterwards.
  [[nodiscard]] OriginId origin(SqlNodeId node) const { return bindings_.columns[node]; }
  void set_origin(SqlNodeId node, OriginId origin) { bindings_.columns[node] = origin; }
  void set_name(SqlNodeId node, SqlNodeId name) { bindings_.names[node] = name; }
  void add_value(SqlNodeId node, OriginId origin) { bindings_.values.emplace_back(node, origin); }
  [[nodiscard]] Origins& origins() { return bindings_.origins; }
  [[nodiscard]] const Bindings& bindings() const { return bindings_; }
  [[nodiscard]] Bindings take_bindings() { return std::move(bindings_); }

  // What kinds of calls the node holds: kHasAggregate …
  [[nodiscard]] bool has(std::uint8_t contents, SqlNodeId node) const {
    return (contents_[node] & contents) != 0;
  }
  [[nodiscard]] std::uint8_t contents(SqlNodeId node) const { return contents_[node]; }
  [[nodiscard]] const std::vector<std::uint8_t>& contents() const { return contents_; }

  // The window that kOver means; nullptr where it was not resolved.
  [[nodiscard]] const ResolvedWindow* window(SqlNodeId over) const;
  void set_window(SqlNodeId over, const ResolvedWindow& window);

  // Calls whose result is another one each time.
  [[nodiscard]] bool is_random(SqlNodeId call) const;
  void add_random_call(SqlNodeId call);
  [[nodiscard]] std::size_t random_call_count() const { return random_calls_.size(); }
  // Forgets those behind the first `count`, in the order of the tree.
  void keep_random_calls(std::size_t count) { random_calls_.resize(count); }

  // The same for expressions that `same_expression` finds the same; computed once, at the first.
  [[nodiscard]] std::uint32_t hash(const SqlTree& tree, SqlNodeId expression);

 private:
  static constexpr TypeId kNotTyped = 0xFFFFFFFFU;

  std::vector<TypeId> types_;
  std::vector<FieldId> references_;
  std::vector<std::uint8_t> contents_;
  Bindings bindings_{};
  std::vector<std::uint32_t> hashes_{};
  std::vector<ResolvedWindow> windows_{};
  std::vector<std::uint32_t> window_places_{};  // in `windows_` from 1, by kOver; 0: none
  std::vector<SqlNodeId> random_calls_{};       // sorted
};

}  // namespace mapping::analysis
