#include "report/wire.h"

namespace mapping {
namespace {

void write_position(JsonWriter& json, const Position& position) {
  json.begin_object();
  json.key("line").integer(position.line);
  json.key("column").integer(position.column);
  json.key("offset").integer(position.offset);
  json.end_object();
}

void write_range(JsonWriter& json, std::string_view name, const std::optional<Range>& range) {
  if (!range) return;
  json.key(name).begin_object();
  json.key("start");
  write_position(json, range->start);
  json.key("end");
  write_position(json, range->end);
  json.end_object();
}

void write_related(JsonWriter& json, const std::vector<Related>& related, Locale locale) {
  if (related.empty()) return;
  json.key("related").begin_array();
  for (const Related& place : related) {
    json.begin_object();
    json.key("message").string(related_message(place.kind, locale));
    json.key("path").string(place.path);
    write_range(json, "range", place.range);
    write_range(json, "sql_range", place.sql_range);
    json.end_object();
  }
  json.end_array();
}

void write_edit(JsonWriter& json, const Edit& edit) {
  json.begin_object();
  json.key("path").string(edit.path);
  if (edit.sql_range) {
    write_range(json, "sql_range", edit.sql_range);
    json.key("text").string(edit.text);
  } else if (!edit.key.empty()) {
    json.key("key").string(edit.key);
  } else {
    json.key("value").value(edit.value);
  }
  json.end_object();
}

void write_fixes(JsonWriter& json, const std::vector<Fix>& fixes, Locale locale) {
  if (fixes.empty()) return;
  json.key("fixes").begin_array();
  for (const Fix& fix : fixes) {
    json.begin_object();
    json.key("title").string(fill_in(title_of(fix.kind, locale), fix.params));
    json.key("safe").boolean(fix.safe);
    json.key("edits").begin_array();
    for (const Edit& edit : fix.edits) write_edit(json, edit);
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic, Locale locale) {
  const Message& message = message_of(diagnostic.code);
  const std::string_view text = locale == Locale::kChinese ? message.chinese : message.english;
  json.begin_object();
  json.key("code").string(message.code);
  json.key("severity").string(name_of(message.severity));
  json.key("stage").string(name_of(message.stage));
  json.key("field").string(diagnostic.field);
  json.key("message").string(fill_in(text, diagnostic.params));
  json.key("params");
  write_params(json, diagnostic.params);
  json.key("path").string(diagnostic.path);
  write_range(json, "range", diagnostic.range);
  write_range(json, "sql_range", diagnostic.sql_range);
  write_related(json, diagnostic.related, locale);
  write_fixes(json, diagnostic.fixes, locale);
  json.end_object();
}

}  // namespace mapping
