#include "analysis/queries/named_queries.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/queries/query.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

SqlNodeId body_of(const SqlTree& tree, SqlNodeId query) {
  for (const SqlNodeId child : tree.children(query)) {
    switch (tree[child].kind) {
      case SqlNodeKind::kSelect:
      case SqlNodeKind::kValues:
      case SqlNodeKind::kTable:
      case SqlNodeKind::kSetOperation:
      case SqlNodeKind::kSubquery:
        return child;
      default:
        break;
    }
  }
  return kNoSqlNode;
}

SqlNodeId first_below(const SqlTree& tree, SqlNodeId id, bool (*matches)(const SqlNode&)) {
  for (const SqlNodeId node : nodes_in(tree, id)) {
    if (matches(tree[node])) return node;
  }
  return kNoSqlNode;
}

bool is_row_pattern(const SqlNode& node) {
  return node.kind == SqlNodeKind::kMatchRecognize || node.kind == SqlNodeKind::kPattern;
}

bool is_recursive_with(const SqlNode& node) { return node.is(SqlRecursion::kRecursive); }

}  // namespace

void NamedQueries::analyze(SqlNodeId with, Scope& scope) {
  const bool recursive = tree_[with].is(SqlRecursion::kRecursive);
  for (SqlNodeId named = tree_[with].first_child; named != kNoSqlNode && !state_.verdict.stopped();
       named = tree_[named].next) {
    const SqlNodeId name = tree_[named].first_child;
    if (scope.query_names.contains(state_.scopes.name_of(name).text)) {
      state_.verdict.fail(named, ServerMessage::kNamedQueryRepeated,
                          {lower_identifier(tree_.name_of(name))});
      return;
    }
    if (recursive && analyze_recursive(named, scope)) continue;
    const SqlNodeId query = tree_.find_child(named, SqlNodeKind::kQuery);
    const std::size_t gaps = state_.verdict.gaps();
    const Scope* inner = Queries(state_, typer_).analyze(query, &scope, state_.correlated);
    const SqlNodeId names = tree_.find_child(named, SqlNodeKind::kColumnNames);
    if (names != kNoSqlNode && !check_aliases(names, inner->fields)) return;
    Fields fields = state_.scopes.take_fields(inner);
    if (state_.verdict.gaps() != gaps) fields.push_back({.open = true});
    add_named_query(scope, named, std::move(fields));
  }
}

// What a reference to the query selects from, with the names that WITH gives.
void NamedQueries::add_named_query(Scope& scope, SqlNodeId named, Fields fields) {
  const SqlNodeId names = tree_.find_child(named, SqlNodeKind::kColumnNames);
  const bool open = std::ranges::any_of(fields, &Field::open);
  if (names != kNoSqlNode && open) fields.clear();
  std::size_t i = 0;
  for (const SqlNodeId name : tree_.children(names)) {
    if (open) fields.push_back({});
    if (i == fields.size()) break;
    state_.notes.origins().rename(fields[i], name);
    fields[i++].name = state_.scopes.name_of(name);
  }
  const Name name = state_.scopes.name_of(tree_[named].first_child);
  if (state_.probe != nullptr) state_.probe->see_name(tree_[tree_[named].first_child].span, fields);
  scope.query_names.insert(name.text, static_cast<std::uint32_t>(scope.queries.size()));
  scope.queries.push_back({name, state_.scopes.keep(std::move(fields)), tree_[named].first_child});
}

// False where the names do not fit, which is a fault.
bool NamedQueries::check_aliases(SqlNodeId names, const Fields& fields) {
  const std::size_t count = tree_.children(names).size();
  if (std::ranges::any_of(fields, &Field::open)) {
    state_.verdict.unsure("the number of columns is not known");
  } else if (count != fields.size()) {
    state_.verdict.fail(tree_[names].first_child, ServerMessage::kQueryAliasCount,
                        {count, fields.size()});
    return !state_.verdict.stopped();
  }
  NameTable seen(NameCase::kIdentifier);
  for (const SqlNodeId id : tree_.children(names)) {
    const Name name = state_.scopes.name_of(id);
    if (seen.insert(name.text, 0) != NameTable::kNone) {
      state_.verdict.fail(id, ServerMessage::kColumnNameRepeated, {name.text});
      return !state_.verdict.stopped();
    }
  }
  return true;
}

// The tables of that name below `node`, but not where a WITH inside defines the name anew.
std::vector<SqlNodeId> NamedQueries::references_to(SqlNodeId node, SqlNodeId name) const {
  const std::string wanted = tree_.name_of(name);
  std::vector<SqlNodeId> found;
  std::vector<Span> shadowed;
  for (const SqlNodeId id : nodes_in(tree_, node)) {
    if (tree_[id].kind == SqlNodeKind::kQuery) {
      const SqlNodeId with = tree_.find_child(id, SqlNodeKind::kWith);
      for (const SqlNodeId named : tree_.children(with)) {
        if (same_identifier(tree_.name_of(tree_[named].first_child), wanted)) {
          shadowed.push_back(tree_[id].span);
        }
      }
    }
    if (tree_[id].kind != SqlNodeKind::kTableName && tree_[id].kind != SqlNodeKind::kTable) {
      continue;
    }
    const auto parts = name_parts(tree_, tree_.find_child(id, SqlNodeKind::kQualifiedName));
    if (parts.size() != 1 || !same_identifier(tree_.name_of(parts[0]), wanted)) continue;
    const bool hidden = std::ranges::any_of(shadowed, [&](Span span) {
      return span.begin <= tree_[id].span.begin && tree_[id].span.end <= span.end;
    });
    if (!hidden) found.push_back(id);
  }
  return found;
}

bool NamedQueries::analyze_recursive(SqlNodeId named, Scope& scope) {
  const SqlNodeId query = tree_.find_child(named, SqlNodeKind::kQuery);
  if (const SqlNodeId pattern = first_below(tree_, query, is_row_pattern); pattern != kNoSqlNode) {
    state_.verdict.fail(pattern, ServerMessage::kRecursivePattern);
  }
  if (tree_.find_child(named, SqlNodeKind::kColumnNames) == kNoSqlNode) {
    state_.verdict.fail(named, ServerMessage::kRecursiveWithoutAliases);
    return true;
  }
  if (const SqlNodeId with = first_below(tree_, query, is_recursive_with); with != kNoSqlNode) {
    state_.verdict.fail(with, ServerMessage::kRecursiveInRecursive);
  }
  const std::vector<SqlNodeId> in_step = step_references(query, tree_[named].first_child);
  if (in_step.size() != 1) return state_.verdict.stopped();
  if (check_recursive_shape(named, SetOperationNode(tree_, body_of(tree_, query)).right(),
                            in_step)) {
    analyze_recursive_query(named, in_step.front(), scope);
  }
  return true;
}

// Where the step of the recursion, the right side of a UNION, refers to the query itself, which it
// does once: a reference anywhere else is a fault.
std::vector<SqlNodeId> NamedQueries::step_references(SqlNodeId query, SqlNodeId name) {
  const SqlNodeId body = body_of(tree_, query);
  std::vector<SqlNodeId> in_step;
  if (tree_[body].is(SqlSetOperator::kUnion)) {
    in_step = references_to(SetOperationNode(tree_, body).right(), name);
    const std::vector<SqlNodeId> in_anchor =
        references_to(SetOperationNode(tree_, body).left(), name);
    if (!in_anchor.empty()) {
      state_.verdict.fail(in_anchor.front(), ServerMessage::kRecursiveBaseReference);
    }
    if (in_step.size() > 1) {
      state_.verdict.fail(in_step[1], ServerMessage::kRecursiveReferences);
    }
  }
  if (in_step.size() == 1) return in_step;
  const std::vector<SqlNodeId> references = references_to(query, name);
  if (!references.empty()) {
    state_.verdict.fail(references.front(), ServerMessage::kRecursiveReferenceHere);
  }
  return in_step;
}

// The step must select from the query itself in its FROM, and nothing may stand behind the union.
bool NamedQueries::check_recursive_shape(SqlNodeId named, SqlNodeId step,
                                         const std::vector<SqlNodeId>& references) {
  while (tree_[step].kind == SqlNodeKind::kSubquery) {
    const SqlNodeId query = tree_[step].first_child;
    // What stands behind a SELECT is a part of it to the server, and may limit it.
    const bool is_select = tree_.find_child(query, SqlNodeKind::kSelect) != kNoSqlNode;
    for (const SqlNodeKind kind : {SqlNodeKind::kLimit, SqlNodeKind::kFetch}) {
      const SqlNodeId limit = is_select ? kNoSqlNode : tree_.find_child(query, kind);
      if (limit != kNoSqlNode) {
        state_.verdict.fail(limit, ServerMessage::kRecursiveStepLimit);
      }
    }
    step = body_of(tree_, query);
  }
  const SqlNodeId from = tree_[step].kind == SqlNodeKind::kSelect
                             ? tree_.find_child(step, SqlNodeKind::kFrom)
                             : kNoSqlNode;
  const SqlNodeId name = tree_[named].first_child;
  if (from == kNoSqlNode || references_to(from, name).empty()) {
    state_.verdict.fail(references.front(), ServerMessage::kRecursiveReferenceOutsideFrom);
  }
  check_recursive_clauses(tree_.find_child(named, SqlNodeKind::kQuery));
  return !state_.verdict.stopped() && check_recursive_from(from, name);
}

void NamedQueries::check_recursive_clauses(SqlNodeId query) {
  static constexpr struct {
    SqlNodeKind kind;
    ServerMessage message;
    std::string_view clause;
  } kNotAllowed[] = {
      {SqlNodeKind::kWith, ServerMessage::kRecursiveClause, "WITH"},
      {SqlNodeKind::kOrderBy, ServerMessage::kRecursiveClause, "ORDER BY"},
      {SqlNodeKind::kOffset, ServerMessage::kRecursiveClause, "OFFSET"},
      {SqlNodeKind::kLimit, ServerMessage::kRecursiveLimit, ""},
      {SqlNodeKind::kFetch, ServerMessage::kRecursiveLimit, ""},
  };
  for (const auto& clause : kNotAllowed) {
    if (const SqlNodeId found = tree_.find_child(query, clause.kind); found != kNoSqlNode) {
      state_.verdict.fail(found, clause.message, {clause.clause});
    }
  }
}

// An outer join or EXCEPT that could give back what an earlier step took away.
bool NamedQueries::check_recursive_from(SqlNodeId from, SqlNodeId name) {
  const auto check = [&](SqlNodeId node, ServerMessage message, std::string_view value) {
    if (!state_.budget.spend(tree_[node].span.size())) return;
    const std::vector<SqlNodeId> found = references_to(node, name);
    if (!found.empty()) state_.verdict.fail(found.front(), message, {value});
  };
  for (const SqlNodeId id : nodes_in(tree_, from)) {
    if (tree_[id].kind != SqlNodeKind::kJoin) continue;
    const JoinNode join(tree_, id);
    const bool full = tree_[id].is(SqlJoinType::kFull);
    const bool right = tree_[id].is(SqlJoinType::kRight);
    const std::string_view type = full ? "FULL" : right ? "RIGHT" : "LEFT";
    if (full || right) {
      check(join.left(), ServerMessage::kRecursiveReferenceInLeftSource, type);
    }
    if (full || tree_[id].is(SqlJoinType::kLeft)) {
      check(join.right(), ServerMessage::kRecursiveReferenceInRightSource, type);
    }
  }
  for (const SqlNodeId id : nodes_in(tree_, from)) {
    if (tree_[id].kind != SqlNodeKind::kSetOperation) continue;
    const SetOperationNode operation(tree_, id);
    const bool all = tree_[id].is(SqlQuantifier::kAll);
    if (tree_[id].is(SqlSetOperator::kIntersect) && all) {
      check(id, ServerMessage::kRecursiveReferenceInIntersect, "");
    }
    if (tree_[id].is(SqlSetOperator::kExcept)) {
      check(operation.right(), ServerMessage::kRecursiveReferenceInRightOfExcept,
            all ? "ALL" : "DISTINCT");
      if (all) check(operation.left(), ServerMessage::kRecursiveReferenceInLeftOfExcept, "");
    }
  }
  return !state_.verdict.stopped();
}

// The anchor's types are those of the query; what the step gives must fit into them.
void NamedQueries::analyze_recursive_query(SqlNodeId named, SqlNodeId reference, Scope& scope) {
  const SqlNodeId body = body_of(tree_, tree_.find_child(named, SqlNodeKind::kQuery));
  const SqlNodeId step = SetOperationNode(tree_, body).right();
  const SqlNodeId names = tree_.find_child(named, SqlNodeKind::kColumnNames);
  Fields anchor = Queries(state_, typer_).analyze_body(tree_[body].first_child, &scope)->fields;
  if (!check_aliases(names, anchor)) return;
  const NamePath* alias = state_.scopes.keep({state_.scopes.name_of(tree_[named].first_child)});
  SqlNodeId name = tree_[names].first_child;
  Origins& origins = state_.notes.origins();
  for (Field& field : anchor) {
    field.alias = alias;
    field.relation = reference;
    if (name != kNoSqlNode) {
      field.name = state_.scopes.name_of(name);
      field.origin = origins.add({OriginKind::kRecursive, name, origins.of(field)});
      field.table = 0;  // its step gives it other values
    }
    name = name == kNoSqlNode ? name : tree_[name].next;
  }
  state_.notes.set_name(reference, tree_[named].first_child);
  state_.recursive_bases.emplace_back(reference, state_.scopes.make(nullptr, anchor));
  const Fields found = Queries(state_, typer_).analyze_body(step, &scope)->fields;
  if (state_.verdict.stopped()) return;
  if (anchor.size() != found.size()) {
    state_.verdict.mismatch(step, ServerMessage::kRecursiveFieldCount,
                            {anchor.size(), found.size()});
    return;
  }
  for (std::size_t i = 0; i < anchor.size(); ++i) {
    origins.set_step(anchor[i].origin, origins.of(found[i]));
    if (state_.verdict.require(found[i].type) && state_.verdict.require(anchor[i].type) &&
        !can_coerce(state_.types, found[i].type, anchor[i].type)) {
      state_.verdict.mismatch(step, ServerMessage::kRecursiveStepType,
                              {state_.shown(found[i].type), state_.shown(anchor[i].type), i + 1});
    }
  }
  add_named_query(scope, named, std::move(anchor));
}

}  // namespace mapping::analysis
