"""The rows of core/types/trino_types.inc, for the suites that have a case for each type."""

import pathlib
import re
from typing import NamedTuple

_TABLE = pathlib.Path(__file__).resolve().parent.parent / "core/types/trino_types.inc"


class TrinoType(NamedTuple):
    name: str
    example: str
    graph: str
    cast: str
    text: str


def read():
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [re.findall(r'"([^"]*)"', line) for line in lines if line.startswith("TRINO_TYPE(")]
    return [TrinoType(*row) for row in rows]


def name_of(written):
    """Of a type as SQL writes it, as the table has it: `timestamp(3) with time zone`."""
    outside, depth = "", 0
    for sign in written:
        depth += sign == "("
        outside += sign if depth == 0 else ""
        depth -= sign == ")"
    return outside.lower()
