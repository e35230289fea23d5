#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "fixture.h"
#include "mapping/protocol.h"

// What a validation asks, and when. What it says in the end is in the fixtures.
namespace {

using mapping::Session;
using mapping::testing::Json;

// The nodes A and B with the key k, and the edge AB between them.
constexpr std::string_view kMapping = R"({"node_definitions":[
  {"label":"A","sql":"SELECT k FROM a","primary_key":{"name":"k","type":"INT64"}},
  {"label":"B","sql":"SELECT k FROM b","primary_key":{"name":"k","type":"INT64"}}],
  "edge_definitions":[{"type":"AB","from_node":"A","to_node":"B","sql":"SELECT f, t FROM ab",
    "from_key":"f","to_key":"t"}]})";
constexpr std::string_view kKey = R"({"columns":[{"name":"k","type":"bigint"}]})";
constexpr std::string_view kRefused = R"({"error":{"kind":"query","message":"refused"}})";
constexpr std::string_view kUnavailable = R"({"error":{"kind":"unavailable","message":"down"}})";

class Job {
 public:
  explicit Job(std::string_view text) { take(session_.run("job_start", text, "")); }

  // Answers the first open request of that kind and definition.
  void answer(std::string_view question, std::string_view answer) {
    for (std::size_t i = 0; i < open_.size(); ++i) {
      if (name_of(open_[i]) != question) continue;
      const Json options = {{"id", open_[i]["id"]}};
      open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(i));
      return take(session_.run("job_answer", answer, options.dump()));
    }
    FAIL("not open: " << question);
  }

  [[nodiscard]] std::vector<std::string> open() const {
    std::vector<std::string> names;
    for (const Json& request : open_) names.push_back(name_of(request));
    return names;
  }
  [[nodiscard]] const std::vector<Json>& requests() const { return open_; }
  [[nodiscard]] std::string phase() const { return state_["phase"]; }
  [[nodiscard]] int done() const { return state_["done"]; }
  [[nodiscard]] int total() const { return state_["total"]; }
  [[nodiscard]] Json report() { return Json::parse(session_.run("job_report", "", "")); }

 private:
  static std::string name_of(const Json& request) {
    return request["kind"].get<std::string>() + " " +
           request["definition"]["name"].get<std::string>();
  }

  void take(const std::string& state) {
    state_ = Json::parse(state);
    open_.insert(open_.end(), state_["requests"].begin(), state_["requests"].end());
  }

  Session session_;
  Json state_;
  std::vector<Json> open_;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is asked of a mapping whose structure is invalid") {
  Job job(R"({"node_definitions":[{"label":"Order","sql":"SELECT k","primary_key":
    {"name":"k","type":"INT64"}}]})");
  CHECK(job.open().empty());
  CHECK(job.phase() == "done");
  CHECK(job.done() == job.total());
}

TEST_CASE("nodes are asked first, EXPLAIN before LIMIT 0, an edge when both its nodes are known") {
  Job job(kMapping);
  CHECK(job.open() == Names{"explain A", "explain B"});
  CHECK(job.total() == 6);
  job.answer("explain B", "{}");
  CHECK(job.open() == Names{"explain A", "columns B"});
  job.answer("columns B", kKey);
  CHECK(job.open() == Names{"explain A"});
  CHECK(job.phase() == "nodes");
  job.answer("explain A", "{}");
  job.answer("columns A", kKey);
  CHECK(job.open() == Names{"explain AB"});
  CHECK(job.phase() == "edges");
  CHECK(job.done() == 4);
  job.answer("explain AB", "{}");
  job.answer("columns AB",
             R"({"columns":[{"name":"f","type":"bigint"},{"name":"t","type":"bigint"}]})");
  CHECK(job.open().empty());
  CHECK(job.phase() == "done");
  CHECK(job.done() == 6);
  CHECK(job.report()["status"] == "valid");
}

TEST_CASE("a request names its definition and has its SQL as it is") {
  const Job job(kMapping);
  REQUIRE(job.requests().size() == 2);
  CHECK(job.requests()[1] == Json::parse(R"({"id":1,"kind":"explain","sql":"SELECT k FROM b",
    "definition":{"kind":"node","name":"B","index":1}})"));
}

TEST_CASE("a refused query ends its definition") {
  Job job(kMapping);
  job.answer("explain A", kRefused);
  CHECK(job.open() == Names{"explain B"});
  CHECK(job.done() == 2);
}

TEST_CASE("an edge of a failed node asks nothing") {
  Job job(kMapping);
  job.answer("explain A", kRefused);
  job.answer("explain B", "{}");
  job.answer("columns B", kKey);
  CHECK(job.open().empty());
  CHECK(job.phase() == "done");
  CHECK(job.done() == job.total());
}

TEST_CASE("an edge of a node that could not be checked is asked all the same") {
  Job job(kMapping);
  job.answer("explain A", kUnavailable);
  job.answer("explain B", kUnavailable);
  CHECK(job.open() == Names{"explain AB"});
}

TEST_CASE("a report before the end counts what is open as unchecked") {
  Job job(kMapping);
  job.answer("explain A", "{}");
  job.answer("columns A", kKey);
  const Json report = job.report();
  CHECK(report["status"] == "unchecked");
  CHECK(report["node_results"][0]["valid"] == true);
  CHECK(report["node_results"][1]["error"] ==
        "sql: Could not check: the cluster has not been asked");
  CHECK(report["edge_results"][0]["valid"] == false);
}
