#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "mapping/sql.h"
#include "sql/parser_state.h"
#include "sql/token.h"

namespace mapping::sql {

// A place where the grammar can only be told apart by what a word is followed by is decided by
// looking ahead, never by trying: every token is read once.
//
// The first token that cannot go on ends everything: the cursor jumps to the end of the text, where
// no `accept` holds, so that every loop ends and every caller returns. What nodes were made until
// then is of no use to anyone.
class Parser {
 public:
  Parser(std::string_view sql, const std::vector<Token>& tokens, Dialect dialect);

  // rule singleStatement: rootQuery EOF
  bool parse_statement();

  // The token to report; meaningful after parse_statement() has returned false.
  [[nodiscard]] std::uint32_t fault_index() const { return fault_index_; }
  // The token that could not go on, which a server does not always report.
  [[nodiscard]] std::uint32_t stop_index() const { return stop_index_; }
  // Names before this token were read for good before the fault was met: their faults come first.
  [[nodiscard]] std::uint32_t names_end() const { return names_end_; }
  [[nodiscard]] bool is_too_deep() const { return too_deep_; }
  [[nodiscard]] std::vector<SqlNode>& nodes() { return nodes_; }
  [[nodiscard]] SqlNodeId root() const { return root_; }
  // Collects what could stand at token `index`, which is at fault or the end of a part; to be called
  // before parse_statement(). Behind an end Trino lists what could have stood there instead of it.
  void watch(std::uint32_t index, bool is_end) {
    watch_index_ = index;
    is_end_ = is_end;
  }
  [[nodiscard]] bool is_behind_end() const { return is_behind_end_; }
  // The parenthesis that is watched is one too many, and Trino names what stands behind it.
  [[nodiscard]] bool is_extra_end() const { return is_behind_end_ && is_extra_end_; }
  [[nodiscard]] const std::vector<std::string_view>& expected() const { return expected_; }

 private:
  class DepthGuard {
   public:
    explicit DepthGuard(Parser& parser) : parser_(parser) { parser_.step_into_depth(); }
    ~DepthGuard() { --parser_.depth_; }
    DepthGuard(const DepthGuard&) = delete;
    DepthGuard& operator=(const DepthGuard&) = delete;

   private:
    Parser& parser_;
  };

  // parser.cpp: tokens and nodes
  [[nodiscard]] TokenKind kind() const { return kind_; }
  [[nodiscard]] TokenKind kind_at(std::uint32_t ahead) const {
    const std::size_t index = index_ + std::size_t{ahead};
    return index < tokens_.size() ? tokens_[index].kind : TokenKind::kEndOfText;
  }
  [[nodiscard]] bool at(TokenKind kind) const { return kind_ == kind; }
  [[nodiscard]] bool at_any(std::initializer_list<TokenKind> kinds) const;
  [[nodiscard]] bool newest() const { return dialect_ == Dialect::kNewest; }
  [[nodiscard]] std::uint32_t begin() const { return tokens_[index_].span.begin; }
  [[nodiscard]] std::uint32_t previous_end() const {
    return index_ == 0 ? 0 : tokens_[index_ - 1].span.end;
  }
  void advance();
  bool accept(TokenKind kind);
  bool accept_any(std::initializer_list<TokenKind> kinds);
  void expect(TokenKind kind);
  void expect_any(std::initializer_list<TokenKind> kinds);
  void expect_all(std::initializer_list<TokenKind> kinds);
  void expect_end(TokenKind kind);
  void note(std::string_view name);
  void note_watched(std::string_view name) {
    if (index_ == watch_index_) {
      note(name);
    }
  }
  void note_watched(TokenKind kind) { note_watched(display_name(kind)); }
  // Of what could stand behind the present token, where that is one of several readings of it.
  void note_next(std::string_view name) {
    if (index_ + 1 == watch_index_) {
      note(name);
    }
  }
  SqlNodeId fail(std::string_view expected);
  void open_choice(std::uint32_t begin, std::uint32_t blame = Choice::kNoBlame,
                   std::uint32_t last = UINT32_MAX) {
    choices_.push_back({begin, blame, last});
  }
  void open_call_choice(std::uint32_t first_token);
  void close_call_choice(std::uint32_t first_token);
  void close_choices(std::size_t count) { choices_.resize(std::min(count, choices_.size())); }
  void step_into_depth();
  SqlNodeId add(SqlNodeKind kind, std::uint32_t begin, NodeList children = {}, unsigned detail = 0);
  SqlNodeId add_leaf(SqlNodeKind kind, unsigned detail = 0);
  void append(NodeList& list, SqlNodeId node);
  NodeList list(std::initializer_list<SqlNodeId> nodes);

  // parse_query.cpp
  SqlNodeId parse_root_query();
  void parse_session();
  SqlNodeId parse_query();
  SqlNodeId parse_query_no_with(SqlNodeId with, SqlNodeId first_primary, std::uint32_t begin);
  SqlNodeId parse_with();
  SqlNodeId parse_named_query();
  SqlNodeId parse_query_term(SqlNodeId first_primary, std::uint32_t begin);
  SqlNodeId parse_intersect_term(SqlNodeId first_primary, std::uint32_t begin);
  SqlNodeId parse_set_operation(SqlNodeId left, std::uint32_t begin, unsigned operation);
  SqlNodeId parse_query_primary();
  SqlNodeId parse_select();
  SqlNodeId parse_select_item();
  SqlNodeId parse_group_by();
  SqlNodeId parse_grouping_element();
  SqlNodeId parse_grouping_set(bool is_listed);
  void open_set_of_subquery(SqlNodeId expression);
  SqlNodeId parse_windows();
  SqlNodeId parse_order_by();
  SqlNodeId parse_sort_item();
  void parse_row_limits(NodeList& children);
  SqlNodeId parse_row_count();
  SqlNodeId parse_subquery(bool is_apart = false);
  SqlNodeId wrap_subquery(SqlNodeId primary, std::uint32_t begin);
  SqlNodeId continue_subquery(SqlNodeId primary, std::uint32_t begin);
  [[nodiscard]] bool is_plain_subquery(SqlNodeId node) const;
  [[nodiscard]] bool at_query_start(std::uint32_t ahead) const;
  [[nodiscard]] bool at_query_continuation() const;
  [[nodiscard]] bool at_all_quantifier() const;
  [[nodiscard]] bool at_all_star_end() const;
  [[nodiscard]] bool at_function_named_all() const;
  unsigned parse_quantifier();

  // parse_names.cpp
  SqlNodeId parse_identifier();
  SqlNodeId parse_qualified_name();
  SqlNodeId parse_column_names();
  SqlNodeId parse_string();
  SqlNodeId parse_integer();
  SqlNodeId parse_optional_alias();
  [[nodiscard]] bool at_bare_alias() const;
  [[nodiscard]] bool at_name_before_clause(std::uint32_t ahead) const;
  [[nodiscard]] bool at_column_list(std::uint32_t ahead) const;
  [[nodiscard]] bool at_columns_alone(std::uint32_t ahead) const;
  [[nodiscard]] bool at_window_clause(std::uint32_t ahead) const;

  // parse_relation.cpp
  SqlNodeId parse_relation();
  SqlNodeId parse_relation_from(SqlNodeId primary, std::uint32_t begin);
  SqlNodeId parse_join(SqlNodeId left, std::uint32_t begin);
  unsigned parse_join_type();
  SqlNodeId parse_sampled_relation(SqlNodeId primary, std::uint32_t begin);
  SqlNodeId parse_alias_of(SqlNodeId relation, std::uint32_t begin);
  SqlNodeId parse_relation_primary();
  SqlNodeId parse_table_name();
  SqlNodeId parse_parenthesized_relation();
  SqlNodeId parse_unnest();
  SqlNodeId parse_table_function();
  void parse_copartition(NodeList& children);
  SqlNodeId parse_table_function_argument();
  SqlNodeId parse_table_argument();
  SqlNodeId parse_argument_partition();
  SqlNodeId parse_argument_order();
  [[nodiscard]] bool at_sort_list() const;
  SqlNodeId parse_descriptor();
  [[nodiscard]] bool at_descriptor() const;
  SqlNodeId parse_pivot(SqlNodeId relation, std::uint32_t begin);
  SqlNodeId parse_nearest();

  // parse_pattern.cpp
  SqlNodeId parse_match_recognize(SqlNodeId relation, std::uint32_t begin);
  void parse_partition_and_order(NodeList& children, std::uint16_t floor = 0);
  void parse_measures(NodeList& children);
  void parse_rows_per_match();
  void parse_skip_to(NodeList& children);
  void parse_pattern_clauses(NodeList& children, bool required);
  SqlNodeId parse_variable_definition();
  SqlNodeId parse_subset();
  SqlNodeId parse_row_pattern();
  bool parse_pattern_primary(NodeList& names, std::vector<TokenKind>& open);
  void parse_pattern_quantifier();
  SqlNodeId parse_window_specification();
  [[nodiscard]] bool at_existing_window_name() const;
  SqlNodeId parse_frame();
  void parse_frame_bound(NodeList& children);
  SqlNodeId parse_over();
  [[nodiscard]] std::uint32_t over_choice_end() const;
  [[nodiscard]] bool at_over(std::uint32_t ahead = 0) const;

  // note_expected.cpp; but for the token that is watched nothing is called
  void note_all(std::initializer_list<TokenKind> kinds) {
    if (index_ == watch_index_) {
      note_each(kinds);
    }
  }
  void note_behind_call(std::initializer_list<TokenKind> kinds);
  void note_each(std::initializer_list<TokenKind> kinds);
  void note_only(std::initializer_list<TokenKind> kinds);
  void note_alternative(std::initializer_list<TokenKind> kinds);
  void note_within_choice(std::uint32_t first_token, std::initializer_list<TokenKind> kinds);
  void note_before_operand();
  void note_behind_operand(bool is_predicate);
  void note_column_behind_choice();
  [[nodiscard]] bool behind_interval_sign(std::uint32_t back) const;
  void note_behind_alias();
  void note_behind_trim_side();
  void note_behind_grouping_set(SqlNodeId set);
  void note_end(bool also_nested = false);
  [[nodiscard]] bool is_nested() const;
  void note_behind_parenthesis(const Frame& frame, SqlNodeId last);
  [[nodiscard]] FrameKind waiting_frame() const;
  [[nodiscard]] bool is_element() const;
  [[nodiscard]] bool has_left() const;
  [[nodiscard]] bool is_value_above_floor() const;
  [[nodiscard]] bool is_choice_open() const;
  [[nodiscard]] bool is_within_choice(std::uint32_t first_token) const;
  [[nodiscard]] bool has_left_at_in() const;

  // parse_expression.cpp
  SqlNodeId parse_expression() { return parse_operators(FrameKind::kBooleanBase, kNoSqlNode); }
  SqlNodeId parse_element();
  SqlNodeId parse_value() { return parse_operators(FrameKind::kValueBase, kNoSqlNode); }
  SqlNodeId parse_operators(FrameKind base, SqlNodeId first_operand);
  SqlNodeId parse_operand();
  void begin_next_element(SqlNodeId previous);
  bool parse_prefix();
  bool parse_operator(SqlNodeId& operand, bool& is_predicate);
  bool parse_value_operator(SqlNodeId& operand);
  bool parse_predicate(SqlNodeId& operand, bool& is_predicate);
  bool parse_negatable_predicate(SqlNodeId& operand, unsigned negated);
  bool parse_in(SqlNodeId& operand, unsigned negated);
  bool parse_is_predicate(SqlNodeId& operand);
  bool parse_comparison(SqlNodeId& operand);
  bool parse_match_predicate(SqlNodeId& operand);
  [[nodiscard]] bool at_quantified_query() const;
  [[nodiscard]] bool at_operand_after_word() const;
  [[nodiscard]] bool at_overlaps_operand() const;
  bool parse_connective(SqlNodeId& operand);
  bool close_parenthesis(SqlNodeId& operand, bool& is_predicate);
  SqlNodeId reduce(SqlNodeId operand, int precedence);
  SqlNodeId reduce_one(SqlNodeId operand);
  void push(FrameKind kind, SqlNodeId operand, unsigned detail = 0);
  void push_tighter(FrameKind kind, SqlNodeId operand, unsigned detail = 0);
  [[nodiscard]] bool is_boolean_context() const;
  [[nodiscard]] bool is_alias_possible() const;
  [[nodiscard]] std::uint32_t span_begin(SqlNodeId node) const { return nodes_[node].span.begin; }

  // parse_primary.cpp
  SqlNodeId parse_primary();
  SqlNodeId parse_postfix(SqlNodeId primary, std::uint32_t first_token);
  SqlNodeId parse_field(SqlNodeId primary, bool may_be_star);
  SqlNodeId parse_literal();
  SqlNodeId parse_keyword_primary();
  SqlNodeId parse_special_primary(bool called);
  SqlNodeId parse_session_value();
  SqlNodeId parse_exists(SqlNodeKind which);
  SqlNodeId parse_double_precision();
  [[nodiscard]] bool at_double_precision() const;
  SqlNodeId parse_processing_mode();
  [[nodiscard]] bool is_at_local_end() const;
  [[nodiscard]] bool at_time_zone() const;
  SqlNodeId parse_name_primary();
  SqlNodeId parse_column_or_call();
  SqlNodeId parse_interval();
  [[nodiscard]] bool at_interval() const;
  [[nodiscard]] bool at_call() const;
  [[nodiscard]] bool at_processing_mode() const;
  unsigned parse_interval_field(bool is_first);
  unsigned parse_interval_qualifier(bool in_type);
  SqlNodeId parse_lambda();
  [[nodiscard]] bool at_lambda() const;
  SqlNodeId parse_case();
  SqlNodeId parse_when(bool has_operand);
  SqlNodeId parse_cast(unsigned detail);
  SqlNodeId parse_array();
  SqlNodeId parse_datetime(SqlSpecial which, bool has_precision);
  SqlNodeId parse_at_time_zone(SqlNodeId operand);

  // parse_call.cpp
  SqlNodeId parse_call(std::uint32_t first, SqlNodeId name, unsigned detail, std::uint32_t from);
  SqlNodeId parse_call_end(NodeList children, unsigned detail, std::uint32_t begin);
  void note_star_of_call();
  void parse_arguments(NodeList& children);
  SqlNodeId parse_argument();
  SqlNodeId parse_static_method(SqlNodeId name, std::uint32_t begin);
  SqlNodeId parse_row();
  SqlNodeId parse_row_item();
  SqlNodeId finish_call(NodeList children, unsigned detail, std::uint32_t begin);
  SqlNodeId finish_plain_call(Span name_span, SqlNodeId first_argument);
  NodeList behind_name(Span name_span, NodeList arguments);

  // parse_special.cpp
  bool open_keyword_call();
  SqlNodeId parse_special_call(SqlSpecial which, NodeList (Parser::*parse_inside)());
  SqlNodeId add_special(SqlSpecial which, std::uint32_t from, const NodeList& children);
  SqlNodeId parse_value_before(TokenKind word, Span name_span, SqlNodeId& plain_call);
  SqlNodeId parse_position();
  SqlNodeId parse_operators_after(SqlNodeId value);
  SqlNodeId parse_substring();
  SqlNodeId parse_overlay();
  SqlNodeId parse_trim();
  [[nodiscard]] bool at_trim_side() const;
  NodeList parse_normalize();
  NodeList parse_extract();
  SqlNodeId parse_listagg();
  NodeList parse_grouping();

  // parse_json.cpp
  NodeList parse_json_exists();
  NodeList parse_json_value();
  NodeList parse_json_query();
  NodeList parse_json_object();
  NodeList parse_json_array();
  SqlNodeId parse_json_table();
  void parse_json_path(NodeList& children);
  SqlNodeId parse_path();
  SqlNodeId parse_json_input();
  void parse_json_format();
  void parse_json_returning(NodeList& children, bool with_format);
  void parse_json_object_member(NodeList& children);
  void parse_json_nulls();
  void parse_json_wrapper();
  void parse_json_behaviors(NodeList& children, bool of_value);
  SqlNodeId parse_json_column();
  void parse_json_columns(NodeList& children);
  SqlNodeId parse_json_plan();
  SqlNodeId parse_json_specific_plan();
  SqlNodeId parse_json_plan_primary();
  [[nodiscard]] bool at_json_returning() const;
  [[nodiscard]] bool at_json_key() const;

  // parse_type.cpp
  SqlNodeId parse_type();
  SqlNodeId parse_base_type();
  SqlNodeId parse_datetime_type();
  SqlNodeId parse_row_type();
  SqlNodeId parse_generic_type();
  SqlNodeId parse_type_parameters(NodeList children, std::uint32_t from);
  SqlNodeId parse_type_parameter();
  SqlNodeId parse_row_field();
  [[nodiscard]] bool are_unnamed(NodeList fields) const;
  [[nodiscard]] bool at_type_without_name() const;
  [[nodiscard]] bool at_interval_field(std::uint32_t ahead) const;

  // parse_routine.cpp
  SqlNodeId parse_routine();
  void parse_routine_characteristics(NodeList& children);
  bool parse_routine_characteristic(NodeList& clause);
  void parse_properties(NodeList& clause);
  SqlNodeId parse_control_statement(bool is_body);
  SqlNodeId parse_labelled_statement(std::uint32_t from, NodeList label);
  SqlNodeId parse_if_statement();
  SqlNodeId parse_case_statement();
  SqlNodeId parse_compound_statement();
  SqlNodeId parse_declaration(std::uint32_t from);
  void parse_else(NodeList& parts);
  void parse_statement_list(NodeList& children, TokenKind end);
  void note_behind_label();
  [[nodiscard]] bool at_final_query(std::uint32_t ahead) const;
  SqlNodeId add_statement(SqlStatement which, std::uint32_t from, NodeList children);

  std::string_view sql_;
  const std::vector<Token>& tokens_;
  std::vector<SqlNode> nodes_;
  std::vector<Frame> frames_;
  std::vector<Choice> choices_;
  std::vector<std::string_view> expected_;  // sorted, each once
  SqlNodeId root_ = kNoSqlNode;
  std::uint32_t index_ = 0;
  std::uint32_t fault_index_ = 0;
  std::uint32_t stop_index_ = 0;
  std::uint32_t names_end_ = UINT32_MAX;
  std::uint32_t watch_index_ = UINT32_MAX;
  std::uint32_t star_index_ = UINT32_MAX;  // the first token of a select item, which may be `t.*`
  std::uint32_t grouping_index_ = UINT32_MAX;  // the parenthesis that begins a grouping set
  std::uint32_t column_begin_ = UINT32_MAX;    // the first token of the last column `a.b` …
  std::uint32_t column_end_ = UINT32_MAX;      // … and the first one behind it
  std::uint32_t query_index_ = UINT32_MAX;     // the first token of the last query
  std::uint32_t signed_end_ = UINT32_MAX;      // behind the last `-1`, a number or a sign and one
  std::size_t floor_ = SIZE_MAX;               // the floor of the innermost expression in `frames_`
  std::size_t item_floor_ = SIZE_MAX;          // the floor of a select item's expression
  std::size_t return_floor_ = SIZE_MAX;        // the floor of what RETURN as a whole body returns
  std::uint32_t depth_ = 0;
  std::uint16_t next_floor_ = 0;  // the detail of the next expression's floor
  TokenKind kind_;
  Dialect dialect_;
  bool failed_ = false;
  bool is_end_ = false;  // what is watched is the end of a part
  bool is_behind_end_ = false;
  bool is_extra_end_ = false;
  std::ptrdiff_t queries_apart_ = 0;  // those of EXISTS and IN that are being read
  bool too_deep_ = false;
};

}  // namespace mapping::sql
