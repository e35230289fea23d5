#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "mapping/protocol.h"

// Runs every case of tests/fixtures through the protocol: <area>/<case>/request.json says what is
// asked, expected.json what comes back. The package runs the same cases. With UPDATE_EXPECTED=1 the
// answers are written for review instead.
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> fixture_folders() {
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(MAPPING_FIXTURES_FOLDER)) {
    if (entry.path().filename() == "request.json") folders.push_back(entry.path().parent_path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

struct Fixture {
  explicit Fixture(const fs::path& case_folder)
      : folder(case_folder), request(Json::parse(read_file(case_folder / "request.json"))) {}

  // The bytes of the input. A mapping that is given as a value has no places, as when the host
  // hands over an object.
  [[nodiscard]] std::string input() const {
    if (request.contains("input_file"))
      return read_file(folder / request["input_file"].get<std::string>());
    if (!request.contains("input")) return {};
    return request["input"].is_string() ? request["input"].get<std::string>()
                                        : request["input"].dump();
  }

  [[nodiscard]] std::string options() const {
    Json options = request.value("options", Json::object());
    if (request.contains("input") && request["input"].is_object()) options["source"] = "value";
    return options.dump();
  }

  fs::path folder;
  Json request;
};

Json outcome_of(const Fixture& fixture, const Json& question) {
  const Json answers = fixture.request.value("answers", Json::object());
  const Json answer =
      answers.value(question["definition"]["name"].get<std::string>(), Json::object());
  return answer.value(question["kind"].get<std::string>(), Json::object());
}

// Plays a validation: the open requests are answered from the front or from the back.
Json validate(const Fixture& fixture, bool from_the_back) {
  mapping::Session session;
  Json state = Json::parse(session.run("job_start", fixture.input(), fixture.options()));
  if (state.contains("error")) return state;
  std::vector<Json> open(state["requests"].begin(), state["requests"].end());
  int done = state["done"];
  while (!open.empty()) {
    const auto next = from_the_back ? open.end() - 1 : open.begin();
    const Json question = *next;
    open.erase(next);
    const Json options = {{"id", question["id"]}};
    state = Json::parse(
        session.run("job_answer", outcome_of(fixture, question).dump(), options.dump()));
    REQUIRE(state.contains("requests"));
    open.insert(open.end(), state["requests"].begin(), state["requests"].end());
    CHECK(state["done"].get<int>() >= done);
    done = state["done"];
  }
  CHECK(state["done"] == state["total"]);
  return Json::parse(session.run("job_report", "", ""));
}

Json run(const Fixture& fixture) {
  const std::string operation = fixture.request["operation"];
  if (operation == "validate") return validate(fixture, false);
  return Json::parse(mapping::Session().run(operation, fixture.input(), fixture.options()));
}

void write_expected(const fs::path& folder, const Json& result) {
  std::ofstream(folder / "expected.json") << result.dump(2) << '\n';
}

}  // namespace

TEST_CASE("every fixture gives what is expected of it") {
  const fs::path folder = GENERATE(from_range(fixture_folders()));
  INFO(folder.string());
  const Fixture fixture(folder);
  const Json result = run(fixture);
  if (std::getenv("UPDATE_EXPECTED") != nullptr) return write_expected(folder, result);
  CHECK(result.dump(2) == Json::parse(read_file(folder / "expected.json")).dump(2));
  if (fixture.request["operation"] == "validate")
    CHECK(validate(fixture, true).dump() == result.dump());
}
