#include "language/symbols.h"
#include "mapping/language.h"

namespace mapping {
namespace language {
namespace {

using analysis::OriginKind;

SqlNodeId name_at(const Meaning& meaning, std::uint32_t offset) {
  return meaning.symbols.at(meaning.reading.leaf_at(offset)).name;
}

std::vector<Span> written_at(const Reading& reading, const std::vector<SqlNodeId>& nodes) {
  std::vector<Span> spans;
  for (const SqlNodeId node : nodes) {
    if (reading.written(node).size() > 0) spans.push_back(reading.written(node));
  }
  return spans;
}

// Where a column is made that has no name of its own.
SqlNodeId maker_of(const Meaning& meaning, analysis::OriginId id) {
  while (id != analysis::kNoOrigin) {
    const analysis::Origin& origin = meaning.seen.bindings.origins[id];
    if (origin.kind == OriginKind::kExpression) {
      const SqlNodeId made = meaning.reading.tree[origin.node].first_child;
      const bool is_item = meaning.reading.kind(origin.node) == SqlNodeKind::kSelectItem;
      return is_item ? made : origin.node;
    }
    id = origin.first;
  }
  return kNoSqlNode;
}

}  // namespace
}  // namespace language

std::vector<Span> definition_sql(std::string_view sql, std::uint32_t offset,
                                 const LanguageContext& context) {
  using namespace language;
  const Meaning meaning(sql, context);
  const Symbol symbol = meaning.symbols.at(meaning.reading.leaf_at(offset));
  if (symbol.name != kNoSqlNode)
    return written_at(meaning.reading, meaning.symbols.names_with(symbol.name));
  const SqlNodeId maker = maker_of(meaning, symbol.origin);
  if (maker == kNoSqlNode) return {};
  return written_at(meaning.reading, {maker});
}

std::vector<Span> references_sql(std::string_view sql, std::uint32_t offset,
                                 const LanguageContext& context) {
  using namespace language;
  const Meaning meaning(sql, context);
  const SqlNodeId name = name_at(meaning, offset);
  if (name == kNoSqlNode) return {};
  return written_at(meaning.reading, meaning.symbols.uses(name));
}

}  // namespace mapping
