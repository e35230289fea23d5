"""A rename changes no answer: the server gives the same rows before and after it."""

from concurrent.futures import ThreadPoolExecutor

import graph
import trino

SESSION = "tpch.tiny"  # as in renames.mjs
QUERIES = [
    "SELECT o.orderkey AS k, o.totalprice price FROM orders o WHERE o.orderstatus = 'F' ORDER BY price DESC, k LIMIT 5",
    """
    WITH big AS (SELECT custkey, sum(totalprice) total FROM orders GROUP BY custkey),
         best AS (SELECT b.custkey, b.total FROM big b WHERE b.total > 300000)
    SELECT c.name, best.total t FROM best JOIN customer c ON c.custkey = best.custkey ORDER BY t, 1 LIMIT 7
    """,
    """
    SELECT n.name nation, (SELECT count(*) FROM customer c WHERE c.nationkey = n.nationkey) customers
    FROM nation n WHERE EXISTS (SELECT 1 FROM supplier s WHERE s.nationkey = n.nationkey) ORDER BY nation
    """,
    """
    SELECT key, x.total, y.total AS other
    FROM (SELECT nationkey AS key, sum(acctbal) total FROM customer GROUP BY nationkey) x
    JOIN (SELECT nationkey AS key, sum(acctbal) total FROM supplier GROUP BY nationkey) y USING (key) ORDER BY key
    """,
    """
    WITH RECURSIVE steps (n, name) AS (
      SELECT 1, CAST('a' AS varchar) UNION ALL SELECT n + 1, name || 'a' FROM steps WHERE n < 4)
    SELECT s.n, s.name FROM steps s ORDER BY s.n
    """,
    """
    SELECT custkey, orderkey, rank() OVER w AS place, sum(totalprice) OVER (w ROWS 2 PRECEDING) AS run
    FROM orders WHERE custkey < 10 WINDOW w AS (PARTITION BY custkey ORDER BY orderkey) ORDER BY custkey, orderkey
    """,
    """
    SELECT regionkey, transform(array_agg(name ORDER BY name), n -> upper(n)) names
    FROM nation GROUP BY regionkey ORDER BY 1
    """,
    """
    SELECT t.a, t.b FROM (VALUES (1, 'x'), (2, 'y')) t (a, b)
    UNION SELECT u.regionkey, u.name FROM region u ORDER BY a, b
    """,
    """
    SELECT r.name, u.word, u.place FROM region r
    CROSS JOIN UNNEST(split(r.comment, ' ')) WITH ORDINALITY u (word, place) WHERE u.place < 3 ORDER BY r.name, u.place
    """,
    """
    SELECT "Segment", count(*) n FROM (SELECT mktsegment AS "Segment", acctbal balance FROM customer) s
    WHERE balance > 0 GROUP BY "Segment" HAVING count(*) > 10 ORDER BY n
    """,
    """
    SELECT o.custkey, l.total FROM orders o
    CROSS JOIN LATERAL (SELECT sum(i.extendedprice) total FROM lineitem i WHERE i.orderkey = o.orderkey) l
    WHERE o.orderkey < 40 ORDER BY o.custkey, l.total
    """,
    """
    SELECT m.custkey, m.first_price, m.last_price FROM orders
    MATCH_RECOGNIZE (
      PARTITION BY custkey ORDER BY orderkey
      MEASURES FIRST(A.totalprice) AS first_price, LAST(B.totalprice) AS last_price
      ONE ROW PER MATCH PATTERN (A B+) DEFINE B AS B.totalprice < PREV(B.totalprice)) m
    WHERE m.custkey < 20 ORDER BY 1, 2, 3
    """,
]


def test_no_rename_changes_an_answer(server):
    renames = graph.printed_json([graph.HERE / "renames.mjs"], QUERIES)
    assert all(renames), "each query has a name that can be renamed"
    asked = [(sql, rename) for sql, found in zip(QUERIES, renames) for rename in found]
    with ThreadPoolExecutor(4) as pool:
        before = dict(zip(QUERIES, pool.map(lambda sql: trino.query(server, sql, SESSION), QUERIES)))
        after = list(pool.map(lambda one: _answer(server, one[1]["sql"]), asked))
    wrong = [
        (rename, answer)
        for (sql, rename), answer in zip(asked, after)
        if not _is_same(before[sql], answer, rename)
    ]
    print(f"{len(asked)} renames")
    assert not wrong, f"{len(wrong)} of {len(asked)}: {wrong[:3]}"


def _answer(server, sql):
    try:
        return trino.query(server, sql, SESSION)
    except trino.Refused as refused:
        return [("refused", str(refused))], None


def _is_same(before, after, rename):
    old_columns, old_rows = before
    columns, rows = after
    names = {_plain(rename["from"]): _plain(rename["to"])}
    same_names = len(columns) == len(old_columns) and all(
        name == old_name or name == names.get(old_name)
        for (name, _), (old_name, _) in zip(columns, old_columns)
    )
    same_types = [kind for _, kind in columns] == [kind for _, kind in old_columns]
    return same_names and same_types and rows == old_rows


def _plain(name):
    return name[1:-1] if name.startswith('"') else name
