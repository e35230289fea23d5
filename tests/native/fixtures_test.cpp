#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "fixture.h"

// Runs every case of tests/fixtures through the protocol: <area>/<case>/request.json says what is
// asked, expected.json what comes back. The package runs the same cases. With UPDATE_EXPECTED=1 the
// answers are written for review instead.
namespace mapping::testing {

TEST_CASE("every fixture gives what is expected of it") {
  const std::filesystem::path folder = GENERATE(from_range(fixture_folders()));
  INFO(folder.string());
  const Fixture fixture = read_fixture(folder);
  const Json result = run(fixture, fixture.text);
  if (std::getenv("UPDATE_EXPECTED") != nullptr) {
    std::ofstream(folder / "expected.json") << result.dump(2) << '\n';
    return;
  }
  CHECK(result.dump(2) == Json::parse(read_file(folder / "expected.json")).dump(2));
  CHECK(run(fixture, fixture.text, AnswerOrder::kLast).dump() == result.dump());
}

}  // namespace mapping::testing
