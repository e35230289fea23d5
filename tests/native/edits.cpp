#include "edits.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace mapping::testing {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

// Bytes in front of a place that is counted in UTF-16 units.
std::size_t byte_at(std::string_view text, std::size_t units) {
  std::size_t byte = 0;
  for (std::size_t passed = 0; passed < units && byte < text.size(); ++byte) {
    const auto c = static_cast<unsigned char>(text[byte]);
    if (c >= 0xF0U) ++passed;
    if (c < 0x80U || c >= 0xC0U) ++passed;
  }
  while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) ++byte;
  return byte;
}

std::size_t offset_of(const Json& edit, std::string_view end) {
  return edit["sql_range"][end]["offset"];
}

bool rename_member(Json& mapping, const Pointer& path, const std::string& key) {
  if (path.empty() || !mapping.contains(path)) return false;
  Json& object = mapping[path.parent_pointer()];
  if (!object.is_object() || object.contains(key)) return false;
  Json renamed = Json::object();
  for (auto& [name, value] : object.items()) renamed[name == path.back() ? key : name] = value;
  object = std::move(renamed);
  return true;
}

bool put_value(Json& mapping, const Pointer& path, const Json& value) {
  if (!path.empty() && !mapping.contains(path.parent_pointer())) return false;
  mapping[path] = value;
  return true;
}

}  // namespace

// From the last to the first, so that the places stay right.
std::string edited_sql(std::string sql, std::vector<Json> edits) {
  std::ranges::sort(edits, std::greater<>(), [](const Json& e) { return offset_of(e, "start"); });
  for (const Json& edit : edits) {
    const std::size_t start = byte_at(sql, offset_of(edit, "start"));
    const std::size_t end = byte_at(sql, offset_of(edit, "end"));
    sql.replace(start, end - start, edit["text"].get<std::string>());
  }
  return sql;
}

std::optional<Json> edited_mapping(Json mapping, const Json& edits) {
  std::vector<Json> sql_edits;
  for (const Json& edit : edits) {
    const Pointer path(edit["path"].get<std::string>());
    if (edit.contains("sql_range")) {
      sql_edits.push_back(edit);
      continue;
    }
    const bool done = edit.contains("key")
                          ? rename_member(mapping, path, edit["key"].get<std::string>())
                          : put_value(mapping, path, edit["value"]);
    if (!done) return std::nullopt;
  }
  if (sql_edits.empty()) return mapping;
  const Pointer path(sql_edits[0]["path"].get<std::string>());
  if (!mapping.contains(path) || !mapping[path].is_string()) return std::nullopt;
  mapping[path] = edited_sql(mapping[path].get<std::string>(), std::move(sql_edits));
  return mapping;
}

}  // namespace mapping::testing
