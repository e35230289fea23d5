#pragma once

#include <cstdint>

// What tells nodes of one kind apart: `SqlNode::detail`.
namespace mapping {

// Details of nodes; which apply stands beside the kind.
enum SqlDetail : std::uint16_t {
  kSqlRecursive = 1,
  kSqlAll = 1,
  kSqlDistinct = 2,
  kSqlCorresponding = 4,
  kSqlUnion = 8,
  kSqlIntersect = 16,
  kSqlExcept = 32,
  kSqlDescending = 1,
  kSqlNullsFirst = 2,
  kSqlNullsLast = 4,
  kSqlWithTies = 1,
  kSqlNamedRow = 1,
  kSqlTry = 1,
  kSqlNegated = 1,
  kSqlJsonPath = 1,
  kSqlOrdinality = 1,
  kSqlNested = 2,
  kSqlTimestamp = 1,
  kSqlWithTimeZone = 2,
  kSqlStar = 4,            // count(*), count(t.*)
  kSqlProcessingMode = 8,  // FINAL, RUNNING
  kSqlNullTreatment = 16,  // IGNORE NULLS, RESPECT NULLS
  kSqlJoinCross = 1,
  kSqlJoinInner = 2,
  kSqlJoinLeft = 4,
  kSqlJoinRight = 8,
  kSqlJoinFull = 16,
  kSqlJoinNatural = 32,
};

enum class SqlOperator : std::uint16_t {
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

enum class SqlSpecial : std::uint16_t {
  kPosition,
  kTrim,
  kSubstring,
  kNormalize,
  kExtract,  // Name expression
  kOverlay,
  kListagg,
  kGrouping,  // QualifiedName*
  kJsonExists,
  kJsonValue,
  kJsonQuery,
  kJsonObject,
  kJsonArray,
  kCurrentDate,
  kCurrentTime,
  kCurrentTimestamp,
  kLocalTime,
  kLocalTimestamp,
  kCurrentUser,
  kCurrentCatalog,
  kCurrentSchema,
  kCurrentPath,
};

// The statements of a function of WITH FUNCTION, and the parts that have statements of their own.
enum class SqlStatement : std::uint16_t {
  kReturn,   // expression
  kSet,      // Name expression
  kIf,       // expression Statement*; the last are kElseIf* kElse?
  kElseIf,   // expression Statement*
  kElse,     // Statement*
  kCase,     // expression? kWhen* kElse?
  kWhen,     // expression Statement*
  kLoop,     // Name? Statement*
  kWhile,    // Name? expression Statement*
  kRepeat,   // Name? Statement* expression
  kIterate,  // Name
  kLeave,    // Name
  kBegin,    // kDeclare* Statement*
  kDeclare,  // Name* type expression?
};

enum class SqlIntervalField : std::uint8_t { kNone, kYear, kMonth, kDay, kHour, kMinute, kSecond };

}  // namespace mapping
