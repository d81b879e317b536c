#include "corpus/store/signature.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace broadsheet {
namespace {

TEST(Signature, HoldsExactlyTheHashesThatWereAdded) {
  std::mt19937 random(1);
  SignatureBuilder builder;
  for (size_t count : {0, 1, 2, 3, 10, 300, 1000, 9000, 16000}) {
    std::set<uint16_t> hashes;
    while (hashes.size() < count) hashes.insert(static_cast<uint16_t>(random()));
    for (uint16_t hash : hashes) builder.add(hash);
    const std::string signature = builder.take();
    for (unsigned hash = 0; hash < 65536; ++hash)
      ASSERT_EQ(signature_contains(signature, static_cast<uint16_t>(hash)),
                hashes.count(static_cast<uint16_t>(hash)) == 1)
          << count << " hashes, hash " << hash;
  }
}

TEST(Signature, HoldsTheFirstAndTheLastHash) {
  SignatureBuilder builder;
  builder.add(0);
  builder.add(65535);
  const std::string signature = builder.take();
  EXPECT_TRUE(signature_contains(signature, 0));
  EXPECT_TRUE(signature_contains(signature, 65535));
  EXPECT_FALSE(signature_contains(signature, 1));
  EXPECT_FALSE(signature_contains(signature, 65534));
}

TEST(Signature, IsSmallAndEmptyAfterTaking) {
  SignatureBuilder builder;
  for (unsigned i = 0; i < 300; ++i) builder.add(static_cast<uint16_t>(i * 211));
  EXPECT_LE(builder.take().size(), 380u);
  EXPECT_EQ(builder.take(), "");
}

TEST(Signature, SaysMaybeToEverythingWhenTheTextHoldsTooManyPairs) {
  SignatureBuilder builder;
  for (unsigned i = 0; i < 20000; ++i) builder.add(static_cast<uint16_t>(i));
  const std::string signature = builder.take();
  EXPECT_LE(signature.size(), 2u);
  EXPECT_TRUE(signature_contains(signature, 60000));
  EXPECT_EQ(builder.take(), "");
}

TEST(Signature, DoesNotLoseArticlesOverDamagedBytes) {
  EXPECT_TRUE(signature_contains(std::string("\x05\x00garbage", 9), 7));
  EXPECT_FALSE(signature_contains("", 7));
}

// Under the address sanitizer: nothing is read beyond the code.
TEST(Signature, ReadsNothingBeyondACodeThatIsDamaged) {
  std::string one_hash(12, '\xff');  // n = 1, and all high bits set
  one_hash[0] = 1;
  one_hash[1] = 0;
  for (const int hash : {0, 1, 7, 65535})
    signature_contains(std::string(one_hash), static_cast<uint16_t>(hash));
  EXPECT_FALSE(signature_contains(one_hash, 7));
  std::minstd_rand random(7);
  SignatureBuilder builder;
  for (const uint32_t pairs : {1U, 2U, 5U, 60U, 700U}) {
    for (uint32_t i = 0; i < pairs; ++i) builder.add_pair(i, i * 7 + 1);
    const std::string code = builder.take();
    for (int round = 0; round < 200; ++round) {
      std::string damaged = code;
      for (int i = 0; i < 3; ++i)
        damaged[2 + random() % (damaged.size() - 2)] = static_cast<char>(random());
      signature_contains(damaged, static_cast<uint16_t>(random()));
    }
  }
}

TEST(Signature, AsksForAllPairsOfAPhrase) {
  const uint32_t rapid = term_hash("rapid"), respons = term_hash("respons"),
                 forc = term_hash("forc");
  SignatureBuilder builder;
  builder.add_pair(rapid, respons);
  builder.add_pair(respons, forc);
  const std::string signature = builder.take();
  const uint16_t there[] = {pair_hash(rapid, respons), pair_hash(respons, forc)};
  const uint16_t turned[] = {pair_hash(rapid, respons), pair_hash(forc, respons)};
  EXPECT_TRUE(signature_contains_all(signature, there));
  EXPECT_FALSE(signature_contains_all(signature, turned));
  EXPECT_TRUE(signature_contains_all(signature, {}));
}

// These values are in every index on disk.
TEST(Signature, KeepsItsHashesForEver) {
  EXPECT_EQ(term_hash("nato"), 361871928u);
  EXPECT_EQ(pair_hash(1, 2), 30581);
}

}  // namespace
}  // namespace broadsheet
