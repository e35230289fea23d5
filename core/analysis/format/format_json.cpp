#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "analysis/format/formatter.h"

// JSON_VALUE and the like: the server spells out what is left out.
namespace mapping::analysis {
namespace {

using Parts = std::vector<WrittenPart>;

// Where the words stand behind one another; the end where they do not.
Parts::iterator find_words(Parts& parts, std::initializer_list<std::string_view> words) {
  return std::ranges::search(parts, words, {}, &WrittenPart::word).begin();
}

// In front of the first of the words, which are clauses, or of the closing parenthesis.
void insert_before(Parts& parts, std::initializer_list<std::string_view> clauses,
                   std::initializer_list<std::string_view> words) {
  const auto place = std::find_if(parts.begin() + 2, parts.end() - 1, [&](const WrittenPart& part) {
    return std::ranges::find(clauses, part.word) != clauses.end();
  });
  std::vector<WrittenPart> inserted;
  for (const std::string_view word : words) inserted.push_back({std::string(word)});
  parts.insert(place, inserted.begin(), inserted.end());
}

bool has(Parts& parts, std::initializer_list<std::string_view> words) {
  return find_words(parts, words) != parts.end();
}

// NULL ON EMPTY stands in front of what there is on an error.
void add_json_behaviors(Parts& parts) {
  if (!has(parts, {"ON", "ERROR"})) insert_before(parts, {}, {"NULL", "ON", "ERROR"});
  if (has(parts, {"ON", "EMPTY"})) return;
  auto place = find_words(parts, {"ON", "ERROR"}) - 1;
  const std::string_view before = (place - 1)->word;
  if (before == "DEFAULT" || before == "EMPTY") --place;
  parts.insert(place, {WrittenPart{"NULL"}, WrittenPart{"ON"}, WrittenPart{"EMPTY"}});
}

// (WITHOUT | WITH (CONDITIONAL | UNCONDITIONAL)) ARRAY WRAPPER ((KEEP | OMIT) QUOTES ON SCALAR
// STRING)?
void spell_json_wrapper(Parts& parts) {
  auto wrapper = find_words(parts, {"WRAPPER"});
  if (wrapper == parts.end()) {
    insert_before(parts, {"KEEP", "OMIT", "NULL", "ERROR", "EMPTY"},
                  {"WITHOUT", "ARRAY", "WRAPPER"});
  } else {
    if ((wrapper - 1)->word != "ARRAY") wrapper = parts.insert(wrapper, {"ARRAY"}) + 1;
    const auto first = wrapper - 2;
    if (first->word == "WITH") parts.insert(first + 1, {"UNCONDITIONAL"});
  }
  if (has(parts, {"QUOTES"}) && !has(parts, {"QUOTES", "ON"})) {
    const auto quotes = find_words(parts, {"QUOTES"});
    parts.insert(quotes + 1, {WrittenPart{"ON"}, WrittenPart{"SCALAR"}, WrittenPart{"STRING"}});
  }
}

// KEY 'a' VALUE 1, …
void spell_json_members(Parts& parts) {
  for (std::size_t i = 2; i + 1 < parts.size(); ++i) {
    if (parts[i + 1].word != ":" && parts[i + 1].word != "VALUE") continue;
    parts[i + 1].word = "VALUE";
    if (parts[i - 1].word == "KEY") continue;
    parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i), {"KEY"});
    ++i;
  }
}

}  // namespace

std::string Formatter::format_json(SqlNodeId id) {
  Parts parts = written_parts(tree_, id);
  if (tree_[id].first_child == kNoSqlNode) return join_parts(parts);
  const auto which = static_cast<SqlSpecial>(tree_[id].detail);
  if (which <= SqlSpecial::kJsonQuery && parts[3].word != "FORMAT") {
    parts.insert(parts.begin() + 3, {WrittenPart{"FORMAT"}, WrittenPart{"JSON"}});
  }
  if (which == SqlSpecial::kJsonObject) {
    spell_json_members(parts);
    if (!has(parts, {"ON", "NULL"})) {
      insert_before(parts, {"WITH", "WITHOUT", "RETURNING"}, {"NULL", "ON", "NULL"});
    }
    if (!has(parts, {"UNIQUE"})) {
      insert_before(parts, {"RETURNING"}, {"WITHOUT", "UNIQUE", "KEYS"});
    } else if (!has(parts, {"UNIQUE", "KEYS"})) {
      parts.insert(find_words(parts, {"UNIQUE"}) + 1, {"KEYS"});
    }
  } else if (which == SqlSpecial::kJsonArray && !has(parts, {"ON", "NULL"})) {
    insert_before(parts, {"RETURNING"}, {"ABSENT", "ON", "NULL"});
  } else if (which == SqlSpecial::kJsonExists && !has(parts, {"ON", "ERROR"})) {
    insert_before(parts, {}, {"FALSE", "ON", "ERROR"});
  }
  if (which == SqlSpecial::kJsonQuery) spell_json_wrapper(parts);
  if (which == SqlSpecial::kJsonQuery || which == SqlSpecial::kJsonValue) add_json_behaviors(parts);
  return join_parts(parts);
}

}  // namespace mapping::analysis
