#include "protocol/suggestions.h"

#include <string_view>
#include <utility>
#include <vector>

#include "catalog/number_table.h"
#include "mapping/name_table.h"
#include "protocol/json_values.h"
#include "report/json_writer.h"

namespace mapping {
namespace {

std::vector<std::string> read_texts(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& item : items_of(list)) texts.emplace_back(view_of(item));
  return texts;
}

// What is suggested of a large warehouse is a hundred megabytes of JSON, most of it the same words again: each text is
// written once, and what is made of them is a list of numbers in one text, which a page reads in a tenth of the time.
class SuggestionWriter {
 public:
  explicit SuggestionWriter(const MappingSuggestion& suggestion) {
    json_.begin_object().key("texts").begin_array();
    list(suggestion.nodes, &SuggestionWriter::node);
    list(suggestion.edges, &SuggestionWriter::edge);
    list(suggestion.relations, &SuggestionWriter::relation);
    list(suggestion.left_out, &SuggestionWriter::left_out);
    list(suggestion.questions, &SuggestionWriter::question);
    json_.end_array().key("numbers").string(std::string_view(numbers_).substr(0, size_));
    json_.end_object();
  }

  [[nodiscard]] std::string text() && { return std::move(json_).text(); }

 private:
  // In digits of five bits, the last of other letters than those before it; none of them needs an escape.
  void number(std::size_t value) {
    constexpr std::size_t kBits = 5;
    constexpr std::size_t kMostDigits = 7;
    if (numbers_.size() - size_ < kMostDigits) numbers_.resize(2 * numbers_.size() + kMostDigits);
    char* out = numbers_.data() + size_;
    std::size_t shift = 0;
    while (value >> shift >= kDigits) shift += kBits;
    for (; shift > 0; shift -= kBits)
      *out++ = static_cast<char>(kFirstInner + (value >> shift) % kDigits);
    *out++ = static_cast<char>(kFirstLast + value % kDigits);
    size_ = static_cast<std::size_t>(out - numbers_.data());
  }

  template <typename Items, typename Use>
  void list(const Items& items, Use use) {
    number(items.size());
    for (const auto& item : items) (this->*use)(item);
  }

  // One that hardly comes twice: to look for it would take longer than to read it again.
  void long_text(std::string_view value) {
    number(text_count_++);
    json_.string(value);
  }

  // Most texts are those of a few names, each kept at one place.
  void text(std::string_view value) {
    RecentText& recent = recent_[reinterpret_cast<std::uintptr_t>(value.data()) % kRecentTexts];
    if (!value.empty() && recent.text.data() == value.data() && recent.text.size() == value.size())
      return number(recent.number);
    const std::uint32_t known = texts_.insert(value, text_count_);
    recent = {value, known == NameTable::kNone ? text_count_ : known};
    if (known != NameTable::kNone) return number(known);
    long_text(value);
  }

  void name(const std::string_view& value) { text(value); }

  // A table is told apart by where the catalog keeps its name.
  void place(const TablePlace& table) {
    const auto hash = static_cast<std::uint32_t>(
        reinterpret_cast<std::uintptr_t>(table.name.data()) * 0x9E3779B97F4A7C15U >> 32U);
    const std::uint32_t known = table_numbers_.find(hash, [&](std::uint32_t number) {
      const TablePlace& other = tables_[number];
      return other.name.data() == table.name.data() && other.schema == table.schema &&
             other.catalog == table.catalog;
    });
    if (known != NumberTable::kNone) return number(known);
    number(tables_.size());
    table_numbers_.insert(hash, static_cast<std::uint32_t>(tables_.size()));
    tables_.push_back(table);
    text(table.catalog);
    text(table.schema);
    text(table.name);
  }

  void column(const PlannedColumn& column) {
    text(column.name);
    text(column.type);
  }

  template <typename Item>
  void judgement(const Item& item) {
    number(static_cast<std::size_t>(item.tier));
    text(item.reason);
  }

  void node(const PlannedNode& node) {
    place(node.table);
    judgement(node);
    long_text(node.label);
    long_text(node.sql);
    column(node.primary_key);
    list(node.key, &SuggestionWriter::name);
    list(node.properties, &SuggestionWriter::column);
  }

  void edge(const PlannedEdge& edge) {
    place(edge.table);
    judgement(edge);
    long_text(edge.type);
    number(edge.from);
    number(edge.to);
    long_text(edge.sql);
    text(edge.from_key);
    text(edge.to_key);
    list(edge.columns, &SuggestionWriter::name);
    list(edge.properties, &SuggestionWriter::column);
  }

  void relation(const InferredRelation& relation) {
    place(relation.table);
    judgement(relation);
    list(relation.columns, &SuggestionWriter::name);
    place(relation.references);
    list(relation.key, &SuggestionWriter::name);
  }

  void left_out(const LeftOutTable& left_out) {
    place(left_out.table);
    text(left_out.reason);
  }

  void question(const DataQuestion& question) {
    long_text(question.id);
    long_text(question.sql);
    text(question.about);
    number(static_cast<std::size_t>(question.asks));
  }

  static constexpr std::size_t kDigits = 32;
  static constexpr char kFirstLast = '#';
  static constexpr char kFirstInner = ']';
  static constexpr std::size_t kRecentTexts = 1024;
  struct RecentText {
    std::string_view text{};
    std::uint32_t number = 0;
  };

  JsonWriter json_{};
  NameTable texts_{NameCase::kExact};
  std::uint32_t text_count_ = 0;
  std::vector<RecentText> recent_{kRecentTexts};
  NumberTable table_numbers_;
  std::vector<TablePlace> tables_;
  std::string
      numbers_;  // longer than what is written, as a string makes a call of each letter that is added
  std::size_t size_ = 0;  // of that
};

}  // namespace

SuggestionScope read_suggestion_scope(const Json& options) {
  SuggestionScope scope{.schemas = read_texts(member(options, "schemas")),
                        .tables = read_texts(member(options, "tables")),
                        .locale = read_locale(options)};
  for (const Json& answer : items_of(member(options, "answers")))
    scope.answers.push_back({text_of(answer, "id"), is_true(member(answer, "holds"))});
  return scope;
}

std::string suggestion_result(const MappingSuggestion& suggestion) {
  return SuggestionWriter(suggestion).text();
}

}  // namespace mapping
