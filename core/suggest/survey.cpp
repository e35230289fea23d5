#include "suggest/survey.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "mapping/name_table.h"
#include "mapping/text.h"

namespace mapping {
namespace {

// Words around a table's name that say where it stands in a warehouse, not what it holds.
enum class Layer : std::uint8_t { kSame, kDerived };
struct LayerWord {
  std::string_view word;
  bool leads = false;
  bool ends = false;
  Layer layer = Layer::kSame;
};
constexpr LayerWord kLayerWords[] = {
    {"dim", true, true},
    {"dimension", true, true},
    {"d", true},
    {"tbl", true, true},
    {"tb", true},
    {"t", true},
    {"m", true},
    {"mt", true},
    {"mst", true, true},
    {"mstr", true, true},
    {"master", true, true},
    {"lkp", true, true},
    {"lu", true},
    {"lookup", true, true},
    {"ref", true, true},
    {"hub", true, true},
    {"header", false, true},
    {"hdr", false, true},
    {"head", false, true},
    {"table", false, true},
    {"main", false, true},
    {"vw", true, true},
    {"v", true},
    {"dw", true},
    {"ods", true},
    {"tm", true},
    {"td", true},
    {"fact", true, true, Layer::kDerived},
    {"fct", true, true, Layer::kDerived},
    {"f", true, false, Layer::kDerived},
    {"stg", true, true, Layer::kDerived},
    {"stage", true, false, Layer::kDerived},
    {"staging", true, true, Layer::kDerived},
    {"raw", true, true, Layer::kDerived},
    {"src", true, false, Layer::kDerived},
    {"sat", true, true, Layer::kDerived},
    {"link", true, false, Layer::kDerived},
    {"lnk", true, false, Layer::kDerived},
    {"bridge", true, true, Layer::kDerived},
    {"br", true, false, Layer::kDerived},
    {"hist", true, false, Layer::kDerived},
    {"agg", true, false, Layer::kDerived},
    {"tmp", true, true, Layer::kDerived},
    {"bak", true, true, Layer::kDerived},
    {"backup", true, true, Layer::kDerived},
    {"old", true, true, Layer::kDerived},
    {"copy", false, true, Layer::kDerived},
    {"xref", true, true, Layer::kDerived},
    {"entity", false, true},
};

// Last words that say nothing alone where what stands before them says all: `kind_type`.
constexpr std::string_view kKindWords[] = {"type", "types", "kind", "code", "codes", "name"};
// Last words that many tables end with.
constexpr std::string_view kOpenEndings[] = {
    "info",   "data",  "list",  "set",     "record", "records", "detail", "details", "line",
    "lines",  "item",  "items", "history", "log",    "logs",    "status", "map",     "value",
    "values", "names", "text",  "texts",   "stat",   "stats",   "entry"};

const LayerWord* find_layer(std::string_view word) {
  const auto* const found = std::ranges::find(kLayerWords, word, &LayerWord::word);
  return found == std::end(kLayerWords) ? nullptr : found;
}

bool drop_layers(std::vector<std::string>& words) {
  bool is_derived = false;
  while (words.size() > 1) {
    const LayerWord* const first = find_layer(words.front());
    const LayerWord* const last = find_layer(words.back());
    if (first != nullptr && first->leads) {
      is_derived |= first->layer == Layer::kDerived;
      words.erase(words.begin());
    } else if (last != nullptr && last->ends) {
      is_derived |= last->layer == Layer::kDerived;
      words.pop_back();
    } else {
      break;
    }
  }
  return is_derived;
}

// How the tables of one schema are named.
struct SchemaStyle {
  std::string first_word{};       // most of its tables begin with it: `wp`
  std::string last_word{};        // most of them end with it: `dataset`
  bool has_glued_layers = false;  // dimcustomer, factsales
};

constexpr std::string_view kGluedLayers[] = {"dim", "fact"};

bool has_glued_layer(std::string_view word, std::string_view layer) {
  return word.size() > layer.size() + 2 && word.starts_with(layer);
}

// Counts how many tables have a word at one end, to find the one that most of them have.
class SharedWord {
 public:
  void count(std::string_view word) {
    const auto next = static_cast<std::uint32_t>(counts_.size());
    const std::uint32_t known = numbers_.insert(word, next);
    if (known == NameTable::kNone) counts_.push_back(0);
    const std::uint32_t count = ++counts_[known == NameTable::kNone ? next : known];
    if (count <= most_) return;
    most_ = count;
    word_ = word;
  }
  // Empty where it is not more than half of the tables, and more than a handful.
  [[nodiscard]] std::string_view of(std::size_t tables) const {
    constexpr std::uint32_t kFewest = 4;
    return most_ < kFewest || std::size_t{most_} * 2 <= tables ? std::string_view() : word_;
  }

 private:
  NameTable numbers_{NameCase::kExact};
  std::vector<std::uint32_t> counts_;
  std::string_view word_;
  std::uint32_t most_ = 0;
};

SchemaStyle style_of(std::span<const std::vector<std::string>> names) {
  SchemaStyle style;
  SharedWord firsts;
  SharedWord lasts;
  std::size_t glued = 0;
  for (const std::vector<std::string>& words : names) {
    if (words.size() > 1) {
      if (find_layer(words.front()) == nullptr) firsts.count(words.front());
      lasts.count(words.back());
    } else if (words.size() == 1 && has_glued_layer(words.front(), kGluedLayers[0])) {
      ++glued;
    }
  }
  style.has_glued_layers = glued > 1 && glued * 4 >= names.size();
  style.first_word = firsts.of(names.size());
  style.last_word = lasts.of(names.size());
  return style;
}

std::uint32_t shared_prefix(std::span<const CatalogColumn> columns) {
  constexpr std::size_t kFewest = 3;  // a link's columns may begin alike by chance
  if (columns.size() < kFewest) return 0;
  const std::size_t end = columns.front().name.find('_');
  if (end == std::string_view::npos || end == 0) return 0;
  const std::string_view prefix = columns.front().name.substr(0, end + 1);
  for (const CatalogColumn& column : columns) {
    if (!starts_with_ignoring_case(column.name, prefix) || column.name.size() == prefix.size())
      return 0;
  }
  return static_cast<std::uint32_t>(prefix.size());
}

class Surveyor {
 public:
  explicit Surveyor(Survey& survey) : survey_(survey) {}

  // `names` are the words of the names of the schema's tables, which are the last that were added.
  void name_schema(std::uint32_t first, std::span<std::vector<std::string>> names) {
    const SchemaStyle style = style_of(names);
    for (std::uint32_t i = 0; i < names.size(); ++i) name_table(first + i, names[i], style);
  }

 private:
  void name_table(std::uint32_t number, std::vector<std::string>& words, const SchemaStyle& style) {
    TableFacts& facts = survey_.tables[number];
    facts.full_stem = stem_of(words).text;
    claim(number, facts.full_stem, kWholeName);
    if (words.size() > 1 && words.front() == style.first_word) words.erase(words.begin());
    if (words.size() > 1 && words.back() == style.last_word) words.pop_back();
    facts.is_derived = drop_layers(words);
    if (style.has_glued_layers && words.size() == 1) drop_glued_layer(facts, words.front());
    if (!words.empty()) drop_glued_ending(words.back());  // `_` is a name, too
    facts.entity = stem_of(words);
    for (const std::string& word : words) facts.name += word;
    claim_core(number, facts.entity.text, facts.is_derived ? kDerivedName : kWholeName);
    claim_ends(number, words);
  }

  static void drop_glued_layer(TableFacts& facts, std::string& word) {
    for (const std::string_view layer : kGluedLayers) {
      if (!has_glued_layer(word, layer)) continue;
      facts.is_derived = layer == kGluedLayers[1];
      word.erase(0, layer.size());
      return;
    }
  }

  static void drop_glued_ending(std::string& word) {
    for (const std::string_view ending : {std::string_view("header"), std::string_view("master")}) {
      if (word.size() > ending.size() + 2 && word.ends_with(ending))
        word.resize(word.size() - ending.size());
    }
  }

  // What is left of the name when words at its ends are passed over.
  void claim_ends(std::uint32_t number, std::vector<std::string> words) {
    if (words.size() < 2) return;
    const bool is_kind = is_one_of(kKindWords, words.back());
    if (is_kind) {
      const std::vector<std::string> before(words.begin(), words.end() - 1);
      claim(number, stem_of(before).text, kNameWithoutKind);
    }
    const bool is_open = is_kind || is_one_of(kOpenEndings, words.back());
    std::uint8_t strength = kNameEnd;
    for (std::size_t left = words.size(); left > (is_open ? 2 : 1); --left) {
      words.erase(words.begin());
      claim(number, stem_of(words).text, strength);
      if (strength > kNameEnd / 2) --strength;
    }
  }

  void claim_core(std::uint32_t number, std::string_view name, std::uint8_t strength) {
    claim(number, name, strength);
    constexpr std::size_t kShortest = 3;
    constexpr std::size_t kLongest = 8;
    for (std::size_t size = kShortest; size < name.size() && size <= kLongest; ++size) {
      const NameIndex::Claim claim{.table = number, .strength = 1};
      const std::uint32_t schema = survey_.tables[number].schema;
      survey_.by_beginning.claim({schema, survey_.names.add(name.substr(0, size))}, claim);
      const std::size_t left = name.size() - size;
      if (size > kShortest)
        survey_.by_ending.claim({schema, survey_.names.add(name.substr(left))}, claim);
    }
  }

  void claim(std::uint32_t number, std::string_view name, std::uint8_t strength) {
    const NameIndex::Claim claim{.table = number, .strength = strength};
    const std::uint32_t name_number = survey_.names.add(name);
    survey_.by_name.claim({survey_.tables[number].schema, name_number}, claim);
    survey_.by_name.claim({survey_.tables[number].catalog_scope, name_number}, claim);
  }

  Survey& survey_;
};

void name_tables(Survey& survey) {
  Surveyor surveyor(survey);
  std::vector<std::vector<std::string>> names;
  for (std::uint32_t begin = 0, i = 0; i < survey.tables.size(); ++i) {
    names.push_back(split_words(survey.tables[i].table->name));
    const bool is_last =
        i + 1 == survey.tables.size() || survey.tables[i + 1].schema != survey.tables[i].schema;
    if (!is_last) continue;
    surveyor.name_schema(begin, names);
    begin = i + 1;
    names.clear();
  }
}

}  // namespace

ColumnType column_type(std::string_view type) {
  const std::size_t open = type.find('(');
  const std::string_view name = type.substr(0, open);
  const auto is = [name](std::string_view word) { return equals_ignoring_case(name, word); };
  if (is("bigint") || is("integer") || is("smallint") || is("tinyint") || is("int"))
    return {TypeFamily::kWhole};
  if (is("uuid")) return {TypeFamily::kUuid};
  if (is("date")) return {TypeFamily::kDate};
  if (is("decimal") && (type.ends_with(",0)") || type.ends_with(", 0)")))
    return {TypeFamily::kWhole};
  if (!is("varchar") && !is("char")) return {};
  ColumnType text{TypeFamily::kText};
  if (open != std::string_view::npos)
    std::from_chars(type.data() + open + 1, type.data() + type.size(), text.length);
  return text;
}

namespace {

// Names and types are few and columns are many: each is read once.
class ColumnReader {
 public:
  explicit ColumnReader(Survey& survey) : survey_(survey) {}

  void read(TableFacts& facts) {
    facts.first_column = static_cast<std::uint32_t>(survey_.columns.size());
    for (const CatalogColumn& column : facts.table->columns) {
      ColumnFacts& read = survey_.columns.emplace_back();
      read.name = number_of(column.name);
      read.bare_name = facts.prefix == 0 ? read.name : number_of(column.name.substr(facts.prefix));
      // What SQL cannot say is as good as of no type: no key, no end of a relation.
      read.type = type_of(column.name.empty() ? std::string_view() : column.type);
    }
  }

 private:
  std::uint32_t number_of(std::string_view name) {
    const auto next = static_cast<std::uint32_t>(survey_.column_names.size());
    const std::uint32_t known = names_.insert(name, next);
    if (known != NameTable::kNone) return known;
    ColumnName& read = survey_.column_names.emplace_back(ColumnName{name, column_stem(name)});
    read.number = survey_.names.add(read.stem.text);
    read.person = person_role(read.stem.text, read.stem.key_word);
    return next;
  }

  // A catalog has each type once: columns near to each other have the same few texts.
  std::uint32_t type_of(std::string_view type) {
    RecentType& recent = recent_[reinterpret_cast<std::uintptr_t>(type.data()) / 8 % kRecentTypes];
    if (!type.empty() && recent.text.data() == type.data() && recent.text.size() == type.size())
      return recent.number;
    const auto next = static_cast<std::uint32_t>(survey_.types.size());
    const std::uint32_t known = types_.insert(type, next);
    if (known == NameTable::kNone) survey_.types.push_back(column_type(type));
    recent = {type, known == NameTable::kNone ? next : known};
    return recent.number;
  }

  static constexpr std::size_t kRecentTypes = 16;
  struct RecentType {
    std::string_view text{};
    std::uint32_t number = 0;
  };

  Survey& survey_;
  NameTable names_{NameCase::kExact};
  NameTable types_{NameCase::kExact};
  RecentType recent_[kRecentTypes];
};

}  // namespace

// The tables of a schema stand together, in the order of the catalog.
Survey survey_tables(std::span<const CatalogTable* const> tables) {
  Survey survey;
  constexpr std::uint32_t kCatalogScopes = 0x80000000;
  NameTable numbers(NameCase::kLowerCase);
  std::vector<std::string> names(tables.size());
  std::vector<std::uint32_t> schemas;
  std::vector<std::uint32_t> sizes;
  const auto number_of = [&](std::string_view name) {
    const std::uint32_t known = numbers.insert(name, static_cast<std::uint32_t>(sizes.size()));
    if (known != NameTable::kNone) return known;
    sizes.push_back(0);
    return static_cast<std::uint32_t>(sizes.size() - 1);
  };
  for (std::size_t i = 0; i < tables.size(); ++i) {
    names[i] = tables[i]->catalog;
    names[i] += '.';
    names[i] += tables[i]->schema;
    schemas.push_back(number_of(names[i]));
    ++sizes[schemas.back()];
  }
  std::uint32_t begin = 0;
  for (std::uint32_t& size : sizes) begin += std::exchange(size, begin);
  survey.is_plain.resize(sizes.size());
  survey.tables.resize(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) {
    TableFacts& facts = survey.tables[sizes[schemas[i]]++];
    facts.table = tables[i];
    facts.schema = schemas[i];
    facts.catalog_scope = kCatalogScopes | number_of(tables[i]->catalog);
    facts.prefix = shared_prefix(tables[i]->columns);
  }
  ColumnReader reader(survey);
  for (TableFacts& facts : survey.tables) reader.read(facts);
  name_tables(survey);
  return survey;
}

}  // namespace mapping
