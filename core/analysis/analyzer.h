#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/analysis_memo.h"
#include "analysis/expression_tree.h"
#include "analysis/functions/functions.h"
#include "analysis/queries/window_frame.h"
#include "analysis/scope.h"
#include "analysis/specification.h"
#include "analysis/types/data_types.h"
#include "mapping/analysis.h"

namespace mapping::analysis {

// kSmall: for one of several analyses of a query, with fewer steps.
enum class AnalysisSize : std::uint8_t { kWhole = 1, kSmall = 8 };

// Analyzes a statement in the order in which Trino's analyzers do (StatementAnalyzer,
// ExpressionAnalyzer and AggregationAnalyzer of 476), so that the first fault is the server's.
//
// Nothing is thrown: a fault is kept, the analysis goes on with types that are not certain, and
// later faults are dropped. What is not certain is noted with its reason, and so that no fault
// behind it is reported that the server would not come to.
class Analyzer : public LambdaTyper {
 public:
  friend class AggregationCheck;
  friend class ExpressionIndex;
  friend class JsonCalls;
  friend class JsonTable;
  friend class Nearest;
  friend class PatternCalls;
  friend class PatternClauses;
  friend class Pivot;
  friend class RoutineCheck;
  friend class TableArguments;
  friend class TableFunctions;

  Analyzer(const SqlTree& tree, const Catalog& catalog, const AnalysisSession& session,
           AnalysisMemo::Content& memo, StepPool& pool, AnalysisSize size);
  virtual ~Analyzer() = default;

  Analysis run();
  // Whether the statement is too large to be known.
  [[nodiscard]] bool gave_up() const { return !too_large_.empty(); }
  TypeId type_of_body(std::uint32_t argument, std::span<const TypeId> parameters) override;

 private:
  // analyze.cpp
  void put_columns(const Scope& scope, Analysis& result) const;
  void put_shape(Analysis& result);
  void weigh(const Scope& scope);
  void check_parameters();

  // faults.cpp
  // `message` is the server's text, `values` what stands in it for each `{}`.
  SqlFault* fail(Span place, std::string_view error_name, std::string_view message,
                 MessageValues values = {});
  SqlFault* fail(SqlNodeId node, std::string_view error_name, std::string_view message,
                 MessageValues values = {});
  SqlFault* fail_without_place(SqlNodeId node, std::string_view error_name,
                               std::string_view message, MessageValues values = {});
  TypeId mismatch(SqlNodeId node, std::string_view message, MessageValues values = {});
  void unsure(std::string reason);          // the server may find a fault here
  TypeId unknown_type(std::string reason);  // it finds none, but the type is not known
  [[nodiscard]] std::uint8_t last_reason_number() const;
  void give_up(std::string_view because);
  void spend(std::size_t steps);
  [[nodiscard]] bool stopped() const { return fault_.has_value() || gave_up(); }
  void suggest(SqlFault* fault, Span replaced, Param name, std::vector<std::string_view> candidates,
               std::string_view list);
  [[nodiscard]] std::string shown(TypeId type) const { return types_.in_message(type); }

  // mends.cpp
  void offer(SqlFault* fault, Span replaced, const std::string& text);
  void offer_casts(SqlFault* fault, const std::vector<SqlNodeId>& nodes, TypeId target);
  void offer_cast(SqlFault* fault, SqlNodeId operation);
  void offer_text(SqlFault* fault, const std::vector<SqlNodeId>& arguments);
  void offer_tables(SqlFault* fault, SqlNodeId column, const Scope& scope);
  void offer_suggestion(SqlFault* fault, Span replaced, std::string_view suggestion,
                        const std::string& written);
  void offer_other_readings(SqlFault* fault, SqlNodeId column, Name name);
  [[nodiscard]] bool is_compared(SqlNodeId operand) const;
  [[nodiscard]] SqlNodeId expression_called(SqlNodeId column, Name name) const;
  void offer_parentheses(SqlFault* fault, SqlNodeId name);
  void offer_singular(SqlFault* fault, SqlNodeId literal);
  void offer_grouping(SqlFault* fault, const std::vector<SqlNodeId>& columns, SqlNodeId select);
  [[nodiscard]] bool is_text_operand(SqlNodeId node) const;

  // expressions/names.cpp
  Name keep(std::string text);
  Name name_of(SqlNodeId name);
  NamePath path_of(const std::vector<SqlNodeId>& parts);
  const NamePath* keep_alias(NamePath path);
  Scope* new_scope(const Scope* parent, Fields fields, bool query_boundary = false);
  Fields take_fields(const Scope* scope);
  TypeId type_of_column(SqlNodeId node, const Context& context);
  TypeId type_of_path(SqlNodeId node, const NamePath& path, const Context& context);
  [[nodiscard]] std::string hidden_column(const NamePath& path, const Scope& scope) const;
  TypeId use_field(SqlNodeId node, const ResolvedField& found, const Context& context);
  TypeId type_of_dereference(SqlNodeId node, const Context& context);
  TypeId type_of_row_field(SqlNodeId node, const Context& context);
  std::optional<TypeId> type_of_labelled(SqlNodeId node, const NamePath& path,
                                         const Context& context);
  void column_not_found(SqlNodeId node, const NamePath& path, const Scope& scope);

  // queries/query.cpp
  const Scope* analyze_query(SqlNodeId query, const Scope* outer, bool correlated);
  const Scope* analyze_body(SqlNodeId body, const Scope* scope);
  const Scope* analyze_values(SqlNodeId values, const Scope* scope);
  Fields values_fields(SqlNodeId values, TypeId row);
  void analyze_row_limits(SqlNodeId query, bool ordered);
  std::vector<SqlNodeId> analyze_order_by(SqlNodeId node, SqlNodeId order_by, const Scope& scope);

  // queries/planning.cpp
  void unplanned(std::string_view reason);  // the server finds no fault, but may not plan it
  static const Scope* query_scope(const Scope* scope);
  void plan_correlation(SqlNodeId query, Scope& scope) const;
  [[nodiscard]] bool plans_correlation(SqlNodeId query) const;
  void check_correlated_terms(SqlNodeId condition, const Scope& scope);
  [[nodiscard]] bool keeps_rows(SqlNodeId query) const;
  void check_correlation(const Scope& scope, const Scope& outer);
  void check_correlated_rows(SqlNodeId query, std::uint32_t before);
  void check_planned_values(SqlNodeId values);
  void check_planned_equality(TypeId type);
  void check_planned_order(std::span<const SqlNodeId> operands, TypeId type,
                           const Context& context);
  void check_planned_condition(SqlNodeId condition, const Scope& scope, std::size_t left_fields);

  // queries/set_operations.cpp
  const Scope* analyze_set_operation(SqlNodeId operation, const Scope* scope);
  Fields combine(SqlNodeId operation, Fields left, const Fields& right);
  bool take_common_types(SqlNodeId operation, const Fields& right, Fields& fields);
  void check_distinct_rows(SqlNodeId operation, const Fields& fields);
  bool check_corresponding(SqlNodeId operation, const Fields& side);
  bool take_corresponding(SqlNodeId operation, Fields& left, Fields& right);

  // queries/named_queries.cpp
  void analyze_with(SqlNodeId with, Scope& scope);
  // Whether the query is recursive in a way that was taken care of.
  bool analyze_recursive(SqlNodeId named, Scope& scope);
  std::vector<SqlNodeId> step_references(SqlNodeId query, SqlNodeId name);
  bool check_recursive_shape(SqlNodeId named, SqlNodeId step,
                             const std::vector<SqlNodeId>& references);
  void check_recursive_clauses(SqlNodeId query);
  bool check_recursive_from(SqlNodeId from, SqlNodeId name);
  void analyze_recursive_query(SqlNodeId named, SqlNodeId reference, Scope& scope);
  bool check_aliases(SqlNodeId names, const Fields& fields);
  void add_named_query(Scope& scope, SqlNodeId named, Fields fields);
  std::vector<SqlNodeId> references_to(SqlNodeId node, SqlNodeId name) const;

  // routines/routines.cpp
  void analyze_functions(SqlNodeId root);
  void refuse_recursion();

  // queries/select.cpp
  const Scope* analyze_select(SqlNodeId select, SqlNodeId query, const Scope* scope);
  const Scope* analyze_from(SqlNodeId select, const Scope* scope);
  void analyze_where(SqlNodeId where, const Scope& scope);
  void analyze_having(SqlNodeId having, const Scope& scope);
  [[nodiscard]] std::vector<SqlNodeId> calls_with(std::uint8_t content, SqlNodeId node) const;
  void check_no_aggregates(SqlNodeId expression, std::string_view clause);
  [[nodiscard]] bool is_deterministic(SqlNodeId expression) const;
  void check_condition(SqlNodeId condition, TypeId type, std::string_view clause);
  [[nodiscard]] std::vector<std::string> output_names(const Specification& specification) const;
  void check_distinct_order(const Specification& specification);

  // queries/select_items.cpp
  struct StarBasis {
    const Scope* table = nullptr;  // whose fields the prefix names
    bool is_row = false;
    bool unsure = false;
  };
  void analyze_items(Specification& specification, Fields& fields);
  void analyze_item(SqlNodeId item, Specification& specification, Fields& fields);
  void analyze_star(SqlNodeId star, Specification& specification, Fields& fields);
  void star_not_found(SqlNodeId star, const NamePath& path, const Scope& source);
  [[nodiscard]] StarBasis find_star_basis(const Scope& scope, const NamePath& path) const;
  bool check_star_aliases(const std::vector<SqlNodeId>& aliases, std::size_t count);
  void put_star_fields(SqlNodeId star, const Scope& from, const NamePath* prefix,
                       Specification& specification, Fields& fields);
  void note_unknown_type(Field& field);
  void put_row_fields(SqlNodeId star, Specification& specification, Fields& fields);
  void check_distinct_type(const Specification& specification, TypeId type, SqlNodeId expression);

  // queries/grouping.cpp
  void check_no_window_definitions(SqlNodeId expression);
  void add_grouping(SqlNodeId expression, Specification& specification);
  void analyze_group_by(Specification& specification);
  void group_by_element(SqlNodeId element, Specification& specification);
  void group_by_sets(SqlNodeId sets, Specification& specification);
  void group_by_simple(SqlNodeId expression, Specification& specification);
  void group_by_output(const SelectOutput& output, Specification& specification);
  void group_by_all_outputs(Specification& specification);
  void group_by_column(SqlNodeId expression, Specification& specification);
  void count_grouping_sets(SqlNodeId group_by);
  void check_grouping_operations(const Specification& specification);

  // queries/aggregation.cpp
  void check_aggregations(const Specification& specification);

  // queries/same_expression.cpp
  [[nodiscard]] bool same_expression(SqlNodeId first, SqlNodeId second,
                                     const Specification& specification,
                                     bool within_not = false) const;
  [[nodiscard]] bool same_argument(SqlNodeId argument, SqlNodeId key) const;

  // queries/expression_index.cpp
  [[nodiscard]] std::uint32_t hash_of(SqlNodeId expression);

  // queries/windows.cpp
  void window_defined_twice(SqlNodeId definition);
  void analyze_window_definitions(Specification& specification);
  void resolve_windows(Specification& specification);
  void resolve_windows_in(SqlNodeId expression, Specification& specification);
  std::optional<ResolvedWindow> resolve_window(SqlNodeId window,
                                               const Specification& specification);
  void analyze_window(const ResolvedWindow& window, SqlNodeId original, const Context& context);
  bool check_no_window_inside(const ResolvedWindow& window);
  void analyze_window_partition(SqlNodeId partition, const Context& context);
  void analyze_window_order(SqlNodeId order, const Context& context);
  void check_window_functions(const Specification& specification);
  TypeId type_of_measure(SqlNodeId node, const Context& context);
  std::vector<SqlNodeId> measures_named(SqlNodeId frame, SqlNodeId name) const;
  [[nodiscard]] SqlNodeId first_without_over(const std::vector<SqlNodeId>& nodes) const;
  void check_window_functions_in(SqlNodeId expression, SqlNodeId select);
  void check_window_function(SqlNodeId call, SqlNodeId select);
  void check_plain_window_function(SqlNodeId call, const std::string& name, SqlNodeId select);
  const ResolvedWindow* window_of(SqlNodeId over) const;
  void refuse_unresolved_window(SqlNodeId node);
  [[nodiscard]] bool same_window(SqlNodeId a, SqlNodeId b) const;
  void put_window(SqlNodeId over, const ResolvedWindow& window);

  // queries/window_frames.cpp
  void analyze_frame(const ResolvedWindow& window, SqlNodeId original, const Context& context);
  void analyze_frame_pattern(SqlNodeId node, const Frame& frame, const Context& context);
  void check_no_pattern_clauses(SqlNodeId frame);
  void analyze_frame_values(const Frame& frame, const ResolvedWindow& window, SqlNodeId original,
                            const Context& context);
  SqlNodeId range_sort_item(const ResolvedWindow& window, SqlNodeId original);
  void analyze_range_offset(SqlNodeId offset, bool preceding, const ResolvedWindow& window,
                            SqlNodeId original, const Context& context);

  // relations/relation.cpp
  const Scope* analyze_relation(SqlNodeId relation, const Scope* scope);
  const Scope* analyze_table(SqlNodeId table, const Scope* scope);
  void check_period(SqlNodeId period, TypeId type);
  const Scope* analyze_named_query_reference(SqlNodeId table, const NamedQuery& query,
                                             const Scope* scope);
  const Scope* unknown_table(const Scope* scope, const NamePath* alias);
  const Scope* analyze_aliased(SqlNodeId aliased, const Scope* scope);
  const Scope* analyze_unnest(SqlNodeId unnest, const Scope* scope);

  // relations/catalog_table.cpp
  Fields table_fields(const CatalogTable& table, const NamePath* alias);
  Fields information_fields(const SqlTable& table, const NamePath* alias);
  void table_not_found(SqlNodeId table, const SqlTable& name);
  bool is_open_schema(SqlNodeId table, const SqlTable& name);
  void schema_not_found(SqlNodeId table, const SqlTable& name);

  // relations/sample.cpp
  const Scope* analyze_sample(SqlNodeId sample, const Scope* scope);
  void check_percentage(SqlNodeId percentage);

  // relations/joins.cpp
  const Scope* analyze_join(SqlNodeId join, const Scope* scope);
  const Scope* join_with(SqlNodeId join, const Scope* left, const Scope* scope);
  const Scope* join_using(SqlNodeId names, const Scope* left, const Scope* right,
                          const Scope* scope);
  const Field* using_column(SqlNodeId name, const Scope& scope, std::string_view side,
                            std::vector<FieldId>& used);
  void using_not_found(SqlNodeId name, const Scope& scope, std::string_view side);
  void check_lateral(SqlNodeId join, SqlNodeId right, const Scope& left);
  void analyze_condition(SqlNodeId join, const Scope& scope, std::size_t left_fields);
  SqlNodeId first_reference(SqlNodeId node, const Scope& scope) const;

  // row_patterns/row_pattern.cpp
  const Scope* analyze_match_recognize(SqlNodeId node, const Scope* scope);
  const Field* pattern_column(SqlNodeId expression, const Scope& input);
  void check_pattern_input(SqlNodeId relation, const Scope& input);
  bool check_pattern_form(SqlNodeId node);
  std::vector<const Field*> analyze_pattern_keys(SqlNodeId node, const Scope& input, bool all_rows);
  void analyze_definitions(SqlNodeId node, const Context& context);
  Fields analyze_measures(SqlNodeId node, const Context& context);
  TypeId type_of_pattern_expression(SqlNodeId expression, const Context& context);

  // expressions/expression.cpp
  TypeId type_of(SqlNodeId node, const Context& context);
  TypeId type_in(SqlNodeId node, const Scope& scope);
  TypeId type_of_node(SqlNodeId node, const Context& context);
  TypeId type_of_leaf(SqlNodeId node, const Context& context);
  TypeId type_of_row(SqlNodeId node, const Context& context);
  TypeId type_of_subscript(SqlNodeId node, const Context& context);
  TypeId type_of_cast(SqlNodeId node, const Context& context);
  TypeId type_of_arithmetic(SqlNodeId node, const Context& context);
  TypeId type_of_sign(SqlNodeId node, const Context& context);
  TypeId type_of_at_time_zone(SqlNodeId node, const Context& context);
  TypeId type_of_case(SqlNodeId node, const Context& context);

  // expressions/declared_types.cpp
  TypeId declared_type(SqlNodeId type, SqlNodeId node);
  TypeId declared_type(SqlNodeId type, Span place);
  void refuse_declared_type(SqlNodeId type, const TypeFault& fault);

  // expressions/coercion.cpp
  TypeId boolean() { return types_.simple(TypeKind::kBoolean); }
  bool known(TypeId type);
  void coerce(SqlNodeId node, TypeId actual, TypeId expected, std::string_view message);
  TypeId single_type(std::string_view description, const std::vector<SqlNodeId>& nodes,
                     const Context& context);
  TypeId operator_type(SqlNodeId node, OperatorKind kind, std::string_view symbol,
                       std::span<const TypeId> arguments);
  TypeId plain_operator_type(OperatorKind kind, std::span<const TypeId> arguments);
  // expressions/predicates.cpp
  TypeId type_of_predicate(SqlNodeId node, const Context& context);
  TypeId type_of_logical(SqlNodeId node, const Context& context);
  TypeId type_of_comparison(SqlNodeId node, const Context& context);
  TypeId type_of_distinct_from(SqlNodeId node, const Context& context);
  TypeId type_of_between(SqlNodeId node, const Context& context);
  TypeId type_of_in(SqlNodeId node, const Context& context);
  TypeId type_of_like(SqlNodeId node, const Context& context);
  TypeId type_of_quantified(SqlNodeId node, const Context& context);

  // expressions/subqueries.cpp
  bool refuses_query(SqlNodeId place, const Context& context);
  TypeId row_of_subquery(SqlNodeId subquery, const Context& context);
  TypeId type_of_subquery(SqlNodeId subquery, const Context& context);
  TypeId type_of_exists(SqlNodeId node, const Context& context);
  TypeId compare_with_subquery(SqlNodeId node, TypeId value, SqlNodeId subquery,
                               const Context& context);

  // expressions/literals.cpp
  TypeId type_of_literal(SqlNodeId node);
  TypeId type_of_decimal(SqlNodeId node, std::string_view text);
  TypeId type_of_typed_literal(SqlNodeId node);
  TypeId type_of_time_literal(SqlNodeId node, const std::string& text, bool timestamp);
  TypeId type_of_interval(SqlNodeId node);
  TypeId type_of_datetime(SqlNodeId node);
  void invalid_literal(SqlNodeId node, std::string_view value, std::string_view type);

  // expressions/calls.cpp
  TypeId type_of_call(SqlNodeId node, const Context& context);
  TypeId type_of_plain_call(SqlNodeId node, const std::string& name, const Context& context);
  void analyze_call_clauses(SqlNodeId node, bool aggregate, const Context& context);
  std::vector<CallArgument> argument_types(const std::vector<SqlNodeId>& arguments,
                                           const Context& context);
  ResolvedCall resolve_known(SqlNodeId node, std::string_view name,
                             const std::vector<CallArgument>& arguments,
                             const std::vector<SqlNodeId>& nodes, const Context& context);
  TypeId resolve(SqlNodeId node, std::string_view name, const std::vector<CallArgument>& arguments,
                 const std::vector<SqlNodeId>& nodes, const Context& context);
  void refuse_call(SqlNodeId node, std::string_view name, const ResolvedCall& call,
                   const std::vector<SqlNodeId>& nodes);
  void check_call_order(SqlNodeId node, const Context& context);
  [[nodiscard]] std::vector<InlineFunction> inline_functions(std::string_view name) const;
  void function_not_found(SqlFault* fault, SqlNodeId node, std::string_view name);
  TypeId type_of_lambda(SqlNodeId node, const Context& context);
  TypeId refuse_lambda(SqlNodeId lambda);
  bool has_distinct_parameters(SqlNodeId lambda, const Context& inner);

  // expressions/special_calls.cpp
  TypeId type_of_special(SqlNodeId node, const Context& context);
  std::optional<TypeId> type_of_conditional(SqlNodeId node, std::string_view name,
                                            const Context& context);
  TypeId type_of_if(SqlNodeId node, const std::vector<SqlNodeId>& arguments,
                    const Context& context);
  TypeId type_of_nullif(SqlNodeId node, const std::vector<SqlNodeId>& arguments,
                        const Context& context);
  TypeId type_of_format(const std::vector<SqlNodeId>& arguments, const Context& context);
  TypeId type_of_concat(SqlNodeId node, const Context& context);
  TypeId type_of_trim(SqlNodeId node, const Context& context);
  TypeId type_of_extract(SqlNodeId node, const Context& context);
  TypeId type_of_listagg(SqlNodeId node, const Context& context);
  TypeId type_of_grouping(SqlNodeId node, const Context& context);

  const SqlTree& tree_;
  const Catalog& catalog_;
  const AnalysisSession& session_;
  AnalysisMemo::Content& memo_;
  TypeTable& types_;  // of the memo
  std::deque<Scope> scopes_{};
  std::deque<Fields> named_fields_{};
  std::deque<NamePath> aliases_{};
  std::deque<std::string> names_{};
  std::vector<SqlTable> tables_{};
  std::vector<InlineFunction> functions_{};
  SqlNodeId defined_ = kNoSqlNode;  // the function whose body is analyzed
  std::vector<std::pair<SqlNodeId, const Scope*>> recursive_bases_{};
  std::vector<std::pair<SqlNodeId, ResolvedWindow>> windows_{};  // by kOver
  std::vector<SqlNodeId> random_calls_{};                        // that are not deterministic
  // By node.
  std::vector<TypeId> node_types_;
  std::vector<FieldId> references_;
  std::vector<std::uint8_t> contents_;
  std::vector<std::uint32_t> hashes_{};         // of expressions, once they are asked for
  std::vector<std::uint32_t> window_places_{};  // in `windows_` from 1, by kOver; 0: none
  ResolvingCall resolving_{};                   // what type_of_body needs
  std::optional<SqlFault> fault_{};
  std::vector<std::string> reasons_{};
  std::string last_reason_{};
  bool may_have_failed_ = false;
  bool correlated_ = true;           // of the query that is analyzed
  const Scope* filtered_ = nullptr;  // the boundary of the query whose WHERE is analyzed
  std::uint32_t correlations_ = 0;   // columns of outer queries so far
  std::uint32_t depth_ = 0;
  std::uint32_t lambda_depth_ = 0;
  std::string too_large_{};  // why the analysis gave up
  StepPool& pool_;
  StepShare share_;
  std::size_t steps_ = 0;
  std::size_t walked_;   // parts of types, before this statement
  std::size_t refused_;  // types that were too large, before this statement
  std::uint32_t relations_ = 0;
};

// Leaves those of a fault's fixes whose application takes it away and makes no other.
void keep_fixes_that_mend(SqlFault& fault, const SqlTree& tree, const Catalog& catalog,
                          const AnalysisSession& session, AnalysisMemo::Content& memo,
                          StepPool& pool);

}  // namespace mapping::analysis
