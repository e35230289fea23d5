#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "fixture.h"
#include "mapping/protocol.h"

namespace {

using mapping::Session;
using mapping::testing::Json;

constexpr std::string_view kMapping =
    R"({"node_definitions":[{"label":"A","sql":"SELECT k","primary_key":{"name":"k","type":"INT64"}}]})";

}  // namespace

// Either a refusal, after which the question is open, or an answer that could not be given: never
// EXPLAIN passed.
TEST_CASE("an answer that says nothing clear is never taken for a yes") {
  for (const std::string_view answer :
       {"", "not JSON", "[]", "null", "42", R"({"error":null})", R"({"error":"boom"})",
        R"({"error":{}})", R"({"error":{"kind":"other","message":"x"}})"}) {
    INFO(answer);
    Session session;
    (void)session.run("job_start", kMapping, "");
    (void)session.run("job_answer", answer, R"({"id":0})");
    const Json report = Json::parse(session.run("job_report", "", ""));
    CHECK(report["status"] == "unchecked");
    CHECK(report["stages"][1]["status"] == "unchecked");
  }
}
