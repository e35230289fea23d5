#include "language/mapping_labels.h"

#include <algorithm>

#include "language/json_place.h"
#include "language/texts.h"
#include "mapping/document.h"
#include "rules/names.h"

namespace mapping::language {
namespace {

constexpr LocalText kTaken{"Another node is called '{}'", "已有节点名为“{}”"};
constexpr LocalText kTakenByEdge{"An edge is called '{}', and the engine has one name space",
                                 "已有边名为“{}”，而引擎只有一个命名空间"};
constexpr LocalText kNoLabel{"No node can be called '{}'", "节点不能命名为“{}”"};

Span content_of(const Value& value) { return {value.span.begin + 1, value.span.end - 1}; }

// Calls `take` with each definition and whether it is a node.
template <typename Take>
void for_each_definition(const Document& document, Take take) {
  if (document.root() == kNoValue || document[document.root()].kind != ValueKind::kObject) return;
  for (const bool is_node : {true, false}) {
    const ValueId list =
        document.member(document.root(), is_node ? "node_definitions" : "edge_definitions");
    if (list == kNoValue || document[list].kind != ValueKind::kArray) continue;
    for (ValueId id = document[list].first_child; id != kNoValue; id = document[id].next_sibling) {
      if (document[id].kind == ValueKind::kObject) take(id, is_node);
    }
  }
}

const Value* string_member(const Document& document, ValueId object, std::string_view name) {
  const ValueId id = document.member(object, name);
  return id != kNoValue && document[id].kind == ValueKind::kString ? &document[id] : nullptr;
}

}  // namespace

std::optional<LabelPlaces> label_at(std::string_view text, std::uint32_t offset) {
  const Document document = Document::parse(text);
  std::optional<std::string> label;
  const auto each_label = [&](auto take) {
    for_each_definition(document, [&](ValueId definition, bool is_node) {
      if (is_node) {
        if (const Value* value = string_member(document, definition, "label")) take(*value, true);
        return;
      }
      for (const std::string_view end : {"from_node", "to_node"}) {
        if (const Value* value = string_member(document, definition, end)) take(*value, false);
      }
    });
  };
  each_label([&](const Value& value, bool) {
    if (value.span.begin < offset && offset < value.span.end) label = std::string(value.text);
  });
  if (!label) return std::nullopt;
  LabelPlaces places{.label = *label};
  each_label([&](const Value& value, bool is_node) {
    if (value.text == *label) (is_node ? places.nodes : places.edges).push_back(content_of(value));
  });
  return places;
}

Rename rename_label(std::string_view text, const LabelPlaces& label, std::string_view name,
                    Locale locale) {
  if (!is_accepted_name(name, NameKind::kLabel)) return {{}, kNoLabel.fill(locale, {name})};
  const Document document = Document::parse(text);
  const LocalText* taken = nullptr;
  for_each_definition(document, [&](ValueId definition, bool is_node) {
    const Value* other = string_member(document, definition, is_node ? "label" : "type");
    if (other == nullptr || (is_node && other->text == label.label)) return;
    if (equals_ignoring_case(other->text, name)) taken = is_node ? &kTaken : &kTakenByEdge;
  });
  if (taken != nullptr) return {{}, taken->fill(locale, {name})};
  std::vector<SqlEdit> edits;
  for (const std::vector<Span>& places : {label.nodes, label.edges}) {
    for (const Span place : places) edits.push_back({place, std::string(name)});
  }
  return {std::move(edits), {}};
}

std::vector<SqlString> sql_strings(std::string_view text) {
  const Document document = Document::parse(text);
  std::vector<SqlString> strings;
  for_each_definition(document, [&](ValueId definition, bool is_node) {
    SqlString found{.is_node = is_node, .definition = document[definition].span};
    if (const Value* sql = string_member(document, definition, "sql"))
      found.content = content_of(*sql);
    if (const Value* name = string_member(document, definition, is_node ? "label" : "type")) {
      found.name = std::string(name->text);
      found.name_place = content_of(*name);
    }
    strings.push_back(std::move(found));
  });
  return strings;
}

}  // namespace mapping::language
