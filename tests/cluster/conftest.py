"""What the tests share: where Trino listens."""

import os

import pytest


@pytest.fixture(scope="session")
def server():
    return os.environ["TRINO"]
