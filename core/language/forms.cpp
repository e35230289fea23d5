#include "language/forms.h"

#include <algorithm>
#include <iterator>

#include "mapping/text.h"
#include "sql/lexer.h"

namespace mapping::language {
namespace {

constexpr Form kForms[] = {
    {"array", "ARRAY[element, …] → array(E)", "element", "["},
    {"case", "CASE [value] WHEN … THEN result … [ELSE result] END → common type", "", ""},
    {"cast", "CAST(value AS type) → type", "value type", "("},
    {"coalesce", "COALESCE(value, default, …) → common type", "value default …", "("},
    {"current_catalog", "CURRENT_CATALOG → varchar", "", ""},
    {"current_date", "CURRENT_DATE → date", "", ""},
    {"current_schema", "CURRENT_SCHEMA → varchar", "", ""},
    {"current_time", "CURRENT_TIME [(precision)] → time(p) with time zone", "precision", ""},
    {"current_timestamp", "CURRENT_TIMESTAMP [(precision)] → timestamp(p) with time zone",
     "precision", ""},
    {"current_user", "CURRENT_USER → varchar", "", ""},
    {"exists", "EXISTS (query) → boolean", "query", "("},
    {"extract", "EXTRACT(field FROM time) → bigint", "field time", "("},
    {"format", "format(format, value, …) → varchar", "format value …", "("},
    {"grouping", "GROUPING(column, …) → bigint", "column …", "("},
    {"if", "IF(condition, result, [otherwise]) → common type", "condition result [otherwise]", "("},
    {"interval", "INTERVAL 'number' {YEAR | MONTH | DAY | HOUR | MINUTE | SECOND}", "", ""},
    {"json_array", "JSON_ARRAY(value, …) → varchar", "value …", "("},
    {"json_exists", "JSON_EXISTS(json, path) → boolean", "json path", "("},
    {"json_object", "JSON_OBJECT(key : value, …) → varchar", "key", "("},
    {"json_query", "JSON_QUERY(json, path [RETURNING type] …) → varchar", "json path", "("},
    {"json_value", "JSON_VALUE(json, path [RETURNING type] …) → varchar", "json path", "("},
    {"listagg", "LISTAGG(text, separator) WITHIN GROUP (ORDER BY …) → varchar", "text separator",
     "("},
    {"localtime", "LOCALTIME [(precision)] → time(p)", "precision", ""},
    {"localtimestamp", "LOCALTIMESTAMP [(precision)] → timestamp(p)", "precision", ""},
    {"nullif", "NULLIF(value, null_where) → type of value", "value null_where", "("},
    {"position", "POSITION(part IN text) → bigint", "part text", "("},
    {"row", "ROW(value, …) → row(…)", "value …", "("},
    {"substring", "SUBSTRING(text FROM start [FOR length]) → varchar", "text start length", "("},
    {"trim", "TRIM([LEADING | TRAILING | BOTH] [characters] FROM text) → varchar",
     "characters text", "("},
    {"try", "TRY(value) → type of value", "value", "("},
    {"try_cast", "TRY_CAST(value AS type) → type", "value type", "("},
    {"unnest", "UNNEST(array_or_map, …) [WITH ORDINALITY]", "array_or_map …", "("},
};

}  // namespace

const Form* find_form(std::string_view name) {
  const auto* const found = std::ranges::find_if(
      kForms, [&](const Form& form) { return equals_ignoring_case(form.name, name); });
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
    if (form == nullptr || !slice(sql, tokens[i + 1].span).starts_with(form->follows)) continue;
    return {form, word};
  }
  return {};
}

}  // namespace mapping::language
