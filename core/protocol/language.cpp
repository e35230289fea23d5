#include "protocol/language.h"

#include "protocol/results.h"
#include "report/json_writer.h"
#include "text/enum_table.h"

namespace mapping {
namespace {

constexpr std::string_view kKinds[] = {"keyword", "function", "column",  "alias",
                                       "table",   "schema",   "catalog", "named_query",
                                       "type",    "field",    "value",   "snippet"};

void write_item(JsonWriter& json, const CompletionItem& item) {
  json.begin_object().key("label").string(item.label);
  json.key("kind").string(kKinds[static_cast<std::size_t>(item.kind)]);
  json.key("text").string(item.text);
  if (!item.detail.empty()) json.key("detail").string(item.detail);
  json.end_object();
}

}  // namespace

std::string completion_result(Complete complete, std::string_view text, const JsonValue& options,
                              const LanguageContext& context) {
  const std::uint32_t offset = byte_at_offset(text, options["offset"].number().value_or(0));
  const CompletionList list = complete(text, offset, context);
  JsonWriter json;
  json.begin_object();
  write_flat_range(json, LineIndex(text, LineEnds::kEditor).range(list.range));
  json.key("items").begin_array();
  for (const CompletionItem& item : list.items) write_item(json, item);
  json.end_array().key("incomplete").boolean(list.incomplete).end_object();
  return std::move(json).text();
}

}  // namespace mapping
