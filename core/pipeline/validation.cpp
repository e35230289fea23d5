#include "mapping/pipeline.h"
#include "pipeline/checked_mapping.h"
#include "pipeline/report_builder.h"
#include "pipeline/server_message.h"

namespace mapping {

struct Validation::State {
  State(std::string source, std::shared_ptr<const RuleSet> rule_set,
        const CheckOptions& check_options)
      : text(std::move(source)),
        rules(std::move(rule_set)),
        options(check_options),
        checked(text, *rules),
        pool(text.size()) {
    if (!checked.findings.has_errors()) start();
  }

  void start();
  void ask(Owner owner, QuestionKind kind);
  void answer_sql(Owner owner, const Answer& answer);
  void answer_columns(Owner owner, const Answer& answer);
  void end_invalid(Owner owner, Finding finding);
  void end_unchecked(Owner owner, Code code, std::string_view reason);
  void after_end(Owner owner);
  void start_edges_of(std::size_t node);
  void start_edge(std::uint32_t index);
  [[nodiscard]] DefinitionRun& run_of(Owner owner);

  std::string text;
  std::shared_ptr<const RuleSet> rules;
  CheckOptions options;
  CheckedMapping checked;
  StepPool pool;
  Runs runs;
  AnalysisMemo analyses;
  std::vector<std::vector<std::uint32_t>> edges_of_node;

  struct Question {
    Owner owner;
    QuestionKind kind;
    bool answered = false;
  };
  std::vector<Question> questions;  // a request's id is its index
  std::size_t taken = 0;
  std::uint32_t settled_questions = 0;
  std::uint32_t settled_nodes = 0;
};

namespace {

constexpr std::uint32_t kQuestionsPerDefinition = 2;

}  // namespace

void Validation::State::start() {
  runs = make_runs(checked.mapping);
  edges_of_node.resize(runs.nodes.size());
  for (std::uint32_t i = 0; i < runs.edges.size(); ++i) {
    const EdgeRun& run = runs.edges[i];
    edges_of_node[run.from].push_back(i);
    if (run.to != run.from) edges_of_node[run.to].push_back(i);
  }
  for (std::uint32_t i = 0; i < runs.nodes.size(); ++i) {
    ask({DefinitionKind::kNode, i}, QuestionKind::kExplain);
  }
}

DefinitionRun& Validation::State::run_of(Owner owner) {
  if (owner.kind == DefinitionKind::kNode) return runs.nodes[owner.index];
  return runs.edges[owner.index];
}

void Validation::State::ask(Owner owner, QuestionKind kind) {
  DefinitionRun& run = run_of(owner);
  run.state = kind == QuestionKind::kExplain ? RunState::kExplaining : RunState::kDescribing;
  questions.push_back({owner, kind});
}

void Validation::State::answer_sql(Owner owner, const Answer& answer) {
  if (!answer.failure) {
    run_of(owner).stopped_at = static_cast<std::size_t>(Stage::kColumnInference);
    ++settled_questions;
    return ask(owner, QuestionKind::kColumns);
  }
  if (answer.failure->kind == FailureKind::kUnavailable) {
    return end_unchecked(owner, Code::kCouldNotCheckSql, answer.failure->message);
  }
  const Text& sql = sql_of(checked.mapping, owner);
  const SqlVerdict own =
      judge_sql(sql.value, options.stale_hours ? SqlContext() : options.sql, analyses, pool);
  end_invalid(owner, finding_of_refused_sql(*answer.failure, checked.document, sql, own));
}

void Validation::State::answer_columns(Owner owner, const Answer& answer) {
  if (answer.failure && answer.failure->kind == FailureKind::kQuery) {
    return end_invalid(owner,
                       finding_of_failed_columns(*answer.failure, sql_of(checked.mapping, owner)));
  }
  if (answer.failure || !answer.columns) {
    constexpr std::string_view kNoColumns = "the answer has no columns";
    return end_unchecked(owner, Code::kCouldNotCheckColumns,
                         answer.failure ? answer.failure->message : kNoColumns);
  }
  end_with_columns(checked, owner, *answer.columns, runs);
  after_end(owner);
}

void Validation::State::end_invalid(Owner owner, Finding finding) {
  DefinitionRun& run = run_of(owner);
  finding.params.push_back(subject_of(checked.mapping, owner));
  run.findings.add(std::move(finding));
  run.end_invalid(owner);
  after_end(owner);
}

void Validation::State::end_unchecked(Owner owner, Code code, std::string_view reason) {
  run_of(owner).end_with(RunState::kUnchecked, message_of(code).stage,
                         Finding(code, "sql", sql_of(checked.mapping, owner).id)
                             .with("reason", reason)
                             .with(subject_of(checked.mapping, owner)));
  after_end(owner);
}

void Validation::State::after_end(Owner owner) {
  const bool was_described = run_of(owner).stopped_at > static_cast<std::size_t>(Stage::kSqlSyntax);
  settled_questions += was_described ? 1 : kQuestionsPerDefinition;
  if (owner.kind != DefinitionKind::kNode) return;
  ++settled_nodes;
  start_edges_of(owner.index);
}

void Validation::State::start_edges_of(std::size_t node) {
  for (const std::uint32_t edge : edges_of_node[node]) {
    const EdgeRun& run = runs.edges[edge];
    if (runs.nodes[run.from].settled() && runs.nodes[run.to].settled()) start_edge(edge);
  }
}

void Validation::State::start_edge(std::uint32_t index) {
  note_failed_endpoints(checked.mapping, index, runs);
  if (runs.edges[index].state == RunState::kInvalid) {
    settled_questions += kQuestionsPerDefinition;
  } else {
    ask({DefinitionKind::kEdge, index}, QuestionKind::kExplain);
  }
}

Validation::Validation(std::string text, std::shared_ptr<const RuleSet> rules,
                       const CheckOptions& options)
    : state_(std::make_unique<State>(std::move(text), std::move(rules), options)) {}
Validation::~Validation() = default;
Validation::Validation(Validation&&) noexcept = default;
Validation& Validation::operator=(Validation&&) noexcept = default;

std::vector<Request> Validation::take_requests() {
  std::vector<Request> requests;
  for (; state_->taken < state_->questions.size(); ++state_->taken) {
    const State::Question& question = state_->questions[state_->taken];
    requests.push_back(
        {static_cast<std::uint32_t>(state_->taken), question.kind,
         std::string(sql_of(state_->checked.mapping, question.owner).value), question.owner.kind,
         std::get<std::string>(subject_of(state_->checked.mapping, question.owner).value),
         question.owner.index});
  }
  return requests;
}

bool Validation::answer(std::uint32_t id, const Answer& answer) {
  if (id >= state_->questions.size() || state_->questions[id].answered) return false;
  state_->questions[id].answered = true;
  const State::Question question = state_->questions[id];
  if (question.kind == QuestionKind::kExplain) {
    state_->answer_sql(question.owner, answer);
  } else {
    state_->answer_columns(question.owner, answer);
  }
  return true;
}

Progress Validation::progress() const {
  const auto definitions =
      static_cast<std::uint32_t>(state_->runs.nodes.size() + state_->runs.edges.size());
  const std::uint32_t total = definitions * kQuestionsPerDefinition;
  if (state_->settled_questions == total) return {"done", total, total};
  const bool nodes_open = state_->settled_nodes < state_->runs.nodes.size();
  return {nodes_open ? "nodes" : "edges", state_->settled_questions, total};
}

Report Validation::report() const {
  return build_report(state_->checked, state_->runs, state_->options);
}

}  // namespace mapping
