"""Which columns of a query the engine loads from Parquet, and which traps a load can fall into."""

import datetime
import re
import uuid

import graph
import parquet
import pytest
import trino

import trino_types

NOON = datetime.datetime(2024, 2, 29, 12, 34, 56)

# An expression, the type of its graph column, the value that the graph then holds.
LOADS = [
    ("CAST('text' AS VARCHAR)", "STRING", "text"),
    ("CAST('text' AS CHAR(6))", "STRING", "text  "),
    ("BIGINT '9223372036854775807'", "INT64", 2**63 - 1),
    ("INTEGER '-2147483648'", "INT32", -(2**31)),
    ("SMALLINT '-32768'", "INT16", -(2**15)),
    ("TINYINT '-128'", "INT8", -(2**7)),
    ("DOUBLE '0.1'", "DOUBLE", 0.1),
    ("REAL '0.5'", "FLOAT", 0.5),
    ("CAST(DECIMAL '1.25' AS DOUBLE)", "DOUBLE", 1.25),
    ("DATE '2024-02-29'", "DATE", datetime.date(2024, 2, 29)),
    ("TIMESTAMP '2024-02-29 12:34:56'", "TIMESTAMP", NOON),
    ("TIMESTAMP '2024-02-29 12:34:56.789'", "TIMESTAMP", NOON.replace(microsecond=789000)),
    ("TIMESTAMP '2024-02-29 12:34:56.123456'", "TIMESTAMP", NOON.replace(microsecond=123456)),
    ("TIMESTAMP '2024-02-29 12:34:56 UTC'", "TIMESTAMP", NOON),
    ("CAST(TIMESTAMP '2024-02-29 12:34:56.123456789' AS TIMESTAMP(6))", "TIMESTAMP",
     NOON.replace(microsecond=123457)),
    ("CAST(TIME '12:34:56' AS VARCHAR)", "STRING", "12:34:56"),
    ("true", "BOOL", True),
    ("X'00FF'", "BLOB", b"\x00\xff"),
    ("UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59'", "UUID",
     uuid.UUID("12151fd2-7586-11e9-8f9e-2a86e4085a59")),
    ("ARRAY['a', NULL]", "STRING[]", ["a", None]),
    ("MAP(ARRAY['a'], ARRAY[1])", "MAP(STRING, INT32)", [("a", 1)]),
    ("CAST(ROW(1, 'b') AS ROW(a BIGINT, b VARCHAR))", "STRUCT(a INT64, b STRING)",
     {"a": 1, "b": "b"}),
    ("CAST(NULL AS VARCHAR)", "STRING", None),
]

# An expression, the type of its graph column, what the engine says when it shall load it.
REFUSALS = [
    ("DECIMAL '1.25'", "DOUBLE", "Unsupported converted type"),
    ("ARRAY[DECIMAL '1.25']", "DOUBLE[]", "Unsupported converted type"),
    ("TIMESTAMP '2024-02-29 12:34:56.123456789'", "TIMESTAMP",
     "Unsupported casting function from INT64 to TIMESTAMP"),
]


KEY = {"name": "id", "type": "INT64"}
EDGE = {
    "type": "R", "from_node": "T", "to_node": "T", "properties": [],
    "from_key": {"name": "a", "type": "INT64"}, "to_key": {"name": "b", "type": "INT64"},
}


@pytest.fixture
def load(server, tmp_path):
    """
    Loads the rows of a query to a node's table of a new graph, those of another to an edge's, and returns the
    graph.
    """

    def load_queries(node_sql, edge_sql=None, **properties):
        columns = [{"name": name, "type": kind} for name, kind in properties.items()]
        nodes = [{"label": "T", "primary_key": KEY, "properties": columns}]
        parquet.write(tmp_path / "T", *trino.query(server, node_sql))
        if edge_sql:
            parquet.write(tmp_path / "R", *trino.query(server, edge_sql))
        edges = [EDGE] if edge_sql else []
        database = graph.Graph(tmp_path / "graph")
        for statement in graph.statements_of_schema(nodes, edges, tmp_path):
            database.run(statement)
        return database

    return load_queries


@pytest.mark.parametrize(("expression", "graph_type", "value"), LOADS)
def test_loads(load, expression, graph_type, value):
    database = load(f"SELECT BIGINT '1', {expression}", x=graph_type)
    assert database.run("MATCH (n:T) RETURN n.x") == [(value,)]


@pytest.mark.parametrize(("expression", "graph_type", "message"), REFUSALS)
def test_is_refused(load, expression, graph_type, message):
    with pytest.raises(RuntimeError, match=message):
        load(f"SELECT BIGINT '1', {expression}", x=graph_type)


def test_every_type_has_a_case(server):
    expressions = [case[0] for case in LOADS + REFUSALS]
    # What is cast so that it loads is a case of the type that it has inside of the CAST.
    inner = [re.sub(r"^CAST\((.*) AS \w+(\(\d+\))?\)$", r"\1", text) for text in expressions]
    asked = ", ".join(f"typeof({text})" for text in expressions + inner)
    _, [shown] = trino.query(server, f"SELECT {asked}")
    cases = {trino_types.name_of(written) for written in shown}
    loadable = {row.name.lower() for row in trino_types.read() if row.graph}
    assert loadable - cases == set()


def test_time_is_corrupted(load):
    database = load("SELECT BIGINT '1', TIME '00:00:01'", x="STRING")
    assert database.run("MATCH (n:T) RETURN n.x") == [("1000000",)]


def test_undeclared_column_is_refused(load):
    with pytest.raises(RuntimeError, match="Number of columns mismatch. Expected 2 but got 3"):
        load("SELECT BIGINT '1', 'a', 'b'", x="STRING")


def test_columns_in_another_order_are_swapped(load):
    database = load("SELECT BIGINT '1' AS id, 'b' AS y, 'a' AS x", x="STRING", y="STRING")
    assert database.run("MATCH (n:T) RETURN n.x, n.y") == [("b", "a")]


@pytest.mark.parametrize(
    ("keys", "message"),
    [("(1), (1)", "duplicated primary key"), ("(1), (NULL)", "null")],
)
def test_key_that_is_no_key_is_refused(load, keys, message):
    with pytest.raises(RuntimeError, match=f"(?i){message}"):
        load(f"SELECT CAST(k AS BIGINT) FROM (VALUES {keys}) AS t (k)")


def test_edge_to_no_node_is_refused(load):
    with pytest.raises(RuntimeError, match="Unable to find primary key value 2"):
        load("SELECT BIGINT '1'", "SELECT BIGINT '1', BIGINT '2'")
