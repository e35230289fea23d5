"""From a schema to a loaded graph with no edit: generate, preflight, ddl, and the rows as the cluster gives them."""

import json
import subprocess

import graph
import parquet
import trino


def test_a_schema_becomes_a_graph_that_loads(server, tmp_path):
    cluster = ["--trino", server, "--user", "mapping-generator"]
    made = _command("generate", "--schema", "tpch.tiny", "--confirm", *cluster)
    assert made.returncode == 0, made.stderr
    mapping = json.loads(made.stdout)
    assert len(mapping["node_definitions"]) >= 7
    assert len(mapping["edge_definitions"]) >= 9

    asked = _command("preflight", "-", *cluster, given=made.stdout)
    assert asked.returncode == 0, asked.stdout + asked.stderr

    rows = {}
    for definition in [*mapping["node_definitions"], *mapping["edge_definitions"]]:
        name = definition.get("label", definition.get("type"))
        columns, values = trino.query(server, definition["sql"])
        rows[name] = len(parquet.write(tmp_path / name, columns, values))
    assert rows and min(rows.values()) > 0

    database = graph.Graph(tmp_path / "graph")
    for statement in graph.statements(mapping, str(tmp_path), *cluster):
        database.run(statement)
    loaded = {
        **{
            name: database.run(f"MATCH (n:{name}) RETURN count(*)")[0][0]
            for name in _names(mapping, "node_definitions", "label")
        },
        **{
            name: database.run(f"MATCH ()-[e:{name}]->() RETURN count(*)")[0][0]
            for name in _names(mapping, "edge_definitions", "type")
        },
    }
    assert loaded == rows


def _names(mapping, definitions, field):
    return [definition[field] for definition in mapping[definitions]]


def _command(*arguments, given=None):
    return subprocess.run(["node", graph.CLI, *arguments], input=given, capture_output=True, text=True, check=False)
