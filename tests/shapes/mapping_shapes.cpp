#include "long_shapes.h"

namespace mapping::testing {
namespace {

#define NODE(label, sql, rest) \
  R"({"label":")" label R"(","sql":")" sql R"(","primary_key":{"name":"k","type":"INT64"})" rest "}"
#define EDGE(type, from, to, sql)                                                        \
  R"({"type":")" type R"(","from_node":")" from R"(","to_node":")" to R"(","sql":")" sql \
  R"(","from_key":"a","to_key":"b"})"
#define NODES R"({"node_definitions":[)"
#define EDGES R"(],"edge_definitions":[)"

// To add one: a line.
constexpr LongShape kMappings[] = {
    {"nodes", NODES, NODE("A#", "SELECT 1 AS k", ""), ",", "]}"},
    {"nodes of tables", NODES, NODE("A#", "SELECT nationkey AS k, name FROM nation", ""), ",",
     "]}"},
    {"nodes without their key", NODES, NODE("A#", "SELECT # AS other", ""), ",", "]}"},
    {"nodes with faults of SQL", NODES, NODE("A#", "SELECT FROM t#", ""), ",", "]}"},
    {"nodes with columns that are not there", NODES,
     NODE("A#", "SELECT nowhere AS k FROM nation", ""), ",", "]}"},
    {"nodes of one name", NODES, NODE("A", "SELECT 1 AS k", ""), ",", "]}"},
    {"nodes of reserved names", NODES, NODE("_A#", "SELECT 1 AS k", ""), ",", "]}"},
    {"edges", NODES NODE("A", "SELECT 1 AS k", "") EDGES,
     EDGE("E#", "A", "A", "SELECT 1 AS a, 2 AS b"), ",", "]}"},
    {"edges of unknown nodes", NODES NODE("A", "SELECT 1 AS k", "") EDGES,
     EDGE("E#", "B#", "A", "SELECT 1 AS a, 2 AS b"), ",", "]}"},
    {"nodes and their edges", NODES, NODE("A#", "SELECT 1 AS k", ""), ",", "]}", EDGES,
     EDGE("E#", "A#", "A1", "SELECT 1 AS a, 2 AS b")},
    {"properties",
     NODES R"({"label":"A","primary_key":{"name":"k","type":"INT64"},"sql":"SELECT 1 k, )", "# p#",
     ", ", "]}]}", R"(","properties":[)", R"({"name":"p#","type":"INT64"})"},
    {"properties that no column has",
     NODES R"({"label":"A","primary_key":{"name":"k","type":"INT64"},"sql":"SELECT 1 k)"
           R"(","properties":[)",
     R"({"name":"p#","type":"INT64"})", ", ", "]}]}"},
    {"properties of unknown types",
     NODES R"({"label":"A","primary_key":{"name":"k","type":"INT64"},"sql":"SELECT 1 k)"
           R"(","properties":[)",
     R"({"name":"p#","type":"VARCHAR"})", ", ", "]}]}"},
    {"properties of one name",
     NODES R"({"label":"A","primary_key":{"name":"k","type":"INT64"},"sql":"SELECT 1 k)"
           R"(","properties":[)",
     R"({"name":"p","type":"INT64"})", ", ", "]}]}"},
    {"columns that are not declared",
     NODES R"({"label":"A","primary_key":{"name":"k","type":"INT64"},"sql":"SELECT 1 k, )",
     "# column_#", ", ", R"("}]})"},
    {"fields that nobody knows", NODES NODE("A", "SELECT 1 AS k", "") "]", R"(,"unknown#":#)", "",
     "}"},
    {"fields of one name", NODES NODE("A", "SELECT 1 AS k", "") "]", R"(,"name":"a")", "", "}"},
    {"description", NODES NODE("A", "SELECT 1 AS k", "") R"(],"description":")", "text ", "",
     R"("})"},
    {"escapes", NODES NODE("A", "SELECT 1 AS k", "") R"(],"description":")", "\\u00e9\\n", "",
     R"("})"},
    {"SQL of lines",
     NODES R"({"label":"A","primary_key":{"name":"k","type":"INT64"},"sql":"SELECT 1 k)",
     ",\\n  # AS c#", "", R"("}]})"},
    {"SQL with a fault behind lines",
     NODES R"({"label":"A","primary_key":{"name":"k","type":"INT64"},"sql":"SELECT 1 k)",
     ",\\n  # AS c#", "", R"(,\n FROM"}]})"},
    {"lists in lists", NODES, "[", "", ""},
    {"numbers", NODES, "#", ",", "]}"},
    {"commas that are wrong", NODES, ",", "", "]}"},
    {"values that are no text", NODES, R"({"label":#,"sql":[]})", ",", "]}"},
    {"text without its end", NODES "\"", "text", "", ""},
};

#undef NODE
#undef EDGE
#undef NODES
#undef EDGES

}  // namespace

std::span<const LongShape> long_mappings() { return kMappings; }

}  // namespace mapping::testing
