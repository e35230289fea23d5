#pragma once

#include <string_view>

#include "rules/column_rule.h"

// What mends findings on a query's columns. Each function adds the fixes that certainly mend, and
// none where there is no such fix.
namespace mapping {

// The column at `position` is not `declared`: puts the query into the order of the definition,
// takes over the column's name, gives it one, or drops properties that the query does not return.
void add_order_fixes(Finding& finding, std::size_t position, const Text& declared,
                     const ColumnContext& context);

// Makes properties of the columns that nothing names.
void add_properties_fix(Finding& finding, const ColumnContext& context);

}  // namespace mapping
