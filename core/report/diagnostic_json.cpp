#include <charconv>

#include "report/wire.h"

namespace mapping {
namespace {

// A range in one piece: there are two for every column of a query, and JSON writers are slow.
class RangeText {
 public:
  explicit RangeText(const Range& range) {
    put(R"({"start":)");
    put(range.start);
    put(R"(,"end":)");
    put(range.end);
    put("}");
  }

  [[nodiscard]] std::string_view view() const {
    return {buffer_, static_cast<std::size_t>(end_ - buffer_)};
  }

 private:
  void put(std::string_view text) { end_ = std::copy(text.begin(), text.end(), end_); }
  void put(std::uint32_t number) { end_ = std::to_chars(end_, std::end(buffer_), number).ptr; }
  void put(const Position& position) {
    put(R"({"line":)");
    put(position.line);
    put(R"(,"column":)");
    put(position.column);
    put(R"(,"offset":)");
    put(position.offset);
    put("}");
  }

  char buffer_[160];
  char* end_ = buffer_;
};

void write_place(JsonWriter& json, std::string_view name, const std::optional<Range>& range) {
  if (!range) return;
  json.key(name);
  write_range(json, *range);
}

void write_related(JsonWriter& json, const std::vector<Related>& related, Locale locale) {
  if (related.empty()) return;
  json.key("related").begin_array();
  for (const Related& place : related) {
    json.begin_object();
    json.key("message").string(related_message(locale));
    json.key("path").string(place.path);
    write_place(json, "range", place.range);
    json.end_object();
  }
  json.end_array();
}

void write_edit(JsonWriter& json, const Edit& edit) {
  json.begin_object();
  json.key("path").string(edit.path);
  if (edit.sql_range) {
    write_place(json, "sql_range", edit.sql_range);
    json.key("text").string(edit.text);
  } else {
    json.key("value").raw(edit.value);
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

void write_range(JsonWriter& json, const Range& range) { json.raw(RangeText(range).view()); }

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
  write_place(json, "range", diagnostic.range);
  write_place(json, "sql_range", diagnostic.sql_range);
  write_related(json, diagnostic.related, locale);
  write_fixes(json, diagnostic.fixes, locale);
  json.end_object();
}

}  // namespace mapping
