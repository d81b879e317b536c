// Every format that has a sample in tests/cli/formats, from the file to the index and back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/program.h"

namespace broadsheet {
namespace {

using Json = nlohmann::json;

struct Sample {
  std::string id, title, date, author, source;

  bool operator==(const Sample&) const = default;
};

void PrintTo(const Sample& sample, std::ostream* out) {
  *out << sample.id << " | " << sample.title << " | " << sample.date << " | " << sample.author
       << " | " << sample.source;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {"courier-1994-tunnel", "Tunnel under the Channel opens to trains",
       "1994-05-06T14:00:00+01:00", "Alice Penrose", "Harbour Courier"},
      {"tag:sundposten.example,2000:bro", "Broen over Øresund er åben", "2000-07-01T10:00:00+02:00",
       "Karen Holm", "Sundposten"},
      {"dispatch-2014-comet", "Lander touches down on comet", "2014-11-12T17:15:00+01:00",
       "Ruth Adeyemi", ""},
      {"urn:newsml:dispatch.example:20120704:boson", "Physicists report a new boson",
       "2012-07-04T10:30:00+02:00", "Tomas Lindqvist", ""},
      {"urn:newsml:dispatch.example:20150714:pluto", "Probe passes Pluto",
       "2015-07-14T08:00:00-04:00", "Ruth Adeyemi", "Dispatch"},
      {"https://dispatch.example/2015/accord", "Accord à Paris sur le climat",
       "2015-12-12T19:30:00+01:00", "Luc Garnier", ""},
      {"mail-2004-enlargement", "Ten countries join the Union", "2004-05-01", "Jana Dvorak", ""},
      {"table-1990-telescope", "Space telescope released", "1990-04-25", "Omar Bayliss", ""},
      {"formats/table.tsv#2", "Sheep cloned in Scotland", "1997-02-22", "", ""},
      {"TREC-1997-PROBE", "Rover rolls onto Mars", "1997-07-06", "RUTH ADEYEMI", ""},
      {"https://courier.example/2016/leave", "Voters choose to leave", "2016-06-24T07:00:00+01:00",
       "Helen Marwick", "courier.example"},
      {"http://courier.example/2002/euro", "Old currency says farewell", "", "", "courier.example"},
      {"letter-2005-titan@courier.example", "Landing on Saturn's largest moon",
       "2005-01-15T09:00:00+01:00", "Zoë Marchetti", "The Harbour Letter"},
      {"port-1@courier.example", "Statement of the port authority", "2011-03-24T18:00:00Z",
       "Harbour Courier", ""},
      {"port-2@courier.example", "Correction: café on the quay", "2011-03-25T08:30:00Z",
       "Harbour Courier", ""},
      {"formats/election.md", "Long queues at the first free vote", "1994-04-27",
       "Thandi Nkosi; Omar Bayliss", ""},
  };
  return all;
}

std::vector<Sample> exported(const Programs& programs) {
  std::vector<Sample> found;
  std::istringstream lines(programs.index({"export"}).out);
  for (std::string line; std::getline(lines, line);) {
    const Json article = Json::parse(line);
    EXPECT_NE(article.value("text", ""), "") << line;
    found.push_back({article.value("id", ""), article.value("title", ""), article.value("date", ""),
                     article.value("author", ""), article.value("source", "")});
  }
  return found;
}

TEST(NewsIndexFormats, ReadsASampleOfEach) {
  const Programs programs(std::filesystem::path(SOURCE_ROOT) / "tests/cli");
  const auto added = programs.index({"add", "formats"});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_THAT(exported(programs), testing::UnorderedElementsAreArray(samples()));
}

// The names of files say nothing then.
TEST(NewsIndexFormats, RecognisesEachByItsContent) {
  const Programs programs;
  size_t number = 0;
  const auto formats = std::filesystem::path(SOURCE_ROOT) / "tests/cli/formats";
  for (const auto& entry : std::filesystem::directory_iterator(formats))
    std::filesystem::copy_file(entry.path(), programs.dir() / ("file" + std::to_string(number++)));
  std::vector<std::string> command = {"add"};
  for (size_t i = 0; i < number; ++i) command.push_back("file" + std::to_string(i));
  const auto added = programs.index(command);
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_EQ(exported(programs).size(), samples().size());
}

}  // namespace
}  // namespace broadsheet
