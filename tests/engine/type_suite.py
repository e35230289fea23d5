"""Random types: the engine takes what the core maps, and refuses what the core refuses."""

import re

from core import Refused

import trino_types
from engine import Engine

_SCALARS = {
    "varchar": "STRING",
    "varchar(20)": "STRING",
    "char(3)": "STRING",
    "bigint": "INT64",
    "integer": "INT32",
    "smallint": "INT16",
    "tinyint": "INT8",
    "double": "DOUBLE",
    "real": "FLOAT",
    "decimal(12, 2)": "DOUBLE",
    "date": "DATE",
    "timestamp(3)": "TIMESTAMP",
    "timestamp(6) with time zone": "TIMESTAMP",
    "boolean": "BOOL",
    "varbinary": "BLOB",
    "uuid": "UUID",
}
_FIELDS = ["a", "b_2", "Order", "select", "größe", "1st", "x-y", "count(*)", "node", "日本", "a.b"]

# Parts of types as a mapping might declare them, right and wrong. The engine takes INTERNAL_ID by
# mistake, mixes up fields that differ in case alone and reads all that starts with DECIMAL as that,
# so these are not asked.
_PARTS = [
    "STRING",
    "int64",
    "INT",
    "BOOLEAN",
    "VARCHAR",
    "LIST",
    "MAP",
    "STRUCT",
    "UNION",
    "DECIMAL",
    "DECIMAL(10,2)",
    "DECIMAL(39, 1)",
    "NUMERIC",
    "NUMERIC(3, 1)",
    "TIMESTAMP_TZ",
    "TIME",
    "[]",
    "[3]",
    "[0]",
    " []",
    "[ ]",
    "(",
    ")",
    ",",
    " ",
    "a ",
    "b ",
    "`c` ",
    "`d e` ",
    "order ",
    "MAP(STRING, ",
    "STRUCT(",
    "STRUCT(a ",
    "UNION(b ",
    "UUID",
    "DATE)",
    "SERIAL",
    "BLOB",
    "1",
]


def run(tally, core, random, count):
    _check_complete(tally)
    engine = Engine()
    for number in range(count):
        if number % 100 == 0:
            engine = Engine()
        trino_type, expected = _random_type(random, 4)
        _check_mapped(tally, core, engine, f"mapped_{number}", trino_type, expected)
        _check_declared(tally, core, engine, f"declared_{number}", _random_declaration(random))
    _check_deepest(tally, core)


def _check_complete(tally):
    """Every type that becomes one of the engine's has a case, or is made of those that have."""
    named = {trino_types.name_of(written) for written in _SCALARS} | {"array", "map", "row"}
    for row in trino_types.read():
        if row.graph:
            tally.check(row.name in named, "no case for the type", row.name)


def _random_type(random, depth):
    """A Trino type and the RyuGraph type it must become, as the engine shows it."""
    form = random.choice(["scalar", "array", "map", "row"]) if depth else "scalar"
    if form == "scalar":
        return random.choice(list(_SCALARS.items()))
    if form == "array":
        element, expected = _random_type(random, depth - 1)
        return f"array({element})", f"{expected}[]"
    if form == "map":
        key, expected_key = _random_type(random, depth - 1)
        value, expected_value = _random_type(random, depth - 1)
        return f"map({key}, {value})", f"MAP({expected_key}, {expected_value})"
    names = random.sample(_FIELDS, random.randint(1, 4))
    types = [_random_type(random, depth - 1) for _ in names]
    row = ", ".join(f'"{name}" {field}' for name, (field, _) in zip(names, types))
    expected = ", ".join(f"{name} {field}" for name, (_, field) in zip(names, types))
    return f"row({row})", f"STRUCT({expected})"


def _random_declaration(random):
    return "".join(random.choice(_PARTS) for _ in range(random.randint(1, 6)))


def _node(label, column_type):
    return {
        "label": label,
        "primary_key": {"name": "k", "type": "STRING"},
        "properties": [{"name": "c", "type": column_type}],
    }


def _check_mapped(tally, core, engine, table, trino_type, expected):
    statement = core.sql("node_ddl", _node(table, core.full_type(trino_type)))
    if tally.accepts(engine, statement):
        found = engine.columns(table)[1][1]
        tally.check(found == expected, "the column has another type", statement, found, expected)


def _check_declared(tally, core, engine, table, declaration):
    if re.search(r"(DECIMAL|NUMERIC)\w", declaration):
        return
    as_written = engine.error(f"CREATE NODE TABLE {table}(k STRING PRIMARY KEY, c {declaration});")
    try:
        statement = core.sql("node_ddl", _node(table + "_printed", declaration))
    except Refused as refusal:
        tally.check(as_written is not None, f"{refusal.code} is refused for nothing", declaration)
        return
    tally.check(as_written is None, "the engine refuses", declaration, as_written)
    if as_written is None and tally.accepts(engine, statement):
        columns = engine.columns(table), engine.columns(table + "_printed")
        tally.check(
            columns[0] == columns[1], "is another type when printed", declaration, statement
        )


def _check_deepest(tally, core):
    """The deepest type that the core takes is one that the engine takes too."""
    depth = 63
    for opening, closing in [("array(", ")"), ("map(varchar, ", ")"), ("row(a ", ")")]:
        full = core.full_type(opening * depth + "bigint" + closing * depth)
        tally.accepts(Engine(), core.sql("node_ddl", _node("Deep", full)))
