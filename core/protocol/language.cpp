#include "protocol/language.h"

#include <span>
#include <utility>

#include "language/hover_mapping.h"
#include "language/json_place.h"
#include "language/mapping_labels.h"
#include "language/mapping_paths.h"
#include "language/mapping_rename.h"
#include "language/texts.h"
#include "mapping/document.h"
#include "mapping/refactoring.h"
#include "protocol/language_request.h"
#include "protocol/results.h"
#include "report/json_writer.h"
#include "text/sort_numbers.h"

namespace mapping {
namespace {

using language::DecodedString;

constexpr std::string_view kKinds[] = {"keyword", "function", "column",  "alias",
                                       "table",   "schema",   "catalog", "named_query",
                                       "type",    "field",    "value",   "snippet"};
constexpr std::string_view kSymbolKinds[] = {"named_query", "column", "relation"};

template <std::size_t Count, typename Kind>
std::string_view name_of(const std::string_view (&names)[Count], Kind kind) {
  return names[static_cast<std::size_t>(kind)];
}

void write_item(JsonWriter& json, const CompletionItem& item) {
  json.begin_object().key("label").string(item.label);
  json.key("kind").string(name_of(kKinds, item.kind));
  json.key("text").string(item.text);
  if (!item.detail.empty()) json.key("detail").string(item.detail);
  json.end_object();
}

void write_completions(Asked& asked, const CompletionList& list) {
  JsonWriter& json = asked.json.begin_object();
  asked.places.write("range", list.range);
  json.key("items").begin_array();
  for (const CompletionItem& item : list.items) write_item(json, item);
  json.end_array().key("incomplete").boolean(list.incomplete).end_object();
}

void complete(Asked& asked, const LanguageContext& context) {
  write_completions(asked, complete_mapping(asked.text, asked.offset, context));
}

void complete_statement(Asked& asked, const LanguageContext& context) {
  write_completions(asked, complete_sql(asked.text, asked.offset, context));
}

void write_hover(Asked& asked, const std::optional<Hover>& found) {
  JsonWriter& json = asked.json.begin_object();
  if (found) {
    asked.places.write("range", found->range);
    json.key("contents").begin_array();
    for (const HoverContent& content : found->contents) {
      json.begin_object().key("kind").string(content.is_code ? "code" : "text");
      json.key("text").string(content.text).end_object();
    }
    json.end_array();
    if (!found->function.empty()) json.key("function").string(found->function);
  }
  json.end_object();
}

void hover(Asked& asked, const LanguageContext& context) {
  write_hover(asked, hover_sql(asked.text, asked.offset, context));
}

void hover_field(Asked& asked, const LanguageContext& context) {
  write_hover(asked, language::hover_mapping(asked.text, asked.offset, context));
}

void signature(Asked& asked, const LanguageContext& context) {
  const std::optional<SignatureHelp> help = signature_sql(asked.text, asked.offset, context);
  JsonWriter& json = asked.json.begin_object();
  if (help) {
    json.key("function").string(help->function).key("signatures").begin_array();
    for (const FunctionSignature& one : help->signatures) {
      json.begin_object().key("label").string(one.label).key("parameters").begin_array();
      for (const std::string& parameter : one.parameters) json.string(parameter);
      json.end_array().end_object();
    }
    json.end_array().key("activeSignature").integer(help->active_signature);
    json.key("activeParameter").integer(help->active_parameter);
  }
  json.end_object();
}

// As deep as the queries of the statement.
void write_symbols(Asked& asked, const std::vector<DocumentSymbol>& symbols) {
  JsonWriter& json = asked.json.begin_array();
  for (const DocumentSymbol& symbol : symbols) {
    json.begin_object().key("name").string(symbol.name).key("detail").string(symbol.detail);
    json.key("kind").string(name_of(kSymbolKinds, symbol.kind));
    asked.places.write("range", symbol.range);
    asked.places.write("selectionRange", symbol.selection);
    json.key("children");
    write_symbols(asked, symbol.children);
    json.end_object();
  }
  json.end_array();
}

void symbols(Asked& asked, const LanguageContext& context) {
  asked.json.begin_object().key("symbols");
  write_symbols(asked, symbols_sql(asked.text, context));
  asked.json.end_object();
}

void folding(Asked& asked, const LanguageContext&) {
  asked.places.write_all(folding_sql(asked.text));
}

// Three numbers a token, since there are hundreds of thousands: how far it begins behind the end of
// the one before, its length, and twice its kind, one more where a name is given.
void write_tokens(Asked& asked, std::string_view sql, const LanguageContext& context) {
  for (const SemanticToken& token : semantic_tokens_sql(sql, context)) {
    const std::uint32_t begin = asked.places.position_of(token.range.begin).offset;
    const std::uint32_t end = asked.places.position_of(token.range.end).offset;
    asked.json.integer(begin - asked.last_end).integer(end - begin);
    asked.json.integer(static_cast<int>(token.kind) * 2 + (token.declares ? 1 : 0));
    asked.last_end = end;
  }
}

void write_hints(Asked& asked, std::string_view sql, const LanguageContext& context) {
  JsonWriter& json = asked.json;
  for (const InlayHint& hint : inlay_hints_sql(sql, context)) {
    json.begin_object().key("position").begin_array();
    asked.places.put(hint.place);
    json.end_array().key("label").string(hint.label).end_object();
  }
}

using WriteItems = void (&)(Asked& asked, std::string_view sql, const LanguageContext& context);

void write_list(Asked& asked, std::string_view key, WriteItems write,
                const LanguageContext& context) {
  asked.json.begin_object().key(key).begin_array();
  write(asked, asked.text, context);
  asked.json.end_array().end_object();
}

void semantic_tokens(Asked& asked, const LanguageContext& context) {
  write_list(asked, "tokens", write_tokens, context);
}

void inlay_hints(Asked& asked, const LanguageContext& context) {
  write_list(asked, "hints", write_hints, context);
}

// Of all queries of a mapping, in the order of the text.
void write_list_of_mapping(Asked& asked, std::string_view key, WriteItems write,
                           const LanguageContext& context) {
  asked.json.begin_object().key(key).begin_array();
  const std::vector<language::SqlString> strings = language::sql_strings(asked.text);
  std::vector<std::uint64_t> order;
  for (std::uint32_t i = 0; i < strings.size(); ++i)
    order.push_back(order_key(strings[i].content.begin, i));
  sort_numbers(order);
  for (const std::uint64_t sorted : order) {
    const language::SqlString& sql = strings[place_of_key(sorted)];
    const DecodedString decoded = language::decode_string(asked.text, sql.content);
    asked.places.within(&decoded);
    write(asked, decoded.text, context);
    asked.places.within(nullptr);
  }
  asked.json.end_array().end_object();
}

void mapping_tokens(Asked& asked, const LanguageContext& context) {
  write_list_of_mapping(asked, "tokens", write_tokens, context);
}

void mapping_hints(Asked& asked, const LanguageContext& context) {
  write_list_of_mapping(asked, "hints", write_hints, context);
}

// The definitions, each with what its query names.
void mapping_symbols(Asked& asked, const LanguageContext& context) {
  JsonWriter& json = asked.json.begin_object().key("symbols").begin_array();
  for (const language::SqlString& sql : language::sql_strings(asked.text)) {
    json.begin_object().key("name").string(sql.name).key("detail").string("");
    json.key("kind").string(sql.is_node ? "node" : "edge");
    asked.places.write("range", sql.definition);
    const bool has_name = sql.name_place.size() != 0;
    asked.places.write("selectionRange", has_name ? sql.name_place : sql.definition);
    const DecodedString decoded = language::decode_string(asked.text, sql.content);
    asked.places.within(&decoded);
    json.key("children");
    write_symbols(asked, symbols_sql(decoded.text, context));
    asked.places.within(nullptr);
    json.end_object();
  }
  json.end_array().end_object();
}

// Objects and lists over several lines.
void mapping_folding(Asked& asked, const LanguageContext&) {
  const Document document = Document::parse(asked.text);
  std::vector<Span> folds;
  for (ValueId id = 0; id < document.size(); ++id) {
    const Value& value = document[id];
    const bool is_container = value.kind == ValueKind::kObject || value.kind == ValueKind::kArray;
    if (is_container && slice(asked.text, value.span).find('\n') != std::string_view::npos)
      folds.push_back(value.span);
  }
  asked.places.write_all(folds);
}

void definition(Asked& asked, const LanguageContext& context) {
  asked.places.write_all(definition_sql(asked.text, asked.offset, context));
}

void references(Asked& asked, const LanguageContext& context) {
  asked.places.write_all(references_sql(asked.text, asked.offset, context));
}

void prepare_rename(Asked& asked, const LanguageContext& context) {
  const std::optional<RenameTarget> target = prepare_rename_sql(asked.text, asked.offset, context);
  JsonWriter& json = asked.json.begin_object();
  if (target) {
    asked.places.write("range", target->range);
    json.key("placeholder").string(target->placeholder);
  }
  json.end_object();
}

void write_edits(Asked& asked, const std::vector<SqlEdit>& edits) {
  for (const SqlEdit& edit : edits) {
    asked.json.begin_object();
    asked.places.write("range", edit.span);
    asked.json.key("text").string(asked.places.written(edit.text)).end_object();
  }
}

void write_rename(Asked& asked, const Rename& renamed, const std::vector<SqlEdit>& followed) {
  JsonWriter& json = asked.json.begin_object();
  if (!renamed.refused.empty()) {
    json.key("refused").string(renamed.refused).end_object();
    return;
  }
  json.key("edits").begin_array();
  write_edits(asked, renamed.edits);
  asked.places.within(nullptr);
  write_edits(asked, followed);
  json.end_array().end_object();
}

void rename(Asked& asked, const LanguageContext& context) {
  const std::string name = text_of(asked.options, "name");
  const Rename renamed = rename_sql(asked.text, asked.offset, name, context);
  std::vector<SqlEdit> followed;
  if (asked.in_mapping != nullptr) {
    followed = language::follow_columns(asked.mapping, *asked.in_mapping, asked.text, renamed.edits,
                                        context);
  }
  write_rename(asked, renamed, followed);
}

void refactorings(Asked& asked, const LanguageContext& context) {
  JsonWriter& json = asked.json.begin_object().key("actions").begin_array();
  for (const Refactoring& one : refactorings_sql(asked.text, asked.offset, context)) {
    json.begin_object().key("title").string(one.title);
    json.key("edits").begin_array();
    write_edits(asked, one.edits);
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void no_refactorings(Asked& asked, const LanguageContext&) {
  asked.json.begin_object().key("actions").begin_array().end_array().end_object();
}

void nothing(Asked& asked, const LanguageContext&) { asked.json.begin_object().end_object(); }

void label_definition(Asked& asked, const LanguageContext&) {
  const auto label = language::label_at(asked.text, asked.offset);
  asked.places.write_all(label ? label->nodes : std::vector<Span>());
}

void label_references(Asked& asked, const LanguageContext&) {
  const auto label = language::label_at(asked.text, asked.offset);
  std::vector<Span> places = label ? label->nodes : std::vector<Span>();
  if (label) places.insert(places.end(), label->edges.begin(), label->edges.end());
  asked.places.write_all(places);
}

void prepare_label_rename(Asked& asked, const LanguageContext&) {
  const auto label = language::label_at(asked.text, asked.offset);
  JsonWriter& json = asked.json.begin_object();
  if (label) {
    asked.places.write("range", language::find_json_place(asked.text, asked.offset).content);
    json.key("placeholder").string(label->label);
  }
  json.end_object();
}

void label_rename(Asked& asked, const LanguageContext& context) {
  const auto label = language::label_at(asked.text, asked.offset);
  const std::string name = text_of(asked.options, "name");
  write_rename(asked,
               label ? language::rename_label(asked.text, *label, name, context.locale)
                     : Rename{{}, language::kNotRenamed.fill(context.locale)},
               {});
}

using Answer = void (*)(Asked& asked, const LanguageContext& context);

// `name` asks of a mapping's text, `name_sql` of a query's own.
struct Row {
  std::string_view name;
  Answer of_sql;
  Answer of_mapping;      // where the place is in no SQL
  bool is_placed = true;  // asks of one place, which may be in the SQL of a mapping
};

constexpr Row kRows[] = {
    {"complete", complete_statement, complete, false},
    {"hover", hover, hover_field},
    {"signature", signature, nothing},
    {"definition", definition, label_definition},
    {"references", references, label_references},
    {"prepare_rename", prepare_rename, prepare_label_rename},
    {"rename", rename, label_rename},
    {"refactorings", refactorings, no_refactorings},
    {"symbols", symbols, mapping_symbols, false},
    {"folding", folding, mapping_folding, false},
    {"semantic_tokens", semantic_tokens, mapping_tokens, false},
    {"inlay_hints", inlay_hints, mapping_hints, false},
};

std::string answer(Answer run, Asked& asked, const LanguageContext& context) {
  run(asked, context);
  return std::move(asked.json).text();
}

std::string mapping_answer(const Row& row, std::string_view text, const Json& options,
                           const LanguageContext& context) {
  Asked asked(text, options);
  if (!row.is_placed) return answer(row.of_mapping, asked, context);
  const language::JsonPlace place = language::find_json_place(text, asked.offset);
  if (!language::is_sql(place)) return answer(row.of_mapping, asked, context);
  const DecodedString sql = language::decode_string(text, place.content);
  Asked in_sql(text, options, place, sql);
  return answer(row.of_sql, in_sql, context);
}

}  // namespace

std::optional<std::string> language_result(std::string_view operation, std::string_view text,
                                           const Json& options, const LanguageContext& context) {
  constexpr std::string_view kSql = "_sql";
  const bool is_sql = operation.ends_with(kSql);
  if (is_sql) operation.remove_suffix(kSql.size());
  for (const Row& row : kRows) {
    if (row.name != operation) continue;
    if (!is_sql) return mapping_answer(row, text, options, context);
    Asked asked(text, options);
    return answer(row.of_sql, asked, context);
  }
  return std::nullopt;
}

}  // namespace mapping
