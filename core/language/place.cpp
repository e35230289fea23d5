#include "language/place.h"

#include <algorithm>
#include <utility>

#include "language/clause.h"
#include "sql/parser.h"
#include "sql/recover.h"

namespace mapping::language {
namespace {

using sql::Token;
using sql::TokenKind;

constexpr std::size_t kMostRead = 400'000;  // tokens; with more the order of words is the usual one
constexpr std::size_t kTokensBehind = 16;   // of which it is asked whether they can be read

// What the grammar is told to name where no alternative begins with a word of its own.
constexpr TokenKind kValueWords[] = {TokenKind::kCase,        TokenKind::kCast,
                                     TokenKind::kNot,         TokenKind::kNull,
                                     TokenKind::kExists,      TokenKind::kTrue,
                                     TokenKind::kFalse,       TokenKind::kInterval,
                                     TokenKind::kExtract,     TokenKind::kRow,
                                     TokenKind::kArray,       TokenKind::kTryCast,
                                     TokenKind::kCurrentDate, TokenKind::kCurrentTimestamp,
                                     TokenKind::kTrim,        TokenKind::kSubstring,
                                     TokenKind::kPosition,    TokenKind::kGrouping,
                                     TokenKind::kMap};
constexpr TokenKind kQueryWords[] = {TokenKind::kSelect, TokenKind::kWith, TokenKind::kValues,
                                     TokenKind::kTable};
constexpr TokenKind kRelationWords[] = {TokenKind::kUnnest, TokenKind::kLateral, TokenKind::kTable};

// The statement with a word at the caret and the next tokens behind it.
class Trial {
 public:
  Trial(const sql::Repair& repair, std::size_t behind)
      : repair_(repair), index_(repair.name_index()) {
    const std::vector<Token>& all = repair.tokens();
    const std::size_t end = std::min(index_ + 1 + behind, all.size() - 1);
    is_cut_ = end + 1 < all.size();
    tokens_.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(end));
    tokens_.push_back(all.back());
  }

  // How far the rest can be read behind such a word; -1: it cannot stand there.
  int progress(TokenKind kind) {
    if (budget_ < tokens_.size()) return 0;
    budget_ -= tokens_.size();
    tokens_[index_].kind = kind;
    const std::uint32_t reached = repair_.reach(tokens_);
    if (reached <= index_) return -1;
    if (reached == tokens_.size()) return kMostProgress;
    const bool is_end = reached + 1 == tokens_.size();
    if (is_end && is_cut_) return kMostProgress;
    return std::min<int>(static_cast<int>(reached - index_) - 1, kMostProgress - 1);
  }

  // What the grammar expects at the caret.
  std::vector<std::string_view> expected() {
    tokens_[index_].kind = TokenKind::kUnrecognized;
    sql::Parser parser(repair_.text(), tokens_, sql::Dialect::kNewest);
    parser.expected.watch(static_cast<std::uint32_t>(index_), false);
    parser.parse_statement();
    return parser.expected.names();
  }

 private:
  const sql::Repair& repair_;
  std::size_t index_;
  bool is_cut_ = false;
  std::size_t budget_ = kMostRead;
  std::vector<Token> tokens_{};
};

void add_word(std::vector<ExpectedWord>& words, TokenKind kind, Trial& trial) {
  if (std::ranges::find(words, kind, &ExpectedWord::kind) != words.end()) return;
  const int progress = trial.progress(kind);
  if (progress >= 0) words.push_back({kind, progress});
}

std::vector<ExpectedWord> expected_words(Trial& trial, const ClausePlace& clause) {
  const bool is_from = clause.clause == Clause::kFrom || clause.clause == Clause::kJoin;
  const bool in_from = is_from && !clause.behind_operand;
  std::vector<ExpectedWord> words;
  // What could be a name is a keyword only where the grammar asks for it.
  for (const TokenKind kind : usual_words(clause)) {
    if (sql::is_reserved(kind)) add_word(words, kind, trial);
  }
  const std::vector<std::string_view> expected = trial.expected();
  for (const std::string_view name : expected) {
    if (name == "<expression>") {
      for (const TokenKind kind : kValueWords) add_word(words, kind, trial);
    } else if (name == "<query>") {
      for (const TokenKind kind : kQueryWords) add_word(words, kind, trial);
    } else if (name == "<identifier>" && in_from) {
      for (const TokenKind kind : kRelationWords) add_word(words, kind, trial);
    } else if (name.size() > 2 && name.front() == '\'') {
      const auto kind = sql::find_keyword(name.substr(1, name.size() - 2));
      if (kind) add_word(words, *kind, trial);
    }
  }
  return words;
}

SqlNodeId find_caret_node(const SqlTree& tree) {
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    const SqlNodeKind kind = tree[id].kind;
    if ((kind == SqlNodeKind::kName || kind == SqlNodeKind::kColumn) &&
        tree.text_of(id) == kCaretName) {
      return id;
    }
  }
  return kNoSqlNode;
}

PlaceRole role_of_part(const Place& place, SqlNodeId qualified) {
  switch (place.tree[place.parents[qualified]].kind) {
    case SqlNodeKind::kTableName:
    case SqlNodeKind::kTable:
      return PlaceRole::kRelation;
    case SqlNodeKind::kFunction:
      return PlaceRole::kFunction;
    default:
      return PlaceRole::kNone;
  }
}

PlaceRole role_of(const Place& place) {
  if (place.node == kNoSqlNode) return PlaceRole::kNone;
  const SqlTree& tree = place.tree;
  const SqlNodeId parent = place.parents[place.node];
  const bool is_first = tree[parent].first_child == place.node;
  switch (tree[parent].kind) {
    case SqlNodeKind::kDereference:
      return is_first ? PlaceRole::kQualifier : PlaceRole::kMember;
    case SqlNodeKind::kQualifiedName:
      return role_of_part(place, parent);
    case SqlNodeKind::kGenericType:
      return PlaceRole::kType;
    case SqlNodeKind::kTypedLiteral:
      return PlaceRole::kLiteralType;
    case SqlNodeKind::kOver:
    case SqlNodeKind::kWindow:
      return PlaceRole::kWindow;
    case SqlNodeKind::kColumnNames:
      return tree[place.parents[parent]].kind == SqlNodeKind::kJoin ? PlaceRole::kJoinColumn
                                                                    : PlaceRole::kNone;
    default:
      break;
  }
  const bool is_value = tree[place.node].kind == SqlNodeKind::kColumn;
  const bool is_star = tree[parent].kind == SqlNodeKind::kAllColumns;
  if (is_star) return PlaceRole::kQualifier;
  return is_value ? PlaceRole::kValue : PlaceRole::kNone;
}

}  // namespace

void Place::read(std::string_view mended) {
  set_tree(parse_sql(mended));
  if (tree.root == kNoSqlNode) return;
  node = find_caret_node(tree);
  role = role_of(*this);
}

Place find_place(std::string_view sql, std::uint32_t offset) {
  Place place;
  place.caret = find_caret(sql, offset);
  if (place.caret.in_text) return place;
  sql::Repair repair(sql, place.caret.tokens);
  repair.put_name(place.caret.index, kCaretName, place.caret.word);
  if (!repair.mend_before_name()) return place;
  const auto index = static_cast<std::ptrdiff_t>(repair.name_index());
  place.text = repair.text();
  place.before.assign(repair.tokens().begin(), repair.tokens().begin() + index);
  place.behind.assign(repair.tokens().begin() + index + 1, repair.tokens().end());
  Trial trial(repair, kTokensBehind);
  place.name_progress = trial.progress(TokenKind::kName);
  if (!place.caret.quoted) place.words = expected_words(trial, clause_at(place.before));
  if (place.name_progress < 0 || !repair.mend()) return place;
  sql::OffsetMap places;
  place.read(repair.mended(places));
  return place;
}

}  // namespace mapping::language
