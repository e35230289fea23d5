#include "protocol/language.h"

#include <span>
#include <utility>

#include "protocol/results.h"
#include "report/json_writer.h"

namespace mapping {
namespace {

constexpr std::string_view kKinds[] = {"keyword", "function", "column",  "alias",
                                       "table",   "schema",   "catalog", "named_query",
                                       "type",    "field",    "value",   "snippet"};
constexpr std::string_view kSymbolKinds[] = {"named_query", "column", "relation"};
constexpr std::string_view kTokenKinds[] = {"keyword",  "function", "column",   "table",
                                            "alias",    "type",     "string",   "number",
                                            "operator", "comment",  "parameter"};

template <std::size_t Count, typename Kind>
std::string_view name_of(const std::string_view (&names)[Count], Kind kind) {
  return names[static_cast<std::size_t>(kind)];
}

// Places of a text, in the units of editors.
class Places {
 public:
  Places(std::string_view text, JsonWriter& json) : index_(text, LineEnds::kEditor), json_(json) {}

  void write(std::string_view key, Span span) {
    json_.key(key);
    write(span);
  }
  // [line, column, offset] of both ends.
  void write(Span span) {
    json_.begin_array();
    put(span.begin);
    put(span.end);
    json_.end_array();
  }
  void write_all(std::span<const Span> spans) {
    json_.begin_object().key("ranges").begin_array();
    for (const Span span : spans) write(span);
    json_.end_array().end_object();
  }
  void put(std::uint32_t byte) {
    const Position position = index_.position(byte);
    json_.integer(position.line).integer(position.column).integer(position.offset);
  }

 private:
  LineIndex index_;
  JsonWriter& json_;
};

// One request: what is asked, and where the answer is written.
struct Asked {
  Asked(std::string_view the_text, const JsonValue& the_options)
      : text(the_text),
        options(the_options),
        offset(byte_at_offset(the_text, the_options["offset"].number().value_or(0))),
        places(the_text, json) {}

  std::string_view text;
  const JsonValue& options;
  std::uint32_t offset;
  JsonWriter json{};
  Places places;
};

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

void hover(Asked& asked, const LanguageContext& context) {
  const std::optional<Hover> found = hover_sql(asked.text, asked.offset, context);
  JsonWriter& json = asked.json.begin_object();
  if (found) {
    asked.places.write("range", found->range);
    json.key("contents").begin_array();
    for (const HoverContent& content : found->contents) {
      json.begin_object().key("kind").string(content.is_code ? "code" : "text");
      json.key("text").string(content.text).end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void signature(Asked& asked, const LanguageContext& context) {
  const std::optional<SignatureHelp> help = signature_sql(asked.text, asked.offset, context);
  JsonWriter& json = asked.json.begin_object();
  if (help) {
    json.key("signatures").begin_array();
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

void semantic_tokens(Asked& asked, const LanguageContext& context) {
  JsonWriter& json = asked.json.begin_object().key("tokens").begin_array();
  for (const SemanticToken& token : semantic_tokens_sql(asked.text, context)) {
    json.begin_object();
    asked.places.write("range", token.range);
    json.key("type").string(name_of(kTokenKinds, token.kind));
    json.key("modifiers").begin_array();
    if (token.declares) json.string("declaration");
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void inlay_hints(Asked& asked, const LanguageContext& context) {
  JsonWriter& json = asked.json.begin_object().key("hints").begin_array();
  for (const InlayHint& hint : inlay_hints_sql(asked.text, context)) {
    json.begin_object().key("position").begin_array();
    asked.places.put(hint.place);
    json.end_array().key("label").string(hint.label).end_object();
  }
  json.end_array().end_object();
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

void rename(Asked& asked, const LanguageContext& context) {
  const std::string name = asked.options["name"].text();
  const Rename renamed = rename_sql(asked.text, asked.offset, name, context);
  JsonWriter& json = asked.json.begin_object();
  if (!renamed.refused.empty()) {
    json.key("refused").string(renamed.refused);
  } else {
    json.key("edits").begin_array();
    for (const SqlEdit& edit : renamed.edits) {
      json.begin_object();
      asked.places.write("range", edit.span);
      json.key("text").string(edit.text).end_object();
    }
    json.end_array();
  }
  json.end_object();
}

constexpr struct {
  std::string_view name;
  void (*answer)(Asked& asked, const LanguageContext& context);
} kAnswers[] = {
    {"complete", complete},
    {"complete_sql", complete_statement},
    {"hover_sql", hover},
    {"signature_sql", signature},
    {"symbols_sql", symbols},
    {"folding_sql", folding},
    {"semantic_tokens_sql", semantic_tokens},
    {"inlay_hints_sql", inlay_hints},
    {"definition_sql", definition},
    {"references_sql", references},
    {"prepare_rename_sql", prepare_rename},
    {"rename_sql", rename},
};

}  // namespace

std::optional<std::string> language_result(std::string_view operation, std::string_view text,
                                           const JsonValue& options,
                                           const LanguageContext& context) {
  for (const auto& row : kAnswers) {
    if (row.name != operation) continue;
    Asked asked(text, options);
    row.answer(asked, context);
    return std::move(asked.json).text();
  }
  return std::nullopt;
}

}  // namespace mapping
