#include "document/mapping_reader.h"

#include <algorithm>
#include <array>
#include <span>

namespace mapping {
namespace {

// Where a field of a definition goes. Exactly one of the targets is set.
struct Field {
  std::string_view name;
  bool required = false;
  Text* text = nullptr;
  ColumnDefinition* column = nullptr;
  Properties* properties = nullptr;
  ValueId* list = nullptr;  // an array that the caller walks
  ValueId id = kNoValue;    // the member that was found
};

ValueKind kind_of(const Field& field) {
  if (field.text != nullptr) return ValueKind::kString;
  return field.column != nullptr ? ValueKind::kObject : ValueKind::kArray;
}

// Where in a definition an object stands: itself, `primary_key`, `properties[2]`. The text is made
// only for a finding.
struct ObjectPlace {
  static constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

  std::string_view name{};
  std::uint32_t index = kNoIndex;

  [[nodiscard]] std::string text() const {
    return index == kNoIndex ? std::string(name)
                             : std::string(name) + "[" + std::to_string(index) + "]";
  }
  [[nodiscard]] std::string field(std::string_view member) const {
    return name.empty() ? std::string(member) : text() + "." + std::string(member);
  }
};

// The definition that holds the value.
Owner owner_of(const Document& document, ValueId id) {
  ValueId list = id == kNoValue ? kNoValue : document[id].parent;
  while (list != kNoValue && document[list].parent != document.root()) {
    id = list;
    list = document[list].parent;
  }
  if (list == kNoValue || document[list].parent == kNoValue) return {};
  if (document[list].key == "node_definitions") return {DefinitionKind::kNode, document[id].index};
  if (document[list].key == "edge_definitions") return {DefinitionKind::kEdge, document[id].index};
  return {};
}

class MappingReader {
 public:
  MappingReader(const Document& document, FindingList& findings)
      : document_(document), findings_(findings) {}

  Mapping read() {
    Mapping mapping;
    if (document_[document_.root()].kind != ValueKind::kObject) {
      report_kind(document_.root(), ValueKind::kObject, "mapping");
      return mapping;
    }
    mapping.id = document_.root();
    ValueId edges = kNoValue;
    std::array fields = {
        Field{.name = "name", .text = &mapping.name},
        Field{.name = "description", .text = &mapping.description},
        Field{.name = "ttl", .text = &mapping.ttl},
        Field{.name = "inactivity_timeout", .text = &mapping.inactivity_timeout},
        Field{.name = "node_definitions", .required = true, .list = &mapping.nodes_id},
        Field{.name = "edge_definitions", .list = &edges},
    };
    read_object(mapping.id, {}, fields);
    read_definitions(mapping.nodes_id, DefinitionKind::kNode, mapping.nodes);
    read_definitions(edges, DefinitionKind::kEdge, mapping.edges);
    findings_.set_owner({});
    return mapping;
  }

 private:
  template <typename Definition>
  void read_definitions(ValueId list, DefinitionKind kind, std::vector<Definition>& definitions) {
    if (list == kNoValue) return;
    for (ValueId id = document_[list].first_child; id != kNoValue;
         id = document_[id].next_sibling) {
      Definition& definition = definitions.emplace_back();
      definition.id = id;
      findings_.set_owner({kind, document_[id].index});
      if (document_[id].kind == ValueKind::kObject) {
        read_definition(definition);
      } else {
        report_kind(id, ValueKind::kObject, "definition");
      }
    }
  }

  void read_definition(NodeDefinition& node) {
    std::array fields = {
        Field{.name = "label", .required = true, .text = &node.label},
        Field{.name = "sql", .required = true, .text = &node.sql},
        Field{.name = "primary_key", .required = true, .column = &node.primary_key},
        Field{.name = "properties", .properties = &node.properties},
    };
    read_object(node.id, {}, fields);
  }

  void read_definition(EdgeDefinition& edge) {
    std::array fields = {
        Field{.name = "type", .required = true, .text = &edge.type},
        Field{.name = "from_node", .required = true, .text = &edge.from_node},
        Field{.name = "to_node", .required = true, .text = &edge.to_node},
        Field{.name = "sql", .required = true, .text = &edge.sql},
        Field{.name = "from_key", .required = true, .text = &edge.from_key},
        Field{.name = "to_key", .required = true, .text = &edge.to_key},
        Field{.name = "properties", .properties = &edge.properties},
    };
    read_object(edge.id, {}, fields);
  }

  void read_column(ValueId id, const ObjectPlace& place, ColumnDefinition& column) {
    if (document_[id].kind != ValueKind::kObject)
      return report_kind(id, ValueKind::kObject, place.text());
    column.id = id;
    std::array fields = {
        Field{.name = "name", .required = true, .text = &column.name},
        Field{.name = "type", .required = true, .text = &column.type},
    };
    read_object(id, place, fields);
  }

  void read_properties(ValueId id, Properties& properties) {
    if (document_[id].kind != ValueKind::kArray)
      return report_kind(id, ValueKind::kArray, "properties");
    properties.id = id;
    properties.columns.reserve(count_children(id));
    for (ValueId item = document_[id].first_child; item != kNoValue;
         item = document_[item].next_sibling) {
      read_column(item, {"properties", document_[item].index}, properties.columns.emplace_back());
    }
  }

  [[nodiscard]] std::size_t count_children(ValueId parent) const {
    std::size_t count = 0;
    for (ValueId id = document_[parent].first_child; id != kNoValue;
         id = document_[id].next_sibling)
      ++count;
    return count;
  }

  // Members mostly come in the order of the fields, so each is looked for behind the one before it
  // first.
  void read_object(ValueId object, const ObjectPlace& place, std::span<Field> fields) {
    bool has_unknown = false;
    std::size_t next = 0;
    for (ValueId id = document_[object].first_child; id != kNoValue;
         id = document_[id].next_sibling) {
      const std::size_t found = find_field(fields, document_[id].key, next);
      has_unknown = has_unknown || (found == fields.size() && !is_for_editors(id));
      if (found == fields.size()) continue;
      fields[found].id = id;
      next = found + 1;
    }
    for (const Field& field : fields) read_field(object, place, field);
    if (has_unknown) report_unknown_members(object, place, fields);
  }

  static std::size_t find_field(std::span<const Field> fields, std::string_view name,
                                std::size_t first) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::size_t at = (first + i) % fields.size();
      if (fields[at].name == name) return at;
    }
    return fields.size();
  }

  void read_field(ValueId object, const ObjectPlace& place, const Field& field) {
    if (field.id == kNoValue) {
      if (!field.required) return;
      return findings_.add(Finding(Code::kMissingField, place.field(field.name), object)
                               .with("name", field.name)
                               .missing(field.name));
    }
    const Value& value = document_[field.id];
    if (!field.required && value.kind == ValueKind::kNull) return;  // as good as absent
    if (field.column != nullptr) return read_column(field.id, {field.name}, *field.column);
    if (field.properties != nullptr) return read_properties(field.id, *field.properties);
    const ValueKind expected = kind_of(field);
    if (value.kind != expected) return report_kind(field.id, expected, place.field(field.name));
    if (field.text != nullptr) *field.text = {value.text, field.id};
    if (field.list != nullptr) *field.list = field.id;
  }

  void report_kind(ValueId id, ValueKind expected, std::string_view field) {
    findings_.add(Finding(Code::kWrongType, field, id)
                      .with("expected", name_of(expected))
                      .with("actual", name_of(document_[id].kind)));
  }

  void report_unknown_members(ValueId object, const ObjectPlace& place,
                              std::span<const Field> fields) {
    for (ValueId id = document_[object].first_child; id != kNoValue;
         id = document_[id].next_sibling) {
      if (find_field(fields, document_[id].key, 0) == fields.size() && !is_for_editors(id))
        report_unknown(id, place, fields);
    }
  }

  // The address of a mapping's JSON Schema, which is no field of it.
  [[nodiscard]] bool is_for_editors(ValueId member) const {
    return document_[member].parent == document_.root() && document_[member].key == "$schema";
  }

  void report_unknown(ValueId id, const ObjectPlace& place, std::span<const Field> fields) {
    const Value& value = document_[id];
    std::vector<std::string_view> absent;
    for (const Field& field : fields) {
      if (field.id == kNoValue) absent.push_back(field.name);
    }
    const std::optional<std::string_view> suggestion = closest_match(value.key, absent);
    const std::string name = to_well_formed(value.key);
    Finding finding = Finding(suggestion ? Code::kUnknownFieldSimilar : Code::kUnknownField,
                              place.field(name), id)
                          .with("name", name);
    finding.span = value.key_span;
    if (suggestion) {
      finding.params.push_back({"suggestion", std::string(*suggestion)});
      const bool can_be_meant = value.kind == kind_of(fields[find_field(fields, *suggestion, 0)]);
      // A path cannot name a key with half of a surrogate pair or a byte that is no UTF-8.
      constexpr std::string_view kReplaced = "\xEF\xBF\xBD";
      const bool has_path = name.find(kReplaced) == std::string::npos && is_only_one(id);
      if (can_be_meant && has_path && findings_.keeps_more())
        finding.fixes.push_back(rename_fix(id, *suggestion));
    }
    findings_.add(std::move(finding));
  }

  // A path leads to the last of equal keys, so only a key that stands alone can be named.
  [[nodiscard]] bool is_only_one(ValueId member) const {
    const Value& object = document_[document_[member].parent];
    for (ValueId id = object.first_child; id != kNoValue; id = document_[id].next_sibling) {
      if (id != member && document_[id].key == document_[member].key) return false;
    }
    return true;
  }

  Fix rename_fix(ValueId member, std::string_view name) {
    return {.kind = FixKind::kRenameField,
            .params = {{"name", std::string(name)}},
            .safe = true,
            .edits = {{.path = document_.pointer(member), .key = std::string(name)}}};
  }

  const Document& document_;
  FindingList& findings_;
};

}  // namespace

Mapping read_mapping(const Document& document, FindingList& findings) {
  for (const DocumentFault& fault : document.faults()) {
    findings.set_owner(owner_of(document, fault.value));
    Finding finding(fault.code, "mapping", fault.value);
    finding.params = fault.params;
    finding.span = fault.span;
    findings.add(std::move(finding));
  }
  findings.set_owner({});
  if (document.root() == kNoValue || !document.is_complete()) return {};
  return MappingReader(document, findings).read();
}

}  // namespace mapping
