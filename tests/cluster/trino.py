"""Asks Trino, with nothing but the standard library."""

import json
import time
import urllib.error
import urllib.request

RETRY_STATUSES = {429, 502, 503, 504}


class Refused(Exception):
    """Trino understood the request and refused the statement."""


def query(server, sql, session=None):
    """
    Returns the columns as (name, type) pairs and the rows as the protocol's JSON values. Names without a catalog and a
    schema are looked up in those of `session`, such as `tpch.tiny`.
    """
    columns, rows = [], []
    page = _request(f"{server}/v1/statement", sql.encode(), session)
    while True:
        if "error" in page:
            raise Refused(page["error"]["message"])
        if "columns" in page:
            columns = [(column["name"], column["type"]) for column in page["columns"]]
        rows += page.get("data", [])
        if "nextUri" not in page:
            return columns, rows
        page = _request(page["nextUri"])


def _request(url, body=None, session=None):
    request = urllib.request.Request(url, body)
    request.add_header("X-Trino-User", "mapping-generator")
    request.add_header("X-Trino-Client-Capabilities", "PARAMETRIC_DATETIME")
    if session:
        catalog, schema = session.split(".")
        request.add_header("X-Trino-Catalog", catalog)
        request.add_header("X-Trino-Schema", schema)
    for _ in range(50):
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            if error.code not in RETRY_STATUSES:
                raise
            time.sleep(0.2)
    raise TimeoutError(f"{url} stays busy")
