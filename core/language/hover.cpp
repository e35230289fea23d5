#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/functions/function_table.h"
#include "language/forms.h"
#include "language/function_texts.h"
#include "language/symbols.h"
#include "language/texts.h"
#include "language/type_text.h"
#include "mapping/language.h"

namespace mapping {
namespace language {
namespace {

using analysis::Origin;
using analysis::OriginKind;
using analysis::VisibleColumn;

constexpr std::size_t kMostColumns = 30;
constexpr std::size_t kMostSignatures = 12;
constexpr std::size_t kLongestExpression = 200;  // bytes

constexpr LocalText kMore{"… {} more", "… 另有 {} 个"};
constexpr LocalText kSeenAt{"Catalog of {}", "目录时间：{}"};

class Hovering {
 public:
  Hovering(const Reading& reading, SqlNodeId leaf, const LanguageContext& context)
      : reading_(reading),
        tree_(reading.tree),
        leaf_(leaf),
        context_(context),
        texts_(context),
        seen_(reading.inspect(context, reading.tree[leaf].span)),
        symbols_(reading_, seen_.bindings) {}

  Hover hover() {
    show(symbols_.at(leaf_));
    return {reading_.written(leaf_), std::move(contents_), std::move(function_)};
  }

 private:
  void show(const Symbol& symbol) {
    switch (symbol.kind) {
      case SymbolKind::kColumn:
        show_column(symbol);
        break;
      case SymbolKind::kAlias:
      case SymbolKind::kNamedQuery:
        show_relation(symbol, symbol.name);
        break;
      case SymbolKind::kTable:
        show_relation(symbol, tree_[symbol.table].first_child);
        break;
      case SymbolKind::kFunction:
        show_function();
        break;
      case SymbolKind::kNone:
      case SymbolKind::kWindow:
      case SymbolKind::kParameter:
      case SymbolKind::kType:
        break;
    }
  }
  void add_code(std::string text) { contents_.push_back({true, std::move(text)}); }
  void add_text(std::string text) {
    if (!text.empty()) contents_.push_back({false, std::move(text)});
  }

  // The expression that a name belongs to, or that it names.
  [[nodiscard]] SqlNodeId expression_of(const Symbol& symbol) const {
    const SqlNodeId parent = reading_.parents[leaf_];
    if (symbol.declares && tree_[parent].kind == SqlNodeKind::kSelectItem)
      return tree_[parent].first_child;
    return tree_[leaf_].kind == SqlNodeKind::kName ? parent : leaf_;
  }

  // Of a name in a list, the column that it names.
  [[nodiscard]] TypeId type_in_list() const {
    const SqlNodeId list = reading_.parents[leaf_];
    const SqlNodeId owner = reading_.parents[list];
    const bool is_query = tree_[owner].kind == SqlNodeKind::kNamedQuery;
    if (!is_query && tree_[owner].kind != SqlNodeKind::kAliased) return kUncertain;
    const SqlNodeId name = is_query ? tree_[owner].first_child : tree_.child(owner, 1);
    const auto columns = reading_.inspect(context_, tree_[name].span).outputs;
    const auto named = std::ranges::find(columns, tree_.name_of(leaf_), &VisibleColumn::name);
    return named == columns.end() ? kUncertain : named->type;
  }

  void show_column(const Symbol& symbol) {
    const bool in_list = reading_.parent_kind(leaf_) == SqlNodeKind::kColumnNames;
    const TypeId type = in_list ? type_in_list() : seen_.types[expression_of(symbol)];
    const std::string name(tree_.text_of(leaf_));
    add_code(name + (type == kUncertain ? "" : " " + texts_.trino(type)));
    show_origin(symbol);
    const SqlNodeId whole = in_list ? leaf_ : expression_of(symbol);
    add_text(texts_.loading(type, tree_.text_of(whole)));
  }

  void show_origin(const Symbol& symbol) {
    analysis::OriginId id = symbol.origin;
    const SqlNodeId parent = reading_.parents[leaf_];
    if (symbol.declares && tree_[parent].kind == SqlNodeKind::kSelectItem) {
      const SqlNodeId made = analysis::unwrapped(tree_, tree_[parent].first_child);
      id = seen_.bindings.columns[made];
      if (id == analysis::kNoOrigin) return show_expression(made);
    }
    while (id != analysis::kNoOrigin) {
      const Origin& origin = seen_.bindings.origins[id];
      if (origin.kind == OriginKind::kTableColumn) {
        const SqlTable& table = seen_.tables[origin.table - 1];
        return add_code(table.catalog + "." + table.schema + "." + table.name + "." +
                        std::string(origin.column));
      }
      if (origin.kind == OriginKind::kExpression && origin.first == analysis::kNoOrigin)
        return show_expression(tree_[origin.node].kind == SqlNodeKind::kSelectItem
                                   ? tree_[origin.node].first_child
                                   : origin.node);
      // A column of several is none of them.
      id = origin.kind == OriginKind::kSetOperation ? analysis::kNoOrigin : origin.first;
    }
  }

  void show_expression(SqlNodeId expression) {
    const std::string_view text = tree_.text_of(expression);
    if (text.size() <= kLongestExpression && text.find(sql::kHole) == std::string_view::npos)
      add_code(std::string(text));
  }

  void show_relation(const Symbol& symbol, SqlNodeId name) {
    const bool is_table = symbol.kind == SymbolKind::kTable;
    const SqlTable* table = nullptr;
    for (const SqlTable& read : seen_.tables) {
      if (is_table && read.span == tree_[name].span) table = &read;
    }
    const auto columns = reading_.inspect(context_, tree_[name].span).outputs;
    std::string text = table == nullptr ? std::string(tree_.text_of(name))
                                        : table->catalog + "." + table->schema + "." + table->name;
    const std::size_t shown = std::min(columns.size(), kMostColumns);
    for (std::size_t i = 0; i < shown; ++i)
      text += "\n  " + columns[i].name + " " + texts_.trino(columns[i].type);
    if (shown < columns.size())
      text += "\n  " + kMore.fill(context_.locale, {std::to_string(columns.size() - shown)});
    add_code(std::move(text));
    const std::string_view age = context_.catalog.captured_at();
    if (is_table && !columns.empty() && !age.empty())
      add_text(kSeenAt.fill(context_.locale, {age}));
  }

  void show_function() {
    const SqlNodeId call = reading_.around(leaf_, SqlNodeKind::kFunction);
    const std::string name = analysis::called_name(tree_, call);
    const std::vector<FunctionSignature> all = signatures_of(name);
    if (all.empty()) return;
    function_ = without_builtin(name);
    std::string text;
    for (const FunctionSignature& signature : all) {
      if (&signature - all.data() == kMostSignatures) break;
      text += (text.empty() ? "" : "\n") + signature.label;
    }
    if (all.size() > kMostSignatures)
      text += "\n" + kMore.fill(context_.locale, {std::to_string(all.size() - kMostSignatures)});
    add_code(std::move(text));
  }

  const Reading& reading_;
  const SqlTree& tree_;
  SqlNodeId leaf_;
  const LanguageContext& context_;
  TypeTexts texts_;
  analysis::Inspection seen_;
  Symbols symbols_;
  std::vector<HoverContent> contents_{};
  std::string function_{};
};

}  // namespace
}  // namespace language

namespace language {
namespace {

// The name at a place; of `t.*` that of the relation, wherever in it the place is.
SqlNodeId name_at(const Reading& reading, std::uint32_t offset) {
  const SqlNodeId leaf = reading.leaf_at(offset);
  if (leaf != kNoSqlNode) return leaf;
  const std::vector<SqlNode>& nodes = reading.tree.nodes;
  for (SqlNodeId id = 1; id < nodes.size(); ++id) {
    const Span span = reading.written(id);
    const bool is_here = span.begin <= offset && offset <= span.end;
    if (nodes[id].kind == SqlNodeKind::kAllColumns && is_here) return reading.leaf_at(span.begin);
  }
  return kNoSqlNode;
}

}  // namespace
}  // namespace language

std::optional<Hover> hover_sql(std::string_view sql, std::uint32_t offset,
                               const LanguageContext& context) {
  const language::Reading reading(sql);
  const SqlNodeId leaf = language::name_at(reading, offset);
  if (leaf != kNoSqlNode) {
    Hover hover = language::Hovering(reading, leaf, context).hover();
    if (!hover.contents.empty()) return hover;
  }
  const auto [form, word] = language::form_at(sql, offset);
  if (form == nullptr) return std::nullopt;
  return Hover{word, {{true, std::string(form->label)}}, to_lower(slice(sql, word))};
}

}  // namespace mapping
