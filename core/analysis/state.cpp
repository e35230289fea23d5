#include "analysis/state.h"

#include "analysis/format/format_expression.h"

namespace mapping::analysis {

MessageValue State::shown(TypeId type) const {
  return {[](std::string& out, const void* table, std::int64_t id) {
            out += static_cast<const TypeTable*>(table)->in_message(static_cast<TypeId>(id));
          },
          &types, type};
}

MessageValue State::shown_expression(SqlNodeId node) const {
  return {[](std::string& out, const void* text, std::int64_t id) {
            out +=
                format_expression(*static_cast<const SqlTree*>(text), static_cast<SqlNodeId>(id));
          },
          &tree, node};
}

}  // namespace mapping::analysis
