// When a run writes in place, when in bulk, and when not at all.
#include "indexer/writing/choose_target.h"

#include <gtest/gtest.h>

#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

constexpr ChoiceRequest kChange{.dry_run = false, .keeps_live = true};
constexpr uint64_t kSmallIndex = 1000;

InputList files_of(uint64_t bytes, const std::string& path = "nosuch") {
  InputList input;
  input.files.push_back(std::make_shared<InputFile>(InputFile{{path, path, bytes, 0}, "key", {}}));
  input.bytes = bytes;
  return input;
}

InputList stdin_input() {
  InputList input;
  input.has_stdin = true;
  return input;
}

std::vector<Batch> lead_of(size_t bytes) {
  std::vector<Batch> lead(1);
  lead[0].articles.emplace_back().article.text = std::string(bytes, 'a');
  return lead;
}

TEST(ChooseTarget, WritesNothingInADryRun) {
  EXPECT_EQ(choose_target({}, true, files_of(1), 0, {.dry_run = true, .keeps_live = true}),
            Choice::kDryRun);
  EXPECT_EQ(choose_target({}, true, files_of(1), 0, {.dry_run = true, .keeps_live = false}),
            Choice::kDryRun);
}

TEST(ChooseTarget, BuildsANewIndexInBulkHoweverSmallItIs) {
  EXPECT_EQ(choose_target({}, true, files_of(1), 0, {}), Choice::kNewIndex);
}

TEST(ChooseTarget, MakesSmallChangesInPlace) {
  EXPECT_EQ(choose_target({}, false, files_of(kSmallChangeBytes - 1), kSmallIndex, kChange),
            Choice::kInPlace);
  EXPECT_EQ(choose_target({}, false, files_of(kSmallChangeBytes), kSmallIndex, kChange),
            Choice::kNextGeneration);
}

TEST(ChooseTarget, CallsAPartOfALargeIndexSmall) {
  const uint64_t large = kSmallChangeBytes * 100;
  const uint64_t part = large / kSmallChangePart;
  EXPECT_EQ(choose_target({}, false, files_of(part - 1), large, kChange), Choice::kInPlace);
  EXPECT_EQ(choose_target({}, false, files_of(part), large, kChange), Choice::kNextGeneration);
}

TEST(ChooseTarget, ExpectsMoreOfPackedFiles) {
  const TempDir dir;
  const std::string packed = dir.write("a.gz", "\x1f\x8b\x08").string();
  const uint64_t bytes = kSmallChangeBytes / 2;
  EXPECT_EQ(choose_target({}, false, files_of(bytes, packed), kSmallIndex, kChange),
            Choice::kNextGeneration);
  EXPECT_EQ(choose_target({}, false, files_of(bytes), kSmallIndex, kChange), Choice::kInPlace);
}

TEST(ChooseTarget, MeasuresStdinWhenItHasEnded) {
  const std::vector<Batch> lead = lead_of(100);
  EXPECT_EQ(choose_target(lead, true, stdin_input(), kSmallIndex, kChange), Choice::kInPlace);
  EXPECT_EQ(choose_target(lead, false, stdin_input(), kSmallIndex, kChange),
            Choice::kNextGeneration);
  EXPECT_EQ(choose_target(lead_of(kSmallChangeBytes), true, stdin_input(), kSmallIndex, kChange),
            Choice::kNextGeneration);
}

}  // namespace
}  // namespace broadsheet
