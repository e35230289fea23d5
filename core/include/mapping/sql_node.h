#pragma once

#include <cstdint>

#include "mapping/text.h"

// What a statement is made of.
namespace mapping {

// Nodes of the tree. Behind each kind its children in order; `?` may be
// missing, `*` any number. `expression` stands for any kind of the second and
// third group, `relation` for any of the fourth, `type` for any of the fifth.
enum class SqlNodeKind : std::uint8_t {
  kNone,  // only node 0, which no tree refers to

  // Queries
  kQuery,             // With? body OrderBy? Offset? (Limit | Fetch)?; body: Select Values
                      // Table SetOperation Subquery
  kWith,              // NamedQuery*, detail kSqlRecursive
  kNamedQuery,        // Name ColumnNames? Query
  kWithFunction,      // Routine* Query: `WITH FUNCTION … SELECT …`
  kRoutine,           // QualifiedName RowField* type RoutineClause* (Statement | String)
  kRoutineClause,     // `LANGUAGE sql`, `NOT DETERMINISTIC` …: (Name | String)?, of WITH
                      // (Name expression?)*
  kStatement,         // detail SqlStatement, which says of what
  kSetOperation,      // body body ColumnNames?, detail SqlSetOperator with
                      // quantifier
  kSelect,            // SelectList From? Where? GroupBy? Having? Windows?, detail
                      // quantifier
  kTable,             // QualifiedName: `TABLE t`
  kValues,            // expression*
  kSubquery,          // Query: `(query)` as body, expression or relation
  kSelectList,        // (SelectItem | AllColumns)*
  kSelectItem,        // expression Name?
  kAllColumns,        // expression? ColumnNames?: `*`, `t.*`
  kFrom,              // relation*
  kWhere,             // expression
  kGroupBy,           // (expression | GroupingSet | Rollup | Cube | GroupingSets |
                      // GroupByAuto)*, detail quantifier
  kGroupingSet,       // expression*: `(a, b)`, `()`
  kRollup,            // as kGroupBy
  kCube,              // as kGroupBy
  kGroupingSets,      // as kGroupBy
  kGroupByAuto,       // `GROUP BY AUTO`
  kHaving,            // expression
  kWindows,           // WindowDefinition*
  kWindowDefinition,  // Name Window
  kOrderBy,           // SortItem*
  kSortItem,          // expression, detail kSqlDescending, kSqlNullsFirst, kSqlNullsLast
  kOffset,            // Integer | Parameter
  kLimit,             // (Integer | Parameter)?; none: LIMIT ALL
  kFetch,             // (Integer | Parameter)?, detail kSqlWithTies
  kName,              // an identifier that is no expression, quotes included
  kQualifiedName,     // Name*
  kColumnNames,       // Name*: `(a, b)`

  // Expressions: values
  kNull,
  kBoolean,
  kInteger,  // a sign of its own belongs to the literal, as in Trino's grammar;
             // so with the next two
  kDecimal,
  kDouble,
  kString,         // '…' or U&'…' with its UESCAPE, detail kSqlJsonPath
  kBinary,         // X'…'
  kTypedLiteral,   // Name String: `DATE '2020-01-01'`
  kInterval,       // String, detail SqlIntervalField of the start and the end
  kParameter,      // ?
  kColumn,         // an identifier as expression
  kDereference,    // expression Name
  kSubscript,      // expression expression?; none: `[*]`
  kRow,            // (expression | SelectItem)*, detail kSqlNamedRow for `ROW(…)`
  kArray,          // expression*
  kParenthesized,  // expression
  kCast,           // expression type, detail kSqlTry
  kCase,           // expression? When* Else?; the first child is no When where an operand
                   // is given
  kWhen,           // expression expression
  kElse,           // expression
  kLambda,         // Name* expression
  kExists,         // Subquery
  kUnique,         // Subquery (newer servers)
  kFunction,       // QualifiedName argument* OrderBy? Filter? Over?, detail
                   // SqlCallFlag
  kMethod,         // expression Name argument* (newer servers)
  kStaticMethod,   // QualifiedName Name argument* (newer servers)
  kNamedArgument,  // Name expression
  kFilter,         // expression
  kOver,           // Name | Window
  kWindow,         // Name? Partition? OrderBy? Frame?
  kPartition,      // expression*
  kFrame,          // VariableDefinition* the bounds' expressions Name? Pattern? Subset*
                   // VariableDefinition*: as kMatchRecognize
  kMeasure,        // Name Over: `m OVER w`
  kSpecial,        // the arguments of a function that is called with keywords, detail
                   // SqlSpecial
  kJsonPassing,    // an argument of PASSING: expression Name
  kDatetime,       // CURRENT_DATE, CURRENT_TIME(3) …, detail SqlSpecial

  // Expressions: operators
  kNot,         // expression
  kAnd,         // expression expression
  kOr,          // expression expression
  kComparison,  // expression expression, detail SqlOperator
  kQuantified,  // expression Subquery, detail SqlOperator
  kBetween,     // expression expression expression, detail kSqlNegated
  kIn,          // expression (Parenthesized | Row | Subquery), detail kSqlNegated
  kLike,        // expression expression expression?, detail kSqlNegated
  kIsNull,      // expression, detail kSqlNegated
  kIsTruth,     // expression Boolean?; none: UNKNOWN; detail kSqlNegated (newer
                // servers)
  kIsDistinct,  // expression expression, detail kSqlNegated
  kMatch,       // expression Subquery (newer servers)
  kArithmetic,  // expression expression, detail SqlOperator
  kSign,        // expression, detail SqlOperator
  kConcat,      // expression expression
  kAtTimeZone,  // expression expression?; none: AT LOCAL

  // Relations
  kTableName,              // QualifiedName Period?
  kPeriod,                 // expression: `FOR VERSION AS OF 3`
  kAliased,                // relation Name ColumnNames?
  kParenthesizedRelation,  // relation
  kLateral,                // Subquery
  kUnnest,                 // expression*, detail kSqlOrdinality
  kJoin,                   // relation relation (JoinOn | ColumnNames)?, detail SqlJoin
  kJoinOn,                 // expression
  kSample,                 // relation expression
  kTableFunction,          // QualifiedName (expression | NamedArgument | TableArgument |
                           // Descriptor)* ColumnNames*
  kTableArgument,          // relation Partition? OrderBy?
  kDescriptor,             // (Name type?)*
  kMatchRecognize,         // relation Partition? OrderBy? VariableDefinition* (of MEASURES) Name?
                           // (of AFTER MATCH SKIP) Pattern Subset* VariableDefinition*
  kVariableDefinition,     // Name expression; a measure: expression Name
  kSubset,                 // Name Name*
  kPattern,                // Name*: the variables of a row pattern
  kJsonTable,              // expression String Name? JsonPassing* JsonColumn* JsonPlan?
  kJsonColumn,             // Name? type? String? JsonColumn*; detail kSqlOrdinality,
                           // kSqlNested
  kJsonPlan,               // Name, a path; Name JsonPlan, one and what is nested in it; JsonPlan
                           // JsonPlan*, side by side; nothing: DEFAULT
  kPivot,                  // relation (SelectItem)* ColumnNames (SelectItem)* (newer servers)
  kNearest,                // relation Where? expression (newer servers)

  // Types
  kGenericType,   // Name (type | Integer)*
  kRowType,       // RowField*
  kRowField,      // Name? type
  kArrayType,     // type: `T ARRAY`, `ARRAY<T>`
  kMapType,       // type type: `MAP<K, V>`
  kDatetimeType,  // (type | Integer)?, detail kSqlTimestamp, kSqlWithTimeZone
  kIntervalType,
  kDoublePrecision,
};

using SqlNodeId = std::uint32_t;
inline constexpr SqlNodeId kNoSqlNode = 0;

// 20 bytes. Children are a list through `next`.
struct SqlNode {
  SqlNodeKind kind = SqlNodeKind::kNone;
  std::uint16_t detail = 0;
  Span span;
  SqlNodeId first_child = kNoSqlNode;
  SqlNodeId next = kNoSqlNode;
};

}  // namespace mapping
