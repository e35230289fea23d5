#pragma once

#include <cstdint>

#include "mapping/sql_node_kind.h"

// What a node keeps of how it is written, beside its kind and its children: parts, each a type of its
// own. Which kinds have which is in core/sql/nodes.tsv. The first value is that of what is not
// written, where that may be.
namespace mapping {

// Queries
enum class SqlSession : std::uint8_t { kNone, kGiven };  // WITH SESSION, which is not kept
enum class SqlRecursion : std::uint8_t { kNone, kRecursive };
enum class SqlQuantifier : std::uint8_t { kNone, kAll, kDistinct };
enum class SqlSetOperator : std::uint8_t { kUnion, kIntersect, kExcept };
enum class SqlMatching : std::uint8_t { kByPlace, kCorresponding };
enum class SqlSortOrder : std::uint8_t { kAscending, kDescending };
enum class SqlNullOrder : std::uint8_t { kNone, kFirst, kLast };
enum class SqlTies : std::uint8_t { kOnly, kWithTies };
enum class SqlRoutineClause : std::uint8_t {
  kLanguage,
  kDeterministic,
  kNotDeterministic,
  kReturnsNullOnNull,
  kCalledOnNull,
  kSecurity,
  kComment,
  kProperties,
};

// Values
enum class SqlTruth : std::uint8_t { kFalse, kTrue };
enum class SqlStringUse : std::uint8_t { kText, kJsonPath };
enum class SqlIntervalField : std::uint8_t { kNone, kYear, kMonth, kDay, kHour, kMinute, kSecond };
struct SqlIntervalStart {
  SqlIntervalField field{};
  bool operator==(const SqlIntervalStart&) const = default;
};
struct SqlIntervalEnd {
  SqlIntervalField field{};
  bool operator==(const SqlIntervalEnd&) const = default;
};
enum class SqlIntervalDigits : std::uint8_t { kNone, kGiven };  // DAY(3), of newer servers
enum class SqlSign : std::uint8_t { kNone, kPlus, kMinus };
enum class SqlParameterUse : std::uint8_t {
  kParameter,
  kCaseOperand,  // stands for the operand of CASE in `WHEN > 5`
};
enum class SqlRowForm : std::uint8_t { kParentheses, kWord };  // `(a, b)`, `ROW(a, b)`
enum class SqlCastForm : std::uint8_t { kCast, kTryCast };

// Calls
enum class SqlStarArgument : std::uint8_t { kNone, kStar };  // count(*), count(t.*)
enum class SqlProcessingMode : std::uint8_t { kNone, kRunning, kFinal };
enum class SqlNullTreatment : std::uint8_t { kNone, kIgnore, kRespect };
enum class SqlTrimSide : std::uint8_t { kBoth, kLeading, kTrailing };
enum class SqlTrimForm : std::uint8_t {
  kWords,      // TRIM(LEADING 'x' FROM text), TRIM(text)
  kComma,      // TRIM(text, 'x')
  kFromAlone,  // TRIM(FROM text), which no server takes
};
enum class SqlSeparator : std::uint8_t { kNone, kGiven };
enum class SqlOverflow : std::uint8_t { kError, kTruncateWithCount, kTruncateWithoutCount };

// Windows
enum class SqlFrameUnit : std::uint8_t { kRange, kRows, kGroups };
enum class SqlFrameBound : std::uint8_t {
  kNone,  // of the end, without BETWEEN
  kUnboundedPreceding,
  kPreceding,
  kCurrentRow,
  kFollowing,
  kUnboundedFollowing,
};
struct SqlFrameStart {
  SqlFrameBound bound{};
  bool operator==(const SqlFrameStart&) const = default;
};
struct SqlFrameEnd {
  SqlFrameBound bound{};
  bool operator==(const SqlFrameEnd&) const = default;
};

// Operators
enum class SqlOperator : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulus,
  kOverlaps,
};
enum class SqlComparedRows : std::uint8_t { kAll, kAny, kSome };
enum class SqlNegation : std::uint8_t { kNone, kNegated };
enum class SqlSymmetry : std::uint8_t { kNone, kAsymmetric, kSymmetric };

// JSON
enum class SqlJsonFormat : std::uint8_t { kNone, kJson, kUtf8, kUtf16, kUtf32 };
enum class SqlJsonWrapper : std::uint8_t { kNone, kWithout, kUnconditional, kConditional };
enum class SqlJsonQuotes : std::uint8_t { kNone, kKeep, kOmit };
enum class SqlJsonBehavior : std::uint8_t {
  kNone,
  kNull,
  kError,
  kDefault,
  kEmpty,  // of JSON_TABLE
  kEmptyArray,
  kEmptyObject,
  kTrue,
  kFalse,
  kUnknown,
};
struct SqlOnEmpty {
  SqlJsonBehavior behavior{};
  bool operator==(const SqlOnEmpty&) const = default;
};
struct SqlOnError {
  SqlJsonBehavior behavior{};
  bool operator==(const SqlOnError&) const = default;
};
enum class SqlJsonNulls : std::uint8_t { kNone, kNull, kAbsent };
enum class SqlUniqueKeys : std::uint8_t { kNone, kWith, kWithout };
enum class SqlJsonColumn : std::uint8_t { kValue, kQuery, kOrdinality, kNested };
enum class SqlJsonNesting : std::uint8_t { kNone, kOuter, kInner };
enum class SqlJsonSiblings : std::uint8_t { kNone, kUnion, kCross };

// Relations
enum class SqlVersionPointer : std::uint8_t { kTimestamp, kVersion };
enum class SqlOrdinality : std::uint8_t { kNone, kWith };
enum class SqlJoinType : std::uint8_t { kCross, kInner, kLeft, kRight, kFull };
enum class SqlNaturalness : std::uint8_t { kNone, kNatural };
enum class SqlSampling : std::uint8_t { kBernoulli, kSystem };
enum class SqlEmptyInput : std::uint8_t { kPrune, kKeep };

// Row patterns
enum class SqlRowsPerMatch : std::uint8_t {
  kNone,
  kOne,
  kAll,
  kAllShowEmpty,
  kAllOmitEmpty,
  kAllWithUnmatched,
};
enum class SqlSkipTo : std::uint8_t { kPastLastRow, kNextRow, kFirst, kLast, kVariable };
enum class SqlPatternSearch : std::uint8_t { kInitial, kSeek };
enum class SqlPatternSign : std::uint8_t {
  kAlternative,     // |
  kOpen,            // (
  kPermute,         // PERMUTE(
  kComma,           // of PERMUTE
  kClose,           // )
  kEmpty,           // ()
  kExclude,         // {-
  kExcludeEnd,      // -}
  kPartitionStart,  // ^
  kPartitionEnd,    // $
};
enum class SqlRepetition : std::uint8_t {
  kZeroOrMore,
  kOneOrMore,
  kZeroOrOne,
  kExactly,    // {2}
  kAtLeast,    // {2,}
  kAtMost,     // {,3}
  kBetween,    // {2,3}
  kAnyNumber,  // {,}
};
enum class SqlGreed : std::uint8_t { kGreedy, kReluctant };

// Types
enum class SqlDatetimeKind : std::uint8_t { kTime, kTimestamp };
enum class SqlTimeZone : std::uint8_t { kWithout, kWith };

}  // namespace mapping
