"""The engine keeps the names that the core writes and cannot hold those that the core refuses."""

import re

from core import Refused
from names import hostile_names

from engine import Engine, ticked

_NAMES_PER_DATABASE = 40


def run(tally, core, random, count):
    names = hostile_names(random, count)
    for first in range(0, len(names), _NAMES_PER_DATABASE):
        suite = _NameSuite(tally, core, Engine())
        for name in names[first : first + _NAMES_PER_DATABASE]:
            suite.check_name(name)


def _column(name, column_type="STRING"):
    return {"name": name, "type": column_type}


def _node(label, key="k", properties=()):
    return {"label": label, "primary_key": _column(key), "properties": list(properties)}


def _edge(edge_type, from_node, to_node, properties=()):
    return {
        "type": edge_type,
        "from_node": from_node,
        "to_node": to_node,
        "from_key": _column("a"),
        "to_key": _column("b"),
        "properties": list(properties),
    }


def _has_doubled_backtick(text):
    """The engine keeps both of them, so they are no escape for one; the core refuses any."""
    return "``" in text


class _NameSuite:
    def __init__(self, tally, core, engine):
        self._tally = tally
        self._core = core
        self._engine = engine
        self._tables = 0

    def check_name(self, name):
        self._check_table(name)
        self._check_property(name)
        self._check_field(name)

    def _fresh_table(self):
        self._tables += 1
        return f"generated_table_{self._tables}"

    def _statement(self, operation, schema, refused):
        """The core's statement; where there is none, the engine must refuse `refused`."""
        try:
            return self._core.sql(operation, schema)
        except Refused as refusal:
            error = self._engine.error(refused)
            self._tally.check(
                error is not None or _has_doubled_backtick(refused),
                f"{refusal.code} is refused for nothing",
                refused,
            )
            return None

    def _check_table(self, name):
        statement = self._statement(
            "node_ddl", _node(name), f"CREATE NODE TABLE {ticked(name)}(k STRING PRIMARY KEY);"
        )
        if statement is None or not self._tally.accepts(self._engine, statement):
            return
        self._tally.check(
            name in self._engine.table_names(), "the table has another name", statement
        )
        self._check_bare(
            name, statement, lambda bare: f"CREATE NODE TABLE {bare}(k STRING PRIMARY KEY);"
        )
        edge = self._fresh_table()
        self._tally.accepts(self._engine, self._core.sql("edge_ddl", _edge(edge, name, name)))
        load = self._core.sql("copy_from", "/nowhere/", {"table": name})
        error = self._engine.error(load)
        self._tally.check(
            "/nowhere/*.parquet" in (error or ""), "the table is not found", load, error
        )
        self._tally.accepts(self._engine, f"DROP TABLE {edge};")
        self._tally.accepts(self._engine, f"DROP TABLE {ticked(name)};")
        self._check_edge_type(name)

    def _check_edge_type(self, name):
        node = self._fresh_table()
        self._tally.accepts(self._engine, self._core.sql("node_ddl", _node(node)))
        self._tally.accepts(self._engine, self._core.sql("edge_ddl", _edge(name, node, node)))
        self._tally.check(name in self._engine.table_names(), "the edge has another name", name)
        self._tally.accepts(self._engine, f"DROP TABLE {ticked(name)};")

    def _check_property(self, name):
        table = self._fresh_table()
        refused = (
            f"CREATE NODE TABLE {table}(generated_key STRING PRIMARY KEY, {ticked(name)} STRING);"
        )
        statement = self._statement(
            "node_ddl", _node(table, "generated_key", [_column(name)]), refused
        )
        if statement is None or not self._tally.accepts(self._engine, statement):
            return
        self._tally.check(
            self._engine.columns(table)[1][0] == name, "the property has another name", statement
        )
        key_table, edge = self._fresh_table(), self._fresh_table()
        self._tally.accepts(self._engine, self._core.sql("node_ddl", _node(key_table, name)))
        self._tally.check(
            self._engine.columns(key_table)[0][0] == name, "the key has another name", name
        )
        self._tally.accepts(
            self._engine, self._core.sql("edge_ddl", _edge(edge, table, key_table, [_column(name)]))
        )
        self._tally.check(
            self._engine.columns(edge)[0][0] == name, "the edge's property has another name", name
        )

    def _check_field(self, name):
        table = self._fresh_table()
        quoted = name.replace('"', '""')
        nested = f'map(varchar, row("{quoted}" bigint))'
        fields = f'row("generated_a" bigint, "{quoted}" varchar, "generated_z" {nested})'
        nested = f"MAP(STRING, STRUCT({name} INT64))"
        written = f"STRUCT(generated_a INT64, {name} STRING, generated_z {nested})"
        try:
            full = self._core.full_type(fields)
        except Refused as refusal:
            self._check_refused_field(table, name, refusal)
            return
        statement = self._core.sql("node_ddl", _node(table, "k", [_column("s", full)]))
        if self._tally.accepts(self._engine, statement):
            found = self._engine.columns(table)[1][1]
            self._tally.check(found == written, "the STRUCT has another type", statement, found)

    def _check_refused_field(self, table, name, refusal):
        statement = (
            f"CREATE NODE TABLE {table}(k STRING PRIMARY KEY, "
            f"s STRUCT(generated_a INT64, {ticked(name)} STRING, generated_z INT64));"
        )
        kept = (
            self._engine.error(statement) is None
            and self._engine.columns(table)[1][1]
            == f"STRUCT(generated_a INT64, {name} STRING, generated_z INT64)"
        )
        self._tally.check(
            not kept or _has_doubled_backtick(name),
            f"{refusal.params} is refused for nothing",
            statement,
        )

    def _check_bare(self, name, statement, bare_statement):
        """A plain name is in backticks only when the engine would refuse it without."""
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) or ticked(name) not in statement:
            return
        error = self._engine.error(bare_statement(name))
        self._tally.check(
            error is not None and "already exists" not in error,
            "is quoted for nothing",
            statement,
            error,
        )
