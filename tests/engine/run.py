"""Carries out what the core writes in the real engine.

usage: run.py PROGRAM [--names N] [--types N] [--seed N]

PROGRAM is the native answer_requests. Needs the package ryugraph: scripts/lib/setup-engine prints
the path of a Python that has it. The last line of the output is `N passed, N failed`; the exit
status is 0 when nothing failed.
"""

import argparse
import pathlib
import random
import sys

sys.dont_write_bytecode = True  # the checkout stays as it is
sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))

import change_suite
import fixture_suite
import load_suite
import name_suite
import type_suite
from core import Core
from tally import Tally

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument(
        "--names", type=int, default=300, help="random names beside the fixed ones"
    )
    arguments.add_argument(
        "--types", type=int, default=500, help="random types, and as many random declarations"
    )
    arguments.add_argument("--seed", type=int, default=20251001)
    options = arguments.parse_args()

    tally = Tally()
    core = Core(options.program)
    fixture_suite.run(tally, core, FIXTURES)
    name_suite.run(tally, core, random.Random(options.seed), options.names)
    type_suite.run(tally, core, random.Random(options.seed), options.types)
    load_suite.run(tally, core)
    change_suite.run(tally, core)
    tally.check(core.close() == 0, "the program did not end well")
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 0 if tally.failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
