"""Small mappings over made-up rows, with every kind of fault that a load can have."""

import dataclasses
import random

# The type of a key: the types of the warehouse that its column may have, each with values as SQL. Those of one position
# are equal as keys, whatever the type is.
KEYS = {
    "STRING": {
        "varchar": ["'a'", "'b'", "'A'", "'c d'", "''", "'é'", "'7'"],
        "char(3)": ["'a'", "'b'", "'A'", "'c d'", "''", "'é'", "'7'"],
        "bigint": ["1", "2", "3", "-4", "5", "6", "7"],
        "date": ["DATE '2020-01-01'", "DATE '0007-02-03'", "DATE '1969-12-31'"],
        "boolean": ["true", "false"],
        "uuid": [f"UUID '12151fd2-7586-11e9-8f9e-2a86e4085a5{n}'" for n in range(4)],
    },
    "INT64": {
        "bigint": ["1", "2", "3", "-4", "9223372036854775807", "0"],
        "integer": ["1", "2", "3", "-4", "2147483647", "0"],
        "varchar": ["'1'", "'2'", "'3'", "'-4'", "'9223372036854775807'", "'0'"],
        "double": ["1e0", "2e0", "3e0", "-4e0", "4611686018427387904e0", "0e0"],
        "smallint": ["1", "2", "3", "-4", "32767", "0"],
    },
    "DATE": {
        "date": ["DATE '2020-01-05'", "DATE '1969-12-31'", "DATE '0001-01-01'", "DATE '2024-02-29'"],
        "varchar": ["'2020-01-05'", "'1969/12/31'", "'1-1-1'", "'2024 2 29'"],
        "timestamp(3)": [
            "TIMESTAMP '2020-01-05 23:59:59.999'",
            "TIMESTAMP '1969-12-31 01:02:03.000'",
            "TIMESTAMP '0001-01-01 00:00:00.001'",
            "TIMESTAMP '2024-02-29 12:00:00.000'",
        ],
    },
    "UUID": {
        "uuid": [f"UUID '12151fd2-7586-11e9-8f9e-2a86e4085a5{n}'" for n in range(4)],
        "varchar": [
            "'12151fd2-7586-11e9-8f9e-2a86e4085a50'",
            "'12151FD2-7586-11E9-8F9E-2A86E4085A51'",
            "'{12151fd2758611e98f9e2a86e4085a52}'",
            "'1-2-151fd2758611e98f9e2a86e4085a53'",
        ],
    },
}

# Other spellings of the first key: they are the same to the engine.
TWINS = {
    ("INT64", "varchar"): ["' 1'", "'1 '", "U&'\\00091'"],
    ("INT64", "double"): ["1.2e0", "0.6e0"],
    ("DATE", "varchar"): ["'2020/01/05'", "'2020-1-5'", "' 2020-01-05'", "'02020-01-05'"],
    ("DATE", "timestamp(3)"): ["TIMESTAMP '2020-01-05 00:00:00.000'"],
    ("UUID", "varchar"): ["'12151FD2758611E98F9E2A86E4085A50'"],
}

# Texts of keys that are none.
BAD_KEYS = {
    ("INT64", "varchar"): ["'x'", "'+1'", "'01'", "''", "'9223372036854775808'", "'1.0'", "'٣'"],
    ("INT64", "double"): ["nan()", "infinity()", "1e19", "-1e300"],
    ("DATE", "varchar"): ["'2021-02-29'", "'2020-13-01'", "'x'", "''", "'2020-01-05x'", "'-0044-03-15'"],
    ("UUID", "varchar"): ["'12151fd2-7586-11e9-8f9e-2a86e4085a5'", "'x'", "''"],
}

# The type of a column and the declared type: values that load, and values that do not.
PROPERTIES = {
    ("bigint", "INT8"): (["127", "-128", "NULL"], ["128", "-129"]),
    ("bigint", "INT16"): (["32767", "-32768"], ["40000", "-32769"]),
    ("bigint", "INT32"): (["2147483647"], ["2147483648", "-2147483649"]),
    ("integer", "INT16"): (["0", "NULL"], ["32768"]),
    ("smallint", "INT8"): (["5"], ["200"]),
    ("tinyint", "INT64"): (["5", "-128"], []),
    ("bigint", "DOUBLE"): (["9007199254740993"], []),
    ("double", "INT8"): (["127.4e0", "127.9e0", "-128e0", "NULL"], ["-128.4e0", "128e0", "nan()"]),
    ("double", "INT32"): (["2147483647.5e0"], ["2147483648e0", "infinity()"]),
    ("double", "INT64"): (["-9223372036854775808e0", "2.5e0"], ["9223372036854775808e0", "nan()"]),
    ("real", "INT16"): (["REAL '1.5'"], ["REAL '70000'"]),
    ("double", "FLOAT"): (["1e300", "nan()", "infinity()"], []),
    ("varchar", "INT8"): (["'127'", "' -0 '", "NULL", "'-007'"], ["'128'", "'+5'", "'007'", "''", "'1e1'"]),
    ("varchar", "INT64"): (["'-9223372036854775808'"], ["'9223372036854775808'", "'٩'"]),
    ("char(5)", "INT32"): (["'12'"], ["'x'"]),
    ("varchar", "DOUBLE"): (
        ["'nan'", "'-INF'", "'1e400'", "'.5'", "'1.'", "'-01.5'", "' 1e+5 '", "'nan(x_1)'"],
        ["'+1.5'", "'01.5'", "'1d'", "'e5'", "'.'", "''"],
    ),
    ("varchar", "FLOAT"): (["'1e300'"], ["'x'"]),
    ("varchar", "BOOL"): (["'t'", "'FALSE'", "' true '", "'0'"], ["'yes'", "''", "'2'"]),
    ("varchar", "DATE"): (
        ["'2020 1 5'", "'2020\\01\\05'", "'294247-12-31'", "'2000-02-29'", "'0-1-1'"],
        ["'2020-01/05'", "'294248-01-01'", "'1900-02-29'", "'2020-04-31'", "'2020-1'", "'2020-01-05 10'"],
    ),
    ("varchar", "TIMESTAMP"): (
        ["'2020-01-05T10:11:12'", "'2020-01-05'", "'2020/1/5 000000010:1:2.Z'", "'2020-01-05 10:11:12+02'"],
        ["'2020-01-05 10:11'", "'2020-01-05 24:00:00'", "'2020-01-05 10:11:12 UTC'", "'2020-02-30 10:11:12'"],
    ),
    ("varchar", "UUID"): (["'12151fd2758611e98f9e2a86e4085a59'"], ["' 12151fd2758611e98f9e2a86e4085a59'"]),
    ("varchar", "BLOB"): (["'a\\xFFb'", "''"], ["'é'", "'\\x'", "'\\xG0'"]),
    ("varchar", "STRING"): (["''", "'x'", "NULL"], []),
    ("date", "TIMESTAMP"): (["DATE '2020-01-05'"], []),
    ("timestamp(3)", "DATE"): (["TIMESTAMP '2020-01-05 10:11:12.000'"], []),
    ("boolean", "STRING"): (["true", "NULL"], []),
    ("varbinary", "STRING"): (["X'00FF'"], []),
    ("uuid", "STRING"): (["UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59'"], []),
    ("timestamp(3) with time zone", "TIMESTAMP"): (["TIMESTAMP '2020-01-05 10:11:12.000 UTC'"], []),
    ("timestamp(6)", "STRING"): (["TIMESTAMP '2020-01-05 10:11:12.000001'"], []),
}

# Whatever the rows are, there is no such load.
IMPOSSIBLE = {
    ("boolean", "INT64"): ["true", "NULL"],
    ("bigint", "BOOL"): ["1"],
    ("date", "INT32"): ["DATE '2020-01-05'"],
    ("bigint", "DATE"): ["1"],
    ("decimal(10, 2)", "DOUBLE"): ["1.25", "NULL"],
    ("uuid", "BLOB"): ["UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59'"],
    ("bigint", "UUID"): ["1"],
}

FAULTS = [
    "none", "none", "none", "null_key", "duplicate_key", "twin_key", "bad_key", "dangling", "null_end", "bad_end",
    "bad_value", "bad_value", "bad_value", "impossible", "undeclared", "empty_node", "empty_edge",
]


@dataclasses.dataclass
class Relation:
    """A query that gives rows of literals."""

    columns: list  # (name, type of the warehouse)
    rows: list

    def sql(self):
        names = [name for name, _ in self.columns]
        casts = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in self.columns)
        if self.rows:
            values = ", ".join(f"({', '.join(row)})" for row in self.rows)
            return f"SELECT {casts} FROM (VALUES {values}) AS t ({', '.join(names)})"
        nulls = ", ".join("NULL" for _ in names)
        return f"SELECT {casts} FROM (VALUES ({nulls})) AS t ({', '.join(names)}) WHERE false -- none"


def data_set(chosen: random.Random, fault):
    """A mapping of two nodes and an edge, with rows that have the fault."""
    key_type = chosen.choice(list(KEYS))
    node, key, values = _node(chosen, "Source", key_type)
    other, other_key, other_values = _node(chosen, "Target", chosen.choice(list(KEYS)))
    edge = _edge(chosen, (node, key, values), (other, other_key, other_values))
    _break(chosen, fault, node, edge)
    definitions = [
        {"label": part["name"], "sql": part["relation"].sql(),
         "primary_key": {"name": "id", "type": part["key_type"]}, "properties": part["properties"]}
        for part in (node, other)
    ]
    return {
        "node_definitions": definitions,
        "edge_definitions": [
            {"type": "LINKS", "from_node": "Source", "to_node": "Target", "sql": edge["relation"].sql(),
             "from_key": "a", "to_key": "b", "properties": edge["properties"]}
        ],
    }


def _node(chosen, name, key_type):
    source = chosen.choice(list(KEYS[key_type]))
    values = KEYS[key_type][source]
    count = chosen.randint(1, len(values))
    rows = [[value] for value in values[:count]]
    part = {"name": name, "key_type": key_type, "source": source, "relation": Relation([("id", source)], rows)}
    _add_properties(chosen, part)
    return part, source, count


def _add_properties(chosen, part):
    part["properties"] = []
    for number in range(chosen.randint(0, 2)):
        (source, declared), (good, _) = chosen.choice(list(PROPERTIES.items()))
        _add_column(part, f"p{number}", source, declared)
        for row in part["relation"].rows:
            row.append(chosen.choice(good))


def _add_column(part, name, source, declared):
    part["properties"].append({"name": name, "type": declared})
    part["relation"].columns.append((name, source))


def _edge(chosen, start, end):
    """Its keys may have other types than those of the nodes."""
    columns, choices, ends = [], [], []
    for name, (node, source, count) in zip("ab", (start, end)):
        key_type = node["key_type"]
        texts = ["varchar", "char(3)"]
        sources = list(KEYS[key_type]) if key_type != "STRING" else texts if source in texts else [source]
        own = chosen.choice(sources)
        columns.append((name, own))
        choices.append(KEYS[key_type][own][:count])
        ends.append((key_type, own, KEYS[key_type][own][count:]))
    rows = [[chosen.choice(values) for values in choices] for _ in range(chosen.randint(1, 4))]
    part = {"name": "LINKS", "relation": Relation(columns, rows), "ends": ends}
    _add_properties(chosen, part)
    return part


def _break(chosen, fault, node, edge):
    rows, links = node["relation"].rows, edge["relation"].rows
    key = (node["key_type"], node["source"])
    side = chosen.randrange(2)
    end_type, end_source, unknown = edge["ends"][side]
    if fault == "null_key":
        rows[chosen.randrange(len(rows))][0] = "NULL"
    elif fault == "duplicate_key":
        rows.append(list(rows[0]))
    elif fault == "twin_key" and key in TWINS:
        rows.append([chosen.choice(TWINS[key]), *rows[0][1:]])
    elif fault == "bad_key" and key in BAD_KEYS:
        rows.append([chosen.choice(BAD_KEYS[key]), *rows[0][1:]])
    elif fault == "dangling" and unknown:
        links[chosen.randrange(len(links))][side] = chosen.choice(unknown)
    elif fault == "null_end":
        links[chosen.randrange(len(links))][side] = "NULL"
    elif fault == "bad_end" and (end_type, end_source) in BAD_KEYS:
        links[0][side] = chosen.choice(BAD_KEYS[end_type, end_source])
    elif fault == "bad_value":
        part = chosen.choice([node, edge])
        (source, declared), (good, bad) = chosen.choice([pair for pair in PROPERTIES.items() if pair[1][1]])
        _add_column(part, "bad", source, declared)
        for row in part["relation"].rows:
            row.append(chosen.choice(good))
        chosen.choice(part["relation"].rows)[-1] = chosen.choice(bad)
    elif fault == "impossible":
        part = chosen.choice([node, edge])
        (source, declared), values = chosen.choice(list(IMPOSSIBLE.items()))
        _add_column(part, "wrong", source, declared)
        for row in part["relation"].rows:
            row.append(chosen.choice(values))
    elif fault == "undeclared":
        part = chosen.choice([node, edge])
        part["relation"].columns.append(("extra", "bigint"))
        for row in part["relation"].rows:
            row.append("1")
    elif fault == "empty_node":
        rows.clear()
    elif fault == "empty_edge":
        links.clear()
