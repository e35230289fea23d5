#include "suggest/mapping_writer.h"

#include <algorithm>
#include <memory>
#include <new>

#include "catalog/arena.h"
#include "mapping/text.h"
#include "mapping/types.h"
#include "rules/names.h"
#include "suggest/data_answers.h"
#include "suggest/definition_names.h"
#include "suggest/definition_sql.h"
#include "suggest/reasons.h"

namespace mapping {
namespace {

constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

template <typename Item>
std::span<const Item> keep(Arena& texts, std::span<const Item> items) {
  if (items.empty()) return {};
  auto* const kept = static_cast<Item*>(texts.take(items.size_bytes()));
  std::uninitialized_copy(items.begin(), items.end(), kept);
  return {kept, items.size()};
}

Reason reason_of_key(KeyKind kind) {
  return static_cast<Reason>(static_cast<int>(Reason::kNamedKey) + static_cast<int>(kind) -
                             static_cast<int>(KeyKind::kNamed));
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
        texts_(*suggestion.texts),
        names_(rules, texts_),
        columns_(rules, texts_),
        types_(texts_, findings.survey.types.size()),
        properties_by_name_(findings.survey.column_names.size()),
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

  // What is found out once for all columns of a name.
  struct PropertyName {
    bool is_known = false;
    bool is_accepted = false;
    std::uint32_t hash = 0;
    std::string_view name{};
    std::string_view quoted{};
  };

  bool write_node(std::uint32_t number);
  [[nodiscard]] std::string_view reason_of(std::uint32_t number, std::string_view reserved) const;
  // An edge between two nodes with the names of both keys; false where one of the names is not to be had.
  bool begin_edge(PlannedEdge& edge, const PlannedNode& from, const PlannedNode& to,
                  std::string_view role, std::string_view from_key, std::string_view to_key);
  void write_relation(std::uint32_t number);
  void write_link(const Link& link, bool has_properties);
  void drop_unwritten();
  void tell_lone_nodes();
  void ask(std::uint32_t relation, std::string_view field);
  void ask_about_unused();
  [[nodiscard]] const PropertyName& property_name(std::uint32_t name);
  // Behind the items that are there.
  [[nodiscard]] std::span<const PlannedColumn> add_properties(std::uint32_t table,
                                                              std::span<const std::uint32_t> but);
  [[nodiscard]] std::string_view query(const CatalogTable& table,
                                       std::span<const std::uint32_t> not_null);
  [[nodiscard]] std::string end_expression(const Relation& relation) const;
  [[nodiscard]] std::string role_of(const Relation& relation) const;
  [[nodiscard]] std::vector<std::uint32_t> in_key_order(const Relation& relation) const;
  [[nodiscard]] std::string_view end_name(const Relation& relation, std::string_view other);
  [[nodiscard]] const std::string& snake_label(std::uint32_t node);

  const Findings& findings_;
  GraphPlan& plan_;
  const RuleSet& rules_;
  Locale locale_;
  MappingSuggestion& suggestion_;
  Arena& texts_;
  DefinitionNames names_;
  ColumnNames columns_;
  LoadableTypes types_;
  std::vector<PropertyName> properties_by_name_;
  std::string items_;  // of the query that is written
  std::vector<PlannedColumn> properties_;
  const CatalogTable* qualified_table_ = nullptr;
  std::string qualified_;
  std::uint32_t snake_node_ = kNoNode;
  std::string snake_label_;
  std::vector<std::uint32_t> nodes_;     // by table
  std::vector<std::uint8_t> is_linked_;  // by table: it is an edge
  std::vector<std::uint8_t> is_asked_;   // by relation
};

const DefinitionWriter::PropertyName& DefinitionWriter::property_name(std::uint32_t name) {
  PropertyName& known = properties_by_name_[name];
  if (known.is_known) return known;
  const std::string_view text = findings_.survey.column_names[name].text;
  const std::string quoted = quote_trino_name(text);
  known = {.is_known = true,
           .is_accepted = columns_.accepts(text, NameKind::kProperty),
           .hash = hash_of_name(text),
           .name = text,
           .quoted = quoted == text ? text : texts_.copy(quoted)};
  return known;
}

std::span<const PlannedColumn> DefinitionWriter::add_properties(
    std::uint32_t number, std::span<const std::uint32_t> but) {
  const TableFacts& facts = findings_.survey.tables[number];
  properties_.clear();
  for (std::uint32_t i = 0; i < facts.table->columns.size(); ++i) {
    if (properties_.size() >= rules_.most_properties()) break;
    if (std::ranges::find(but, i) != but.end()) continue;
    const CatalogColumn& column = facts.table->columns[i];
    if (column.name.empty()) continue;  // SQL cannot say it
    const ColumnFacts& numbers = findings_.survey.column(facts, i);
    const LoadableColumn& loadable = types_.of(numbers.type, column.type);
    if (loadable.type.empty()) continue;
    const PropertyName& known = property_name(numbers.name);
    std::string_view name = known.name;
    if (!known.is_accepted || !columns_.take_known(name, known.hash))
      name = columns_.name(name, NameKind::kProperty);
    if (name.empty()) continue;
    if (loadable.needs_cast)
      append_item(items_, LoadableTypes::expression(column.name, column.type), name);
    else
      append_item(items_, known.quoted, name);
    properties_.push_back({name, loadable.type});
  }
  return keep<PlannedColumn>(texts_, properties_);
}

std::string_view DefinitionWriter::query(const CatalogTable& table,
                                         std::span<const std::uint32_t> not_null) {
  if (qualified_table_ != &table) qualified_ = qualified_name(table);
  qualified_table_ = &table;
  std::string sql = "SELECT " + items_ + " FROM " + qualified_;
  if (!not_null.empty()) sql += " WHERE " + none_is_null(table, not_null);
  return texts_.copy(sql);
}

bool DefinitionWriter::write_node(std::uint32_t number) {
  const CatalogTable& table = table_of(number);
  const TableKey& key = key_of(number);
  const KeyShape shape = key_shape(table, key.columns);
  columns_.clear();
  const std::string key_name = joined(table, key.columns, "_");
  std::string_view name = columns_.name(key_name, NameKind::kKey);
  if (shape.form == KeyForm::kNone || name.empty()) return false;
  if (name.data() == key_name.data()) name = texts_.copy(name);
  const ChosenLabel label = names_.label(table);
  if (label.name.empty()) return false;
  nodes_[number] = static_cast<std::uint32_t>(suggestion_.nodes.size());
  PlannedNode& node = suggestion_.nodes.emplace_back();
  node.table = place_of(table);
  node.key = names_of(table, key.columns, texts_);
  node.tier = tier_of(key.score);
  node.reason = reason_of(number, label.reserved);
  node.label = label.name;
  node.primary_key = {name, shape.type};
  items_.clear();
  append_item(items_, key_expression(shape, table, key.columns), name);
  std::span<const std::uint32_t> said = key.columns;
  if (said.size() > 1) said = {};  // the text of all is one more column
  node.properties = add_properties(number, said);
  node.sql = query(table, {});
  if (node.tier == Tier::kSure) return true;
  suggestion_.questions.push_back(question_of(findings_.survey, number, key));
  suggestion_.questions.back().about =
      fill("/node_definitions/{}/primary_key", {std::to_string(nodes_[number])});
  return true;
}

std::string_view DefinitionWriter::reason_of(std::uint32_t number,
                                             std::string_view reserved) const {
  const CatalogTable& table = table_of(number);
  const TableKey& key = key_of(number);
  const std::string columns = joined(table, key.columns, ", ");
  const ReasonFacts facts{.table = table.name, .columns = columns, .key = reserved};
  std::string reason = reason_text(reason_of_key(key.kind), facts, locale_);
  if (key.score == kConfirmedScore) append_reason(reason, Reason::kConfirmed, facts, locale_);
  if (!reserved.empty()) append_reason(reason, Reason::kRenamed, facts, locale_);
  return texts_.copy(reason);
}

// The same for all edges of a node, which stand together.
const std::string& DefinitionWriter::snake_label(std::uint32_t node) {
  if (snake_node_ != node) snake_label_ = snake_case(suggestion_.nodes[node].label);
  snake_node_ = node;
  return snake_label_;
}

std::string DefinitionWriter::role_of(const Relation& relation) const {
  const PlannedNode& target = suggestion_.nodes[nodes_[relation.references]];
  if (relation.columns.size() > 1) return snake_case(target.label);
  const TableFacts& facts = findings_.survey.tables[relation.table];
  const std::string_view name = facts.column_name(relation.columns.front());
  std::string role;
  for (const std::string& word : words_without_key(name.substr(facts.prefix)))
    role += (role.empty() ? "" : "_") + word;
  return role.empty() ? snake_case(target.label) : role;
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
std::string_view DefinitionWriter::end_name(const Relation& relation, std::string_view other) {
  std::string name = joined(table_of(relation.table), in_key_order(relation), "_");
  if (equals_ignoring_case(name, other)) name.insert(0, "to_");
  return columns_.name(texts_.copy(name), NameKind::kKey);
}

bool DefinitionWriter::begin_edge(PlannedEdge& edge, const PlannedNode& from, const PlannedNode& to,
                                  std::string_view role, std::string_view from_key,
                                  std::string_view to_key) {
  if (from_key.empty() || to_key.empty()) return false;
  edge.type = names_.edge_type(role);
  edge.from = static_cast<std::uint32_t>(&from - suggestion_.nodes.data());
  edge.to = static_cast<std::uint32_t>(&to - suggestion_.nodes.data());
  edge.from_key = from_key;
  edge.to_key = to_key;
  return !edge.type.empty();
}

// The key of the node that a relation refers to, in the columns that refer to it.
std::string DefinitionWriter::end_expression(const Relation& relation) const {
  const KeyShape shape =
      key_shape(table_of(relation.references), key_of(relation.references).columns);
  return key_expression(shape, table_of(relation.table), in_key_order(relation));
}

void DefinitionWriter::write_relation(std::uint32_t number) {
  const Relation& relation = findings_.relations[number];
  const std::uint32_t from_node = nodes_[relation.table];
  const std::uint32_t to_node = nodes_[relation.references];
  if (from_node == kNoNode || to_node == kNoNode) return;
  const PlannedNode& from = suggestion_.nodes[from_node];
  const CatalogTable& table = table_of(relation.table);
  const TableKey& key = key_of(relation.table);
  columns_.clear();
  const std::string_view key_name = columns_.name(from.primary_key.name, NameKind::kKey);
  PlannedEdge edge;
  const std::string role = snake_label(from_node) + '_' + role_of(relation);
  const std::string_view end = end_name(relation, key_name);
  if (!begin_edge(edge, from, suggestion_.nodes[to_node], role, key_name, end)) return;
  edge.table = from.table;
  edge.columns = suggestion_.relations[number].columns;
  edge.tier = std::max(tier_of(relation.score), from.tier);
  edge.reason = suggestion_.relations[number].reason;
  items_.clear();
  append_item(items_, key_expression(key_shape(table, key.columns), table, key.columns), key_name);
  append_item(items_, end_expression(relation), edge.to_key);
  edge.sql = query(table, relation.columns);
  suggestion_.edges.push_back(edge);
  ask(number, "to_key");
}

void DefinitionWriter::write_link(const Link& link, bool has_properties) {
  const Relation& first = findings_.relations[link.from];
  const Relation& second = findings_.relations[link.to];
  if (nodes_[first.references] == kNoNode || nodes_[second.references] == kNoNode) return;
  const PlannedNode& from = suggestion_.nodes[nodes_[first.references]];
  const PlannedNode& to = suggestion_.nodes[nodes_[second.references]];
  const CatalogTable& table = table_of(first.table);
  columns_.clear();
  std::string role = snake_case(table.name);
  if (!has_properties) role += '_' + role_of(second);
  const std::string_view from_key = end_name(first, {});
  PlannedEdge edge;
  if (!begin_edge(edge, from, to, role, from_key, end_name(second, from_key))) return;
  std::vector<std::uint32_t> columns = first.columns;
  columns.insert(columns.end(), second.columns.begin(), second.columns.end());
  edge.table = place_of(table);
  edge.columns = names_of(table, columns, texts_);
  edge.tier = tier_of(std::min(first.score, second.score));
  const std::string said = joined(table, columns, ", ");
  edge.reason =
      texts_.copy(reason_text(Reason::kLink, {.table = table.name, .columns = said}, locale_));
  items_.clear();
  append_item(items_, end_expression(first), from_key);
  append_item(items_, end_expression(second), edge.to_key);
  if (has_properties) edge.properties = add_properties(first.table, columns);
  edge.sql = query(table, columns);
  suggestion_.edges.push_back(edge);
  is_linked_[first.table] = 1;
  ask(link.from, "from_key");
  ask(link.to, "to_key");
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
  std::vector<std::uint8_t> has_edges(suggestion_.nodes.size());
  for (const PlannedEdge& edge : suggestion_.edges) has_edges[edge.from] = has_edges[edge.to] = 1;
  for (std::size_t i = 0; i < has_edges.size(); ++i) {
    if (has_edges[i] != 0) continue;
    std::string reason(suggestion_.nodes[i].reason);
    append_reason(reason, Reason::kAlone, {}, locale_);
    suggestion_.nodes[i].reason = texts_.copy(reason);
  }
}

}  // namespace

void write_definitions(const Findings& findings, GraphPlan& plan, const RuleSet& rules,
                       Locale locale, MappingSuggestion& suggestion) {
  DefinitionWriter(findings, plan, rules, locale, suggestion).run();
}

}  // namespace mapping
