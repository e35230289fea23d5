"""Preflight calls a mapping clean exactly where the engine loads the rows that the cluster gives."""

import os
import pathlib
import random
from concurrent.futures import ThreadPoolExecutor

import datasets
import graph
import parquet
import trino

import trino_types

# Each set is written, asked and loaded twice: a run by hand takes many, as with PREFLIGHT_SETS=240.
COUNT = int(os.environ.get("PREFLIGHT_SETS", "48"))
SEED = 20261129


def test_clean_is_what_loads(server, tmp_path):
    chosen = random.Random(SEED)
    sets = []
    for number in range(COUNT):
        fault = datasets.FAULTS[number % len(datasets.FAULTS)]
        mapping = datasets.data_set(chosen, fault)
        folder = tmp_path / str(number)
        for knows_columns in (False, True):
            sets.append({"mapping": mapping, "folder": str(folder), "knows_columns": knows_columns, "fault": fault})
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda given: _write_rows(server, given), sets[::2]))
    answers = graph.printed_json([graph.HERE / "preflight.mjs", server], sets)
    wrong = []
    seen = {"clean": 0, "dirty": 0}
    kinds = set()
    for number, (given, answer) in enumerate(zip(sets, answers)):
        error = _load_error(answer["statements"], tmp_path / f"graph-{number}")
        status = answer["report"]["status"]
        seen[status] = seen.get(status, 0) + 1
        kinds.update(fault["kind"] for part in answer["report"]["definitions"] for fault in part["faults"])
        if status != ("clean" if error is None else "dirty"):
            wrong.append((status, error, given, answer["report"]["diagnostics"]))
    print(seen, sorted(kinds))
    assert not wrong, f"{len(wrong)} of {len(sets)}: {wrong[:5]}"
    assert min(seen["clean"], seen["dirty"]) > COUNT / 4
    assert len(kinds) == 7  # all but null_map_key, which Trino never makes


def test_sizes_are_those_of_the_rows(server):
    key = {"name": "id", "type": "INT64"}
    texts = [{"name": "name", "type": "STRING"}, {"name": "words", "type": "LIST"}, {"name": "born", "type": "DATE"}]
    rows = "FROM UNNEST(sequence(1, 99)) AS t (n)"
    text = "'é' || CAST(n * n AS varchar)"
    columns = f"n AS id, IF(n % 7 = 0, NULL, {text}) AS name, repeat('x', n % 5) AS words, DATE '1970-01-01' AS born"
    node = f"SELECT {columns} {rows}"
    edge = f"SELECT n AS f, n % 10 + 1 AS t, {text} AS note {rows} WHERE n < 50"
    note = [{"name": "note", "type": "STRING"}]
    ends = {"from_key": "f", "to_key": "t", "properties": note}
    mapping = {
        "node_definitions": [
            {"label": "Person", "sql": node, "primary_key": key, "properties": texts},
            {"label": "Other", "sql": node, "primary_key": key, "properties": texts},
        ],
        "edge_definitions": [
            {"type": "WITHIN", "from_node": "Person", "to_node": "Person", "sql": edge, **ends},
            {"type": "BETWEEN", "from_node": "Person", "to_node": "Other", "sql": edge, **ends},
        ],
    }
    given = {"mapping": mapping, "folder": "", "knows_columns": True, "limits": {"rows": 1, "bytes": 1}}
    [answer] = graph.printed_json([graph.HERE / "preflight.mjs", server], [given])
    # An INT64 has 8 bytes, a DATE 4; a text and a list 16, and its characters or 16 for each text in it.
    nodes = trino.query(server, node)[1]
    of_node = sum(8 + 16 + len(name or "") + 16 + 16 * len(words) + 4 for _, name, words, _ in nodes)
    of_edge = sum(8 + 8 + 16 + len(text) for _, _, text in trino.query(server, edge)[1])
    report = answer["report"]
    assert [part["bytes"] for part in report["definitions"]] == [of_node, of_node, of_edge, of_edge]
    assert report["status"] == "clean"
    found = {finding["code"]: finding["params"] for finding in report["diagnostics"]}
    assert found == {
        "too_many_rows": {"count": 2 * (99 + 49), "limit": 1, "own_count": 99},
        "too_many_bytes": {"count": 2 * (of_node + of_edge), "limit": 1, "own_count": of_node},
    }


def _write_rows(server, given):
    """As the cluster's writers do it: without a file where there is no row."""
    mapping, folder = given["mapping"], pathlib.Path(given["folder"])
    for definition in [*mapping["node_definitions"], *mapping["edge_definitions"]]:
        columns, rows = trino.query(server, definition["sql"])
        if rows:
            parquet.write(folder / definition.get("label", definition.get("type")), columns, rows)


def _load_error(statements, path):
    database = graph.Graph(pathlib.Path(path))
    for statement in statements:
        try:
            database.run(statement)
        except RuntimeError as error:
            return str(error)
    return None


def test_every_type_is_in_the_data_sets():
    tables = [key for columns in datasets.KEYS.values() for key in columns]
    named = {trino_types.name_of(source) for source in tables}
    named |= {trino_types.name_of(source) for source, _ in [*datasets.PROPERTIES, *datasets.IMPOSSIBLE]}
    # Of the others a preflight asks nothing: whether they load does not depend on their values.
    scalars = {row.name for row in trino_types.read() if row.graph not in ("", "LIST", "MAP", "STRUCT")}
    assert scalars - named == set()
