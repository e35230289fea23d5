#pragma once

#include "sql/parser.h"

// Names, strings and aliases, and the words that are a clause or a name by what follows them.
namespace mapping::sql {

SqlNodeId parse_identifier(Parser& parser);
SqlNodeId parse_qualified_name(Parser& parser);
SqlNodeId parse_column_names(Parser& parser);
SqlNodeId parse_string(Parser& parser);
SqlNodeId parse_integer(Parser& parser);
SqlNodeId parse_optional_alias(Parser& parser);
// Whether the word is a name though it stands where a clause may begin.
[[nodiscard]] bool at_name_before_clause(const Parser& parser, std::uint32_t ahead);

}  // namespace mapping::sql
