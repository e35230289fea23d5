#include <cstdint>
#include <optional>
#include <vector>

#include "language/symbols.h"
#include "mapping/language.h"
#include "sql/lexer.h"

namespace mapping {
namespace language {
namespace {

using sql::TokenKind;

// What the lexer alone tells.
std::optional<SemanticKind> kind_of(TokenKind kind) {
  if (sql::is_keyword(kind)) return SemanticKind::kKeyword;
  if (sql::is_number(kind)) return SemanticKind::kNumber;
  switch (kind) {
    case TokenKind::kName:
    case TokenKind::kQuotedName:
    case TokenKind::kBackquotedName:
    case TokenKind::kDigitName:
      return SemanticKind::kColumn;
    case TokenKind::kStringLiteral:
    case TokenKind::kUnicodeLiteral:
    case TokenKind::kBinaryLiteral:
    case TokenKind::kDollarLiteral:
      return SemanticKind::kString;
    case TokenKind::kQuestionMark:
      return SemanticKind::kParameter;
    case TokenKind::kEqual:
    case TokenKind::kNotEqual:
    case TokenKind::kLess:
    case TokenKind::kLessOrEqual:
    case TokenKind::kGreater:
    case TokenKind::kGreaterOrEqual:
    case TokenKind::kPlus:
    case TokenKind::kMinus:
    case TokenKind::kAsterisk:
    case TokenKind::kSlash:
    case TokenKind::kPercent:
    case TokenKind::kConcat:
    case TokenKind::kArrow:
    case TokenKind::kDoubleArrow:
    case TokenKind::kPipe:
      return SemanticKind::kOperator;
    default:
      return std::nullopt;
  }
}

SemanticKind kind_of(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::kAlias:
    case SymbolKind::kWindow:
      return SemanticKind::kAlias;
    case SymbolKind::kNamedQuery:
    case SymbolKind::kTable:
      return SemanticKind::kTable;
    case SymbolKind::kFunction:
      return SemanticKind::kFunction;
    case SymbolKind::kType:
      return SemanticKind::kType;
    case SymbolKind::kParameter:
      return SemanticKind::kParameter;
    case SymbolKind::kNone:
    case SymbolKind::kColumn:
      break;
  }
  return SemanticKind::kColumn;
}

// Of a name that is no column's the statement's form tells what it is.
SemanticKind kind_of_name(const Reading& reading, SqlNodeId name, const Symbol& symbol) {
  const SqlNodeId parent = reading.parents[name];
  if (reading.kind(parent) == SqlNodeKind::kNamedArgument) return SemanticKind::kParameter;
  const bool calls_table = reading.kind(parent) == SqlNodeKind::kQualifiedName &&
                           reading.parent_kind(parent) == SqlNodeKind::kTableFunction;
  return calls_table ? SemanticKind::kFunction : kind_of(symbol.kind);
}

bool is_type(SqlNodeKind kind) {
  return kind == SqlNodeKind::kDatetimeType || kind == SqlNodeKind::kIntervalType ||
         kind == SqlNodeKind::kDoublePrecision;
}

// What the tree knows better, by the byte where a name begins.
class NamesOfTree {
 public:
  NamesOfTree(std::string_view sql, const LanguageContext& context) : found_(sql.size()) {
    const Reading reading(sql);
    const analysis::Inspection seen = reading.inspect(context);
    const Symbols symbols(reading, seen.bindings);
    for (SqlNodeId id = 1; id < reading.parents.size(); ++id) {
      const SqlNodeKind kind = reading.kind(id);
      const bool is_name = kind == SqlNodeKind::kName || kind == SqlNodeKind::kColumn;
      const Span span = reading.written(id);
      if ((!is_name && !is_type(kind)) || span.size() == 0) continue;
      const Symbol symbol = symbols.at(id);
      const SemanticKind found = is_name ? kind_of_name(reading, id, symbol) : SemanticKind::kType;
      found_[span.begin] = static_cast<std::uint8_t>(static_cast<unsigned>(found) * 2 +
                                                     (symbol.declares ? 1 : 0) + kFirst);
    }
  }

  void put(SemanticToken& token) const {
    const unsigned found = found_[token.range.begin];
    if (found < kFirst) return;
    token.kind = static_cast<SemanticKind>((found - kFirst) / 2);
    token.declares = (found - kFirst) % 2 == 1;
  }

 private:
  static constexpr unsigned kFirst = 1;  // 0: nothing

  std::vector<std::uint8_t> found_;
};

}  // namespace
}  // namespace language

std::vector<SemanticToken> semantic_tokens_sql(std::string_view sql,
                                               const LanguageContext& context) {
  using namespace language;
  std::vector<SemanticToken> tokens;
  const NamesOfTree names(sql, context);
  const std::vector<Span> comments = sql::find_comments(sql);
  auto comment = comments.begin();
  for (const sql::Token& token : sql::tokenize(sql)) {
    for (; comment != comments.end() && comment->begin < token.span.end; ++comment)
      tokens.push_back({*comment, SemanticKind::kComment});
    const std::optional<SemanticKind> kind = kind_of(token.kind);
    if (!kind) continue;
    tokens.push_back({token.span, *kind});
    names.put(tokens.back());
  }
  for (; comment != comments.end(); ++comment) tokens.push_back({*comment, SemanticKind::kComment});
  return tokens;
}

}  // namespace mapping
