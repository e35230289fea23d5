#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>

#include "mapping/sql_detail.h"
#include "mapping/text.h"

namespace mapping {

// Where a part stands among the bits of a detail, and the kinds that have it, of kSpecial those of
// which calls. Of core/sql/nodes.tsv.
template <typename Part>
struct SqlPartPlace;
#include "sql/sql_node_details.inc"

template <typename Part>
concept SqlDetailPart = requires { SqlPartPlace<Part>::kShift; };

// What is written of a node besides its kind and its children: of each part of its kind a value.
//
//   SqlDetail(SqlJoinType::kLeft, SqlNaturalness::kNatural)
class SqlDetail {
 public:
  constexpr SqlDetail() = default;
  template <SqlDetailPart... Parts>
  constexpr SqlDetail(Parts... parts) {
    (set(parts), ...);
  }

  template <SqlDetailPart Part>
  constexpr void set(Part part) {
    using Place = SqlPartPlace<Part>;
    const std::uint32_t value = std::bit_cast<std::uint8_t>(part);
    assert(value < (1U << Place::kWidth));
    const std::uint32_t others = bits() & ~(((1U << Place::kWidth) - 1U) << Place::kShift);
    const std::uint32_t all = others | (value << Place::kShift);
    bytes_ = {static_cast<std::uint8_t>(all), static_cast<std::uint8_t>(all >> 8U),
              static_cast<std::uint8_t>(all >> 16U)};
  }
  // What stands in the place of the part, which means it only for kinds that have the part: SqlNode::get() asks that.
  template <SqlDetailPart Part>
  [[nodiscard]] constexpr Part part() const {
    using Place = SqlPartPlace<Part>;
    const std::uint32_t value = (bits() >> Place::kShift) & ((1U << Place::kWidth) - 1U);
    return std::bit_cast<Part>(static_cast<std::uint8_t>(value));
  }
  bool operator==(const SqlDetail&) const = default;

 private:
  [[nodiscard]] constexpr std::uint32_t bits() const {
    return bytes_[0] | (std::uint32_t{bytes_[1]} << 8U) | (std::uint32_t{bytes_[2]} << 16U);
  }

  std::array<std::uint8_t, 3> bytes_{};
};

using SqlNodeId = std::uint32_t;
inline constexpr SqlNodeId kNoSqlNode = 0;

// 20 bytes. Children are a list through `next`.
struct SqlNode {
  SqlNodeKind kind = SqlNodeKind::kNone;
  SqlDetail detail;
  Span span;
  SqlNodeId first_child = kNoSqlNode;
  SqlNodeId next = kNoSqlNode;

  // Whether nodes of this kind have such a part.
  template <SqlDetailPart Part>
  [[nodiscard]] constexpr bool has() const {
    using Place = SqlPartPlace<Part>;
    if constexpr (Place::kSpecials.size() > 0) {
      if (kind == SqlNodeKind::kSpecial)
        return std::ranges::find(Place::kSpecials, detail.part<SqlSpecial>()) !=
               Place::kSpecials.end();
    }
    return std::ranges::find(Place::kKinds, kind) != Place::kKinds.end();
  }
  // The part, which its kind must have: `select.get<SqlQuantifier>()`.
  template <SqlDetailPart Part>
  [[nodiscard]] constexpr Part get() const {
    assert(has<Part>());
    return detail.part<Part>();
  }
  // Whether it is of a kind that has the part, and the part has this value:
  // `node.is(SqlSpecial::kTrim)`, `node.is(SqlQuantifier::kDistinct)`.
  template <SqlDetailPart Part>
  [[nodiscard]] constexpr bool is(Part value) const {
    return has<Part>() && detail.part<Part>() == value;
  }
};
static_assert(sizeof(SqlNode) == 20);

[[nodiscard]] constexpr bool is_sql_type(SqlNodeKind kind) {
  return kind >= SqlNodeKind::kGenericType;
}

}  // namespace mapping
