#include "query/search/plain_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <string_view>
#include <utility>

#include "corpus/support/error.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr size_t kMaxLikeBytes = size_t{64} << 20;

// Where markup has its first tags, behind comments and the headers of mail.
constexpr size_t kHeadBytes = 4096;

std::string content_of(const std::string& name) {
  std::ifstream file;
  if (name != "-") file.open(name, std::ios::binary);
  std::istream& in = name == "-" ? std::cin : file;
  std::string content(kMaxLikeBytes + 1, '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (in.bad() || (name != "-" && !file.is_open()))
    throw Error(ErrorKind::kUsage,
                fmt::format("--like: there is no article with the id '{}', and no file", name),
                "news-query --format ids shows the ids of what it finds");
  content.resize(static_cast<size_t>(in.gcount()));
  if (content.size() > kMaxLikeBytes)
    throw Error(ErrorKind::kUsage,
                fmt::format("--like: {} is larger than {} MB", name, kMaxLikeBytes >> 20),
                "give a shorter text");
  return content;
}

// What files of other formats begin with, and what they are.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSignatures{{
    {"%PDF-", "a PDF file"},
    {"{\\rtf", "an RTF file"},
    {"PK\x03\x04", "an archive or office document"},
    {"\x1F\x8B", "compressed data"},
    {"\x28\xB5\x2F\xFD", "compressed data"},
}};

bool is_tag_at(std::string_view text, size_t at) {
  if (at + 1 >= text.size() || text[at] != '<') return false;
  const char next = text[at + 1];
  return ascii::is_letter(next) || next == '!' || next == '?' || next == '/';
}

bool has_end_tag(std::string_view text) {
  for (size_t at = text.find("</"); at != text.npos; at = text.find("</", at + 1))
    if (at + 2 < text.size() && ascii::is_letter(text[at + 2])) return true;
  return false;
}

bool is_markup(std::string_view text) {
  if (is_tag_at(text, 0) || has_end_tag(text)) return true;
  const std::string head = ascii::lowered(text.substr(0, kHeadBytes));
  constexpr std::array<std::string_view, 3> kOpenings{"<html", "<!doctype", "<?xml"};
  return std::ranges::any_of(kOpenings,
                             [&](std::string_view tag) { return head.find(tag) != head.npos; });
}

// An object, or a list of them; not "[1] A text with notes".
bool is_json(std::string_view text) {
  const char first = text.empty() ? '\0' : text[0];
  const size_t second = text.find_first_not_of(ascii::kSpaces, 1);
  if (second >= text.size()) return false;
  const std::string_view begins = first == '{' ? "\"}" : first == '[' ? "{[\"" : "";
  return begins.find(text[second]) != begins.npos;
}

// Only UTF-16 and UTF-32 have NUL bytes in text; their mark says that they are it.
bool is_binary(std::string_view bytes) {
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
                    bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4));
  return !wide && bytes.substr(0, kHeadBytes).find('\0') != bytes.npos;
}

// What the text is instead of plain text; "" if it is that. `bytes`: as the file has them.
std::string_view other_content(std::string_view bytes, std::string_view text) {
  for (const auto& [signature, what] : kSignatures)
    if (bytes.starts_with(signature)) return what;
  if (is_binary(bytes)) return "binary data";
  const size_t start = text.find_first_not_of(ascii::kSpaces);
  const std::string_view shown = text.substr(std::min(start, text.size()));
  if (is_markup(shown)) return "markup (HTML or XML)";
  return is_json(shown) ? "JSON" : "";
}

}  // namespace

std::string plain_text_of_file(const std::string& name) {
  const std::string bytes = content_of(name);
  std::string text(without_byte_order_mark(decode(bytes)));
  const std::string_view other = other_content(bytes, text);
  if (!other.empty())
    throw Error(
        ErrorKind::kUsage,
        fmt::format("--like: {} holds {}, not plain text", name == "-" ? "stdin" : name, other),
        "add it to the index with news-index add and give --like its id, or give its text "
        "alone");
  return text;
}

}  // namespace broadsheet
