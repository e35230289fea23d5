#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/protocol.h"

// The cases of tests/fixtures for tests that look at all of them at once.
namespace mapping::testing {

using Json = nlohmann::ordered_json;

[[nodiscard]] std::string read_file(const std::filesystem::path& path);

// The lines of a file of tests/fixtures/sql, without comments.
[[nodiscard]] std::vector<std::string> read_lines(std::string_view name);

// What stands between the tabs of such a line; an empty last cell is none.
[[nodiscard]] std::vector<std::string> cells_of(std::string_view line);

// The two signs `\n`, as the lines of statements write it, as a line break.
[[nodiscard]] std::string with_line_breaks(std::string text);

// The statements of accepted.txt and accepted_by_newer.txt.
[[nodiscard]] std::vector<std::string> accepted_statements();

// Files of the checkout, from its root: `core/rules`.
[[nodiscard]] std::filesystem::path checkout_path(std::string_view path);

// The folders that hold a request.json, sorted.
[[nodiscard]] std::vector<std::filesystem::path> fixture_folders();

struct Fixture {
  std::string operation;  // one of the protocol's, or validate
  std::string text;       // the input, bytes as they are
  Json options;
  Json answers;  // what the cluster says, by the name of the definition
  Json catalog;  // a CatalogSnapshot, or null
};

[[nodiscard]] Fixture read_fixture(const std::filesystem::path& folder);

// The fixtures that check or validate a mapping, with their folders.
[[nodiscard]] std::vector<std::pair<std::filesystem::path, Fixture>> mapping_fixtures();

// Which of the open requests of a validation is answered next.
enum class AnswerOrder { kFirst, kLast };

// Reads a CatalogSnapshot, and gives the number that requests name it by.
[[nodiscard]] Json load_catalog(Session& session, const Json& snapshot);

// The result of the fixture's operation for `text` in place of its own, or the refusal. Asserts of a
// validation that its progress never falls and ends at the total.
[[nodiscard]] Json run(const Fixture& fixture, std::string_view text,
                       AnswerOrder order = AnswerOrder::kFirst);

}  // namespace mapping::testing
