"""Writes a Trino result as Parquet files, with the types that Trino's own export writes."""

import base64
import datetime
import decimal
import pathlib
import re
import uuid

import pyarrow
import pyarrow.parquet

FILES_PER_TABLE = 2  # an export is many files, loaded with one glob pattern

# Trino's type without parameters: the Arrow type, and how the protocol's JSON value becomes one.
SCALARS = {
    "varchar": (pyarrow.string(), str),
    "char": (pyarrow.string(), str),
    "bigint": (pyarrow.int64(), int),
    "integer": (pyarrow.int32(), int),
    "smallint": (pyarrow.int16(), int),
    "tinyint": (pyarrow.int8(), int),
    "double": (pyarrow.float64(), float),
    "real": (pyarrow.float32(), float),
    "boolean": (pyarrow.bool_(), bool),
    "date": (pyarrow.date32(), datetime.date.fromisoformat),
    "varbinary": (pyarrow.binary(), base64.b64decode),
    "uuid": (pyarrow.uuid(), lambda text: uuid.UUID(text).bytes),
}


def write(folder, columns, rows):
    """Writes the rows to files in `folder` and returns them as Python values."""
    pathlib.Path(folder).mkdir(parents=True)
    types = [_converter(trino_type) for _, trino_type in columns]
    rows = [tuple(_convert(types[i][1], value) for i, value in enumerate(row)) for row in rows]
    schema = pyarrow.schema([(name, types[i][0]) for i, (name, _) in enumerate(columns)])
    size = -(-len(rows) // FILES_PER_TABLE)
    for number, start in enumerate(range(0, len(rows), size)):
        part = list(zip(*rows[start : start + size]))
        arrays = [pyarrow.array(values, field.type) for values, field in zip(part, schema)]
        table = pyarrow.Table.from_arrays(arrays, schema=schema)
        pyarrow.parquet.write_table(table, f"{folder}/{number}.parquet")
    return rows


def _convert(convert, value):
    return None if value is None else convert(value)


def _converter(trino_type):
    """The Arrow type of a Trino type, and what makes one of its values of a JSON value."""
    family, _, arguments = trino_type.partition("(")
    if family in SCALARS:
        return SCALARS[family]
    if family in NESTED:
        return NESTED[family](arguments.removesuffix(")"))
    return _moment(trino_type)


def _decimal(arguments):
    precision, scale = map(int, arguments.split(","))
    return pyarrow.decimal128(precision, scale), decimal.Decimal


def _array(arguments):
    element, convert = _converter(arguments)
    return pyarrow.list_(element), lambda values: [_convert(convert, value) for value in values]


def _map(arguments):
    (key, convert_key), (value, convert_value) = map(_converter, arguments.split(", ", 1))
    return pyarrow.map_(key, value), lambda values: [
        (convert_key(name), _convert(convert_value, item)) for name, item in values.items()
    ]


def _row(arguments):
    fields = [field.split(" ", 1) for field in arguments.split(", ")]
    types = {name: _converter(trino_type) for name, trino_type in fields}
    return pyarrow.struct([(name, arrow) for name, (arrow, _) in types.items()]), lambda values: {
        name: _convert(convert, value) for (name, (_, convert)), value in zip(types.items(), values)
    }


NESTED = {"decimal": _decimal, "array": _array, "map": _map, "row": _row}


def _moment(trino_type):
    """A time or timestamp with its precision: Parquet knows milli-, micro- and nanoseconds."""
    family, precision, zone = re.fullmatch(
        r"(time|timestamp)\((\d+)\)( with time zone)?", trino_type
    ).groups()
    unit, digits = ("us", 6) if int(precision) <= 6 else ("ns", 9)
    if family == "time":
        return pyarrow.time64(unit), datetime.time.fromisoformat
    epoch = datetime.datetime(1970, 1, 1)

    def ticks(text):
        seconds, _, fraction = text.removesuffix(" UTC").partition(".")
        whole = (datetime.datetime.fromisoformat(seconds) - epoch) // datetime.timedelta(seconds=1)
        return whole * 10**digits + int(fraction.ljust(digits, "0") or 0)

    return pyarrow.timestamp(unit, "UTC" if zone else None), ticks
