#pragma once

#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

// Counts of agreement with labelled rows, for the conformance runners.
namespace conformance {

using Json = nlohmann::json;

struct Count {
  int agreed = 0;
  int total = 0;
};

class Measures {
 public:
  explicit Measures(const std::string& failures) : failures_(failures) {}

  void add(const std::string& file, const std::string& measure, bool agreed, const Json& row,
           const Json& got) {
    Count& count = counts_[file + " " + measure];
    count.agreed += agreed ? 1 : 0;
    ++count.total;
    if (!agreed && failures_.is_open()) {
      failures_ << Json{{"file", file}, {"measure", measure}, {"row", row}, {"got", got}}.dump(
                       -1, ' ', false, Json::error_handler_t::replace)
                << '\n';
    }
  }

  [[nodiscard]] const std::map<std::string, Count>& counts() const { return counts_; }

 private:
  std::ofstream failures_;
  std::map<std::string, Count> counts_;
};

inline void read_rows(const std::string& path, const std::function<void(const Json&)>& each) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    each(Json::parse(line));
  }
}

inline bool holds_floor(const std::map<std::string, Count>& counts, const std::string& path) {
  std::ifstream floor(path);
  int held = 0;
  int broken = 0;
  std::string file;
  std::string measure;
  std::string of;
  int agreed = 0;
  int total = 0;
  while (floor >> file >> measure >> agreed >> of >> total) {
    const auto count = counts.find(file + " " + measure);
    if (count != counts.end() && count->second.agreed >= agreed) {
      ++held;
    } else {
      std::cout << "below its floor: " << file << ' ' << measure << ", at least " << agreed << '\n';
      ++broken;
    }
  }
  std::cout << held << " passed, " << broken << " failed\n";
  return broken == 0;
}

// Prints one line for each measure; the exit status is 1 where one is below its floor.
inline int print_counts(const Measures& measures, const std::string& floor) {
  for (const auto& [name, count] : measures.counts()) {
    std::cout << name << ' ' << count.agreed << " of " << count.total << '\n';
  }
  return floor.empty() || holds_floor(measures.counts(), floor) ? 0 : 1;
}

}  // namespace conformance
