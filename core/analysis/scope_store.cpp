#include "analysis/scope_store.h"

#include <utility>

#include "text/letter_case.h"

namespace mapping::analysis {

Scope* ScopeStore::make(const Scope* parent, Fields fields, bool query_boundary) {
  Scope& scope = scopes_.emplace_back();
  scope.parent = parent;
  scope.query_boundary = query_boundary && parent != nullptr;
  scope.relation = static_cast<std::uint32_t>(scopes_.size());
  scope.fields = std::move(fields);
  return &scope;
}

Fields ScopeStore::take_fields(const Scope* scope) {
  return std::move(scopes_[scope->relation - 1].fields);
}

const Fields* ScopeStore::keep(Fields fields) { return &fields_.emplace_back(std::move(fields)); }

Name ScopeStore::keep(std::string text) { return make_name(names_.emplace_back(std::move(text))); }

const NamePath* ScopeStore::keep(NamePath path) { return &paths_.emplace_back(std::move(path)); }

// One without a doubled quote is a part of the statement and needs no copy.
Name ScopeStore::name_of(SqlNodeId name) {
  std::string_view written = tree_.text_of(name);
  if (written.empty() || (written.front() != '"' && written.front() != '`')) {
    return make_name(written);
  }
  written = written.substr(1, written.size() < 2 ? 0 : written.size() - 2);
  return written.find('"') == std::string_view::npos ? make_name(written)
                                                     : keep(tree_.name_of(name));
}

// The server looks for names in lower case, which is of another length for a few letters.
NamePath ScopeStore::path_of(const std::vector<SqlNodeId>& parts) {
  NamePath path;
  path.reserve(parts.size());
  for (const SqlNodeId part : parts) {
    const Name name = name_of(part);
    path.push_back(is_ascii(name.text) ? name : keep(lower_identifier(name.text)));
  }
  return path;
}

}  // namespace mapping::analysis
