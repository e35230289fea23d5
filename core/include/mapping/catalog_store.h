#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "mapping/catalog.h"

namespace mapping {

// About four million columns.
inline constexpr std::size_t kMostCatalogBytes = std::size_t{128} << 20U;

// The catalogs of one host, held once for all of its sessions and named by numbers, which are never
// given twice. A catalog is filled piece by piece and can be used when it is complete.
//
//   CatalogStore store;
//   const std::uint32_t id = store.begin("2026-11-23T00:00:00Z");
//   store.filling(id)->add(table);
//   store.complete(id);
//   store.find(id)->find("tpch", "tiny", "orders");
class CatalogStore {
 public:
  // A catalog that takes more than `most_bytes` of memory should be refused by who fills it.
  explicit CatalogStore(std::size_t most_bytes = kMostCatalogBytes) : most_bytes_(most_bytes) {}

  [[nodiscard]] std::size_t most_bytes() const { return most_bytes_; }

  [[nodiscard]] std::uint32_t begin(std::string_view captured_at);
  // Null when it is complete or not there; the others say false then.
  [[nodiscard]] Catalog* filling(std::uint32_t id) const;
  bool complete(std::uint32_t id);
  // Whoever uses it meanwhile keeps it until the end of that use.
  bool release(std::uint32_t id);
  // Null when it is not complete or not there.
  [[nodiscard]] std::shared_ptr<const Catalog> find(std::uint32_t id) const;

 private:
  struct Entry {
    std::uint32_t id;
    std::shared_ptr<Catalog> catalog;
    bool is_complete = false;
  };

  [[nodiscard]] const Entry* entry_of(std::uint32_t id) const;

  std::size_t most_bytes_;
  std::uint32_t last_id_ = 0;
  std::vector<Entry> entries_;  // a handful
};

}  // namespace mapping
