"""The recorded answers are what the server says today."""

import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).parents[2]
SAMPLE = ROOT / "samples/tpch"


def test_recording_is_up_to_date(server, tmp_path):
    fresh = tmp_path / "answers.json"
    mappings = [SAMPLE / "mapping.json", *sorted((SAMPLE / "broken").glob("*.json"))]
    record = [ROOT / "samples/record.mjs", "--trino", server, "--out", fresh, *mappings]
    subprocess.run(record, check=True)
    recorded, fresh = (
        json.loads(path.read_text()) for path in (SAMPLE / "answers.json", fresh)
    )
    assert recorded["server"] == fresh["server"]
    assert recorded["answers"] == fresh["answers"]
