#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/diagnostic.h"
#include "mapping/text.h"

// Trino's query language: text → tree → shape, and text → formatted text.
//
// Accepts what the parser of Trino 476 accepts, and the few forms of queries
// that newer servers add; refuses the rest at the byte where a server points.
// Reads the text once, uses neither exceptions nor unbounded recursion, and
// keeps nothing between two calls.
//
//   SqlTree tree = parse_sql("SELECT id, name AS n FROM hive.sales.customers c");
//   tree.fault                // nullopt
//   SqlShape shape = shape_of(tree);
//   shape.columns[1].name     // "n"
//   shape.tables[0].schema    // "sales"
//
//   parse_sql("SELECT id FORM t").fault->server_message
//       // "mismatched input 't'. Expecting: …", span of t
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

struct SqlEdit {
  Span span;  // in the SQL; empty: an insertion
  std::string text;

  friend bool operator==(const SqlEdit&, const SqlEdit&) = default;
};

// What mends a fault.
struct SqlFix {
  FixKind kind{};
  Params params;      // of the title
  bool safe = false;  // it cannot change what a correct reading of the text means
  std::vector<SqlEdit> edits;
};

// Which sentence of a server it is: report/server_messages.h.
enum class ServerMessage : std::uint16_t;

// The error name of what the server trips over itself; it tells no place for it.
inline constexpr std::string_view kServerDefect = "GENERIC_INTERNAL_ERROR";

// Why a text is no query. A statement has one fault or none, as on a server.
struct SqlFault {
  Code code{};                  // the sentence for people: kSqlTrailingComma …
  std::string_view error_name;  // Trino's: SYNTAX_ERROR, INVALID_LITERAL …
  std::string server_message;   // Trino's text without `line L:C: `
  Span span;                    // begins where a server points
  Params params;                // of the sentence: token, word …
  std::vector<SqlFix> fixes{};
  bool has_place = true;  // whether a server tells it: `line L:C: ` ahead of the text
  // Where reading ended, if a server points at a token in front of it: of a fault in the list behind
  // IN it names the IN alone.
  std::optional<Span> stop{};
  // What the analysis finds: the sentence, which has a plain one by what it says, as a cluster's.
  ServerMessage message{};
  Params facts{};  // what stands in its places
};

// The children of a node, in the order of the text.
//
//   for (const SqlNodeId item : tree.children(list)) …
class SqlChildren {
 public:
  class Iterator {
   public:
    Iterator(const std::vector<SqlNode>& nodes, SqlNodeId id) : nodes_(&nodes), id_(id) {}

    SqlNodeId operator*() const { return id_; }
    Iterator& operator++() {
      id_ = (*nodes_)[id_].next;
      return *this;
    }
    bool operator==(const Iterator& other) const { return id_ == other.id_; }

   private:
    const std::vector<SqlNode>* nodes_;
    SqlNodeId id_;
  };

  SqlChildren(const std::vector<SqlNode>& nodes, SqlNodeId first) : nodes_(nodes), first_(first) {}

  [[nodiscard]] Iterator begin() const { return {nodes_, first_}; }
  [[nodiscard]] Iterator end() const { return {nodes_, kNoSqlNode}; }
  // How many there are, which is counted.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<SqlNodeId> list() const;

 private:
  const std::vector<SqlNode>& nodes_;
  SqlNodeId first_;
};

// A statement as a tree in one array.
//
// Every child's index is less than its parent's: a walk over `nodes` in order
// meets what a node is made of before the node, without recursion. `root` is a
// kQuery or kWithFunction, or kNoSqlNode where there is a fault.
struct SqlTree {
  std::string text;
  std::vector<SqlNode> nodes;
  SqlNodeId root = kNoSqlNode;
  std::optional<SqlFault> fault;

  [[nodiscard]] const SqlNode& operator[](SqlNodeId id) const { return nodes[id]; }
  [[nodiscard]] std::string_view text_of(SqlNodeId id) const { return slice(text, nodes[id].span); }
  // None of kNoSqlNode.
  [[nodiscard]] SqlChildren children(SqlNodeId id) const { return {nodes, nodes[id].first_child}; }
  // kNoSqlNode where there are fewer.
  [[nodiscard]] SqlNodeId child(SqlNodeId id, std::size_t index) const;
  [[nodiscard]] SqlNodeId last_child(SqlNodeId id) const;
  [[nodiscard]] SqlNodeId find_child(SqlNodeId id, SqlNodeKind kind) const;
  // Of a Name or Column: without quotes, as written.
  [[nodiscard]] std::string name_of(SqlNodeId id) const;
};

// Whether two trees differ in nothing but places, spaces and comments.
[[nodiscard]] bool same_tree(const SqlTree& a, const SqlTree& b);

// Reads one statement. Texts over 32 MiB and nesting over kMaxSqlDepth are
// faults of their own.
[[nodiscard]] SqlTree parse_sql(std::string_view sql);

// The first path of a JSON function or of JSON_TABLE that a server refuses, such as '$.a' without its
// mode. The grammar takes any text there: a server reads paths when it has taken the statement, so
// that this is no fault of the tree.
[[nodiscard]] std::optional<SqlFault> find_path_fault(const SqlTree& tree);
// The fault of one of them, `path` being its literal; none also where it has escapes.
[[nodiscard]] std::optional<SqlFault> check_json_path(const SqlTree& tree, SqlNodeId path);

// Levels of queries, calls and types in one another. Parentheses and chains of
// operators do not count: they need no stack. One level takes at most three
// calls; a module needs 1 MiB of stack for all of them.
inline constexpr std::uint32_t kMaxSqlDepth = 1000;

struct SqlTable {
  std::string catalog;  // '' where the text names none
  std::string schema;
  std::string name;  // without quotes, as written; Trino compares names without case
  Span span;

  friend bool operator==(const SqlTable&, const SqlTable&) = default;
};

struct SqlColumn {
  std::optional<std::string> name;  // nullopt: a star over a table, which only the catalog knows
  Span span;

  friend bool operator==(const SqlColumn&, const SqlColumn&) = default;
};

struct SqlShape {
  std::vector<SqlColumn> columns;      // of the result, in order
  std::vector<SqlTable> tables;        // each once, in the order of the text; no CTEs
  std::optional<std::size_t> primary;  // in `tables`: the first table of the
                                       // main query, outside its CTEs
  std::vector<std::string> functions;  // lower case, each once, in the order of the text
  bool open = false;                   // some column stands for columns of a table
};

[[nodiscard]] SqlShape shape_of(const SqlTree& tree);

// The statement laid out anew: clauses and select items on lines of their own,
// keywords in capitals, two spaces a level. Names, literals and comments are
// kept as they are, and the result parses to the same tree. A tree with a
// fault: its text.
[[nodiscard]] std::string print_sql(const SqlTree& tree);

}  // namespace mapping
