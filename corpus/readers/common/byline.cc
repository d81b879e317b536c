// Tells bylines and date lines by their words.
#include "corpus/readers/common/byline.h"

#include <algorithm>
#include <vector>

#include "corpus/article/date_in_prose.h"
#include "corpus/article/date_words.h"

namespace broadsheet {
namespace {

constexpr std::string_view kBy[] = {"By", "BY", "by", "Von", "VON", "Par", "PAR", "Por", "POR"};
constexpr std::string_view kAnd[] = {"and", "AND", "und", "UND", "et", "ET", "y", "Y", "&"};
// Parts of names that are written small.
constexpr std::string_view kParticles[] = {"von", "van", "der", "den", "de", "del", "di",
                                           "da",  "dos", "du",  "la",  "le", "al",  "bin"};
constexpr std::string_view kDateWords[] = {"de", "del", "of", "st", "nd", "rd", "th", "er"};

constexpr size_t kLongestByline = 100;
constexpr size_t kMostWords = 12;

template <size_t N>
bool is_one_of(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::vector<std::string_view> split(std::string_view line, std::string_view separators) {
  std::vector<std::string_view> words;
  while (true) {
    size_t start = line.find_first_not_of(separators);
    if (start == std::string_view::npos) return words;
    size_t end = std::min(line.find_first_of(separators, start), line.size());
    words.push_back(line.substr(start, end - start));
    line.remove_prefix(end);
  }
}

// Starts with a capital, or with a letter outside ASCII; no digits.
bool is_name_word(std::string_view word) {
  unsigned char first = static_cast<unsigned char>(word.front());
  if (first < 0x80 && (first < 'A' || first > 'Z')) return false;
  return word.find_first_of("0123456789!?:;\"()/@") == std::string_view::npos;
}

}  // namespace

std::optional<std::string> names_in_byline(std::string_view line) {
  if (line.size() > kLongestByline) return std::nullopt;
  std::vector<std::string_view> words = split(line, " \t");
  if (words.size() < 2 || words.size() > kMostWords || !is_one_of(kBy, words[0]))
    return std::nullopt;
  std::string names;
  bool in_name = false;
  for (size_t i = 1; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (is_one_of(kAnd, word)) {
      if (!in_name) return std::nullopt;
      in_name = false;
      continue;
    }
    bool ends_name = word.back() == ',';
    if (ends_name) word.remove_suffix(1);
    if (word.empty() || !(is_name_word(word) || is_one_of(kParticles, word))) return std::nullopt;
    if (!names.empty()) names += in_name ? " " : "; ";
    names += word;
    in_name = !ends_name;
  }
  // A full stop ends a sentence, not a byline.
  return !in_name || names.back() == '.' ? std::nullopt : std::optional(names);
}

bool is_only_date(std::string_view line) {
  if (!find_date(line)) return false;
  for (std::string_view word : split(line, " \t.,-/0123456789")) {
    if (!month_named(word) && !is_one_of(kDateWords, word)) return false;
  }
  return true;
}

}  // namespace broadsheet
