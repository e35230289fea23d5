#pragma once

#include <string>

#include "mapping/sql_detail.h"
#include "mapping/sql_fault.h"
#include "mapping/sql_node.h"
#include "mapping/sql_node_views.h"
#include "mapping/sql_shape.h"
#include "mapping/sql_tree.h"

// Trino's query language: text → tree → shape, and text → formatted text.
//
// Accepts what the parser of Trino 476 accepts, and the few forms of queries
// that newer servers add; refuses the rest at the byte where a server points.
// Reads the text once, uses neither exceptions nor unbounded recursion, and
// keeps nothing between two calls.
//
//   SqlTree tree = parse_sql("SELECT id, name AS n FROM hive.sales.customers c");
//   tree.fault                // nullopt
//   SqlShape shape = shape_of(tree);
//   shape.columns[1].name     // "n"
//   shape.tables[0].schema    // "sales"
//
//   parse_sql("SELECT id FORM t").fault->server_message
//       // "mismatched input 't'. Expecting: …", span of t
namespace mapping {

// The statement laid out anew: clauses and select items on lines of their own,
// keywords in capitals, two spaces a level. Names, literals and comments are
// kept as they are, and the result parses to the same tree. A tree with a
// fault: its text.
[[nodiscard]] std::string print_sql(const SqlTree& tree);

}  // namespace mapping
