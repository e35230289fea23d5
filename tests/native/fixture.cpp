#include "fixture.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "mapping/protocol.h"

namespace mapping::testing {
namespace {

namespace fs = std::filesystem;

Json answer_to(const Json& answers, const Json& question) {
  const std::string name = question["definition"]["name"];
  const std::string kind = question["kind"];
  return answers.value(name, Json::object()).value(kind, Json::object());
}

Json validate(const MappingFixture& fixture, std::string_view text) {
  Session session;
  Json state = Json::parse(session.run("job_start", text, fixture.options.dump()));
  if (state.contains("error")) return state;
  std::vector<Json> open(state["requests"].begin(), state["requests"].end());
  for (std::size_t next = 0; next < open.size(); ++next) {
    const std::string answer = answer_to(fixture.answers, open[next]).dump();
    const Json options = {{"id", open[next]["id"]}};
    state = Json::parse(session.run("job_answer", answer, options.dump()));
    open.insert(open.end(), state["requests"].begin(), state["requests"].end());
  }
  return Json::parse(session.run("job_report", "", ""));
}

MappingFixture read_mapping_fixture(const fs::path& folder, const Json& request) {
  MappingFixture fixture{request["operation"],
                         {},
                         request.value("options", Json::object()),
                         request.value("answers", Json::object())};
  if (request.contains("input_file")) {
    fixture.text = read_file(folder / request["input_file"].get<std::string>());
  } else {
    const Json& input = request["input"];
    fixture.text = input.is_string() ? input.get<std::string>() : input.dump();
  }
  return fixture;
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path checkout_path(std::string_view path) {
  return fs::path(MAPPING_FIXTURES_FOLDER).parent_path().parent_path() / path;
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

std::vector<std::pair<fs::path, MappingFixture>> mapping_fixtures() {
  std::vector<std::pair<fs::path, MappingFixture>> fixtures;
  for (const fs::path& folder : fixture_folders()) {
    const Json request = Json::parse(read_file(folder / "request.json"));
    const std::string operation = request["operation"];
    if (operation == "check" || operation == "validate")
      fixtures.emplace_back(folder, read_mapping_fixture(folder, request));
  }
  return fixtures;
}

Json run(const MappingFixture& fixture, std::string_view text) {
  if (fixture.operation == "validate") return validate(fixture, text);
  return Json::parse(Session().run("check", text, fixture.options.dump()));
}

}  // namespace mapping::testing
