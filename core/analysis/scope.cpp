#include "analysis/scope.h"

#include <algorithm>

#include "mapping/name_table.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

// Names of relations are the same in lower case, which keeps a few letters apart that columns do not.
bool same_relation(Name a, Name b) { return same_name(a, b) && same_in_lower_case(a.text, b.text); }

// Whether `name` ends with the first `count` names of `path`.
bool has_suffix(const NamePath& name, const NamePath& path, std::size_t count) {
  if (count > name.size()) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (!same_relation(name[name.size() - count + i], path[i])) return false;
  }
  return true;
}

// `count` names of `path`: the last is the column, those in front name its relation.
bool can_resolve(const Field& field, const NamePath& path, std::size_t count) {
  if (!same_name(field.name, path[count - 1])) return false;
  return count == 1 || (field.alias != nullptr && has_suffix(*field.alias, path, count - 1));
}

bool may_resolve(const Field& field, const NamePath& path, std::size_t count) {
  return field.open &&
         (count == 1 || (field.alias != nullptr && has_suffix(*field.alias, path, count - 1)));
}

bool has_prefix_column(const Scope& scope, const NamePath& path) {
  for (std::size_t count = path.size() - 1; count > 0; --count) {
    for (const Field& field : scope.fields) {
      if (can_resolve(field, path, count)) return true;
    }
  }
  return false;
}

bool may_have_prefix_column(const Scope& scope, const NamePath& path) {
  return path.size() > 1 &&
         std::ranges::any_of(scope.fields, [](const Field& field) { return field.open; });
}

// Whether some name of the path can be a column of a table that no catalog lists: `$path` of files,
// `_id` of documents, `row_number` of tpch. What stands in front of it names the table.
bool may_be_hidden_column(const Scope& scope, const NamePath& path) {
  const auto has_table = [&](std::size_t count, bool direct) {
    return std::ranges::any_of(scope.fields, [&](const Field& field) {
      if (direct && !field.direct) return false;
      return count == 0 || (field.alias != nullptr && has_suffix(*field.alias, path, count));
    });
  };
  for (std::size_t count = 1; count <= path.size(); ++count) {
    const bool is_last = count == path.size();
    const std::string_view name = path[count - 1].text;
    if (!is_hidden_name(name) && !(is_last && equals_ignoring_case(name, "row_number"))) continue;
    if (has_table(count - 1, true) && (is_last || !has_table(count, false))) return true;
  }
  return false;
}

}  // namespace

Name make_name(std::string_view text) {
  if (text.data() == nullptr) text = "";
  return {text, is_ascii(text) ? hash_of_name(text) : hash_of_name(folded_identifier(text))};
}

bool same_name(Name a, Name b) {
  return a.hash == b.hash && a.exists() && b.exists() && same_identifier(a.text, b.text);
}

std::string to_text(const NamePath& path) {
  std::string text;
  for (const Name& name : path) {
    text += text.empty() ? "" : ".";
    text += lower_identifier(name.text);
  }
  return text;
}

ResolvedField resolve_field(const Scope& scope, const NamePath& path) {
  using Outcome = ResolvedField::Outcome;
  ResolvedField found;
  const std::uint32_t hash = path.back().hash;
  for (const Scope* current = &scope; current != nullptr; current = current->parent) {
    for (const Field& field : current->fields) {
      if (field.name.hash != hash && !field.open) continue;  // nearly all of them
      if (may_resolve(field, path, path.size())) return {.outcome = Outcome::kUnsure};
      if (!can_resolve(field, path, path.size())) continue;
      if (found.outcome == Outcome::kOne) return {.outcome = Outcome::kMany};
      found.outcome = Outcome::kOne;
      found.scope = current;
      found.field = &field;
      found.id = {current->relation, static_cast<std::uint32_t>(&field - current->fields.data())};
    }
    if (found.outcome == Outcome::kOne) return found;
    if (may_have_prefix_column(*current, path)) return {.outcome = Outcome::kUnsure};
    if (has_prefix_column(*current, path)) return found;
    if (may_be_hidden_column(*current, path)) {
      return {.outcome = Outcome::kUnsure, .hidden = true};
    }
    found.local = found.local && !current->query_boundary;
  }
  return found;
}

bool is_column_reference(const Scope& scope, const NamePath& path) {
  for (const Scope* current = &scope; current != nullptr; current = current->parent) {
    if (has_prefix_column(*current, path)) return true;
  }
  return false;
}

bool repeats_name(const Fields& fields, std::size_t index) {
  return std::any_of(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(index),
                     [&](const Field& field) { return same_name(field.name, fields[index].name); });
}

bool is_hidden_name(std::string_view name) {
  return name.starts_with('$') || name.starts_with('_');
}

Fields visible_fields(Fields fields) {
  std::erase_if(fields, [](const Field& field) { return field.hidden; });
  return fields;
}

bool matches_prefix(const Field& field, const NamePath& prefix) {
  return field.alias != nullptr && has_suffix(*field.alias, prefix, prefix.size());
}

const NamedQuery* find_query(const Scope& scope, Name name) {
  for (const Scope* current = &scope; current != nullptr; current = current->parent) {
    for (const NamedQuery& query : current->queries) {
      if (same_relation(query.name, name)) return &query;
    }
  }
  return nullptr;
}

}  // namespace mapping::analysis
