#include "query/matching/phrase_scan.h"

#include <algorithm>
#include <bit>

#include "corpus/text/char_class.h"

namespace broadsheet {
namespace {

enum class ByteKind : uint8_t { kParts, kWord, kJoint, kOther };

// Characters that may join letters into one word, and then perhaps don't: see Tokenizer.
constexpr std::string_view kJoints = ".,'&+#";

constexpr std::array<ByteKind, 256> kByteKinds = [] {
  std::array<ByteKind, 256> kinds{};
  for (size_t byte = 0; byte < kinds.size(); ++byte) {
    if (byte >= 0x80)
      kinds[byte] = ByteKind::kOther;
    else if (kAsciiClass[byte] == CharClass::kLetter || kAsciiClass[byte] == CharClass::kDigit)
      kinds[byte] = ByteKind::kWord;
    else if (kJoints.find(static_cast<char>(byte)) != std::string_view::npos)
      kinds[byte] = ByteKind::kJoint;
  }
  return kinds;
}();

// What the character beyond ASCII at `at` does, and its length: only the ones common in news.
ByteKind kind_beyond_ascii(std::string_view text, size_t at, size_t& length) {
  const std::string_view rest = text.substr(at);
  const auto byte = [&](size_t i) {
    return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0u;
  };
  length = 2;
  if (byte(0) == 0xC2 && byte(1) == 0xA0) return ByteKind::kParts;  // no-break space
  if (byte(0) == 0xC3 && byte(1) >= 0x80 && byte(1) <= 0xBF && byte(1) != 0x97 && byte(1) != 0xB7)
    return ByteKind::kWord;  // the letters of Latin-1
  length = 3;
  if (byte(0) != 0xE2 || byte(1) != 0x80) return ByteKind::kOther;
  if (byte(2) == 0x98 || byte(2) == 0x99) return ByteKind::kJoint;  // apostrophes
  const bool dash_quote_or_dots = (byte(2) >= 0x92 && byte(2) <= 0x94) || byte(2) == 0x9C ||
                                  byte(2) == 0x9D || byte(2) == 0xA2 || byte(2) == 0xA6;
  return dash_quote_or_dots ? ByteKind::kParts : ByteKind::kOther;
}

}  // namespace

PhraseInitials::PhraseInitials(std::span<const FirstBytes> words) : words_(words.size()) {
  for (size_t word = 0; word < words.size(); ++word) {
    const uint32_t bit = uint32_t{1} << word;
    for (size_t byte = 0; byte < words_with_.size(); ++byte) {
      const size_t lower = byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
      if (lower >= 0x80 || words[word][lower]) words_with_[byte] |= bit;
    }
  }
}

// Moves on by a word that begins at at_; true if the phrase may end with it.
bool PhraseScan::begin_word(uint32_t begins_with, bool surely) {
  const uint32_t moved = (state_ << 1 | 1) & begins_with;
  const uint32_t stays = surely ? 0 : state_;
  for (uint32_t bits = moved; bits != 0;) {
    const int bit = 31 - std::countl_zero(bits);  // from the last word to the first
    bits &= ~(uint32_t{1} << bit);
    const size_t begin = bit == 0 ? at_ : begins_[static_cast<size_t>(bit) - 1];
    size_t& known = begins_[static_cast<size_t>(bit)];
    known = (stays >> bit & 1) != 0 ? std::min(known, begin) : begin;
  }
  state_ = moved | stays;
  return (moved >> (phrase_.words() - 1) & 1) != 0;
}

bool PhraseScan::next(TextPlace& place) {
  while (at_ < text_.size()) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    ByteKind kind = kByteKinds[byte];
    size_t length = 1;
    if (kind == ByteKind::kOther) kind = kind_beyond_ascii(text_, at_, length);
    if (kind == ByteKind::kOther) {
      gave_up_ = true;
      return false;
    }
    bool ends_phrase = false;
    if (kind == ByteKind::kWord && !in_word_)
      ends_phrase = begin_word(phrase_.words_with(byte), !after_joint_);
    in_word_ = kind == ByteKind::kWord;
    after_joint_ = kind == ByteKind::kJoint;
    if (ends_phrase) place = {begins_[phrase_.words() - 1], at_ + length};
    at_ += length;
    if (ends_phrase) return true;
  }
  return false;
}

}  // namespace broadsheet
