"""The real graph engine, and the statements that the package writes for it."""

import json
import pathlib
import subprocess

import ryugraph

HERE = pathlib.Path(__file__).parent
CLI = HERE.parents[1] / "npm/dist/cli.cjs"
SCHEMA_STATEMENTS = HERE / "statements.mjs"


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


def statements(mapping, folder, *options):
    """
    What the command line writes for a mapping: the tables, then their loads from `folder`. The types are those that
    the mapping declares or, with the options of a cluster, those of its queries' columns.
    """
    written = printed_by([CLI, "ddl", "-", "--copy-from", folder, *options], mapping)
    return written.splitlines()


def statements_of_schema(nodes, edges, folder):
    """The same for tables of any type, as the package's functions write it."""
    return printed_json([SCHEMA_STATEMENTS, folder], {"nodes": nodes, "edges": edges})


def printed_json(program, document):
    """The same where the program prints JSON."""
    return json.loads(printed_by(program, document))


def printed_by(program, document):
    """What a program of Node prints that reads the document as JSON."""
    ended = subprocess.run(
        ["node", *program], input=json.dumps(document), check=True, capture_output=True, text=True
    )
    return ended.stdout
