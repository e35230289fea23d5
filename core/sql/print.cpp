#include <algorithm>

#include "mapping/sql.h"
#include "sql/lexer.h"

// The text is laid out from its tokens: the tree only says where lines break and which words are
// names. So nothing that was written is lost, comments included, and a form of the grammar that the
// layout does not know is printed as a line.
namespace mapping {
namespace {

using sql::Token;
using sql::TokenKind;

// What the tree says of a token.
struct TokenPlan {
  bool is_name = false;
  bool breaks = false;   // begins a line
  bool hanging = false;  // one level more, for this line only
  bool opens = false;    // a query in parentheses begins: one level more than the line it stands on
  bool closes = false;   // its closing parenthesis: as deep as that line
};

class Printer {
 public:
  explicit Printer(const SqlTree& tree)
      : tree_(tree), tokens_(sql::tokenize(tree.text)), comments_(sql::find_comments(tree.text)) {
    plans_.resize(tokens_.size());
    for (SqlNodeId id = 1; id < tree_.nodes.size(); ++id) {
      plan(id);
    }
  }

  std::string print() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      put_comments(tokens_[i].span.begin);
      if (tokens_[i].kind != TokenKind::kEndOfText) {
        put_token(i);
      }
    }
    return std::move(out_);
  }

 private:
  void plan(SqlNodeId id) {
    const SqlNode& node = tree_[id];
    switch (node.kind) {
      case SqlNodeKind::kName:
      case SqlNodeKind::kColumn:
        plan_at(node.span.begin).is_name = true;
        break;
      case SqlNodeKind::kSubquery:
      case SqlNodeKind::kNamedQuery:
        plan_query_in_parentheses(id);
        break;
      case SqlNodeKind::kQuery:
        plan_query(id);
        break;
      case SqlNodeKind::kSelect:
        plan_select(id);
        break;
      case SqlNodeKind::kSetOperation:
        line_at(first_token_behind(tree_[node.first_child].span.end));
        line_at(tree_[tree_.child(id, 1)].span.begin);
        break;
      case SqlNodeKind::kJoin:
        line_at(first_token_behind(tree_[node.first_child].span.end)).hanging = true;
        break;
      case SqlNodeKind::kWhere:
      case SqlNodeKind::kHaving:
      case SqlNodeKind::kJoinOn:
        plan_conjunction(node.first_child);
        break;
      default:
        break;
    }
  }

  void plan_query_in_parentheses(SqlNodeId id) {
    const SqlNodeId query = tree_.find_child(id, SqlNodeKind::kQuery);
    line_at(tree_[query].span.begin).opens = true;
    line_at(tree_[id].span.end - 1).closes = true;
  }

  void plan_query(SqlNodeId id) {
    for (const SqlNodeId child : tree_.children(id)) {
      if (child != tree_[id].first_child) {
        line_at(tree_[child].span.begin);
      }
      if (tree_[child].kind == SqlNodeKind::kWith) {
        for (const SqlNodeId named : tree_.children(child)) {
          line_at(tree_[named].span.begin).hanging = true;
        }
      }
    }
  }

  // Each clause on a line of its own; each select item, too, if there is more than one.
  void plan_select(SqlNodeId id) {
    const SqlNodeId list = tree_[id].first_child;
    const SqlNodeId first = tree_[list].first_child;
    for (SqlNodeId item = first; item != kNoSqlNode && tree_[first].next != kNoSqlNode;
         item = tree_[item].next) {
      line_at(tree_[item].span.begin).hanging = true;
    }
    for (SqlNodeId clause = tree_[list].next; clause != kNoSqlNode; clause = tree_[clause].next) {
      line_at(tree_[clause].span.begin);
    }
  }

  // `a AND b AND c` leans to the left: every AND of the chain begins a line.
  void plan_conjunction(SqlNodeId expression) {
    for (SqlNodeId node = expression; tree_[node].kind == SqlNodeKind::kAnd;
         node = tree_[node].first_child) {
      line_at(first_token_behind(tree_[tree_[node].first_child].span.end)).hanging = true;
    }
  }

  // The last token is the end of the text, which begins behind every byte.
  [[nodiscard]] std::size_t token_from(std::uint32_t byte) const {
    const auto found = std::ranges::lower_bound(
        tokens_, byte, {}, [](const Token& token) { return token.span.begin; });
    return static_cast<std::size_t>(found - tokens_.begin());
  }

  [[nodiscard]] std::uint32_t first_token_behind(std::uint32_t byte) const {
    return tokens_[token_from(byte)].span.begin;
  }

  // Of the token that begins there; where none does, that of the end, which is not printed.
  TokenPlan& plan_at(std::uint32_t byte) {
    const std::size_t i = token_from(byte);
    return tokens_[i].span.begin == byte ? plans_[i] : plans_.back();
  }

  TokenPlan& line_at(std::uint32_t byte) {
    TokenPlan& plan = plan_at(byte);
    plan.breaks = true;
    return plan;
  }

  void put_line_end(int level) {
    while (!out_.empty() && out_.back() == ' ') {
      out_.pop_back();
    }
    if (!out_.empty() && !line_is_empty_) {
      out_ += '\n';
    }
    line_level_ = level;
    out_.append(static_cast<std::size_t>(level) * 2, ' ');
    line_is_empty_ = true;
    line_end_due_ = false;
  }

  void put_break(const TokenPlan& line) {
    if (line.opens) {
      outer_.push_back({level_, line_level_});
      level_ = line_level_ + 1;
    }
    int level = level_ + (line.hanging ? 1 : 0);
    if (line.closes && !outer_.empty()) {
      level = outer_.back().second;
      level_ = outer_.back().first;
      outer_.pop_back();
    }
    put_line_end(level);
  }

  // The comments in front of byte `end`. One that had a line to itself keeps it; what follows `--`
  // begins a line.
  void put_comments(std::uint32_t end) {
    for (; next_comment_ < comments_.size() && comments_[next_comment_].begin < end;
         ++next_comment_) {
      const Span comment = comments_[next_comment_];
      const std::size_t before =
          tree_.text.find_last_not_of(" \t", comment.begin == 0 ? 0 : comment.begin - 1);
      const bool own_line =
          comment.begin == 0 || before == std::string::npos || tree_.text[before] == '\n';
      if (own_line || line_end_due_) {
        put_line_end(line_level_);
      } else if (!line_is_empty_) {
        out_ += ' ';
      }
      out_ += slice(tree_.text, comment);
      line_is_empty_ = false;
      gap_ = true;
      line_end_due_ = tree_.text[comment.begin] == '-';
    }
  }

  void put_token(std::size_t i) {
    const Token& token = tokens_[i];
    if (plans_[i].breaks) {
      put_break(plans_[i]);
    } else if (line_end_due_) {
      put_line_end(line_level_);
    } else if (!line_is_empty_ && (gap_ || needs_gap(i))) {
      out_ += ' ';
    }
    const std::string_view text = slice(tree_.text, token.span);
    out_ += sql::is_keyword(token.kind) && !plans_[i].is_name ? to_upper(text) : std::string(text);
    line_is_empty_ = false;
    gap_ = false;
  }

  // Gaps are put in where that reads better, and taken out only where two tokens cannot grow
  // together.
  [[nodiscard]] bool needs_gap(std::size_t i) const {
    if (i == 0) {
      return false;
    }
    const TokenKind left = tokens_[i - 1].kind;
    const TokenKind right = tokens_[i].kind;
    const auto tight_right = right == TokenKind::kComma || right == TokenKind::kRightParen ||
                             right == TokenKind::kRightBracket;
    const auto tight_left = left == TokenKind::kLeftParen || left == TokenKind::kLeftBracket;
    const bool dot = (left == TokenKind::kDot || right == TokenKind::kDot) &&
                     !sql::is_number(left) && !sql::is_number(right);
    if (tight_right || tight_left || dot) {
      return false;
    }
    const auto spaced = [](TokenKind kind) {
      return (kind >= TokenKind::kEqual && kind <= TokenKind::kGreaterOrEqual) ||
             kind == TokenKind::kConcat || kind == TokenKind::kArrow ||
             kind == TokenKind::kDoubleArrow;
    };
    return left == TokenKind::kComma || spaced(left) || spaced(right) ||
           tokens_[i - 1].span.end != tokens_[i].span.begin;
  }

  const SqlTree& tree_;
  std::vector<Token> tokens_;
  std::vector<Span> comments_;
  std::vector<TokenPlan> plans_;  // by token
  std::string out_;
  std::size_t next_comment_ = 0;
  std::vector<std::pair<int, int>>
      outer_;  // of each open parenthesis: the level outside, and of its line
  int level_ = 0;
  int line_level_ = 0;
  bool line_is_empty_ = true;
  bool line_end_due_ = false;
  bool gap_ = false;
};

}  // namespace

std::string print_sql(const SqlTree& tree) {
  return tree.fault ? tree.text : Printer(tree).print();
}

}  // namespace mapping
