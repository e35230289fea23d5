#include "mapping/sql.h"
#include "sql/lexer.h"
#include "sql/parser.h"

namespace mapping {

using sql::Dialect;
using sql::Parser;
using sql::Token;

SqlTree parse_sql(std::string_view text) {
  SqlTree tree;
  tree.text = text;
  const std::vector<Token> tokens = sql::tokenize(tree.text);
  Parser newest(tree.text, tokens, Dialect::kNewest);
  if (newest.parse_statement()) {
    tree.nodes = std::move(newest.nodes());
    tree.root = newest.root();
    return tree;
  }
  Parser strict(tree.text, tokens, Dialect::kTrino476);
  strict.parse_statement();
  Parser watching(tree.text, tokens, Dialect::kTrino476);
  watching.watch(strict.fault_index());
  watching.parse_statement();
  const Token &token = tokens[strict.fault_index()];
  SqlFault fault;
  fault.code = "sql_syntax";
  fault.error_name = "SYNTAX_ERROR";
  fault.span = token.span;
  const std::string found(token.kind == sql::TokenKind::kEndOfText ? "<EOF>"
                                                                   : slice(text, token.span));
  fault.server_message = "mismatched input '" + found + "'. Expecting: ";
  bool first = true;
  for (const std::string_view name : watching.expected()) {
    fault.server_message += first ? "" : ", ";
    fault.server_message += name;
    first = false;
  }
  tree.nodes.assign(1, {});
  tree.fault = std::move(fault);
  return tree;
}

}  // namespace mapping
