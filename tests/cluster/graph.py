"""The real graph engine, and the statements that the package writes for it."""

import json
import pathlib
import subprocess

import ryugraph

CLI = pathlib.Path(__file__).parents[2] / "npm/dist/cli.cjs"


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
    What the package writes for a mapping: the tables, then their loads from `folder`. The types are those that
    the mapping declares or, with the options of a cluster, those of its queries' columns.
    """
    program = ["node", CLI, "ddl", "-", "--copy-from", folder, *options]
    written = subprocess.run(
        program, input=json.dumps(mapping), check=True, capture_output=True, text=True
    )
    return written.stdout.splitlines()
