"""What the editor says that a change of a mapping does to a loaded graph, done to a loaded graph.

table_changes.json has the changes with the effect on each table and the statements that change it; the
editor's tests ask whether the comparison of the two mappings says the same.
"""

import copy
import json
import pathlib
import tempfile

from engine import Engine, literal, ticked

_CASES = pathlib.Path(__file__).with_name("table_changes.json")

# Values for the rows that are loaded, by type: of the first, the second and the third row.
_VALUES = {
    "STRING": ["'a'", "'b'", "'c'"],
    "INT64": ["1", "2", "3"],
    "INT32": ["CAST(4 AS INT32)", "CAST(5 AS INT32)", "CAST(6 AS INT32)"],
    "DATE": ["DATE('2020-01-02')", "DATE('2020-01-03')", "DATE('2020-01-04')"],
}


def run(tally, core):
    cases = json.loads(_CASES.read_text())
    for case in cases["cases"]:
        with tempfile.TemporaryDirectory() as folder:
            after = _changed(cases["mapping"], case["change"])
            _Change(tally, core, pathlib.Path(folder), cases["mapping"], after).check(case)
    _check_refusals(tally)


def _changed(mapping, change):
    """The mapping with some definitions changed; None takes one out."""
    after = copy.deepcopy(mapping)
    for path, fields in change.items():
        _, kind, index = path.split("/")
        if int(index) == len(after[kind]):
            after[kind].append(fields)
        else:
            after[kind][int(index)] = fields and {**after[kind][int(index)], **fields}
    return {kind: [one for one in definitions if one] for kind, definitions in after.items()}


class _Tables:
    """The tables of a mapping as its columns are declared."""

    def __init__(self, core, mapping):
        self.core = core
        keys = {node["label"]: node["primary_key"]["type"] for node in mapping["node_definitions"]}
        self.nodes = {node["label"]: _without_sql(node) for node in mapping["node_definitions"]}
        self.edges = {
            edge["type"]: {
                **_without_sql(edge),
                "from_key": {"name": edge["from_key"], "type": keys[edge["from_node"]]},
                "to_key": {"name": edge["to_key"], "type": keys[edge["to_node"]]},
            }
            for edge in mapping["edge_definitions"]
        }

    def create(self, name):
        if name in self.nodes:
            return self.core.sql("node_ddl", self.nodes[name])
        return self.core.sql("edge_ddl", self.edges[name])

    def file_types(self, name):
        """The types of the columns of a file of the table's rows."""
        if name in self.nodes:
            keys = [self.nodes[name]["primary_key"]]
        else:
            keys = [self.edges[name]["from_key"], self.edges[name]["to_key"]]
        schema = self.nodes.get(name) or self.edges[name]
        return [column["type"] for column in [*keys, *schema["properties"]]]

    def names(self):
        return [*self.nodes, *self.edges]

    def edges_at(self, label):
        return [name for name, edge in self.edges.items() if label in (edge["from_node"], edge["to_node"])]


def _without_sql(definition):
    return {name: value for name, value in definition.items() if name != "sql"}


class _Change:
    def __init__(self, tally, core, folder, before, after):
        self._tally = tally
        self._core = core
        self._folder = folder
        self._before = _Tables(core, before)
        self._after = _Tables(core, after)
        self._engine = Engine()

    def check(self, case):
        for name in self._before.names():
            self._tally.accepts(self._engine, self._before.create(name))
            self._tally.accepts(self._engine, self._copy(self._before, name))
        tables = case["tables"]
        renamed = [name for name in tables if tables[name]["effect"] in ("alter", "reload", "later", "nothing")]
        for name in renamed:
            for statement in tables[name]["statements"]:
                self._tally.accepts(self._engine, statement)
        for name in [name for name in self._after.names() if name not in tables]:
            self._check_kept(case, name)
        for effect in ("nothing", "later", "alter"):
            for name in [name for name in renamed if tables[name]["effect"] == effect]:
                self._check_kept(case, name, in_order=effect != "later")
        self._reload(case, [name for name in renamed if tables[name]["effect"] == "reload"])
        self._remake(case, {name for name in tables if tables[name]["effect"] in ("remake", "make", "drop")})
        expected = set(self._after.names())
        names = self._engine.table_names()
        self._tally.check(names == expected, case["name"], "other tables", names)

    def _copy(self, tables, name):
        """Writes three rows of a table, in a folder of their own, and gives the statement that loads them."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self._folder))
        types = tables.file_types(name)
        for row in range(3):
            values = ", ".join(_VALUES[column_type][row] for column_type in types)
            self._engine.rows(f"COPY (RETURN {values}) TO {literal(str(folder / f'{row}.parquet'))};")
        return self._core.sql("copy_from", f"{folder}/", {"table": name})

    def _count(self, name):
        pattern = f"(x:{ticked(name)})" if name in self._after.nodes else f"()-[x:{ticked(name)}]->()"
        return self._engine.rows(f"MATCH {pattern} RETURN count(x)")[0][0]

    def _expected_columns(self, name):
        engine = Engine()
        edge = self._after.edges.get(name)
        for label in dict.fromkeys([edge["from_node"], edge["to_node"]] if edge else []):
            engine.rows(self._after.create(label))
        engine.rows(self._after.create(name))
        return engine.columns(name)

    def _check_columns(self, case, name, in_order=True):
        found, expected = self._engine.columns(name), self._expected_columns(name)
        same = found == expected if in_order else found != expected and sorted(found) == sorted(expected)
        self._tally.check(same, case["name"], name, "other columns", found, expected)

    def _check_kept(self, case, name, in_order=True):
        self._check_columns(case, name, in_order)
        self._tally.check(self._count(name) == 3, case["name"], name, "the rows did not stay", self._count(name))

    def _reload(self, case, names):
        """The table is as the new mapping has it; only its rows are to be loaded again, into an emptied table."""
        nodes = [name for name in names if name in self._after.nodes]
        for name in names:
            self._check_columns(case, name)
        for name in nodes:
            again = self._engine.error(self._copy(self._after, name))
            self._tally.check(again is not None and "duplicated primary key" in again, case["name"], name, again)
            self._engine.rows(f"MATCH (x:{ticked(name)}) DETACH DELETE x")
            edges = self._after.edges_at(name)
            self._tally.check(set(edges) <= set(names), case["name"], "edges are not said to go", edges)
            self._tally.check(not any(map(self._count, edges)), case["name"], "edges stayed", edges)
        for name in sorted(names, key=lambda one: one not in nodes):
            if name not in nodes and self._count(name) > 0:
                self._tally.accepts(self._engine, self._copy(self._after, name))
                self._tally.check(self._count(name) == 6, case["name"], name, "is not doubled")
                self._engine.rows(f"MATCH ()-[x:{ticked(name)}]->() DELETE x")
            self._tally.accepts(self._engine, self._copy(self._after, name))
            self._tally.check(self._count(name) == 3, case["name"], name, "is not loaded", self._count(name))

    def _remake(self, case, names):
        """What is made again cannot be had by statements: the tables of edges go before those of their nodes."""
        old = [name for name in self._before.names() if name in names]
        for label in [name for name in old if name in self._before.nodes]:
            error = self._engine.error(f"DROP TABLE {ticked(label)};")
            edges = self._before.edges_at(label)
            self._tally.check(not edges or "referenced by" in (error or ""), case["name"], label, "was dropped", error)
            self._tally.check(set(edges) <= names, case["name"], "edges are not said to go", edges)
            if not edges:
                old.remove(label)
        for name in reversed(old):
            self._tally.accepts(self._engine, f"DROP TABLE {ticked(name)};")
        for name in [name for name in self._after.names() if name in names]:
            self._tally.accepts(self._engine, self._after.create(name))
            self._tally.accepts(self._engine, self._copy(self._after, name))
            self._tally.check(self._count(name) == 3, case["name"], name, "is not loaded", self._count(name))


# What the editor says that no statement does, with what the engine says of the nearest one.
_REFUSALS = [
    ("ALTER TABLE A ALTER x TYPE STRING;", "Parser exception"),
    ("ALTER TABLE A DROP id;", "used as primary key"),
    ("ALTER TABLE A RENAME x TO X;", "already has property"),
    ("ALTER TABLE A RENAME TO a;", "already exists"),
    ("MATCH (a:A) DELETE a;", "connected edges"),
]


def _check_refusals(tally):
    engine = Engine()
    engine.rows("CREATE NODE TABLE A(id INT64 PRIMARY KEY, x INT64);")
    engine.rows("CREATE REL TABLE R(FROM A TO A);")
    engine.rows("CREATE (:A {id: 1})-[:R]->(:A {id: 2});")
    for statement, words in _REFUSALS:
        error = engine.error(statement)
        tally.check(error is not None and words in error, "refused otherwise", statement, error)
