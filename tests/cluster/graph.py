"""The real graph engine, and the statements that make and fill its tables."""

import re

import ryugraph

# Families of Trino types as the graph holds them; what is not here cannot be held.
TYPES = {
    "varchar": "STRING",
    "char": "STRING",
    "bigint": "INT64",
    "integer": "INT32",
    "smallint": "INT16",
    "tinyint": "INT8",
    "double": "DOUBLE",
    "real": "FLOAT",
    "decimal": "DOUBLE",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    "boolean": "BOOL",
    "varbinary": "BLOB",
    "uuid": "UUID",
}


class Graph:
    """
    An empty graph in a new file. On disk because a graph in memory is not to be trusted: of 60,000
    edges read at once some have another value than was loaded (ryugraph 25.9.2).
    """

    def __init__(self, path):
        self._database = ryugraph.Database(path, buffer_pool_size=1 << 29)
        self._connection = ryugraph.Connection(self._database)

    def run(self, statement):
        """Returns the rows as tuples; raises RuntimeError with the engine's text."""
        table = self._connection.execute(statement).get_as_arrow()
        return list(zip(*(column.to_pylist() for column in table.columns)))

    def copy(self, table, folder):
        return self.run(f"COPY {table} FROM '{folder}/*.parquet';")


def graph_type(trino_type):
    """The full form of the graph's type of a Trino type."""
    if match := re.fullmatch(r"array\((.*)\)", trino_type):
        return f"{graph_type(match[1])}[]"
    return TYPES[re.match(r"\w+", trino_type)[0]]
