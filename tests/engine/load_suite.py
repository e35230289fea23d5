"""COPY statements that load files, whatever their path is made of."""

import pathlib
import tempfile

from engine import Engine, literal

_FOLDERS = [
    "plain",
    "it's",
    "back\\slash",
    "\\n",
    "\\u0041",
    "two words",
    "größe",
    "日本 😀",
    'say "hi"',
    "a`b",
    "a;b",
    "a,b",
    "--x",
    "$p",
    "{x}",
    "%20",
    "a=b",
    "~",
    "line\nbreak",
    "tab\tstop",
    "\x01",
]

# A value of every type that a mapping may declare, as an expression of the engine.
_VALUES = {
    "STRING": "'x'",
    "INT64": "1",
    "INT32": "CAST(2 AS INT32)",
    "INT16": "CAST(3 AS INT16)",
    "INT8": "CAST(4 AS INT8)",
    "DOUBLE": "5.5",
    "FLOAT": "CAST(6 AS FLOAT)",
    "DATE": "DATE('2020-01-02')",
    "TIMESTAMP": "TIMESTAMP('2020-01-02 03:04:05.678901')",
    "BOOL": "true",
    "BLOB": "BLOB('a')",
    "UUID": "UUID('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')",
    "STRING[]": "['a', 'b']",
    "MAP(STRING, INT32)": "map(['a'], [CAST(7 AS INT32)])",
    "STRUCT(a INT64, `order` STRING)": "{a: 8, `order`: 'y'}",
}


def run(tally, core):
    with tempfile.TemporaryDirectory() as folder:
        _check_paths(tally, core, pathlib.Path(folder))
        _check_values(tally, core, pathlib.Path(folder) / "values")


def _check_paths(tally, core, root):
    engine = Engine()
    node = {"label": "A", "primary_key": {"name": "id", "type": "INT64"}, "properties": []}
    tally.accepts(engine, core.sql("node_ddl", node))
    for number, name in enumerate(_FOLDERS):
        folder = root / name
        folder.mkdir()
        engine.rows(f"COPY (RETURN {number}) TO {literal(str(root / 'one.parquet'))};")
        (root / "one.parquet").rename(folder / "part-1.parquet")
        tally.accepts(engine, core.sql("copy_from", f"{folder}/", {"table": "A"}))
        found = engine.rows("MATCH (a:A) RETURN count(*)")
        tally.check(found == [[number + 1]], "the file was not loaded", str(folder), found)


def _check_values(tally, core, folder):
    """A node and an edge table with a column of every type, loaded from the files of a folder."""
    folder.mkdir()
    properties = [{"name": f"p{number}", "type": name} for number, name in enumerate(_VALUES)]
    key = {"name": "id", "type": "INT64"}
    schema = {
        "nodes": [{"label": "Order", "primary_key": key, "properties": properties}],
        "edges": [
            {
                "type": "IN",
                "from_node": "Order",
                "to_node": "Order",
                "from_key": key,
                "to_key": key,
                "properties": properties,
            }
        ],
    }
    engine = Engine()
    for statement in core.sql("schema_ddl", schema).splitlines():
        tally.accepts(engine, statement)
    values = ", ".join(_VALUES.values())
    for table, keys in [("Order", "1"), ("IN", "1, 1")]:
        engine.rows(
            f"COPY (RETURN {keys}, {values}) TO {literal(str(folder / f'{table}-1.parquet'))};"
        )
        tally.accepts(engine, core.sql("copy_from", f"{folder}/{table}", {"table": table}))
    expected = engine.rows(f"RETURN {values}")
    for pattern in ["(x:`Order`)", "()-[x:`IN`]->()"]:
        names = ", ".join(f"x.{column['name']}" for column in properties)
        found = engine.rows(f"MATCH {pattern} RETURN {names}")
        tally.check(found == expected, "other values were loaded", pattern, found)
