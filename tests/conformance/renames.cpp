#include "renames.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "mapping/language.h"
#include "mapping/sql.h"
#include "sql/diagnose.h"
#include "sql/lexer.h"

namespace {

using conformance::Json;
using conformance::Measures;

constexpr std::string_view kFile = "renames";
constexpr std::string_view kNewName = "renamed__1";
constexpr std::size_t kMostCaptures = 3;  // names of the statement that each name is given

// What a result is made of, whatever it is called.
struct Meaning {
  std::vector<std::string> types;
  std::vector<std::set<std::tuple<std::string, int>>> sources;
  std::set<std::tuple<std::string, int>> influences;

  friend bool operator==(const Meaning&, const Meaning&) = default;
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

class Renamer {
 public:
  Renamer(const mapping::LanguageContext& context, Measures& measures, const Json& row)
      : context_(context), measures_(measures), row_(row), sql_(row["sql"].get<std::string>()) {}

  void run() {
    const std::vector<std::uint32_t> names = places_of_names();
    before_ = meaning_of(sql_);
    std::set<std::uint32_t> done;
    for (const std::uint32_t place : names) {
      if (done.contains(place)) continue;
      const auto target = mapping::prepare_rename_sql(sql_, place, context_);
      if (!target) continue;
      for (const mapping::Span use : mapping::references_sql(sql_, place, context_))
        done.insert(use.begin);
      give_new_name(place, target->placeholder);
      give_names_of_others(place, names);
    }
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> places_of_names() const {
    std::vector<std::uint32_t> places;
    for (const mapping::sql::Token& token : mapping::sql::tokenize(sql_)) {
      if (mapping::sql::is_identifier(token.kind)) places.push_back(token.span.begin);
    }
    return places;
  }

  [[nodiscard]] std::string name_at(std::uint32_t place) const {
    for (const mapping::sql::Token& token : mapping::sql::tokenize(sql_)) {
      if (token.span.begin == place) return sql_.substr(place, token.span.size());
    }
    return {};
  }

  [[nodiscard]] Meaning meaning_of(const std::string& sql) const {
    const mapping::Analysis analysis = mapping::analyze_lineage(
        mapping::parse_sql(sql), context_.catalog, context_.session, context_.memo);
    const auto path = [&](std::uint32_t column) {
      const mapping::SourceColumn& found = analysis.lineage.columns[column];
      const mapping::SqlTable& table = analysis.tables[found.table];
      return lower(table.catalog + "." + table.schema + "." + table.name + "." + found.name);
    };
    Meaning meaning;
    for (const mapping::AnalyzedColumn& column : analysis.columns)
      meaning.types.push_back(column.type.value_or(""));
    for (const mapping::ColumnLineage& output : analysis.lineage.outputs) {
      auto& sources = meaning.sources.emplace_back();
      for (const mapping::ColumnSource& source : output.sources)
        sources.emplace(path(source.column), static_cast<int>(source.use));
    }
    for (const mapping::Influence& influence : analysis.lineage.influences)
      meaning.influences.emplace(path(influence.column), static_cast<int>(influence.kind));
    return meaning;
  }

  void give_new_name(std::uint32_t place, const std::string& old_name) {
    const mapping::Rename rename = mapping::rename_sql(sql_, place, kNewName, context_);
    const bool is_taken = rename.refused.empty();
    add("new_name", is_taken, place, kNewName, rename.refused);
    if (!is_taken) return;
    const std::string changed = mapping::sql::apply_edits(sql_, rename.edits);
    judge(changed, place, kNewName);
    const auto where = static_cast<std::uint32_t>(changed.find(kNewName));
    const mapping::Rename back = mapping::rename_sql(changed, where, old_name, context_);
    const std::string again = mapping::sql::apply_edits(changed, back.edits);
    add("undone", without_quotes(again) == without_quotes(sql_), place, kNewName, again);
  }

  void give_names_of_others(std::uint32_t place, const std::vector<std::uint32_t>& names) {
    const std::string own = lower(name_at(place));
    std::set<std::string> given;
    // From the place on, so that each name meets others.
    const auto from = std::ranges::upper_bound(names, place) - names.begin();
    for (std::size_t i = 0; i < names.size() && given.size() < kMostCaptures; ++i) {
      const std::string other = name_at(names[(static_cast<std::size_t>(from) + i) % names.size()]);
      if (lower(other) == own || !given.insert(lower(other)).second) continue;
      const mapping::Rename rename = mapping::rename_sql(sql_, place, other, context_);
      if (rename.refused.empty())
        judge(mapping::sql::apply_edits(sql_, rename.edits), place, other);
    }
  }

  void judge(const std::string& changed, std::uint32_t place, std::string_view name) {
    add("kept", meaning_of(changed) == before_, place, name, changed);
  }

  void add(const std::string& measure, bool agreed, std::uint32_t place, std::string_view name,
           const std::string& got) {
    const Json said{{"place", place}, {"name", std::string(name)}, {"got", got}};
    measures_.add(std::string(kFile), measure, agreed, row_, said);
  }

  // All uses are written as the one that was renamed back.
  static std::string without_quotes(std::string text) {
    std::erase(text, '"');
    return lower(std::move(text));
  }

  const mapping::LanguageContext& context_;
  Measures& measures_;
  const Json& row_;
  std::string sql_;
  Meaning before_{};
};

}  // namespace

void conformance::measure_renames(Measures& measures, const Json& row,
                                  const mapping::LanguageContext& context) {
  Renamer(context, measures, row).run();
}
