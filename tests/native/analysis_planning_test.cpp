#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "analysis_support.h"

// What the analyzer of a server takes, EXPLAIN may refuse: a Trino 476 was asked.
namespace {

struct Query {
  std::string_view sql;
};

// EXPLAIN takes them, and that is known.
constexpr Query kPlanned[] = {
    {"SELECT 1 FROM nation n WHERE EXISTS (SELECT 1 FROM region r WHERE r.regionkey = "
     "n.regionkey)"},
    {"SELECT 1 FROM nation n WHERE NOT EXISTS (SELECT 1 FROM region r WHERE r.regionkey < "
     "n.regionkey)"},
    {"SELECT 1 FROM nation n WHERE n.regionkey IN (SELECT r.regionkey FROM region r WHERE r.name = "
     "n.name)"},
    {"SELECT 1 FROM nation n WHERE n.regionkey > ALL (SELECT r.regionkey FROM region r WHERE "
     "r.name = n.name)"},
    {"SELECT (SELECT max(r.name) FROM region r WHERE r.regionkey = n.regionkey OR r.name < n.name) "
     "FROM nation n"},
    {"SELECT (SELECT DISTINCT r.name FROM region r WHERE r.regionkey = n.regionkey) FROM nation n"},
    {"SELECT 1 FROM nation n WHERE n.name = (SELECT max(r.name) FROM region r WHERE r.regionkey = "
     "n.regionkey GROUP BY r.comment)"},
    {"SELECT 1 FROM nation n CROSS JOIN LATERAL (SELECT max(r.name) FROM region r WHERE "
     "r.regionkey = n.regionkey)"},
    {"SELECT 1 FROM nation n LEFT JOIN LATERAL (SELECT r.name FROM region r WHERE r.regionkey = "
     "n.regionkey) t ON t.name = n.name"},
    {"SELECT 1 FROM nation n WHERE EXISTS (SELECT 1 FROM region r JOIN orders o ON o.custkey = "
     "n.nationkey)"},
    {"SELECT 1 FROM nation n JOIN region r ON EXISTS (SELECT 1 FROM orders o WHERE o.custkey = "
     "n.nationkey + r.regionkey)"},
    {"SELECT 1 FROM nation n WHERE EXISTS (SELECT 1 FROM region r WHERE r.regionkey = n.regionkey "
     "AND EXISTS (SELECT 1 FROM orders o WHERE o.custkey = r.regionkey))"},
    {"SELECT n.name FROM nation n GROUP BY n.name HAVING count(*) > (SELECT count(*) FROM region r "
     "WHERE r.name = n.name)"},
    {"VALUES 1 + 1, 2"},
    {"SELECT n.name, (SELECT r.regionkey FROM region r WHERE r.regionkey = n.regionkey LIMIT 1) "
     "FROM nation n"},
    {"SELECT n.name, (SELECT r.regionkey FROM region r WHERE r.regionkey = n.regionkey ORDER BY "
     "r.name LIMIT 1) FROM nation n"},
    {"SELECT * FROM nation n LEFT JOIN LATERAL (SELECT r.regionkey FROM region r WHERE r.regionkey "
     "= n.regionkey ORDER BY r.name LIMIT 3) x ON true"},
    {"SELECT * FROM nation n CROSS JOIN LATERAL (SELECT r.regionkey FROM region r WHERE "
     "r.regionkey = n.regionkey LIMIT 3) x"},
    {"SELECT n.name, (SELECT r.regionkey FROM region r WHERE r.regionkey = n.regionkey GROUP BY "
     "r.regionkey HAVING count(*) > 1) FROM nation n"},
    {"SELECT n.name, (SELECT n.regionkey) FROM nation n"},
    {"SELECT n.name FROM nation n WHERE EXISTS (SELECT n.regionkey + 1)"},
    {"SELECT n.name, (SELECT max(x) FROM UNNEST(ARRAY[n.regionkey]) t(x)) FROM nation n"},
    {"SELECT n.name, (SELECT array_agg(x ORDER BY x) FROM UNNEST(ARRAY[n.regionkey]) t(x)) FROM "
     "nation n"},
    {"SELECT * FROM nation n CROSS JOIN LATERAL (SELECT x FROM UNNEST(ARRAY[n.regionkey]) t(x)) x"},
    {"SELECT * FROM nation n LEFT JOIN LATERAL (SELECT DISTINCT r.regionkey FROM region r WHERE "
     "r.regionkey = n.regionkey) x ON true"},
    {"SELECT n.name, (SELECT r.regionkey FROM region r WHERE r.regionkey = n.regionkey GROUP BY "
     "r.regionkey) FROM nation n"},
    {"SELECT n.name, (SELECT DISTINCT r.regionkey FROM region r WHERE r.regionkey = n.regionkey "
     "AND r.name > 'a') FROM nation n"},
    {"SELECT * FROM nation a LEFT JOIN region b ON a.regionkey IN (SELECT custkey FROM orders) AND "
     "b.regionkey IN (SELECT custkey FROM orders)"},
    {"SELECT * FROM nation a LEFT JOIN region b ON EXISTS (SELECT custkey FROM orders)"},
    {"SELECT * FROM nation a JOIN region b ON a.regionkey + b.regionkey IN (SELECT custkey FROM "
     "orders)"},
    {"SELECT (1, NULL) = (1, 2)"},
    {"SELECT count(*) FILTER (WHERE (SELECT count(*) FROM region) > 1) FROM nation"},
    {"SELECT array_agg(name ORDER BY max(regionkey)) OVER () FROM nation GROUP BY name"},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (10 + 5)"},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (1e1)"},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (10 / 3)"},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (1.5 + 1)"},
    {"SELECT name FROM nation WHERE (nationkey, name) < (1, 'a')"},
};

// EXPLAIN or LIMIT 0 refuses them, or takes them for reasons that are not followed here.
constexpr Query kOpen[] = {
    {"SELECT (SELECT r.name FROM region r WHERE r.regionkey < n.regionkey LIMIT 1) FROM nation n"},
    {"SELECT 1 FROM nation n WHERE n.regionkey IN (SELECT max(r.regionkey) FROM region r WHERE "
     "r.name = n.name)"},
    {"SELECT 1 FROM nation n WHERE n.regionkey IN (SELECT DISTINCT r.regionkey FROM region r WHERE "
     "r.name = n.name)"},
    {"SELECT 1 FROM nation n WHERE n.regionkey IN (SELECT n.nationkey FROM region r)"},
    {"SELECT 1 FROM nation n WHERE EXISTS (SELECT max(r.name) FROM region r WHERE r.regionkey = "
     "n.regionkey HAVING max(r.name) > 'a')"},
    {"SELECT 1 FROM nation n WHERE EXISTS (SELECT 1 FROM region r WHERE r.regionkey = n.regionkey "
     "UNION ALL SELECT 1)"},
    {"SELECT 1 FROM nation n WHERE EXISTS (SELECT 1 FROM region r WHERE EXISTS (SELECT 1 FROM "
     "orders o WHERE o.custkey = n.nationkey))"},
    {"SELECT (SELECT max(r.regionkey + n.regionkey) FROM region r) FROM nation n"},
    {"SELECT 1 FROM nation n JOIN LATERAL (SELECT max(r.name) x FROM region r WHERE r.regionkey = "
     "n.regionkey) t ON t.x = n.name"},
    {"SELECT * FROM region r, LATERAL (SELECT r.* WHERE false)"},
    {"SELECT (SELECT n.nationkey WHERE n.nationkey = 1) FROM nation n"},
    {"SELECT localtime AT TIME ZONE INTERVAL '1' MONTH"},
    {"SELECT CAST(NULL AS function(bigint, bigint))"},
    {"VALUES (SELECT 1)"},
    {"SELECT * FROM (VALUES 1, (SELECT max(nationkey) FROM nation))"},
    {"VALUES count(*)"},
    {"SELECT n.name, (SELECT DISTINCT r.name FROM region r WHERE r.regionkey < n.regionkey) FROM "
     "nation n"},
    {"SELECT n.name FROM nation n WHERE EXISTS (SELECT DISTINCT r.name FROM region r WHERE "
     "r.regionkey < n.regionkey)"},
    {"SELECT n.name FROM nation n WHERE n.nationkey = (SELECT max(r.regionkey) FROM region r WHERE "
     "r.regionkey < n.regionkey GROUP BY r.comment)"},
    {"SELECT n.name, (SELECT max(r.regionkey) FROM region r WHERE r.regionkey = n.regionkey AND "
     "r.name < n.name GROUP BY r.comment) FROM nation n"},
    {"SELECT n.name, (SELECT r.regionkey FROM region r WHERE r.regionkey = n.regionkey GROUP BY "
     "ROLLUP (r.regionkey)) FROM nation n"},
    {"SELECT * FROM nation n CROSS JOIN LATERAL (SELECT row_number() OVER (ORDER BY r.name) FROM "
     "region r WHERE r.regionkey = n.regionkey) x"},
    {"SELECT * FROM nation n LEFT JOIN LATERAL (SELECT row_number() OVER (ORDER BY r.name) FROM "
     "region r WHERE r.regionkey = n.regionkey) x ON true"},
    {"SELECT * FROM nation n CROSS JOIN LATERAL (SELECT row_number() OVER (ORDER BY r.name) FROM "
     "region r WHERE r.regionkey < n.regionkey) x"},
    {"SELECT n.name FROM nation n WHERE EXISTS (SELECT r.regionkey FROM region r WHERE r.regionkey "
     "< n.regionkey LIMIT 3)"},
    {"SELECT n.name FROM nation n WHERE n.nationkey IN (SELECT r.regionkey FROM region r WHERE "
     "r.regionkey = n.regionkey LIMIT 1)"},
    {"SELECT n.name FROM nation n WHERE n.nationkey IN (SELECT x FROM UNNEST(ARRAY[n.regionkey]) "
     "t(x))"},
    {"SELECT n.name FROM nation n WHERE n.nationkey IN (SELECT n.regionkey)"},
    {"SELECT n.name, (SELECT max(r.regionkey) FROM region r WHERE r.regionkey = n.regionkey HAVING "
     "count(*) > 1) FROM nation n"},
    {"SELECT n.name FROM nation n WHERE n.nationkey IN (SELECT r.regionkey FROM region r WHERE "
     "r.regionkey = n.regionkey ORDER BY r.name LIMIT 1)"},
    {"SELECT n.name, (SELECT r.regionkey FROM region r WHERE r.regionkey = n.regionkey OFFSET 1) "
     "FROM nation n"},
    {"SELECT n.name, (SELECT max(n.regionkey)) FROM nation n"},
    {"SELECT n.name, (SELECT n.regionkey WHERE n.regionkey > 1) FROM nation n"},
    {"SELECT n.name, (SELECT max(x) FROM UNNEST(ARRAY[n.regionkey]) t(x) WHERE x > 1) FROM nation "
     "n"},
    {"SELECT * FROM nation n LEFT JOIN LATERAL (SELECT x FROM UNNEST(ARRAY[n.regionkey]) t(x)) "
     "x(v) ON v IS NOT NULL"},
    {"SELECT n.name, (SELECT r.regionkey FROM region r WHERE r.regionkey = n.regionkey UNION ALL "
     "SELECT 1) FROM nation n"},
    {"SELECT n.name, (SELECT r.regionkey FROM region r WHERE r.regionkey + 1 = n.regionkey LIMIT "
     "1) FROM nation n"},
    {"SELECT count(*) FILTER (WHERE count(*) > 1) FROM nation"},
    {"SELECT count(*) FILTER (WHERE rank() OVER () > 1) FROM nation"},
    {"SELECT array_agg(name ORDER BY rank() OVER ()) FROM nation"},
    {"SELECT listagg(name) WITHIN GROUP (ORDER BY name) FILTER (WHERE count(*) > 1) FROM nation"},
    {"SELECT listagg(name) WITHIN GROUP (ORDER BY count(*)) FROM nation"},
    {"SELECT max(name) FILTER (WHERE grouping(regionkey) = 1) FROM nation GROUP BY regionkey"},
    {"SELECT * FROM nation a LEFT JOIN region b ON a.regionkey + b.regionkey IN (SELECT custkey "
     "FROM orders)"},
    {"SELECT * FROM nation a FULL JOIN region b ON a.regionkey + b.regionkey IN (SELECT custkey "
     "FROM orders)"},
    {"SELECT * FROM nation a LEFT JOIN region b ON a.regionkey = 1 OR a.regionkey + b.regionkey IN "
     "(SELECT custkey FROM orders)"},
    {"SELECT * FROM nation a LEFT JOIN region b ON a.regionkey + b.regionkey > ALL (SELECT custkey "
     "FROM orders)"},
    {"SELECT (1, NULL) < (1, 2)"},
    {"SELECT ARRAY[NULL] < ARRAY[1]"},
    {"SELECT name FROM nation WHERE (1, NULL) >= (1, 2)"},
    {"SELECT (1, 2) BETWEEN (1, 1) AND (1, NULL)"},
    {"SELECT x < (1, 2) FROM (SELECT (1, NULL) x)"},
    {"SELECT ROW(nullif(1, 1)) < ROW(1)"},
    {"SELECT nullif(empty_approx_set(), empty_approx_set())"},
    {"SELECT CASE h WHEN h THEN 1 END FROM (SELECT approx_set(nationkey) h FROM nation)"},
    {"SELECT h IN (h) FROM (SELECT approx_set(nationkey) h FROM nation)"},
};

}  // namespace

TEST_CASE("analysis: what a server plans is certain") {
  for (const auto& [sql] : kPlanned) {
    INFO(sql);
    CHECK(analysis_of(sql).certain);
  }
}

TEST_CASE("analysis: what a server may not plan is typed, but not certain") {
  for (const auto& [sql] : kOpen) {
    INFO(sql);
    const mapping::Analysis analysis = analysis_of(sql);
    CHECK_FALSE(analysis.certain);
    CHECK(analysis.reasons.size() == 1);
    for (const mapping::AnalyzedColumn& column : analysis.columns) CHECK(column.type);
  }
}

TEST_CASE("analysis: faults are found in what a server may not plan") {
  CHECK(answer_to(
            "SELECT (SELECT max(r.regionkey + n.regionkey) FROM region r), nope FROM nation n") ==
        "COLUMN_NOT_FOUND line 1:63: Column 'nope' cannot be resolved");
}

namespace {

std::string joined(std::string_view text, std::string_view between, std::size_t count) {
  std::string all(text);
  for (std::size_t i = 1; i < count; ++i) all.append(between).append(text);
  return all;
}

bool is_certain(const std::string& sql) {
  const mapping::Analysis analysis = analysis_of(sql);
  CHECK_FALSE(analysis.fault);
  CHECK(analysis.certain == analysis.reasons.empty());
  return analysis.certain;
}

}  // namespace

// EXPLAIN of a Trino 476 with its defaults: 149 branches are planned and 150 are not, 3,000 terms
// and not 5,000, 400 operators and not 700.
TEST_CASE("analysis: what meets a server's limits is not certain") {
  const std::string select = "SELECT name FROM nation";
  CHECK(is_certain(joined(select, " UNION ALL ", 149)));
  CHECK_FALSE(is_certain(joined(select, " UNION ALL ", 150)));
  CHECK_FALSE(is_certain(joined(select, " UNION ", 100)));
  CHECK(is_certain(joined("SELECT 1 AS a", " UNION ALL ", 160)));
  CHECK(is_certain("WITH q AS (" + joined(select, " UNION ALL ", 40) + ") SELECT 1 FROM q a, q b"));
  CHECK_FALSE(is_certain("WITH q AS (" + joined(select, " UNION ALL ", 40) +
                         ") SELECT 1 FROM q a, q b, q c, q d"));
  CHECK(is_certain("SELECT 1 FROM nation WHERE " + joined("nationkey > 1", " AND ", 1900)));
  CHECK_FALSE(is_certain("SELECT 1 FROM nation WHERE " + joined("nationkey > 1", " AND ", 5000)));
  CHECK(is_certain("SELECT " + joined("nationkey", " + ", 390) + " FROM nation"));
  CHECK_FALSE(is_certain("SELECT " + joined("nationkey", " + ", 700) + " FROM nation"));
  CHECK_FALSE(is_certain("SELECT 1 AS a --" + std::string(1'000'000, 'x')));
}
