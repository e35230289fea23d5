#include "analysis/format/format_pattern.h"

#include <utility>
#include <vector>

#include "mapping/text.h"
#include "sql/lexer.h"

namespace mapping::analysis {
namespace {

using sql::Token;
using sql::TokenKind;

// A part of the text. The parentheses at its beginning are counted, so that long patterns are put
// together in linear time.
struct Part {
  std::size_t opened = 0;
  std::string text{};

  [[nodiscard]] bool is_given() const { return !text.empty(); }
  [[nodiscard]] std::string spelled() && { return std::string(opened, '(') + std::move(text); }

  void enclose(std::string_view between, Part next) {
    if (!is_given()) {
      *this = std::move(next);
      return;
    }
    ++opened;
    text.append(between).append(next.opened, '(').append(next.text).append(")");
  }
};

// What stands between two signs of a group.
struct Group {
  TokenKind closed_by = TokenKind::kRightParen;
  bool permutes = false;
  Part alternatives{};
  Part sequence{};
  std::string permuted{};

  void end_sequence() { alternatives.enclose(" | ", std::exchange(sequence, Part{})); }
  void end_permuted() {
    end_sequence();
    permuted += permuted.empty() ? "" : ", ";
    permuted += std::exchange(alternatives, Part{}).spelled();
  }
};

class PatternWriter {
 public:
  explicit PatternWriter(std::string_view written)
      : written_(written), tokens_(sql::tokenize(written)) {}

  std::string write() {
    open_.push_back({.closed_by = TokenKind::kEndOfText});
    while (tokens_[at_].kind != TokenKind::kEndOfText) read_token();
    open_.back().end_sequence();
    return std::move(open_.back().alternatives).spelled();
  }

 private:
  void read_token() {
    const Token& token = tokens_[at_++];
    switch (token.kind) {
      case TokenKind::kPipe:
        open_.back().end_sequence();
        break;
      case TokenKind::kComma:
        open_.back().end_permuted();
        break;
      case TokenKind::kLeftBraceMinus:
        open_.push_back({.closed_by = TokenKind::kMinusRightBrace});
        break;
      case TokenKind::kLeftParen:
        if (tokens_[at_].kind != TokenKind::kRightParen) {
          open_.push_back({});
        } else {
          ++at_;
          add({.text = "()"});
        }
        break;
      case TokenKind::kRightParen:
      case TokenKind::kMinusRightBrace:
        close();
        break;
      case TokenKind::kPermute:
        if (tokens_[at_].kind == TokenKind::kLeftParen) {
          ++at_;
          open_.push_back({.permutes = true});
          break;
        }
        [[fallthrough]];
      default:
        add({.text = std::string(slice(written_, token.span))});
    }
  }

  void close() {
    Group group = std::move(open_.back());
    open_.pop_back();
    if (group.permutes) {
      group.end_permuted();
      add({.text = "PERMUTE(" + group.permuted + ")"});
      return;
    }
    group.end_sequence();
    if (group.closed_by == TokenKind::kMinusRightBrace) {
      add({.text = "{-" + std::move(group.alternatives).spelled() + "-}"});
    } else {
      add(std::move(group.alternatives));
    }
  }

  void add(Part part) {
    if (const std::string quantifier = read_quantifier(); !quantifier.empty()) {
      ++part.opened;
      part.text += quantifier + ")";
    }
    open_.back().sequence.enclose(" ", std::move(part));
  }

  // `*`, `+`, `?`, `{2,3}`, each with `?` behind it or not; `{2}` is `{2,2}`.
  std::string read_quantifier() {
    std::string text;
    if (tokens_[at_].kind == TokenKind::kLeftBrace) {
      const std::size_t first = at_ + 1;
      while (tokens_[at_].kind != TokenKind::kRightBrace)
        text += slice(written_, tokens_[at_++].span);
      if (++at_ == first + 2 && tokens_[first].kind != TokenKind::kComma) {
        text += "," + text.substr(1);
      }
      text += "}";
    } else if (tokens_[at_].kind == TokenKind::kAsterisk || tokens_[at_].kind == TokenKind::kPlus ||
               tokens_[at_].kind == TokenKind::kQuestionMark) {
      text = slice(written_, tokens_[at_++].span);
    } else {
      return text;
    }
    if (tokens_[at_].kind == TokenKind::kQuestionMark) {
      ++at_;
      text += "?";
    }
    return text;
  }

  std::string_view written_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<Group> open_{};
};

}  // namespace

std::string format_pattern(std::string_view written) { return PatternWriter(written).write(); }

}  // namespace mapping::analysis
