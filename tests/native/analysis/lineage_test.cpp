#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/analysis.h"

// The sources are those of a Trino 476, but for what it loses; how they are used and what influences
// the result follows from OpenLineage's words.
namespace mapping {
namespace {

constexpr CatalogColumn kNation[] = {{"nationkey", "bigint"},
                                     {"name", "varchar(25)"},
                                     {"regionkey", "bigint"},
                                     {"tags", "array(varchar)"},
                                     {"place", "row(x double, y double)"}};
constexpr CatalogColumn kRegion[] = {{"regionkey", "bigint"}, {"name", "varchar(25)"}};
constexpr CatalogColumn kOrders[] = {{"orderkey", "bigint"},
                                     {"nationkey", "bigint"},
                                     {"status", "varchar(1)"},
                                     {"price", "double"},
                                     {"day", "date"}};

Analysis lineage_of(std::string_view sql) {
  Catalog catalog("2026-11-23T00:00:00Z");
  catalog.add({"tpch", "tiny", "nation", kNation});
  catalog.add({"tpch", "tiny", "region", kRegion});
  catalog.add({"tpch", "tiny", "orders", kOrders});
  AnalysisMemo memo;
  return analyze_lineage(parse_sql(sql), catalog, {"tpch", "tiny"}, memo);
}

std::string name_of(const Analysis& analysis, std::uint32_t column) {
  const SourceColumn& source = analysis.lineage.columns[column];
  return analysis.tables[source.table].name.substr(0, 1) + "." + source.name;
}

// The sources of each column with `=` for the value itself, `~` for what is computed from it and `+`
// for aggregations, `?` for what is not known; behind `/` the influences, sorted. Tables by their first letter.
std::string told(std::string_view sql) {
  constexpr std::string_view kUses[] = {"=", "~", "+"};
  constexpr std::string_view kKinds[] = {"filter", "join", "group", "sort", "window", "case"};
  const Analysis analysis = lineage_of(sql);
  if (analysis.fault) return analysis.fault->server_message;
  std::string text;
  for (std::size_t i = 0; i < analysis.lineage.outputs.size(); ++i) {
    text += i == 0 ? "" : ", ";
    text += analysis.columns[i].name.value_or("?");
    for (const ColumnSource& source : analysis.lineage.outputs[i].sources) {
      text += " ";
      text += kUses[static_cast<std::size_t>(source.use)];
      text += name_of(analysis, source.column);
    }
    text += analysis.lineage.outputs[i].reason.empty() ? "" : " ?";
  }
  std::vector<std::string> influences;
  for (const Influence& influence : analysis.lineage.influences) {
    std::string kind(kKinds[static_cast<std::size_t>(influence.kind)]);
    influences.push_back(" " + kind + " " + name_of(analysis, influence.column));
  }
  std::ranges::sort(influences);
  text += " /";
  for (const std::string& influence : influences) text += influence;
  return text;
}

struct Case {
  std::string_view sql;
  std::string_view answer;
};

void check(std::span<const Case> cases) {
  for (const Case& query : cases) {
    INFO(query.sql);
    CHECK(told(query.sql) == query.answer);
  }
}

}  // namespace

TEST_CASE("a source is a value that is taken over, computed with or aggregated", "[lineage]") {
  constexpr Case kCases[] = {
      {"SELECT name, n.regionkey r FROM nation n", "name =n.name, r =n.regionkey /"},
      {"SELECT upper(name) u, 1 one, nationkey + regionkey s FROM nation",
       "u ~n.name, one, s ~n.nationkey ~n.regionkey /"},
      {"SELECT sum(price) s, max(price) - min(orderkey) d, count(*) n FROM orders",
       "s +o.price, d +o.price +o.orderkey, n /"},
      {"SELECT avg(CAST(price AS real)) + price p FROM orders GROUP BY price",
       "p +o.price / group o.price"},
      {"SELECT sum(s) t FROM (SELECT price * 2 s FROM orders)", "t +o.price /"},
      {"SELECT upper(m) u FROM (SELECT max(status) m FROM orders)", "u +o.status /"},
      {"SELECT place.x, place p, (place).y FROM nation", "x ~n.place, p =n.place, y ~n.place /"},
      {"SELECT transform(tags, t -> t || name) v, any_match(tags, t -> t = 'a') a FROM nation",
       "v ~n.tags ~n.name, a ~n.tags /"},
      {"SELECT * FROM region", "regionkey =r.regionkey, name =r.name /"},
      {"SELECT nation.place.*, ROW(name, nationkey).* FROM nation",
       "x ~n.place, y ~n.place, _col2 ~n.name, _col3 ~n.nationkey /"},
      {"TABLE region", "regionkey =r.regionkey, name =r.name /"},
      {"SELECT DISTINCT a.name FROM region a, region b", "name =r.name /"},
  };
  check(kCases);
}

TEST_CASE("sources are found through queries, names and set operations", "[lineage]") {
  constexpr Case kCases[] = {
      {"WITH a(k, n) AS (SELECT nationkey, upper(name) FROM nation), b AS (SELECT k, n FROM a) "
       "SELECT n, k x FROM b t(k, n)",
       "n ~n.name, x =n.nationkey /"},
      {"SELECT name FROM nation UNION ALL SELECT upper(name) FROM region",
       "name =n.name ~r.name /"},
      {"SELECT k FROM (SELECT nationkey k FROM nation EXCEPT SELECT nationkey FROM orders)",
       "k =n.nationkey =o.nationkey /"},
      {"SELECT regionkey, count(*) c FROM nation JOIN region USING (regionkey) GROUP BY regionkey",
       "regionkey =n.regionkey =r.regionkey, c / group n.regionkey group r.regionkey join "
       "n.regionkey join r.regionkey"},
      {"SELECT t, i FROM nation CROSS JOIN UNNEST(tags) WITH ORDINALITY u(t, i)", "t ~n.tags, i /"},
      {"SELECT k, v FROM nation CROSS JOIN LATERAL (VALUES ('a', name), ('b', upper(name))) u(k, "
       "v)",
       "k, v ~n.name /"},
      {"SELECT v FROM (VALUES 1, 2) t(v)", "v /"},
      {"SELECT (SELECT max(price) FROM orders o WHERE o.nationkey = n.nationkey) m FROM nation n",
       "m +o.price / filter n.nationkey filter o.nationkey"},
      {"SELECT nationkey IN (SELECT nationkey FROM orders) i, EXISTS (SELECT price FROM orders) e "
       "FROM nation",
       "i ~n.nationkey ~o.nationkey, e /"},
      {"SELECT v FROM orders MATCH_RECOGNIZE (PARTITION BY nationkey ORDER BY day MEASURES "
       "last(B.price) AS v PATTERN (A B+) DEFINE B AS B.orderkey > 1)",
       "v ~o.price / filter o.orderkey window o.day window o.nationkey"},
      {"SELECT v FROM region CROSS JOIN JSON_TABLE(name, 'lax $' COLUMNS (i FOR ORDINALITY, v "
       "bigint PATH 'lax $.a'))",
       "v ~r.name /"},
  };
  check(kCases);
}

TEST_CASE("a recursive query is made of all that comes into it", "[lineage]") {
  constexpr Case kCases[] = {
      {"WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 9) SELECT n FROM "
       "t",
       "n /"},
      {"WITH RECURSIVE t(a, b, c) AS (SELECT nationkey, regionkey, BIGINT '0' FROM nation UNION "
       "ALL SELECT b, c, a FROM t WHERE c > 1) SELECT a, c FROM t",
       "a =n.nationkey =n.regionkey, c =n.nationkey =n.regionkey / filter n.nationkey filter "
       "n.regionkey"},
      {"WITH RECURSIVE t(k, n) AS (SELECT regionkey, name FROM region UNION ALL SELECT k + 1, "
       "CAST(n || status AS varchar(25)) FROM t JOIN orders ON k = orderkey) SELECT n FROM t",
       "n ~r.name ~o.status / join o.orderkey join r.regionkey"},
  };
  check(kCases);
}

TEST_CASE("influences are those of the queries that the result is made of", "[lineage]") {
  constexpr Case kCases[] = {
      {"SELECT o.orderkey FROM orders o LEFT JOIN nation n ON o.nationkey = n.nationkey WHERE "
       "status = 'F' ORDER BY day",
       "orderkey =o.orderkey / filter o.status join n.nationkey join o.nationkey sort o.day"},
      {"SELECT status, sum(price) s FROM orders GROUP BY 1 HAVING max(day) > DATE '2020-01-01' "
       "ORDER BY 2",
       "status =o.status, s +o.price / filter o.day group o.status sort o.price"},
      {"SELECT rank() OVER (PARTITION BY status ORDER BY price) r FROM orders",
       "r ~o.status ~o.price / window o.price window o.status"},
      {"SELECT sum(price) OVER (PARTITION BY status) s FROM orders",
       "s +o.price ~o.status / window o.status"},
      {"SELECT sum(price) OVER w s FROM orders WINDOW w AS (PARTITION BY status), v AS (ORDER BY "
       "day)",
       "s +o.price / window o.status"},
      {"SELECT CASE WHEN price > 1 THEN status ELSE 'x' END c, if(orderkey = 1, day) i FROM orders",
       "c ~o.price ~o.status, i ~o.orderkey ~o.day / case o.orderkey case o.price"},
      {"SELECT CASE status WHEN 'F' THEN price END c, coalesce(day, DATE '2020-01-01') d FROM "
       "orders",
       "c ~o.status ~o.price, d ~o.day / case o.day case o.status"},
      {"SELECT array_agg(orderkey ORDER BY day) FILTER (WHERE price > 1) a FROM orders",
       "a +o.orderkey +o.day +o.price / filter o.price sort o.day"},
      {"SELECT name FROM nation WHERE nationkey IN (SELECT nationkey FROM orders WHERE status = "
       "'F')",
       "name =n.name / filter n.nationkey filter o.nationkey filter o.status"},
      {"WITH used AS (SELECT nationkey FROM orders WHERE price > 1), unused AS (SELECT * FROM "
       "region WHERE name = 'x') SELECT nationkey FROM used",
       "nationkey =o.nationkey / filter o.price"},
      {"SELECT k FROM (SELECT orderkey k, CASE WHEN price > 1 THEN 1 END unused FROM orders)",
       "k =o.orderkey /"},
  };
  check(kCases);
}

TEST_CASE("a column of a table that is not known is not certain", "[lineage]") {
  CHECK(told("SELECT a, n.name FROM hive.x.unknown u, nation n") == "a ?, name =n.name /");
  CHECK(told("SELECT name FROM nation UNION SELECT a FROM hive.x.unknown") == "name =n.name ? /");
  CHECK(told("SELECT (SELECT max(b) FROM hive.x.unknown) + nationkey s FROM nation") ==
        "s ~n.nationkey ? /");
  CHECK(told("SELECT nope FROM nation") == "Column 'nope' cannot be resolved");
}

// Each query reads the one in front of it twice: as a tree it would have 2^48 leaves.
TEST_CASE("what many use is traced once", "[lineage]") {
  std::string sql = "WITH q0 AS (SELECT price x FROM orders WHERE status = 'F')";
  for (int i = 1; i <= 48; ++i) {
    const std::string last = "q" + std::to_string(i - 1);
    sql += ", q" + std::to_string(i) + " AS (SELECT a.x + b.x x FROM " + last + " a JOIN " + last +
           " b ON a.x = b.x)";
  }
  CHECK(told(sql + " SELECT x FROM q48") == "x ~o.price / filter o.status join o.price");
}

// A thousand columns of a thousand sources each would be a million.
TEST_CASE("there is a limit to what is written out", "[lineage]") {
  std::string sum = "c0";
  std::string repeated = "s";
  std::vector<CatalogColumn> all;
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i) names.push_back("c" + std::to_string(i));
  for (const std::string& name : names) all.push_back({name, "bigint"});
  for (int i = 1; i < 1000; ++i) {
    sum += " + c" + std::to_string(i);
    repeated += ", s";
  }
  Catalog catalog("2026-11-23T00:00:00Z");
  catalog.add({"c", "s", "t", all});
  AnalysisMemo memo;
  const Analysis analysis =
      analyze_lineage(parse_sql("SELECT " + repeated + " FROM (SELECT " + sum + " s FROM t)"),
                      catalog, {"c", "s"}, memo);
  REQUIRE(analysis.lineage.outputs.size() == 1000);
  CHECK(analysis.lineage.outputs.front().sources.size() == 1000);
  CHECK(analysis.lineage.outputs.front().reason.empty());
  CHECK(analysis.lineage.outputs.back().sources.empty());
  CHECK(analysis.lineage.outputs.back().reason == "too many columns are behind the result");
}

}  // namespace mapping
