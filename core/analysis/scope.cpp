#include "analysis/scope.h"

#include <algorithm>
#include <bit>

#include "mapping/text.h"
#include "text/letter_case.h"
#include "text/sort_numbers.h"

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

// Calls `visit` for the fields that may have a name of that hash, in their order, until it is true.
template <typename Visit>
bool any_candidate(const Scope& scope, std::uint32_t hash, Visit&& visit) {
  if (!scope.index.is_ready(scope.fields)) return std::ranges::any_of(scope.fields, visit);
  for (std::uint32_t i = scope.index.first(hash); i != FieldIndex::kNone; i = scope.index.next(i)) {
    if (visit(scope.fields[i])) return true;
  }
  return false;
}

bool has_prefix_column(const Scope& scope, const NamePath& path) {
  for (std::size_t count = path.size() - 1; count > 0; --count) {
    const auto resolves = [&](const Field& field) { return can_resolve(field, path, count); };
    if (any_candidate(scope, path[count - 1].hash, resolves)) return true;
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
  const auto is_of_table = [&](const Field& field, std::size_t count) {
    return count == 0 || (field.alias != nullptr && has_suffix(*field.alias, path, count));
  };
  for (std::size_t count = 1; count <= path.size(); ++count) {
    const bool is_last = count == path.size();
    const std::string_view name = path[count - 1].text;
    if (!may_hide(HiddenColumns::kAny, name)) continue;
    const auto hides_it = [&](const Field& field) {
      return may_hide(field.hides, name) && is_of_table(field, count - 1);
    };
    const auto is_prefix = [&](const Field& field) { return is_of_table(field, count); };
    if (std::ranges::any_of(scope.fields, hides_it) &&
        (is_last || std::ranges::none_of(scope.fields, is_prefix))) {
      return true;
    }
  }
  return false;
}

}  // namespace

Name make_name(std::string_view text) {
  if (text.data() == nullptr) text = "";
  return {text, hash_of_identifier(text)};
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
    const auto take = [&](const Field& field) {
      if (field.name.hash != hash && !field.open) return false;  // nearly all of them
      if (may_resolve(field, path, path.size())) {
        found.outcome = Outcome::kUnsure;
        return true;
      }
      if (!can_resolve(field, path, path.size())) return false;
      if (found.outcome == Outcome::kOne) {
        found.outcome = Outcome::kMany;
        return true;
      }
      found.outcome = Outcome::kOne;
      found.scope = current;
      found.field = &field;
      found.id = {current->relation, static_cast<std::uint32_t>(&field - current->fields.data())};
      return false;
    };
    if (any_candidate(*current, hash, take)) return {.outcome = found.outcome};
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

bool FieldIndex::is_ready(const Fields& fields) {
  constexpr std::uint32_t kFewLookups = 4;
  constexpr std::size_t kFewFields = 32;
  if (fields.size() < kFewFields || ++lookups_ <= kFewLookups) return false;
  if (next_.size() == fields.size()) return !has_open_;
  has_open_ = std::ranges::any_of(fields, &Field::open);
  next_.assign(fields.size(), kNone);
  first_.assign(std::bit_ceil(fields.size()), kNone);
  for (std::size_t i = fields.size(); i > 0; --i) {
    std::uint32_t& first = first_[bucket_of(fields[i - 1].name.hash)];
    next_[i - 1] = first;
    first = static_cast<std::uint32_t>(i - 1);
  }
  return !has_open_;
}

bool FieldSet::contains(FieldId column) {
  if (!is_sorted_) sort_numbers(columns_);
  is_sorted_ = true;
  return std::ranges::binary_search(columns_, key_of(column));
}

std::size_t repeated_name(const Fields& fields) {
  NameTable known(NameCase::kIdentifier);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Name name = fields[i].name;
    if (name.exists() && known.insert(name.text, 0) != NameTable::kNone) return i;
  }
  return fields.size();
}

bool may_hide(HiddenColumns columns, std::string_view name) {
  if (columns == HiddenColumns::kNone) return false;
  if (equals_ignoring_case(name, "row_number")) return true;
  return columns == HiddenColumns::kAny && (name.starts_with('$') || name.starts_with('_'));
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
    const std::uint32_t place = current->query_names.find(name.text);
    if (place != NameTable::kNone) return &current->queries[place];
  }
  return nullptr;
}

}  // namespace mapping::analysis
