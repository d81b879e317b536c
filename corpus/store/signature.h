// Pair signatures: per article a small set of the word pairs it holds, so that an index without
// positions can tell nearly all articles that can't hold a phrase without unpacking them.
//
// A signature is the set of 16-bit hashes of adjacent terms (term i, term i+1) of the title and of
// the text, as an Elias-Fano code (P. Elias 1974, R. Fano 1971), about 9 bits a pair:
//   u16 n            number of hashes, little-endian; kUnknownSignature: any pair may be in it
//   low bits         the lower l bits of each hash, packed from the lowest bit up, to whole bytes
//   high bits        unary: hash i sets bit (hash >> l) + i;  ceil((n + (65536 >> l)) / 64) words
// with l = floor(log2(65536 / n)). A missing or empty value holds no pair.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Hash of one term. Stored signatures depend on it: never change it without raising the schema.
uint32_t term_hash(std::string_view term);

// Hash of two terms that follow one another.
constexpr uint16_t pair_hash(uint32_t first_term_hash, uint32_t second_term_hash) {
  const uint64_t mixed = (uint64_t{first_term_hash} << 32 | second_term_hash) * 0x9e3779b97f4a7c15u;
  return static_cast<uint16_t>((mixed ^ mixed >> 32) * 0x9e3779b97f4a7c15u >> 48);
}

// Collects the pairs of one article after the other. Not thread-safe.
class SignatureBuilder {
 public:
  SignatureBuilder();

  void add(uint16_t hash) { bits_[hash >> 6] |= uint64_t{1} << (hash & 63); }
  void add_pair(uint32_t first_term_hash, uint32_t second_term_hash) {
    add(pair_hash(first_term_hash, second_term_hash));
  }

  // The signature of what was added; the builder is empty again.
  std::string take();

 private:
  std::vector<uint64_t> bits_;  // the set, one bit for each of the 65536 hashes
};

// False only if the article surely holds no such pair.
bool signature_contains(std::string_view signature, uint16_t hash);

// The same for all of the hashes.
bool signature_contains_all(std::string_view signature, std::span<const uint16_t> hashes);

}  // namespace broadsheet
