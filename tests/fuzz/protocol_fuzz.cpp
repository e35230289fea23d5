// libFuzzer target of the protocol: whatever is asked, and however broken text and options are, the answer is JSON, its
// places lie in the text, and its fixes can be made.
//
// An input is the name of an operation, a line of options and the text. Of the options, `snapshot` is a catalog that is
// loaded first, and `answers` are the cluster's, by the name of the definition and the kind of question.
//
//   scripts/test fuzz
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "answer_invariants.h"
#include "mapping/protocol.h"

namespace {

using mapping::Session;
using Json = nlohmann::ordered_json;

constexpr std::string_view kOperations[] = {"check",
                                            "validate",
                                            "parse_sql",
                                            "analyze_sql",
                                            "format_sql",
                                            "suggest_node",
                                            "suggest_edge",
                                            "suggest_mapping",
                                            "preflight",
                                            "node_ddl",
                                            "edge_ddl",
                                            "copy_from",
                                            "schema_ddl",
                                            "map_type",
                                            "catalog_begin",
                                            "catalog_add",
                                            "catalog_end",
                                            "catalog_release",
                                            "map_complex_type",
                                            "error_response",
                                            "is_primary_key_type",
                                            "decide_lifecycle",
                                            "decide_reconciliation",
                                            "primary_key_types",
                                            "job_answer"};

struct Request {
  std::string_view operation;
  std::string_view options;
  std::string_view text;
};

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

// A name that is none is one of them all the same.
Request read_request(std::string_view rest) {
  const std::string_view name = take_line(rest);
  const std::string_view options = take_line(rest);
  const std::size_t number = name.empty() ? 0 : static_cast<unsigned char>(name[0]);
  for (const std::string_view operation : kOperations) {
    if (operation == name) return {operation, options, rest};
  }
  return {kOperations[number % std::size(kOperations)], options, rest};
}

void expect(const std::string& fault, std::string_view answer) {
  if (fault.empty()) return;
  std::fprintf(stderr, "%s: %.*s\n", fault.c_str(), static_cast<int>(answer.size()), answer.data());
  std::abort();
}

Json parsed(std::string_view answer) {
  Json json = Json::parse(answer, nullptr, false);
  if (!json.is_object()) expect("the answer is no JSON object", answer);
  return json;
}

// A value within a value, null where there is none.
Json within(const Json& value, const std::string& name) {
  return value.is_object() && value.contains(name) ? value[name] : Json();
}

std::string answer_to(const Json& question, const Json& options) {
  const std::string name = question["definition"]["name"];
  const std::string kind = question["kind"];
  return within(within(within(options, "answers"), name), kind).dump();
}

// JSON has such numbers, the JSON of the tests has not.
bool has_number_beyond_double(std::string_view text) {
  try {
    (void)Json::parse(text);
  } catch (const Json::out_of_range&) {
    return true;
  } catch (const Json::exception&) {
    return false;
  }
  return false;
}

// All of a validation; what is asked of the cluster is answered as the options say.
std::string validate(Session& session, const Json& options, const Request& request) {
  std::string answer = session.run("job_start", request.text, request.options);
  Json state = parsed(answer);
  if (state.contains("error")) return answer;
  std::vector<Json> open(state["requests"].begin(), state["requests"].end());
  while (!open.empty()) {
    const Json question = std::move(open.back());
    open.pop_back();
    const std::string id = R"({"id":)" + question["id"].dump() + "}";
    state = parsed(session.run("job_answer", answer_to(question, options), id));
    open.insert(open.end(), state["requests"].begin(), state["requests"].end());
  }
  return session.run("job_report", "", "");
}

void check_mapping(Session& session, const Json& options, const Request& request) {
  if (has_number_beyond_double(request.text)) return;
  const bool validates = request.operation == "validate";
  const auto run = [&](std::string_view text) {
    if (validates) return validate(session, options, {request.operation, request.options, text});
    return session.run("check", text, request.options);
  };
  const std::string answer = run(request.text);
  (void)parsed(session.run("error_response", answer, ""));
  expect(mapping::testing::fault_of_report(request.text, answer, run), answer);
}

// The options with the number of the catalog that they hold; as they are where they hold none.
std::string load_catalog(Session& session, const Json& options, std::string_view written) {
  const Json snapshot = within(options, "snapshot");
  if (snapshot.is_null()) return std::string(written);
  const Json begun = parsed(session.run("catalog_begin", snapshot.dump(), ""));
  (void)parsed(session.run("catalog_add", within(snapshot, "tables").dump(), begun.dump()));
  (void)parsed(session.run("catalog_end", "", begun.dump()));
  Json given = options;
  given["catalog"] = within(begun, "catalog");
  return given.dump();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Request request = read_request({reinterpret_cast<const char*>(data), size});
  const Json options = Json::parse(request.options, nullptr, false);
  Session session;
  const std::string given = load_catalog(session, options, request.options);
  request.options = given;
  if (request.operation == "check" || request.operation == "validate") {
    check_mapping(session, options, request);
    return 0;
  }
  const std::string answer = session.run(request.operation, request.text, request.options);
  expect(mapping::testing::fault_of_answer(request.text, answer), answer);
  return 0;
}
