#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mapping/sql.h"

// How the parser reads, and what it keeps open meanwhile.
namespace mapping::sql {

// Which grammar is read. Texts are first read with the newer forms; a text that has a fault is read
// again as Trino 476 reads it, so that the fault is told as that server tells it.
enum class Dialect : std::uint8_t { kTrino476, kNewest };

struct NodeList {
  SqlNodeId first = kNoSqlNode;
  SqlNodeId last = kNoSqlNode;
};

enum class FrameKind : std::uint8_t {
  kValueBase,  // the floor of a call: only operators of values may stand above
               // it
  kBooleanBase,
  kParen,
  kInList,
  kOr,
  kAnd,
  kNot,
  kComparison,
  kBetweenLow,
  kBetweenHigh,
  kLike,
  kLikeEscape,
  kIsDistinct,
  kConcat,
  kAdditive,
  kMultiplicative,
  kSign,
};

// Details of kParen and of the floors.
enum FrameDetail : std::uint16_t {
  kListed = 1,     // an element of a list
  kNoLambda = 2,   // not all elements so far are names
  kSubscript = 4,  // also what stands in brackets behind a column named array
};

// Puts a name where it belongs in the sorted list of what is expected, unless it is there.
inline void add_expected(std::vector<std::string_view>& expected, std::string_view name) {
  const auto place = std::ranges::lower_bound(expected, name);
  if (place == expected.end() || *place != name) expected.insert(place, name);
}

// An operator, or an opening parenthesis, whose right side is being read.
struct Frame {
  FrameKind kind;
  std::uint16_t detail = 0;
  std::uint32_t begin = 0;
  std::uint32_t first_token = 0;
  std::uint32_t choices = 0;  // how many were open before it
  NodeList operands;
};

// A choice of the grammar that Trino's parser makes by reading on, as far as it needs, before it
// takes a step. A token that no alternative takes is met while the choice is still open, and what
// is reported is the choice's business: the token itself, or, where one alternative was to leave
// off in front of the choice, the token that it leaves off at.
//
// The choices that are open at a fault are kept in the order they were begun; the first one
// decides. This is why a server reports `WHERE a IN (1, b c)` at IN, but `WHERE (a IN (1, b c))` at
// c.
struct Choice {
  static constexpr std::uint32_t kNoBlame = UINT32_MAX;

  std::uint32_t begin = 0;          // its first token
  std::uint32_t blame = kNoBlame;   // the token to report, if not the one that could not go on
  std::uint32_t last = UINT32_MAX;  // the last token at which it can be open
};

}  // namespace mapping::sql
