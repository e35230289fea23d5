// Answers requests of the module's protocol that come in on standard input, so that a script can
// use the core as it is built natively.
//
// A request is the line `session operation input-bytes options-bytes`, followed by the bytes of the
// input and of the options. Sessions are told apart by their names, and share their catalogs. The
// answer is the line `bytes`, followed by as many bytes of JSON. Ends with the input.

#include <cstddef>
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include "mapping/protocol.h"

namespace {

std::string read_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  std::cin.read(bytes.data(), static_cast<std::streamsize>(count));
  return bytes;
}

}  // namespace

int main() {
  const auto catalogs = std::make_shared<mapping::CatalogStore>();
  std::map<std::string, mapping::Session> sessions;
  std::string name;
  std::string operation;
  std::size_t input_bytes = 0;
  std::size_t options_bytes = 0;
  while (std::cin >> name >> operation >> input_bytes >> options_bytes) {
    std::cin.ignore();  // the end of the line
    const std::string input = read_bytes(input_bytes);
    const std::string options = read_bytes(options_bytes);
    mapping::Session& session = sessions.try_emplace(name, catalogs).first->second;
    const std::string answer = session.run(operation, input, options);
    std::cout << answer.size() << '\n' << answer << std::flush;
  }
}
