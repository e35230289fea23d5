#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

// The cases of tests/fixtures for tests that look at all of them at once.
namespace mapping::testing {

using Json = nlohmann::ordered_json;

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

// Files of the checkout, from its root: `core/rules`.
[[nodiscard]] std::filesystem::path checkout_path(std::string_view path);

// The folders that hold a request.json, sorted.
[[nodiscard]] std::vector<std::filesystem::path> fixture_folders();

// A case that checks or validates a mapping.
struct MappingFixture {
  std::string operation;  // check or validate
  std::string text;       // the mapping's text, bytes as they are
  Json options;
  Json answers;  // what the cluster says, by the name of the definition
};

// The fixtures on mappings, with the places of their folders in `fixture_folders`.
[[nodiscard]] std::vector<std::pair<std::filesystem::path, MappingFixture>> mapping_fixtures();

// The Report of the fixture for another text of the mapping, or the refusal.
[[nodiscard]] Json run(const MappingFixture& fixture, std::string_view text);

}  // namespace mapping::testing
