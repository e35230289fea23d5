#include "sql/check_tree.h"

#include <algorithm>
#include <array>

#include "sql/lexer.h"
#include "text/sort_numbers.h"

namespace mapping::sql {
namespace {

constexpr std::array<std::string_view, 17> kExtractFields = {
    "YEAR",         "QUARTER",      "MONTH",        "WEEK",
    "DAY",          "DAY_OF_MONTH", "DAY_OF_WEEK",  "DOW",
    "DAY_OF_YEAR",  "DOY",          "YEAR_OF_WEEK", "YOW",
    "HOUR",         "MINUTE",       "SECOND",       "TIMEZONE_MINUTE",
    "TIMEZONE_HOUR"};

// Functions that Trino's parser knows by name.
struct KnownFunction {
  std::string_view name;
  std::size_t minimum;
  std::size_t maximum;
  ServerMessage wrong_count;
};

// So many characters fit a BIGINT, whatever they are.
constexpr std::uint32_t kLongestSafeInteger = 15;

constexpr std::size_t kAny = SIZE_MAX;
constexpr KnownFunction kKnownFunctions[] = {
    {"if", 2, 3, ServerMessage::kWrongArgumentCount},
    {"nullif", 2, 2, ServerMessage::kWrongArgumentCount},
    {"coalesce", 2, kAny, ServerMessage::kTwoArgumentsNeeded},
    {"try", 1, 1, ServerMessage::kOneArgumentNeeded},
    {"format", 2, kAny, ServerMessage::kTwoArgumentsNeeded},
};

// What a call of a known function must not have, in the order in which Trino looks.
struct Extra {
  std::string_view clause;
  bool (*is_given)(const SqlTree& tree, SqlNodeId call);
};

constexpr Extra kExtras[] = {
    {"OVER clause",
     [](const SqlTree& tree, SqlNodeId call) { return FunctionNode(tree, call).over() != 0; }},
    {"DISTINCT",
     [](const SqlTree& tree, SqlNodeId call) { return tree[call].is(SqlQuantifier::kDistinct); }},
    {"Running or final semantics",
     [](const SqlTree& tree, SqlNodeId call) {
       return tree[call].get<SqlProcessingMode>() != SqlProcessingMode::kNone;
     }},
    {"FILTER",
     [](const SqlTree& tree, SqlNodeId call) { return FunctionNode(tree, call).filter() != 0; }},
};

TreeFault fault_at(const SqlTree& tree, SqlNodeId id, Code code, ServerSentence said) {
  const std::uint32_t begin = tree[id].span.begin;
  const std::uint32_t length = first_tokens(tree.text_of(id), 1).front().span.end;
  return {code, std::move(said), {begin, begin + length}, {}};
}

std::optional<TreeFault> check_arguments(const SqlTree& tree, SqlNodeId call, SqlNodeId name,
                                         const KnownFunction& function) {
  std::size_t arguments = 0;
  for (SqlNodeId child = tree[name].next; child != kNoSqlNode; child = tree[child].next) {
    const SqlNodeKind kind = tree[child].kind;
    if (kind == SqlNodeKind::kNamedArgument) {
      TreeFault fault = fault_at(tree, call, Code::kSqlSyntaxError, {});
      fault.is_newer_grammar = true;
      return fault;
    }
    const bool is_clause =
        kind == SqlNodeKind::kOrderBy || kind == SqlNodeKind::kFilter || kind == SqlNodeKind::kOver;
    arguments += is_clause ? 0U : 1U;
  }
  if (arguments >= function.minimum && arguments <= function.maximum) {
    return std::nullopt;
  }
  return fault_at(tree, call, Code::kSqlArgumentCount, say(function.wrong_count, {function.name}));
}

std::optional<TreeFault> check_clauses(const SqlTree& tree, SqlNodeId call,
                                       const KnownFunction& function) {
  for (const Extra& extra : kExtras) {
    if (extra.is_given(tree, call)) {
      return fault_at(tree, call, Code::kSqlCallClause,
                      say(ServerMessage::kCallClause, {extra.clause, function.name}));
    }
  }
  return std::nullopt;
}

const KnownFunction* find_known_function(std::string_view name) {
  const auto* const found = std::ranges::find_if(kKnownFunctions, [&](const KnownFunction& known) {
    return equals_ignoring_case(name, known.name);
  });
  return found == std::end(kKnownFunctions) ? nullptr : found;
}

std::optional<TreeFault> check_function(const SqlTree& tree, SqlNodeId id) {
  const SqlNodeId name = tree.find_child(id, SqlNodeKind::kQualifiedName);
  if (name == kNoSqlNode || tree[tree.child(name, 0)].next != kNoSqlNode) {
    return std::nullopt;
  }
  const KnownFunction* const known = find_known_function(tree.name_of(tree.child(name, 0)));
  if (known == nullptr) {
    return std::nullopt;
  }
  if (auto fault = check_arguments(tree, id, name, *known)) {
    return fault;
  }
  return check_clauses(tree, id, *known);
}

std::optional<TreeFault> check_extract(const SqlTree& tree, SqlNodeId id) {
  const std::string field(
      tree.text_of(ExtractCall(tree, id).field()));  // quotes make no field of it
  std::string valid;
  for (const std::string_view known : kExtractFields) {
    if (equals_ignoring_case(field, known)) {
      return std::nullopt;
    }
    valid += valid.empty() ? "" : ", ";
    valid += known;
  }
  TreeFault fault =
      fault_at(tree, id, Code::kSqlExtractField, say(ServerMessage::kExtractField, {field, valid}));
  fault.params = {{"field", field}, {"valid", valid}};
  return fault;
}

std::optional<TreeFault> check_special(const SqlTree& tree, SqlNodeId id) {
  if (tree[id].is(SqlSpecial::kExtract)) {
    return check_extract(tree, id);
  }
  if (tree[id].is(SqlSpecial::kGrouping) && tree[id].first_child == kNoSqlNode) {
    return fault_at(tree, id, Code::kSqlGroupingArguments,
                    say(ServerMessage::kGroupingWithoutColumns));
  }
  if (tree[id].is(SqlTrimForm::kFromAlone)) {
    return fault_at(tree, id, Code::kSqlTrimArguments, say(ServerMessage::kTrimArguments));
  }
  return std::nullopt;
}

// The kinds that check_node looks at: most nodes are of others.
bool can_be_faulty(const SqlNode& node) {
  switch (node.kind) {
    case SqlNodeKind::kFunction:
    case SqlNodeKind::kSpecial:
    case SqlNodeKind::kBinary:
    case SqlNodeKind::kString:
    case SqlNodeKind::kTypedLiteral:
      return true;
    case SqlNodeKind::kInteger:
      return node.span.size() > kLongestSafeInteger;
    default:
      return false;
  }
}

std::optional<TreeFault> check_node(const SqlTree& tree, SqlNodeId id) {
  const auto literal_fault = [&](const ServerSentence& said) -> std::optional<TreeFault> {
    if (!said) {
      return std::nullopt;
    }
    return TreeFault{Code::kSqlBadLiteral, said, tree[id].span, {{"reason", said.text}}};
  };
  switch (tree[id].kind) {
    case SqlNodeKind::kFunction:
      return check_function(tree, id);
    case SqlNodeKind::kSpecial:
      return check_special(tree, id);
    case SqlNodeKind::kInteger:
      return literal_fault(check_integer_literal(tree.text_of(id)));
    case SqlNodeKind::kBinary:
      return literal_fault(check_binary_literal(tree.text_of(id)));
    case SqlNodeKind::kString:
      if (tree.text_of(id).starts_with("$$") && !tree.text_of(id).starts_with("$$\n")) {
        return TreeFault{
            Code::kSqlRoutineBody, say(ServerMessage::kRoutineBody), tree[id].span, {}};
      }
      return to_lower(tree.text_of(id).front()) == 'u'
                 ? literal_fault(check_unicode_literal(tree.text_of(id)))
                 : std::nullopt;
    case SqlNodeKind::kTypedLiteral:
      if (equals_ignoring_case(tree.text_of(TypedLiteralNode(tree, id).type()), "x")) {
        return fault_at(tree, id, Code::kSqlBinarySpace, say(ServerMessage::kBinarySpace));
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

// Places of which it is asked whether they hold others.
class Places {
 public:
  template <typename IsPlace>
  Places(const SqlTree& tree, IsPlace is_place) {
    std::vector<std::uint64_t> all;  // by their beginnings, the longest first
    for (const SqlNode& node : tree.nodes) {
      if (is_place(node.kind)) all.push_back(order_key(node.span.begin, ~node.span.end));
    }
    sort_numbers(all);
    for (const std::uint64_t key : all) {
      const Span span{static_cast<std::uint32_t>(key >> 32U), ~place_of_key(key)};
      if (outermost_.empty() || span.begin >= outermost_.back().end) outermost_.push_back(span);
    }
  }

  [[nodiscard]] bool holds(Span span) const {
    const auto behind = std::ranges::upper_bound(outermost_, span.begin, {}, &Span::begin);
    return behind != outermost_.begin() && span.end <= (behind - 1)->end;
  }

 private:
  std::vector<Span> outermost_{};  // in the order of the text
};

}  // namespace

bool is_known_function(std::string_view name) { return find_known_function(name) != nullptr; }

// Types are not visited as expressions: `decimal(99999999999999999999)` is refused later and
// elsewhere.
std::optional<TreeFault> check_tree(const SqlTree& tree) {
  std::optional<TreeFault> first;
  bool first_is_in_with = false;
  std::optional<Places> withs;
  std::optional<Places> types;
  for (SqlNodeId id = static_cast<SqlNodeId>(tree.nodes.size()); id-- > 1;) {
    const SqlNode& node = tree[id];
    if (!can_be_faulty(node)) continue;
    auto fault = check_node(tree, id);
    if (!fault) continue;
    if (!withs) {
      withs.emplace(tree, [](SqlNodeKind kind) { return kind == SqlNodeKind::kWith; });
      types.emplace(tree, [](SqlNodeKind kind) { return is_sql_type(kind); });
    }
    if (node.kind == SqlNodeKind::kInteger && types->holds(node.span)) continue;
    const bool in_with = withs->holds(node.span);
    if (!first || (first_is_in_with && !in_with) ||
        (first_is_in_with == in_with && node.span.begin <= first->span.begin)) {
      first = std::move(fault);
      first_is_in_with = in_with;
    }
  }
  return first;
}

}  // namespace mapping::sql
