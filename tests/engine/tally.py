"""Counts what passed and tells what failed."""


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, passed, *what):
        """`what` is shown when the check failed."""
        if passed:
            self.passed += 1
        else:
            self.failed += 1
            print(
                "FAILED",
                *(part if isinstance(part, str) else repr(part) for part in what),
                sep="\n  "
            )

    def accepts(self, engine, statement):
        error = engine.error(statement)
        self.check(error is None, "the engine refuses", statement, error)
        return error is None
