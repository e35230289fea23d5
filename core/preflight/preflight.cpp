#include "mapping/preflight.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "pipeline/checked_mapping.h"
#include "pipeline/runs.h"
#include "pipeline/sql_findings.h"
#include "pipeline/sql_verdict.h"
#include "preflight/counted.h"
#include "preflight/fault_findings.h"
#include "preflight/sizes.h"
#include "types/trino_type_names.h"

namespace mapping {
namespace {

std::int64_t number_of(const std::optional<std::string>& text) {
  std::int64_t number = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

// The type of the warehouse that a declared one stands for, where columns are not known.
std::string_view assumed_type(std::string_view declared) {
  for (const TrinoTypeName& type : trino_type_names()) {
    if (type.counterpart == declared) return type.example;
  }
  return "unknown";
}

// A definition on its way: its columns, then its counts, then samples.
struct Flight {
  FindingList findings{};
  std::optional<std::vector<Column>> columns{};
  bool has_catalog_types = false;
  std::optional<CountedSource> source{};
  // Of a node: its table's, where that has the types of the columns.
  std::optional<NodeSchema> schema{};
  std::string key_type{};
  bool is_open = false;  // something could not be asked, or was not yet
};

class Preflighter {
 public:
  Preflighter(const CheckedMapping& checked, const PreflightOptions& options,
              std::span<const PreflightAnswer> answers)
      : checked_(checked),
        options_(options),
        answers_(answers),
        pool_(checked.document.text().size()),
        runs_(make_runs(checked.mapping)),
        nodes_(checked.mapping.nodes.size()),
        edges_(checked.mapping.edges.size()) {}

  Preflight run() && {
    const Mapping& mapping = checked_.mapping;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) describe_node(i);
    for (std::uint32_t i = 0; i < edges_.size(); ++i) describe_edge(i);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      count(mapping.nodes[i], mapping.nodes[i].label, nodes_[i], {});
    for (std::uint32_t i = 0; i < edges_.size(); ++i) count_ends(i);
    finish();
    return std::move(result_);
  }

 private:
  static const CountedSource* source_of(const Flight& flight) {
    return flight.source && !flight.source->columns.empty() ? &*flight.source : nullptr;
  }

  [[nodiscard]] const PreflightAnswer* answer_to(std::string_view id) const {
    for (const PreflightAnswer& answer : answers_) {
      if (answer.id == id) return &answer;
    }
    return nullptr;
  }

  // The answer; where there is none, the question is asked or the reason is told.
  const PreflightAnswer* ask(std::string_view what, std::string_view path, std::string sql,
                             const Text& at, Flight& flight) {
    std::string id = std::string(what) + ":" + std::string(path);
    const PreflightAnswer* const answer = answer_to(id);
    if (answer != nullptr && !answer->failure) return answer;
    flight.is_open = true;
    if (answer == nullptr) {
      result_.questions.push_back({std::move(id), std::string(path), std::move(sql)});
    } else {
      note_unasked(at, *answer->failure, flight);
    }
    return nullptr;
  }

  static void note_unasked(const Text& at, std::string_view reason, Flight& flight) {
    flight.is_open = true;
    flight.findings.add(Finding(Code::kCouldNotAsk, "sql", at.id).with("reason", reason));
  }

  // Finds the columns, as far as the query is one.
  template <typename Definition>
  bool find_columns(const Definition& definition, std::vector<Column> assumed, Flight& flight) {
    const bool is_believed = !options_.check.stale_hours;
    SqlVerdict verdict = judge_sql(definition.sql.value,
                                   is_believed ? options_.check.sql : SqlContext(), memo_, pool_);
    if (verdict.fault) {
      flight.is_open = true;
      flight.findings.add(finding_of_fault(*verdict.fault, checked_.document, definition.sql));
      return false;
    }
    flight.has_catalog_types = verdict.has_types && verdict.is_certain;
    if (verdict.has_types) {
      flight.columns = std::move(verdict.columns.columns);
    } else if (options_.assumes_columns) {
      flight.columns = std::move(assumed);
    } else {
      const std::string path = checked_.document.pointer(definition.id);
      const PreflightAnswer* const answer =
          ask("columns", path, fill("SELECT * FROM (\n{}\n) LIMIT 0", {definition.sql.value}),
              definition.sql, flight);
      if (answer == nullptr) return false;
      flight.columns = answer->columns;
    }
    return true;
  }

  static void assume(const Properties& properties, std::vector<Column>& columns) {
    for (const ColumnDefinition& property : properties.columns) {
      columns.push_back(
          {std::string(property.name.value), std::string(assumed_type(property.type.value))});
    }
  }

  // Whether the tables have the types of the columns.
  [[nodiscard]] bool loads_columns(const Flight& flight) const {
    if (options_.types != LoadTypes::kKnown) return options_.types == LoadTypes::kColumns;
    return flight.has_catalog_types;
  }

  static void set_targets(const std::vector<ColumnSchema>& properties, CountedSource& source) {
    for (std::size_t i = 0; i < properties.size() && source.keys + i < source.columns.size(); ++i)
      source.columns[source.keys + i].target = properties[i].type;
  }

  void describe_node(std::uint32_t index) {
    const NodeDefinition& node = checked_.mapping.nodes[index];
    Flight& flight = nodes_[index];
    flight.findings.set_owner({DefinitionKind::kNode, index});
    flight.key_type = node.primary_key.type.value;
    std::vector<Column> assumed = {{std::string(node.primary_key.name.value),
                                    std::string(assumed_type(node.primary_key.type.value))}};
    assume(node.properties, assumed);
    if (!find_columns(node, std::move(assumed), flight)) return;
    flight.schema = check_columns(checked_.document, node, *flight.columns, flight.findings);
    flight.findings.keep_load_stops();
    flight.source = count_source(checked_.document, node, index, *flight.columns);
    if (!loads_columns(flight)) flight.schema.reset();
    if (flight.schema) {
      flight.key_type = flight.schema->primary_key.type;
      set_targets(flight.schema->properties, *flight.source);
    }
    if (!flight.source->columns.empty()) flight.source->columns.front().target = flight.key_type;
    plan(flight);
  }

  void describe_edge(std::uint32_t index) {
    const EdgeDefinition& edge = checked_.mapping.edges[index];
    const Flight& from = nodes_[runs_.edges[index].from];
    const Flight& to = nodes_[runs_.edges[index].to];
    Flight& flight = edges_[index];
    flight.findings.set_owner({DefinitionKind::kEdge, index});
    std::vector<Column> assumed = {
        {std::string(edge.from_key.value), std::string(assumed_type(from.key_type))},
        {std::string(edge.to_key.value), std::string(assumed_type(to.key_type))}};
    assume(edge.properties, assumed);
    if (!find_columns(edge, std::move(assumed), flight)) return;
    const Endpoints ends{from.schema ? &*from.schema : nullptr, to.schema ? &*to.schema : nullptr};
    const std::optional<EdgeSchema> schema =
        check_columns(checked_.document, edge, ends, *flight.columns, flight.findings);
    flight.findings.keep_load_stops();
    flight.source = count_source(checked_.document, edge, index, *flight.columns);
    // An edge whose node is not checked is not either.
    if (schema && ends.from != nullptr && ends.to != nullptr && loads_columns(flight))
      set_targets(schema->properties, *flight.source);
    if (flight.source->columns.size() < flight.source->keys) return flight.source.reset();
    flight.source->columns[0].target = from.key_type;
    flight.source->columns[1].target = to.key_type;
    plan(flight);
  }

  void plan(Flight& flight) {
    plan_counters(*flight.source);
    if (options_.limits.bytes) flight.source->size = row_size(*flight.source);
    add_type_findings(checked_.document, *flight.source, flight.findings);
  }

  void count_ends(std::uint32_t index) {
    const EdgeDefinition& edge = checked_.mapping.edges[index];
    Flight& flight = edges_[index];
    const auto end_of = [&](std::size_t node, std::size_t key) -> const CountedSource* {
      const CountedSource* const end = source_of(nodes_[node]);
      if (!flight.source) return end;
      if (end == nullptr || !end->columns.front().loading.is_possible) {
        flight.is_open = true;
      } else if (end->key(0).empty() || flight.source->key(key).empty()) {
        note_unknown_key(flight.source->columns[key], flight);
      }
      return end;
    };
    const EdgeRun& run = runs_.edges[index];
    const EdgeEnds ends{end_of(run.from, 0), end_of(run.to, 1)};
    count(edge, edge.type, flight, ends);
  }

  static void note_unknown_key(const LoadedColumn& column, Flight& flight) {
    if (!column.loading.is_possible || flight.findings.stops_load()) return;
    note_unasked(
        column.name,
        fill("it is not known how RyuGraph writes {} as {}", {column.source, column.target}),
        flight);
  }

  template <typename Definition>
  void count(const Definition& definition, const Text& name, Flight& flight, const EdgeEnds& ends) {
    CountedDefinition& counted = result_.definitions.emplace_back();
    counted.path = checked_.document.pointer(definition.id);
    counted.name = name.value;
    if (!flight.source) return;
    const CountedSource& source = *flight.source;
    const bool is_node = source.owner.kind == DefinitionKind::kNode;
    // An edge waits for its nodes' columns, whose questions are open.
    if (!is_node && (ends.from == nullptr || ends.to == nullptr)) {
      flight.is_open = true;
      return;
    }
    if (is_node && source.key(0).empty()) note_unknown_key(source.columns[0], flight);
    const PreflightAnswer* const answer =
        ask("rows", counted.path, is_node ? count_node(source) : count_edge(source, ends),
            definition.sql, flight);
    if (answer == nullptr) return;
    read_counts(definition.sql, *answer, ends, flight, counted);
  }

  void read_counts(const Text& sql, const PreflightAnswer& answer, const EdgeEnds& ends,
                   Flight& flight, CountedDefinition& counted) {
    const CountedSource& source = *flight.source;
    const std::size_t before = source.keys + 1;  // rows, then what keys are counted for
    const std::size_t counts = before + source.counters.size();
    const std::size_t cells = counts + (source.size.empty() ? 0 : 1);
    if (answer.rows.size() != 1 || answer.rows.front().size() != cells)
      return note_unasked(sql, "the answer is not one row of counts", flight);
    const auto& row = answer.rows.front();
    counted.rows = number_of(row.front());
    if (!source.size.empty()) counted.bytes = number_of(row[counts]);
    const auto add = [&](const FaultPlace& place, std::size_t cell) {
      if (const std::int64_t found = number_of(row[cell]); found > 0)
        add_fault(sql, place, found, flight, counted);
    };
    if (counted.rows == 0) add_empty(flight, counted);
    for (std::size_t i = 0; i < source.counters.size(); ++i) {
      const Counter& counter = source.counters[i];
      add({counter.kind, counter.column, counter.condition}, before + i);
    }
    for (const LoadedColumn& column : source.columns) {
      if (column.loading.is_possible) continue;
      counted.faults.push_back({.kind = LoadFaultKind::kNotCastable,
                                .count = *counted.rows,
                                .column = std::string(column.name.value)});
    }
    if (source.keys == 1) {
      if (!source.key(0).empty()) add({LoadFaultKind::kDuplicateKey, 0}, 1);
      return;
    }
    if (is_compared(source, 0, ends.from)) add({LoadFaultKind::kDanglingFrom, 0, {}, ends.from}, 1);
    if (is_compared(source, 1, ends.to)) add({LoadFaultKind::kDanglingTo, 1, {}, ends.to}, 2);
  }

  void add_empty(Flight& flight, CountedDefinition& counted) {
    counted.faults.push_back({.kind = LoadFaultKind::kEmpty});
    flight.findings.add(finding_of_rows(checked_.document, *flight.source, counted.faults.back(),
                                        {LoadFaultKind::kEmpty}));
  }

  void add_fault(const Text& sql, const FaultPlace& place, std::int64_t found, Flight& flight,
                 CountedDefinition& counted) {
    const CountedSource& source = *flight.source;
    LoadFault fault{.kind = place.kind,
                    .count = found,
                    .column = std::string(source.columns[place.column].name.value),
                    .sql = show_rows(source, place)};
    if (std::string query = sample_values(source, place, options_.samples); !query.empty()) {
      const std::string what = fill("{} {}", {name_of(place.kind), place.column});
      const bool was_open = flight.is_open;
      if (const PreflightAnswer* const answer =
              ask(what, counted.path, std::move(query), sql, flight)) {
        for (const auto& row : answer->rows) {
          if (row.size() == 2 && row[0]) fault.samples.push_back({*row[0], number_of(row[1])});
        }
      }
      // Without samples the fault is as certain.
      flight.is_open = was_open;
    }
    flight.findings.add(finding_of_rows(checked_.document, source, fault, place));
    counted.faults.push_back(std::move(fault));
  }

  // At the definition that has the most of it.
  void check_limit(Code code, const std::optional<std::int64_t>& limit,
                   std::optional<std::int64_t> CountedDefinition::* number) {
    if (!limit) return;
    std::int64_t sum = 0;
    std::int64_t most = 0;
    Flight* fullest = nullptr;
    for (std::size_t i = 0; i < result_.definitions.size(); ++i) {
      const std::int64_t own = (result_.definitions[i].*number).value_or(0);
      if (own <= 0) continue;
      sum += std::min(own, std::numeric_limits<std::int64_t>::max() - sum);
      if (own <= most) continue;
      most = own;
      fullest = i < nodes_.size() ? &nodes_[i] : &edges_[i - nodes_.size()];
    }
    if (fullest != nullptr && sum > *limit)
      fullest->findings.add(finding_of_size(code, *fullest->source, sum, *limit, most));
  }

  void finish() {
    check_limit(Code::kTooManyRows, options_.limits.rows, &CountedDefinition::rows);
    check_limit(Code::kTooManyBytes, options_.limits.bytes, &CountedDefinition::bytes);
    FindingList findings = checked_.findings;
    bool is_open = false;
    bool is_dirty = findings.stops_load();
    std::size_t place = 0;
    const auto add = [&](const Flight& flight) {
      const CountedDefinition& counted = result_.definitions[place++];
      is_dirty = is_dirty || !counted.faults.empty() || flight.findings.stops_load();
      is_open = is_open || flight.is_open || !counted.rows;
      findings.append(flight.findings);
    };
    for (const Flight& node : nodes_) add(node);
    for (const Flight& edge : edges_) add(edge);
    result_.status = is_dirty  ? PreflightStatus::kDirty
                     : is_open ? PreflightStatus::kUnchecked
                               : PreflightStatus::kClean;
    result_.diagnostics = findings.diagnostics(checked_.document, options_.check.with_ranges);
  }

  const CheckedMapping& checked_;
  const PreflightOptions& options_;
  std::span<const PreflightAnswer> answers_;
  AnalysisMemo memo_;
  StepPool pool_;
  Runs runs_;
  std::vector<Flight> nodes_;
  std::vector<Flight> edges_;
  Preflight result_;
};

}  // namespace

std::string_view name_of(LoadFaultKind kind) {
  constexpr std::string_view kNames[] = {"null_key",     "duplicate_key", "dangling_from",
                                         "dangling_to",  "out_of_range",  "not_castable",
                                         "null_map_key", "empty"};
  return kNames[static_cast<std::size_t>(kind)];
}

Preflight preflight(std::string_view text, const RuleSet& rules, const PreflightOptions& options,
                    std::span<const PreflightAnswer> answers) {
  const CheckedMapping checked(text, rules);
  if (!checked.findings.has_errors()) return Preflighter(checked, options, answers).run();
  Preflight result;
  result.diagnostics = checked.findings.diagnostics(checked.document, options.check.with_ranges);
  return result;
}

}  // namespace mapping
