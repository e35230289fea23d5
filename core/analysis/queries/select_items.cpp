#include "analysis/queries/select_items.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/fixes.h"
#include "analysis/format/format_expression.h"
#include "analysis/queries/planning.h"
#include "mapping/text.h"
#include "sql/size_limits.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

constexpr std::string_view kTooManyColumns = "a query has too many columns";

}  // namespace

void SelectItems::analyze() {
  const SqlNodeId list = tree_[specification_.select].first_child;
  // Without FROM the list may have columns of the query around.
  const bool has_from = tree_.find_child(specification_.select, SqlNodeKind::kFrom) != kNoSqlNode;
  const Scope* const filtered = has_from ? state_.filtered : query_scope(specification_.source);
  const Scope* const outer = std::exchange(state_.filtered, filtered);
  for (SqlNodeId item = tree_[list].first_child; item != kNoSqlNode && !state_.verdict.stopped();
       item = tree_[item].next) {
    if (fields_.size() > sql::kMostColumns) {
      state_.verdict.give_up(kTooManyColumns);
      break;
    }
    if (tree_[item].kind == SqlNodeKind::kAllColumns) {
      analyze_star(item);
    } else {
      analyze_item(item);
    }
  }
  state_.filtered = outer;
}

// An alias as written, else the last name of a column or of fields of columns, else none.
void SelectItems::analyze_item(SqlNodeId item) {
  const SqlNodeId expression = tree_[item].first_child;
  const SqlNodeId inner = unwrapped(tree_, expression);
  Field field;
  field.type = typer_.type_of(expression, state_.context_in(*specification_.source));
  if (field.type == kUncertain) field.reason = state_.verdict.last_reason_number();
  if (const SqlNodeId alias = SelectItemNode(tree_, item).alias(); alias != kNoSqlNode) {
    field.name = state_.scopes.name_of(alias);
  } else if (const auto parts = name_parts(tree_, inner); !parts.empty()) {
    field.name = state_.scopes.name_of(parts.back());
  }
  field.origin =
      state_.notes.origins().add({OriginKind::kExpression, item, state_.notes.origin(inner)});
  const FieldId id = state_.notes.reference(inner);
  if (id.relation == specification_.source->relation && id.relation != 0) {
    const Field& source = specification_.source->fields[id.index];
    field.table = source.table;
    field.table_column = source.table_column;
    if (field.type == kUncertain) field.reason = source.reason;
  }
  specification_.outputs.push_back({.node = inner, .is_expression = true, .type = field.type});
  check_distinct_type(field.type, expression);
  fields_.push_back(field);
}

void SelectItems::check_distinct_type(TypeId type, SqlNodeId expression) {
  if (!tree_[specification_.select].is(SqlQuantifier::kDistinct)) return;
  if (!state_.verdict.require(type) || state_.types.is_comparable(type)) return;
  const std::string shown = state_.types.in_message(type);
  if (expression == kNoSqlNode) {
    state_.verdict.fail(specification_.select, ServerMessage::kDistinctArgumentType, {shown});
  } else {
    state_.verdict.fail(specification_.select, ServerMessage::kDistinctOutputType,
                        {shown, state_.shown_expression(expression)});
  }
}

// `*`, `t.*`, `row.*`
void SelectItems::analyze_star(SqlNodeId star) {
  const SqlNodeId target = tree_[star].first_child;
  const Scope& source = *specification_.source;
  if (target == kNoSqlNode || tree_[target].kind == SqlNodeKind::kColumnNames) {
    if (source.fields.empty()) {
      state_.verdict.fail(star,
                          tree_.find_child(specification_.select, SqlNodeKind::kFrom) == kNoSqlNode
                              ? ServerMessage::kStarWithoutFrom
                              : ServerMessage::kStarWithoutColumns);
      return;
    }
    put_star_fields(star, source, nullptr);
    return;
  }
  const std::vector<SqlNodeId> parts = name_parts(tree_, target);
  if (parts.empty()) {
    put_row_fields(star);
    return;
  }
  const NamePath path = state_.scopes.path_of(parts);
  const StarBasis basis = find_star_basis(path);
  if (basis.unsure) {
    state_.verdict.unsure("the columns of a table are not known, so that '" + to_text(path) +
                          ".*' is not certain");
    fields_.push_back({.open = true});
  } else if (basis.table != nullptr && basis.is_row) {
    state_.verdict.fail(star, ServerMessage::kAmbiguousReference, {to_text(path)});
  } else if (basis.table != nullptr) {
    if (query_scope(basis.table) != query_scope(&source))
      check_correlation(state_, source, *basis.table);
    put_star_fields(star, *basis.table, &path);
  } else if (basis.is_row) {
    put_row_fields(star);
  } else {
    star_not_found(star, path, source);
  }
}

void SelectItems::star_not_found(SqlNodeId star, const NamePath& path, const Scope& source) {
  FaultRef fault = state_.verdict.fail(star, ServerMessage::kAliasNotFound, {to_text(path)});
  std::vector<std::string_view> relations;
  for (const Field& field : source.fields) {
    if (field.alias != nullptr &&
        (relations.empty() || relations.back() != field.alias->back().text)) {
      relations.push_back(field.alias->back().text);
    }
  }
  const SqlNodeId last = name_parts(tree_, tree_[star].first_child).back();
  suggest(fault, state_, tree_[last].span, {"alias", std::string(path.back().text)},
          std::move(relations), "tables");
}

// A relation of that name in the innermost query that has one, or a column that is a row: of one
// name alone only the first is looked for, as Trino does.
SelectItems::StarBasis SelectItems::find_star_basis(const NamePath& path) const {
  StarBasis basis;
  const NamePath first(path.begin(), path.begin() + 1);
  for (const Scope* current = specification_.source; current != nullptr;
       current = current->parent) {
    for (const Field& field : current->fields) {
      if (path.size() <= 3 && basis.table == nullptr && matches_prefix(field, path)) {
        basis.table = current;
      }
      if (path.size() < 2 || !matches_prefix(field, first)) continue;
      const bool names_it =
          same_name(field.name, path[1]) && field.name.text == lower_identifier(path[1].text);
      basis.unsure = basis.unsure || field.open || (names_it && field.type == kUncertain) ||
                     may_hide(field.hides, path[1].text);
      basis.is_row = basis.is_row || (names_it && state_.types.kind(field.type) == TypeKind::kRow);
    }
    if (current->query_boundary && (basis.table != nullptr || basis.is_row || basis.unsure)) break;
  }
  basis.unsure = basis.unsure && basis.table == nullptr;
  return basis;
}

// False where `t.* AS (a, b)` has another number of names, which is a fault.
bool SelectItems::check_star_aliases(const std::vector<SqlNodeId>& aliases, std::size_t count) {
  if (aliases.empty() || aliases.size() == count) return true;
  state_.verdict.fail(aliases.front(), ServerMessage::kQueryAliasCount, {aliases.size(), count});
  return false;
}

void SelectItems::put_star_fields(SqlNodeId star, const Scope& from, const NamePath* prefix) {
  const auto aliases = tree_.children(tree_.find_child(star, SqlNodeKind::kColumnNames)).list();
  std::vector<std::uint32_t> chosen;
  bool open = false;
  for (std::uint32_t i = 0; i < from.fields.size(); ++i) {
    if (from.fields[i].hidden) continue;
    if (prefix != nullptr && !matches_prefix(from.fields[i], *prefix)) continue;
    chosen.push_back(i);
    open = open || from.fields[i].open;
  }
  // `SELECT * FROM a, a` doubles its columns, and so does each named query that selects from it
  // twice.
  if (fields_.size() + chosen.size() > sql::kMostColumns)
    return state_.verdict.give_up(kTooManyColumns);
  state_.budget.spend(from.fields.size() / 4 + chosen.size() * kStepsOfField);
  if (open && !aliases.empty()) {
    state_.verdict.unsure("the number of columns is not known");
    for (const SqlNodeId alias : aliases)
      fields_.push_back({.name = state_.scopes.keep(canonical_name(tree_, alias))});
    return;
  }
  if (!check_star_aliases(aliases, chosen.size())) return;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    Field field = from.fields[chosen[i]];
    if (prefix != nullptr) state_.notes.set_name(tree_[star].first_child, field.relation);
    field.alias = nullptr;
    field.hides = HiddenColumns::kNone;
    if (!aliases.empty()) {
      field.name = state_.scopes.keep(canonical_name(tree_, aliases[i]));
      state_.notes.origins().rename(field, aliases[i]);
    }
    specification_.outputs.push_back(
        {.node = star, .field = {from.relation, chosen[i]}, .type = field.type});
    if (!field.open) {
      note_unknown_type(state_, field);
      check_distinct_type(field.type, kNoSqlNode);
    }
    fields_.push_back(field);
  }
}

void note_unknown_type(State& state, Field& field) {
  if (field.type != kUncertain || field.reason != 0) return;
  state.verdict.unknown("the type of the column '" + to_lower(field.name.text) + "' is not known");
  field.reason = state.verdict.last_reason_number();
}

void SelectItems::put_row_fields(SqlNodeId star) {
  const auto aliases = tree_.children(tree_.find_child(star, SqlNodeKind::kColumnNames)).list();
  const SqlNodeId target = tree_[star].first_child;
  const TypeId type = typer_.type_of(target, state_.context_in(*specification_.source));
  if (!state_.verdict.require(type)) {
    fields_.push_back({.open = true});
    return;
  }
  if (state_.types.kind(type) != TypeKind::kRow) {
    state_.verdict.mismatch(specification_.select, ServerMessage::kRowExpected);
    return;
  }
  const DataType row = state_.types[type];
  if (!check_star_aliases(aliases, row.arguments.size())) return;
  state_.budget.spend(row.arguments.size() * kStepsOfField);
  for (std::size_t i = 0; i < row.arguments.size(); ++i) {
    Field field{
        .type = row.arguments[i],
        .origin = state_.notes.origins().add(
            {.kind = OriginKind::kValues, .node = star, .place = static_cast<std::uint32_t>(i)})};
    if (!aliases.empty()) {
      field.name = state_.scopes.keep(canonical_name(tree_, aliases[i]));
    } else if (row.fields[i]) {
      field.name = state_.scopes.keep(*row.fields[i]);
    }
    specification_.outputs.push_back(
        {.node = unwrapped(tree_, target), .is_expression = true, .type = field.type});
    check_distinct_type(field.type, kNoSqlNode);
    fields_.push_back(field);
  }
}

}  // namespace mapping::analysis
