#include "language/symbols.h"

#include <algorithm>
#include <numeric>

namespace mapping::language {

using analysis::Origin;
using analysis::OriginId;
using analysis::OriginKind;

namespace {

bool is_name(const SqlTree& tree, SqlNodeId node) {
  return tree[node].kind == SqlNodeKind::kName || tree[node].kind == SqlNodeKind::kColumn;
}

// What gives columns the names of a list.
bool renames_columns(SqlNodeKind kind) {
  return kind == SqlNodeKind::kNamedQuery || kind == SqlNodeKind::kAliased ||
         kind == SqlNodeKind::kAllColumns;
}

}  // namespace

// An origin is made of those in front of it.
Symbols::Symbols(const Reading& reading, const analysis::Bindings& bindings)
    : reading_(reading), tree_(reading.tree), bindings_(bindings) {
  roots_.resize(tree_.nodes.size());
  std::iota(roots_.begin(), roots_.end(), 0U);
  fixed_.resize(tree_.nodes.size());
  names_.resize(bindings.origins.size());
  for (OriginId id = 1; id < names_.size(); ++id) {
    const Origin& origin = bindings.origins[id];
    names_[id] = name_of(origin);
    if (origin.kind == OriginKind::kUsing) unite(names_[origin.first], names_[origin.second]);
  }
  // A root has the smallest number of its set.
  for (SqlNodeId& root : roots_) root = roots_[root];
}

SqlNodeId Symbols::name_of(const Origin& origin) const {
  switch (origin.kind) {
    case OriginKind::kRenamed:
    case OriginKind::kRecursive:
      return origin.node;
    case OriginKind::kExpression: {
      const bool is_item = tree_[origin.node].kind == SqlNodeKind::kSelectItem;
      const SqlNodeId alias = is_item ? SelectItemNode(tree_, origin.node).alias() : kNoSqlNode;
      return alias != kNoSqlNode ? alias : names_[is_item ? origin.first : analysis::kNoOrigin];
    }
    case OriginKind::kUsing:
      return names_[names_[origin.first] == kNoSqlNode ? origin.second : origin.first];
    case OriginKind::kSetOperation:
      return names_[origin.first];
    case OriginKind::kUnknown:
    case OriginKind::kNothing:
    case OriginKind::kTableColumn:
    case OriginKind::kValues:
      break;
  }
  return kNoSqlNode;
}

SqlNodeId Symbols::find_root(SqlNodeId name) {
  while (roots_[name] != name) {
    roots_[name] = roots_[roots_[name]];
    name = roots_[name];
  }
  return name;
}

void Symbols::unite(SqlNodeId a, SqlNodeId b) {
  a = find_root(a);
  b = find_root(b);
  if (a == b) return;
  if (a == kNoSqlNode || b == kNoSqlNode) {
    fixed_[std::max(a, b)] = true;
    return;
  }
  roots_[std::max(a, b)] = std::min(a, b);
  if (fixed_[std::max(a, b)]) fixed_[std::min(a, b)] = true;
}

Symbol Symbols::column(OriginId origin) const {
  return {.kind = SymbolKind::kColumn, .name = names_[origin], .origin = origin};
}

// `named` is what a binding gives for a relation.
Symbol Symbols::relation(SqlNodeId named) const {
  if (named == kNoSqlNode) return {};
  if (tree_[named].kind == SqlNodeKind::kName) return {.kind = SymbolKind::kAlias, .name = named};
  const SqlNodeId query = bindings_.names[named];
  if (query == kNoSqlNode) return {.kind = SymbolKind::kTable, .table = named};
  return {.kind = SymbolKind::kNamedQuery, .name = query, .table = named};
}

// A name where it is given.
Symbol Symbols::declared(SqlNodeId leaf) const {
  const SqlNodeId parent = reading_.parents[leaf];
  const SqlNodeId second = tree_.child(parent, 1);
  Symbol symbol{.name = leaf, .declares = true};
  switch (tree_[parent].kind) {
    case SqlNodeKind::kSelectItem:
      if (leaf == second && reading_.parent_kind(parent) == SqlNodeKind::kSelectList)
        symbol.kind = SymbolKind::kColumn;
      break;
    case SqlNodeKind::kColumnNames:
      if (reading_.parent_kind(parent) == SqlNodeKind::kJoin) {
        return bindings_.columns[leaf] == analysis::kNoOrigin ? Symbol{}
                                                              : column(bindings_.columns[leaf]);
      }
      if (renames_columns(reading_.parent_kind(parent))) symbol.kind = SymbolKind::kColumn;
      break;
    case SqlNodeKind::kAliased:
      symbol.kind = SymbolKind::kAlias;
      break;
    case SqlNodeKind::kLambda:
      symbol.kind = SymbolKind::kParameter;
      break;
    case SqlNodeKind::kNamedQuery:
      symbol.kind = SymbolKind::kNamedQuery;
      break;
    case SqlNodeKind::kWindowDefinition:
      symbol.kind = SymbolKind::kWindow;
      break;
    case SqlNodeKind::kOver:
    case SqlNodeKind::kWindow:
      symbol = {.kind = SymbolKind::kWindow, .name = bindings_.names[leaf]};
      break;
    case SqlNodeKind::kGenericType:
    case SqlNodeKind::kTypedLiteral:
      symbol = {.kind = SymbolKind::kType};
      break;
    default:
      break;
  }
  return symbol.kind == SymbolKind::kNone ? Symbol{} : symbol;
}

// A part of `a.b.c` as an expression: the whole, or the beginning that means a column.
Symbol Symbols::in_path(SqlNodeId leaf) const {
  const bool is_member = tree_[leaf].kind == SqlNodeKind::kName;
  SqlNodeId path = is_member ? reading_.parents[leaf] : leaf;
  if (bindings_.columns[path] != analysis::kNoOrigin) return column(bindings_.columns[path]);
  const SqlNodeId named = bindings_.names[path];
  if (reading_.parent_kind(named) == SqlNodeKind::kLambda)
    return {.kind = SymbolKind::kParameter, .name = named};
  // The last part of what stands in front of a column or a star names its relation.
  const SqlNodeId around = reading_.parents[path];
  const bool is_star = tree_[around].kind == SqlNodeKind::kAllColumns;
  if (is_star) return relation(bindings_.names[path]);
  if (tree_[around].kind == SqlNodeKind::kDereference && tree_[around].first_child == path &&
      bindings_.names[around] != kNoSqlNode) {
    return relation(bindings_.names[around]);
  }
  return {};
}

Symbol Symbols::in_qualified(SqlNodeId leaf) const {
  const SqlNodeId qualified = reading_.parents[leaf];
  const SqlNodeId owner = reading_.parents[qualified];
  switch (tree_[owner].kind) {
    case SqlNodeKind::kTableName:
    case SqlNodeKind::kTable:
      return relation(owner);
    case SqlNodeKind::kFunction:
      return {.kind = SymbolKind::kFunction};
    case SqlNodeKind::kSpecial: {
      const OriginId origin = bindings_.columns[qualified];
      const bool is_last = tree_.last_child(qualified) == leaf;
      if (origin == analysis::kNoOrigin) return {};
      return is_last ? column(origin) : relation(bindings_.names[qualified]);
    }
    default:
      return {};
  }
}

Symbol Symbols::at(SqlNodeId leaf) const {
  if (leaf == kNoSqlNode || !is_name(tree_, leaf)) return {};
  const SqlNodeKind parent = reading_.parent_kind(leaf);
  if (parent == SqlNodeKind::kQualifiedName) return in_qualified(leaf);
  if (tree_[leaf].kind == SqlNodeKind::kColumn || parent == SqlNodeKind::kDereference)
    return in_path(leaf);
  return declared(leaf);
}

std::vector<SqlNodeId> Symbols::uses(SqlNodeId name) const {
  std::vector<SqlNodeId> found;
  const SqlNodeId root = root_of(name);
  for (SqlNodeId id = 1; id < tree_.nodes.size(); ++id) {
    if (!is_name(tree_, id) || reading_.written(id).size() == 0) continue;
    const Symbol symbol = at(id);
    if (symbol.name != kNoSqlNode && root_of(symbol.name) == root) found.push_back(id);
  }
  std::ranges::sort(found, {}, [this](SqlNodeId id) { return tree_[id].span.begin; });
  return found;
}

std::vector<SqlNodeId> Symbols::names_with(SqlNodeId name) const {
  std::vector<SqlNodeId> names = uses(name);
  std::erase_if(names, [this](SqlNodeId id) { return !at(id).declares; });
  return names;
}

}  // namespace mapping::language
