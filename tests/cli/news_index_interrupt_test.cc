// news-index that is interrupted or killed while it writes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <thread>

#include "corpus/store/index_location.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string lines(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i)
    out += "{\"id\":\"" + std::to_string(i) + "\",\"title\":\"Storm report\",\"text\":\"" +
           std::string(2000, static_cast<char>('a' + i % 26)) + "\",\"lang\":\"en\"}\n";
  return out;
}

bool has_runs(const fs::path& db) {
  std::error_code ignored;
  return fs::exists(db / "broadsheet-runs", ignored) &&
         !fs::is_empty(db / "broadsheet-runs", ignored);
}

// A program with an index of ten articles that is rebuilding it from a stdin that never ends.
class Interrupted : public testing::Test {
 protected:
  void SetUp() override {
    programs_.dir().write("a.jsonl", lines(0, 10));
    ASSERT_EQ(programs_.index({"add", "a.jsonl"}).exit_code, 0);
    before_ = programs_.index({"export"}).out;
  }

  ProgramResult end_midway(int signal) {
    RunningProgram running = programs_.start_index({"add", "--rebuild", "-"});
    running.write(lines(100, 4100));
    while (!has_runs(programs_.db())) std::this_thread::yield();
    running.signal(signal);
    return running.wait();
  }

  Programs programs_;
  std::string before_;
};

TEST_F(Interrupted, LeavesTheIndexAsItWasAndExits130) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const ProgramResult result = end_midway(signal);
    EXPECT_EQ(result.exit_code, 130);
    EXPECT_THAT(result.err, HasSubstr("interrupted"));
    EXPECT_EQ(programs_.index({"export"}).out, before_);
    EXPECT_FALSE(fs::exists(programs_.db() / "broadsheet-runs"));
  }
}

TEST_F(Interrupted, LeavesTheOldGenerationWhenKilled) {
  EXPECT_EQ(end_midway(SIGKILL).exit_code, 128 + SIGKILL);
  EXPECT_EQ(programs_.index({"export"}).out, before_);
  EXPECT_TRUE(has_runs(programs_.db()));
  programs_.dir().write("b.jsonl", lines(20, 21));
  EXPECT_EQ(programs_.index({"add", "b.jsonl"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(programs_.db() / "broadsheet-runs")) << "the next writer cleans up";
  EXPECT_EQ(IndexLocation(programs_.db()).open().get_doccount(), 11u);
}

// The files of a generation and what is in them.
std::map<std::string, std::string> files_of(const fs::path& generation) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(generation))
    files[entry.path().filename().string()] = content_of(entry.path());
  return files;
}

bool has_next_generation(const fs::path& db) { return fs::exists(db / "gen-000002"); }

bool is_merging(const fs::path& db) {
  std::error_code ignored;
  return fs::file_size(db / "gen-000002" / "postlist.glass", ignored) > 0 && !ignored;
}

// More than is changed in place, with new versions of what the index holds.
TEST_F(Interrupted, LeavesTheLiveGenerationByteForByteWhenKilledWhileAddingInBulk) {
  constexpr int kArticles = 12'000;
  const std::string input = lines(0, kArticles);
  const fs::path live = IndexLocation(programs_.db()).live_generation();
  ASSERT_EQ(live.filename(), "gen-000001");
  const auto files = files_of(live);
  for (const auto event : {has_runs, has_next_generation, is_merging}) {
    RunningProgram running = programs_.start_index({"add", "-"});
    running.write(input);
    if (event != has_runs) running.close_input();
    while (!event(programs_.db())) std::this_thread::yield();
    running.signal(SIGKILL);
    running.wait();
    // Between the event and its death it may have come to its end.
    if (IndexLocation(programs_.db()).live_generation() != live) {
      EXPECT_EQ(IndexLocation(programs_.db()).open().get_doccount(), kArticles);
      break;
    }
    EXPECT_TRUE(files_of(live) == files);
    EXPECT_TRUE(has_runs(programs_.db()));
  }
  programs_.dir().write("b.jsonl", lines(20, 21));
  EXPECT_EQ(programs_.index({"add", "b.jsonl"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(programs_.db() / "broadsheet-runs")) << "the next writer cleans up";
  const auto is_generation = [](const fs::directory_entry& entry) { return entry.is_directory(); };
  EXPECT_EQ(std::count_if(fs::directory_iterator(programs_.db()), {}, is_generation), 1);
}

TEST_F(Interrupted, ChangesNothingInPlaceEither) {
  RunningProgram running = programs_.start_index({"add", "-"});
  running.write(lines(100, 200));
  const std::string holder = "process " + std::to_string(running.pid());
  const auto is_locked = [&] {
    std::ifstream in(programs_.db() / ".lock");
    std::string line;
    return std::getline(in, line) && line.find(holder) != std::string::npos;
  };
  while (!is_locked()) std::this_thread::yield();
  running.signal(SIGINT);
  EXPECT_EQ(running.wait().exit_code, 130);
  EXPECT_EQ(programs_.index({"export"}).out, before_);
}

}  // namespace
}  // namespace broadsheet
