#include <string>
#include <string_view>

#include "analysis/expression_tree.h"
#include "analysis/format/format_expression.h"
#include "analysis/format/formatter.h"
#include "text/enum_table.h"

// The relations of a FROM, as the server writes them.
namespace mapping::analysis {
namespace {

std::string margin(int level) { return std::string(static_cast<std::size_t>(level) * 3, ' '); }

// In the order of SqlJoinType.
constexpr std::string_view kJoinWords[] = {"CROSS JOIN ", "INNER JOIN ", "LEFT JOIN ",
                                           "RIGHT JOIN ", "FULL JOIN "};
static_assert(is_table_to(kJoinWords, SqlJoinType::kFull));

std::string_view sampling_of(const SqlTree& tree, SqlNodeId sample) {
  return tree[sample].is(SqlSampling::kBernoulli) ? " TABLESAMPLE BERNOULLI ("
                                                  : " TABLESAMPLE SYSTEM (";
}

std::string_view ordinality_of(const SqlTree& tree, SqlNodeId unnest) {
  return tree[unnest].is(SqlOrdinality::kWith) ? " WITH ORDINALITY" : "";
}

}  // namespace

std::string Formatter::format_relation(SqlNodeId id, int level) {
  using enum SqlNodeKind;
  id = unwrapped_relation(tree_, id);
  if (depth_ >= kMaxDepth) return std::string(tree_.text_of(id));
  ++depth_;
  std::string text;
  const SqlNodeId first = tree_[id].first_child;
  switch (tree_[id].kind) {
    case kTableName:
      text = format_table(id);
      break;
    case kSubquery:
      text = format_indented(first, level);
      break;
    case kLateral:
      text = margin(level) + "LATERAL (" + format_query(tree_[first].first_child, level + 1) +
             margin(level) + ")";
      break;
    case kUnnest:
      text = "UNNEST(" + join(children(id), ", ") + ")" + std::string(ordinality_of(tree_, id));
      break;
    case kAliased:
      text = format_enclosed(first, level) + " " + child(id, 1) + format_names(tree_.child(id, 2));
      break;
    case kSample:
      text =
          format_enclosed(first, level) + std::string(sampling_of(tree_, id)) + child(id, 1) + ")";
      break;
    case kJoin:
      text = format_join(id, level);
      break;
    case kTableFunction:
      text = format_table_function(id, level);
      break;
    default:
      text = tree_.text_of(id);
  }
  --depth_;
  return text;
}

std::string Formatter::format_table(SqlNodeId table) {
  std::string text = child(table, 0);
  if (const SqlNodeId period = tree_.child(table, 1); period != kNoSqlNode) {
    text += tree_[period].is(SqlVersionPointer::kVersion) ? " FOR VERSION AS OF "
                                                          : " FOR TIMESTAMP AS OF ";
    text += child(period, 0);
  }
  return text;
}

// What stands in front of an alias or a sample: in parentheses where it has one itself.
std::string Formatter::format_enclosed(SqlNodeId id, int level) {
  using enum SqlNodeKind;
  id = unwrapped_relation(tree_, id);
  const SqlNodeKind kind = tree_[id].kind;
  if (kind != kAliased && kind != kSample && kind != kMatchRecognize) {
    return format_relation(id, level);
  }
  return "( " + format_relation(id, level + 1) + margin(level) + ")";
}

std::string Formatter::format_join(SqlNodeId join, int level) {
  const JoinNode sides(tree_, join);
  const SqlNodeId criteria = sides.criteria();
  std::string text = "(" + format_relation(sides.left(), level) + "\n" + margin(level);
  if (tree_[join].is(SqlNaturalness::kNatural)) text += "NATURAL ";
  text += kJoinWords[static_cast<std::size_t>(tree_[join].get<SqlJoinType>())];
  text += format_relation(sides.right(), level);
  if (criteria == kNoSqlNode) return text + ")";
  return text +
         (tree_[criteria].kind == SqlNodeKind::kJoinOn ? " ON " + child(criteria, 0)
                                                       : " USING" + format_names(criteria)) +
         ")";
}

// An argument a line; behind COPARTITION, which hardly anybody writes, comes
// the author's text.
std::string Formatter::format_table_function(SqlNodeId id, int level) {
  std::string text = margin(level) + "TABLE(" + child(id, 0) + "(\n";
  std::string_view between;
  for (SqlNodeId value = tree_[tree_[id].first_child].next; value != kNoSqlNode;
       value = tree_[value].next) {
    text.append(between) += margin(level + 2);
    between = ",\n";
    const bool is_named = tree_[value].kind == SqlNodeKind::kNamedArgument;
    if (is_named) text += child(value, 0) + " => ";
    const SqlNodeId argument = is_named ? tree_.child(value, 1) : value;
    text += tree_[argument].kind == SqlNodeKind::kTableArgument
                ? format_table_argument(argument, level + 3)
                : format(argument);
  }
  return text + "))";
}

std::string Formatter::format_table_argument(SqlNodeId id, int level) {
  using enum SqlNodeKind;
  const SqlNodeId aliased = tree_[id].first_child;
  const bool is_aliased = tree_[aliased].kind == kAliased;
  const SqlNodeId relation = is_aliased ? tree_.child(aliased, 0) : aliased;
  std::string text = "TABLE(";
  text += tree_[relation].kind == kSubquery ? format_query(tree_[relation].first_child, level)
                                            : format_table(relation);
  text += ")";
  if (is_aliased) text += " AS " + child(aliased, 1) + format_names(tree_.child(aliased, 2));
  const std::string line = "\n" + margin(level);
  if (const SqlNodeId partition = tree_.find_child(id, kPartition); partition != kNoSqlNode) {
    const SqlNodeId by = unwrapped(tree_, tree_[partition].first_child);
    const bool is_list = tree_[by].kind == kRow || tree_[by].kind == kGroupingSet;
    text += line + "PARTITION BY " + (is_list ? join(children(by), ", ") : format(by));
  }
  if (const SqlNodeId empty = TableArgumentNode(tree_, id).empty(); empty != kNoSqlNode) {
    text += line;
    text += tree_[empty].is(SqlEmptyInput::kKeep) ? "KEEP WHEN EMPTY" : "PRUNE WHEN EMPTY";
  }
  if (const SqlNodeId order = tree_.find_child(id, kOrderBy); order != kNoSqlNode) {
    text += line + format_order(order);
  }
  return text;
}

}  // namespace mapping::analysis
