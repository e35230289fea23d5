// Says how long the core takes for requests of the module's protocol as it is built natively, without WebAssembly and
// without the boundary: scripts/bench asks for the same beside the package, by turns.
//
// Reads lines from standard input:
//
//   keep OPERATION INPUT-BYTES OPTIONS-BYTES   followed by the bytes of both: a request, for what is timed
//   answer OPERATION INPUT-BYTES OPTIONS-BYTES the same, carried out at once: prints the answer, JSON in one line
//   time                                       carries out what is kept: prints how many microseconds all of it took
//   parse                                      the same of the inputs as SQL, made into trees and nothing else
//   forget                                     keeps nothing any more
//
// Ends with the input.

#include <chrono>
#include <cstddef>
#include <iostream>
#include <string>
#include <vector>

#include "mapping/protocol.h"
#include "mapping/sql.h"

namespace {

struct Request {
  std::string operation;
  std::string input;
  std::string options;
};

std::string read_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  std::cin.read(bytes.data(), static_cast<std::streamsize>(count));
  return bytes;
}

Request read_request() {
  Request request;
  std::size_t input_bytes = 0;
  std::size_t options_bytes = 0;
  std::cin >> request.operation >> input_bytes >> options_bytes;
  std::cin.ignore();  // the end of the line
  request.input = read_bytes(input_bytes);
  request.options = read_bytes(options_bytes);
  return request;
}

// What came out is added up, so that no compiler leaves the work out.
template <typename Carry>
void print_time(const std::vector<Request>& requests, Carry&& carry_out) {
  static volatile std::size_t sum = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const Request& request : requests) sum = sum + carry_out(request);
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
  std::cout << took.count() << '\n' << std::flush;
}

}  // namespace

int main() {
  mapping::Session session;
  const auto answer = [&session](const Request& request) {
    return session.run(request.operation, request.input, request.options);
  };
  std::vector<Request> kept;
  std::string command;
  while (std::cin >> command) {
    if (command == "keep") {
      kept.push_back(read_request());
    } else if (command == "answer") {
      std::cout << answer(read_request()) << '\n' << std::flush;
    } else if (command == "time") {
      print_time(kept, [&](const Request& request) { return answer(request).size(); });
    } else if (command == "parse") {
      print_time(kept, [](const Request& request) {
        return mapping::parse_sql(request.input).nodes.size();
      });
    } else if (command == "forget") {
      kept.clear();
    } else {
      std::cerr << "no command '" << command << "'\n";
      return 2;
    }
  }
}
