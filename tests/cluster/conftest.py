"""What the tests share: where Trino listens."""

import os
import pathlib
import sys

import pytest

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))


@pytest.fixture(scope="session")
def server():
    return os.environ["TRINO"]
