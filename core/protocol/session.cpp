#include "mapping/analysis.h"
#include "mapping/ddl.h"
#include "mapping/pipeline.h"
#include "mapping/protocol.h"
#include "mapping/sql.h"
#include "mapping/suggest.h"
#include "mapping/text.h"
#include "mapping/types.h"
#include "protocol/catalogs.h"
#include "protocol/jobs.h"
#include "protocol/json_values.h"
#include "protocol/language.h"
#include "protocol/preflight.h"
#include "protocol/results.h"
#include "protocol/suggestions.h"

namespace mapping {
struct Session::State {
  explicit State(std::shared_ptr<CatalogStore> store) : catalogs(std::move(store)) {}

  // The rules for the policy of `options`; a refusal when it is bad. The last ones are kept.
  Outcome<std::shared_ptr<const RuleSet>> rules_for(const Json& options);
  // What the queries of a mapping are analyzed against; a refusal when the catalog is not there.
  Outcome<CheckOptions> check_options(const Json& options) const;
  std::string check(std::string_view input, std::string_view options);
  std::string analyze_sql(std::string_view input, std::string_view options);
  std::string suggest_mapping(std::string_view input, std::string_view options);
  std::string preflight(std::string_view input, std::string_view options);
  std::optional<std::string> ask_language(std::string_view operation, std::string_view input,
                                          std::string_view options);
  std::string catalog_begin(std::string_view input, std::string_view options);
  std::string catalog_add(std::string_view input, std::string_view options);
  std::string catalog_end(std::string_view input, std::string_view options);
  std::string catalog_release(std::string_view input, std::string_view options);
  std::string job_start(std::string_view input, std::string_view options);
  std::string job_answer(std::string_view input, std::string_view options);
  std::string job_report(std::string_view input, std::string_view options);

  std::shared_ptr<CatalogStore> catalogs;
  Policy rules_policy;
  std::shared_ptr<const RuleSet> rules;
  CheckMemo memo;
  ReportSchemas told_schemas;  // by the last check
  AnalysisMemo analyses;
  std::optional<Validation> job;
  Locale job_locale = Locale::kEnglish;
};

namespace {

std::string map_type_operation(std::string_view input, std::string_view) {
  return type_result(map_type(input));
}

std::string map_complex_type_operation(std::string_view input, std::string_view) {
  return type_result(map_complex_type(input));
}

std::string is_primary_key_type_operation(std::string_view input, std::string_view) {
  return boolean_result(is_primary_key_type(input));
}

std::string primary_key_types_operation(std::string_view, std::string_view) {
  return types_result(primary_key_types());
}

std::string node_ddl_operation(std::string_view input, std::string_view) {
  return sql_result(node_ddl(read_node_schema(read_json(input))));
}

std::string edge_ddl_operation(std::string_view input, std::string_view) {
  return sql_result(edge_ddl(read_edge_schema(read_json(input))));
}

std::string copy_from_operation(std::string_view input, std::string_view options) {
  const Json json = read_json(options);
  const std::string files = optional_text_of(member(json, "files")).value_or("*.parquet");
  return sql_result(copy_from(text_of(json, "table"), input, {files, text_of(json, "format")}));
}

std::string schema_ddl_operation(std::string_view input, std::string_view) {
  const Json json = read_json(input);
  std::vector<NodeSchema> nodes;
  std::vector<EdgeSchema> edges;
  for (const Json& node : items_of(member(json, "nodes"))) nodes.push_back(read_node_schema(node));
  for (const Json& edge : items_of(member(json, "edges"))) edges.push_back(read_edge_schema(edge));
  return sql_result(schema_ddl(nodes, edges));
}

std::string suggest_node_operation(std::string_view input, std::string_view options) {
  const Json json = read_json(options);
  return suggestion_result(
      suggest_node(to_well_formed(input), read_columns(member(json, "columns"))));
}

std::string suggest_edge_operation(std::string_view input, std::string_view options) {
  const Json json = read_json(options);
  std::vector<NodeSchema> nodes;
  for (const Json& node : items_of(member(json, "nodes"))) nodes.push_back(read_node_schema(node));
  return suggestion_result(
      suggest_edge(to_well_formed(input), read_columns(member(json, "columns")), nodes));
}

std::string parse_sql_operation(std::string_view input, std::string_view options) {
  const Json json = read_json(options);
  return sql_report(parse_sql(input), input, read_locale(json));
}

std::string format_sql_operation(std::string_view input, std::string_view) {
  return sql_result(print_sql(parse_sql(input)));
}

std::string error_response_operation(std::string_view input, std::string_view) {
  const Json json = read_json(input);
  return error_response(json);
}

struct Operation {
  std::string_view name;
  std::string (*run)(std::string_view input, std::string_view options) = nullptr;
  std::string (Session::State::*run_in_session)(std::string_view input,
                                                std::string_view options) = nullptr;
};

constexpr Operation kOperations[] = {
    {.name = "check", .run_in_session = &Session::State::check},
    {.name = "catalog_begin", .run_in_session = &Session::State::catalog_begin},
    {.name = "catalog_add", .run_in_session = &Session::State::catalog_add},
    {.name = "catalog_end", .run_in_session = &Session::State::catalog_end},
    {.name = "catalog_release", .run_in_session = &Session::State::catalog_release},
    {.name = "analyze_sql", .run_in_session = &Session::State::analyze_sql},
    {.name = "suggest_mapping", .run_in_session = &Session::State::suggest_mapping},
    {.name = "preflight", .run_in_session = &Session::State::preflight},
    {.name = "job_start", .run_in_session = &Session::State::job_start},
    {.name = "job_answer", .run_in_session = &Session::State::job_answer},
    {.name = "job_report", .run_in_session = &Session::State::job_report},
    {.name = "error_response", .run = error_response_operation},
    {.name = "decide_lifecycle", .run = decide_lifecycle_operation},
    {.name = "decide_reconciliation", .run = decide_reconciliation_operation},
    {.name = "map_type", .run = map_type_operation},
    {.name = "map_complex_type", .run = map_complex_type_operation},
    {.name = "is_primary_key_type", .run = is_primary_key_type_operation},
    {.name = "primary_key_types", .run = primary_key_types_operation},
    {.name = "parse_sql", .run = parse_sql_operation},
    {.name = "format_sql", .run = format_sql_operation},
    {.name = "suggest_node", .run = suggest_node_operation},
    {.name = "suggest_edge", .run = suggest_edge_operation},
    {.name = "node_ddl", .run = node_ddl_operation},
    {.name = "edge_ddl", .run = edge_ddl_operation},
    {.name = "copy_from", .run = copy_from_operation},
    {.name = "schema_ddl", .run = schema_ddl_operation},
};

}  // namespace

Outcome<std::shared_ptr<const RuleSet>> Session::State::rules_for(const Json& options) {
  const Outcome<Policy> policy = read_policy(member(options, "policy"));
  if (!policy.ok()) return policy.refusal();
  if (rules && policy.value() == rules_policy) return rules;
  Outcome<std::shared_ptr<const RuleSet>> compiled = RuleSet::compile(policy.value());
  if (compiled.ok()) {
    rules = compiled.value();
    rules_policy = policy.value();
  }
  return compiled;
}

Outcome<CheckOptions> Session::State::check_options(const Json& options) const {
  CheckOptions result{.with_ranges = view_of(options, "source") != "value",
                      .stale_hours = number_of(member(options, "stale_hours"))};
  if (member(options, "catalog").is_null()) return result;
  result.sql = {catalogs->find(catalog_id(options)),
                read_analysis_session(member(options, "session"))};
  if (!result.sql.catalog) return unknown_catalog(options);
  return result;
}

std::string Session::State::check(std::string_view input, std::string_view options) {
  const Json json = read_json(options);
  const Outcome<std::shared_ptr<const RuleSet>> compiled = rules_for(json);
  if (!compiled.ok()) return error_result(compiled.refusal());
  const Outcome<CheckOptions> read = check_options(json);
  if (!read.ok()) return error_result(read.refusal());
  const Report report = mapping::check(input, *compiled.value(), read.value(), memo);
  if (!is_true(member(json, "known_schemas"))) told_schemas.clear();
  std::string answer = to_json(report, read_locale(json), told_schemas);
  told_schemas = schemas_of(report);
  return answer;
}

std::string Session::State::analyze_sql(std::string_view input, std::string_view options) {
  const Json json = read_json(options);
  const std::shared_ptr<const Catalog> catalog = catalogs->find(catalog_id(json));
  if (!catalog) return error_result(unknown_catalog(json));
  const Analysis analysis = analyze_lineage(
      parse_sql(input), *catalog, read_analysis_session(member(json, "session")), analyses);
  return analysis_report(analysis, input, read_locale(json));
}

std::optional<std::string> Session::State::ask_language(std::string_view operation,
                                                        std::string_view input,
                                                        std::string_view options) {
  const Json json = read_json(options);
  const std::shared_ptr<const Catalog> catalog = catalogs->find(catalog_id(json));
  const AnalysisSession session = read_analysis_session(member(json, "session"));
  const Catalog none;
  return language_result(operation, input, json,
                         {catalog ? *catalog : none, session, analyses, read_locale(json)});
}

std::string Session::State::suggest_mapping(std::string_view, std::string_view options) {
  const Json json = read_json(options);
  const Outcome<std::shared_ptr<const RuleSet>> compiled = rules_for(json);
  if (!compiled.ok()) return error_result(compiled.refusal());
  const std::shared_ptr<const Catalog> catalog = catalogs->find(catalog_id(json));
  if (!catalog) return error_result(unknown_catalog(json));
  return suggestion_result(
      mapping::suggest_mapping(*catalog, *compiled.value(), read_suggestion_scope(json)));
}

std::string Session::State::preflight(std::string_view input, std::string_view options) {
  const Json json = read_json(options);
  const Outcome<std::shared_ptr<const RuleSet>> compiled = rules_for(json);
  if (!compiled.ok()) return error_result(compiled.refusal());
  const Outcome<CheckOptions> read = check_options(json);
  if (!read.ok()) return error_result(read.refusal());
  const PreflightOptions asked = read_preflight_options(json, read.value());
  const std::vector<PreflightAnswer> answers = read_preflight_answers(json);
  return preflight_result(mapping::preflight(input, *compiled.value(), asked, answers),
                          read_locale(json));
}

std::string Session::State::catalog_begin(std::string_view input, std::string_view) {
  return mapping::catalog_begin(*catalogs, input);
}

std::string Session::State::catalog_add(std::string_view input, std::string_view options) {
  return mapping::catalog_add(*catalogs, input, read_json(options));
}

std::string Session::State::catalog_end(std::string_view, std::string_view options) {
  return mapping::catalog_end(*catalogs, read_json(options));
}

std::string Session::State::catalog_release(std::string_view, std::string_view options) {
  return mapping::catalog_release(*catalogs, read_json(options));
}

std::string Session::State::job_start(std::string_view input, std::string_view options) {
  const Json json = read_json(options);
  const Outcome<std::shared_ptr<const RuleSet>> compiled = rules_for(json);
  if (!compiled.ok()) return error_result(compiled.refusal());
  const Outcome<CheckOptions> read = check_options(json);
  if (!read.ok()) return error_result(read.refusal());
  job.emplace(std::string(input), compiled.value(), read.value());
  job_locale = read_locale(json);
  return job_state_result(*job);
}

std::string Session::State::job_answer(std::string_view input, std::string_view options) {
  if (!job) return error_result({"no_job", {}});
  const std::optional<std::uint32_t> id = number_of(member(read_json(options), "id"));
  if (!id || !job->answer(*id, read_answer(read_json(input)))) {
    return error_result({"unknown_request", {{"id", id ? std::to_string(*id) : ""}}});
  }
  return job_state_result(*job);
}

std::string Session::State::job_report(std::string_view, std::string_view) {
  if (!job) return error_result({"no_job", {}});
  return to_json(job->report(), job_locale);
}

Session::Session() : Session(std::make_shared<CatalogStore>()) {}
Session::Session(std::shared_ptr<CatalogStore> catalogs)
    : state_(std::make_unique<State>(std::move(catalogs))) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

std::string Session::run(std::string_view operation, std::string_view input,
                         std::string_view options) {
  for (const Operation& row : kOperations) {
    if (row.name != operation) continue;
    if (row.run != nullptr) return row.run(input, options);
    return (*state_.*row.run_in_session)(input, options);
  }
  if (std::optional<std::string> answer = state_->ask_language(operation, input, options))
    return std::move(*answer);
  return error_result({"unknown_operation", {{"operation", std::string(operation)}}});
}

}  // namespace mapping
