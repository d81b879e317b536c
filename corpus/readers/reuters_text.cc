// Turns the characters of a wire item into paragraphs.
#include "corpus/readers/reuters_text.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "corpus/encoding.h"

namespace broadsheet {
namespace {

struct Entity {
  std::string_view name;
  uint32_t character;
};
constexpr Entity kEntities[] = {
    {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};

constexpr size_t kLongestEntity = 10;  // bytes, with the "&"

void append_character(std::string& out, uint32_t character) {
  if (character < 0x80 && is_control(static_cast<char>(character)) && character != '\n') return;
  if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) character = 0xFFFD;
  uint8_t bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, character);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(length));
}

// Appends what "&name;" stands for; false when it stands for nothing.
bool append_entity(std::string& out, std::string_view name) {
  if (name.size() > 1 && name.front() == '#') {
    uint32_t character = 0;
    auto [end, code] = std::from_chars(name.data() + 1, name.data() + name.size(), character);
    if (code != std::errc() || end != name.data() + name.size()) return false;
    append_character(out, character);
    return true;
  }
  for (const Entity& entity : kEntities)
    if (entity.name == name) {
      append_character(out, entity.character);
      return true;
    }
  return false;
}

std::string_view trimmed(std::string_view line) {
  size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(" \t") - first + 1);
}

// Columns are set apart by runs of spaces or dots.
bool is_of_table(std::string_view line) {
  return line.find("   ") != std::string_view::npos || line.find("....") != std::string_view::npos;
}

bool is_signature(std::string_view line) {
  std::string word(line.substr(0, line.find_last_not_of('.') + 1));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  return word == "reuter" || word == "reuters" || word == "blah blah blah";
}

}  // namespace

std::string reuters_characters(std::string_view sgml) {
  std::string out;
  out.reserve(sgml.size());
  for (size_t i = 0; i < sgml.size(); ++i) {
    if (sgml[i] == '&') {
      size_t end = sgml.find(';', i);
      if (end != std::string_view::npos && end - i <= kLongestEntity &&
          append_entity(out, sgml.substr(i + 1, end - i - 1))) {
        i = end;
        continue;
      }
    }
    if (!is_control(sgml[i]) || sgml[i] == '\n') out += sgml[i];
    if (sgml[i] == '\t') out += ' ';
  }
  return out;
}

std::string reuters_paragraphs(std::string_view characters) {
  std::string out;
  bool new_paragraph = true, after_table = false;
  while (!characters.empty()) {
    size_t end = std::min(characters.find('\n'), characters.size());
    std::string_view raw = characters.substr(0, end);
    characters.remove_prefix(std::min(end + 1, characters.size()));
    std::string_view line = trimmed(raw);
    if (line.empty() || raw.starts_with("    ")) new_paragraph = true;
    if (line.empty()) continue;
    bool is_last = characters.find_first_not_of(" \n") == std::string_view::npos;
    if (is_last && is_signature(line)) break;
    bool table = is_of_table(line) || (raw.front() == ' ' && !raw.starts_with("    "));
    if (!out.empty()) out += new_paragraph ? "\n\n" : table || after_table ? "\n" : " ";
    out += line;
    new_paragraph = false;
    after_table = table;
  }
  return out;
}

}  // namespace broadsheet
