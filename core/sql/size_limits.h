#pragma once

#include <cstddef>

// What a query may hold before it is too large to be known: a kilobyte of SQL doubles names and
// types until no memory suffices. Far more than people write and servers take.
namespace mapping::sql {

// Columns of a relation, and parts of a type.
inline constexpr std::size_t kMostColumns = 20'000;

// Columns of all lists that one query makes, those in between included.
inline constexpr std::size_t kMostCopiedColumns = 1'000'000;

// Bytes of the names of what a query returns: each star repeats them.
inline constexpr std::size_t kMostNameBytes = 4U << 20U;

}  // namespace mapping::sql
