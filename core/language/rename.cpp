#include <algorithm>
#include <utility>

#include "language/symbols.h"
#include "language/texts.h"
#include "mapping/language.h"
#include "sql/diagnose.h"
#include "sql/lexer.h"

namespace mapping {
namespace language {
namespace {

using analysis::OriginKind;

constexpr LocalText kOfCatalog{"'{}' is a name of the catalog", "“{}”是目录中的名称"};
constexpr LocalText kNoName{"'{}' is no name", "“{}”不是名称"};
constexpr LocalText kReserved{"'{}' is a reserved word: it needs quotes",
                              "“{}”是保留字：需要加引号"};
constexpr LocalText kUncertainUse{"It is not certain what '{}' means", "无法确定“{}”的含义"};
constexpr LocalText kFault{"The statement would have a fault: {}", "语句会出错：{}"};
constexpr LocalText kOtherMeaning{"'{}' would mean something else", "“{}”的含义会改变"};
constexpr LocalText kOtherResult{"The result would have other columns", "结果的列会改变"};

class Renaming {
 public:
  Renaming(std::string_view sql, std::string_view name, const LanguageContext& context)
      : sql_(sql), name_(name), context_(context), before_(sql, context) {}

  Rename run(std::uint32_t offset) {
    if (const std::string fault = fault_of_name(); !fault.empty()) return {{}, fault};
    const SqlNodeId leaf = before_.reading.leaf_at(offset);
    const Symbol symbol = before_.symbols.at(leaf);
    if (const std::string refused = refusal(leaf, symbol); !refused.empty()) return {{}, refused};
    const std::vector<SqlNodeId> uses = before_.symbols.uses(symbol.name);
    std::vector<SqlEdit> edits;
    for (const SqlNodeId use : uses)
      edits.push_back({before_.reading.written(use), std::string(name_)});
    if (std::string refused = judge(symbol, edits); !refused.empty()) return {{}, refused};
    return {std::move(edits), {}};
  }

 private:
  [[nodiscard]] std::string text(const LocalText& text, std::string_view value) const {
    return text.fill(context_.locale, {value});
  }

  [[nodiscard]] std::string fault_of_name() const {
    const std::vector<sql::Token> tokens = sql::tokenize(name_);
    const bool is_one = tokens.size() == 2 && tokens[0].span.size() == name_.size();
    if (is_one && sql::is_keyword(tokens[0].kind) && sql::is_reserved(tokens[0].kind))
      return text(kReserved, name_);
    const bool is_name = is_one && sql::is_identifier(tokens[0].kind) &&
                         tokens[0].kind != sql::TokenKind::kBackquotedName &&
                         tokens[0].kind != sql::TokenKind::kDigitName && name_ != "\"\"";
    return is_name ? std::string() : text(kNoName, name_);
  }

  [[nodiscard]] std::string refusal(SqlNodeId leaf, const Symbol& symbol) const {
    if (symbol.kind == SymbolKind::kNone) return kNotRenamed.fill(context_.locale);
    const std::string_view written = before_.reading.tree.text_of(leaf);
    if (symbol.kind == SymbolKind::kTable ||
        (symbol.kind == SymbolKind::kColumn && is_of_catalog(symbol))) {
      return text(kOfCatalog, written);
    }
    return symbol.name == kNoSqlNode ? kNotRenamed.fill(context_.locale) : std::string();
  }

  [[nodiscard]] bool is_of_catalog(const Symbol& symbol) const {
    if (symbol.name != kNoSqlNode) return before_.symbols.is_fixed(symbol.name);
    for (analysis::OriginId id = symbol.origin; id != analysis::kNoOrigin;) {
      const analysis::Origin& origin = before_.seen.bindings.origins[id];
      if (origin.kind == OriginKind::kTableColumn) return true;
      id = origin.first;
    }
    return false;
  }

  // Whether a name of the text means nothing that is known, where it may be one of these.
  [[nodiscard]] std::string uncertain_use(std::string_view old_name) const {
    const SqlTree& tree = before_.reading.tree;
    const Meaning& meaning = before_;
    for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
      const SqlNodeKind parent = meaning.reading.parent_kind(id);
      const bool is_member =
          tree[id].kind == SqlNodeKind::kName && parent == SqlNodeKind::kDereference;
      if (tree[id].kind != SqlNodeKind::kColumn && !is_member) continue;
      const SqlNodeId path = is_member ? meaning.reading.parents[id] : id;
      const std::string name = tree.name_of(id);
      const bool is_meant =
          equals_ignoring_case(name, old_name) || equals_ignoring_case(name, new_value());
      if (!is_meant || meaning.symbols.at(id).kind != SymbolKind::kNone) continue;
      // A field of a row, and an argument of a lambda, which has its type.
      if (meaning.seen.types[path] != kUncertain) continue;
      return text(kUncertainUse, name);
    }
    return {};
  }

  [[nodiscard]] std::string new_value() const {
    return name_.starts_with('"') ? std::string(name_.substr(1, name_.size() - 2))
                                  : std::string(name_);
  }

  [[nodiscard]] std::string judge(const Symbol& symbol, const std::vector<SqlEdit>& edits) {
    if (symbol.kind != SymbolKind::kWindow && symbol.kind != SymbolKind::kParameter) {
      std::string unsure = uncertain_use(before_.reading.tree.name_of(symbol.name));
      if (!unsure.empty()) return unsure;
    }
    const std::string changed = sql::apply_edits(sql_, edits);
    const Meaning after(changed, context_);
    if (!same_names(after)) return text(kOtherMeaning, name_);
    return compare_results(symbol, changed);
  }

  // Nodes have the same numbers, as the texts differ in names alone.
  [[nodiscard]] bool same_names(const Meaning& after) const {
    const std::vector<SqlNode>& nodes = before_.reading.tree.nodes;
    if (after.reading.tree.nodes.size() != nodes.size()) return false;
    for (SqlNodeId id = 1; id < nodes.size(); ++id) {
      if (after.reading.kind(id) != nodes[id].kind) return false;
      const Symbol was = before_.symbols.at(id);
      const Symbol is = after.symbols.at(id);
      if (was.kind != is.kind || was.name != is.name || was.table != is.table ||
          after.seen.bindings.names[id] != before_.seen.bindings.names[id] ||
          !same_origin(was.origin, is.origin, after)) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool same_origin(analysis::OriginId was, analysis::OriginId is,
                                 const Meaning& after) const {
    const analysis::Origin& a = before_.seen.bindings.origins[was];
    const analysis::Origin& b = after.seen.bindings.origins[is];
    return a.kind == b.kind && a.node == b.node && a.table == b.table && a.column == b.column;
  }

  // The new name in the place of the old one is all that may differ.
  [[nodiscard]] std::string compare_results(const Symbol& symbol, std::string_view changed) const {
    const Analysis was = analysis_of(sql_);
    const Analysis is = analysis_of(changed);
    if (is.fault && (!was.fault || was.fault->error_name != is.fault->error_name))
      return text(kFault, is.fault->server_message);
    if (was.fault) return {};  // which has no columns
    const std::string old_name = before_.reading.tree.name_of(symbol.name);
    const bool same = std::ranges::equal(
        was.columns, is.columns, [&](const AnalyzedColumn& a, const AnalyzedColumn& b) {
          const bool is_renamed = symbol.kind == SymbolKind::kColumn && a.name && b.name &&
                                  equals_ignoring_case(*a.name, old_name) &&
                                  equals_ignoring_case(*b.name, new_value());
          return a.type == b.type && (a.name == b.name || is_renamed);
        });
    return same ? std::string() : kOtherResult.fill(context_.locale);
  }

  [[nodiscard]] Analysis analysis_of(std::string_view sql) const {
    return analyze_sql(parse_sql(sql), context_.catalog, context_.session, context_.memo);
  }

  std::string_view sql_;
  std::string_view name_;
  const LanguageContext& context_;
  Meaning before_;
};

}  // namespace
}  // namespace language

std::optional<RenameTarget> prepare_rename_sql(std::string_view sql, std::uint32_t offset,
                                               const LanguageContext& context) {
  using namespace language;
  const Meaning meaning(sql, context);
  const SqlNodeId leaf = meaning.reading.leaf_at(offset);
  const Symbol symbol = meaning.symbols.at(leaf);
  if (symbol.name == kNoSqlNode || meaning.symbols.is_fixed(symbol.name)) return std::nullopt;
  const Span range = meaning.reading.written(leaf);
  return RenameTarget{range, std::string(slice(sql, range))};
}

Rename rename_sql(std::string_view sql, std::uint32_t offset, std::string_view name,
                  const LanguageContext& context) {
  return language::Renaming(sql, name, context).run(offset);
}

}  // namespace mapping
