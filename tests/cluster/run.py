"""Runs the tests of this folder; the last line is `N passed, N failed`. See tests/cluster/run."""

import pathlib
import sys

import pytest


class Count:
    """Counts outcomes as the other runners do: what cannot be set up has failed."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed += 1
        elif report.when == "call" and report.passed:
            self.passed += 1

    def pytest_collectreport(self, report):
        if report.failed:
            self.failed += 1


count = Count()
folder = str(pathlib.Path(__file__).parent)
status = pytest.main(["-p", "no:cacheprovider", "-q", folder, *sys.argv[1:]], plugins=[count])
print(f"{count.passed} passed, {count.failed} failed")
sys.exit(status)
