#include <algorithm>
#include <string_view>

#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/queries/expression_form.h"
#include "mapping/text.h"

// What tells expressions of one form apart.
namespace mapping::analysis {
namespace {

using enum SqlNodeKind;

constexpr char kBetweenWords = '\0';

// 1.50e1 is 15 and 15e0: its digits without the zeros around them, and the power of ten behind.
std::string number_words(std::string_view written) {
  std::string digits;
  std::int64_t power = 0;
  bool behind_point = false;
  std::size_t i = written.starts_with('-') ? 1 : 0;
  for (; i < written.size() && to_lower(written[i]) != 'e'; ++i) {
    if (written[i] == '.') behind_point = true;
    if (written[i] < '0' || written[i] > '9') continue;
    digits += written[i];
    power -= behind_point ? 1 : 0;
  }
  std::string_view exponent = written.substr(std::min(i + 1, written.size()));
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  power += integer_value(exponent).value_or(0);
  digits.erase(0, digits.find_first_not_of('0'));
  while (digits.ends_with('0')) {
    digits.pop_back();
    ++power;
  }
  if (digits.empty()) power = 0;
  return (written.starts_with('-') ? "-" : "") + digits + "e" + std::to_string(power);
}

std::string binary_words(std::string_view written) {
  std::string digits;
  for (const char c : written) {
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n') digits += to_upper(c);
  }
  return digits;
}

std::string interval_words(const SqlTree& tree, SqlNodeId id) {
  const SqlNodeId value = tree[id].first_child;
  return (tree[id].is(SqlSign::kMinus) ? "-" : "") + string_value(tree, value);
}

std::string name_words(const SqlTree& tree, SqlNodeId name, NameForm names) {
  return names == NameForm::kWritten ? tree.name_of(name) : canonical_name(tree, name);
}

// Names of a list, each by its letters; of qualified ones each name.
std::string list_words(const SqlTree& tree, SqlNodeId first) {
  std::string words;
  for (SqlNodeId name = first; name != kNoSqlNode; name = tree[name].next) {
    if (tree[name].kind == kQualifiedName) {
      words += list_words(tree, tree[name].first_child) + kBetweenWords;
    } else if (tree[name].kind == kName) {
      words += tree.name_of(name) + kBetweenWords;
    } else {
      break;
    }
  }
  return words;
}

std::string call_words(const SqlTree& tree, SqlNodeId id) {
  std::string words = called_name(tree, id);
  if (is_special(tree, id, SqlSpecial::kNormalize)) {
    words += kBetweenWords;
    return words.append(normal_form(tree, id));
  }
  return words;
}

std::string special_words(const SqlTree& tree, SqlNodeId id) {
  if (is_special(tree, id, SqlSpecial::kExtract)) {
    return to_upper(tree.name_of(ExtractCall(tree, id).field()));
  }
  // A type behind RETURNING is compared by its letters.
  std::string words;
  for (const SqlNodeId child : tree.children(id)) {
    if (tree[child].kind == kGenericType)
      words += tree.name_of(GenericTypeNode(tree, child).name());
  }
  return words;
}

std::string type_words(const SqlTree& tree, const ExpressionForm& form, NameForm names) {
  const SqlNodeId id = form.node;
  std::string words;
  switch (tree[id].kind) {
    case kArrayType:
      return "ARRAY";
    case kMapType:
      return "MAP";
    case kDoublePrecision:
      return "DOUBLE";
    case kGenericType:
      words = name_words(tree, tree[id].first_child, names);
      break;
    default:
      break;
  }
  // The numbers of a type are compared as they are written.
  for (const SqlNodeId child : tree.children(id)) {
    if (tree[child].kind != kInteger) continue;
    words += kBetweenWords;
    words += tree.text_of(child);
  }
  return words;
}

std::string literal_words(const SqlTree& tree, const ExpressionForm& form) {
  const SqlNodeId id = form.node;
  switch (tree[id].kind) {
    case kInteger:
      if (const auto value = integer_value(tree.text_of(id))) return std::to_string(*value);
      return std::string(tree.text_of(id));
    case kDecimal:
      return number_text(tree, id);
    case kDouble:
      return number_words(number_text(tree, id));
    case kString:
      return string_value(tree, id);
    case kBinary:
      return binary_words(tree.text_of(id));
    case kInterval:
      return interval_words(tree, id);
    default: {
      const SqlNodeId type = tree[id].first_child;
      std::string value = string_value(tree, TypedLiteralNode(tree, id).value());
      if (form.kind == kDecimal) return value;
      return (tree[type].kind == kName ? tree.name_of(type) : "DOUBLE") + kBetweenWords + value;
    }
  }
}

}  // namespace

std::string words_of(const SqlTree& tree, const ExpressionForm& form, NameForm names) {
  const SqlNodeId id = form.node;
  switch (form.kind) {
    case kInteger:
    case kDecimal:
    case kDouble:
    case kString:
    case kBinary:
    case kTypedLiteral:
    case kInterval:
      return literal_words(tree, form);
    case kColumn:
    case kName:
      return name_words(tree, id, names);
    case kQualifiedName: {
      std::string words;
      for (const SqlNodeId part : name_parts(tree, id)) {
        words += to_lower(tree.name_of(part)) + kBetweenWords;
      }
      return words;
    }
    case kFunction:
      return call_words(tree, id);
    case kSpecial:
      return special_words(tree, id);
    case kLambda:
      return list_words(tree, tree[id].first_child);
    case kColumnNames:
      return list_words(tree, tree[id].first_child);
    case kAliased:
      return tree.name_of(AliasedNode(tree, id).name());
    case kGenericType:
    case kDatetimeType:
      return type_words(tree, form, names);
    default:
      return "";
  }
}

}  // namespace mapping::analysis
