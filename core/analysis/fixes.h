#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/scope.h"
#include "analysis/state.h"
#include "mapping/sql.h"

// What may mend a fault. Whether it does is asked of the mended statement afterwards.
namespace mapping::analysis {

void offer_replacement(FaultRef fault, const SqlTree& tree, Span replaced, const std::string& text);

// Names the candidate that is meant, if one is clearly nearest, with the edit that puts it in, and
// the names that there are as the parameter `list`, unless that is empty.
void suggest(FaultRef fault, State& state, Span replaced, Param name,
             std::vector<std::string_view> candidates, std::string_view list);
// One name that is certain enough to be told, and what it is in SQL.
void offer_suggestion(FaultRef fault, const SqlTree& tree, Span replaced,
                      std::string_view suggestion, const std::string& written);

// Of an operation on text and something else.
void offer_cast(FaultRef fault, State& state, SqlNodeId operation);
// Of `'a' || 1`: everything that is no text is made text.
void offer_text(FaultRef fault, State& state, const std::vector<SqlNodeId>& arguments);
// Of an ambiguous column: the relations of the scope that have it.
void offer_tables(FaultRef fault, const SqlTree& tree, SqlNodeId column, const Scope& scope);
void offer_grouping(FaultRef fault, const SqlTree& tree, const std::vector<SqlNodeId>& columns,
                    SqlNodeId select);
// Of a name that is no column.
void offer_other_readings(FaultRef fault, const SqlTree& tree, SqlNodeId column, Name name);
// Of `rank OVER (…)`.
void offer_parentheses(FaultRef fault, const SqlTree& tree, SqlNodeId name);
// Of INTERVAL '1' DAYS, which reads as a literal of a type INTERVAL, called DAYS.
void offer_singular(FaultRef fault, const SqlTree& tree, SqlNodeId literal);

}  // namespace mapping::analysis
