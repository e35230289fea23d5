#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "language/json_place.h"
#include "language/mapping_paths.h"
#include "language/query_columns.h"
#include "mapping/document.h"
#include "mapping/language.h"
#include "mapping/suggest.h"
#include "mapping/types.h"
#include "sql/lexer.h"
#include "sql/recover.h"

namespace mapping {
namespace language {
namespace {

using Path = std::vector<std::string>;

// The fields of an object of a mapping. `*` stands for the number of an item.
struct Fields {
  std::string_view path;  // its parts, one space between them
  std::array<std::string_view, 8> names;
};

constexpr Fields kFields[] = {
    {"",
     {"name", "description", "node_definitions", "edge_definitions", "ttl", "inactivity_timeout"}},
    {"node_definitions *", {"label", "sql", "primary_key", "properties"}},
    {"edge_definitions *",
     {"type", "from_node", "to_node", "sql", "from_key", "to_key", "properties"}},
    {"node_definitions * primary_key", {"name", "type"}},
    {"node_definitions * properties *", {"name", "type"}},
    {"edge_definitions * properties *", {"name", "type"}},
};

std::string pattern_of(const Path& path) {
  std::string pattern;
  for (const std::string& part : path) {
    const bool is_number = part.find_first_not_of("0123456789") == std::string::npos;
    if (!pattern.empty()) pattern += ' ';
    pattern += is_number ? "*" : part;
  }
  return pattern;
}

std::string_view text_at(const Document& document, const Path& path) {
  const ValueId value = value_at(document, path);
  return value == kNoValue ? std::string_view() : document[value].text;
}

// Offers what belongs at a place of the mapping's own fields.
class MappingCompletion {
 public:
  MappingCompletion(std::string_view text, const JsonPlace& place, std::uint32_t caret,
                    const LanguageContext& context)
      : document_(Document::parse(text)), place_(place), context_(context) {
    letters_ = text.substr(place.content.begin, caret - std::min(caret, place.content.begin));
  }

  std::vector<CompletionItem> items() {
    if (place_.is_key) {
      add_fields();
    } else if (place_.is_value && place_.path.size() >= 3) {
      add_values();
    }
    return std::move(items_);
  }

 private:
  void add(CompletionKind kind, std::string_view label, std::string detail = {}) {
    if (!starts_with_ignoring_case(label, letters_)) return;
    const auto is_known = [&](const CompletionItem& item) { return item.label == label; };
    if (std::ranges::any_of(items_, is_known)) return;
    std::string text = escaped(label);
    if (!place_.in_string) text = '"' + text + '"';
    items_.push_back({std::string(label), kind, std::move(text), std::move(detail)});
  }

  void add_fields() {
    const std::string pattern = pattern_of(place_.path);
    const auto fields = std::ranges::find(kFields, pattern, &Fields::path);
    if (fields == std::end(kFields)) return;
    const ValueId object = value_at(document_, place_.path);
    for (const std::string_view name : fields->names) {
      const ValueId known = object == kNoValue ? kNoValue : document_.member(object, name);
      const bool is_here =
          known != kNoValue && document_[known].key_span.begin + 1 == place_.content.begin;
      if (!name.empty() && (known == kNoValue || is_here)) add(CompletionKind::kField, name);
    }
  }

  void add_values() {
    const std::string& field = place_.path.back();
    const bool is_node = place_.path[0] == "node_definitions";
    if (field == "from_node" || field == "to_node") return add_labels();
    if (field == "label" || (field == "type" && place_.path.size() == 3)) return add_names(is_node);
    if (field == "type") return add_types();
    if (field == "name" || field == "from_key" || field == "to_key") add_columns();
  }

  void add_labels() {
    const ValueId nodes = value_at(document_, {"node_definitions"});
    if (nodes == kNoValue) return;
    for (ValueId node = document_[nodes].first_child; node != kNoValue;
         node = document_[node].next_sibling) {
      const ValueId label = document_.member(node, "label");
      if (label != kNoValue) add(CompletionKind::kValue, document_[label].text);
    }
  }

  void add_names(bool is_node) {
    const std::string sql(sql_of_definition());
    if (sql.empty()) return;
    if (is_node) {
      add(CompletionKind::kValue, suggest_node(sql, {}).label);
    } else {
      add(CompletionKind::kValue, suggest_edge(sql, {}, {}).type);
    }
  }

  void add_types() {
    const bool is_key = place_.path[place_.path.size() - 2] == "primary_key";
    Path name = place_.path;
    name.back() = "name";
    const std::string_view column = text_at(document_, name);
    for (const AnalyzedColumn& known : columns()) {
      if (!known.name || !known.type || *known.name != column) continue;
      const Outcome<std::string> type = map_complex_type(*known.type);
      if (type.ok()) add(CompletionKind::kType, type.value(), *known.type);
    }
    const auto types = is_key ? primary_key_types() : declarable_types();
    for (const std::string_view type : types) add(CompletionKind::kType, type);
  }

  // The query's columns, the one at the definition's own place first.
  void add_columns() {
    const std::vector<AnalyzedColumn> all = columns();
    const std::size_t own = own_column();
    const auto add_one = [&](const AnalyzedColumn& column) {
      if (column.name) add(CompletionKind::kColumn, *column.name, column.type.value_or(""));
    };
    if (own < all.size()) add_one(all[own]);
    for (const AnalyzedColumn& column : all) add_one(column);
  }

  [[nodiscard]] std::size_t own_column() const {
    const std::string& field = place_.path.back();
    if (field == "from_key" || place_.path[place_.path.size() - 2] == "primary_key") return 0;
    if (field == "to_key") return 1;
    const std::size_t keys = place_.path[0] == "node_definitions" ? 1 : 2;
    const std::string& place = place_.path[3];
    std::size_t property = 0;
    std::from_chars(place.data(), place.data() + place.size(), property);
    return keys + property;
  }

  [[nodiscard]] std::string_view sql_of_definition() const {
    return text_at(document_, {place_.path[0], place_.path[1], "sql"});
  }

  [[nodiscard]] std::vector<AnalyzedColumn> columns() const {
    const std::string_view sql = sql_of_definition();
    if (sql.empty()) return {};
    sql::Repair repair(sql, sql::tokenize(sql));
    if (!repair.mend()) return {};
    sql::OffsetMap places;
    return query_columns(parse_sql(repair.mended(places)), context_);
  }

  Document document_;
  const JsonPlace& place_;
  const LanguageContext& context_;
  std::string_view letters_{};
  std::vector<CompletionItem> items_{};
};

}  // namespace
}  // namespace language

CompletionList complete_mapping(std::string_view text, std::uint32_t offset,
                                const LanguageContext& context) {
  using namespace language;
  const JsonPlace place = find_json_place(text, offset);
  if (!is_sql(place)) {
    return {.range = place.content,
            .items = MappingCompletion(text, place, offset, context).items()};
  }
  const DecodedString sql = decode_string(text, place.content);
  CompletionList list = complete_sql(sql.text, sql.to_decoded(offset), context);
  list.range = sql.to_written(list.range);
  for (CompletionItem& item : list.items) item.text = escaped(item.text);
  return list;
}

}  // namespace mapping
