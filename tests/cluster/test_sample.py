"""The sample mapping, the whole way: its queries on Trino, Parquet, the engine, the same graph."""

import json
import pathlib
import subprocess

import pytest

import graph
import parquet
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
        for statement in statements(server, folder):
            self.graph.run(statement)


def statements(server, folder):
    """What the package writes for the sample: the tables, from the columns of its queries, and the loads."""
    program = [ROOT / "npm/dist/cli.cjs", "ddl", ROOT / "samples/tpch/mapping.json"]
    options = ["--trino", server, "--user", "mapping-generator", "--copy-from", folder]
    written = subprocess.run(["node", *program, *options], check=True, capture_output=True, text=True)
    return written.stdout.splitlines()


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


@pytest.mark.parametrize("name", DEFINITIONS)
def test_query_returns_what_is_declared(loaded, name):
    found = [(column, family(graph.graph_type(kind))) for column, kind in loaded.columns[name]]
    assert found == declared_columns(DEFINITIONS[name])


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
