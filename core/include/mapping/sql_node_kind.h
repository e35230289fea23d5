#pragma once

#include <cstdint>

// What a statement is made of: the rows of core/sql/nodes.tsv. Behind each kind stand its children in
// order, with the names by which sql_node_views.h gives them; `?` may be missing, `*` any number.
// `expression` stands for any kind of the two groups of expressions, `relation` and `type` for those
// of theirs, `body` for Select, Values, Table, SetOperation and Subquery. Then comes what its detail
// says (sql_detail.h), and how it is written.
namespace mapping {

enum class SqlNodeKind : std::uint8_t {
  kNone,  // only node 0, which no tree refers to
#include "sql/sql_node_kinds.inc"
};

// What a kSpecial or kDatetime is.
enum class SqlSpecial : std::uint8_t {
#include "sql/sql_special_kinds.inc"
};

// What a kStatement is: of a function of WITH FUNCTION, or a part that has statements of its own.
enum class SqlStatement : std::uint8_t {
#include "sql/sql_statement_kinds.inc"
};

}  // namespace mapping
