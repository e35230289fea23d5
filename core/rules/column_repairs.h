#pragma once

#include <string_view>

#include "rules/column_rule.h"

// What mends findings on a query's columns. Each function adds the fixes that certainly mend, and
// none where there is no such fix.
namespace mapping {

// The column at `position` is not `declared`, of RyuGraph's type `type`: declares the columns that
// stand in between, puts the query into the order of the definition, inserts a comma that was
// forgotten, takes over the column's name, gives it one, or drops properties that the query does not
// return.
void add_order_fixes(Finding& finding, std::size_t position, const Text& declared,
                     std::string_view type, const ColumnContext& context);

// Whether the columns are those of the definition in another order, which one reordering mends.
[[nodiscard]] bool is_reordered(const ColumnContext& context);

// Whether a finding on the order tells of a column that nothing names: it stands where the
// definition has a name that the query does not return, or columns like it are all that keeps the
// properties from their places.
[[nodiscard]] bool is_told(std::size_t position, const ColumnContext& context);

// Makes properties of the columns that nothing names.
void add_properties_fix(Finding& finding, const ColumnContext& context);

}  // namespace mapping
