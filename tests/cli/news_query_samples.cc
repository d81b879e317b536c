#include "tests/cli/news_query_samples.h"

#include <gtest/gtest.h>
#include <unicode/regex.h>

#include <stdexcept>

namespace broadsheet {
namespace {

GoldenQuery golden_query(const std::string& line) {
  const std::vector<std::string> cells = split(line, '\t');
  if (cells.size() != 4) throw std::runtime_error("golden/queries.tsv: " + line);
  GoldenQuery query{{}, cells[1], std::stoul(cells[2]), {}};
  if (!cells[0].empty()) query.options = split(cells[0], ' ');
  if (!cells[3].empty()) query.first_ids = split(cells[3], ' ');
  return query;
}

}  // namespace

const Programs& samples() {
  static const SamplesIndex index({});
  return index;
}

SamplesIndex::SamplesIndex(const std::vector<std::string>& options) : Programs(SOURCE_ROOT) {
  std::vector<std::string> arguments{"add", "corpus/samples"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const ProgramResult result = index(arguments);
  if (result.exit_code != 0) throw std::runtime_error(result.err);
}

std::vector<std::string> GoldenQuery::arguments(std::vector<std::string> more) const {
  more.insert(more.end(), options.begin(), options.end());
  if (!query.empty()) more.insert(more.end(), {"--", query});
  return more;
}

const std::vector<GoldenQuery>& golden_queries() {
  static const std::vector<GoldenQuery> queries = [] {
    std::vector<GoldenQuery> rows;
    for (const std::string& line : lines_of(content_of(golden_file("queries.tsv"))))
      if (!line.starts_with('#')) rows.push_back(golden_query(line));
    return rows;
  }();
  return queries;
}

std::vector<std::string> matching_queries(size_t count) {
  std::vector<std::string> queries;
  for (const GoldenQuery& golden : golden_queries())
    if (queries.size() < count && golden.options.empty() && golden.total > 0)
      queries.push_back(golden.query);
  return queries;
}

std::filesystem::path golden_file(std::string_view name) {
  return std::filesystem::path(SOURCE_ROOT) / "tests/cli/golden" / name;
}

std::filesystem::path topics_file(std::string_view name) {
  return std::filesystem::path(SOURCE_ROOT) / "corpus/topics" / name;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (size_t end; (end = text.find(separator)) != text.npos; text.remove_prefix(end + 1))
    parts.emplace_back(text.substr(0, end));
  parts.emplace_back(text);
  return parts;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines = split(text, '\n');
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

Json json_answer(const Programs& programs, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--format", "json"});
  const ProgramResult result = programs.query(arguments);
  EXPECT_LE(result.exit_code, 1) << arguments.back() << "\n" << result.err;
  Json answer = Json::parse(result.out);
  answer["took_ms"] = 0;
  return answer;
}

std::string replace_matches(std::string_view text, std::string_view pattern,
                            std::string_view with) {
  const auto unicode = [](std::string_view utf8) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
  };
  const icu::UnicodeString input = unicode(text);
  UErrorCode status = U_ZERO_ERROR;
  icu::RegexMatcher matcher(unicode(pattern), input, 0, status);
  std::string out;
  matcher.replaceAll(unicode(with), status).toUTF8String(out);
  if (U_FAILURE(status)) throw std::runtime_error("bad pattern " + std::string(pattern));
  return out;
}

std::string without_times(std::string_view json) {
  return replace_matches(json, R"("took_ms":[0-9.e+-]+)", "\"took_ms\":0");
}

}  // namespace broadsheet
