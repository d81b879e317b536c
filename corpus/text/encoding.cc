// Tells encodings and converts them with ICU; valid UTF-8 is only looked at.
#include "corpus/text/encoding.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <memory>
#include <new>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};

using namespace std::string_view_literals;
// The four-byte mark comes before the one of UTF-16 that it starts with.
constexpr ByteOrderMark kMarks[] = {{"\xEF\xBB\xBF"sv, "UTF-8"},
                                    {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                    {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                    {"\xFF\xFE"sv, "UTF-16LE"},
                                    {"\xFE\xFF"sv, "UTF-16BE"}};

// Single-byte encodings that detection mixes up on the few accents of a Western text.
constexpr std::string_view kWestern[] = {
    "iso-8859-1", "windows-1252", "iso-8859-9", "windows-1254", "us-ascii",
    "ascii",      "latin1",       "iso8859-1",  "iso_8859-1",   "ansi_x3.4-1968"};
constexpr const char* kWesternCharset = "windows-1252";

// Below this, ICU's detection is a guess (its scale ends at 100).
constexpr int32_t kSureOfDetection = 40;
constexpr size_t kDetectionBytes = size_t{64} << 10;

bool is_western(std::string_view charset) {
  std::string name = ascii::lowered(charset);
  return std::find(std::begin(kWestern), std::end(kWestern), name) != std::end(kWestern);
}

bool has_high_bytes(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return !ascii::is_ascii(c); });
}

// Nothing for unknown names. ICU would look up some names as files: those of charsets hold no "/".
Converter open_converter(std::string_view charset) {
  if (charset.find_first_of("/\\") != std::string_view::npos) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  std::string name = is_western(charset) ? kWesternCharset : std::string(charset);
  Converter converter(ucnv_open(name.c_str(), &status));
  if (status == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Through a small UTF-16 buffer, so that the text is in memory once on each side only.
std::string convert(std::string_view bytes, UConverter* from) {
  Converter to = open_converter("UTF-8");
  if (!to) throw std::bad_alloc();
  std::string out(bytes.size() + bytes.size() / 2 + 64, '\0');
  UChar pivot[4096];
  UChar* pivot_source = pivot;
  UChar* pivot_target = pivot;
  const char* source = bytes.data();
  const char* source_end = source + bytes.size();
  size_t used = 0;
  bool reset = true;
  while (true) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = out.data() + used;
    ucnv_convertEx(to.get(), from, &target, out.data() + out.size(), &source, source_end, pivot,
                   &pivot_source, &pivot_target, pivot + std::size(pivot), reset, true, &status);
    used = static_cast<size_t>(target - out.data());
    reset = false;
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
    out.resize(out.size() * 2);
  }
  out.resize(used);
  return out;
}

// UTF-16 without a mark: mostly Latin text has a zero in every other byte.
const char* unmarked_utf16(std::string_view bytes) {
  std::string_view sample = bytes.substr(0, 1024);
  if (sample.size() < 8) return nullptr;
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++zeros[i % 2];
  size_t many = sample.size() / 4, few = sample.size() / 32;
  if (zeros[1] > many && zeros[0] <= few) return "UTF-16LE";
  if (zeros[0] > many && zeros[1] <= few) return "UTF-16BE";
  return nullptr;
}

// True if bytes outside ASCII are well-formed UTF-8 more often than not: a damaged UTF-8 text.
bool is_mostly_utf8(std::string_view bytes) {
  size_t good = 0, bad = 0;
  for (size_t i = 0; i < bytes.size();) {
    unsigned char lead = static_cast<unsigned char>(bytes[i]);
    size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length > 1 && is_valid_utf8(bytes.substr(i, length))) {
      ++good;
      i += length;
    } else {
      if (lead >= 0x80) ++bad;
      ++i;
    }
  }
  return good > bad;
}

std::string detected_charset(std::string_view bytes) {
  // Only what is not ASCII tells encodings apart: start the sample near the first such byte.
  auto first = std::find_if(bytes.begin(), bytes.end(), [](char c) { return !ascii::is_ascii(c); });
  size_t start = static_cast<size_t>(first - bytes.begin());
  start = start > 1024 ? start - 1024 : 0;
  std::string_view sample = bytes.substr(start, kDetectionBytes);
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return kWesternCharset;
  if (ucsdet_getConfidence(match, &status) < kSureOfDetection) return kWesternCharset;
  const char* name = ucsdet_getName(match, &status);
  return U_SUCCESS(status) && name != nullptr ? name : kWesternCharset;
}

std::string from_charset(std::string&& bytes, std::string_view charset) {
  if (ascii::lowered(charset) == "utf-8" && is_valid_utf8(bytes)) return bytes;
  Converter converter = open_converter(charset);
  return converter ? convert(bytes, converter.get()) : repair_utf8(bytes);
}

}  // namespace

std::string decode(std::string bytes, std::string_view declared) {
  for (const ByteOrderMark& mark : kMarks)
    if (bytes.compare(0, mark.bytes.size(), mark.bytes) == 0)
      return from_charset(bytes.substr(mark.bytes.size()), mark.charset);
  bool valid = is_valid_utf8(bytes);
  if (!declared.empty() && !(valid && is_western(declared) && has_high_bytes(bytes)))
    if (Converter converter = open_converter(declared)) return convert(bytes, converter.get());
  if (const char* charset = unmarked_utf16(bytes)) return from_charset(std::move(bytes), charset);
  if (valid) return bytes;
  if (is_mostly_utf8(bytes)) return repair_utf8(bytes);
  std::string charset = detected_charset(bytes);
  return from_charset(std::move(bytes), charset);
}

Charset detect_charset(std::string_view head, std::string_view declared) {
  for (const ByteOrderMark& mark : kMarks)
    if (head.starts_with(mark.bytes)) return {mark.charset, mark.bytes.size()};
  // The last character may be cut.
  bool valid = false;
  for (size_t cut = 0; cut < 4 && cut <= head.size() && !valid; ++cut)
    valid = is_valid_utf8(head.substr(0, head.size() - cut));
  if (!declared.empty() && !(valid && is_western(declared) && has_high_bytes(head)) &&
      open_converter(declared))
    return {is_western(declared) ? kWesternCharset : std::string(declared)};
  if (const char* charset = unmarked_utf16(head)) return {charset};
  if (valid || is_mostly_utf8(head)) return {"UTF-8"};
  return {detected_charset(head)};
}

std::string to_utf8(std::string bytes, std::string_view declared) {
  std::string text = decode(std::move(bytes), declared);
  clean_text(text);
  return text;
}

void clean_text(std::string& text) {
  // Counted without a branch, so that the compiler makes vector code of it: nearly all texts
  // need no change.
  size_t unclean = 0;
  for (char c : text) unclean += ascii::is_control(c) & (c != '\n') & (c != '\t');
  if (unclean == 0) return;
  size_t out = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '\r') {
      if (i + 1 < text.size() && text[i + 1] == '\n') continue;
      c = '\n';
    } else if (ascii::is_control(c) && c != '\n' && c != '\t') {
      c = ' ';
    }
    text[out++] = c;
  }
  text.resize(out);
}

std::string to_one_line(std::string text) {
  size_t out = 0;
  for (char c : text) {
    bool space = c == ' ' || ascii::is_control(c);
    if (space && (out == 0 || text[out - 1] == ' ')) continue;
    text[out++] = space ? ' ' : c;
  }
  if (out > 0 && text[out - 1] == ' ') --out;
  text.resize(out);
  return text;
}

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::string repair_utf8(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return std::string(bytes);
  Converter converter = open_converter("UTF-8");
  if (!converter) throw std::bad_alloc();
  return convert(bytes, converter.get());
}

}  // namespace broadsheet
