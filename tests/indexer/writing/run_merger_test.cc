#include "indexer/writing/run_merger.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <random>
#include <thread>

#include "corpus/support/error.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

// Runs of `count` documents each whose data tell their order.
void write_run(const std::filesystem::path& path, size_t number, int count) {
  Xapian::WritableDatabase db(path.string(), Xapian::DB_CREATE);
  for (int i = 0; i < count; ++i) {
    Xapian::Document document;
    document.set_data(std::to_string(number) + "." + std::to_string(i));
    document.add_term("all");
    db.add_document(document);
  }
  db.commit();
}

std::vector<std::string> data_of(const std::filesystem::path& path) {
  const Xapian::Database db(path.string());
  std::vector<std::string> data;
  for (auto doc = db.postlist_begin("all"); doc != db.postlist_end("all"); ++doc)
    data.push_back(db.get_document(*doc).get_data());
  return data;
}

TEST(RunMerger, KeepsTheOrderOfTheInputWhateverTheOrderOfCompletion) {
  for (const size_t runs : {size_t{1}, size_t{31}, size_t{32}, size_t{33}, size_t{150}}) {
    const TempDir dir;
    RunMerger merger(dir / "runs");
    std::vector<std::string> expected;
    std::vector<size_t> order;
    for (size_t i = 0; i < runs; ++i) {
      order.push_back(i);
      for (int j = 0; j < static_cast<int>(i % 3); ++j)
        expected.push_back(std::to_string(i) + "." + std::to_string(j));
    }
    std::shuffle(order.begin(), order.end(), std::mt19937(7));
    for (const size_t number : order) {
      const int count = static_cast<int>(number % 3);  // some stay empty
      if (count > 0) write_run(merger.run_path(number), number, count);
      merger.finished(number, count == 0);
    }
    const auto sources = merger.remaining();
    EXPECT_LE(sources.size(), 48u);
    if (expected.empty()) {
      EXPECT_TRUE(sources.empty());
      continue;
    }
    merge_databases(sources, dir / "all", true);
    EXPECT_EQ(data_of(dir / "all"), expected) << runs << " runs";
  }
}

TEST(RunMerger, RemovesItsRunsAndNothingElse) {
  const TempDir dir;
  dir.write("mine/photo.jpg", "photo");
  EXPECT_THROW(RunMerger(dir / "mine"), Error);
  std::filesystem::create_directory_symlink(dir / "mine", dir / "link");
  EXPECT_THROW(RunMerger(dir / "link"), Error);
  EXPECT_TRUE(std::filesystem::exists(dir / "mine/photo.jpg"));
  {
    RunMerger merger(dir / "runs");
    write_run(merger.run_path(0), 0, 1);
    merger.finished(0, false);
  }
  EXPECT_FALSE(std::filesystem::exists(dir / "runs"));
}

TEST(RunMerger, MergesOnManyThreads) {
  const TempDir dir;
  RunMerger merger(dir / "runs");
  std::atomic<size_t> next{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&] {
        for (size_t number; (number = next++) < 100;) {
          write_run(merger.run_path(number), number, 1);
          merger.finished(number, false);
        }
      });
  }
  merge_databases(merger.remaining(), dir / "all", true);
  const auto data = data_of(dir / "all");
  ASSERT_EQ(data.size(), 100u);
  for (size_t i = 0; i < data.size(); ++i) EXPECT_EQ(data[i], std::to_string(i) + ".0");
}

}  // namespace
}  // namespace broadsheet
