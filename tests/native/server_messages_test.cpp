#include "report/server_messages.h"

#include <re2/re2.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <compare>
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
using mapping::testing::cells_of;
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
    "unique_type",  // subqueries_test.cpp: only newer servers read UNIQUE, and the analysis leaves it open
};

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

// Whether the sentence is the whole text.
bool is_sentence(const Texts& parts, std::string_view text) {
  if (!text.starts_with(parts.front()) || !text.ends_with(parts.back())) return false;
  std::size_t at = 0;
  for (const std::string& part : parts) {
    const bool is_last = &part == &parts.back();
    const std::size_t found = is_last ? text.size() - part.size() : text.find(part, at);
    if (found == std::string_view::npos || found < at) return false;
    at = found + part.size();
  }
  return at == text.size();
}

// What a case says that the server says. The parser's texts are written without the name of their error.
struct Said {
  std::string error = "SYNTAX_ERROR";
  std::string text;
  auto operator<=>(const Said&) const = default;
};

// `TYPE_MISMATCH line 1:8: …`, `TYPE_MISMATCH: …`, `line 1:8: …` or the sentence alone.
Said said_in(std::string_view text) {
  static const RE2 kFront(R"((?:([A-Z_]{5,}):? )?(?:line \d+:\d+: )?)");
  std::string error;
  re2::StringPiece rest(text);
  RE2::Consume(&rest, kFront, &error);
  Said said{.text = std::string(rest)};
  if (!error.empty()) said.error = error;
  return said;
}

// Each fault that a report tells with the server's error name and words.
void add_reported(const Json& value, std::set<Said>& said) {
  if (value.is_object() && value.contains("errorName") && value.contains("serverMessage"))
    said.insert({value.at("errorName"), value.at("serverMessage")});
  if (value.is_structured()) {
    for (const Json& part : value) add_reported(part, said);
  }
}

// The literals of C++ source, those that follow one another as one.
void add_literals(const std::string& source, std::set<Said>& said) {
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
    said.insert(said_in(literal));
    literal.clear();
  }
}

std::set<Said> said_in_cases() {
  std::set<Said> said;
  for (const fs::path& folder : mapping::testing::fixture_folders())
    add_reported(Json::parse(read_file(folder / "expected.json")), said);
  for (const std::string_view name : {"expecting.tsv", "json_paths.tsv", "refused.tsv"}) {
    for (const std::string& line : read_lines(name)) {
      for (const std::string& cell : cells_of(line)) said.insert(said_in(cell));
    }
  }
  for (const std::string& line : read_lines("server_sentences.tsv")) {
    const Texts cells = cells_of(line);
    said.insert({cells[2], with_line_ends(cells[3])});
  }
  for (const std::string_view folder : {"tests/native", "tests/native/analysis"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(checkout_path(folder))) {
      if (entry.path().extension() == ".cpp") add_literals(read_file(entry.path()), said);
    }
  }
  return said;
}

}  // namespace

TEST_CASE("every sentence of the server is shown by a case, with its error") {
  const std::set<Said> cases = said_in_cases();
  std::istringstream table(read_file(checkout_path("core/report/server_messages.tsv")));
  std::string line;
  std::getline(table, line);
  while (std::getline(table, line)) {
    const Texts row = cells_of(line);
    INFO(row[0] << ": " << row[1] << " " << row[2]);
    const Texts parts = parts_of(row[2]);
    const bool shown = std::ranges::any_of(cases, [&](const Said& said) {
      return said.error == row[1] && is_sentence(parts, said.text);
    });
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
