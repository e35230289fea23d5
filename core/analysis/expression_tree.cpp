#include "analysis/expression_tree.h"

#include <algorithm>

#include "analysis/functions/functions.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::analysis {
namespace {

struct SpecialCall {
  SqlSpecial which;
  std::string_view name;
};

// AstBuilder of Trino 476.
constexpr SpecialCall kSpecialCalls[] = {
    {SqlSpecial::kPosition, "strpos"},
    {SqlSpecial::kSubstring, "substr"},
    {SqlSpecial::kNormalize, "normalize"},
    {SqlSpecial::kListagg, "listagg"},
};

bool is_operator_placed(SqlNodeKind kind) {
  switch (kind) {
    case SqlNodeKind::kComparison:
    case SqlNodeKind::kQuantified:
    case SqlNodeKind::kBetween:
    case SqlNodeKind::kIn:
    case SqlNodeKind::kLike:
    case SqlNodeKind::kIsNull:
    case SqlNodeKind::kIsTruth:
    case SqlNodeKind::kIsDistinct:
    case SqlNodeKind::kArithmetic:
    case SqlNodeKind::kConcat:
    case SqlNodeKind::kAtTimeZone:
      return true;
    default:
      return false;
  }
}

bool is_clause(SqlNodeKind kind) {
  return kind == SqlNodeKind::kQualifiedName || kind == SqlNodeKind::kOrderBy ||
         kind == SqlNodeKind::kFilter || kind == SqlNodeKind::kOver ||
         kind == SqlNodeKind::kNormalForm;
}

// The value of `\1F600` behind `digits` hexadecimal digits.
std::uint32_t code_point_of(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char c : digits) {
    const char lower = to_lower(c);
    value = value * 16 + static_cast<std::uint32_t>(lower >= 'a' ? lower - 'a' + 10 : lower - '0');
  }
  return value;
}

// U&'…' UESCAPE '!': the parser has checked the escapes.
std::string without_escapes(std::string_view text, char escape) {
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != escape) {
      value += text[i];
    } else if (i + 1 < text.size() && text[i + 1] == escape) {
      value += text[++i];
    } else {
      const bool longer = i + 1 < text.size() && text[i + 1] == '+';
      const std::size_t begin = i + (longer ? 2 : 1);
      const std::size_t count = longer ? 6 : 4;
      append_utf8(value, code_point_of(text.substr(std::min(begin, text.size()), count)));
      i = begin + count - 1;
    }
  }
  return value;
}

// The nodes below and including `id`: all of them, parents first; or children first without those of
// queries inside.
std::vector<SqlNodeId> collect_nodes(const SqlTree& tree, SqlNodeId id, bool children_first) {
  std::vector<SqlNodeId> found;
  std::vector<SqlNodeId> open{id};
  while (!open.empty()) {
    const SqlNodeId node = open.back();
    open.pop_back();
    found.push_back(node);
    if (children_first && tree[node].kind == SqlNodeKind::kQuery) continue;
    const std::size_t first = open.size();
    for (const SqlNodeId child : tree.children(node)) open.push_back(child);
    if (!children_first)
      std::reverse(open.begin() + static_cast<std::ptrdiff_t>(first), open.end());
  }
  // Parents before children and the last child first, turned around.
  if (children_first) std::ranges::reverse(found);
  return found;
}

}  // namespace

SqlNodeId unwrapped(const SqlTree& tree, SqlNodeId id) {
  while (tree[id].kind == SqlNodeKind::kParenthesized ||
         tree[id].kind == SqlNodeKind::kJsonFormatted) {
    id = tree[id].first_child;
  }
  return id;
}

SqlNodeId without_casts(const SqlTree& tree, SqlNodeId id) {
  for (id = unwrapped(tree, id); tree[id].kind == SqlNodeKind::kCast;) {
    id = unwrapped(tree, tree[id].first_child);
  }
  return id;
}

SqlNodeId unwrapped_relation(const SqlTree& tree, SqlNodeId id) {
  while (tree[id].kind == SqlNodeKind::kParenthesizedRelation) id = tree[id].first_child;
  return id;
}

SqlNodeId unaliased_relation(const SqlTree& tree, SqlNodeId id) {
  id = unwrapped_relation(tree, id);
  while (tree[id].kind == SqlNodeKind::kAliased) {
    id = unwrapped_relation(tree, tree[id].first_child);
  }
  return id;
}

bool is_lateral(const SqlTree& tree, SqlNodeId relation) {
  switch (tree[unaliased_relation(tree, relation)].kind) {
    case SqlNodeKind::kUnnest:
    case SqlNodeKind::kLateral:
    case SqlNodeKind::kJsonTable:
    case SqlNodeKind::kNearest:
      return true;
    default:
      return false;
  }
}

std::uint32_t next_token(std::string_view text, std::uint32_t byte) {
  while (byte < text.size()) {
    if (text.substr(byte, 2) == "--") {
      byte = static_cast<std::uint32_t>(std::min(text.find_first_of("\r\n", byte), text.size()));
    } else if (text.substr(byte, 2) == "/*") {
      const std::size_t end = text.find("*/", byte + 2);
      byte = static_cast<std::uint32_t>(end == std::string_view::npos ? text.size() : end + 2);
    } else if (text[byte] == ' ' || text[byte] == '\n' || text[byte] == '\t' ||
               text[byte] == '\r') {
      ++byte;
    } else {
      break;
    }
  }
  return byte;
}

std::uint32_t place_of(const SqlTree& tree, SqlNodeId id) {
  id = unwrapped(tree, id);
  if (is_operator_placed(tree[id].kind) || tree[id].kind == SqlNodeKind::kSetOperation) {
    return next_token(tree.text, tree[tree[id].first_child].span.end);
  }
  // A chain of AND begins where its first term is written, parentheses and all; `.x` and `[1]`
  // where their base is.
  return tree[id].span.begin;
}

bool is_special(const SqlTree& tree, SqlNodeId id, SqlSpecial which) {
  return tree[id].kind == SqlNodeKind::kSpecial && tree[id].is(which);
}

std::vector<SqlNodeId> name_parts(const SqlTree& tree, SqlNodeId id) {
  std::vector<SqlNodeId> parts;
  id = unwrapped(tree, id);
  if (tree[id].kind == SqlNodeKind::kQualifiedName) {
    for (const SqlNodeId part : tree.children(id)) {
      parts.push_back(part);
    }
    return parts;
  }
  while (tree[id].kind == SqlNodeKind::kDereference) {
    const SqlNodeId field = DereferenceNode(tree, id).field();
    if (tree[field].kind != SqlNodeKind::kName) return {};
    parts.push_back(field);
    id = unwrapped(tree, tree[id].first_child);
  }
  if (tree[id].kind != SqlNodeKind::kColumn) return {};
  parts.push_back(id);
  std::ranges::reverse(parts);
  return parts;
}

std::string canonical_name(const SqlTree& tree, SqlNodeId name) {
  const std::string_view written = tree.text_of(name);
  return written.starts_with('"') ? tree.name_of(name) : to_upper(written);
}

std::string called_name(const SqlTree& tree, SqlNodeId id) {
  if (tree[id].kind == SqlNodeKind::kConcat) return "concat";
  if (tree[id].kind == SqlNodeKind::kSpecial) {
    for (const SpecialCall& call : kSpecialCalls) {
      if (is_special(tree, id, call.which)) return std::string(call.name);
    }
  }
  std::string name;
  if (tree[id].kind == SqlNodeKind::kFunction) {
    for (const SqlNodeId part :
         name_parts(tree, tree.find_child(id, SqlNodeKind::kQualifiedName))) {
      name += name.empty() ? "" : ".";
      name += lower_identifier(tree.name_of(part));
    }
  }
  return name;
}

std::vector<SqlNodeId> nodes_below(const SqlTree& tree, SqlNodeId id) {
  return collect_nodes(tree, id, true);
}

std::vector<SqlNodeId> call_arguments(const SqlTree& tree, SqlNodeId id) {
  std::vector<SqlNodeId> arguments;
  if (tree[id].is(SqlStarArgument::kStar)) return arguments;
  for (const SqlNodeId child : tree.children(id)) {
    if (!is_clause(tree[child].kind)) arguments.push_back(child);
  }
  return arguments;
}

std::vector<SqlNodeId> nodes_in(const SqlTree& tree, SqlNodeId id) {
  return collect_nodes(tree, id, false);
}

std::string number_text(const SqlTree& tree, SqlNodeId id) {
  const std::string_view written = tree.text_of(id);
  if (!written.starts_with('-')) return std::string(written);
  return "-" + std::string(written.substr(next_token(written, 1)));
}

std::string_view normal_form(const SqlTree& tree, SqlNodeId id) {
  const SqlNodeId form = NormalizeCall(tree, id).form();
  return form == kNoSqlNode ? "NFC" : tree.text_of(form);
}

std::uint8_t content_of_call(const SqlTree& tree, SqlNodeId id) {
  if (is_special(tree, id, SqlSpecial::kGrouping)) return kHasGrouping;
  if (tree[id].kind == SqlNodeKind::kMeasure) return kHasWindow | kHasOver;
  const bool listagg = is_special(tree, id, SqlSpecial::kListagg);
  if (tree[id].kind != SqlNodeKind::kFunction && !listagg) return 0;
  if (tree.find_child(id, SqlNodeKind::kOver) != kNoSqlNode) return kHasWindow | kHasOver;
  if (listagg || tree.find_child(id, SqlNodeKind::kFilter) != kNoSqlNode ||
      tree.find_child(id, SqlNodeKind::kOrderBy) != kNoSqlNode) {
    return kHasAggregate;
  }
  const std::string name = called_name(tree, id);
  if (is_aggregate_function(name)) return kHasAggregate;
  return is_window_function(name) ? std::uint8_t{kHasWindow} : std::uint8_t{0};
}

std::vector<std::uint8_t> expression_contents(const SqlTree& tree) {
  std::vector<std::uint8_t> contents(tree.nodes.size(), 0);
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (tree[id].kind == SqlNodeKind::kQuery) continue;
    std::uint8_t content = content_of_call(tree, id);
    for (const SqlNodeId child : tree.children(id)) {
      content = static_cast<std::uint8_t>(content | contents[child]);
    }
    contents[id] = content;
  }
  return contents;
}

std::string string_value(const SqlTree& tree, SqlNodeId id) {
  const std::string_view written = tree.text_of(id);
  const std::size_t first = written.find('\'');
  if (first == std::string_view::npos) return std::string(written);
  std::string value;
  std::size_t i = first + 1;
  for (; i < written.size(); ++i) {
    if (written[i] == '\'' && (i + 1 == written.size() || written[i + 1] != '\'')) break;
    if (written[i] == '\'') ++i;
    value += written[i];
  }
  if (first == 0) return value;
  const bool is_given = i + 1 < written.size();  // UESCAPE '!', which ends the literal
  return without_escapes(value, is_given ? written[written.size() - 2] : '\\');
}

}  // namespace mapping::analysis
