#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "fixture.h"
#include "mapping/protocol.h"

// How the JSON of requests is read, whatever it holds.
namespace {

using mapping::Session;
using mapping::testing::Json;

constexpr std::string_view kMapping =
    R"({"node_definitions":[{"label":"Order","sql":"SELECT k","primary_key":{"name":"k","type":"INT64"}}]})";

Json ask(Session& session, std::string_view operation, std::string_view input,
         std::string_view options = "{}") {
  return Json::parse(session.run(operation, input, options));
}

// What catalog_add answers to a piece.
Json added(std::string_view piece) {
  Session session;
  return ask(session, "catalog_add", piece, session.run("catalog_begin", "{}", ""));
}

std::string in_lists(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("of options that are given twice the last ones count") {
  Session session;
  const std::string_view chinese = R"({"locale":"zh"})";
  CHECK(session.run("check", kMapping, R"({"locale":"en","locale":"zh"})") ==
        session.run("check", kMapping, chinese));
  CHECK(session.run("check", kMapping, R"({"locale":"zh","locale":"en"})") !=
        session.run("check", kMapping, chinese));
}

TEST_CASE("half of a surrogate pair does not hide the rest of the options") {
  Session session;
  for (const std::string_view half :
       {R"(\ud83d)", R"(\uDE00)", R"(\ud83d\n)", "\xED\xA0\xBD", "\xFF"}) {
    INFO(half);
    const std::string options =
        R"({"comment":")" + std::string(half) + R"(","policy":{"label":"("}})";
    CHECK(ask(session, "check", kMapping, options)["error"]["code"] == "bad_policy");
  }
  const Json answer = ask(session, "suggest_node",
                          "SELECT k FROM \xED\xA0\xBD"
                          "t",
                          "{}");
  CHECK(answer["sql"] == "SELECT k FROM \xEF\xBF\xBDt");
}

TEST_CASE("a backslash in front of what looks like an escape is kept") {
  Session session;
  const std::string columns = R"({"columns":[{"name":"a\\ud83d\ud83d","type":"bigint"}]})";
  const Json answer = ask(session, "suggest_node", "SELECT a FROM t", columns);
  CHECK(answer["primary_key"]["name"] == "a\\ud83d\xEF\xBF\xBD");
}

TEST_CASE("options that nest too deep are none, however deep they are") {
  Session session;
  const auto locale_behind = [&](std::size_t depth) {
    const std::string options = R"({"x":)" + in_lists(depth) + R"(,"locale":"zh"})";
    return session.run("check", kMapping, options) == session.run("check", kMapping, "{}");
  };
  CHECK_FALSE(locale_behind(63));
  CHECK(locale_behind(64));
  CHECK(locale_behind(1'000'000));
}

TEST_CASE("an object of very many members is read in one go") {
  Session session;
  std::string options = "{";
  for (int i = 0; i < 200'000; ++i) options += '"' + std::to_string(i) + R"(":null,)";
  options += R"("policy":{"label":"("}})";
  CHECK(ask(session, "check", kMapping, options)["error"]["code"] == "bad_policy");
}

TEST_CASE("numbers keep every digit that a record may have") {
  Session session;
  const auto decided = [&](std::string_view id) {
    const std::string records = R"({"snapshots":[],"mappings":[],"instances":[{"id":)" +
                                std::string(id) +
                                R"(,"created_at":"2026-01-01T00:00:00Z","ttl":"P1D"}]})";
    return session.run("decide_lifecycle", records, R"({"now":"2026-02-01T00:00:00Z"})");
  };
  CHECK(decided("9007199254740991").find(R"("id":9007199254740991,)") != std::string::npos);
  for (const std::string_view id :
       {"9007199254740992", "18446744073709551616", "1e3", "1.0", "-1", "true", "{}"}) {
    INFO(id);
    CHECK(decided(id).find("unreadable_request") != std::string::npos);
  }
}

TEST_CASE("a piece of a catalog is read by its tables") {
  CHECK(added("[]") == Json{{"tables", 0}});
  CHECK(added(R"([{"name":"t","schema":"s","catalog":"c","columns":[]}])") == Json{{"tables", 1}});
  CHECK(added(R"([{"comment":{"name":["x",{"columns":7}]},"name":"t","columns":[{"type":"bigint",
      "tags":[{"name":"no"}],"name":"id"}]},{"name":"u"}])") == Json{{"tables", 2}});
  CHECK(added(R"([{"name":"\ud83d"}])") == Json{{"tables", 1}});
  for (const std::string_view piece :
       {"", "null", "{}", R"("t")", "[1]", "[[]]", R"([{"columns":"id"}])", R"([{"columns":{}}])",
        R"([{"columns":[1]}])", R"([{"columns":[[]]}])", R"([{"name":"t"})",
        R"([{"name":"t"},])"}) {
    INFO(piece);
    CHECK(added(piece)["error"]["code"] == "bad_catalog");
  }
}

TEST_CASE("members of a table in any order and given twice are those of the last") {
  Session session;
  const std::string options = session.run("catalog_begin", "{}", "");
  const std::string_view piece =
      R"([{"columns":[{"name":"old","type":"date"}],"columns":[{"type":5,"type":"bigint","name":"k"}],
           "name":"x","name":"t","schema":"s","catalog":"c"}])";
  CHECK(ask(session, "catalog_add", piece, options) == Json{{"tables", 1}});
  CHECK(ask(session, "catalog_end", "", options).contains("bytes"));
  const Json analysis = ask(session, "analyze_sql", "SELECT * FROM c.s.t", options);
  REQUIRE(analysis["columns"].size() == 1);
  CHECK(analysis["columns"][0]["name"] == "k");
  CHECK(analysis["columns"][0]["type"] == "bigint");
}
