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

Reason reason_of_key(KeyKind kind) {
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
  [[nodiscard]] std::string reason_of(std::uint32_t number) const;
  // An edge between two nodes with the names of both keys; false where one of the names is not to be had.
  bool begin_edge(PlannedEdge& edge, const PlannedNode& from, const PlannedNode& to,
                  std::string_view role, std::string from_key, std::string to_key);
  void write_relation(std::uint32_t number);
  void write_link(const Link& link, bool has_properties);
  void drop_unwritten();
  void tell_lone_nodes();
  void ask(std::uint32_t relation, std::string_view field);
  void ask_about_unused();
  void add_properties(const CatalogTable& table, std::span<const std::uint32_t> but,
                      ColumnNames& names, std::string& items,
                      std::vector<ColumnSchema>& properties);
  void finish_edge(PlannedEdge& edge, const CatalogTable& table,
                   std::span<const std::uint32_t> columns, std::string_view items);
  [[nodiscard]] std::string end_expression(const Relation& relation) const;
  [[nodiscard]] std::string role_of(const Relation& relation) const;
  [[nodiscard]] std::vector<std::uint32_t> in_key_order(const Relation& relation) const;
  [[nodiscard]] std::string end_name(const Relation& relation, ColumnNames& names,
                                     std::string_view other) const;

  const Findings& findings_;
  GraphPlan& plan_;
  const RuleSet& rules_;
  Locale locale_;
  MappingSuggestion& suggestion_;
  DefinitionNames names_;
  LoadableTypes types_;
  std::vector<std::uint32_t> nodes_;     // by table
  std::vector<std::uint8_t> is_linked_;  // by table: it is an edge
  std::vector<std::uint8_t> is_asked_;   // by relation
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
    std::string name = names.name(column.name, NameKind::kProperty);
    if (name.empty()) continue;
    append_item(items, types_.expression(column.name, column.type), name);
    properties.push_back({std::move(name), loadable.type});
  }
}

bool DefinitionWriter::write_node(std::uint32_t number) {
  const CatalogTable& table = table_of(number);
  const TableKey& key = key_of(number);
  const KeyShape shape = key_shape(table, key.columns);
  ColumnNames names(rules_);
  const std::string name = names.name(joined(table, key.columns, "_"), NameKind::kKey);
  if (shape.form == KeyForm::kNone || name.empty()) return false;
  std::string label = names_.label(table);
  if (label.empty()) return false;
  nodes_[number] = static_cast<std::uint32_t>(suggestion_.nodes.size());
  PlannedNode& node = suggestion_.nodes.emplace_back();
  node.table = place_of(table);
  node.key = names_of(table, key.columns);
  node.tier = tier_of(key.score);
  node.reason = reason_of(number);
  node.schema.label = std::move(label);
  node.schema.primary_key.name = name;
  node.schema.primary_key.type = shape.type;
  std::string items;
  append_item(items, key_expression(shape, table, key.columns), name);
  std::span<const std::uint32_t> said = key.columns;
  if (said.size() > 1) said = {};  // the text of all is one more column
  add_properties(table, said, names, items, node.schema.properties);
  node.sql = fill("SELECT {} FROM {}", {items, qualified_name(table)});
  if (node.tier == Tier::kSure) return true;
  suggestion_.questions.push_back(question_of(findings_.survey, number, key));
  suggestion_.questions.back().about =
      fill("/node_definitions/{}/primary_key", {std::to_string(nodes_[number])});
  return true;
}

std::string DefinitionWriter::reason_of(std::uint32_t number) const {
  const CatalogTable& table = table_of(number);
  const TableKey& key = key_of(number);
  const std::string columns = joined(table, key.columns, ", ");
  const std::string reserved = DefinitionNames::reserved_name(table);
  const ReasonFacts facts{.table = table.name, .columns = columns, .key = reserved};
  std::string reason = reason_text(reason_of_key(key.kind), facts, locale_);
  if (key.score == kConfirmedScore) append_reason(reason, Reason::kConfirmed, facts, locale_);
  if (!reserved.empty()) append_reason(reason, Reason::kRenamed, facts, locale_);
  return reason;
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
std::string DefinitionWriter::end_name(const Relation& relation, ColumnNames& names,
                                       std::string_view other) const {
  std::string name = joined(table_of(relation.table), in_key_order(relation), "_");
  if (equals_ignoring_case(name, other)) name.insert(0, "to_");
  return names.name(name, NameKind::kKey);
}

bool DefinitionWriter::begin_edge(PlannedEdge& edge, const PlannedNode& from, const PlannedNode& to,
                                  std::string_view role, std::string from_key, std::string to_key) {
  if (from_key.empty() || to_key.empty()) return false;
  EdgeSchema& schema = edge.schema;
  schema.type = names_.edge_type(role);
  schema.from_node = from.schema.label;
  schema.to_node = to.schema.label;
  schema.from_key.name = std::move(from_key);
  schema.to_key.name = std::move(to_key);
  return !schema.type.empty();
}

// The key of the node that a relation refers to, in the columns that refer to it.
std::string DefinitionWriter::end_expression(const Relation& relation) const {
  const KeyShape shape =
      key_shape(table_of(relation.references), key_of(relation.references).columns);
  return key_expression(shape, table_of(relation.table), in_key_order(relation));
}

void DefinitionWriter::write_relation(std::uint32_t number) {
  const Relation& relation = findings_.relations[number];
  if (nodes_[relation.table] == kNoNode || nodes_[relation.references] == kNoNode) return;
  const PlannedNode& from = suggestion_.nodes[nodes_[relation.table]];
  const PlannedNode& to = suggestion_.nodes[nodes_[relation.references]];
  const CatalogTable& table = table_of(relation.table);
  const TableKey& key = key_of(relation.table);
  ColumnNames names(rules_);
  const std::string key_name = names.name(from.schema.primary_key.name, NameKind::kKey);
  PlannedEdge edge;
  const std::string role = snake_case(from.schema.label) + '_' + role_of(relation);
  if (!begin_edge(edge, from, to, role, key_name, end_name(relation, names, key_name))) return;
  edge.table = from.table;
  edge.columns = names_of(table, relation.columns);
  edge.tier = std::max(tier_of(relation.score), from.tier);
  edge.reason = mapping::reason_of(findings_.survey, relation, locale_);
  std::string items;
  append_item(items, key_expression(key_shape(table, key.columns), table, key.columns), key_name);
  append_item(items, end_expression(relation), edge.schema.to_key.name);
  finish_edge(edge, table, relation.columns, items);
  ask(number, "to_key");
}

void DefinitionWriter::write_link(const Link& link, bool has_properties) {
  const Relation& first = findings_.relations[link.from];
  const Relation& second = findings_.relations[link.to];
  if (nodes_[first.references] == kNoNode || nodes_[second.references] == kNoNode) return;
  const PlannedNode& from = suggestion_.nodes[nodes_[first.references]];
  const PlannedNode& to = suggestion_.nodes[nodes_[second.references]];
  const CatalogTable& table = table_of(first.table);
  ColumnNames names(rules_);
  std::string role = snake_case(table.name);
  if (!has_properties) role += '_' + role_of(second);
  const std::string from_key = end_name(first, names, {});
  PlannedEdge edge;
  if (!begin_edge(edge, from, to, role, from_key, end_name(second, names, from_key))) return;
  std::vector<std::uint32_t> columns = first.columns;
  columns.insert(columns.end(), second.columns.begin(), second.columns.end());
  edge.table = place_of(table);
  edge.columns = names_of(table, columns);
  edge.tier = tier_of(std::min(first.score, second.score));
  const std::string said = joined(table, columns, ", ");
  edge.reason = reason_text(Reason::kLink, {.table = table.name, .columns = said}, locale_);
  std::string items;
  append_item(items, end_expression(first), from_key);
  append_item(items, end_expression(second), edge.schema.to_key.name);
  if (has_properties) add_properties(table, columns, names, items, edge.schema.properties);
  finish_edge(edge, table, columns, items);
  is_linked_[first.table] = 1;
  ask(link.from, "from_key");
  ask(link.to, "to_key");
}

void DefinitionWriter::finish_edge(PlannedEdge& edge, const CatalogTable& table,
                                   std::span<const std::uint32_t> columns, std::string_view items) {
  edge.sql = fill("SELECT {} FROM {} WHERE {}",
                  {items, qualified_name(table), none_is_null(table, columns)});
  suggestion_.edges.push_back(std::move(edge));
}

// Tables that should have become edges and for which no edge could be written.
void DefinitionWriter::drop_unwritten() {
  for (std::uint32_t i = 0; i < plan_.roles.size(); ++i) {
    if (plan_.roles[i] == TableRole::kEdge && is_linked_[i] == 0)
      plan_.roles[i] = TableRole::kNoNodes;
  }
}

// `field` of the edge that was written last; empty for a relation that is none.
void DefinitionWriter::ask(std::uint32_t relation, std::string_view field) {
  if (is_asked_[relation] != 0 || findings_.relations[relation].score >= kSureScore) return;
  is_asked_[relation] = 1;
  suggestion_.questions.push_back(question_of(findings_.survey, findings_.relations[relation]));
  if (field.empty()) return;
  suggestion_.questions.back().about =
      fill("/edge_definitions/{}/{}", {std::to_string(suggestion_.edges.size() - 1), field});
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
