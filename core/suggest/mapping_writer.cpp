#include "suggest/mapping_writer.h"

#include <algorithm>

#include "mapping/text.h"
#include "rules/names.h"
#include "suggest/data_answers.h"
#include "suggest/definition_names.h"
#include "suggest/definition_sql.h"
#include "suggest/reasons.h"

namespace mapping {
namespace {

constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

std::vector<std::string_view> names_of(const CatalogTable& table,
                                       std::span<const std::uint32_t> columns) {
  std::vector<std::string_view> names;
  for (const std::uint32_t column : columns) names.push_back(table.columns[column].name);
  return names;
}

std::string joined(const CatalogTable& table, std::span<const std::uint32_t> columns,
                   std::string_view between) {
  std::string text;
  for (const std::uint32_t column : columns) {
    if (!text.empty()) text += between;
    text += table.columns[column].name;
  }
  return text;
}

void append_reason(std::string& reason, Reason next, const ReasonFacts& facts, Locale locale) {
  reason += between_reasons(locale);
  reason += reason_text(next, facts, locale);
}

std::string reason_of(const Survey& survey, const Relation& relation, Locale locale) {
  const CatalogTable& table = *survey.tables[relation.table].table;
  const CatalogTable& target = *survey.tables[relation.references].table;
  const std::string columns = joined(table, relation.columns, ", ");
  const std::string key = joined(target, relation.key, ", ");
  const ReasonFacts facts{table.name, columns, target.name, key};
  std::string reason = reason_text(static_cast<Reason>(relation.evidence), facts, locale);
  if (relation.score == kConfirmedScore) append_reason(reason, Reason::kConfirmed, facts, locale);
  return reason;
}

Reason reason_of(KeyKind kind) {
  return static_cast<Reason>(static_cast<int>(Reason::kNamedKey) + static_cast<int>(kind) -
                             static_cast<int>(KeyKind::kNamed));
}

Reason reason_of(TableRole role) {
  return static_cast<Reason>(static_cast<int>(Reason::kNoKey) + static_cast<int>(role) -
                             static_cast<int>(TableRole::kNoKey));
}

class DefinitionWriter {
 public:
  DefinitionWriter(const Findings& findings, GraphPlan& plan, const RuleSet& rules, Locale locale,
                   MappingSuggestion& suggestion)
      : findings_(findings),
        plan_(plan),
        rules_(rules),
        locale_(locale),
        suggestion_(suggestion),
        names_(rules),
        nodes_(findings.survey.tables.size(), kNoNode),
        is_linked_(nodes_.size()),
        is_asked_(findings.relations.size()) {}

  void run() {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (plan_.roles[i] == TableRole::kNode && !write_node(i)) plan_.roles[i] = TableRole::kNoName;
    }
    for (const std::uint32_t number : plan_.relations) write_relation(number);
    for (std::size_t i = 0; i < plan_.links.size(); ++i) {
      const std::uint32_t table = findings_.relations[plan_.links[i].from].table;
      const bool is_first = i == 0 || findings_.relations[plan_.links[i - 1].from].table != table;
      write_link(plan_.links[i], is_first);
    }
    drop_unwritten();
    tell_lone_nodes();
    ask_about_unused();
  }

 private:
  [[nodiscard]] const CatalogTable& table_of(std::uint32_t number) const {
    return *findings_.survey.tables[number].table;
  }
  [[nodiscard]] const TableKey& key_of(std::uint32_t number) const {
    return findings_.keys[number];
  }

  bool write_node(std::uint32_t number);
  void write_relation(std::uint32_t number);
  void write_link(const Link& link, bool has_properties);
  void drop_unwritten();
  void tell_lone_nodes();
  void ask(std::uint32_t relation, std::string about);
  void ask_about_unused();
  void add_properties(const CatalogTable& table, std::span<const std::uint32_t> but,
                      ColumnNames& names, std::string& items,
                      std::vector<ColumnSchema>& properties);
  [[nodiscard]] std::string role_of(const Relation& relation) const;
  [[nodiscard]] std::vector<std::uint32_t> in_key_order(const Relation& relation) const;
  [[nodiscard]] std::optional<std::string> end_name(const Relation& relation, ColumnNames& names,
                                                    std::string_view other) const;

  const Findings& findings_;
  GraphPlan& plan_;
  const RuleSet& rules_;
  Locale locale_;
  MappingSuggestion& suggestion_;
  DefinitionNames names_;
  LoadableTypes types_;
  std::vector<std::uint32_t> nodes_;  // by table
  std::vector<bool> is_linked_;       // by table: it is an edge
  std::vector<bool> is_asked_;        // by relation
};

void DefinitionWriter::add_properties(const CatalogTable& table, std::span<const std::uint32_t> but,
                                      ColumnNames& names, std::string& items,
                                      std::vector<ColumnSchema>& properties) {
  for (std::uint32_t i = 0; i < table.columns.size(); ++i) {
    if (properties.size() >= rules_.most_properties()) return;
    if (std::ranges::find(but, i) != but.end()) continue;
    const CatalogColumn& column = table.columns[i];
    const LoadableColumn& loadable = types_.of(column.type);
    if (loadable.type.empty()) continue;
    std::optional<std::string> name = names.name(column.name, NameKind::kProperty);
    if (!name) continue;
    append_item(items, types_.expression(column.name, column.type), *name);
    properties.push_back({std::move(*name), loadable.type});
  }
}

bool DefinitionWriter::write_node(std::uint32_t number) {
  const CatalogTable& table = table_of(number);
  const TableKey& key = key_of(number);
  const KeyShape shape = key_shape(table, key.columns);
  ColumnNames names(rules_);
  const std::optional<std::string> name =
      names.name(joined(table, key.columns, "_"), NameKind::kKey);
  if (shape.form == KeyForm::kNone || !name) return false;
  const std::optional<std::string> label = names_.label(table);
  if (!label) return false;
  PlannedNode node{.table = place_of(table),
                   .key = names_of(table, key.columns),
                   .tier = tier_of(key.score),
                   .reason = {},
                   .sql = {},
                   .schema = {}};
  std::string items;
  append_item(items, key_expression(shape, table, key.columns), *name);
  const std::span<const std::uint32_t> said = key.columns.size() == 1
                                                  ? std::span<const std::uint32_t>(key.columns)
                                                  : std::span<const std::uint32_t>();
  node.schema = {*label, {*name, std::string(shape.type)}, {}};
  add_properties(table, said, names, items, node.schema.properties);
  node.sql = fill("SELECT {} FROM {}", {items, qualified_name(table)});
  const std::string columns = joined(table, key.columns, ", ");
  ReasonFacts facts{.table = table.name, .columns = columns};
  node.reason = reason_text(reason_of(key.kind), facts, locale_);
  if (key.score == kConfirmedScore) append_reason(node.reason, Reason::kConfirmed, facts, locale_);
  const std::string reserved = names_.reserved_name(table);
  facts.key = reserved;
  if (!reserved.empty()) append_reason(node.reason, Reason::kRenamed, facts, locale_);
  nodes_[number] = static_cast<std::uint32_t>(suggestion_.nodes.size());
  if (node.tier != Tier::kSure) {
    suggestion_.questions.push_back(question_of(findings_.survey, number, key));
    suggestion_.questions.back().about =
        "/node_definitions/" + std::to_string(nodes_[number]) + "/primary_key";
  }
  suggestion_.nodes.push_back(std::move(node));
  return true;
}

std::string DefinitionWriter::role_of(const Relation& relation) const {
  const PlannedNode& target = suggestion_.nodes[nodes_[relation.references]];
  if (relation.columns.size() > 1) return snake_case(target.schema.label);
  const TableFacts& facts = findings_.survey.tables[relation.table];
  const std::string_view name = facts.column_name(relation.columns.front());
  std::string role;
  for (const std::string& word : words_without_key(name.substr(facts.prefix)))
    role += (role.empty() ? "" : "_") + word;
  return role.empty() ? snake_case(target.schema.label) : role;
}

// The columns in the order of the key of the node that they refer to.
std::vector<std::uint32_t> DefinitionWriter::in_key_order(const Relation& relation) const {
  std::vector<std::uint32_t> columns;
  for (const std::uint32_t key : key_of(relation.references).columns) {
    const auto at = std::ranges::find(relation.key, key) - relation.key.begin();
    columns.push_back(relation.columns[static_cast<std::size_t>(at)]);
  }
  return columns;
}

// Both ends have columns of their own, though one column may be both.
std::optional<std::string> DefinitionWriter::end_name(const Relation& relation, ColumnNames& names,
                                                      std::string_view other) const {
  std::string name = joined(table_of(relation.table), in_key_order(relation), "_");
  if (equals_ignoring_case(name, other)) name.insert(0, "to_");
  return names.name(name, NameKind::kKey);
}

void DefinitionWriter::write_relation(std::uint32_t number) {
  const Relation& relation = findings_.relations[number];
  if (nodes_[relation.table] == kNoNode || nodes_[relation.references] == kNoNode) return;
  const PlannedNode& from = suggestion_.nodes[nodes_[relation.table]];
  const PlannedNode& to = suggestion_.nodes[nodes_[relation.references]];
  const CatalogTable& table = table_of(relation.table);
  ColumnNames names(rules_);
  const std::string key_name = from.schema.primary_key.name;
  const std::optional<std::string> from_key = names.name(key_name, NameKind::kKey);
  const std::optional<std::string> to_key = end_name(relation, names, key_name);
  const std::optional<std::string> type =
      names_.edge_type(snake_case(from.schema.label) + '_' + role_of(relation));
  if (!from_key || !to_key || !type) return;
  const TableKey& key = key_of(relation.table);
  const KeyShape from_shape = key_shape(table, key.columns);
  const KeyShape to_shape =
      key_shape(table_of(relation.references), key_of(relation.references).columns);
  ask(number, "/edge_definitions/" + std::to_string(suggestion_.edges.size()) + "/to_key");
  std::string items;
  append_item(items, key_expression(from_shape, table, key.columns), *from_key);
  append_item(items, key_expression(to_shape, table, in_key_order(relation)), *to_key);
  suggestion_.edges.push_back(
      {.table = from.table,
       .columns = names_of(table, relation.columns),
       .tier = std::max(tier_of(relation.score), from.tier),
       .reason = reason_of(findings_.survey, relation, locale_),
       .sql = fill("SELECT {} FROM {} WHERE {}",
                   {items, qualified_name(table), none_is_null(table, relation.columns)}),
       .schema = {*type,
                  from.schema.label,
                  to.schema.label,
                  {*from_key, from.schema.primary_key.type},
                  {*to_key, to.schema.primary_key.type},
                  {}}});
}

void DefinitionWriter::write_link(const Link& link, bool has_properties) {
  const Relation& first = findings_.relations[link.from];
  const Relation& second = findings_.relations[link.to];
  if (nodes_[first.references] == kNoNode || nodes_[second.references] == kNoNode) return;
  const PlannedNode& from = suggestion_.nodes[nodes_[first.references]];
  const PlannedNode& to = suggestion_.nodes[nodes_[second.references]];
  const CatalogTable& table = table_of(first.table);
  ColumnNames names(rules_);
  const std::optional<std::string> from_key = end_name(first, names, {});
  const std::optional<std::string> to_key = end_name(second, names, from_key.value_or(""));
  std::string role = snake_case(table.name);
  if (!has_properties) role += '_' + role_of(second);
  const std::optional<std::string> type = names_.edge_type(role);
  if (!from_key || !to_key || !type) return;
  const auto expression = [&](const Relation& relation) {
    const KeyShape shape =
        key_shape(table_of(relation.references), key_of(relation.references).columns);
    return key_expression(shape, table, in_key_order(relation));
  };
  PlannedEdge edge{.table = place_of(table),
                   .columns = {},
                   .tier = {},
                   .reason = {},
                   .sql = {},
                   .schema = {*type,
                              from.schema.label,
                              to.schema.label,
                              {*from_key, from.schema.primary_key.type},
                              {*to_key, to.schema.primary_key.type},
                              {}}};
  std::vector<std::uint32_t> columns = first.columns;
  columns.insert(columns.end(), second.columns.begin(), second.columns.end());
  edge.columns = names_of(table, columns);
  edge.tier = tier_of(std::min(first.score, second.score));
  const std::string said = joined(table, columns, ", ");
  edge.reason = reason_text(Reason::kLink, {.table = table.name, .columns = said}, locale_);
  std::string items;
  append_item(items, expression(first), *from_key);
  append_item(items, expression(second), *to_key);
  if (has_properties) add_properties(table, columns, names, items, edge.schema.properties);
  edge.sql = fill("SELECT {} FROM {} WHERE {}",
                  {items, qualified_name(table), none_is_null(table, columns)});
  const std::string path = "/edge_definitions/" + std::to_string(suggestion_.edges.size());
  ask(link.from, path + "/from_key");
  ask(link.to, path + "/to_key");
  is_linked_[first.table] = true;
  suggestion_.edges.push_back(std::move(edge));
}

// Tables that should have become edges and for which no edge could be written.
void DefinitionWriter::drop_unwritten() {
  for (std::uint32_t i = 0; i < plan_.roles.size(); ++i) {
    if (plan_.roles[i] == TableRole::kEdge && !is_linked_[i]) plan_.roles[i] = TableRole::kNoNodes;
  }
}

void DefinitionWriter::ask(std::uint32_t relation, std::string about) {
  if (is_asked_[relation] || findings_.relations[relation].score >= kSureScore) return;
  is_asked_[relation] = true;
  suggestion_.questions.push_back(question_of(findings_.survey, findings_.relations[relation]));
  suggestion_.questions.back().about = std::move(about);
}

// What is not used may be true all the same.
void DefinitionWriter::ask_about_unused() {
  for (std::uint32_t i = 0; i < is_asked_.size(); ++i) ask(i, {});
}

void DefinitionWriter::tell_lone_nodes() {
  NameTable linked(NameCase::kExact);
  for (const PlannedEdge& edge : suggestion_.edges) {
    linked.insert(edge.schema.from_node, 0);
    linked.insert(edge.schema.to_node, 0);
  }
  for (PlannedNode& node : suggestion_.nodes) {
    if (!linked.contains(node.schema.label))
      append_reason(node.reason, Reason::kAlone, {}, locale_);
  }
}

}  // namespace

Tier tier_of(int score) {
  if (score >= kSureScore) return Tier::kSure;
  return score >= kLikelyScore ? Tier::kLikely : Tier::kPossible;
}

TablePlace place_of(const CatalogTable& table) { return {table.catalog, table.schema, table.name}; }

void write_definitions(const Findings& findings, GraphPlan& plan, const RuleSet& rules,
                       Locale locale, MappingSuggestion& suggestion) {
  DefinitionWriter(findings, plan, rules, locale, suggestion).run();
}

void write_findings(const Findings& findings, const GraphPlan& plan, Locale locale,
                    MappingSuggestion& suggestion) {
  const Survey& survey = findings.survey;
  for (const Relation& relation : findings.relations) {
    const CatalogTable& table = *survey.tables[relation.table].table;
    const CatalogTable& target = *survey.tables[relation.references].table;
    suggestion.relations.push_back({.table = place_of(table),
                                    .columns = names_of(table, relation.columns),
                                    .references = place_of(target),
                                    .key = names_of(target, relation.key),
                                    .tier = tier_of(relation.score),
                                    .reason = reason_of(survey, relation, locale)});
  }
  for (std::uint32_t i = 0; i < plan.roles.size(); ++i) {
    if (plan.roles[i] <= TableRole::kEdge) continue;
    const CatalogTable& table = *survey.tables[i].table;
    const std::string columns = joined(table, findings.keys[i].columns, ", ");
    const ReasonFacts facts{.table = table.name, .columns = columns};
    suggestion.left_out.push_back(
        {place_of(table), reason_text(reason_of(plan.roles[i]), facts, locale)});
  }
}

}  // namespace mapping
