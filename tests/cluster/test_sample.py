"""The sample mapping, the whole way: its queries on Trino, Parquet, the engine, the same graph."""

import json
import pathlib
import subprocess

import graph
import parquet
import pytest
import trino

ROOT = pathlib.Path(__file__).parents[2]
MAPPING = json.loads((ROOT / "samples/tpch/mapping.json").read_text())
NODES = {node["label"]: node for node in MAPPING["node_definitions"]}
EDGES = {edge["type"]: edge for edge in MAPPING["edge_definitions"]}
DEFINITIONS = NODES | EDGES


class Loaded:
    """The graph of the sample, and per definition the columns and rows it was made from."""

    def __init__(self, server, folder):
        self.graph = graph.Graph(folder / "graph")
        self.columns, self.rows = {}, {}
        for name, definition in DEFINITIONS.items():
            columns, rows = trino.query(server, definition["sql"])
            self.columns[name] = columns
            self.rows[name] = parquet.write(folder / name, columns, rows)
        for statement in graph.statements(MAPPING, folder, *asked(server)):
            self.graph.run(statement)


def asked(server):
    """The options of a command that asks the cluster."""
    return ["--trino", server, "--user", "mapping-generator"]


@pytest.fixture(scope="module")
def loaded(server, tmp_path_factory):
    return Loaded(server, tmp_path_factory.mktemp("export"))


def declared_columns(definition):
    """Names and types in the order that a load needs; an edge's keys have their nodes' types."""
    properties = [(column["name"], column["type"]) for column in definition.get("properties", [])]
    if "label" in definition:
        key = definition["primary_key"]
        return [(key["name"], key["type"]), *properties]
    keys = [NODES[definition[end]]["primary_key"]["type"] for end in ("from_node", "to_node")]
    return [(definition["from_key"], keys[0]), (definition["to_key"], keys[1]), *properties]


def family(graph_type):
    return "LIST" if graph_type.endswith("[]") else graph_type


def test_queries_return_what_is_declared(server):
    program = ["node", graph.CLI, "check", "-", "--format", "json", *asked(server)]
    answer = subprocess.run(
        program, input=json.dumps(MAPPING), check=True, capture_output=True, text=True
    )
    report = json.loads(answer.stdout)[0]
    schemas = [result["schema"] for result in report["node_results"] + report["edge_results"]]
    found = {schema.get("label") or schema["type"]: schema_columns(schema) for schema in schemas}
    assert found == {name: declared_columns(value) for name, value in DEFINITIONS.items()}


def schema_columns(schema):
    keys = [schema[key] for key in ("primary_key", "from_key", "to_key") if key in schema]
    return [(column["name"], family(column["type"])) for column in keys + schema["properties"]]


@pytest.mark.parametrize("label", NODES)
def test_nodes_are_the_rows_of_the_query(server, loaded, label):
    names = [name for name, _ in loaded.columns[label]]
    found = loaded.graph.run(f"MATCH (n:{label}) RETURN {', '.join('n.' + name for name in names)}")
    assert_same_rows(found, loaded.rows[label], counted(server, NODES[label]))


@pytest.mark.parametrize("edge_type", EDGES)
def test_edges_are_the_rows_of_the_query(server, loaded, edge_type):
    edge = EDGES[edge_type]
    from_key = NODES[edge["from_node"]]["primary_key"]["name"]
    to_key = NODES[edge["to_node"]]["primary_key"]["name"]
    names = [name for name, _ in loaded.columns[edge_type][2:]]
    wanted = [f"a.{from_key}", f"b.{to_key}", *(f"e.{name}" for name in names)]
    pattern = f"(a:{edge['from_node']})-[e:{edge_type}]->(b:{edge['to_node']})"
    found = loaded.graph.run(f"MATCH {pattern} RETURN {', '.join(wanted)}")
    assert_same_rows(found, loaded.rows[edge_type], counted(server, edge))


def counted(server, definition):
    _, [[count]] = trino.query(server, f"SELECT count(*) FROM (\n{definition['sql']}\n)")
    return count


def assert_same_rows(found, expected, count):
    assert len(found) == count
    assert sorted(found, key=repr) == sorted(expected, key=repr)
