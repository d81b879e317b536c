// The index of corpus/samples that the tests of news-query share, and what they read of its
// answers.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/program.h"

namespace broadsheet {

using Json = nlohmann::ordered_json;

// The programs, run in the root of the source tree, with the samples indexed by the default
// `news-index add`. Made once in a process; nobody may change it.
const Programs& samples();

// The same with more options for `news-index add`: one more index, made anew.
class SamplesIndex : public Programs {
 public:
  explicit SamplesIndex(const std::vector<std::string>& options);
};

// One row of golden/queries.tsv.
struct GoldenQuery {
  std::vector<std::string> options;
  std::string query;
  size_t total;
  std::vector<std::string> first_ids;  // of the first hits, in order; all of them if they are few

  // The command line, with more options before it.
  std::vector<std::string> arguments(std::vector<std::string> more = {}) const;
};
const std::vector<GoldenQuery>& golden_queries();

// The first `count` of the golden queries that need no options and match something.
std::vector<std::string> matching_queries(size_t count);

std::filesystem::path golden_file(std::string_view name);
std::filesystem::path topics_file(std::string_view name);

std::vector<std::string> split(std::string_view text, char separator);
std::vector<std::string> lines_of(std::string_view text);

// A text with every match of a regular expression replaced; "$1" is its first group. ICU's: the
// standard library's raises false alarms in the compiler when sanitizers are on.
std::string replace_matches(std::string_view text, std::string_view pattern, std::string_view with);

// What news-query says in JSON, with `took_ms` 0, as it is not the same twice. Fails the test when
// it ends otherwise than with a hit or none.
Json json_answer(const Programs& programs, std::vector<std::string> arguments);

// JSON output of any number of answers, with each `took_ms` 0.
std::string without_times(std::string_view json);

}  // namespace broadsheet
