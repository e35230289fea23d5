#include "analysis/expressions/names.h"

#include <algorithm>
#include <utility>

#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/fixes.h"
#include "analysis/format/format_expression.h"
#include "analysis/queries/planning.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {

TypeId Names::type_of_column(SqlNodeId node, const Context& context) {
  return type_of_path(node, state_.scopes.path_of(name_parts(tree_, node)), context);
}

TypeId Names::type_of_path(SqlNodeId node, const NamePath& path, const Context& context) {
  const ResolvedField found = resolve_field(*context.scope, path);
  switch (found.outcome) {
    case ResolvedField::Outcome::kOne:
      return use_field(node, found, context);
    case ResolvedField::Outcome::kMany:
      offer_tables(state_.verdict.fail(node, ServerMessage::kAmbiguousColumn, {to_text(path)}),
                   tree_, node, *context.scope);
      return kUncertain;
    case ResolvedField::Outcome::kUnsure:
      note_relation(node, path, *context.scope);
      state_.verdict.unsure(found.hidden ? hidden_column(path, *context.scope)
                                         : "the columns of a table are not known, so that '" +
                                               to_text(path) + "' is not certain");
      return kUncertain;
    case ResolvedField::Outcome::kNone:
      break;
  }
  if (tree_[node].kind == SqlNodeKind::kDereference && is_column_reference(*context.scope, path)) {
    return type_of_row_field(node, context);
  }
  note_relation(node, path, *context.scope);
  column_not_found(node, path, *context.scope);
  return kUncertain;
}

// What stands in front of a name may be known where the column is not.
void Names::note_relation(SqlNodeId node, const NamePath& path, const Scope& scope) {
  if (path.size() == 1) return;
  const NamePath prefix(path.begin(), path.end() - 1);
  for (const Scope* current = &scope; current != nullptr; current = current->parent) {
    for (const Field& field : current->fields) {
      if (matches_prefix(field, prefix)) return state_.notes.set_name(node, field.relation);
    }
  }
}

// Why a name that no table lists is no fault, with the column that may be meant.
std::string Names::hidden_column(const NamePath& path, const Scope& scope) const {
  std::vector<std::string_view> columns;
  for (const Field& field : scope.fields) {
    if (field.name.exists()) columns.push_back(field.name.text);
  }
  const auto meant = closest_match(path.back().text, columns);
  return "'" + to_text(path) + "' is in no snapshot: it may be a hidden column of the connector" +
         (meant ? ", or '" + std::string(*meant) + "' is meant" : std::string());
}

TypeId Names::use_field(SqlNodeId node, const ResolvedField& found, const Context& context) {
  if (!found.local && !context.correlated) {
    state_.verdict.fail(node, ServerMessage::kOuterColumnNotAllowed,
                        {state_.shown_expression(node)});
    return kUncertain;
  }
  if (!found.local) check_correlation(state_, *context.scope, *found.scope);
  state_.notes.set_reference(node, found.scope->lambda ? FieldId{} : found.id);
  state_.notes.set_name(node, found.field->relation);
  if (!found.scope->lambda) state_.notes.set_origin(node, state_.notes.origins().of(*found.field));
  if (found.field->type == kUncertain) {
    return state_.verdict.unknown("the type of the column '" +
                                  lower_identifier(found.field->name.text) + "' is not known");
  }
  return found.field->type;
}

// In a row pattern `A.price` is the column of the rows that A matched.
std::optional<TypeId> Names::type_of_labelled(SqlNodeId node, const NamePath& path,
                                              const Context& context) {
  const std::vector<SqlNodeId> parts = name_parts(tree_, node);
  const std::string label = canonical_name(tree_, parts.front());
  if (std::ranges::find(context.labels->names, label) == context.labels->names.end()) {
    column_not_found(node, path, *context.scope);
    return kUncertain;
  }
  const NamePath column(path.begin() + 1, path.end());
  const ResolvedField found = resolve_field(*context.scope, column);
  if (found.outcome == ResolvedField::Outcome::kOne && column.size() == 1) {
    return use_field(node, found, context);
  }
  if (found.outcome == ResolvedField::Outcome::kNone || column.size() > 1) {
    state_.verdict.fail(node, ServerMessage::kColumnWithLabelNotFound, {to_text(column), label});
    return kUncertain;
  }
  return std::nullopt;
}

TypeId Names::type_of_dereference(SqlNodeId node, const Context& context) {
  const std::vector<SqlNodeId> parts = name_parts(tree_, node);
  if (parts.size() > kMaxDepth) {
    state_.verdict.unsure("the expression is nested too deeply");
    return kUncertain;
  }
  if (parts.empty()) return type_of_row_field(node, context);
  const NamePath path = state_.scopes.path_of(parts);
  if (context.labels != nullptr) {
    if (const auto type = type_of_labelled(node, path, context)) return *type;
  }
  return type_of_path(node, path, context);
}

// `expression.field`
TypeId Names::type_of_row_field(SqlNodeId node, const Context& context) {
  const SqlNodeId base = DereferenceNode(tree_, node).base();
  const SqlNodeId field = DereferenceNode(tree_, node).field();
  const TypeId base_type = typer_.type_of(base, context);
  if (!state_.verdict.require(base_type)) return kUncertain;
  if (state_.types.kind(base_type) != TypeKind::kRow) {
    return state_.verdict.mismatch(base, ServerMessage::kBaseNotRow,
                                   {state_.shown_expression(base)});
  }
  const DataType& row = state_.types[base_type];
  const std::string name = tree_.name_of(field);
  std::optional<TypeId> found;
  for (std::size_t i = 0; i < row.arguments.size(); ++i) {
    if (!row.fields[i] || !same_identifier(*row.fields[i], name)) continue;
    if (found) {
      state_.verdict.fail(field, ServerMessage::kAmbiguousRowField, {name});
      return kUncertain;
    }
    found = row.arguments[i];
  }
  if (found) return *found;
  const std::vector<SqlNodeId> parts = name_parts(tree_, node);
  const std::string shown_name =
      parts.empty() ? lower_identifier(name) : to_text(state_.scopes.path_of(parts));
  std::vector<std::string_view> candidates;
  for (const auto& other : row.fields) {
    if (other) candidates.push_back(*other);
  }
  FaultRef fault = state_.verdict.fail(node, ServerMessage::kInvalidColumnReference, {shown_name});
  suggest(fault, state_, tree_[field].span, {"name", name}, std::move(candidates), "columns");
  return kUncertain;
}

// With a prefix only that relation's columns are candidates; when it has none, the prefix itself
// is what is misspelt.
void Names::column_not_found(SqlNodeId node, const NamePath& path, const Scope& scope) {
  FaultRef fault = state_.verdict.fail(node, ServerMessage::kColumnNotFound, {to_text(path)});
  if (!fault) return;
  const std::vector<SqlNodeId> parts = name_parts(tree_, node);
  const NamePath prefix(path.begin(), path.end() - 1);
  std::vector<std::string_view> columns;
  std::vector<std::string_view> relations;
  NameTable known_columns(NameCase::kExact);
  NameTable known_relations(NameCase::kExact);
  for (const Scope* current = &scope; current != nullptr; current = current->parent) {
    for (const Field& field : current->fields) {
      const bool fits = prefix.empty() || matches_prefix(field, prefix);
      NameTable& known_names = fits ? known_columns : known_relations;
      const Name name = fits || field.alias == nullptr ? field.name : field.alias->back();
      if (name.exists() && known_names.insert(name.text, 0) == NameTable::kNone) {
        (fits ? columns : relations).push_back(name.text);
      }
    }
  }
  const bool by_prefix = columns.empty() && !relations.empty() && parts.size() > 1;
  const SqlNodeId part = by_prefix ? parts[parts.size() - 2] : parts.back();
  const Name name = by_prefix ? path[path.size() - 2] : path.back();
  suggest(fault, state_, tree_[part].span, {by_prefix ? "alias" : "name", std::string(name.text)},
          by_prefix ? relations : columns, by_prefix ? "tables" : "columns");
  if (parts.size() == 1) offer_other_readings(fault, tree_, node, name);
}

}  // namespace mapping::analysis
