#include <utility>

#include "analysis/analyzer.h"
#include "mapping/text.h"
#include "sql/lexer.h"

// WITH FUNCTION name(parameter type, …) RETURNS type …: only what callers need is read. The bodies
// are not checked, so that the statement is not certain.
namespace mapping::analysis {
namespace {

using sql::Token;
using sql::TokenKind;

class RoutineReader {
 public:
  RoutineReader(std::string_view text, TypeTable& types)
      : text_(text), tokens_(sql::tokenize(text)), types_(types) {}

  bool read(InlineFunction& function) {
    if (tokens_.size() < 4 || tokens_[2].kind != TokenKind::kLeftParen) return false;
    function.name = to_lower(slice(text_, tokens_[1].span));
    if (function.name.starts_with('"')) {
      function.name = function.name.substr(1, function.name.size() - 2);
    }
    std::size_t at = 3;
    while (at < tokens_.size() && tokens_[at].kind != TokenKind::kRightParen) {
      const std::size_t end = parameter_end(at);
      TypeId type = end - at > 1 ? type_between(at + 1, end) : kUncertain;
      if (type == kUncertain) type = type_between(at, end);
      function.parameters.push_back(type);
      at = end < tokens_.size() && tokens_[end].kind == TokenKind::kComma ? end + 1 : end;
    }
    function.result = read_result(at + 1);
    return true;
  }

 private:
  // The comma or the parenthesis behind a parameter.
  std::size_t parameter_end(std::size_t at) const {
    for (int open = 0; at < tokens_.size(); ++at) {
      const TokenKind kind = tokens_[at].kind;
      if (open == 0 && (kind == TokenKind::kComma || kind == TokenKind::kRightParen)) break;
      open += kind == TokenKind::kLeftParen ? 1 : 0;
      open -= kind == TokenKind::kRightParen ? 1 : 0;
    }
    return at;
  }
  // The longest beginning that is a type: the words behind it belong to the body.
  TypeId read_result(std::size_t at) {
    TypeId result = kUncertain;
    if (at >= tokens_.size() || !equals_ignoring_case(slice(text_, tokens_[at].span), "returns")) {
      return result;
    }
    for (std::size_t end = at + 2; end < tokens_.size() && end < at + 40; ++end) {
      const TypeId type = type_between(at + 1, end);
      result = type == kUncertain ? result : type;
    }
    return result;
  }
  TypeId type_between(std::size_t begin, std::size_t end) {
    const std::uint32_t first = tokens_[begin].span.begin;
    return types_.from_text(slice(text_, Span{first, tokens_[end - 1].span.end}), TypeOrigin::kSql);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  TypeTable& types_;
};

}  // namespace

void Analyzer::analyze_functions(SqlNodeId root) {
  for (SqlNodeId routine = tree_[root].first_child; routine != kNoSqlNode;
       routine = tree_[routine].next) {
    if (tree_[routine].kind != SqlNodeKind::kRoutine) continue;
    InlineFunction function;
    RoutineReader reader(tree_.text_of(routine), types_);
    if (reader.read(function)) functions_.push_back(std::move(function));
    unsure("the bodies of inline functions are not checked");
  }
}

}  // namespace mapping::analysis
