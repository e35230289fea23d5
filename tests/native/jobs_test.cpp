#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <string>
#include <string_view>

#include "fixture.h"
#include "mapping/protocol.h"
#include "mapping/time.h"

namespace {

using mapping::Session;
using mapping::testing::Json;

Json decide(std::string_view operation, std::string_view records, std::string_view options) {
  return Json::parse(Session().run(operation, records, options));
}

constexpr std::string_view kTimes =
    R"({"now":"2026-02-01T00:00:00Z","orphan_grace_ms":60000,"stale_after_ms":600000})";

constexpr std::string_view kNoPods = R"({"pods":[],"instances":[]})";

}  // namespace

TEST_CASE("a moment is the day that the standard library's calendar has") {
  using namespace std::chrono;
  for (const int first_year : {0, 1896, 1964, 1996, 2096, 9991}) {
    const sys_days begin = year(first_year) / January / 1;
    const sys_days end = year(first_year + 8) / December / 31;
    for (sys_days days = begin; days <= end; days += std::chrono::days(1)) {
      const year_month_day date = days;
      std::string text = "0000-00-00T12:34:56.789Z";
      const auto put = [&text](std::size_t at, int digits, unsigned value) {
        for (; digits > 0; --digits, value /= 10)
          text[at + static_cast<std::size_t>(digits) - 1] = static_cast<char>('0' + value % 10);
      };
      put(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
      put(5, 2, static_cast<unsigned>(date.month()));
      put(8, 2, static_cast<unsigned>(date.day()));
      // In one step: the hours of these years in minutes are more than some libraries' 32 bits hold.
      const auto moment = days + milliseconds(((12 * 60 + 34) * 60 + 56) * 1000 + 789);
      const auto expected = duration_cast<microseconds>(moment.time_since_epoch()).count();
      if (mapping::parse_moment(text) != expected || mapping::to_text(expected) != text) FAIL(text);
    }
  }
  SUCCEED();
}

TEST_CASE("records that cannot all be seen decide nothing") {
  constexpr std::string_view kEntity =
      R"({"id":1,"created_at":"2026-01-01T00:00:00Z","ttl":"P1D"})";
  const auto lifecycle = [](const std::string& records) {
    return decide("decide_lifecycle", records, kTimes);
  };
  const std::string entity(kEntity);
  const std::string whole = R"({"instances":[],"snapshots":[],"mappings":[)" + entity + "]}";
  CHECK(lifecycle(whole)["expired"].size() == 1);
  // A text that breaks off, as one over the limit does.
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(length);
    CHECK(lifecycle(whole.substr(0, length))["error"]["code"] == "unreadable_request");
  }
  CHECK(lifecycle(R"({"instances":[],"snapshots":[]})")["error"]["params"]["name"] == "mappings");
  CHECK(lifecycle(R"({"instances":{},"snapshots":[],"mappings":[]})")["error"]["params"]["name"] ==
        "instances");
  for (const std::string_view id :
       {"null", "\"\"", "1.5", "1e3", "\"01\"", "\"x\"", "{}", "true"}) {
    const std::string records =
        R"({"pods":[],"instances":[{"id":)" + std::string(id) + R"(,"status":"starting"}]})";
    INFO(records);
    CHECK(decide("decide_reconciliation", records, kTimes)["error"]["params"]["name"] == "id");
  }
  CHECK(decide("decide_reconciliation", R"({"pods":[{"name":"a"}]})",
               kTimes)["error"]["params"]["name"] == "instances");
}

TEST_CASE("a time that cannot be read decides nothing") {
  const auto name_of = [](std::string_view options) {
    return decide("decide_reconciliation", kNoPods, options)["error"]["params"]["name"];
  };
  CHECK(name_of("") == "now");
  CHECK(name_of(R"({"now":"2026-02-01","orphan_grace_ms":1,"stale_after_ms":1})") == "now");
  CHECK(name_of(R"({"now":"2026-02-01T00:00:00Z","stale_after_ms":1})") == "orphan_grace_ms");
  CHECK(name_of(R"({"now":"2026-02-01T00:00:00Z","orphan_grace_ms":1,"stale_after_ms":-1})") ==
        "stale_after_ms");
  CHECK(decide("decide_reconciliation", kNoPods, kTimes)["diagnostics"].empty());
}

TEST_CASE("ten thousand of each kind are decided, in their order") {
  constexpr std::size_t kCount = 10'000;
  Json records;
  for (const std::string_view list : {"instances", "snapshots", "mappings"}) {
    for (std::size_t index = 0; index < kCount; ++index) {
      const bool has_expired = index % 2 == 0;
      records[list].push_back({{"id", index},
                               {"created_at", "2026-01-01T00:00:00Z"},
                               {"last_activity_at", "2026-01-31T23:00:00Z"},
                               {"ttl", has_expired ? "P30D" : "P32D"},
                               {"inactivity_timeout", "PT12H"}});
    }
  }
  const Json decision = decide("decide_lifecycle", records.dump(), kTimes);
  CHECK(decision["diagnostics"].empty());
  REQUIRE(decision["expired"].size() == 3 * kCount / 2);
  for (std::size_t index = 0; index < decision["expired"].size(); ++index) {
    const std::size_t of_kind = kCount / 2;
    constexpr std::string_view kKinds[] = {"instance", "snapshot", "mapping"};
    if (decision["expired"][index]["kind"] != kKinds[index / of_kind] ||
        decision["expired"][index]["id"] != index % of_kind * 2)
      FAIL(index);
  }
}

TEST_CASE("two hundred findings are told and the rest is counted") {
  Json records = {
      {"instances", Json::array()}, {"snapshots", Json::array()}, {"mappings", Json::array()}};
  for (std::size_t index = 0; index < 1000; ++index)
    records["mappings"].push_back({{"id", index}, {"ttl", "soon"}});
  const Json decision = decide("decide_lifecycle", records.dump(), kTimes);
  REQUIRE(decision["diagnostics"].size() == 201);
  CHECK(decision["diagnostics"][199]["path"] == "/mappings/199/ttl");
  CHECK(decision["diagnostics"][200]["code"] == "too_many_diagnostics");
  CHECK(decision["diagnostics"][200]["params"]["count"] == 800);
}
