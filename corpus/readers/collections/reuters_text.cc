// Turns the characters of a wire item into paragraphs.
#include "corpus/readers/collections/reuters_text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"
#include "corpus/text/utf8.h"

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
  if (character < 0x80 && ascii::is_control(static_cast<char>(character)) && character != '\n')
    return;
  if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) character = 0xFFFD;
  append_utf8(out, character);
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

// Columns are set apart by runs of spaces or dots.
bool is_of_table(std::string_view line) {
  return line.find("   ") != std::string_view::npos || line.find("....") != std::string_view::npos;
}

// Items end in "Reuter" on a line of its own, behind some spaces or a sentence; those without a
// body in filler.
std::string_view without_ending(std::string_view text) {
  constexpr std::string_view kBlank = " \n", kFiller = "blah blah blah";
  size_t end = text.find_last_not_of(" \n.");
  if (end == std::string_view::npos) return text;
  std::string tail =
      ascii::lowered(text.substr(0, end + 1).substr(end - std::min(end, kFiller.size() - 1)));
  if (tail == kFiller) return text.substr(0, end + 1 - kFiller.size());
  size_t word = std::min(text.find_last_of(kBlank, end) + 1, end + 1);
  std::string last = ascii::lowered(text.substr(word, end + 1 - word));
  std::string_view before = text.substr(0, word);
  bool set_apart = before.empty() || before.ends_with("  ") || before.ends_with('\n') ||
                   before.ends_with("\n ") || before.ends_with(". ");
  return set_apart && (last == "reuter" || last == "reuters") ? before : text;
}

}  // namespace

std::string reuters_characters(std::string_view sgml) {
  std::string out;
  out.reserve(sgml.size());
  for (size_t i = 0; i < sgml.size(); ++i) {
    if (sgml[i] == '&') {
      const size_t end = sgml.substr(i, kLongestEntity + 1).find(';');
      if (end != std::string_view::npos && append_entity(out, sgml.substr(i + 1, end - 1))) {
        i += end;
        continue;
      }
    }
    if (!ascii::is_control(sgml[i]) || sgml[i] == '\n') out += sgml[i];
    if (sgml[i] == '\t') out += ' ';
  }
  return out;
}

std::string reuters_paragraphs(std::string_view characters) {
  characters = without_ending(characters);
  std::string out;
  bool new_paragraph = true, after_table = false;
  while (!characters.empty()) {
    size_t end = std::min(characters.find('\n'), characters.size());
    std::string_view raw = characters.substr(0, end);
    characters.remove_prefix(std::min(end + 1, characters.size()));
    std::string_view line = ascii::trimmed(raw);
    if (line.empty() || raw.starts_with("    ")) new_paragraph = true;
    if (line.find_first_not_of('*') == std::string_view::npos) continue;
    bool table = is_of_table(line) || (raw.front() == ' ' && !raw.starts_with("    "));
    if (!out.empty()) out += new_paragraph ? "\n\n" : table || after_table ? "\n" : " ";
    out += line;
    new_paragraph = false;
    after_table = table;
  }
  return out;
}

}  // namespace broadsheet
