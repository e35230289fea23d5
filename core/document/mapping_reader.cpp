#include "document/mapping_reader.h"

#include <algorithm>
#include <array>
#include <span>

#include "report/json_writer.h"

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
};

std::string join(std::string_view prefix, std::string_view name) {
  return prefix.empty() ? std::string(name) : std::string(prefix) + "." + std::string(name);
}

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
    if (!expect(document_.root(), ValueKind::kObject, "mapping")) return mapping;
    mapping.id = document_.root();
    ValueId edges = kNoValue;
    const std::array fields = {
        Field{.name = "name", .text = &mapping.name},
        Field{.name = "description", .text = &mapping.description},
        Field{.name = "ttl", .text = &mapping.ttl},
        Field{.name = "inactivity_timeout", .text = &mapping.inactivity_timeout},
        Field{.name = "node_definitions", .required = true, .list = &mapping.nodes_id},
        Field{.name = "edge_definitions", .list = &edges},
    };
    read_object(mapping.id, "", fields);
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
      if (expect(id, ValueKind::kObject, "definition")) read_definition(definition);
    }
  }

  void read_definition(NodeDefinition& node) {
    const std::array fields = {
        Field{.name = "label", .required = true, .text = &node.label},
        Field{.name = "sql", .required = true, .text = &node.sql},
        Field{.name = "primary_key", .required = true, .column = &node.primary_key},
        Field{.name = "properties", .properties = &node.properties},
    };
    read_object(node.id, "", fields);
  }

  void read_definition(EdgeDefinition& edge) {
    const std::array fields = {
        Field{.name = "type", .required = true, .text = &edge.type},
        Field{.name = "from_node", .required = true, .text = &edge.from_node},
        Field{.name = "to_node", .required = true, .text = &edge.to_node},
        Field{.name = "sql", .required = true, .text = &edge.sql},
        Field{.name = "from_key", .required = true, .text = &edge.from_key},
        Field{.name = "to_key", .required = true, .text = &edge.to_key},
        Field{.name = "properties", .properties = &edge.properties},
    };
    read_object(edge.id, "", fields);
  }

  void read_column(ValueId id, const std::string& field, ColumnDefinition& column) {
    if (!expect(id, ValueKind::kObject, field)) return;
    column.id = id;
    const std::array fields = {
        Field{.name = "name", .required = true, .text = &column.name},
        Field{.name = "type", .required = true, .text = &column.type},
    };
    read_object(id, field, fields);
  }

  void read_properties(ValueId id, const std::string& field, Properties& properties) {
    if (document_[id].kind == ValueKind::kNull || !expect(id, ValueKind::kArray, field)) return;
    properties.id = id;
    for (ValueId item = document_[id].first_child; item != kNoValue;
         item = document_[item].next_sibling) {
      const std::string item_field = field + "[" + std::to_string(document_[item].index) + "]";
      read_column(item, item_field, properties.columns.emplace_back());
    }
  }

  void read_object(ValueId object, const std::string& prefix, std::span<const Field> fields) {
    for (const Field& field : fields) {
      const ValueId id = document_.member(object, field.name);
      if (id != kNoValue) {
        read_field(id, join(prefix, field.name), field);
      } else if (field.required) {
        findings_.add(Finding(Code::kMissingField, join(prefix, field.name), object)
                          .with("name", field.name)
                          .missing(field.name));
      }
    }
    for (ValueId id = document_[object].first_child; id != kNoValue;
         id = document_[id].next_sibling) {
      const auto is_member = [&](const Field& field) { return field.name == document_[id].key; };
      if (std::none_of(fields.begin(), fields.end(), is_member)) report_unknown(id, prefix, fields);
    }
  }

  void read_field(ValueId id, const std::string& name, const Field& field) {
    if (!field.required && document_[id].kind == ValueKind::kNull) return;  // as good as absent
    if (field.text != nullptr && expect(id, ValueKind::kString, name))
      *field.text = {document_[id].text, id};
    if (field.column != nullptr) read_column(id, name, *field.column);
    if (field.properties != nullptr) read_properties(id, name, *field.properties);
    if (field.list != nullptr && expect(id, ValueKind::kArray, name)) *field.list = id;
  }

  bool expect(ValueId id, ValueKind kind, std::string_view field) {
    if (document_[id].kind == kind) return true;
    findings_.add(Finding(Code::kWrongType, field, id)
                      .with("expected", name_of(kind))
                      .with("actual", name_of(document_[id].kind)));
    return false;
  }

  void report_unknown(ValueId id, const std::string& prefix, std::span<const Field> fields) {
    const Value& value = document_[id];
    std::vector<std::string_view> absent;
    for (const Field& field : fields) {
      if (document_.member(value.parent, field.name) == kNoValue) absent.push_back(field.name);
    }
    const std::optional<std::string_view> suggestion = closest_match(value.key, absent);
    const std::string name = to_well_formed(value.key);
    Finding finding = Finding(suggestion ? Code::kUnknownFieldSimilar : Code::kUnknownField,
                              join(prefix, name), id)
                          .with("name", name);
    finding.span = value.key_span;
    if (suggestion) {
      finding.params.push_back({"suggestion", std::string(*suggestion)});
      finding.fixes.push_back(rename_fix(id, *suggestion));
    }
    findings_.add(std::move(finding));
  }

  // Replaces the object by one in which the member has another name: a path names values, not keys.
  Fix rename_fix(ValueId member, std::string_view name) {
    const ValueId object = document_[member].parent;
    JsonWriter json;
    json.begin_object();
    for (ValueId id = document_[object].first_child; id != kNoValue;
         id = document_[id].next_sibling) {
      json.key(id == member ? name : document_[id].key)
          .raw(slice(document_.text(), document_[id].span));
    }
    json.end_object();
    return {.kind = FixKind::kRenameField,
            .params = {{"name", std::string(name)}},
            .safe = true,
            .edits = {{.path = document_.pointer(object), .value = std::move(json).text()}}};
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
