#include "report/server_messages.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "analysis_support.h"
#include "fixture.h"

// Each sentence of the server is shown by a case, and read back as it was said.
namespace {

namespace fs = std::filesystem;
using mapping::Code;
using mapping::Params;
using mapping::say;
using mapping::ServerMessage;
using mapping::testing::checkout_path;
using mapping::testing::Json;
using mapping::testing::read_file;
using mapping::testing::read_lines;
using Texts = std::vector<std::string>;

// Those whose case is too large for a file, or needs what no query over the tests' tables has.
constexpr std::string_view kShownElsewhere[] = {
    "statement_too_large",   // protocol_limits_test.cpp
    "statement_too_deep",    // protocol_limits_test.cpp
    "star_without_columns",  // no table of a catalog is without columns
};

Texts cells_of(std::string_view line) {
  Texts cells;
  std::istringstream stream{std::string(line)};
  for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
  return cells;
}

std::string with_line_ends(std::string text) {
  for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at + 1)) {
    text.replace(at, 2, "\n");
  }
  return text;
}

// The words between the places of a row.
Texts parts_of(std::string_view words) {
  Texts parts(1);
  int depth = 0;
  bool names_group = false;
  for (const char c : with_line_ends(std::string(words))) {
    if (c == '{') {
      names_group = true;
      ++depth;
    } else if (c == '}') {
      if (names_group) parts.emplace_back();
      names_group = false;
      --depth;
    } else if (c == ':' && names_group) {
      names_group = false;  // a place that is made of others, and of the words between them
    } else if (depth == 0 || !names_group) {
      parts.back() += c;
    }
  }
  return parts;
}

// Whether the text ends in the sentence, which its error name or its place may stand in front of.
bool ends_in(const Texts& parts, std::string_view text) {
  const auto stands_at = [&](std::size_t at) {
    for (const std::string& part : parts) {
      const std::size_t found = &part == &parts.back() && text.size() >= part.size()
                                    ? text.size() - part.size()
                                    : text.find(part, at);
      if (found == std::string_view::npos || found < at || !text.substr(found).starts_with(part) ||
          (&part == &parts.front() && found != at)) {
        return false;
      }
      at = found + part.size();
    }
    return at == text.size();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((at == 0 || text[at - 1] == ' ') && stands_at(at)) return true;
  }
  return false;
}

void add_strings(const Json& value, std::set<std::string>& texts) {
  if (value.is_string()) texts.insert(value.get<std::string>());
  if (value.is_structured()) {
    for (const Json& part : value) add_strings(part, texts);
  }
}

// The literals of C++ source, those that follow one another as one.
void add_literals(const std::string& source, std::set<std::string>& texts) {
  std::string literal;
  for (std::size_t at = source.find('"'); at != std::string::npos; at = source.find('"', at)) {
    for (++at; at < source.size() && source[at] != '"' && source[at] != '\n'; ++at) {
      if (source[at] == '\\' && source[at + 1] == 'n') {
        literal += '\n';
        ++at;
      } else {
        at += source[at] == '\\' ? 1U : 0U;
        literal += source[at];
      }
    }
    const std::size_t next = source.find_first_not_of(" \n", ++at);
    if (next != std::string::npos && source[next] == '"') continue;
    texts.insert(std::move(literal));
    literal.clear();
  }
}

std::set<std::string> texts_of_cases() {
  std::set<std::string> texts;
  for (const fs::path& folder : mapping::testing::fixture_folders())
    add_strings(Json::parse(read_file(folder / "expected.json")), texts);
  for (const std::string_view name :
       {"expecting.tsv", "json_paths.tsv", "refused.tsv", "server_sentences.tsv"}) {
    for (const std::string& line : read_lines(name)) {
      for (std::string& cell : cells_of(line)) texts.insert(std::move(cell));
    }
  }
  for (const std::string_view folder : {"tests/native", "tests/native/analysis"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(checkout_path(folder))) {
      if (entry.path().extension() == ".cpp") add_literals(read_file(entry.path()), texts);
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("every sentence of the server is shown by a case") {
  const std::set<std::string> texts = texts_of_cases();
  std::istringstream table(read_file(checkout_path("core/report/server_messages.tsv")));
  std::string line;
  std::getline(table, line);
  while (std::getline(table, line)) {
    const Texts row = cells_of(line);
    INFO(row[0] << ": " << row[2]);
    const Texts parts = parts_of(row[2]);
    const bool shown =
        std::ranges::any_of(texts, [&](const std::string& text) { return ends_in(parts, text); });
    const bool elsewhere = std::ranges::find(kShownElsewhere, row[0]) != std::end(kShownElsewhere);
    CHECK(shown != elsewhere);
  }
}

TEST_CASE("what the server says of these statements") {
  for (const std::string& line : read_lines("server_sentences.tsv")) {
    const Texts cells = cells_of(line);
    if (cells[0] == "row") continue;
    INFO(cells[0] << ": " << cells[1]);
    const mapping::Analysis analysis = analysis_of(with_line_ends(cells[1]));
    REQUIRE(analysis.fault);
    CHECK(analysis.fault->error_name == cells[2]);
    CHECK(analysis.fault->server_message == cells[3]);
  }
}

TEST_CASE("a sentence has its error name, and its values in their places") {
  const mapping::ServerSentence said =
      say(ServerMessage::kQueryAliasCount, {2, std::string("three")});
  CHECK(said.text == "Column alias list has 2 entries but relation has three columns");
  CHECK(error_name_of(said.message) == "MISMATCHED_COLUMN_ALIASES");
  CHECK(say(ServerMessage::kSampleNegative).text ==
        "Sample percentage must be greater than or equal to 0");
  CHECK(say(ServerMessage::kFetchNotPositive, {-1}).text ==
        "FETCH FIRST row count must be positive (actual value: -1)");
  CHECK_FALSE(mapping::ServerSentence{});
}

TEST_CASE("a sentence is called the same whether it was said here or by a server") {
  const mapping::ServerSentence sentences[] = {
      say(ServerMessage::kColumnNotFound, {"a.b"}),
      say(ServerMessage::kNoCast, {"json", "date"}),
      say(ServerMessage::kNoArgumentCast, {"varchar(1)"}),
      say(ServerMessage::kSideTypes, {2, "UNION", "bigint", "date"}),
      say(ServerMessage::kAggregateInWhere, {"sum(x)"}),
      say(ServerMessage::kAggregateInClause, {"JOIN", "sum(x)"}),
      say(ServerMessage::kTypeOfLiteralNotFound, {1, 8, "foo"}),
      say(ServerMessage::kTypeOfIntervalLiteralNotFound, {1, 8}),
      say(ServerMessage::kAliasNotFound, {"t"}),
      say(ServerMessage::kSampleNull),
  };
  for (const mapping::ServerSentence& said : sentences) {
    INFO(said.text);
    Params own = {{"name", std::string("b")}};
    Params read = own;
    CHECK(plain_code(said.message, said.facts, own) == mapping::plain_code(said.text, read));
    REQUIRE(own.size() == read.size());
    for (std::size_t i = 0; i < own.size(); ++i) {
      CHECK(own[i].name == read[i].name);
      CHECK(own[i].value == read[i].value);
    }
  }
}

TEST_CASE("the plain sentence is the one whose facts are all known") {
  Params params;
  CHECK(mapping::plain_code("Unable to resolve reference t", params) == Code::kSqlError);
  CHECK(params.empty());
  params = {{"tables", std::string("n, r")}};
  CHECK(mapping::plain_code("Unable to resolve reference t", params) == Code::kSqlAliasNotFound);
  CHECK(params.size() == 2);
}
