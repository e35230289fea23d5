#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "fixture.h"
#include "mapping/protocol.h"

// Inputs too large or too strange for a file.
namespace {

using mapping::Session;
using mapping::testing::Json;

constexpr std::size_t kLargestText = 32U << 20U;
constexpr std::string_view kNode =
    R"({"label":"A","sql":"SELECT k","primary_key":{"name":"k","type":"INT64"}})";

Json ask(Session& session, std::string_view operation, std::string_view input,
         std::string_view options = "{}") {
  return Json::parse(session.run(operation, input, options));
}

Json check(std::string_view text) {
  Session session;
  return ask(session, "check", text);
}

// A mapping of one node with `count` fields that nobody knows.
std::string with_unknown_fields(std::size_t count) {
  std::string text = R"({"node_definitions":[)" + std::string(kNode) + "]";
  for (std::size_t i = 0; i < count; ++i) text += ",\"unknown" + std::to_string(i) + "\":1";
  return text + "}";
}

}  // namespace

TEST_CASE("a report has at most 200 findings and says how many it leaves out") {
  CHECK(check(with_unknown_fields(199))["diagnostics"].size() == 199);
  CHECK(check(with_unknown_fields(200))["diagnostics"].size() == 200);
  const Json report = check(with_unknown_fields(201));
  REQUIRE(report["diagnostics"].size() == 201);
  const Json& last = report["diagnostics"].back();
  CHECK(last["code"] == "too_many_diagnostics");
  CHECK(last["severity"] == "info");
  CHECK(last["message"] == "1 more findings were left out");
  CHECK(last["params"]["count"] == 1);
}

TEST_CASE("findings that are left out keep their definition's error") {
  std::string text = R"({"node_definitions":[)" + std::string(kNode);
  for (int i = 0; i < 10000; ++i)
    text += R"(,{"label":"Order","sql":"","primary_key":{"name":"k","type":"INT64"}})";
  const Json report = check(text + "]}");
  CHECK(report["status"] == "invalid");
  REQUIRE(report["node_results"].size() == 10001);
  CHECK(report["node_results"][0]["error"] == "Not checked: the mapping's structure is invalid");
  CHECK(report["node_results"][10000]["error"] == "label: 'Order' is a reserved word");
  CHECK(report["diagnostics"].size() == 201);
  // A reserved word and an empty SQL each, and all but the first define the label again.
  CHECK(report["diagnostics"].back()["params"]["count"] == 10000 + 10000 + 9999 - 200);
}

TEST_CASE("a text of 32 MiB is read, a byte more is not") {
  std::string text = R"({"node_definitions":[)" + std::string(kNode) + "]}";
  text.resize(kLargestText, ' ');
  CHECK(check(text)["status"] == "unchecked");
  text.push_back(' ');
  const Json report = check(text);
  CHECK(report["status"] == "invalid");
  REQUIRE(report["diagnostics"].size() == 1);
  CHECK(report["diagnostics"][0]["code"] == "document_too_large");
  CHECK(report["diagnostics"][0]["message"] == "The mapping is larger than 32 MiB");
}

TEST_CASE("hostile sizes end in diagnostics") {
  for (const char bracket : {'[', '{'}) {
    const Json report = check(std::string(100000, bracket));
    CHECK(report["status"] == "invalid");
    CHECK(report["diagnostics"].size() == 1);
  }
  const std::string label(1U << 20U, 'L');
  const Json report = check(R"({"node_definitions":[{"label":")" + label +
                            R"(","sql":"SELECT k","primary_key":{"name":"k","type":"INT64"}}]})");
  REQUIRE(report["diagnostics"].size() == 1);
  CHECK(report["diagnostics"][0]["code"] == "name_length");
  CHECK(report["diagnostics"][0]["params"]["length"] == 1 << 20);
}

TEST_CASE("numbers of fields that nobody knows keep their digits in a fix") {
  Session session;
  const std::string report = session.run(
      "check",
      R"({"node_definitions":[{"label":"A","sql":"SELECT id, a FROM t","primary_key":{"name":"id","type":"INT64"},
          "properties":[{"name":"a","type":"STRING","x":12345678901234567890.10},{"name":"b","type":"STRING"}]}]})",
      "");
  CHECK(report.find(R"("value":[{"name":"a","type":"STRING","x":12345678901234567890.10}])") !=
        std::string::npos);
}

TEST_CASE("requests that cannot be carried out are refused, not thrown") {
  Session session;
  CHECK(ask(session, "no_such", "")["error"]["code"] == "unknown_operation");
  CHECK(ask(session, "", "")["error"]["code"] == "unknown_operation");
  CHECK(ask(session, "job_report", "")["error"]["code"] == "no_job");
  CHECK(ask(session, "job_answer", "{}", R"({"id":0})")["error"]["code"] == "no_job");
}

TEST_CASE("an answer to no open request is refused and changes nothing") {
  Session session;
  const std::string text = R"({"node_definitions":[)" + std::string(kNode) + "]}";
  const Json state = ask(session, "job_start", text);
  REQUIRE(state["requests"].size() == 1);
  const std::string before = session.run("job_report", "", "");
  for (const std::string_view options :
       {R"({"id":1})", R"({"id":-1})", R"({"id":4294967296})", R"({"id":"0"})", "{}", "", "[]"}) {
    INFO(options);
    CHECK(ask(session, "job_answer", "{}", options)["error"]["code"] == "unknown_request");
  }
  CHECK(session.run("job_report", "", "") == before);
  CHECK(ask(session, "job_answer", "{}", R"({"id":0})").contains("requests"));
  CHECK(ask(session, "job_answer", "{}", R"({"id":0})")["error"]["code"] == "unknown_request");
}

TEST_CASE("a session keeps no policy, locale or job for another request") {
  Session session;
  const std::string text = R"({"node_definitions":[)" + std::string(kNode) + "]}";
  const std::string plain = session.run("check", text, "");
  CHECK(ask(session, "check", text, R"({"policy":{"label":"B"},"locale":"zh"})")["status"] ==
        "invalid");
  CHECK(session.run("check", text, "") == plain);
  CHECK(ask(session, "check", text, R"({"policy":{"label":"("}})").contains("error"));
  CHECK(session.run("check", text, "{}") == plain);
}

TEST_CASE("SQL that is too deep or too large is a diagnostic") {
  Session session;
  std::string deep = "SELECT ";
  for (int i = 0; i < 5000; ++i) deep += "f(";
  const Json too_deep = ask(session, "parse_sql", deep);
  CHECK(too_deep["ok"] == false);
  REQUIRE(too_deep["diagnostics"].size() == 1);
  CHECK(too_deep["diagnostics"][0]["code"] == "sql_too_deep");
  CHECK(too_deep["diagnostics"][0]["message"] == "The SQL is nested deeper than 1000 levels");
  const Json too_large = ask(session, "parse_sql", std::string(kLargestText + 1, ' '));
  REQUIRE(too_large["diagnostics"].size() == 1);
  CHECK(too_large["diagnostics"][0]["code"] == "sql_too_large");
  CHECK(too_large["diagnostics"][0]["message"] == "The SQL is larger than 32 MiB");
}
