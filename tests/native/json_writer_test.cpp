#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "document/write_value.h"
#include "fixture.h"
#include "mapping/protocol.h"

using mapping::Document;
using mapping::JsonWriter;
using mapping::Session;
using mapping::testing::Json;

TEST_CASE("any bytes make a string that can be parsed") {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = std::string("a") + static_cast<char>(byte) + "\xED\xA0\xBD\xC3";
    JsonWriter json;
    json.begin_object().key_of_text(text).string(text).end_object();
    const std::string written = std::move(json).text();
    INFO(written);
    CHECK_FALSE(Json::parse(written, nullptr, false).is_discarded());
  }
}

// RFC 8259, section 6.
TEST_CASE("a number is written as it stands, and what is none as null") {
  const auto written = [](std::string_view number) {
    JsonWriter json;
    json.number(number);
    return std::move(json).text();
  };
  for (const char* number : {"0", "-0", "12345678901234567890123", "1.50", "1e400", "-1.5E+3"})
    CHECK(written(number) == number);
  for (const char* other : {"", "01", "+1", ".5", "1.", "1e", "-", "NaN", "Infinity", "0x1", "1 2"})
    CHECK(written(other) == "null");
}

TEST_CASE("a value is written anew as what it is") {
  const std::string_view text =
      "{ \"a\\u00e9\" : [1.50, -0, true, null, \"\\/\\t\xC3\xA9\", {}, []],\n \"b\" : "
      "{\"c\":12345678901234567890} }";
  const Document document = Document::parse(text);
  REQUIRE(document.is_complete());
  JsonWriter json;
  write_value(json, document, document.root());
  const std::string anew = std::move(json).text();
  CHECK(anew ==
        "{\"a\xC3\xA9\":[1.50,-0,true,null,\"/"
        "\\t\xC3\xA9\",{},[]],\"b\":{\"c\":12345678901234567890}}");
}

// A misspelt field beside every fault of JSON that reading goes on behind.
TEST_CASE("the fix of a field's name holds nothing of a broken text") {
  for (const std::string_view broken :
       {"\"sql\":\"SELECT\tid\"", "\"sql\":\"a\nb\"", R"("sql":"\q")", R"("sql":"\u12")",
        R"("sql":+1)", R"("sql":01)", R"("sql":.5)", R"("properties":[1,])",
        R"("properties":[1 2])", "\"sql\":\"\xFF\"", "\"sql\":\"\xED\xA0\xBD\"",
        R"("sql":"\ud83d")", R"("sql":1,"sql":2)"}) {
    const std::string text = R"({"node_definitions":[{"lable":"A",)" + std::string(broken) + "}]}";
    INFO(text);
    Session session;
    const Json report = Json::parse(session.run("check", text, ""), nullptr, false);
    REQUIRE(report.is_object());
    CHECK(report["status"] == "invalid");
    const Json expected = {{"path", "/node_definitions/0/lable"}, {"key", "label"}};
    std::size_t renames = 0;
    for (const Json& diagnostic : report["diagnostics"]) {
      if (diagnostic["code"] != "unknown_field_similar") continue;
      ++renames;
      CHECK(diagnostic["fixes"][0]["edits"] == Json::array({expected}));
    }
    CHECK(renames == 1);
  }
}

TEST_CASE("a field that stands twice has no name that a path leads to, so it is not renamed") {
  Session session;
  const std::string_view text = R"({"node_definitions":[{"lable":"A","lable":"B"}]})";
  const Json report = Json::parse(session.run("check", text, ""));
  for (const Json& diagnostic : report["diagnostics"]) CHECK_FALSE(diagnostic.contains("fixes"));
}
