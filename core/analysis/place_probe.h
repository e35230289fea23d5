#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/scope.h"
#include "mapping/text.h"

namespace mapping::analysis {

// A column that a name may mean.
struct VisibleColumn {
  std::string name{};
  std::string relation{};  // what `relation.name` says; empty: nothing
  TypeId type = kUncertain;
  std::uint32_t level = 0;  // 0: of the query itself, 1: of the one around it …
  std::uint32_t table = 0;  // the table that it is a column of, from 1; 0: none
  std::string table_column{};
};

struct VisibleQuery {  // of a WITH
  std::string name{};
  std::vector<std::string> columns{};
};

// Notes what can be named at one place of a statement while it is analyzed: what the smallest
// expression and the smallest relation around it see.
class PlaceProbe {
 public:
  explicit PlaceProbe(Span place) : place_(place) {}

  void see_expression(Span span, const Scope& scope) {
    if (is_nearer(span, expression_)) note_columns(span, scope);
  }
  void see_relation(Span span, const Scope& scope) {
    if (is_nearer(span, relation_)) note_queries(span, scope);
  }

  // The columns of a relation that is named there.
  void see_name(Span name, const Fields& fields) {
    if (name.begin <= place_.begin && place_.end <= name.end && outputs_.empty())
      outputs_ = columns_of(fields, 0);
  }

  // Nearest first; those that a nearer one hides are left out.
  [[nodiscard]] std::vector<VisibleColumn> take_columns() { return std::move(columns_); }
  [[nodiscard]] std::vector<VisibleQuery> take_queries() { return std::move(queries_); }
  [[nodiscard]] std::vector<VisibleColumn> take_outputs() { return std::move(outputs_); }

 private:
  [[nodiscard]] bool is_nearer(Span span, Span known) const {
    return span.begin <= place_.begin && place_.end <= span.end &&
           (known.size() == 0 || span.size() <= known.size());
  }
  // At most so many of them.
  static std::vector<VisibleColumn> columns_of(const Fields& fields, std::uint32_t level,
                                               std::size_t most = SIZE_MAX);
  void note_columns(Span span, const Scope& scope);
  void note_queries(Span span, const Scope& scope);

  Span place_;
  Span expression_{};  // empty: none so far
  Span relation_{};
  std::vector<VisibleColumn> columns_{};
  std::vector<VisibleQuery> queries_{};
  std::vector<VisibleColumn> outputs_{};
};

}  // namespace mapping::analysis
