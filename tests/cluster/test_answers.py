"""What was recorded is what the server says today."""

import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).parents[2]
SAMPLE = ROOT / "samples/tpch"


def test_recording_is_up_to_date(server, tmp_path):
    mappings = [SAMPLE / "mapping.json", *sorted((SAMPLE / "broken").glob("*.json"))]
    record = [ROOT / "samples/record.mjs", "--trino", server, "--out", tmp_path, *mappings]
    subprocess.run(record, check=True)
    for name in ("answers.json", "catalog.json"):
        recorded, fresh = (
            json.loads((folder / name).read_text()) for folder in (SAMPLE, tmp_path)
        )
        assert recorded.keys() == fresh.keys()
        for key in recorded.keys() - {"captured_at"}:
            assert recorded[key] == fresh[key]
