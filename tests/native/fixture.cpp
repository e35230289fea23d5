#include "fixture.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

namespace mapping::testing {
namespace {

namespace fs = std::filesystem;

Json answer_to(const Json& answers, const Json& question) {
  const std::string name = question["definition"]["name"];
  const std::string kind = question["kind"];
  return answers.value(name, Json::object()).value(kind, Json::object());
}

// The options of the fixture, with the number of its catalog, which `session` reads.
std::string options_with_catalog(const Fixture& fixture, Session& session) {
  Json options = fixture.options;
  if (!fixture.catalog.is_null()) options["catalog"] = load_catalog(session, fixture.catalog);
  return options.dump();
}

Json validate(const Fixture& fixture, std::string_view text, AnswerOrder order) {
  Session session;
  Json state = Json::parse(session.run("job_start", text, options_with_catalog(fixture, session)));
  if (state.contains("error")) return state;
  std::vector<Json> open(state["requests"].begin(), state["requests"].end());
  int done = state["done"];
  while (!open.empty()) {
    const auto next = order == AnswerOrder::kLast ? open.end() - 1 : open.begin();
    const Json question = std::move(*next);
    open.erase(next);
    const Json options = {{"id", question["id"]}};
    const std::string answer = answer_to(fixture.answers, question).dump();
    state = Json::parse(session.run("job_answer", answer, options.dump()));
    REQUIRE(state.contains("requests"));
    open.insert(open.end(), state["requests"].begin(), state["requests"].end());
    CHECK(state["done"].get<int>() >= done);
    done = state["done"];
  }
  CHECK(state["done"] == state["total"]);
  return Json::parse(session.run("job_report", "", ""));
}

// What an editor asks of a place of a mapping's text: `|` stands there.
constexpr std::string_view kPlaced[] = {"hover", "definition", "references", "prepare_rename",
                                        "rename"};

void take_caret(Fixture& fixture) {
  const auto is_placed = [&](std::string_view name) { return name == fixture.operation; };
  if (std::ranges::none_of(kPlaced, is_placed)) return;
  const std::size_t caret = fixture.text.find('|');
  REQUIRE(caret != std::string::npos);
  fixture.text.erase(caret, 1);
  fixture.options["offset"] = caret;
}

}  // namespace

Json load_catalog(Session& session, const Json& snapshot) {
  const Json begun = Json::parse(session.run("catalog_begin", snapshot.dump(), ""));
  const std::string options = begun.dump();
  (void)session.run("catalog_add", snapshot["tables"].dump(), options);
  REQUIRE(Json::parse(session.run("catalog_end", "", options)).contains("bytes"));
  return begun["catalog"];
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> read_lines(std::string_view name) {
  std::ifstream file(fs::path(MAPPING_FIXTURES_FOLDER) / "sql" / name);
  REQUIRE(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != '#') lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  std::istringstream stream{std::string(line)};
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  return cells;
}

std::string with_line_breaks(std::string text) {
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at)) {
    text.replace(at, 2, "\n");
  }
  return text;
}

std::vector<std::string> accepted_statements() {
  std::vector<std::string> statements;
  for (const std::string_view file : {"accepted.txt", "accepted_by_newer.txt"}) {
    for (std::string& line : read_lines(file))
      statements.push_back(with_line_breaks(std::move(line)));
  }
  return statements;
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

Fixture read_fixture(const fs::path& folder) {
  const Json request = Json::parse(read_file(folder / "request.json"));
  Fixture fixture{request["operation"],
                  {},
                  request.value("options", Json::object()),
                  request.value("answers", Json::object()),
                  request.value("catalog", Json())};
  if (request.contains("input_file")) {
    fixture.text = read_file(folder / request["input_file"].get<std::string>());
  } else if (request.contains("input")) {
    const Json& input = request["input"];
    fixture.text = input.is_string() ? input.get<std::string>() : input.dump();
  }
  take_caret(fixture);
  return fixture;
}

std::vector<std::pair<fs::path, Fixture>> mapping_fixtures() {
  std::vector<std::pair<fs::path, Fixture>> fixtures;
  for (const fs::path& folder : fixture_folders()) {
    const Fixture fixture = read_fixture(folder);
    if (fixture.operation == "check" || fixture.operation == "validate")
      fixtures.emplace_back(folder, fixture);
  }
  return fixtures;
}

Json run(const Fixture& fixture, std::string_view text, AnswerOrder order) {
  if (fixture.operation == "validate") return validate(fixture, text, order);
  Session session;
  const std::string options = options_with_catalog(fixture, session);
  return Json::parse(session.run(fixture.operation, text, options));
}

}  // namespace mapping::testing
