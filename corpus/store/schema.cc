// Terms of exact and word fields, and the key that stands for a file.
#include "corpus/store/schema.h"

#include <fmt/format.h>
#include <xapian.h>
#include <xxhash.h>

#include <algorithm>

#include "corpus/support/error.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// RFC 4648, section 5, without padding.
std::string base64url(const unsigned char* bytes, size_t size) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  out.reserve((size * 8 + 5) / 6);
  unsigned buffer = 0, bits = 0;
  for (size_t i = 0; i < size; ++i) {
    buffer = (buffer << 8) | bytes[i];
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out += kAlphabet[(buffer >> bits) & 63];
    }
  }
  if (bits > 0) out += kAlphabet[(buffer << (6 - bits)) & 63];
  return out;
}

[[noreturn]] void throw_damaged_value(std::string_view what) {
  throw Error(ErrorKind::kIndex, fmt::format("the {} of an article in the index is damaged", what),
              "look for more damage with: news-index check; repair it with: check --repair");
}

// Bytes of a term as Xapian's keys count them: a zero byte is written as two.
size_t key_bytes(std::string_view term) {
  return term.size() + static_cast<size_t>(std::count(term.begin(), term.end(), '\0'));
}

}  // namespace

std::string field_term(Field field, std::string_view value) {
  std::string term(field_info(field).prefix);
  const size_t room = kMaxTermBytes - term.size();
  if (key_bytes(value) <= room) return term.append(value);
  const std::string hash = file_key(value);
  value = value.substr(0, room);
  while (key_bytes(value) > room - hash.size()) value.remove_suffix(1);
  return term.append(value).append(hash);
}

uint64_t words_in_value(const std::string& value) {
  constexpr double kMostWords = 1e15;
  if (value.empty()) return 0;
  const double words = Xapian::sortable_unserialise(value);
  if (words >= 0 && words < kMostWords) return static_cast<uint64_t>(words);
  throw_damaged_value("length");
}

std::string day_in_value(std::string_view value) {
  constexpr size_t kDayDigits = 8;
  const std::string_view day = value.substr(0, kDayDigits);
  if (value.empty()) return "";
  if (day.size() < kDayDigits || !std::ranges::all_of(day, ascii::is_digit))
    throw_damaged_value("date");
  return std::string(day);
}

std::string file_key(std::string_view path) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(path.data(), path.size()));
  return base64url(canonical.digest, sizeof canonical.digest);
}

}  // namespace broadsheet
