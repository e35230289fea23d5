#include <algorithm>

#include "mapping/sql.h"

namespace mapping {

std::size_t SqlChildren::size() const {
  std::size_t count = 0;
  for (SqlNodeId id = first_; id != kNoSqlNode; id = nodes_[id].next) ++count;
  return count;
}

std::vector<SqlNodeId> SqlChildren::list() const {
  std::vector<SqlNodeId> ids;
  for (const SqlNodeId id : *this) ids.push_back(id);
  return ids;
}

SqlNodeId SqlTree::child(SqlNodeId id, std::size_t index) const {
  SqlNodeId node = nodes[id].first_child;
  for (; index > 0 && node != kNoSqlNode; --index) {
    node = nodes[node].next;
  }
  return node;
}

SqlNodeId SqlTree::last_child(SqlNodeId id) const {
  SqlNodeId node = nodes[id].first_child;
  while (node != kNoSqlNode && nodes[node].next != kNoSqlNode) {
    node = nodes[node].next;
  }
  return node;
}

SqlNodeId SqlTree::find_child(SqlNodeId id, SqlNodeKind kind) const {
  SqlNodeId node = nodes[id].first_child;
  while (node != kNoSqlNode && nodes[node].kind != kind) {
    node = nodes[node].next;
  }
  return node;
}

std::string SqlTree::name_of(SqlNodeId id) const {
  const std::string_view written = text_of(id);
  if (written.size() < 2 || (written.front() != '"' && written.front() != '`')) {
    return std::string(written);
  }
  const std::string_view inner = written.substr(1, written.size() - 2);
  if (inner.find(written.front()) == std::string_view::npos) return std::string(inner);
  std::string name;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    name += inner[i];
    i += inner[i] == written.front() ? 1U : 0U;  // a doubled quote stands for one
  }
  return name;
}

namespace {

// Spaces and comments may stand between a number and its sign.
bool same_number(std::string_view a, std::string_view b) {
  const auto digits = [](std::string_view number) {
    return number.substr(number.find_last_of(" \t\r\n/") + 1);
  };
  const auto unsigned_digits = [&](std::string_view number) {
    const std::string_view rest = digits(number);
    return rest.starts_with('-') ? rest.substr(1) : rest;
  };
  return (a.front() == '-') == (b.front() == '-') && unsigned_digits(a) == unsigned_digits(b);
}

}  // namespace

// The same tokens make the same nodes in the same order, so that the arrays can
// be compared as they are.
bool same_tree(const SqlTree& a, const SqlTree& b) {
  if (a.nodes.size() != b.nodes.size() || a.root != b.root ||
      a.fault.has_value() != b.fault.has_value()) {
    return false;
  }
  for (SqlNodeId id = 0; id < a.nodes.size(); ++id) {
    const SqlNode& left = a.nodes[id];
    const SqlNode& right = b.nodes[id];
    if (left.kind != right.kind || left.detail != right.detail ||
        left.first_child != right.first_child || left.next != right.next) {
      return false;
    }
    const bool is_name = left.kind == SqlNodeKind::kName || left.kind == SqlNodeKind::kColumn ||
                         left.kind == SqlNodeKind::kBinary;
    const bool is_number = left.kind >= SqlNodeKind::kInteger && left.kind <= SqlNodeKind::kDouble;
    const bool is_word = left.kind == SqlNodeKind::kNormalForm;
    if ((is_name && a.text_of(id) != b.text_of(id)) ||
        (is_word && !equals_ignoring_case(a.text_of(id), b.text_of(id))) ||
        (is_number && !same_number(a.text_of(id), b.text_of(id)))) {
      return false;
    }
  }
  return true;
}

}  // namespace mapping
