#include "suggest/naming.h"

#include <algorithm>
#include <array>

#include "mapping/text.h"

namespace mapping {
namespace {

struct Ending {
  std::string_view plural;
  std::string_view singular;
};

// The first that fits decides.
constexpr Ending kEndings[] = {
    {"series", "series"}, {"species", "species"}, {"status", "status"},
    {"people", "person"}, {"children", "child"},  {"ies", "y"},
    {"sses", "ss"},       {"shes", "sh"},         {"ches", "ch"},
    {"xes", "x"},         {"ses", "se"},          {"ss", "ss"},
    {"us", "us"},         {"is", "is"},           {"s", ""},
};

// Prefixes of a warehouse's layers say nothing about the thing.
constexpr std::string_view kLayerPrefixes[] = {"dim", "fact", "fct", "stg", "tbl",
                                               "raw", "src",  "vw",  "v",   "t"};

// Words that warehouses write together: a name of two of them is split between them.
constexpr std::string_view kCommonWords[] = {
    "account", "address", "call",      "catalog", "center", "customer", "date",  "demographic",
    "event",   "group",   "household", "item",    "line",   "order",    "page",  "part",
    "price",   "product", "return",    "sale",    "ship",   "site",     "store", "supplier",
    "supp",    "time",    "type",      "user",    "ware",   "web"};

bool is_common_word(std::string_view word) {
  return std::ranges::any_of(kCommonWords,
                             [word](std::string_view common) { return common == word; });
}

std::string capitalised(std::string_view word) {
  std::string out = to_lower(word);
  if (!out.empty()) out[0] = to_upper(out[0]);
  return out;
}

std::string singular(std::string_view word) {
  for (const Ending& ending : kEndings) {
    if (word.size() <= ending.plural.size() && word != ending.plural) continue;
    if (!word.ends_with(ending.plural)) continue;
    return std::string(word.substr(0, word.size() - ending.plural.size())) +
           std::string(ending.singular);
  }
  return std::string(word);
}

// `lineitem` → line, item; anything else stays one word.
void append_words(std::vector<std::string>& words, const std::string& part) {
  for (std::size_t i = 1; i < part.size(); ++i) {
    const std::string rest = singular(std::string_view(part).substr(i));
    if (!is_common_word(std::string_view(part).substr(0, i)) || !is_common_word(rest)) continue;
    words.push_back(part.substr(0, i));
    words.push_back(part.substr(i));
    return;
  }
  words.push_back(part);
}

// The words of a table's name in lower case: at underscores and other punctuation, at capitals
// within a word.
std::vector<std::string> words_of(std::string_view table) {
  std::vector<std::string> words;
  std::string part;
  const auto end_part = [&] {
    if (!part.empty()) append_words(words, part);
    part.clear();
  };
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = table[i];
    const char lower = to_lower(c);
    const bool is_letter = lower >= 'a' && lower <= 'z';
    const bool is_digit = c >= '0' && c <= '9';
    const bool starts_word = c != lower && i > 0 && table[i - 1] == to_lower(table[i - 1]);
    if (starts_word || (!is_letter && !is_digit)) end_part();
    if (is_letter || is_digit) part.push_back(lower);
  }
  end_part();
  return words;
}

std::vector<std::string> without_layer(std::vector<std::string> words) {
  const auto is_layer = [&](std::string_view prefix) { return words.front() == prefix; };
  if (words.size() > 1 && std::ranges::any_of(kLayerPrefixes, is_layer)) words.erase(words.begin());
  return words;
}

std::string camel_case(std::vector<std::string> words) {
  if (words.empty()) return {};
  words.back() = singular(words.back());
  std::string out;
  for (const std::string& word : words) out += capitalised(word);
  return out;
}

std::string capitals_with_underscores(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "_") + to_upper(word);
  return out;
}

// Keeps what a mapping may use and the platform does not suggest already.
std::vector<std::string> keep_new(const std::vector<std::string>& names, std::string_view known) {
  std::vector<std::string> kept;
  for (const std::string& name : names) {
    const bool starts_with_letter =
        !name.empty() && to_lower(name[0]) >= 'a' && to_lower(name[0]) <= 'z';
    if (starts_with_letter && name != known && std::ranges::find(kept, name) == kept.end())
      kept.push_back(name);
  }
  return kept;
}

}  // namespace

std::string label_of_table(std::string_view table) {
  if (table.empty()) return "Unknown";
  std::string label = capitalised(table);
  if (label.ends_with('s')) label.pop_back();
  return label;
}

std::string edge_type_of_table(std::string_view table) {
  return table.empty() ? "UNKNOWN" : to_upper(table);
}

std::string label_of_key(std::string_view column) {
  constexpr std::string_view kEnding = "_id";
  if (!column.ends_with(kEnding)) return {};
  std::string label(column.substr(0, column.size() - kEnding.size()));
  if (!label.empty()) label[0] = to_upper(label[0]);
  return label;
}

std::vector<std::string> better_labels(std::string_view table) {
  const std::vector<std::string> words = words_of(table);
  if (words.empty()) return {};
  return keep_new({camel_case(without_layer(words)), camel_case(words)}, label_of_table(table));
}

std::vector<std::string> better_edge_types(std::string_view table) {
  const std::vector<std::string> words = words_of(table);
  if (words.empty()) return {};
  return keep_new(
      {capitals_with_underscores(without_layer(words)), capitals_with_underscores(words)},
      edge_type_of_table(table));
}

}  // namespace mapping
