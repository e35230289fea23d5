#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/scope.h"
#include "mapping/sql.h"

namespace mapping::analysis {

enum class OriginKind : std::uint8_t {
  kUnknown,
  kNothing,       // of no column: a number of rows, a value that the statement makes
  kTableColumn,   // of `table`, called `column`
  kExpression,    // made by `node`: a SelectItem, or an argument of UNNEST; `first` where that is a
                  // column and nothing else
  kRenamed,       // `first` under another name: `node` is a Name of a list of names
  kUsing,         // `first` and `second` in one, by the Name `node` of USING
  kSetOperation,  // `first` of the left branch, `second` of the right one of `node`; the name is the
                  // left one's
  kRecursive,  // of a recursive query under the Name `node`: `first` of its anchor, `second` of its
               // step, whose number is larger and which may be made of this one
  kValues,     // the column of VALUES or of the star over a row, `node`, at `place`
};

// Where the column that a name means comes from. What an expression is made of are the origins of the
// names in it.
struct Origin {
  OriginKind kind = OriginKind::kUnknown;
  SqlNodeId node = kNoSqlNode;
  OriginId first = kNoOrigin;
  OriginId second = kNoOrigin;
  std::uint32_t table = 0;  // its number from 1
  std::uint32_t place = 0;  // from 0
  std::string_view column{};
};

// The origins of the columns of a statement. What an origin is made of has a smaller number, but for
// the step of a recursive query.
class Origins {
 public:
  static constexpr OriginId kUnknown = 1;
  static constexpr OriginId kNothing = 2;

  Origins() : all_(3) { all_[kNothing].kind = OriginKind::kNothing; }

  // Of more than anybody writes the rest are not known.
  OriginId add(const Origin& origin) {
    constexpr std::size_t kMost = 1U << 18U;
    if (all_.size() == kMost) return kUnknown;
    all_.push_back(origin);
    return static_cast<OriginId>(all_.size() - 1);
  }
  // That of a field; columns of tables have none of their own until they are asked for. Never
  // kNoOrigin.
  OriginId of(const Field& field) {
    if (field.origin != kNoOrigin) return field.origin;
    if (field.table == 0) return kUnknown;
    return add({.kind = OriginKind::kTableColumn,
                .table = field.table,
                .column = field.table_column.text});
  }
  void rename(Field& field, SqlNodeId name) {
    field.origin = add({OriginKind::kRenamed, name, of(field)});
  }
  // Of a recursive query, whose step is analyzed after the columns that it reads.
  void set_step(OriginId recursive, OriginId step) {
    if (all_[recursive].kind == OriginKind::kRecursive) all_[recursive].second = step;
  }

  [[nodiscard]] const Origin& operator[](OriginId id) const { return all_[id]; }
  [[nodiscard]] std::size_t size() const { return all_.size(); }

 private:
  std::vector<Origin> all_;
};

// What the names of a statement mean, by node.
struct Bindings {
  std::vector<OriginId> columns{};  // of a name that means a column
  // The Name of a query of WITH or of a window that a node refers to; of a column the node that names
  // its relation: the Name of an alias, or a TableName. Of a lambda's argument its Name.
  std::vector<SqlNodeId> names{};
  // What other nodes stand for: the columns of a query that is a value, one behind the other; the
  // column that a number in GROUP BY or ORDER BY means, those that AUTO does.
  std::vector<std::pair<SqlNodeId, OriginId>> values{};
  Origins origins{};
};

}  // namespace mapping::analysis
