"""Every statement among the expected results of tests/fixtures/ddl is carried out by the engine."""

import json

from engine import Engine, ticked


def run(tally, core, fixtures):
    for folder in sorted((fixtures / "ddl").iterdir()):
        request = json.loads((folder / "request.json").read_text())
        expected = json.loads((folder / "expected.json").read_text())
        if "sql" in expected:
            _SUITES[request["operation"]](tally, Engine(), request, expected["sql"])


def _create_node(tally, engine, request, statement):
    node = request["input"]
    if tally.accepts(engine, statement):
        names = [column["name"] for column in [node["primary_key"], *node["properties"]]]
        found = [name for name, _ in engine.columns(node["label"])]
        tally.check(found == names, "the columns have other names", statement, found)


def _create_edge(tally, engine, request, statement):
    edge = request["input"]
    for label in dict.fromkeys([edge["from_node"], edge["to_node"]]):
        engine.rows(f"CREATE NODE TABLE {ticked(label)}(id STRING PRIMARY KEY);")
    if tally.accepts(engine, statement):
        names = [column["name"] for column in edge["properties"]]
        found = [name for name, _ in engine.columns(edge["type"])]
        tally.check(found == names, "the columns have other names", statement, found)


def _copy(tally, engine, request, statement):
    """Without a file the engine names the pattern it looked for, once it knows the table."""
    engine.rows(f"CREATE NODE TABLE {ticked(request['options']['table'])}(id STRING PRIMARY KEY);")
    error = engine.error(statement)
    pattern = request["input"] + request["options"].get("files", "*.parquet")
    tally.check(
        error is not None and pattern in error,
        "the engine did not look for",
        pattern,
        statement,
        error,
    )


def _create_schema(tally, engine, request, statements):
    if all(tally.accepts(engine, statement) for statement in statements.splitlines()):
        tables = request["input"]
        names = {node["label"] for node in tables["nodes"]} | {
            edge["type"] for edge in tables["edges"]
        }
        tally.check(engine.table_names() == names, "the tables have other names", statements)


_SUITES = {
    "node_ddl": _create_node,
    "edge_ddl": _create_edge,
    "copy_from": _copy,
    "schema_ddl": _create_schema,
}
