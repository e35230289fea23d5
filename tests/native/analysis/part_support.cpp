#include "part_support.h"

#include <catch2/catch_test_macros.hpp>
#include <ranges>

#include "analysis/expression_tree.h"
#include "analysis/types/data_types.h"
#include "mapping/text.h"
#include "sql/diagnose.h"

namespace mapping::analysis {
namespace {

constexpr Said kNation[] = {{"nationkey", "bigint"},
                            {"name", "varchar(25)"},
                            {"regionkey", "bigint"},
                            {"comment", "varchar(152)"}};
constexpr Said kT1[] = {{"a", "bigint"}, {"b", "bigint"}, {"c", "bigint"}, {"d", "bigint"}};

}  // namespace

void FakeTyper::say(std::string_view expression, std::string_view type) {
  const TypeId id = type.empty() ? kUncertain : state_.types.from_text(type);
  if (!type.empty()) REQUIRE(id != kUncertain);
  types_.insert_or_assign(std::string(expression), id);
}

void FakeTyper::give(std::string_view text, Fields fields) {
  fields_.insert_or_assign(std::string(text), std::move(fields));
}

void FakeTyper::refuse(std::string_view expression, ServerSentence said) {
  refusals_.insert_or_assign(std::string(expression), std::move(said));
}

TypeId FakeTyper::type_of(SqlNodeId expression, const Context& context) {
  const SqlNodeId node = unwrapped(state_.tree, expression);
  const std::string_view text = state_.tree.text_of(node);
  asked.emplace_back(text);
  last_context = context;
  last_context.labels = nullptr;
  last_labels = context.labels == nullptr ? std::vector<std::string>() : context.labels->names;
  if (const auto refusal = refusals_.find(text); refusal != refusals_.end()) {
    state_.verdict.fail(node, refusal->second);
    return kUncertain;
  }
  const auto said = types_.find(text);
  const TypeId type = said == types_.end() ? type_of_column(node, context) : said->second;
  state_.notes.set_type(node, type);
  return type;
}

TypeId FakeTyper::type_of_column(SqlNodeId node, const Context& context) {
  const auto parts = name_parts(state_.tree, node);
  if (!parts.empty()) {
    const ResolvedField found = resolve_field(*context.scope, state_.scopes.path_of(parts));
    if (found.outcome == ResolvedField::Outcome::kOne) {
      state_.notes.set_reference(node, found.id);
      return found.field->type;
    }
  }
  FAIL_CHECK("nobody said the type of " << state_.tree.text_of(node));
  return kUncertain;
}

const Scope* FakeTyper::analyze_relation(SqlNodeId relation, const Scope* scope) {
  return given(relation, scope);
}

const Scope* FakeTyper::analyze_query(SqlNodeId query, const Scope* outer, bool correlated) {
  last_outer = outer;
  last_correlated = correlated;
  return given(query, outer);
}

const Scope* FakeTyper::given(SqlNodeId node, const Scope* scope) {
  // A table is its name, without what stands around it: `TABLE(t)`, `t FOR VERSION AS OF 3`.
  const bool is_table = state_.tree[node].kind == SqlNodeKind::kTableName;
  const std::string_view text =
      state_.tree.text_of(is_table ? state_.tree[node].first_child : node);
  asked.emplace_back(text);
  const auto found = fields_.find(text);
  if (found == fields_.end()) FAIL_CHECK("nobody said what there is in " << text);
  return state_.scopes.make(scope, found == fields_.end() ? Fields{} : found->second);
}

Part::Part(std::string_view sql, Catalog the_catalog, std::size_t most_steps)
    : tree(parse_sql(sql)),
      catalog(std::move(the_catalog)),
      pool(sql.size()),
      state(tree, catalog, session, memo.content(), pool, most_steps, sql.size()),
      typer(state),
      source(state.scopes.make(
          nullptr, sql.find("t1") == std::string_view::npos ? nation_fields() : t1_fields())) {
  INFO(sql);
  REQUIRE_FALSE(tree.fault);
  typer.give("nation", nation_fields());
  typer.give("t1", t1_fields());
}

SqlNodeId Part::find(SqlNodeKind kind, std::string_view text) const {
  for (const SqlNodeId id : nodes_in(tree, tree.root)) {
    if (tree[id].kind == kind && (text.empty() || tree.text_of(id) == text)) return id;
  }
  FAIL("the statement has no such part: " << text);
  return kNoSqlNode;
}

SqlNodeId Part::last(SqlNodeKind kind) const {
  const std::vector<SqlNodeId> nodes = nodes_in(tree, tree.root);
  for (const SqlNodeId id : std::views::reverse(nodes)) {
    if (tree[id].kind == kind) return id;
  }
  FAIL("the statement has no such part");
  return kNoSqlNode;
}

TypeId Part::type(std::string_view text) { return state.types.from_text(text); }

Fields Part::fields(std::string_view table, std::span<const Said> columns) {
  const NamePath* const alias =
      table.empty() ? nullptr : state.scopes.keep(NamePath{state.scopes.keep(std::string(table))});
  Fields all;
  for (const auto& [name, type_text] : columns) {
    Field field{.type = type_text.empty() ? kUncertain : type(type_text), .alias = alias};
    if (!name.empty()) field.name = state.scopes.keep(std::string(name));
    all.push_back(field);
  }
  return all;
}

Fields Part::nation_fields(std::string_view table) { return fields(table, kNation); }

Fields Part::t1_fields() { return fields("t1", kT1); }

Specification Part::unanalyzed() {
  Specification specification{.select = find(SqlNodeKind::kSelect), .source = source};
  specification.order_by = tree.find_child(tree.root, SqlNodeKind::kOrderBy);
  specification.output = state.scopes.make(nullptr, {});
  return specification;
}

Specification Part::specification() {
  Specification specification = unanalyzed();
  Scope* const output = state.scopes.make(nullptr, {});
  specification.output = output;
  const SqlNodeId list = tree[specification.select].first_child;
  for (SqlNodeId item = tree[list].first_child; item != kNoSqlNode; item = tree[item].next) {
    if (tree[item].kind != SqlNodeKind::kSelectItem) continue;
    const SqlNodeId node = unwrapped(tree, tree[item].first_child);
    const TypeId type = typer.type_of(node, context());
    specification.outputs.push_back({.node = node, .is_expression = true, .type = type});
    output->fields.push_back({.type = type});
  }
  return specification;
}

const std::optional<SqlFault>& Part::fault() {
  if (!fault_ && state.verdict.has_fault()) fault_ = state.verdict.take_fault();
  return fault_;
}

std::string Part::answer() {
  if (fault()) {
    std::string text = std::string(fault_->error_name) + " ";
    if (fault_->has_place) {
      const auto place = code_point_position(tree.text, fault_->span.begin);
      text += "line " + std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
    }
    return text + fault_->server_message;
  }
  if (state.verdict.is_certain()) return "";
  std::string text = state.verdict.may_have_missed() ? "unsure:" : "open:";
  for (const std::string& reason : state.verdict.take_reasons()) text += " " + reason;
  return text;
}

std::vector<std::string> Part::mended() {
  std::vector<std::string> texts;
  if (!fault()) return texts;
  for (const SqlFix& fix : fault_->fixes) texts.push_back(sql::apply_edits(tree.text, fix.edits));
  return texts;
}

std::string Part::shown(const Fields& columns) const {
  std::string text;
  for (const Field& field : columns) {
    text += text.empty() ? "" : ", ";
    text += field.open ? "…" : std::string(field.name.text) + ": " + shown(field.type);
  }
  return text;
}

std::string Part::shown(TypeId type) const {
  return type == kUncertain ? "?" : state.types.display(type);
}

void check_parts(std::span<const PartCase> cases, const std::function<void(Part&)>& run) {
  for (const PartCase& one : cases) {
    INFO(one.sql);
    Part part(one.sql);
    for (const auto& [expression, type] : one.said) {
      if (!expression.empty()) part.typer.say(expression, type);
    }
    run(part);
    CHECK(part.answer() == one.answer);
  }
}

Catalog nation_catalog() {
  static constexpr CatalogColumn kColumns[] = {{"nationkey", "bigint"},
                                               {"name", "varchar(25)"},
                                               {"regionkey", "bigint"},
                                               {"comment", "varchar(152)"}};
  Catalog catalog("2026-11-23T00:00:00Z");
  catalog.add({"tpch", "tiny", "nation", kColumns});
  return catalog;
}

}  // namespace mapping::analysis
