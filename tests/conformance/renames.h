#pragma once

#include "mapping/language.h"
#include "measures.h"

namespace conformance {

// Renames the names of a query that a real server accepts, and counts how often what it says stays the same.
//
// Every name that can be renamed gets one that the query has not, and some that it has, which may capture others. A
// rename is `kept` if the types of the result, the columns of tables that each is made of and those that decide about it
// are those of before; the rename itself asks for none of these. Every new name has to be taken (`new_name`), and it is
// `undone` by a rename to the old one.
void measure_renames(Measures& measures, const Json& row, const mapping::LanguageContext& context);

}  // namespace conformance
