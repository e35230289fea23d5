#include "language/forms.h"

#include <algorithm>
#include <iterator>

#include "mapping/text.h"
#include "sql/lexer.h"

namespace mapping::language {
namespace {

constexpr Form kForms[] = {
    {"ARRAY[element, …] → array(E)", "element"},
    {"CASE [value] WHEN … THEN result … [ELSE result] END → common type", ""},
    {"CAST(value AS type) → type", "value type"},
    {"COALESCE(value, default, …) → common type", "value default …"},
    {"CURRENT_CATALOG → varchar", ""},
    {"CURRENT_DATE → date", ""},
    {"CURRENT_SCHEMA → varchar", ""},
    {"CURRENT_TIME [(precision)] → time(p) with time zone", "precision"},
    {"CURRENT_TIMESTAMP [(precision)] → timestamp(p) with time zone", "precision"},
    {"CURRENT_USER → varchar", ""},
    {"EXISTS(query) → boolean", "query"},
    {"EXTRACT(field FROM time) → bigint", "field time"},
    {"format(format, value, …) → varchar", "format value …"},
    {"GROUPING(column, …) → bigint", "column …"},
    {"IF(condition, result, [otherwise]) → common type", "condition result [otherwise]"},
    {"INTERVAL 'number' {YEAR | MONTH | DAY | HOUR | MINUTE | SECOND}", ""},
    {"JSON_ARRAY(value, …) → varchar", "value …"},
    {"JSON_EXISTS(json, path) → boolean", "json path"},
    {"JSON_OBJECT(key : value, …) → varchar", "key"},
    {"JSON_QUERY(json, path [RETURNING type] …) → varchar", "json path"},
    {"JSON_VALUE(json, path [RETURNING type] …) → varchar", "json path"},
    {"LISTAGG(text, separator) WITHIN GROUP (ORDER BY …) → varchar", "text separator"},
    {"LOCALTIME [(precision)] → time(p)", "precision"},
    {"LOCALTIMESTAMP [(precision)] → timestamp(p)", "precision"},
    {"NULLIF(value, null_where) → type of value", "value null_where"},
    {"POSITION(part IN text) → bigint", "part text"},
    {"ROW(value, …) → row(…)", "value …"},
    {"SUBSTRING(text FROM start [FOR length]) → varchar", "text start length"},
    {"TRIM([LEADING | TRAILING | BOTH] [characters] FROM text) → varchar", "characters text"},
    {"TRY(value) → type of value", "value"},
    {"TRY_CAST(value AS type) → type", "value type"},
    {"UNNEST(array_or_map, …) [WITH ORDINALITY]", "array_or_map …"},
};

}  // namespace

const Form* find_form(std::string_view name) {
  const auto* const found = std::ranges::find_if(kForms, [&](const Form& form) {
    const std::string_view behind = form.label.substr(std::min(name.size(), form.label.size()));
    const bool is_whole =
        behind.starts_with('(') || behind.starts_with('[') || behind.starts_with(' ');
    return is_whole && equals_ignoring_case(form.label.substr(0, name.size()), name);
  });
  return found == std::end(kForms) ? nullptr : found;
}

FunctionSignature signature_of(const Form& form) {
  FunctionSignature signature{.label = std::string(form.label)};
  std::string_view rest = form.parameters;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    signature.parameters.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return signature;
}

FormPlace form_at(std::string_view sql, std::uint32_t offset) {
  const std::vector<sql::Token> tokens = sql::tokenize(sql);
  for (std::size_t i = 0; i + 1 < tokens.size() && tokens[i].span.begin <= offset; ++i) {
    const Span word = tokens[i].span;
    const bool is_word = sql::is_keyword(tokens[i].kind) || tokens[i].kind == sql::TokenKind::kName;
    if (!is_word || offset > word.end) continue;
    const Form* form = find_form(slice(sql, word));
    if (form == nullptr) continue;
    // What the label has right behind the name belongs to it.
    const char behind = form->label[word.size()];
    if (behind == ' ' || slice(sql, tokens[i + 1].span).starts_with(behind)) return {form, word};
  }
  return {};
}

}  // namespace mapping::language
