#pragma once

#include <string_view>

#include "rules/column_rule.h"

// What mends findings on a query's columns. Each function adds the fixes that certainly mend, and
// none where there is no such fix.
namespace mapping {

// Whether the definition has a key or a property of that name.
[[nodiscard]] bool is_declared(std::string_view column, const ColumnContext& context);

// The column at `position` is not `declared`, of RyuGraph's type `type`: declares the columns that
// stand in between, puts the query into the order of the definition, inserts a comma that was
// forgotten, takes over the column's name, gives it one, or drops properties that the query does not
// return. Where another order, or columns that are missing or stand twice, are all that is wrong with
// the columns, the finding tells of those behind it that stand elsewhere as well.
void add_order_fixes(Finding& finding, std::size_t position, const Text& declared,
                     std::string_view type, const ColumnContext& context);

// Whether such a finding tells already where the column is.
[[nodiscard]] bool follows_order(const Text& declared, const ColumnContext& context);

// Whether a finding on the order tells of a column that nothing names: it stands where the
// definition has a name that the query does not return, or columns like it, or columns that stand
// twice, are all that keeps the properties from their places.
[[nodiscard]] bool is_told(std::size_t position, const ColumnContext& context);

// Makes properties of the columns that nothing names.
void add_properties_fix(Finding& finding, const ColumnContext& context);

}  // namespace mapping
