"""RyuGraph itself: what it says of a statement, and what it made of it."""

import ryugraph


class Engine:
    """An empty database in memory; make a new one now and then, for it never gives memory back."""

    def __init__(self):
        self._connection = ryugraph.Connection(ryugraph.Database(":memory:"))

    def rows(self, statement):
        return self._connection.execute(statement).get_all()

    def error(self, statement):
        """What the engine has against the statement; None when it was carried out."""
        try:
            self._connection.execute(statement)
        except RuntimeError as error:
            return str(error)
        return None

    def table_names(self):
        return {row[0] for row in self.rows("CALL show_tables() RETURN name")}

    def columns(self, table):
        """Names and types of a table's columns; field names in types stand without backticks."""
        rows = self.rows(f"CALL table_info({literal(table)}) RETURN *")
        return [(row[1], row[2]) for row in rows]


def literal(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def ticked(name):
    """The name in backticks, needed or not."""
    return f"`{name}`"
