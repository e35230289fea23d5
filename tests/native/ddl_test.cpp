#include "mapping/ddl.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mapping {
namespace {

// The statement, or the refusal as `code name=value …`.
std::string text_of(const Outcome<std::string>& outcome) {
  if (outcome.ok()) return outcome.value();
  std::string text(outcome.refusal().code);
  for (const Param& param : outcome.refusal().params) {
    text += ' ' + std::string(param.name) + '=' + std::get<std::string>(param.value);
  }
  return text;
}

std::string quoted(std::string_view name, NameUse use = NameUse::kTable) {
  return text_of(quote_identifier(name, use));
}

NodeSchema customer() {
  return {"Customer", {"customer_id", "STRING"}, {{"name", "STRING"}, {"age", "INT64"}}};
}
EdgeSchema purchased() {
  return {"PURCHASED",
          "Customer",
          "Product",
          {"customer_id", "STRING"},
          {"product_id", "STRING"},
          {{"amount", "DOUBLE"}}};
}

TEST_CASE("names are quoted exactly where the engine needs it", "[ddl]") {
  for (const std::string_view name :
       {"Customer", "_x", "a1", "SELECT", "node", "Rel", "COUNT", "key", "from", "É"}) {
    CAPTURE(name);
    CHECK(quoted(name) == (name == "É" ? "`É`" : std::string(name)));
  }
  for (const std::string_view name :
       {"order", "ORDER", "oRdEr", "union", "commit_skip_checkpoint", "1a", "a-b", "a b", "a.b",
        "a\"b", "a'b", "a\\b", "a\nb", " ", "日本", "😀", "$a"}) {
    CAPTURE(name);
    CHECK(quoted(name) == '`' + std::string(name) + '`');
  }
}

TEST_CASE("names that no statement can hold are refused", "[ddl]") {
  for (const NameUse use : {NameUse::kTable, NameUse::kProperty, NameUse::kStructField}) {
    CHECK(quoted("", use) == "unrepresentable_name name= reason=empty");
    CHECK(quoted("a`b", use) == "unrepresentable_name name=a`b reason=backtick");
    CHECK(quoted(std::string_view("a\0b", 3), use).ends_with("reason=nul"));
    CHECK(quoted("a\xffz", use) ==
          "unrepresentable_name name=a\xef\xbf\xbdz reason=malformed_utf8");
  }
}

TEST_CASE("internal names are refused as properties alone", "[ddl]") {
  for (const std::string_view name :
       {"_id", "_ID", "_Label", "_src", "_dst", "_direction", "_length", "_nodes", "_rels",
        "_place_holder", "_row_offset", "_src_offset", "_dst_offset"}) {
    CAPTURE(name);
    CHECK(quoted(name, NameUse::kProperty) == "internal_name name=" + std::string(name));
    CHECK(quoted(name, NameUse::kTable) == name);
    CHECK(quoted(name, NameUse::kStructField) == name);
  }
  CHECK(quoted("_offset", NameUse::kProperty) == "_offset");
  CHECK(quoted("id", NameUse::kProperty) == "id");
}

TEST_CASE("STRUCT fields have names that the engine does not cut", "[ddl]") {
  const auto field = [](std::string_view name) { return quoted(name, NameUse::kStructField); };
  CHECK(field("a b").ends_with("reason=blank"));
  CHECK(field(" a").ends_with("reason=blank"));
  CHECK(field("\ta").ends_with("reason=blank"));
  CHECK(field("a\n") == "`a\n`");
  CHECK(field("a\tb") == "`a\tb`");
  CHECK(field("a,b").ends_with("reason=comma"));
  CHECK(field("a(b").ends_with("reason=parenthesis"));
  CHECK(field("a)").ends_with("reason=parenthesis"));
  CHECK(field(")a(") == "`)a(`");
  CHECK(field("f(g(x))") == "`f(g(x))`");
  CHECK(field("a.b[]") == "`a.b[]`");
}

TEST_CASE("statements have the forms of the contract", "[ddl]") {
  CHECK(text_of(node_ddl({"Customer", {"customer_id", "STRING"}, {{"name", "STRING"}}})) ==
        "CREATE NODE TABLE Customer(customer_id STRING PRIMARY KEY, name STRING);");
  CHECK(text_of(edge_ddl(purchased())) ==
        "CREATE REL TABLE PURCHASED(FROM Customer TO Product, amount DOUBLE);");
  CHECK(text_of(copy_from("Customer", "gs://bucket/customer/")) ==
        "COPY Customer FROM 'gs://bucket/customer/*.parquet';");
  CHECK(text_of(node_ddl({"A", {"id", "INT64"}, {}})) ==
        "CREATE NODE TABLE A(id INT64 PRIMARY KEY);");
  CHECK(text_of(edge_ddl({"R", "A", "A", {"x", "INT64"}, {"y", "INT64"}, {}})) ==
        "CREATE REL TABLE R(FROM A TO A);");
}

TEST_CASE("names, types and paths are written as the engine reads them", "[ddl]") {
  CHECK(text_of(node_ddl(
            {"order", {"group", "uuid"}, {{"Größe", "struct(`order` int, b string[])"}}})) ==
        "CREATE NODE TABLE `order`(`group` UUID PRIMARY KEY, `Größe` STRUCT(`order` INT32, b "
        "STRING[]));");
  CHECK(text_of(edge_ddl({"UNION", "All", "any", {}, {}, {{"_x", "MAP(STRING,INT64)"}}})) ==
        "CREATE REL TABLE `UNION`(FROM `All` TO `any`, _x MAP(STRING, INT64));");
  CHECK(text_of(copy_from("a b", "it's\\here")) == "COPY `a b` FROM 'it\\'s\\\\here*.parquet';");
  CHECK(text_of(copy_from("A", "")) == "COPY A FROM '*.parquet';");
}

TEST_CASE("a table that the engine would refuse is refused", "[ddl]") {
  NodeSchema node = customer();
  node.label.clear();
  CHECK(text_of(node_ddl(node)) == "unrepresentable_name name= reason=empty");

  node = customer();
  node.properties[0].name = "_Id";
  CHECK(text_of(node_ddl(node)) == "internal_name name=_Id");

  node = customer();
  node.properties[1].name = "Customer_ID";
  CHECK(text_of(node_ddl(node)) == "duplicate_column name=Customer_ID");
  node.properties[1].name = "NAME";
  CHECK(text_of(node_ddl(node)) == "duplicate_column name=NAME");
  node.properties = {{"é", "STRING"}, {"É", "STRING"}};
  CHECK(node_ddl(node).ok());

  for (const std::string_view type :
       {"VARCHAR", "", "TIME", "STRING NOT NULL", "STRUCT(a INT64, A INT64)"}) {
    node = customer();
    node.properties[0].type = type;
    CHECK(text_of(node_ddl(node)) == "unknown_type name=name type=" + std::string(type));
  }
  for (const std::string_view type : {"LIST", "MAP", "STRUCT", "MAP(STRING, LIST)", "STRUCT[]"}) {
    node = customer();
    node.properties[0].type = type;
    CHECK(text_of(node_ddl(node)) == "incomplete_type name=name type=" + std::string(type));
  }
  for (const std::string_view type :
       {"BOOL", "STRING[]", "DECIMAL(10, 2)", "SERIAL", "STRUCT(a INT64)"}) {
    node = customer();
    node.primary_key.type = type;
    CHECK(text_of(node_ddl(node)) ==
          "unsupported_key_type name=customer_id type=" + std::string(type));
  }
}

TEST_CASE("an edge's keys are no columns of it", "[ddl]") {
  EdgeSchema edge = purchased();
  edge.from_key = {"", "no type"};
  edge.to_key = {"amount", "DOUBLE"};
  CHECK(edge_ddl(edge).ok());
  edge.properties.push_back({"Amount", "DOUBLE"});
  CHECK(text_of(edge_ddl(edge)) == "duplicate_column name=Amount");
  edge = purchased();
  edge.to_node = "a`b";
  CHECK(text_of(edge_ddl(edge)) == "unrepresentable_name name=a`b reason=backtick");
}

TEST_CASE("a path that no statement can hold is refused", "[ddl]") {
  CHECK(text_of(copy_from("A", std::string_view("a\0b", 3))) == "malformed_text reason=nul");
  CHECK(text_of(copy_from("A", "\xc3")) == "malformed_text reason=malformed_utf8");
  CHECK(text_of(copy_from("", "x")) == "unrepresentable_name name= reason=empty");
}

TEST_CASE("a schema is its nodes and then its edges", "[ddl]") {
  const std::vector<NodeSchema> nodes = {customer(), {"Product", {"product_id", "STRING"}, {}}};
  const std::vector<EdgeSchema> edges = {purchased()};
  CHECK(text_of(schema_ddl(nodes, edges)) ==
        "CREATE NODE TABLE Customer(customer_id STRING PRIMARY KEY, name STRING, age INT64);\n"
        "CREATE NODE TABLE Product(product_id STRING PRIMARY KEY);\n"
        "CREATE REL TABLE PURCHASED(FROM Customer TO Product, amount DOUBLE);");
  CHECK(text_of(schema_ddl({}, {})).empty());

  const std::vector<NodeSchema> twice = {customer(), {"CUSTOMER", {"id", "STRING"}, {}}};
  CHECK(text_of(schema_ddl(twice, {})) == "duplicate_table name=CUSTOMER");
  const std::vector<EdgeSchema> clash = {{"Product", "Customer", "customer", {}, {}, {}}};
  CHECK(text_of(schema_ddl(nodes, clash)) == "duplicate_table name=Product");
  const std::vector<EdgeSchema> dangling = {{"R", "Customer", "Shop", {}, {}, {}}};
  CHECK(text_of(schema_ddl(nodes, dangling)) == "unknown_node name=R node=Shop");
  const std::vector<NodeSchema> bare = {{"A", {"id", "STRING"}, {{"tags", "LIST"}}}};
  CHECK(text_of(schema_ddl(bare, {})) == "incomplete_type name=tags type=LIST");
}

}  // namespace
}  // namespace mapping
