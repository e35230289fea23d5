#include "analysis/fixes.h"

#include <catch2/catch_test_macros.hpp>
#include <variant>

#include "part_support.h"

// What is offered for a fault, before anybody knows whether it mends.
namespace mapping::analysis {
namespace {

using Texts = std::vector<std::string>;

FaultRef failed(Part& part) {
  return part.state.verdict.fail(part.tree.root, ServerMessage::kNaturalJoin);
}

std::string param(Part& part, std::string_view name) {
  for (const Param& one : part.fault()->params) {
    if (one.name == name) return std::get<std::string>(one.value);
  }
  return "";
}

TEST_CASE("fixes: nothing is offered without a fault") {
  Part part("SELECT nam FROM nation");
  const SqlNodeId name = part.find(SqlNodeKind::kColumn);
  suggest({}, part.state, part.tree[name].span, {"name", std::string("nam")}, {"name"}, "columns");
  offer_replacement({}, part.tree, part.tree[name].span, "name");
  offer_parentheses({}, part.tree, name);
  offer_tables({}, part.tree, name, *part.source);
  CHECK(part.mended().empty());
  CHECK(part.answer().empty());
}

TEST_CASE("fixes: the nearest name, and all that there are") {
  Part part("SELECT regionkei FROM nation");
  const SqlNodeId name = part.find(SqlNodeKind::kColumn);
  suggest(failed(part), part.state, part.tree[name].span, {"name", std::string("regionkei")},
          {"nationkey", "regionkey", "comment"}, "columns");
  CHECK(part.mended() == Texts{"SELECT regionkey FROM nation"});
  CHECK(param(part, "suggestion") == "regionkey");
  CHECK(param(part, "columns") == "nationkey, regionkey, comment");
  Part far("SELECT regionkei FROM nation");
  suggest(failed(far), far.state, {7, 16}, {"name", std::string("regionkei")}, {"x", "y"}, "");
  CHECK(far.mended().empty());
  CHECK(param(far, "suggestion").empty());
}

TEST_CASE("fixes: a name that needs quotes gets them") {
  Part quoted("SELECT orderr FROM nation");
  suggest(failed(quoted), quoted.state, {7, 13}, {"name", std::string("orderr")}, {"order"}, "");
  CHECK(quoted.mended() == Texts{"SELECT \"order\" FROM nation"});
}

std::string cast_of(std::string_view sql, std::initializer_list<Said> types) {
  Part part(sql);
  const SqlNodeId operation = part.find(SqlNodeKind::kComparison);
  for (const auto& [text, type] : types) {
    for (SqlNodeId id = 1; id < part.tree.nodes.size(); ++id) {
      if (part.tree.text_of(id) == text) part.state.notes.set_type(id, part.type(type));
    }
  }
  offer_cast(failed(part), part.state, operation);
  const Texts texts = part.mended();
  return texts.empty() ? "" : texts.front();
}

TEST_CASE("fixes: of text and a number, a literal becomes what the other is") {
  CHECK(cast_of("SELECT nationkey = '1'", {{"nationkey", "bigint"}, {"'1'", "varchar(1)"}}) ==
        "SELECT nationkey = CAST('1' AS bigint)");
  CHECK(cast_of("SELECT name < 5", {{"name", "varchar(25)"}, {"5", "integer"}}) ==
        "SELECT name < CAST(5 AS varchar)");
  CHECK(cast_of("SELECT name = day", {{"name", "varchar(25)"}, {"day", "date"}}) ==
        "SELECT CAST(name AS date) = day");
  CHECK(cast_of("SELECT a = b", {{"a", "bigint"}, {"b", "date"}}).empty());
}

TEST_CASE("fixes: what is no text is made text") {
  Part part("SELECT name || 1 || day");
  const std::vector<SqlNodeId> operands{part.find(SqlNodeKind::kColumn, "name"),
                                        part.find(SqlNodeKind::kInteger),
                                        part.find(SqlNodeKind::kColumn, "day")};
  part.state.notes.set_type(operands[0], part.type("varchar(25)"));
  part.state.notes.set_type(operands[1], part.type("integer"));
  part.state.notes.set_type(operands[2], part.type("date"));
  offer_text(failed(part), part.state, operands);
  CHECK(part.mended() == Texts{"SELECT name || CAST(1 AS varchar) || CAST(day AS varchar)"});
  Part numbers("SELECT 1 || 2");
  offer_text(failed(numbers), numbers.state,
             {numbers.find(SqlNodeKind::kInteger), numbers.last(SqlNodeKind::kInteger)});
  CHECK(numbers.mended().empty());
}

TEST_CASE("fixes: columns come behind GROUP BY, or where it would stand, each once") {
  const auto grouped = [](std::string_view sql) {
    Part part(sql);
    const SqlNodeId first = part.find(SqlNodeKind::kColumn, "name");
    offer_grouping(failed(part), part.tree,
                   {first, part.find(SqlNodeKind::kColumn, "comment"), first},
                   part.find(SqlNodeKind::kSelect));
    return part.mended();
  };
  CHECK(grouped("SELECT name, comment FROM nation GROUP BY regionkey ORDER BY 1") ==
        Texts{"SELECT name, comment FROM nation GROUP BY regionkey, name, comment ORDER BY 1"});
  CHECK(grouped("SELECT name, comment FROM nation WHERE true HAVING true") ==
        Texts{"SELECT name, comment FROM nation WHERE true GROUP BY name, comment HAVING true"});
}

TEST_CASE("fixes: a name that is no column may be something else") {
  const auto read = [](std::string_view sql, std::string_view column) {
    Part part(sql);
    const SqlNodeId node = part.last(SqlNodeKind::kColumn);
    REQUIRE(part.tree.text_of(node) == column);
    offer_other_readings(failed(part), part.tree, node, make_name(part.tree.name_of(node)));
    return part.mended();
  };
  CHECK(read("SELECT 1 FROM nation WHERE name = \"it's\"", "\"it's\"") ==
        Texts{"SELECT 1 FROM nation WHERE name = 'it''s'"});
  CHECK(read("SELECT \"it's\"", "\"it's\"").empty());
  CHECK(read("SELECT regionkey + 1 AS next FROM nation WHERE 1 < next", "next") ==
        Texts{"SELECT regionkey + 1 AS next FROM nation WHERE 1 < (regionkey + 1)"});
  CHECK(read("SELECT now FROM nation", "now") == Texts{"SELECT now() FROM nation"});
  CHECK(read("SELECT nope FROM nation", "nope").empty());
}

TEST_CASE("fixes: the relations that a column may be of") {
  Part part("SELECT name FROM nation a, nation b");
  Fields fields = part.nation_fields("a");
  for (const Field& field : part.nation_fields("Order")) fields.push_back(field);
  offer_tables(failed(part), part.tree, part.find(SqlNodeKind::kColumn),
               *part.state.scopes.make(nullptr, fields));
  CHECK(part.mended() == Texts{"SELECT a.name FROM nation a, nation b",
                               "SELECT \"Order\".name FROM nation a, nation b"});
  CHECK(param(part, "example") == "a.name");
  Part one("SELECT name FROM nation");
  offer_tables(failed(one), one.tree, one.find(SqlNodeKind::kColumn), *one.source);
  CHECK(one.mended().empty());
}

TEST_CASE("fixes: INTERVAL '1' DAYS has a letter too many") {
  Part part("SELECT INTERVAL '1' DAYS");
  offer_singular(failed(part), part.tree, part.find(SqlNodeKind::kTypedLiteral));
  CHECK(part.mended() == Texts{"SELECT INTERVAL '1' DAY"});
}

}  // namespace
}  // namespace mapping::analysis
