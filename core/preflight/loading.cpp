#include "preflight/loading.h"

#include <algorithm>
#include <utility>

#include "mapping/text.h"
#include "mapping/types.h"

namespace mapping {
namespace {

enum class Family : std::uint8_t {
  kText,
  kWhole,
  kFloat,
  kBool,
  kDate,
  kTimestamp,
  kUuid,
  kBlob,
  kNested,
};

struct WholeType {
  std::string_view name;
  std::string_view trino;
  std::string_view least;
  std::string_view most;
  std::string_view beyond;  // most + 1
};
constexpr WholeType kWholeTypes[] = {
    {"INT8", "TINYINT", "-128", "127", "128"},
    {"INT16", "SMALLINT", "-32768", "32767", "32768"},
    {"INT32", "INTEGER", "-2147483648", "2147483647", "2147483648"},
    {"INT64", "BIGINT", "-9223372036854775808", "9223372036854775807", "9223372036854775808"},
};

constexpr std::pair<std::string_view, Family> kFamilies[] = {
    {"STRING", Family::kText}, {"DOUBLE", Family::kFloat}, {"FLOAT", Family::kFloat},
    {"BOOL", Family::kBool},   {"DATE", Family::kDate},    {"TIMESTAMP", Family::kTimestamp},
    {"UUID", Family::kUuid},   {"BLOB", Family::kBlob},    {"INT8", Family::kWhole},
    {"INT16", Family::kWhole}, {"INT32", Family::kWhole},  {"INT64", Family::kWhole},
};

Family family_of(std::string_view ryugraph_type) {
  for (const auto& [name, family] : kFamilies) {
    if (name == ryugraph_type) return family;
  }
  return Family::kNested;
}

std::size_t width_of(std::string_view whole) {
  return static_cast<std::size_t>(std::ranges::find(kWholeTypes, whole, &WholeType::name) -
                                  std::begin(kWholeTypes));
}

// What the engine reads in a text, as patterns of Trino's `regexp_like`. It takes other blanks at the ends, fewer digits and more
// marks between them than Trino's own casts.
constexpr std::string_view kBlanks = R"([\x09-\x0D ]*)";
constexpr std::string_view kWholePattern = "(-[0-9]+|0|[1-9][0-9]*)";
constexpr std::string_view kFloatPattern =
    R"((?i:-?(?:inf|infinity|nan(?:\([A-Za-z0-9_]*\))?)|(?:-[0-9]+|0|[1-9][0-9]*)(?:\.[0-9]*)?(?:e[+-]?[0-9]+)?|-?\.[0-9]+(?:e[+-]?[0-9]+)?))";
constexpr std::string_view kBoolPattern = "(?i:t|true|f|false|0|1)";
// Year, month between its marks, day.
constexpr std::string_view kDatePattern =
    R"(0*([0-9]{1,6})(-[0-9]{1,2}-|/[0-9]{1,2}/|\\[0-9]{1,2}\\| [0-9]{1,2} )([0-9]{1,2}))";
constexpr std::string_view kTimePattern =
    R"((?:[\x09-\x0D ]*T?[\x09-\x0D ]*0{0,7}(?:[01]?[0-9]|2[0-3]):[0-5]?[0-9]:[0-5]?[0-9](?:\.[0-9]*)?Z?(?:[+-][0-9]{2}:?(?:[0-9]{2})?)?)?)";
constexpr std::string_view kUuidPattern =
    R"((?:\{-*(?:[0-9A-Fa-f]-*){32}\}|-*(?:[0-9A-Fa-f]-*){32}))";
constexpr std::string_view kBlobPattern = R"((?:[\x00-\x5B\x5D-\x7F]|\\x[0-9A-Fa-f]{2})*)";

std::string whole_text(std::string_view pattern, bool with_blanks) {
  const std::string_view blanks = with_blanks ? kBlanks : std::string_view();
  return fill(R"('\A{}{}{}\z')", {blanks, pattern, blanks});
}

std::string in_text(std::string_view text, std::string_view pattern, bool with_blanks = true) {
  return fill("regexp_like({}, {})", {text, whole_text(pattern, with_blanks)});
}

// What is not null and does not fulfil the condition.
std::string none_of(std::string_view column, std::string_view condition) {
  return fill("{} IS NOT NULL AND NOT coalesce({}, false)", {column, condition});
}

// The day that begins a text of the pattern; null where there is no such day. Trino has it in the years 2000 to 2399, which
// have the same days as any 400 years.
std::string day_of(std::string_view text) {
  constexpr std::string_view kLastYear = "294247";
  const std::string pattern = fill(R"('\A{}{}')", {kBlanks, kDatePattern});
  const std::string year = fill("CAST(regexp_extract({}, {}, 1) AS BIGINT)", {text, pattern});
  return fill(
      "IF({} <= {}, date_add('day', ({} / 400 - 5) * 146097, TRY_CAST(CAST(2000 + {} % 400 AS "
      "VARCHAR) || '-' || "
      "lpad(regexp_replace(regexp_extract({}, {}, 2), '[^0-9]'), 2, '0') || '-' || "
      "lpad(regexp_extract({}, {}, 3), 2, '0') "
      "AS DATE)))",
      {year, kLastYear, year, year, text, pattern, text, pattern});
}

std::string hex_of(std::string_view text) {
  return fill("lower(regexp_replace({}, '[^0-9A-Fa-f]'))", {text});
}

Loading load_whole_text(std::string_view type, std::string_view text) {
  const std::string digits =
      fill("regexp_extract({}, {}, 1)", {text, whole_text(kWholePattern, true)});
  const std::string value = fill("TRY_CAST({} AS {})", {digits, kWholeTypes[width_of(type)].trino});
  return {.fault = fill("{} IS NOT NULL AND {} IS NULL", {text, value}), .key = value};
}

// What a text has to fulfil to be read as the type.
std::string readable(Family target, std::string_view text) {
  switch (target) {
    case Family::kFloat:
      return in_text(text, kFloatPattern);
    case Family::kBool:
      return in_text(text, kBoolPattern);
    case Family::kDate:
      return fill("{} AND {} IS NOT NULL", {in_text(text, kDatePattern), day_of(text)});
    case Family::kTimestamp:
      return fill("{} AND {} IS NOT NULL",
                  {in_text(text, std::string(kDatePattern).append(kTimePattern)), day_of(text)});
    case Family::kUuid:
      return in_text(text, kUuidPattern, false);
    default:
      return in_text(text, kBlobPattern, false);
  }
}

// A text that the engine parses.
Loading load_text(Family target, std::string_view type, std::string_view text) {
  if (target == Family::kText) return {.key = std::string(text)};
  if (target == Family::kNested) return {.is_possible = false};
  if (target == Family::kWhole) return load_whole_text(type, text);
  const std::string condition = readable(target, text);
  Loading loading{.fault = none_of(text, condition)};
  if (target == Family::kDate) loading.key = fill("IF({}, {})", {condition, day_of(text)});
  if (target == Family::kUuid) loading.key = fill("IF({}, {})", {condition, hex_of(text)});
  if (target == Family::kTimestamp) {
    loading.change = Code::kMovedTime;
    loading.cast = fill("CAST({} AS TIMESTAMP(6))", {text});
  }
  return loading;
}

// Half to even; Trino rounds halves away from zero.
std::string rounded(std::string_view value) {
  return fill("CAST(IF({} - floor({}) = 5E-1, 2E0 * round({} / 2E0), round({})) AS BIGINT)",
              {value, value, value, value});
}

Loading load_number(Family source, std::string_view from, Family target, std::string_view type,
                    std::string_view column) {
  Loading loading;
  if (target == Family::kFloat) {
    const bool is_exact =
        from == type || from == "FLOAT" ||
        (source == Family::kWhole && from != "INT64" && (type == "DOUBLE" || from != "INT32"));
    if (!is_exact) loading.change = Code::kInexactValue;
    loading.cast = fill("CAST({} AS {})", {column, type == "DOUBLE" ? "DOUBLE" : "REAL"});
    return loading;
  }
  const WholeType& whole = kWholeTypes[width_of(type)];
  if (source == Family::kWhole) {
    if (width_of(from) > width_of(type))
      loading.fault = fill("{} NOT BETWEEN {} AND {}", {column, whole.least, whole.most});
    loading.key = fill("CAST({} AS BIGINT)", {column});
  } else {
    const std::string value = fill("CAST({} AS DOUBLE)", {column});
    const std::string fits =
        fill("({} >= {}E0 AND {} < {}E0)", {value, whole.least, value, whole.beyond});
    loading.fault = fill("{} IS NOT NULL AND NOT {}", {column, fits});
    loading.key = fill("IF({}, {})", {fits, rounded(value)});
    loading.change = Code::kRoundedValue;
    loading.cast = fill("CAST({} AS {})", {column, whole.trino});
  }
  loading.fault_kind = LoadFaultKind::kOutOfRange;
  return loading;
}

// How the engine writes a value as text, as far as that is known.
std::string text_of(Family source, std::string_view column) {
  switch (source) {
    case Family::kWhole:
    case Family::kDate:
    case Family::kUuid:
      return fill("CAST({} AS VARCHAR)", {column});
    case Family::kBool:
      return fill("IF({}, 'True', 'False')", {column});
    default:
      return {};
  }
}

// Values that are loaded as they are, or into a neighbour that takes all of them.
Loading load_other(Family source, const TrinoType& from, Family target, std::string_view column) {
  Loading loading;
  if (target == Family::kText) {
    loading.key = text_of(source, column);
    if (source == Family::kBlob) {
      loading.change = Code::kEscapedBytes;
      loading.cast = fill("to_hex({})", {column});
    }
  } else if (source == Family::kUuid && target == Family::kUuid) {
    loading.key = fill("replace(CAST({} AS VARCHAR), '-')", {column});
  } else if (target == Family::kDate && source == Family::kDate) {
    loading.key = column;
  } else if (target == Family::kDate && source == Family::kTimestamp) {
    const bool has_zone = from.nodes.front().name != "timestamp";
    loading.key =
        fill(has_zone ? "CAST({} AT TIME ZONE 'UTC' AS DATE)" : "CAST({} AS DATE)", {column});
  } else if (target == Family::kTimestamp && source == Family::kDate) {
    loading.change = Code::kWrappedDate;
  } else {
    loading.is_possible = source == target;
  }
  return loading;
}

}  // namespace

Loading load_column(std::string_view source, std::string_view target, std::string_view column) {
  const Outcome<TrinoType, TypeFault> type = parse_trino_type(source);
  const Outcome<std::string> mapped =
      type.ok() ? map_complex_type(type.value()) : Outcome<std::string>(std::string());
  // What makes it unreadable was found already.
  if (!type.ok() || !mapped.ok() || find_load_hazard(type.value())) return {};
  const Family from = family_of(mapped.value());
  const Family to = family_of(target);
  if (from == Family::kNested && to == Family::kNested)
    return {.is_possible = matches_declared_type(target, mapped.value())};
  const bool is_number = from == Family::kWhole || from == Family::kFloat;
  if (from == Family::kText) {
    const bool is_padded = type.value().nodes.front().name == "char";
    return load_text(to, target,
                     is_padded ? fill("CAST({} AS VARCHAR)", {column}) : std::string(column));
  }
  if (is_number && (to == Family::kWhole || to == Family::kFloat))
    return load_number(from, mapped.value(), to, target, column);
  return load_other(from, type.value(), to, column);
}

}  // namespace mapping
