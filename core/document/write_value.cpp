#include "document/write_value.h"

namespace mapping {

// As deep as the document, which has a limit.
void write_value(JsonWriter& json, const Document& document, ValueId id) {
  const Value& value = document[id];
  const bool is_object = value.kind == ValueKind::kObject;
  switch (value.kind) {
    case ValueKind::kNull:
      json.null();
      return;
    case ValueKind::kBoolean:
      json.boolean(value.text == "true");
      return;
    case ValueKind::kNumber:
      json.number(value.text);
      return;
    case ValueKind::kString:
      json.string(value.text);
      return;
    case ValueKind::kArray:
    case ValueKind::kObject:
      break;
  }
  is_object ? json.begin_object() : json.begin_array();
  for (ValueId child = value.first_child; child != kNoValue; child = document[child].next_sibling) {
    if (is_object) json.key_of_text(document[child].key);
    write_value(json, document, child);
  }
  is_object ? json.end_object() : json.end_array();
}

}  // namespace mapping
