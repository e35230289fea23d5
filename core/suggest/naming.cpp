#include "suggest/naming.h"

#include <algorithm>
#include <array>

#include "mapping/text.h"
#include "rules/names.h"

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

}  // namespace

std::string singular_of(std::string_view word) {
  const char last = word.empty() ? '\0' : word.back();
  if (last != 's' && last != 'e' && last != 'n') return std::string(word);  // as no ending has it
  for (const Ending& ending : kEndings) {
    if (word.size() <= ending.plural.size() && word != ending.plural) continue;
    if (!word.ends_with(ending.plural)) continue;
    return std::string(word.substr(0, word.size() - ending.plural.size())) +
           std::string(ending.singular);
  }
  return std::string(word);
}

namespace {

// `lineitem` → line, item; anything else stays one word.
void append_words(std::vector<std::string>& words, const std::string& part) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 11;
  for (std::size_t i = kShortest; i + kShortest <= part.size() && i <= kLongest; ++i) {
    if (!is_common_word(std::string_view(part).substr(0, i)) ||
        !is_common_word(singular_of(std::string_view(part).substr(i))))
      continue;
    words.push_back(part.substr(0, i));
    words.push_back(part.substr(i));
    return;
  }
  words.push_back(part);
}

// The words of a table's name in lower case: at underscores and other punctuation, at capitals
// within a word. None where letters beyond ASCII, which no name of a mapping has, are part of the words.
std::vector<std::string> words_of(std::string_view table) {
  if (std::ranges::any_of(table, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    return {};
  std::vector<std::string> words;
  const std::string lower = to_lower(table);
  std::size_t begin = 0;  // of the part that is read
  const auto end_part = [&](std::size_t end) {
    if (end > begin) append_words(words, lower.substr(begin, end - begin));
  };
  for (std::size_t i = 0; i < table.size(); ++i) {
    const bool is_letter = lower[i] >= 'a' && lower[i] <= 'z';
    const bool is_digit = lower[i] >= '0' && lower[i] <= '9';
    const bool starts_word = table[i] != lower[i] && i > 0 && table[i - 1] == lower[i - 1];
    if (!starts_word && (is_letter || is_digit)) continue;
    end_part(i);
    begin = is_letter || is_digit ? i : i + 1;
  }
  end_part(lower.size());
  return words;
}

std::vector<std::string> without_layer(std::vector<std::string> words) {
  const auto is_layer = [&](std::string_view prefix) { return words.front() == prefix; };
  if (words.size() > 1 && std::ranges::any_of(kLayerPrefixes, is_layer)) words.erase(words.begin());
  return words;
}

std::string camel_case(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += capitalised(word);
  return out;
}

std::string camel_case_singular(std::vector<std::string> words) {
  if (!words.empty()) words.back() = singular_of(words.back());
  return camel_case(words);
}

std::string capitals_with_underscores(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "_") + to_upper(word);
  return out;
}

// No name begins with a digit: `2024_sales` is about sales.
std::vector<std::string> without_leading_digits(std::vector<std::string> words) {
  const auto begins_with_letter = [](const std::string& word) { return word[0] >= 'a'; };
  words.erase(words.begin(), std::ranges::find_if(words, begins_with_letter));
  return words;
}

std::vector<std::string> accepted(const std::vector<std::string>& names, std::string_view plain,
                                  NameKind kind) {
  std::vector<std::string> kept;
  for (const std::string& name : names) {
    if (is_accepted_name(name, kind) && name != plain &&
        std::ranges::find(kept, name) == kept.end())
      kept.push_back(name);
  }
  return kept;
}

// Keeps of the better names those that a mapping may use, each once. The first of them stands in for a plain name that it
// may not use.
SuggestedName choose(std::string plain, const std::vector<std::string>& better, NameKind kind) {
  SuggestedName suggested{.name = std::move(plain)};
  std::vector<std::string>& kept = suggested.alternatives;
  kept = accepted(better, suggested.name, kind);
  if (is_accepted_name(suggested.name, kind)) return suggested;
  suggested.is_accepted = !kept.empty();
  if (kept.empty()) return suggested;
  suggested.name = std::move(kept.front());
  kept.erase(kept.begin());
  return suggested;
}

std::string plain_label(std::string_view table) {
  std::string label = capitalised(table);
  if (label.ends_with('s')) label.pop_back();
  return label;
}

}  // namespace

SuggestedName suggest_label(std::string_view table) {
  if (table.empty()) return {.name = "Unknown"};
  constexpr NameKind kKind = NameKind::kLabel;
  const std::vector<std::string> words = words_of(table);
  SuggestedName suggested =
      choose(plain_label(table),
             {camel_case_singular(without_layer(words)), camel_case_singular(words)}, kKind);
  if (suggested.is_accepted) return suggested;
  const std::vector<std::string> rest = without_leading_digits(words);
  return choose(std::move(suggested.name), {camel_case_singular(rest), camel_case(rest)}, kKind);
}

SuggestedName suggest_edge_type(std::string_view table) {
  if (table.empty()) return {.name = "UNKNOWN"};
  constexpr NameKind kKind = NameKind::kEdgeType;
  const std::vector<std::string> words = words_of(table);
  SuggestedName suggested = choose(
      to_upper(table),
      {capitals_with_underscores(without_layer(words)), capitals_with_underscores(words)}, kKind);
  if (suggested.is_accepted) return suggested;
  return choose(std::move(suggested.name),
                {capitals_with_underscores(without_leading_digits(words))}, kKind);
}

std::string label_of_key(std::string_view column) {
  constexpr std::string_view kEnding = "_id";
  if (!column.ends_with(kEnding)) return {};
  std::string label(column.substr(0, column.size() - kEnding.size()));
  if (!label.empty()) label[0] = to_upper(label[0]);
  return is_accepted_name(label, NameKind::kLabel) ? label : std::string();
}

}  // namespace mapping
