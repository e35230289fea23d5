#include "mapping/catalog_store.h"

#include <algorithm>

namespace mapping {

const CatalogStore::Entry* CatalogStore::entry_of(std::uint32_t id) const {
  const auto found = std::ranges::find(entries_, id, &Entry::id);
  return found == entries_.end() ? nullptr : &*found;
}

std::uint32_t CatalogStore::begin(std::string_view captured_at) {
  entries_.push_back({++last_id_, std::make_shared<Catalog>(captured_at)});
  return last_id_;
}

Catalog* CatalogStore::filling(std::uint32_t id) const {
  const Entry* const entry = entry_of(id);
  return entry == nullptr || entry->is_complete ? nullptr : entry->catalog.get();
}

bool CatalogStore::complete(std::uint32_t id) {
  if (filling(id) == nullptr) return false;
  std::ranges::find(entries_, id, &Entry::id)->is_complete = true;
  return true;
}

bool CatalogStore::release(std::uint32_t id) {
  return std::erase_if(entries_, [&](const Entry& entry) { return entry.id == id; }) != 0;
}

std::shared_ptr<const Catalog> CatalogStore::find(std::uint32_t id) const {
  const Entry* const entry = entry_of(id);
  return entry == nullptr || !entry->is_complete ? nullptr : entry->catalog;
}

}  // namespace mapping
