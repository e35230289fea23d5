#include "mapping/analysis.h"
#include "mapping/ddl.h"
#include "mapping/pipeline.h"
#include "mapping/protocol.h"
#include "mapping/sql.h"
#include "mapping/suggest.h"
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
  Outcome<std::shared_ptr<const RuleSet>> rules_for(const JsonValue& options);
  // What the queries of a mapping are analyzed against; a refusal when the catalog is not there.
  Outcome<CheckOptions> check_options(const JsonValue& options) const;
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
  return sql_result(node_ddl(read_node_schema(JsonText(input).root())));
}

std::string edge_ddl_operation(std::string_view input, std::string_view) {
  return sql_result(edge_ddl(read_edge_schema(JsonText(input).root())));
}

std::string copy_from_operation(std::string_view input, std::string_view options) {
  const JsonText json(options);
  const JsonValue root = json.root();
  const std::string files = root["files"].optional_text().value_or("*.parquet");
  return sql_result(copy_from(root["table"].text(), input, {files, root["format"].text()}));
}

std::string schema_ddl_operation(std::string_view input, std::string_view) {
  const JsonText json(input);
  std::vector<NodeSchema> nodes;
  std::vector<EdgeSchema> edges;
  for (const JsonValue& node : json.root()["nodes"].items())
    nodes.push_back(read_node_schema(node));
  for (const JsonValue& edge : json.root()["edges"].items())
    edges.push_back(read_edge_schema(edge));
  return sql_result(schema_ddl(nodes, edges));
}

std::string suggest_node_operation(std::string_view input, std::string_view options) {
  const JsonText json(options);
  return suggestion_result(suggest_node(input, read_columns(json.root()["columns"])));
}

std::string suggest_edge_operation(std::string_view input, std::string_view options) {
  const JsonText json(options);
  std::vector<NodeSchema> nodes;
  for (const JsonValue& node : json.root()["nodes"].items())
    nodes.push_back(read_node_schema(node));
  return suggestion_result(suggest_edge(input, read_columns(json.root()["columns"]), nodes));
}

std::string parse_sql_operation(std::string_view input, std::string_view options) {
  const JsonText json(options);
  return sql_report(parse_sql(input), input, read_locale(json.root()));
}

std::string format_sql_operation(std::string_view input, std::string_view) {
  return sql_result(print_sql(parse_sql(input)));
}

std::string error_response_operation(std::string_view input, std::string_view) {
  const JsonText json(input);
  return error_response(json.root());
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

Outcome<std::shared_ptr<const RuleSet>> Session::State::rules_for(const JsonValue& options) {
  const Outcome<Policy> policy = read_policy(options["policy"]);
  if (!policy.ok()) return policy.refusal();
  if (rules && policy.value() == rules_policy) return rules;
  Outcome<std::shared_ptr<const RuleSet>> compiled = RuleSet::compile(policy.value());
  if (compiled.ok()) {
    rules = compiled.value();
    rules_policy = policy.value();
  }
  return compiled;
}

Outcome<CheckOptions> Session::State::check_options(const JsonValue& options) const {
  CheckOptions result{.with_ranges = options["source"].text() != "value",
                      .stale_hours = options["stale_hours"].number()};
  if (!options["catalog"].is_given()) return result;
  result.sql = {catalogs->find(catalog_id(options)), read_analysis_session(options["session"])};
  if (!result.sql.catalog) return unknown_catalog(options);
  return result;
}

std::string Session::State::check(std::string_view input, std::string_view options) {
  const JsonText json(options);
  const Outcome<std::shared_ptr<const RuleSet>> compiled = rules_for(json.root());
  if (!compiled.ok()) return error_result(compiled.refusal());
  const Outcome<CheckOptions> read = check_options(json.root());
  if (!read.ok()) return error_result(read.refusal());
  const Report report = mapping::check(input, *compiled.value(), read.value(), memo);
  return to_json(report, read_locale(json.root()));
}

std::string Session::State::analyze_sql(std::string_view input, std::string_view options) {
  const JsonText json(options);
  const std::shared_ptr<const Catalog> catalog = catalogs->find(catalog_id(json.root()));
  if (!catalog) return error_result(unknown_catalog(json.root()));
  const Analysis analysis = mapping::analyze_sql(
      parse_sql(input), *catalog, read_analysis_session(json.root()["session"]), analyses);
  return analysis_report(analysis, input, read_locale(json.root()));
}

std::optional<std::string> Session::State::ask_language(std::string_view operation,
                                                        std::string_view input,
                                                        std::string_view options) {
  const JsonText json(options);
  const std::shared_ptr<const Catalog> catalog = catalogs->find(catalog_id(json.root()));
  const AnalysisSession session = read_analysis_session(json.root()["session"]);
  const Catalog none;
  return language_result(operation, input, json.root(),
                         {catalog ? *catalog : none, session, analyses, read_locale(json.root())});
}

std::string Session::State::suggest_mapping(std::string_view, std::string_view options) {
  const JsonText json(options);
  const Outcome<std::shared_ptr<const RuleSet>> compiled = rules_for(json.root());
  if (!compiled.ok()) return error_result(compiled.refusal());
  const std::shared_ptr<const Catalog> catalog = catalogs->find(catalog_id(json.root()));
  if (!catalog) return error_result(unknown_catalog(json.root()));
  return suggestion_result(
      mapping::suggest_mapping(*catalog, *compiled.value(), read_suggestion_scope(json.root())));
}

std::string Session::State::preflight(std::string_view input, std::string_view options) {
  const JsonText json(options);
  const Outcome<std::shared_ptr<const RuleSet>> compiled = rules_for(json.root());
  if (!compiled.ok()) return error_result(compiled.refusal());
  const Outcome<CheckOptions> read = check_options(json.root());
  if (!read.ok()) return error_result(read.refusal());
  return preflight_result(mapping::preflight(input, *compiled.value(),
                                             read_preflight_options(json.root(), read.value()),
                                             read_preflight_answers(json.root())),
                          read_locale(json.root()));
}

std::string Session::State::catalog_begin(std::string_view input, std::string_view) {
  return mapping::catalog_begin(*catalogs, input);
}

std::string Session::State::catalog_add(std::string_view input, std::string_view options) {
  return mapping::catalog_add(*catalogs, input, JsonText(options).root());
}

std::string Session::State::catalog_end(std::string_view, std::string_view options) {
  return mapping::catalog_end(*catalogs, JsonText(options).root());
}

std::string Session::State::catalog_release(std::string_view, std::string_view options) {
  return mapping::catalog_release(*catalogs, JsonText(options).root());
}

std::string Session::State::job_start(std::string_view input, std::string_view options) {
  const JsonText json(options);
  const Outcome<std::shared_ptr<const RuleSet>> compiled = rules_for(json.root());
  if (!compiled.ok()) return error_result(compiled.refusal());
  const Outcome<CheckOptions> read = check_options(json.root());
  if (!read.ok()) return error_result(read.refusal());
  job.emplace(std::string(input), compiled.value(), read.value());
  job_locale = read_locale(json.root());
  return job_state_result(*job);
}

std::string Session::State::job_answer(std::string_view input, std::string_view options) {
  if (!job) return error_result({"no_job", {}});
  const JsonText request(options);
  const std::optional<std::uint32_t> id = request.root()["id"].number();
  const JsonText answer(input);
  if (!id || !job->answer(*id, read_answer(answer.root()))) {
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
