#include "indexer/commands/summary.h"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

TEST(Summary, CountsMegabytesASecond) {
  Summary summary;
  EXPECT_EQ(summary.megabytes_per_second(), 0);
  summary.bytes = 30'000'000;
  summary.seconds = 2;
  EXPECT_EQ(summary.megabytes_per_second(), 15);
}

TEST(Summary, IsOneLineForPeopleAndOneObjectForPrograms) {
  Summary summary{.added = 40,
                  .updated = 2,
                  .unchanged = 3,
                  .removed = 1,
                  .failed = 5,
                  .seconds = 0.5,
                  .bytes = 1'000'000,
                  .dry_run = true};
  EXPECT_EQ(describe(summary),
            "dry run: added 40, updated 2, unchanged 3, removed 1, failed 5; 1.0 MB in 0.50 s "
            "(2.0 MB/s)");
  summary.skipped = 1;
  summary.replaced = 2;
  summary.skipped_files = {"a.png"};
  EXPECT_THAT(describe(summary), testing::HasSubstr("removed 1, skipped 1, replaced 2, failed 5;"));
  EXPECT_EQ(
      to_json(summary),
      R"({"added":40,"updated":2,"unchanged":3,"removed":1,"skipped":1,"replaced":2,"failed":5,)"
      R"("seconds":0.5,"bytes":1000000,"mb_per_second":2.0,"dry_run":true,)"
      R"("skipped_files":["a.png"]})");
}

}  // namespace
}  // namespace broadsheet
