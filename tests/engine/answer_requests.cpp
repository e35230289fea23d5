// Answers requests of the module's protocol that come in on standard input, so that a script can
// use the core as it is built natively.
//
// A request is the line `operation input-bytes options-bytes`, followed by the bytes of the input
// and of the options. The answer is the line `bytes`, followed by as many bytes of JSON. Ends with
// the input.

#include <cstddef>
#include <iostream>
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
  mapping::Session session;
  std::string operation;
  std::size_t input_bytes = 0;
  std::size_t options_bytes = 0;
  while (std::cin >> operation >> input_bytes >> options_bytes) {
    std::cin.ignore();  // the end of the line
    const std::string input = read_bytes(input_bytes);
    const std::string options = read_bytes(options_bytes);
    const std::string answer = session.run(operation, input, options);
    std::cout << answer.size() << '\n' << answer << std::flush;
  }
}
